"""Findings for a reader: place, excerpt, reason, remedy. Never a traceback, whatever stands in the file."""

from __future__ import annotations

import codecs
import string
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from iuralloc.contract.source import Source
from iuralloc.errors import Finding, Place, Severity
from iuralloc.report.bilingual import beside, each, in_languages
from iuralloc.report.excerpt import excerpt, excerpt_of_cell, visible, wrapped
from iuralloc.report.numbers import exact
from iuralloc.report.table import Cell, Column, Table
from iuralloc.report.words import words
from iuralloc.report.words.said import Said
from iuralloc.report.words.spoken import Spoken, spoken

#: findings that are printed: more than anybody mends at a time
MOST_PRINTED: Final = 100

#: characters of one fact: a formula of a thousand characters stands in the file, and need not stand here, too
_FACT_CHARACTERS: Final = 80


def render_findings(
    findings: Sequence[Finding], source: Source | bytes, name: str, width: int = 100, language: str = "en"
) -> str:
    """Findings as text, each with the lines of the contract that it speaks of; a summary at the end.

    Parameters
    ----------
    findings
        In file order.
    source
        The contract, or its bytes: those too that are no text.
    name
        What the file is called.
    width
        Columns of the screen.
    language
        ``en``, ``zh``, or ``both``: Chinese, and below it English.
    """
    if not findings:
        return ""
    text = source if isinstance(source, Source) else _lenient(source, name)
    said = [spoken(one) for one in each(language)]
    blocks = [_block(finding, text, name, max(width, 40), said) for finding in findings[:MOST_PRINTED]]
    if len(findings) > MOST_PRINTED:
        blocks.append("\n".join(one.more.format(count=len(findings) - MOST_PRINTED) for one in said))
    counts = {str(severity): sum(f.severity is severity for f in findings) for severity in Severity}
    return "\n\n".join([*blocks, beside(*(one.summary(counts) for one in said))]) + "\n"


def finding_data(finding: Finding, name: str, language: str = "en") -> dict[str, Any]:
    """A finding as plain data: code, place, path, facts, and its sentences, one language beside the other."""
    said = [_Said(finding, spoken(one)) for one in each(language)]
    place = finding.place
    return {
        "code": finding.code, "severity": str(finding.severity), "file": name,
        "line": place.line if place else None, "column": place.column if place else None,
        "path": finding.path, "facts": dict(finding.facts),
        "message": beside(*(one.sentence for one in said)), "why": beside(*(one.why for one in said)),
        "mend": beside(*(one.mend for one in said)),
        **({"cell": place.cell.address} if place and place.cell else {}),
        **({} if finding.certificate is None else {"certificate": finding.certificate}),
    }  # fmt: skip


def findings_table(findings: Sequence[Finding], name: str, language: str = "en") -> Table:
    """Findings as a table, a row each, for formats that hold tables; in English its headings are the keys of data."""
    (made,) = in_languages(language, lambda one: [_table(findings, name, one)])
    return made


def _table(findings: Sequence[Finding], name: str, language: str) -> Table:
    say = words(language).say
    columns = ("severity", "code", "line", "column", "path", "message", "why", "mend")
    rows = []
    for finding in findings:
        data = finding_data(finding, name, language)
        data["severity"] = say(f"severity-{finding.severity}")
        data["line"] = data.get("cell", data["line"])
        rows.append(tuple(Cell("" if data[word] is None else str(data[word])) for word in columns))
    headings = tuple(Column(say(f"finding-{word}")) for word in columns)
    return Table("findings", say("finding-title", file=name), (), headings, tuple(rows))


def _lenient(data: bytes, name: str) -> Source:
    # What is no UTF-8 has no places either, so that nothing is looked up in the characters put for bad bytes.
    mark = codecs.BOM_UTF8
    offset = len(mark) if data.startswith(mark) else 0
    return Source.from_text(data[offset:].decode("utf-8", "replace"), name, data, offset)


def _block(finding: Finding, source: Source, name: str, width: int, languages: Sequence[Spoken]) -> str:
    place = finding.place
    at = _where(place, name)
    said = [(language, _Said(finding, language)) for language in languages]
    severity = languages[0].severities[str(finding.severity)]
    lines = [f"{at}: {severity}{finding.code}: {said[0][1].sentence}"]
    if place is not None:
        lines += excerpt_of_cell(place, width) if place.cell else excerpt(source, place, width)
    for language, one in said:
        if language is not languages[0]:
            lines += wrapped(one.sentence, width)
        lines += wrapped(one.why, width)
        if one.mend:
            lines += wrapped(language.mend.format(remedy=one.mend), width)
    return "\n".join(lines)


def _where(place: Place | None, name: str) -> str:
    if place is None:
        return visible(name)
    return visible(place.cell.address) if place.cell else f"{visible(name)}:{place.line}:{place.column}"


#: facts that the program has made, and that are shown whole
_WHOLE: Final = frozenset({"sum", "missing", "value", "known", "again", "group", "also", "clash", "terms", "gives"})


class _Said:
    """The sentences of a finding, its facts filled in."""

    def __init__(self, finding: Finding, language: Spoken) -> None:
        template = language.findings.get(finding.code, Said(finding.code))
        self._filler = _Filler(language)
        self._facts: dict[str, str] = {**finding.facts, **language.derived(_shown(finding.facts))}
        # The reason is a sentence of its own, about the same facts.
        self._facts["reason"] = self._fill(self._facts["reason"])
        self.sentence = self._fill(template.sentence)
        self.why = self._fill(template.why)
        near = finding.facts.get("near", "")
        asked = near and not any("{near" in part for part in (template.sentence, template.why, template.mend))
        question = language.did_you_mean.format(near=visible(near)) if asked and "{stuck" not in template.why else ""
        self.mend = self._fill(template.mend)
        if question:
            self.mend = question[0].upper() + question[1:] + self.mend

    def _fill(self, template: str) -> str:
        return self._filler.vformat(template, (), self._facts)


def _shown(facts: Mapping[str, str]) -> dict[str, str]:
    return {word: visible(fact) if word in _WHOLE else _short(fact) for word, fact in facts.items()}


def _short(text: str) -> str:
    return visible(text if len(text) <= _FACT_CHARACTERS else text[: _FACT_CHARACTERS - 1] + "…")


class _Filler(string.Formatter):
    """Fills facts into sentences: as they stand, ``:share`` as a percentage, ``:number`` as a decimal."""

    def __init__(self, language: Spoken) -> None:
        self._words = language

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:  # noqa: ARG002 - as in string
        # A sentence with a gap is better than none; that there is no gap is for the tests to see.
        return kwargs.get(str(key), "…")

    def format_field(self, value: Any, format_spec: str) -> str:
        text = str(value)
        if format_spec in {"share", "number"}:
            number = _rational(text)
            if number is None:
                return _short(text)
            return self._words.share(number) if format_spec == "share" else exact(number)
        return text if len(text) > _FACT_CHARACTERS and " " in text else _short(text)


def _rational(text: str) -> Fraction | None:
    try:
        return Fraction(text) if len(text) <= 10_000 else None  # noqa: PLR2004 - beyond all numbers that are read
    except (ValueError, ZeroDivisionError):
        return None
