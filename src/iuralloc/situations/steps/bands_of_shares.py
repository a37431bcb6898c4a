"""Bands where a table of shares stands: in every band each gets its share of what lies there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from iuralloc.contract.checks.splits import UNALLOCATED
from iuralloc.contract.expression import text_of
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Table
from iuralloc.contract.roster import ITSELF
from iuralloc.contract.schema import Plan, PlanStep, Pool, ShareTiers, Split
from iuralloc.errors import Inconsistency
from iuralloc.formula import Carried, Constant, Product, Sum
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Solution
from iuralloc.settlement.ledger import Draft, Figure
from iuralloc.settlement.settle import Level
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.measures import Evaluation, Fineness
from iuralloc.situations.steps.balance import Key
from iuralloc.situations.steps.bands import BandFigures, Scale, note_cliffs, persons_said, say_readings, table_of_bands
from iuralloc.situations.steps.split import by_order_of_parties, check_filled, recipients
from iuralloc.situations.tiers import Counted, Filled, ends_of, fill

Resolve = Callable[[str], tuple[str, ...]]
Order = Callable[[Mapping[str, Stated]], Mapping[str, Stated]]
_NOTHING = Stated(Fraction(0), Constant(Fraction(0)))


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who may get something: what the keys of shares name, in which order ties go, who could be forgotten."""

    resolve: Resolve
    order: Order
    among: tuple[str, ...] = ()


def sharing_parties(contract: Contract) -> Sharing:
    """At the top: parties, groups as one body, in the order of the parties."""
    return Sharing(lambda key: recipients(contract, key), lambda parts: by_order_of_parties(parts, contract))


def sharing_members(contract: Contract, tree: tuple[str, ...]) -> Sharing:
    """Inside: members in their order; the party itself comes after them."""
    below = contract.roster.below(tree)

    def resolve(key: str) -> tuple[str, ...]:
        return (key,) if key in {UNALLOCATED, ITSELF} else (contract.roster.resolve_member(key, tree) or key,)

    def ordered(parts: Mapping[str, Stated]) -> Mapping[str, Stated]:
        return {name: parts[name] for name in (*below, ITSELF, UNALLOCATED) if name in parts}

    return Sharing(resolve, ordered, below)


@dataclass(frozen=True, slots=True)
class Bands:
    """Divides by bands with shares, and keeps what they have counted from one year to the next."""

    contract: Contract
    draft: Draft
    year: str = ""
    counted: MutableMapping[Key, Counted] = field(default_factory=dict)

    def in_year(self, year: str) -> Bands:
        """The same, in another year; what was counted stays."""
        return replace(self, year=year)

    def divide(
        self, level: Level, evaluation: Evaluation, entry: Pool | PlanStep | Plan, split: Split, whole: Stated,
        sharing: Sharing,
    ) -> Solution:  # fmt: skip
        """The parts of each recipient: in every band its share of what lies there; states the figures of the bands.

        Parameters
        ----------
        level
            Where its figures stand.
        evaluation
            Of the formulas.
        entry, split
            The entry that has the split, and the split.
        whole
            What is divided: a figure.
        sharing
            Who may get something.

        Raises
        ------
        ContractAtFault
            ``shares-do-not-fill``, ``negative-weight``, ``bands-persons-unknown``, ``opening-counted-twice``, and what
            `ends_of` raises.
        """
        tiers = split.tiers
        if tiers is None:
            raise Inconsistency("a split without bands is to be divided by bands")
        stem = f"{level.stem}.".replace(f".{self.year}.", ".", 1).removesuffix(".") if self.year else level.stem
        # What is divided in one go is step 1 of its pool: nobody has given it that name.
        step = ".".join((stem.removesuffix(".1"), *level.path))
        ground = ground_of(split, within=entry, rule="bands")
        place = BandFigures(self.draft, level, ground, ".".join((level.stem, *level.path)))
        say_readings(self.draft, step, tiers)
        persons = None
        if tiers.per == "inventor":
            if tiers.persons is None:
                facts = {"step": step, "party": ".".join(level.path)}
                raise at_fault("bands-persons-unknown", tiers.place_of_value("per"), f"{tiers.path}.per", **facts)
            persons = persons_said(self.draft, step, tiers, evaluation)
        ends = ends_of(evaluation, tiers, tiers.tiers, self.contract.calendar, self.year, persons)
        shares = [_shares(evaluation, entry, band.shares, level, sharing) for band in tiers.tiers]
        amount = place.write("through", "", "amount", whole.formula)
        key = (stem, level.path)
        before = self.counted.get(key, Counted())
        # Only what an earlier trail closes with is carried; what earlier years of this file counted is a sum.
        if tiers.so_far is not None and before.amount is not None and isinstance(before.amount.formula, Carried):
            raise at_fault("opening-counted-twice", tiers.place_of("so_far"), f"{tiers.path}.so_far", step=step)
        filled = fill(place.write, evaluation, tiers, amount, before, ends)
        self.counted[key] = Counted(filled.after)
        return self._solution(place, tiers, amount, filled, shares, sharing.order)

    def _solution(
        self, place: BandFigures, tiers: ShareTiers, amount: Figure, filled: Filled, shares: list[dict[str, Stated]],
        order: Order,
    ) -> Solution:  # fmt: skip
        everybody = order({who: part for own in shares for who, part in own.items()})
        rows: dict[str, list[Figure | None]] = {who: [] for who in everybody}
        for number, (own, part) in enumerate(zip(shares, filled.parts, strict=True), start=1):
            for who, row in rows.items():
                share = own.get(who)
                formula = None if share is None else Product((share.formula, part.reference))
                row.append(None if formula is None else place.write("gives", f"{number}.{who}", "amount", formula))
        formulas = {who: Sum.of(*(figure.reference for figure in row if figure)) for who, row in rows.items()}
        payoff = {
            who: sum((figure.amount for figure in row if figure), Fraction(0)) for who, row in rows.items()
        }  # fmt: skip
        table_of_bands(
            place, place.level.stem, self.year, tiers, amount, filled, total=amount.id,
            shared={who: [figure.id if figure else None for figure in row] for who, row in rows.items()},
        )  # fmt: skip
        if tiers.method == "slab" and tiers.count == "year":
            scales = {
                who: Scale([own.get(who, _NOTHING).value for own in shares]) for who in everybody if who != UNALLOCATED
            }
            note_cliffs(self.draft, tiers.tiers, filled, scales)
        return Solution(payoff, lambda: formulas)


def _shares(
    evaluation: Evaluation, entry: Pool | PlanStep | Plan, table: Table | None, level: Level, sharing: Sharing
) -> dict[str, Stated]:
    """The shares of one band, which make a whole."""
    parts: dict[str, Stated] = {}
    fineness = Fineness()
    for key, cell in table.cells if table else ():
        if isinstance(cell, Table):
            continue
        measure = evaluation.part(cell)
        fineness.add(measure.value, cell.place)
        if measure.value < 0:
            facts = {"party": key.text, "text": text_of(cell), "value": rational_text(measure.value)}
            raise at_fault("negative-weight", cell.place, key.path, **facts)
        parts |= dict.fromkeys(sharing.resolve(key.text), measure.stated)
    if table is not None:
        check_filled(entry, table, parts, ".".join((level.pool, *level.path)), sharing.among)
    return parts
