"""Chinese: parts of sentences that depend on facts, percentages, and the line that counts findings."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from iuralloc.report.numbers import exact
from iuralloc.report.words.findings_zh_disputed import told_of_disputes
from iuralloc.report.words.findings_zh_games import GAMES
from iuralloc.report.words.findings_zh_inputs import told_of_sheets
from iuralloc.report.words.findings_zh_terms import clause_of, told_of_clash
from iuralloc.report.words.findings_zh_variants import told_of_paths
from iuralloc.report.words.findings_zh_yaml import told_of_notation
from iuralloc.report.words.gives import gives_of
from iuralloc.report.words.rules import NAMES

_COUNTED: Final = {"error": "错误", "warning": "警告", "note": "说明"}

_SHAPES: Final = {"mapping": "由条目组成的映射", "text": "单个值", "list": "列表"}
_WRITTEN: Final = {
    "mapping": "请写`key: value`形式的条目，每行一条，或写在花括号内。",
    "text": "请在冒号之后写一个值。",
    "list": "请写列表：`[a, b]`。",
}
_ENCODINGS: Final = {
    "UTF-16": "看似UTF-16编码，某些软件称之为Unicode。",
    "GBK": "看似GBK编码，即Windows系统中文文本的常用编码。",
    "Latin-1": "看似Latin-1或Windows-1252编码，即西欧文字的旧编码。",
    "binary": "看似并非文本，可能是文字处理软件或电子表格的文件。",
}
#: words that the program puts into facts, by the fact
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "what": {"bytes": "字节", "lines": "行", "scenarios": "个情景", "changes": "项变更"},
    "side": {"gap": "空档", "overlap": "重叠", "above": "高于评估值", "below": "低于评估值"},
    "by": {"party": "当事方", "phase": "阶段", "year": "年度"},
    "sort": {"party": "当事方", "phase": "阶段", "year": "年度", "group": "当事方组合"},
}

#: sums from here on are printed as numbers, not as percentages
_PERCENTAGES: Final = 10


def derived(facts: Mapping[str, str]) -> dict[str, str]:
    """Facts that only the language has: the word for a code, a part of a sentence that may be absent."""
    more = facts.get("others", "0")
    again = facts.get("again", "")
    also = f"另见第{again.replace(', ', '、')}行。" if again else ""
    return {
        "wanted": _SHAPES.get(facts.get("wanted", ""), facts.get("wanted", "")),
        "found": _SHAPES.get(facts.get("found", ""), ""),
        "shape": _WRITTEN.get(facts.get("wanted", ""), ""),
        "encoding": _ENCODINGS.get(facts.get("guess", ""), ""),
        "others_too": "" if more == "0" else f"及另外{more}方",
        "reason": GAMES[facts["why"]].sentence if facts.get("why") in GAMES else "",
        "again_too": also,
        "again_first": also,
        "also_too": f"`{facts['also']}`亦同。" if facts.get("also") else "",
        "odd_too": f"差异在于字符{facts['sign']}。" if facts.get("sign") else "",
        "known_too": f"此处可用：`{facts['known']}`。" if facts.get("known") and not facts.get("near") else "",
        "stuck": f"自`{facts['near']}`起无法读取。" if facts.get("near") else "",
        "as_group": f"组`{facts['group']}`没有份额，其成员各有份额。" if facts.get("group") else "",
        "count_too": f"；共有{facts.get('count')}个联盟未列明" if facts.get("count", "1") != "1" else "",
        **{fact: words.get(facts[fact], facts[fact]) for fact, words in _WORDS.items() if fact in facts},
        **_listed(facts),
        **_below(facts),
        **_filling(facts),
        **told_of_notation(facts),
        **told_of_clash(facts),
        **told_of_paths(facts),
        **told_of_disputes(facts),
        **told_of_sheets(facts),
    }


def _listed(facts: Mapping[str, str]) -> dict[str, str]:
    told: dict[str, str] = {}
    if "kind" in facts:
        told["of_kind"] = f"种类为`{facts['kind']}`的投入" if facts["kind"] else "未写明种类的投入"
    if "takes" in facts:
        told["takes_named"] = "、".join(
            NAMES[kind]["zh"] if kind in NAMES else kind for kind in facts["takes"].split(", ")
        )
    if "steps" in facts:
        told["steps"] = "、".join(f"`{step}`" for step in facts["steps"].split(", "))
    if "gives" in facts:
        told["gives_told"] = "；".join(f"`{bound}`让步{amount}" for bound, amount in gives_of(facts["gives"]))
    return told


def _below(facts: Mapping[str, str]) -> dict[str, str]:
    if "value" not in facts:
        return {}
    text, value = facts.get("text", ""), Fraction(facts["value"])
    if text.startswith(("-", "−")):
        return {"below": text, "by_text": ""}
    return {"below": exact(value), "by_text": f"该数由`{text}`算得。"}


def _filling(facts: Mapping[str, str]) -> dict[str, str]:
    if "missing" not in facts or "sum" not in facts:
        return {}
    total = Fraction(facts["sum"])
    missing, forgotten = Fraction(facts["missing"]), facts.get("forgotten", "")
    clause, quote = facts.get("clause", ""), facts.get("quote", "")
    named = clause_of(clause) if clause else ""
    shared = f"{named}约定分配“{quote}”，故" if named and quote else f"依据{named}，" if named else ""
    gap = f"{share(missing)}没有归属" if missing > 0 else f"{share(-missing)}被重复分配"
    owned = f"未写明`{forgotten}`的份额。" if forgotten and missing > 0 else ""
    raise_it = f"请提高某一份额；条款未作约定的，补充`unallocated: {share(missing)}`；三分之一写作`1/3`。"
    fill = raise_it if missing > 0 else "请降低份额，使合计为100%。"
    # 28 and 72 make 100, and nobody would know it again as 10 000%.
    said = share(total) if abs(total) < _PERCENTAGES else exact(total)
    return {"sum_said": said, "by_clause": shared, "gap": gap, "forgotten_too": owned, "fill": fill}


def share(value: Fraction) -> str:
    """A part of the whole as a percentage, or as a fraction where that has no end.

    Examples
    --------
    >>> share(Fraction(19, 20)), share(Fraction(2, 3))
    ('95%', '2/3')
    """
    percent = exact(value * 100)
    return f"{percent}%" if "/" not in percent and "≈" not in percent else exact(value)


def summary(counts: Mapping[str, int]) -> str:
    """The last line: how many findings of each severity.

    Examples
    --------
    >>> summary({"error": 3, "warning": 1, "note": 0})
    '3项错误，1项警告'
    """
    return "，".join(f"{number}项{_COUNTED[word]}" for word, number in counts.items() if number)
