"""Chinese, what is held against something else: awards against terms, rules and drafts against each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "formula-rounded-down": "{of}，按{unit}的整数倍向下取整",
}
