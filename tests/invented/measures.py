"""Numbers per party: contributions, figures, and formulas of them, each with the value it must come to."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import TypeAlias

from hypothesis import strategies as st

from invented import numerals

Values: TypeAlias = "Fraction | Mapping[str, Fraction]"


@dataclass(frozen=True)
class Measure:
    """A formula as written, and what it comes to: one number, or one for each party."""

    text: str
    values: Values
    money: bool

    @property
    def bracketed(self) -> str:
        """As a part of a larger formula."""
        return f"({self.text})" if " " in self.text else self.text

    def fits(self, parties: Sequence[str]) -> bool:
        """Whether it can be what these parties share by."""
        if isinstance(self.values, Fraction) or not set(parties) <= set(self.values):
            return False
        own = [self.values[party] for party in parties]
        return min(own) >= 0 and sum(own) > 0

    def parties(self) -> set[str]:
        """Who has some of it, if it is a table."""
        return set() if isinstance(self.values, Fraction) else set(self.values)

    def of(self, party: str) -> Fraction:
        """What a party has of it."""
        return self.values if isinstance(self.values, Fraction) else self.values[party]


def spread(join: Callable[[Fraction, Fraction], Fraction], left: Values, right: Values) -> Values:
    """Join two values, party by party where they are tables: those parties that both have."""
    if isinstance(left, Fraction):
        return join(left, right) if isinstance(right, Fraction) else {p: join(left, v) for p, v in right.items()}
    if isinstance(right, Fraction):
        return {party: join(value, right) for party, value in left.items()}
    return {party: join(value, right[party]) for party, value in left.items() if party in right}


#: values that are small, that tie, that are nothing, that have no end as decimals
plain_values = st.one_of(
    st.integers(0, 9).map(Fraction),
    st.sampled_from([Fraction(1, 3), Fraction(5, 8), Fraction("12.5"), Fraction(0), Fraction("0.001"), Fraction(45)]),
    st.fractions(0, 1000, max_denominator=60),
)
_factors = st.sampled_from([Fraction(1, 2), Fraction(2), Fraction(1, 3), Fraction("0.12"), Fraction(7), Fraction(5, 8)])


@st.composite
def formulas(draw: st.DrawFn, rng: Random, atoms: Sequence[Measure], depth: int = 2) -> Measure:
    """A formula of named measures whose dimensions fit; never below zero."""
    measure = draw(st.sampled_from(atoms))
    if depth == 0 or draw(st.integers(0, 1)) == 0:
        return measure
    left = draw(formulas(rng, atoms, depth - 1))
    if draw(st.booleans()):
        return _with_factor(rng, draw(st.integers(0, 4)), left, draw(_factors))
    right = draw(formulas(rng, atoms, depth - 1))
    return _joined(draw(st.integers(0, 4)), left, right)


def _with_factor(rng: Random, way: int, inner: Measure, factor: Fraction) -> Measure:
    spelled = numerals.in_formula(rng, factor)
    match way:
        case 0:
            part = Fraction(rng.randint(0, 100), 100)
            values = spread(operator.mul, inner.values, 1 - part)
            return Measure(
                f"{inner.bracketed} - {numerals.finite(part * 100)}% of {inner.bracketed}", values, inner.money
            )
        case 1:
            return Measure(
                f"{inner.bracketed} / {spelled}", spread(operator.truediv, inner.values, factor), inner.money
            )
        case 2 if not isinstance(inner.values, Fraction):
            return Measure(f"sum({inner.text})", sum(inner.values.values(), Fraction(0)), inner.money)
        case 3:
            return Measure(f"{spelled} of {inner.bracketed}", spread(operator.mul, inner.values, factor), inner.money)
        case _:
            return Measure(f"{spelled}*{inner.bracketed}", spread(operator.mul, inner.values, factor), inner.money)


def _joined(way: int, left: Measure, right: Measure) -> Measure:
    if way >= 3:
        if left.money and right.money:
            return left
        text = f"{left.bracketed} * {right.bracketed}"
        return Measure(text, spread(operator.mul, left.values, right.values), left.money or right.money)
    if left.money is not right.money:
        return right
    if way == 0:
        return Measure(
            f"{left.bracketed} + {right.bracketed}", spread(operator.add, left.values, right.values), left.money
        )
    name, join = ("max", max) if way == 1 else ("min", min)
    return Measure(f"{name}({left.text}, {right.text})", spread(join, left.values, right.values), left.money)
