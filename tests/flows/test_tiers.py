"""Random bands: the oracle agrees, a marginal scale is continuous and rises, nothing is lost, each with a foil."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.formula import Constant, Formula, Value, number
from iuralloc.situations.tiers import beyond
from iuralloc.situations.tiers import marginal as parts_of
from oracles.tiers import Scale, anew, coin_by_coin, marginal, over_life
from trails import a_stranger_agrees, ran

SOME: Final = settings(max_examples=40, deadline=None)
MANY: Final = settings(max_examples=300, deadline=None)

#: amount, what was counted before, ends → what lies in each band
Rule: TypeAlias = Callable[[Fraction, Fraction, tuple[Fraction, ...]], tuple[Fraction, ...]]


def _nobody(figure: str) -> Value:
    raise AssertionError(figure)


def of(value: Fraction | int) -> Formula:
    return Constant(Fraction(value))


def product(amount: Fraction, before: Fraction, ends: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """The rule of the program."""
    formulas = parts_of(of(amount), of(before) if before else None, [of(end) for end in ends])
    return tuple(number(formula, _nobody) for formula in formulas)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """Up to four bands whose ends lie so near that amounts often fall on them."""
    ends = sorted(draw(st.sets(st.integers(1, 30), max_size=3)))
    rates = draw(st.lists(st.integers(0, 20), min_size=len(ends) + 1, max_size=len(ends) + 1))
    return Scale(tuple(ends), tuple(Fraction(rate, 20) for rate in rates))


AMOUNTS: Final = st.lists(st.integers(0, 40), min_size=1, max_size=3)


@MANY
@given(scales(), st.integers(0, 40), st.integers(0, 40))
def test_what_lies_in_each_band(scale: Scale, amount: int, before: int) -> None:
    """A band would take a coin that lies in its neighbour."""
    ends = tuple(map(Fraction, scale.ends))

    assert product(Fraction(amount), Fraction(before), ends) == coin_by_coin(scale, amount, before)


@MANY
@given(st.fractions(0, 100, max_denominator=50), st.fractions(Fraction(1, 50), 100, max_denominator=50))
def test_beyond_an_end(counted: Fraction, end: Fraction) -> None:
    """The line itself would count as beyond it, or a hair above it not."""
    assert number(beyond(of(counted), of(end)), _nobody) == int(counted > end)
    assert number(beyond(of(end), of(end)), _nobody) == 0
    assert number(beyond(of(end + Fraction(1, 10**9)), of(end)), _nobody) == 1


# properties, each with a foil --------------------------------------------------------------------------------------


def _given(rule: Rule, scale: Scale, amount: Fraction, before: Fraction = Fraction(0)) -> Fraction:
    lying = rule(amount, before, tuple(map(Fraction, scale.ends)))
    return sum((rate * part for rate, part in zip(scale.rates, lying, strict=True)), Fraction(0))


def fills(rule: Rule, scale: Scale, amount: Fraction, before: Fraction) -> bool:
    """All that is put through the bands lies in one of them, and none holds less than nothing."""
    lying = rule(amount, before, tuple(map(Fraction, scale.ends)))
    return sum(lying) == amount and min(lying) >= 0


def rises(rule: Rule, scale: Scale, amount: Fraction, before: Fraction) -> bool:
    """More money never gives less, and never more than what came."""
    step = Fraction(1, 7)
    more = _given(rule, scale, amount + step, before) - _given(rule, scale, amount, before)
    return 0 <= more <= step


def splits(rule: Rule, scale: Scale, amount: Fraction, before: Fraction) -> bool:
    """Over life it does not matter in how many parts the money comes."""
    half = amount / 3
    parts = _given(rule, scale, half, before) + _given(rule, scale, amount - half, before + half)
    return parts == _given(rule, scale, amount, before)


def _gap(amount: Fraction, before: Fraction, ends: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """A foil: bands begin one above the end of the band below, as tables print them (10,001 to 50,000)."""
    lying = product(amount, before, ends)
    return (lying[0], *(max(part - 1, Fraction(0)) for part in lying[1:]))


def _as_slab(amount: Fraction, before: Fraction, ends: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """A foil: all of it in the band that is reached."""
    band = sum(before + amount > end for end in ends)
    return tuple(amount if number == band else Fraction(0) for number in range(len(ends) + 1))


def _forgets(amount: Fraction, before: Fraction, ends: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """A foil: every year begins with the first band."""
    del before
    return product(amount, Fraction(0), ends)


PROPERTIES: Final = ((fills, _gap), (rises, _as_slab), (splits, _forgets))
_MONEY: Final = st.fractions(0, 60, max_denominator=4)


@pytest.mark.parametrize("holds", [holds for holds, _ in PROPERTIES], ids=lambda holds: holds.__name__)
@MANY
@given(scale=scales(), amount=_MONEY, before=_MONEY)
def test_it_holds(holds: Callable[..., bool], scale: Scale, amount: Fraction, before: Fraction) -> None:
    """See the property."""
    assert holds(product, scale, amount, before)


@pytest.mark.parametrize(("holds", "foil"), PROPERTIES, ids=[holds.__name__ for holds, _ in PROPERTIES])
def test_a_foil_is_caught(holds: Callable[..., bool], foil: Rule) -> None:
    """A property that no wrong rule breaks would hold of anything."""
    scale = Scale((10, 20), (Fraction(9, 10), Fraction(1, 2), Fraction(1, 5)))
    amounts = [Fraction(n, 2) for n in range(80)]

    assert not all(holds(foil, scale, amount, before) for amount in amounts for before in (Fraction(0), Fraction(8)))


# the program whole -------------------------------------------------------------------------------------------------


@SOME
@given(scales(), AMOUNTS, st.sampled_from(("life", "year")), st.sampled_from(("marginal", "slab")))
def test_the_oracle_agrees_on_steps(scale: Scale, amounts: list[int], count: str, method: str) -> None:
    """Years, edges, the count that runs on: each figure of the step against the oracle; a stranger agrees."""
    bands = [f"upto: {end}, rate: {rate * 100}%" for end, rate in zip(scale.ends, scale.rates, strict=False)]
    bands.append(f"rate: {scale.rates[-1] * 100}%")
    tiers = ", ".join(f"{{{band}}}" for band in bands)
    by_year = ", ".join(f"{2027 + at}: {amount}" for at, amount in enumerate(amounts))
    run = ran(
        f"""\
iuralloc: 1
currency: CNY
round: {{to: 0.0001 yuan}}
parties:
  maker: {{kind: enterprise}}
  lake: {{kind: university}}
pools:
  income:
    amount: {{{by_year}}}
    steps:
      reward: {{to: lake, amount: {{tiers: [{tiers}], per: licence, count: {count}, method: {method}}}}}
      rest: {{to: maker}}
"""
    )
    wanted = (over_life if count == "life" else anew)(scale, amounts, by_slab=method == "slab")

    took = [run.amount(f"income.{2027 + at}.reward.took") for at in range(len(amounts))]
    assert took == wanted
    a_stranger_agrees(run)


@SOME
@given(scales(), AMOUNTS)
def test_bands_of_shares_close(scale: Scale, amounts: list[int]) -> None:
    """What bands with shares give is the whole, and over life what one year of all the money would give."""
    bands = [
        f"upto: {end}, shares: {{lake: {r * 100}%, maker: {(1 - r) * 100}%}}"
        for end, r in zip(scale.ends, scale.rates, strict=False)
    ]
    rate = scale.rates[-1]
    bands.append(f"shares: {{lake: {rate * 100}%, maker: {(1 - rate) * 100}%}}")
    tiers = ", ".join(f"{{{band}}}" for band in bands)
    by_year = ", ".join(f"{2027 + at}: {amount}" for at, amount in enumerate(amounts))
    head = "iuralloc: 1\ncurrency: CNY\nround: {to: 0.0001 yuan}\nparties: {maker: {}, lake: {}}\n"
    split = f"{{tiers: [{tiers}], per: licence, count: life, method: marginal}}"
    run = ran(f"{head}pools: {{income: {{amount: {{{by_year}}}, split: {split}}}}}\n")

    assert run.amount("income.lake") + run.amount("income.maker") == sum(amounts)
    assert run.amount("income.lake") == marginal(scale, sum(amounts))
    a_stranger_agrees(run)
