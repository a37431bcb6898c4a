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
    "input-sheet": "投入",
    "input-notes": "填写说明",
    "input-lists": "选项",
    "input-how": "每项投入填一行。请删除现有各行，填写实际内容；不适用的单元格留空。表头一行请保留。",
    "input-numbers": "不写单位的金额按表头所示单位计；也可写明其他单位，例如`3,500 CNY`。单元格的全部位数均计入，包括未显示的位数。",
    "input-totals": "合计行不予接受，除非合同写明`totals: checked`；隐藏的行和合并的单元格不予接受。",
    "column-party": "由谁投入：填合同中的代号；组名前加`each`表示每个成员各投入一份。",
    "column-kind": "投入的类型。设备、场地、人员的价值可以由其他各列计算。",
    "column-value": "各方认定的价值；由后列计算的，此处留空。",
    "column-appraised": "评估机构确定的价值；不影响计算。",
    "column-phase": "所属的工作阶段。",
    "column-price": "设备：购置原价。",
    "column-residual": "设备：使用年限届满时的残值。",
    "column-life": "设备：使用年限，例如7y（年）。",
    "column-used": "设备、场地、人员：用于本项目的时间，例如18m（月）或2y（年）。",
    "column-use": "设备：用于本项目的比例，例如40%。",
    "column-rent": "场地：每年的市场租金。",
    "column-rate": "人员：每年的成本。",
    "column-id": "该项投入的代号，供合同引用。",
    "column-clause": "载明该项投入的条款。",
    "column-evidence": "证明该项投入的材料；两行不得使用同一材料。",
    "column-note": "其他需要说明的事项。",
    "sheet-of-nothing": "模板{template}没有列出投入，因此没有可填写的表格",
    "sheet-name-odd": "{file}须以`.xlsx`结尾，并位于合同所在文件夹或其下级文件夹",
    "excel-missing": "未安装写出工作簿所需的组件：`pip install 'iuralloc[excel]'`",
    "sheet-written": "{file}已写出：请填写其中的表格并保存，合同将从中读取投入。",
}
