"""What a heading of a sheet means: the keys of the contract in English and Chinese, and the words for totals."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from iuralloc.contract.schema.fields import CONTRIBUTION_KINDS
from iuralloc.contract.telling import near
from iuralloc.quantities import NotANumber, read_unit

#: what a key is called in Chinese; the first of them is the one that `new --sheet` writes
CHINESE: Final = {
    "party": ("当事方", "合作方", "投入方"), "id": ("编号", "标识"), "kind": ("类型", "投入类型", "投入方式"),
    "value": ("认定值", "金额", "数值", "认定价值"), "appraised": ("评估值", "评估价值"), "phase": ("阶段",), "date": ("日期",),
    "paid": ("实缴",), "price": ("原值", "购置价"), "residual": ("残值",), "life": ("使用年限", "使用寿命"),
    "used": ("使用时间", "使用时长"), "use": ("使用比例",), "rent": ("年租金", "租金"), "rate": ("年成本", "费率"),
    "name": ("英文名称",), "name_zh": ("中文名称", "名称"), "clause": ("条款",), "quote": ("原文",),
    "evidence": ("证据", "凭证"), "note": ("备注",), "year": ("年度", "年份"), "group": ("联盟",),
}  # fmt: skip

#: what else a key is called in English
ENGLISH: Final = {
    "party": ("partner",), "value": ("amount", "accepted value", "worth"), "appraised": ("appraised value",),
    "group": ("coalition",), "kind": ("type",), "life": ("useful life",), "use": ("part of use",),
}  # fmt: skip

#: kinds of contributions as a Chinese sheet names them
KINDS: Final = dict(
    zip(("现金", "人员", "设备", "场地", "技术", "数据", "渠道", "资助", "其他"), CONTRIBUTION_KINDS, strict=True)
)

TOTALS: Final = frozenset({
    "total", "totals", "sum", "subtotal", "sub-total", "grand total", "in total",
    "合计", "总计", "小计", "共计", "总额", "总和",
})  # fmt: skip

#: letters that must be common to a heading and the one meant: Chinese ones have three
_AT_LEAST: Final = Fraction(2, 3)
_BRACKETS: Final = re.compile(r"[(（\[【](?P<inside>[^()（）\[\]【】]*)[)）\]】]\s*$")
_YEAR: Final = re.compile(r"([0-9]{4})\s*年?(?:度)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means.

    Parameters
    ----------
    key
        A key of the contract; for a column of its own, such as a year, that key.
    own
        Whether it is such a column.
    unit
        The unit that stands in brackets behind it; empty for none.
    """

    key: str
    own: bool = False
    unit: str = ""


def heading_of(text: str, keys: Collection[str], own: Collection[str] = ()) -> Heading | None:
    """What a heading means, or None.

    Parameters
    ----------
    text
        As the cell says it: in English, Chinese, or both beside each other; in any case of letters.
    keys
        The keys that are read here.
    own
        Names of parties, phases and groups, which may head columns of values.

    Examples
    --------
    >>> heading_of("金额（万元）", ["party", "value"])
    Heading(key='value', own=False, unit='万元')
    >>> heading_of("当事方 Party", ["party", "value"]).key
    'party'
    """
    bracketed = _BRACKETS.search(text)
    unit = bracketed["inside"].strip() if bracketed and _is_unit(bracketed["inside"].strip()) else ""
    bare = " ".join(text[: bracketed.start() if bracketed else None].split())
    key = _key(bare, keys)
    if key is not None:
        return Heading(key, unit=unit)
    year = _YEAR.fullmatch(bare)
    if own and (bare in own or year):
        return Heading(year[1] if year else bare, own=True, unit=unit)
    return None


def nearest_heading(text: str, keys: Collection[str]) -> str:
    """The heading that a misspelt one most resembles, as it would be written; nothing if none does.

    Examples
    --------
    >>> nearest_heading("valeu", ["party", "value"]), nearest_heading("当事人", ["party", "value"])
    ('value', '当事方')
    """
    return near(" ".join(text.split()).casefold(), [name for key in keys for name in _names(key)], at_least=_AT_LEAST)


def is_total(text: str) -> bool:
    """Whether a row says by its first word that it sums up others.

    Examples
    --------
    >>> is_total("合 计"), is_total("Total:"), is_total("totaliser")
    (True, True, False)
    >>> is_total("合计 Total")
    True
    """
    bare = text.strip().strip(":：").casefold()
    both = bare.split()
    return bare in TOTALS or "".join(both) in TOTALS or (bool(both) and all(word in TOTALS for word in both))


def year_of(text: str) -> str:
    """A year without the word for it; any other text as it stands.

    Examples
    --------
    >>> year_of("2028年"), year_of("2028")
    ('2028', '2028')
    """
    year = _YEAR.fullmatch(text)
    return year[1] if year else text


def _key(bare: str, keys: Collection[str]) -> str | None:
    folded = bare.casefold().replace("_", " ")
    words = {name.replace("_", " "): key for key in keys for name in _names(key)}
    if folded in words:
        return words[folded]
    halves = [words.get(half.strip()) for half in folded.split(" ", 1)]
    return halves[0] if len(halves) == 2 and halves[0] == halves[1] else None  # noqa: PLR2004 - both languages


def _names(key: str) -> Iterator[str]:
    yield from (key, *ENGLISH.get(key, ()), *CHINESE.get(key, ()))


def _is_unit(text: str) -> bool:
    try:
        return bool(text) and bool(read_unit(text))
    except NotANumber:
        return False
