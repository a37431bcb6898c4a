"""Chinese: what is wrong with an award, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_FILE: Final = {
    "award-without-tables": Said(
        "文件中没有裁决分配表",
        "裁决文件应有`tables:`，其下各表写明`pool`和`lines`；或在分配项标识之下按当事方写明金额。",
        "请写`POOL: {{PARTY: AMOUNT, …}}`。",
    ),
    "award-pool-unknown": Said(
        "合同没有分配项`{pool}`",
        "合同的分配项为：`{known}`。",
        "请按合同中的名称书写。",
    ),
    "award-pool-open": Said(
        "分配项`{pool}`未结算，无法据以核对裁决",
        "其所依据的数值尚有争议。",
        "请将`contested`改为裁决所认定的数值，再作核对。",
    ),
    "award-party-unknown": Said(
        "`{party}`不参与分配项`{pool}`的分配",
        "该分配项的参与分配方为：`{known}`。",
        "请按合同中的名称书写；数个相同当事方之一，以编号表示，例如`lab_1`。",
    ),
    "award-not-a-number": Said(
        "`{text}`是公式；裁决应写明数字",
        "只有写明的数字才能审核。",
        "请写数字。",
    ),
    "award-amount-is-part": Said(
        "此处应为金额，而`{text}`为比例",
        "",
        "请写金额，或改用`share`。",
    ),
    "award-share-is-amount": Said(
        "此处应为份额，而`{text}`为金额",
        "",
        "请写百分数或分数，或改用`amount`。",
    ),
    "award-line-empty": Said(
        "`{key}`既无`share`，也无`amount`",
        "",
        "请写明其一，或两者均写明。",
    ),
    "award-based-on-another": Said(
        "裁决以`{based_on}`为依据，而与之核对的是`{file}`",
        "其分配项在后者中的含义可能不同。",
        "请指定裁决所依据的合同。",
    ),
}

_AUDIT: Final = {
    "award-share-is-not-amount": Said(
        "`{party}`获得{amount:number}，而{total:number}的`{share}`应为{makes:number}",
        "金额相差{off:number}。",
        "请更正份额或金额。",
    ),
    "award-lines-are-not-total": Said(
        "各行合计为{sum:number}，而所列总额为{total:number}",
        "两者相差{off:number}。",
        "请更正某一行或总额。",
    ),
    "award-total-is-not-pool": Said(
        "所列总额为{total:number}，而分配项`{pool}`可供分配{divided:number}",
        "",
        "请更正总额，或更正该分配项的金额。",
    ),
    "award-lines-are-not-pool": Said(
        "各行合计为{sum:number}，而分配项`{pool}`可供分配{divided:number}",
        "两者相差{off:number}。",
        "请更正某一行。",
    ),
    "award-shares-are-not-whole": Said(
        "份额合计为{shares:share}，不等于{whole:share}",
        "",
        "请更正某一份额。",
    ),
    "award-not-in-units": Said(
        "`{party}`的{amount:number}不能以{unit:number}为单位支付",
        "",
        "请取整，或在合同中写明可以更小的金额支付。",
    ),
    "award-party-missing": Said(
        "裁决未向`{parties}`分配",
        "参与分配项`{pool}`的分配而未列明的，计为0。",
        "如有遗漏，请补充一行。",
    ),
    "award-misses-term": Said(
        "裁决未达到分配项`{pool}`的约束条件`{term}`，相差{missed:number}",
        "合同第{contract_line}行`{text}`：界限为{bound:number}，裁决为{has:number}。",
        "请调整各行直至符合该约束条件，或说明其不适用的理由。",
    ),
    "award-only-reaches-term": Said(
        "裁决恰好等于分配项`{pool}`约束条件`{term}`的界限，不符合该条件",
        "合同第{contract_line}行`{text}`不含界限本身，即{bound:number}。",
        "请至少调整一个最小支付单位，或说明该约束条件不适用的理由。",
    ),
    "award-groups-object": Said(
        "{groups}个联盟中有{count}个脱离他方更为有利；差额最大的是`{group}`，差{by:number}",
        "分配项`{pool}`存在任何联盟均无异议的分配。",
        "请参照`iuralloc compare --ranges`的结果，或说明该联盟所得较少的理由。",
    ),
    "award-groups-object-always": Said(
        "{groups}个联盟中有{count}个脱离他方更为有利；差额最大的是`{group}`，差{by:number}",
        "分配项`{pool}`的任何分配均会有联盟提出异议；仅此一点，不构成对裁决的质疑。",
        "请参阅表中的证明；无须更正。",
    ),
}

AWARDS: Final[Mapping[str, Said]] = {**_FILE, **_AUDIT}
