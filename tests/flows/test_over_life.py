"""Settled over the life of a pool: after every year each has what rounding all years so far gives, no more and no less."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.test_chain import after, in_order
from iuralloc.allocate import examine, life
from iuralloc.settlement import running
from iuralloc.settlement.running import Running
from oracles.largest_remainder_by_hand import largest_remainder_by_hand
from trails import Run, a_stranger_agrees, ran

SOME: Final = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PARTIES: Final = ("maker", "lake", "coast")
FIRST: Final = 2028


@dataclass(frozen=True)
class Drawn:
    """Amounts of years in tenths of a unit, weights of parties, and the weight of one member of the lake."""

    tenths: tuple[int, ...]
    weights: tuple[int, int, int]
    team: int

    def text(self, first: int = 0, last: int | None = None, *, over: str = "life") -> str:
        """The contract of some of the years."""
        last = len(self.tenths) if last is None else last
        amounts = ", ".join(f"{FIRST + at}: {Fraction(self.tenths[at], 10)}" for at in range(first, last))
        shares = ", ".join(f"{who}: {w}/{sum(self.weights)}" for who, w in zip(PARTIES, self.weights, strict=True))
        members = f"{{team: {self.team}/7, school: {7 - self.team}/7}}"
        opening = "opening: last.trail.json\n" if first else ""
        return (
            f"iuralloc: 1\ncurrency: CNY\nround: {{to: 1 yuan, over: {over}}}\n"
            f"years: {FIRST + first}..{FIRST + last - 1}\n{opening}"
            f"parties: {{maker: {{kind: enterprise}}, lake: {{kind: university, members: {members}}}, "
            "coast: {kind: institute}}\n"
            f"pools: {{p: {{amount: {{{amounts}}}, split: {{{shares}}}}}}}\n"
        )

    def exact(self, whole: int) -> dict[str, Fraction]:
        """The parts of a whole."""
        total = sum(self.weights)
        return {who: Fraction(whole * w, total) for who, w in zip(PARTIES, self.weights, strict=True)}


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Small amounts, many of them odd: there the unit moves."""
    tenths = tuple(draw(st.lists(st.integers(0, 120), min_size=2, max_size=6)))
    weights = draw(st.tuples(*(st.integers(1, 7),) * 3))
    return Drawn(tenths, weights, draw(st.integers(1, 6)))


def half_up(tenths: int) -> int:
    return (tenths + 5) // 10


def running_totals_are_rounded(run: Run, case: Drawn) -> bool:
    """In every year, for every party and member: what all years so far come to, by an oracle of its own."""
    got = dict.fromkeys((*PARTIES, "team", "school"), Fraction(0))
    for at, _ in enumerate(case.tenths):
        year = FIRST + at
        for who in PARTIES:
            got[who] += run.amount(f"p.{year}.1.{who}")
        for member in ("team", "school"):
            figure = f"p.{year}.1.lake.{member}"
            got[member] += run.amount(figure) if figure in run.figures else 0
        whole = half_up(sum(case.tenths[: at + 1]))
        if {who: got[who] for who in PARTIES} != largest_remainder_by_hand(case.exact(whole), Fraction(1)):
            return False
        inside = {"team": got["lake"] * case.team / 7, "school": got["lake"] * (7 - case.team) / 7}
        if {who: got[who] for who in inside} != largest_remainder_by_hand(inside, Fraction(1)):
            return False
    return True


def years_are_whole(run: Run, case: Drawn) -> bool:
    """Every payment is a whole number of units, a year's payments are its amount, and a unit below zero is told."""
    told = {f["facts"]["party"] for f in json.loads(run.trail)["findings"] if f["code"] == "unit-taken-back"}
    for at, _ in enumerate(case.tenths):
        paid = {who: run.amount(f"p.{FIRST + at}.1.{who}") for who in PARTIES}
        if any(part.denominator != 1 for part in paid.values()):
            return False
        if sum(paid.values()) != half_up(sum(case.tenths[: at + 1])) - half_up(sum(case.tenths[:at])):
            return False
        if any(part < 0 and who not in told for who, part in paid.items()):
            return False
    return True


PROPERTIES: Final = (running_totals_are_rounded, years_are_whole)


@pytest.mark.parametrize("holds", PROPERTIES)
@SOME
@given(drawn())
def test_it_holds(holds: Callable[[Run, Drawn], bool], case: Drawn) -> None:
    """What `over: life` promises."""
    run = ran(case.text())

    assert holds(run, case)
    a_stranger_agrees(run)


@SOME
@given(drawn())
def test_two_files_are_one(case: Drawn) -> None:
    """The running totals would begin anew where one file ends and the next begins."""
    whole, cut = ran(case.text()), len(case.tenths) // 2
    last = ran(case.text(0, cut))
    then = after(last, case.text(cut))

    for at in range(len(case.tenths)):
        run = last if at < cut else then
        named = {n: f["value"] for n, f in run.figures.items() if n.startswith(f"p.{FIRST + at}.")}
        assert named == {n: f["value"] for n, f in whole.figures.items() if n.startswith(f"p.{FIRST + at}.")}
    assert in_order(then, last).green


THIRDS: Final = Drawn((100, 104, 104, 10), (1, 1, 1), 4)


def test_by_hand() -> None:
    """10, 10.4, 10.4 and 1: 10, 20.4, 30.8 and 31.8 so far, in units 10, 20, 31, 32, of which a third each.

    4 3 3; then 7 7 6, so 3 4 3; then 11 10 10, so 4 3 4; then 11 11 10, so 0 1 0. By itself each year would give the odd
    unit to the maker: 4 3 3 three times, and 1 0 0.
    """
    run, alone = ran(THIRDS.text()), ran(THIRDS.text(over="year"))

    paid = [[int(run.amount(f"p.{year}.1.{who}")) for who in PARTIES] for year in range(2028, 2032)]
    by_itself = [[int(alone.amount(f"p.{year}.1.{who}")) for who in PARTIES] for year in range(2028, 2032)]
    assert paid == [[4, 3, 3], [3, 4, 3], [4, 3, 4], [0, 1, 0]]
    assert by_itself == [[4, 3, 3], [4, 3, 3], [4, 3, 3], [1, 0, 0]]


def test_a_unit_may_move_back() -> None:
    """Three sevenths, three sevenths, one seventh: 4 4 2 of 10, but 5 5 1 of 11 (the Alabama paradox)."""
    run = ran(Drawn((100, 10), (3, 3, 1), 3).text())

    assert [run.amount(f"p.2029.1.{who}") for who in PARTIES] == [1, 1, -1]
    assert [f["code"] for f in json.loads(run.trail)["findings"]] == ["unit-taken-back"]


def _forgets(patch: pytest.MonkeyPatch) -> None:
    """Each year by itself, whatever the file says."""
    settle: Callable[..., Any] = running.state_over_life

    def alone(*args: Any) -> Any:
        return settle(*args[:-1], Running())

    patch.setattr(life, "state_over_life", alone)


def _rounds_by_year(patch: pytest.MonkeyPatch) -> None:
    """The amount of each year rounded by itself."""
    payable: Callable[..., Any] = running.state_payable_over_life

    def alone(*args: Any) -> Any:
        return payable(*args[:-1], Running())

    patch.setattr(life, "state_payable_over_life", alone)


FOILS: Final[Mapping[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "each year by itself": _forgets,
    "each amount by itself": _rounds_by_year,
}


@pytest.mark.parametrize("foil", FOILS)
def test_the_property_sees_a_wrong_rule(foil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A property that holds of every rounding says nothing of this one."""
    case = THIRDS if foil == "each year by itself" else Drawn((104, 104, 104), (1, 1, 1), 4)
    assert running_totals_are_rounded(ran(case.text()), case)

    FOILS[foil](monkeypatch)

    assert not running_totals_are_rounded(ran(case.text()), case)


def test_terms_hold_in_each_year() -> None:
    """Running totals could break a floor in a year; so a split with terms is settled year by year, and that is said."""
    text = THIRDS.text().replace(
        "split: {maker: 1/3, lake: 1/3, coast: 1/3}",
        "split: {maker: 1/3, lake: 1/3, coast: 1/3, terms: {floor: coast at least 40%}}",
    )
    run = ran(text)

    assert "terms-settled-by-year" in {choice["code"] for choice in json.loads(run.trail)["choices"]}
    assert [run.amount(f"p.{year}.1.coast") for year in (2028, 2029)] == [4, 4]


def test_a_pool_without_years_has_no_life() -> None:
    """The word would be passed over in silence."""
    text = THIRDS.text(over="year").replace("amount: {", "round: {over: life}, amount: {")
    found = examine(text.replace(text[text.index("amount: {") : text.index(", split")], "amount: 7").encode(), "c.yaml")

    assert "over-life-without-years" in {finding.code for finding in found.findings}
