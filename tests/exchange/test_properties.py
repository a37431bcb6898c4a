"""An amount comes to the same in whichever currencies it is written; each property with a rule that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.contract.expression import Literal
from iuralloc.contract.load import Unit
from iuralloc.formula import Constant
from iuralloc.situations import measures
from iuralloc.situations.measures import Measure
from trails import Run, a_stranger_agrees, ran

SOME: Final = settings(max_examples=40, deadline=None)


@dataclass(frozen=True)
class Drawn:
    """A rate, amounts in USD and one in yuan, and the unit that the contract counts in."""

    rate: Decimal
    dollars: tuple[Decimal, ...]
    yuan: Decimal
    unit: str

    def text(self, amount: str) -> str:
        """The contract with that amount."""
        return f"""\
iuralloc: 1
currency: CNY
unit: {self.unit}
exchange: {{USD: {{rate: {self.rate}}}}}
parties: {{maker: {{kind: enterprise}}, lake: {{kind: university}}, coast: {{kind: institute}}}}
pools: {{fees: {{amount: {amount}, split: {{maker: 47%, lake: 31%, coast: 22%}}}}}}
"""

    @property
    def mixed(self) -> Run:
        """Every part in its own currency."""
        return ran(self.text(" + ".join([*(f"{dollars} USD" for dollars in self.dollars), f"{self.yuan} yuan"])))

    @property
    def plain(self) -> Run:
        """All of it in yuan, added up beside the program; Decimal is exact at these lengths."""
        return ran(self.text(f"{sum((d * self.rate for d in self.dollars), self.yuan)} yuan"))


def cents(least: int, most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda whole: Decimal(whole).scaleb(-places))


DRAWN: Final = st.builds(
    Drawn,
    # Four digits behind the point, so that a cent of USD is no whole number of cents.
    rate=cents(1, 200_000, 4),
    dollars=st.lists(cents(1, 99_999_999, 2), min_size=1, max_size=3).map(tuple),
    yuan=cents(1, 99_999_999, 2),
    unit=st.sampled_from(["1", "万元", "thousand"]),
)


def same_in_any_currency(drawn: Drawn) -> bool:
    """Exact parts and payments are those of the sum in yuan."""
    mixed, plain = drawn.mixed, drawn.plain
    figures = ["fees.amount", *(f"fees.1.{word}{who}" for word in ("exact.", "") for who in ("maker", "lake", "coast"))]
    return all(mixed.amount(figure) == plain.amount(figure) for figure in figures)


@SOME
@given(DRAWN)
def test_an_amount_is_the_same_in_any_currency(drawn: Drawn) -> None:
    """A part in USD counts for more or less than its yuan, or is rounded before it is added."""
    assert same_in_any_currency(drawn)
    a_stranger_agrees(drawn.mixed)


def _patched(change: Callable[[Fraction, Unit, Fraction], Fraction]) -> Callable[[pytest.MonkeyPatch], None]:
    right = measures._converted

    def wrong(unit: Unit, number: Literal, path: str) -> Measure:
        rate = unit.rate(number.quantity.currency)
        assert rate is not None
        value = change(unit.convert(number.quantity), unit, rate.value)
        return replace(right(unit, number, path), value=value, formula=Constant(value))

    return lambda patch: patch.setattr(measures, "_converted", wrong)


def _in_cents(dollars: Fraction, unit: Unit, rate: Fraction) -> Fraction:
    return Fraction(round(dollars * rate * unit.scale * 100), 100 * unit.scale)


FOILS: Final = {
    "rounded before it is added": _patched(_in_cents),
    "divided by the rate": _patched(lambda dollars, _, rate: dollars / rate),
    "dollars for yuan": _patched(lambda dollars, _, __: dollars),
}


@pytest.mark.parametrize("foil", FOILS)
def test_a_wrong_rule_is_seen(foil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cent of USD at 7.1234, twice: rounded first it is 14 cents less a quarter; the others are far off."""
    drawn = Drawn(Decimal("7.1234"), (Decimal("0.05"), Decimal("0.05")), Decimal("0.01"), "1")
    assert same_in_any_currency(drawn)

    FOILS[foil](monkeypatch)

    assert not same_in_any_currency(drawn)
