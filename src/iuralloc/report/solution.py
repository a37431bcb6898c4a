"""The answer of a rule to a bare game: as tables, and as plain data with rationals as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from iuralloc.errors import Finding
from iuralloc.formula import Data
from iuralloc.quantities import finite_decimal, rational_text
from iuralloc.report.findings import finding_data
from iuralloc.report.numbers import MINUS, about, exact, percentages
from iuralloc.report.table import Cell, Column, Role, Table, table
from iuralloc.report.words.rules import WORDS as RULE_WORDS
from iuralloc.report.words.solutions import WORDS
from iuralloc.rules.card import Rule, Solution


def solution_data(card: Rule, solution: Solution) -> Data:
    """Rule, answer, guarantee, and what else there is to say, as plain data."""
    data: dict[str, Any] = {
        "format": "iuralloc-solution/1",
        "rule": card.id,
        "answer": None if solution.answer is None else _as_text(solution.answer),
        "guarantee": solution.guarantee,
    }
    if solution.taken:
        data["taken"] = list(solution.taken)
    if solution.certificate is not None:
        data["certificate"] = solution.certificate
    if solution.why is not None:
        data["why"] = {"code": solution.why.code, "facts": dict(solution.why.facts)}
    return data


def reason_text(why: Finding, language: str) -> str:
    """Why there is no solution, in one sentence.

    Examples
    --------
    >>> reason_text(Finding("products-sum-to-zero", facts={"sum": "-1/2"}), "zh")
    '价值与因子的乘积合计为−0.5'
    """
    return str(finding_data(why, "", language)["message"])


def _as_text(value: Any) -> Data:
    match value:
        case bool() | str() | None:
            return value
        case Fraction():
            return rational_text(value)
        case int():
            return str(value)
        case Mapping():
            return {key: _as_text(entry) for key, entry in value.items()}
        case list() | tuple():
            return [_as_text(entry) for entry in value]
    raise TypeError(type(value))


def solution_table(card: Rule, solution: Solution, language: str, why: str = "") -> Table:
    """The answer a player a row, or its one number, or its one truth."""

    def said(word: str) -> str:
        return WORDS[word][language]

    title = f"{card.id}{RULE_WORDS['colon'][language]}{card.title[language]}"
    answer = solution.answer
    taken = _taken(card, solution, language)
    notes = (taken, said(f"{solution.guarantee}-guarantee"))
    if answer is None:
        return table(card.id, title, (Column(),), [(Cell(said("none")),)], (why, taken))
    first = next(iter(answer.values()), None)
    if isinstance(first, list | tuple):
        columns = [Column(said("player")), *(Column(said(word), numeric=True) for word in ("least", "most"))]
        rows: list[tuple[Cell, ...]] = [(Cell(name), *map(_number, bounds)) for name, bounds in answer.items()]
        return table(card.id, title, columns, rows, notes)
    if isinstance(first, bool) or set(answer) == {"epsilon"}:
        return table(card.id, title, (Column(), Column(numeric=True)), list(_single(answer, language)), notes)
    whole = sum(answer.values(), Fraction(0))
    divides = card.kind == "allocation" and whole != 0
    columns = [
        Column(said("group" if card.id in {"worth", "excess"} else "player")),
        Column(said("exact"), numeric=True),
        Column(said("decimal"), numeric=True),
        Column(said("share"), numeric=True),
    ]
    parts = percentages([number / whole for number in answer.values()]) if divides else [""] * len(answer)
    rows = [
        (Cell(name), _fraction(number), _decimal(number), Cell(part))
        for (name, number), part in zip(answer.items(), parts, strict=True)
    ]
    if card.kind == "allocation":
        rows.append(
            (
                Cell(said("sum"), Role.TOTAL),
                _fraction(whole, Role.TOTAL),
                _decimal(whole, Role.TOTAL),
                Cell(),
            )
        )
    return table(card.id, title, columns, rows, notes)


def _taken(card: Rule, solution: Solution, language: str) -> str:
    """What the rule was not told, and what it has taken for it: nobody is to think that it was agreed."""
    words = {parameter.name: parameter.default[language] for parameter in card.parameters if parameter.default}
    items = "; ".join(f"{name}: {words[name]}" for name in solution.taken)
    return WORDS["taken"][language].format(items=items) if items else ""


def _single(answer: Mapping[str, Any], language: str) -> Iterator[tuple[Cell, Cell]]:
    for name, value in answer.items():
        cell = Cell(WORDS[str(value)][language]) if isinstance(value, bool) else _fraction(value)
        yield Cell(WORDS[name][language], Role.HEAD), cell


def _fraction(number: Fraction, role: Role = Role.BODY) -> Cell:
    return Cell(rational_text(number).replace("-", MINUS), role, exact=rational_text(number))


def _decimal(number: Fraction, role: Role = Role.BODY) -> Cell:
    """Beside the fraction: where the decimals do not end, it stays marked as rounded in a CSV, too."""
    return _number(number, role) if finite_decimal(number) is not None else Cell(about(number), role)


def _number(number: Fraction, role: Role = Role.BODY) -> Cell:
    return Cell(about(number) if finite_decimal(number) is None else exact(number), role, exact=rational_text(number))
