"""Chinese: what is said of sheets beside a contract, and of the sheet to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "formula-given-in-sheet": "表格载明“{raw}”",
    "tree-given-cell": "“{raw}”，单元格{cell}",
    "tree-of": "{label}：{text}",
    "sheet-sha256": "表格文件{name}的SHA-256值",
    "ground-cell": "单元格{cell}",
    "verify-read-sheets": "已在合同原位置重新读取{count}个数字，包括公式内的数字。合同旁的表格文件：{sheets}个。",
}
