"""Bands where a rate stands: what a step claims by them; and what all bands have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.contract.expression import Expression, text_of
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Entry
from iuralloc.contract.schema import PlanStep, Tiers
from iuralloc.contract.schema.tiers import Counting
from iuralloc.errors import Finding, Severity
from iuralloc.formula import Formula
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.settle import Level
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.measures import Evaluation
from iuralloc.situations.steps.balance import Ahead
from iuralloc.situations.steps.inside import in_tree
from iuralloc.situations.tiers import Counted, Filled, ends_of, rated

#: kinds of members that are no persons: bands of each inventor do not count them
_BODIES = frozenset({"laboratory", "school", "team", "office", "university", "institute", "enterprise"})


@dataclass(frozen=True, slots=True)
class BandFigures:
    """Where the figures of bands stand: their level, their ground, the name of what has them."""

    draft: Draft
    level: Level
    ground: Ground
    name: str

    def write(self, word: str, number: str, unit: str, formula: Formula) -> Figure:
        """State a figure of the bands, by its word and the number of the band."""
        band, _, recipient = number.partition(".")
        say = f"{'band' if number else 'bands'}-{word.replace('_', '-')}"
        label = {"say": say, "step": self.name, "band": band, "party": recipient}
        return self.draft.state(self.level.figure(word, number), label, unit, formula, self.ground)


def claim_of_bands(ahead: Ahead, step: PlanStep, tiers: Tiers, before: Counted) -> tuple[Formula, Counted]:
    """What a step claims by bands, and what they carry on; states their figures.

    Raises
    ------
    ContractAtFault
        ``bands-not-rising``, ``band-rate-out-of-range``, ``band-index-not-above-zero``, ``bands-persons-unknown``,
        ``negative-amount``, ``year-not-listed``.
    """
    path, ground = f"{step.path}.amount", ground_of(tiers, within=step)
    place = BandFigures(ahead.draft, ahead.level, ground, ".".join((ahead.level.stem, *ahead.level.path)))
    evaluation = ahead.evaluation(path)
    amount = ahead.rest
    if tiers.of is not None:
        measure = evaluation.amount(tiers.of)
        if measure.value < 0:
            facts = {"party": ahead.level.stem, "text": rational_text(measure.value)}
            raise at_fault("negative-amount", tiers.of.place, f"{path}.of", **facts)
        amount = place.write("through", "", "amount", measure.formula)
    else:
        ahead.draft.choose("bands-of-rest", step=ahead.step)
    say_readings(ahead.draft, ahead.step, tiers)
    persons = _persons(ahead, step, tiers, evaluation)
    ends = ends_of(evaluation, tiers, tiers.tiers, ahead.contract.calendar, ahead.year, persons)
    found = rated(place.write, evaluation, tiers, amount, before, ends)
    table_of_bands(
        place, ahead.level.stem, ahead.year, tiers, amount, found.filled,
        rates=[rate.id for rate in found.rates], pays=[pay.id for pay in found.pays], total=found.total.id,
    )  # fmt: skip
    if tiers.method == "slab" and tiers.count == "year":
        scale = Scale([Fraction(rate.amount) for rate in found.rates], *_caps(evaluation, tiers))
        note_cliffs(ahead.draft, tiers.tiers, found.filled, {step.to or ahead.step: scale})
    return found.total.reference, found.counted


def say_readings(draft: Draft, step: str, tiers: Counting) -> None:
    """What the program takes the words to mean, where more than one thing could be meant."""
    if tiers.per != "inventor":
        draft.choose("bands-per-invention" if tiers.per == "invention" else "bands-per-licence", step=step)
    if tiers.count == "life" and tiers.method == "slab":
        draft.choose("bands-slab-over-life", step=step)
    if tiers.count == "life" and tiers.index is not None:
        draft.choose("bands-index-over-life", step=step)


def _persons(ahead: Ahead, step: PlanStep, tiers: Counting, evaluation: Evaluation) -> Stated | None:
    """How often each end counts: for bands of each inventor, once for each of them."""
    if tiers.per != "inventor":
        return None
    if tiers.persons is not None:
        return persons_said(ahead.draft, ahead.step, tiers, evaluation)
    tree = in_tree(ahead.contract, ahead.level.path)
    who = (*tree, step.to) if step.to else tree
    count = len(list(_leaves(ahead.contract, who)))
    if count == 0:
        facts = {"step": ahead.step, "party": ".".join(who)}
        raise at_fault("bands-persons-unknown", tiers.place_of_value("per"), f"{tiers.path}.per", **facts)
    ahead.draft.choose("bands-per-inventor", step=ahead.step, persons=str(count), party=".".join(who))
    return Stated.of(count)


def persons_said(draft: Draft, step: str, tiers: Counting, evaluation: Evaluation) -> Stated:
    """How many persons the file says that bands of each inventor count for."""
    measure = evaluation.part(tiers.persons)  # type: ignore[arg-type]  # who calls has looked
    if measure.value < 1 or measure.value.denominator != 1:
        facts = {"text": text_of(tiers.persons), "value": rational_text(measure.value)}  # type: ignore[arg-type]
        raise at_fault("bands-persons-no-number", tiers.place_of_value("persons"), f"{tiers.path}.persons", **facts)
    draft.choose("bands-per-persons", step=step, persons=rational_text(measure.value))
    return measure.stated


def _leaves(contract: Contract, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name in contract.roster.below(path):
        below = (*path, name)
        if contract.roster.below(below):
            yield from _leaves(contract, below)
        elif (member := contract.roster.members.get(below)) is not None and member.kind not in _BODIES:
            yield below


def table_of_bands(
    place: BandFigures, pool: str, year: str, tiers: Counting, amount: Figure, filled: Filled, *,
    total: str, rates: list[str] | None = None, pays: list[str] | None = None,
    shared: Mapping[str, list[str | None]] | None = None,
) -> None:  # fmt: skip
    """The record of the table of bands: band, from, to, what lies in it, rate, what it gives; or the part of each."""
    ends = [end.id for end in filled.ends]
    place.draft.schedule(
        table="bands", pool=pool, stem=pool, path=list(place.level.path), year=year, per=tiers.per or "",
        count=tiers.count or "", method=tiers.method or "", amount=amount.id,
        ends=ends, parts=[part.id for part in filled.parts], after=filled.after.id if filled.after else None,
        total=total, rates=rates or [], pays=pays or [],
        shared=[[who, list(parts)] for who, parts in (shared or {}).items()],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """What somebody gets of a slab: the rate of each band, and what caps leave of it."""

    rates: Sequence[Fraction]
    caps: Sequence[Fraction | None] = ()
    cap: Fraction | None = None

    def gives(self, band: int, amount: Fraction) -> Fraction:
        """What the band gives of an amount that lies in it."""
        limits = (self.caps[band] if self.caps else None, self.cap)
        return min([self.rates[band] * amount, *(limit for limit in limits if limit is not None)])


def _caps(evaluation: Evaluation, tiers: Tiers) -> tuple[list[Fraction | None], Fraction | None]:
    def value(cap: Expression | None) -> Fraction | None:
        return None if cap is None else evaluation.amount(cap).value

    return [value(band.cap) for band in tiers.tiers], value(tiers.cap)


def note_cliffs(draft: Draft, bands: Sequence[Entry], filled: Filled, scales: Mapping[str, Scale]) -> None:
    """A note at every end above which somebody gets less than at the end itself: the trap of slabs."""
    for number, (entry, end) in enumerate(zip(bands, filled.ends, strict=False)):
        for who, scale in scales.items():
            at, above = (scale.gives(band, end.amount) for band in (number, number + 1))
            if above < at:
                facts = {"upto": rational_text(end.amount), "party": who}
                facts |= {"at": rational_text(at), "above": rational_text(above)}
                place = entry.place_of_value("upto")
                draft.remark(Finding("slab-cliff", place, facts, Severity.NOTE, f"{entry.path}.upto"))
