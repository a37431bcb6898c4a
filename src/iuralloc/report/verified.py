"""What the stand-alone checker has found, for a reader: its sentences in any language, and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iuralloc.report.bilingual import each, in_languages
from iuralloc.report.table import Cell, Column, Table, table
from iuralloc.report.words import Words, words
from iuralloc.report.words.zh_checks import FAULTS, SPOKEN
from iuralloc.verify import Fault, Report

_COUNTS: Final = ("recomputed", "certificate", "given", "estimate", "readings", "constants")
#: what there is to count where a trail opens with another
_OF_CHAIN: Final = ("carried", "compared", "left", "chain")
#: faults that are told one by one
_SHOWN: Final = 40
_PLACE: Final = re.compile(r"line (\d+): (.*)", re.DOTALL)


def verified_lines(report: Report, language: str = "en") -> list[str]:
    """What was checked, what was not, and what does not hold; in English word for word as the checker says it.

    Examples
    --------
    >>> verified_lines(Report(recomputed=3), "zh")[0]
    '已重新计算：3（自其下级数值重新算出的数值）。'
    """
    return [line for one in each(language) for line in _lines(report, words(one))]


def _lines(report: Report, spoken: Words) -> Iterator[str]:
    say = spoken.say
    read = say("verify-not-read")
    if report.sheets:
        read = say("verify-read-sheets", count=str(report.readings), sheets=str(report.sheets))
    elif report.contract_checked:
        read = say("verify-read", count=str(report.readings))
    yield say("verify-recomputed", count=str(report.recomputed))
    yield say("verify-certificate", count=str(report.certificate))
    yield say("verify-given", count=str(report.given), read=read)
    yield say("verify-estimate", count=str(report.estimate))
    yield say("verify-constants", count=str(report.constants))
    yield from _of_chain(report, spoken)
    digest = report.digest or say("verify-no-digest")
    yield say("verify-digest" if report.digest_expected else "verify-digest-alone", digest=digest)
    yield from map(say, ("verify-not-agreed", "verify-not-labels", "verify-not-environment"))
    for fault in report.faults[:_SHOWN]:
        facts = {"code": fault.code, "message": fault_text(fault, spoken.language)}
        yield say("verify-fault-of", figure=fault.figure, **facts) if fault.figure else say("verify-fault", **facts)
    if len(report.faults) > _SHOWN:
        yield say("verify-more", count=str(len(report.faults) - _SHOWN))
    yield say("verify-holds") if report.green else say("verify-failed", count=str(len(report.faults)))


def _chained(report: Report) -> bool:
    """Whether there is anything to say of earlier trails."""
    return report.chain > 1 or bool(report.opens_with) or report.carried > 0


def _of_chain(report: Report, spoken: Words) -> Iterator[str]:
    if not _chained(report):
        return
    say = spoken.say
    end = say("verify-chain-open", trail=report.opens_with) if report.opens_with else say("verify-chain-whole")
    yield say("verify-carried", count=str(report.carried), compared=str(report.compared))
    yield say("verify-chain", count=str(report.chain), end=end)
    if report.left:
        yield say("verify-left", count=str(report.left))


def fault_text(fault: Fault, language: str) -> str:
    """What does not hold; where the checker has words of its own that have no form, they stand behind it.

    Examples
    --------
    >>> fault_text(Fault("profit.1.E", "value", "line 9: computed again it is 5, the trail says 6"), "zh")
    '第9行：重新计算的结果为5，计算底稿所载为6'
    >>> fault_text(Fault("", "json", "line 2: not JSON: no value"), "zh")
    '第2行：不是JSON文本（not JSON: no value）'
    """
    if language == "en":
        return fault.message
    found = _PLACE.fullmatch(fault.message)
    place = words(language).say("ground-line", line=found[1]) + "：" if found else ""
    message = found[2] if found else fault.message
    for form, sentence in SPOKEN.items():
        said = re.fullmatch(form, message, re.DOTALL)
        if said:
            return place + sentence.format(*said.groups())
    return f"{place}{FAULTS.get(fault.code, fault.code)}（{message}）"


def verified_tables(report: Report, language: str = "en") -> tuple[Table, ...]:
    """The counts, and what does not hold, for formats that hold tables."""
    return in_languages(language, lambda one: _tables(report, words(one)))


def _tables(report: Report, spoken: Words) -> Iterator[Table]:
    say = spoken.say
    counted = (*_COUNTS, *(_OF_CHAIN if _chained(report) else ()))
    counts = [(Cell(say(f"verified-{word}")), Cell(str(getattr(report, word)))) for word in counted]
    columns = (Column(say("counted")), Column(say("how-many"), numeric=True))
    yield table("counts", say("title-verified", digest=report.digest), columns, counts)
    faults = [(Cell(f.figure), Cell(f.code), Cell(fault_text(f, spoken.language))) for f in report.faults]
    headings = (Column(say("figure")), Column(say("code")), Column(say("what")))
    yield Table("faults", say("title-faults"), (), headings, tuple(faults))
