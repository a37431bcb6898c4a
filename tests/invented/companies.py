"""Invented companies: a contract written as text, and who has subscribed, paid and holds what, by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

from oracles.largest_remainder_by_hand import largest_remainder_by_hand

NAMES = ("maker", "lake", "coast", "fund")
MEMBERS = ("team", "office")
TODAY = "2031-05-10"
#: whether what is due then is due by TODAY
DAYS = {"founding": True, "2030-02-28": True, TODAY: True, "2031-05-11": False, "2033-01-01": False}


class Paying(NamedTuple):
    """One entry: its value, how that is written, what an appraiser found, and instalments by day."""

    value: Fraction
    written: str
    appraised: Fraction | None
    instalments: Mapping[str, Fraction]

    def due(self) -> Fraction:
        """What is paid in by TODAY."""
        return sum((amount for day, amount in self.instalments.items() if DAYS[day]), Fraction(0))


@dataclass(frozen=True)
class Company:
    """Who pays what for how much capital, and how holders divide it inside."""

    unit: Fraction
    payings: Mapping[str, Sequence[Paying]]
    shares: Mapping[str, Fraction]
    inside: Mapping[str, Fraction] | None

    def subscribed(self) -> dict[str, Fraction]:
        """By party."""
        return {party: sum((p.value for p in own), Fraction(0)) for party, own in self.payings.items()}

    def paid_in(self) -> dict[str, Fraction]:
        """By party."""
        return {party: sum((p.due() for p in own), Fraction(0)) for party, own in self.payings.items()}

    def gaps(self) -> dict[str, Fraction]:
        """Agreed minus appraised, by the figure of the entry, where there is a difference."""
        return {
            f"equity.contribution.{party}.{number}.gap": paying.value - paying.appraised
            for party, own in self.payings.items()
            for number, paying in enumerate(own, start=1)
            if paying.appraised is not None and paying.appraised != paying.value
        }

    def capital(self) -> Fraction:
        """What all have subscribed."""
        return sum(self.subscribed().values(), Fraction(0))

    def held(self) -> dict[str, Fraction]:
        """Holdings in whole units, by the figure: parties, and members inside the first of them."""
        top = largest_remainder_by_hand(self.subscribed(), self.unit)
        first = next(iter(top))
        parts = self.shares if self.inside is None else self.inside
        below = largest_remainder_by_hand({name: top[first] * part for name, part in parts.items()}, self.unit)
        held = {f"equity.1.{party}": amount for party, amount in top.items()}
        return held | {f"equity.1.{first}.{name}": amount for name, amount in below.items()}

    def text(self, order: Sequence[str] | None = None) -> str:
        """The file, with the parties in an order; members stand inside the one that is first here."""
        first = next(iter(self.payings))
        members = ", ".join(f"{name}: {_share(part)}" for name, part in self.shares.items())
        below = {party: f", members: {{{members}}}" if party == first else "" for party in self.payings}
        parties = ", ".join(f"{p}: {{kind: enterprise{below[p]}}}" for p in order or self.payings)
        parts = ", ".join(f"{name}: {_share(part)}" for name, part in (self.inside or {}).items())
        lines = [
            "iuralloc: 1",
            "law: none",
            "currency: CNY",
            "unit: 万元",
            f"date: {TODAY}",
            f"parties: {{{parties}}}",
            "pools: {income: {amount: 60, split: {by: equal}}}",
            "equity:",
            f"  capital: {self.capital()}",
            f"  round: {{to: {self.unit}}}",
            "  contributions:",
            *(line for party in order or self.payings for line in _entries(party, self.payings[party])),
            *([f"  inside: {{{first}: {{split: {{{parts}}}}}}}"] if parts else []),
        ]
        return "\n".join(lines) + "\n"


def _share(part: Fraction) -> str:
    """With a stroke: a bare 1 could be percent, a ratio or money."""
    return f"{part.numerator}/{part.denominator}"


def _entries(party: str, payings: Sequence[Paying]) -> list[str]:
    return [f"    {party}:", *(f"      - {{{_entry(paying)}}}" for paying in payings)]


def _entry(paying: Paying) -> str:
    fields = [paying.written]
    if paying.appraised is not None:
        fields.append(f"appraised: {paying.appraised}")
    if paying.instalments:
        days = ", ".join(f"{day}: {amount}" for day, amount in paying.instalments.items())
        fields.append(f"paid: {{{days}}}")
    return ", ".join(fields)


_amounts = st.builds(Fraction, st.integers(0, 400), st.sampled_from([1, 2, 3, 7, 10]))


@st.composite
def companies(draw: st.DrawFn) -> Company:
    """Up to four parties; halves of units, so that remainders tie; one entry fills the capital."""
    unit = draw(st.sampled_from([Fraction(1), Fraction(5), Fraction(1, 2)]))
    parties = draw(st.permutations(NAMES))[: draw(st.integers(1, 4))]
    payings = {party: draw(st.lists(_paying(), min_size=1, max_size=3)) for party in parties}
    missing = -sum(paying.value for own in payings.values() for paying in own) % unit
    if missing or all(paying.value == 0 for own in payings.values() for paying in own):
        value = missing + unit
        payings[parties[-1]].append(Paying(value, f"kind: cash, value: {value}", None, {"founding": value}))
    part = draw(st.fractions(min_value=0, max_value=1, max_denominator=6))
    keeps = draw(st.none() | st.fractions(min_value=0, max_value=1, max_denominator=8))
    return Company(
        unit=unit,
        payings=payings,
        shares=dict(zip(MEMBERS, (part, 1 - part), strict=True)),
        inside=None if keeps is None else {"team": (1 - keeps) / 2, "office": (1 - keeps) / 2, "itself": keeps},
    )


@st.composite
def _paying(draw: st.DrawFn) -> Paying:
    value, written = draw(_written())
    days = draw(st.lists(st.sampled_from(list(DAYS)), unique=True, max_size=3))
    pieces = [draw(st.integers(0, 4)) for _ in days]
    whole = sum(pieces) + draw(st.sampled_from([0, 0, 1]))
    instalments = {day: value * piece / max(whole, 1) for day, piece in zip(days, pieces, strict=True)}
    return Paying(value, written, draw(st.none() | _amounts | st.just(value)), instalments)


@st.composite
def _written(draw: st.DrawFn) -> tuple[Fraction, str]:
    """An agreed value, or equipment by its use, or a site by its rent."""
    amount, years = draw(_amounts), draw(st.integers(1, 8))
    match draw(st.sampled_from(["value", "value", "use", "rent"])):
        case "use":
            use = draw(st.fractions(min_value=0, max_value=1, max_denominator=5))
            text = f"kind: equipment, price: {amount + 3}, residual: 3, life: 8y, used: {years}y, use: {use}"
            return amount / 8 * years * use, text
        case "rent":
            return amount * years / 12, f"kind: site, rent: {amount}, used: {years}m"
        case _:
            return amount, f"kind: technology, value: {amount}"
