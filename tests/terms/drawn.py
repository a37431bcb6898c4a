"""Terms drawn at random, each as text and as a condition that this file alone has worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

F = Fraction
UNIT: Final = F(1, 100)
_WORDS: Final = {"at least": (1, 0), "at most": (-1, 0), "more than": (1, 1), "less than": (-1, 1)}


@dataclass(frozen=True)
class Row:
    """Side × (sum of coefficient × part) is at least side × bound; a strict one by one unit more."""

    coefficients: Mapping[str, Fraction]
    side: int
    strict: int
    bound: Fraction

    def room(self, parts: Mapping[str, Fraction], unit: Fraction = UNIT) -> Fraction:
        """By how much it is kept; below 0 where it is broken."""
        reached = sum((c * parts[p] for p, c in self.coefficients.items()), F(0))
        return self.side * (reached - self.bound) - self.strict * unit


@dataclass(frozen=True)
class Term:
    """What a contract says, and the rows that it comes to."""

    text: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Case:
    """An amount, what the rule gives each, and terms."""

    amount: int
    scores: Mapping[str, int]
    terms: Sequence[Term]
    measure: str = "points"
    order: Sequence[str] = field(default=())

    @property
    def parties(self) -> list[str]:
        """In the order of the file."""
        return list(self.order or self.scores)

    @property
    def reference(self) -> dict[str, Fraction]:
        """What the rule gives each."""
        whole = sum(self.scores.values())
        return {party: F(self.amount * self.scores[party], whole) for party in self.parties}

    @property
    def rows(self) -> list[Row]:
        """Of all terms."""
        return [row for term in self.terms for row in term.rows]

    def text(self) -> str:
        """The contract."""
        parties = ", ".join(f"{party}: {{}}" for party in self.parties)
        scores = ", ".join(f"{party}: {score}" for party, score in self.scores.items())
        terms = "\n".join(f"        t{number}: {term.text}" for number, term in enumerate(self.terms))
        return (
            f"iuralloc: 1\ncurrency: CNY\nparties: {{{parties}}}\nfigures: {{merit: {{{scores}}}}}\npools:\n"
            f"  fees:\n    amount: {self.amount}\n    split:\n      by: merit\n      measure: {self.measure}\n"
            f"      terms:\n{terms}\n"
        )


@st.composite
def cases(draw: st.DrawFn, most: int = 4) -> Case:
    """Floors, caps, sums, ratios and `each`, in percent and in money, that may or may not hold together."""
    parties = ["甲", "lake", "coast", "maker"][: draw(st.integers(2, most))]
    amount = draw(st.integers(1, 40))
    scores = {party: draw(st.integers(1, 9)) for party in parties}
    terms = draw(st.lists(_terms(parties, amount), min_size=1, max_size=4))
    return Case(amount, scores, terms, draw(st.sampled_from(["points", "ratio"])))


@st.composite
def _terms(draw: st.DrawFn, parties: list[str], amount: int) -> Term:
    words = draw(st.sampled_from([*_WORDS, "at least", "at most"]))
    side, strict = _WORDS[words]
    who = draw(st.lists(st.sampled_from(parties), min_size=1, max_size=2, unique=True))
    one = F(1)
    sort = draw(st.sampled_from(["percent", "fraction", "money", "ratio", "each"]))
    if sort == "ratio":
        others = [party for party in parties if party not in who] or [parties[0]]
        other = draw(st.sampled_from(others))
        if [other] == who:
            other = next(party for party in parties if party != other)
        times = draw(st.sampled_from([F(1, 2), F(2, 3), F(1), F(3)]))
        coefficients = dict.fromkeys(who, one)
        coefficients[other] = coefficients.get(other, F(0)) - times
        return Term(f"{' + '.join(who)} {words} {times} of {other}", (Row(coefficients, side, strict, F(0)),))
    percent = draw(st.integers(0, 13)) * 5
    if sort == "each":
        rows = tuple(Row({party: one}, side, strict, F(amount * percent, 100)) for party in parties)
        return Term(f"each all {words} {percent}%", rows)
    bound, text = F(amount * percent, 100), f"{percent}%"
    if sort == "money":
        bound, text = F(percent), f"{percent}元"
    elif sort == "fraction":
        bound, text = F(amount * percent, 100), f"{percent}/100"
    return Term(f"{' + '.join(who)} {words} {text}", (Row(dict.fromkeys(who, one), side, strict, bound),))
