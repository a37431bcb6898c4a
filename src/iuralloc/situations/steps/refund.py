"""Costs that parties have advanced, given back: the oldest first, carried until all are repaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from iuralloc.contract.expression import Expression, text_of
from iuralloc.contract.schema import PlanStep
from iuralloc.formula import Constant, Entry, Formula, Least, Product, Quotient, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.apportion import Apportioned
from iuralloc.settlement.ledger import Figure, Ground
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.measures import Evaluation, Measure, Vector
from iuralloc.situations.steps.balance import REST, Ahead, Balance
from iuralloc.situations.steps.takes import Taken, take

#: a cost: the year in which it was advanced (empty where there are no years), and by whom
Cost = tuple[str, str]

_NOTHING = Constant(Fraction(0))


@dataclass(frozen=True, slots=True)
class Refunded:
    """What a refund took, and what each party got of it."""

    taken: Taken
    paid: dict[str, Figure]


def refund(ahead: Ahead, step: PlanStep, costs: Expression, before: Balance) -> Refunded:
    """Give back costs as far as the money and the limits of the step reach.

    Costs of one year are repaid together, in proportion to what is outstanding of each party.

    Raises
    ------
    ContractAtFault
        ``refund-not-by-party``, ``refund-without-year``, ``negative-amount``, and what `take` raises.
    """
    queue = dict(before.outstanding)
    owed_before = [before.owing.reference] if before.owing is not None else []
    new: list[Formula] = []
    for cost, measure in _new(ahead, step, costs, queue):
        figure = ahead.state(
            _word("advanced", cost[0]), ahead.whole_units(measure.formula, down=False), ground_of(step), cost[1]
        )
        queue[cost] = figure
        new.append(figure.reference)
    queue = dict(sorted(queue.items(), key=lambda item: item[0][0]))
    owed = ahead.state(
        "owed", Sum.of(*owed_before, *new, *([] if owed_before or new else [_NOTHING])), Ground(rule="sum")
    )
    taken = take(ahead, step, before, owed.reference)
    repaid = dict(_repaid(ahead, queue, taken.took))
    left = {
        cost: ahead.state(
            _word("outstanding", cost[0]), Sum.of(queue[cost].reference, figure.reference, signs=(1, -1)), REST, cost[1]
        )
        for cost, figure in repaid.items()
        if figure.amount != queue[cost].amount
    }
    still = {cost: left.get(cost, figure) for cost, figure in queue.items() if cost in left or cost not in repaid}
    owing = ahead.state("owing", Sum.of(owed.reference, taken.took.reference, signs=(1, -1)), REST)
    paid = _by_party(ahead, step, repaid)
    balance = replace(taken.balance, outstanding=still, owing=owing)
    return Refunded(Taken(taken.took, balance, owing), paid)


def _word(word: str, year: str) -> str:
    return f"{word}.{year}" if year else word


def _new(
    ahead: Ahead, step: PlanStep, costs: Expression, known: Mapping[Cost, Figure]
) -> Iterator[tuple[Cost, Measure]]:
    """Costs of the year; in a pool without years those of all years, each with its own."""
    meanings = ahead.meanings.over_years().at(f"{step.path}.refund")
    measured = Evaluation(ahead.contract.unit, meanings, f"{step.path}.refund").measured(costs)
    facts = {"figure": text_of(costs), "step": ahead.level.stem}
    by_year: Mapping[str, object] = {"": measured}
    if isinstance(measured, Vector) and measured.axis == "year":
        by_year = {year: part for year, part in measured.entries.items() if ahead.year in {"", year}}
    elif ahead.year:
        raise at_fault("refund-without-year", costs.place, f"{step.path}.refund", **facts)
    for year, part in by_year.items():
        if not isinstance(part, Vector) or part.axis != "party":
            raise at_fault("refund-not-by-party", costs.place, f"{step.path}.refund", **facts)
        for party, measure in part.entries.items():
            if not isinstance(measure, Measure):
                raise at_fault("refund-not-by-party", costs.place, f"{step.path}.refund", **facts)
            if measure.value < 0:
                told = {"party": party, "text": rational_text(measure.value)}
                raise at_fault("negative-amount", costs.place, f"{step.path}.refund", **told)
            if measure.value and (year, party) not in known:
                yield (year, party), measure


def _repaid(ahead: Ahead, queue: Mapping[Cost, Figure], took: Figure) -> Iterator[tuple[Cost, Figure]]:
    """The costs that the money reaches, with what is repaid of each."""
    spent: list[Figure] = []
    for year in dict.fromkeys(cost[0] for cost in queue):
        left = took.amount - sum((figure.amount for figure in spent), Fraction(0))
        if left <= 0:
            return
        rows = {party: figure for (when, party), figure in queue.items() if when == year}
        rest = Sum.of(took.reference, *(figure.reference for figure in spent), signs=(1, *(-1 for _ in spent)))
        paid = dict(_one_year(ahead, year, rows, rest, left))
        yield from (((year, party), figure) for party, figure in paid.items())
        spent.extend(paid.values())


def _one_year(
    ahead: Ahead, year: str, rows: Mapping[str, Figure], rest: Formula, left: Fraction
) -> Iterator[tuple[str, Figure]]:
    ground = Ground(rule="oldest_first")
    total = sum((figure.amount for figure in rows.values()), Fraction(0))
    if left >= total:
        for party, figure in rows.items():
            yield party, ahead.state(_word("repaid", year), Sum.of(figure.reference), ground, party)
        return
    if len(rows) == 1:
        for party, figure in rows.items():
            yield party, ahead.state(_word("repaid", year), Least((rest, figure.reference)), ground, party)
        return
    whole = Sum.of(*(figure.reference for figure in rows.values()))
    lines = tuple((party, Product((rest, Quotient((figure.reference, whole))))) for party, figure in rows.items())
    label = {"say": "settled", "pool": ahead.level.stem, "party": ".".join(ahead.level.path)}
    settled = ahead.draft.state(
        ahead.level.figure(_word("settled", year)),
        label,
        "table",
        Apportioned(rest, ahead.unit.reference, lines),
        ground,
    )
    for party in rows:
        yield party, ahead.state(_word("repaid", year), Entry(settled.reference, party), ground, party)


def _by_party(ahead: Ahead, step: PlanStep, repaid: Mapping[Cost, Figure]) -> dict[str, Figure]:
    gathered: dict[str, list[Figure]] = {}
    for (_, party), figure in repaid.items():
        gathered.setdefault(party, []).append(figure)
    paid: dict[str, Figure] = {}
    for party, figures in gathered.items():
        label = {"say": "paid", "pool": ahead.level.stem, "party": ".".join((*ahead.level.path, party))}
        total = Sum.of(*(figure.reference for figure in figures))
        paid[party] = ahead.draft.state(ahead.level.figure("", party), label, "amount", total, ground_of(step))
    return paid
