"""Random royalties, each as the text of a contract and as terms of the oracle."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from oracles.royalties import Band, Terms, Year

FIRST: Final = 2028
HEAD: Final = """\
iuralloc: 1
currency: CNY
round: {{to: 0.01 CNY}}
years: {first}..{last}
parties: {{uni: {{kind: university}}, inst: {{kind: institute}}}}
"""


@dataclass(frozen=True)
class Drawn:
    """A royalty: years for the oracle, its terms, and the text of the contract."""

    years: tuple[int, ...]
    terms: Terms
    facts: tuple[Year, ...]
    text: str


def percent(tenths: int) -> Fraction:
    """A rate of so many tenths of a percent."""
    return Fraction(tenths, 1000)


def written(rate: Fraction) -> str:
    """A rate as files write it."""
    return f"{rate * 100}%" if (rate * 100).denominator == 1 else f"{rate.numerator}/{rate.denominator}"


def table(years: tuple[int, ...], amounts: list[int]) -> str:
    """A table of amounts by year."""
    return "{" + ", ".join(f"{year}: {amount}" for year, amount in zip(years, amounts, strict=True)) + "}"


@st.composite
def rates(draw: st.DrawFn, most: int = 1) -> tuple[tuple[Band, ...], str]:
    """One rate, or several bands with a rate each, and how they are written."""
    count = draw(st.integers(1, most))
    found = [percent(draw(st.integers(0, 80))) for _ in range(count)]
    if count == 1:
        return ((None, found[0]),), written(found[0])
    ends = sorted(draw(st.sets(st.integers(1, 900), min_size=count - 1, max_size=count - 1)))
    bands = (*((Fraction(end), rate) for end, rate in zip(ends, found[:-1], strict=True)), (None, found[-1]))
    said = [f"{{upto: {end}, rate: {written(rate)}}}" if end else f"{{rate: {written(rate)}}}" for end, rate in bands]
    return bands, ", ".join(said)


@st.composite
def royalties(draw: st.DrawFn, credit: tuple[str, ...] = ("", "same year", "carried", "none"), bands: int = 3) -> Drawn:
    """A royalty of one to four years, with or without offset, ceiling, minimum, losses and bands."""
    years = tuple(range(FIRST, FIRST + draw(st.integers(1, 4))))
    amounts = st.lists(st.integers(0, 60), min_size=len(years), max_size=len(years))
    losses = draw(st.sampled_from(("", "ignored", "carried")))
    base = draw(st.lists(st.integers(-400 if losses else 0, 1_000), min_size=len(years), max_size=len(years)))
    lines = [f"    on: {table(years, base)}"]
    found, said = draw(rates(bands))
    method, life = draw(st.sampled_from(("marginal", "slab"))), draw(st.booleans())
    if len(found) > 1:
        count = "life" if life else "year"
        said = f"{{tiers: [{said}], per: licence, count: {count}, method: {method}}}"
    lines.append(f"    rate: {said}")
    offset = paid = minimum = [0] * len(years)
    unused, floor, ceiling = draw(st.sampled_from(("", "lost", "carried"))), Fraction(0), None
    if unused:
        floor = draw(st.integers(0, 10)) * min(rate for _, rate in found) / 10
        offset = draw(amounts)
        words = [f"amount: {table(years, offset)}", f"floor: {written(floor)}", f"unused: {unused}"]
        if draw(st.booleans()):
            ceiling, paid = floor + percent(draw(st.integers(0, 60))), draw(amounts)
            words += [f"ceiling: {written(ceiling)}", f"paid: {table(years, paid)}"]
        lines.append(f"    offset: {{{', '.join(words)}}}")
    credited = draw(st.sampled_from(credit))
    if credited:
        minimum = draw(amounts)
        lines += [f"    minimum: {table(years, minimum)}", f"    credit: {credited}"]
    if losses:
        lines.append(f"    losses: {losses}")
    head = HEAD.format(first=years[0], last=years[-1])
    text = f"{head}royalties:\n  cells:\n{chr(10).join(lines)}\npools: {{licence: {{amount: cells, to: uni}}}}\n"
    facts = tuple(Year(*map(Fraction, row)) for row in zip(base, offset, paid, minimum, strict=True))
    return Drawn(years, Terms(found, method, life, losses, unused, floor, ceiling, credited), facts, text)
