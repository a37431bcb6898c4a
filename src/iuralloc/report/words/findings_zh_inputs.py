"""Chinese: what is wrong with sheets beside a contract, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

INPUTS: Final[Mapping[str, Said]] = {
    "sheet-not-beside": Said(
        "`{file}`不是合同旁的文件",
        "合同只能从其所在文件夹及下级文件夹中的文件取数：不得使用其他路径、指向文件夹之外的链接或网络地址。",
        "请将文件放在合同旁，并只写文件名。",
    ),
    "sheet-not-found": Said(
        "合同旁没有文件`{file}`",
        "程序在合同所在文件夹中查找，并区分大小写。",
        "请将文件放入该文件夹，或更正文件名。",
    ),
    "sheet-without-folder": Said(
        "找不到`{file}`：合同是从标准输入读取的",
        "经管道传入的内容不在任何文件夹中，旁边也就没有文件。",
        "请写合同文件名，不用`-`。",
    ),
    "sheet-not-here": Said(
        "此处不读取表格文件：`{file}`",
        "表格文件可用于`contributions`、某项数值或其`value`，以及分配项的`amount`、`worth`、`synergies`。",
        "请在`figures`中为该表命名，此处写该数值的名称。",
    ),
    "sheet-changed": Said(
        "`{file}`不是合同所指的文件",
        "其SHA-256为`{digest}`，与合同所载不同。",
        "请使用约定的文件；如约定采用新文件，请写明其摘要值。",
    ),
    "sheet-digest-malformed": Said(
        "这不是SHA-256摘要值",
        "摘要值由64位数字及字母`a`至`f`组成。",
        "请完整复制；`sha256sum FILE`可显示该值。",
    ),
    "sheet-old-format": Said(
        "`{file}`不是可以读取的工作簿",
        "其为旧格式或其他格式（`.xls`、`.xlsb`、`.ods`、`.et`），或者设有密码。",
        "请另存为不设密码的Excel工作簿（`.xlsx`）或CSV文件。",
    ),
    "sheet-damaged": Said(
        "`{file}`无法完整读取{in_part}",
        "文件已损坏或不完整，或者含有电子表格软件不会写入的内容。",
        "请打开该文件并重新保存。",
    ),
    "sheet-too-large": Said(
        "`{file}`的内容超出读取限度",
        "限度为：5 MB（解压后50 MB），20,000行，100,000个非空单元格，每个单元格32,767个字符。",
        "请只保留合同所需的表。",
    ),
    "sheet-encoding": Said(
        "`{file}`的编码不是`{declared}`",
        "{guessed_encoding}未写明编码的文本表格按UTF-8读取。",
        "请另存为UTF-8编码的CSV；如为GBK或GB18030编码，请写明`encoding: gb18030`。",
    ),
    "sheet-which": Said(
        "未写明使用`{file}`中的哪一张工作表",
        "{known_sheets}文本表格没有工作表；显示的工作表不止一张的，须写明名称。",
        "请写明`sheet: 名称`；文本表格不写此项。",
    ),
    "sheet-unknown": Said(
        "`{file}`中没有工作表`{sheet}`",
        "现有工作表：`{known}`。",
        "请按工作表标签书写名称。",
    ),
    "sheet-without-headings": Said(
        "`{file}`中没有含所需表头的表",
        "在前30个非空行中查找：`{known}`，或其中文名称。",
        "请将表头写在数据上方的同一行。",
    ),
    "sheet-heading-unknown": Said(
        "`{heading}`不是此处读取的表头",
        "可读取的表头：`{known}`，及其中文名称。",
        "请更正表头，或删除该列。",
    ),
    "sheet-heading-twice": Said(
        "表头`{heading}`对应两列，首次见于`{first}`",
        "无法判断以哪一列为准。",
        "请只保留其中一列。",
    ),
    "sheet-column-without-heading": Said(
        "该列有内容而没有表头",
        "未命名的内容既不能采用，也不应忽略。",
        "请为该列写明表头，或清空该列。",
    ),
    "sheet-unit-differs": Said(
        "表头以`{unit}`计，合同以`{own}`计",
        "不带单位的数字按合同的单位读取，此处会成为另一金额。",
        "请换算该列；或逐项写明单位，例如`120 {unit}`，表头不写单位。",
    ),
    "sheet-without-rows": Said(
        "`{file}`中的表只有表头，没有数据行",
        "",
        "请填写该表，或从合同中删除对该文件的引用。",
    ),
    "sheet-cell-error": Said(
        "该单元格显示错误值`{text}`",
        "其中的公式没有结果。",
        "请更正公式，或直接写入数值。",
    ),
    "sheet-formula-not-computed": Said(
        "该单元格中的公式尚未计算",
        "写入该文件的程序没有保存结果；本程序不计算表格公式。",
        "请用电子表格软件打开并保存该工作簿，或直接写入数值。",
    ),
    "sheet-formulas-taken": Said(
        "其中{count}个数值为公式的结果，首个在`{first}`",
        "采用电子表格软件最近一次计算的结果；公式是否正确，此处不作核对。",
        "请复核公式，或在签署前将公式替换为数值。",
    ),
    "sheet-merged": Said(
        "单元格`{range}`已合并",
        "只有首个单元格含有该值，未写明适用于哪些行或列。",
        "请取消合并，并在每一行写明该值。",
    ),
    "sheet-hidden": Said(
        "表中有隐藏内容：`{hidden}`",
        "被隐藏（包括被筛选隐藏）的内容会计入结果，签署人却看不到。",
        "请取消隐藏，或予以删除。",
    ),
    "sheet-number-format": Said(
        "该单元格的数字格式使所显示的数字不同于其值：`{format}`",
        "其值为`{text}`。以千位省略显示的数、分数、时间以及1900年3月之前的日期不予采用。",
        "请以普通格式书写该数字。",
    ),
    "sheet-shows-rounded": Said(
        "该单元格显示`{shown}`，其值为`{text}`",
        "按其值采用，不作舍入。",
        "请显示全部位数，或对其值本身取整。",
    ),
    "sheet-total-row": Said(
        "数据行中有合计行：`{text}`",
        "如按普通行计入，全部内容将重复计算。",
        "请删除该行；或写明`totals: checked`，则将其与各行之和核对后略去。",
    ),
    "sheet-total-wrong": Said(
        "合计数`{total}`不等于其上各行之和",
        "各行之和为{sum:number}。",
        "请更正合计数或各行。",
    ),
    "sheet-row-without-key": Said(
        "该行未写明`{heading}`",
        "空白单元格不表示与上一行相同。",
        "请在每一行填写。",
    ),
    "sheet-row-twice": Said(
        "该行与第{first}行完全相同",
        "两行均已计入。",
        "请删除其中一行，或以证据、日期、备注加以区分。",
    ),
    "sheet-key-twice": Said(
        "`{key}`出现两次，首次见于`{first}`",
        "无法判断以哪一个值为准。",
        "请只保留其中之一，或将两者相加。",
    ),
    "sheet-value-missing": Said(
        "该行没有数值",
        "空白单元格可能是遗漏，也可能表示零。",
        "请写明数值（零也须写明），或删除该行。",
    ),
}


def told_of_sheets(facts: Mapping[str, str]) -> dict[str, str]:
    """Which part is damaged, which encoding is guessed, which sheets there are."""
    guess, known, part = facts.get("guess", ""), facts.get("known", ""), facts.get("part", "")
    return {
        "in_part": f"（其中的部件`{part}`）" if part else "",
        "guessed_encoding": f"该文件似为`{guess}`编码。" if guess else "",
        "known_sheets": f"现有工作表：`{known}`。" if known else "",
    }
