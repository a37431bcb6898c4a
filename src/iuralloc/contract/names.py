"""What a name in a formula may mean, and what rests on what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from iuralloc.contract.expression import Expression, Name, names_in
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import (
    CONTRIBUTION_KINDS,
    Contribution,
    Document,
    Equity,
    Figure,
    Plan,
    PlanStep,
    Pool,
    ShareBand,
    ShareTiers,
    Split,
    Step,
    Tiers,
)
from iuralloc.contract.schema.royalties import Royalty
from iuralloc.rules import allocation_ids

#: words for measures that no file needs to define
CONTRIBUTION = "contribution"
ALONE = "alone"
#: in a step: what is left of the amount, and the amount that came in
REST, WHOLE = "rest", "whole"

#: rules that a split reaches by what it names: any figure, or a table of shares
REACHED_BY_FIGURES = frozenset({"proportional", "shares"})


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas of one entry, its node in the graph of dependence, and words that count only there."""

    owner: str
    path: str
    expressions: tuple[Expression, ...]
    words: tuple[str, ...] = ()


def rule_of(split: Split) -> str | None:
    """The rule that a split names by its id; None for a figure or a formula."""
    if isinstance(split.by, Name) and len(split.by.parts) == 1 and split.by.text in allocation_ids():
        return split.by.text
    return None


def formulas_of(contract: Contract) -> Iterator[Formulas]:
    """Every formula of the file, by the entry that owns it."""
    document = contract.document
    for entries in document.contributions.values():
        for entry in entries:
            fields = tuple(formula for formula in _of_contribution(entry) if formula is not None)
            yield Formulas("contributions", entry.path, fields)
    for name, figure in document.figures.items():
        yield Formulas(f"figures.{name}", figure.path, tuple(_of_figure(figure)))
    for name, royalty in document.royalties.items():
        yield Formulas(f"royalties.{name}", royalty.path, tuple(_of_royalty(royalty)))
    for path, member in contract.roster.members.items():
        if member.share is not None:
            yield Formulas(f"parties.{path[0]}", member.path, (member.share,))
    yield from _of_equity(document.equity)
    yield from _of_losses(document)
    for name, pool in document.pools.items():
        words = (ALONE,) if {"worth", "synergies"} & pool.written() else ()
        yield Formulas(f"pools.{name}", pool.path, tuple(_of_pool(pool)), words)
        yield from _of_plan_steps(f"pools.{name}", pool.steps)
        for plan in pool.inside.values():
            yield from _of_inner_steps(f"pools.{name}", plan)


def _of_equity(equity: Equity | None) -> Iterator[Formulas]:
    if equity is None:
        return
    own = (equity.capital, *_of_split(equity.split), *(e for plan in equity.inside.values() for e in _of_plan(plan)))
    yield Formulas("equity", equity.path, tuple(formula for formula in own if formula is not None))
    for entries in equity.contributions.values():
        for entry in entries:
            fields = (*_of_contribution(entry), *(payment.amount for payment in entry.paid.values()))
            yield Formulas("equity", entry.path, tuple(formula for formula in fields if formula is not None))


def _of_losses(document: Document) -> Iterator[Formulas]:
    for risk in document.risks.values():
        own = tuple(formula for formula in (risk.probability, risk.amount) if formula is not None)
        yield Formulas("risks", risk.path, own)
        yield from _of_steps(risk.steps)
    liability = document.liability
    if liability is not None:
        caps = liability.caps
        tables = (caps.each, caps.phase, caps.overall) if caps else ()
        own = (*(e for table in tables for e in in_table(table)), *_of_split(liability.split))
        plans = tuple(e for plan in liability.inside.values() for e in _of_plan(plan))
        yield Formulas("risks", liability.path, (*own, *plans))
        yield from _of_steps(liability.steps)
    for event in document.events.values():
        parts = (event.amount, *in_table(event.late), *(fault.part for fault in event.fault.values()))
        yield Formulas("risks", event.path, tuple(formula for formula in parts if formula is not None))


def _of_steps(steps: Mapping[str, Step]) -> Iterator[Formulas]:
    for step in steps.values():
        fields = (step.amount, step.over, step.at_most, step.until, *_of_split(step.split))
        yield Formulas("risks", step.path, tuple(formula for formula in fields if formula is not None), (REST, WHOLE))


def steps_within(steps: Mapping[str, PlanStep]) -> Iterator[PlanStep]:
    """Steps and the steps of their own plans, as they are written."""
    for step in steps.values():
        yield step
        yield from steps_within(step.steps)


def _of_plan_steps(owner: str, steps: Mapping[str, PlanStep]) -> Iterator[Formulas]:
    """The formulas of the steps of one plan: parts of the whole, of the rest, of what a step leaves."""
    every = list(steps_within(steps))
    words = (WHOLE, REST, *(step.leaves for step in every if step.leaves))
    for step in every:
        yield Formulas(owner, step.path, formulas_of_step(step), words)
        yield Formulas(owner, step.path, tuple(_beside_words(step)))
        for plan in step.inside.values():
            yield from _of_inner_steps(owner, plan)


def _of_inner_steps(owner: str, plan: Plan) -> Iterator[Formulas]:
    yield from _of_plan_steps(owner, plan.steps)
    for inner in plan.inside.values():
        yield from _of_inner_steps(owner, inner)


def formulas_of_step(step: PlanStep) -> tuple[Expression, ...]:
    """What a step takes: the formulas in which the words for what is left may stand."""
    fields = (step.amount, step.over, step.at_most, step.until, step.so_far)
    found = tuple(expression for field in fields for expression in in_table(field))
    return found if step.bands is None else (*found, *in_table(step.bands.of), *formulas_of_bands(step.bands))


def formulas_of_bands(tiers: Tiers | ShareTiers) -> Iterator[Expression]:
    """The formulas of bands, but for the amount that is put through them."""
    for part in (tiers.so_far, tiers.persons, tiers.index, getattr(tiers, "cap", None)):
        yield from in_table(part)
    for band in tiers.tiers:
        for part in (band.upto, *((band.shares,) if isinstance(band, ShareBand) else (band.rate, band.cap))):
            yield from in_table(part)


def _beside_words(step: PlanStep) -> Iterator[Expression]:
    """The formulas of a step in which those words mean nothing."""
    yield from in_table(step.refund)
    yield from in_table(step.released)
    if step.unpaid is not None and step.unpaid.rate is not None:
        yield step.unpaid.rate
    yield from _of_split(step.split)
    for plan in step.inside.values():
        yield from _of_plan(plan)


def _of_contribution(entry: Contribution) -> tuple[Expression | None, ...]:
    return (entry.value, entry.appraised, entry.price, entry.residual, entry.use, entry.rent, entry.rate)


def _of_figure(figure: Figure) -> Iterator[Expression]:
    for part in (figure.value, figure.weights, figure.scores):
        yield from in_table(part)


def _of_royalty(royalty: Royalty) -> Iterator[Expression]:
    offset, before = royalty.offset, royalty.so_far
    for part in (royalty.on, royalty.rate, royalty.minimum):
        yield from in_table(part)
    if royalty.bands is not None:
        yield from in_table(royalty.bands.of)
        yield from formulas_of_bands(royalty.bands)
    for part in (offset.amount, offset.paid, offset.floor, offset.ceiling) if offset else ():
        yield from in_table(part)
    for part in (before.offset, before.credit, before.loss) if before else ():
        yield from in_table(part)


def in_table(part: Expression | Table | None) -> Iterator[Expression]:
    """The formulas of a table at every depth, or the one formula itself."""
    if isinstance(part, Table):
        for _, cell in part.cells:
            yield from in_table(cell)
    elif part is not None:
        yield part


def _of_pool(pool: Pool) -> Iterator[Expression]:
    for part in (pool.amount, pool.worth, pool.synergies):
        yield from in_table(part)
    for split in (pool.split, *pool.beside):
        yield from _of_split(split)
    for plan in pool.inside.values():
        yield from _of_plan(plan)


def _of_plan(plan: Plan) -> Iterator[Expression]:
    yield from _of_split(plan.split)
    for inner in plan.inside.values():
        yield from _of_plan(inner)


def _of_split(split: Split | None) -> Iterator[Expression]:
    if split is None:
        return
    if split.by is not None and rule_of(split) is None and not _is_law(split.by):
        yield split.by
    for value in split.parameters.values():
        if isinstance(value, Table | Expression):
            yield from in_table(value)
    yield from in_table(split.shares)
    if split.tiers is not None:
        yield from formulas_of_bands(split.tiers)
    for term in split.terms.values():
        if term.value is not None:
            yield term.value.bound


def _is_law(by: Expression) -> bool:
    return isinstance(by, Name) and by.text == "law"


def known_name(contract: Contract, name: Name, formulas: Formulas) -> bool:
    """Whether a name means something where it stands; what follows a dot is looked at, too."""
    head, *rest = name.parts
    document = contract.document
    if head == CONTRIBUTION:
        axes = (CONTRIBUTION_KINDS, document.phases, contract.roster.bodies)
        return all(any(part in axis for axis in axes) for part in rest) and all(
            sum(part in axis for part in rest) <= 1 for axis in axes
        )
    if head in formulas.words or head in document.pools:
        return len(rest) <= 1 and all(part in contract.roster.bodies for part in rest)
    if head in document.royalties:
        return not rest
    if head in document.figures:
        return all(part in contract.roster.bodies or part in document.phases for part in rest)
    return False


def rests_on(contract: Contract) -> dict[str, tuple[str, ...]]:
    """The graph of dependence: figures, royalties, pools and shares of members by what their formulas name."""
    graph: dict[str, list[str]] = {}
    for formulas in formulas_of(contract):
        below = graph.setdefault(formulas.owner, [])
        for expression in formulas.expressions:
            for name in names_in(expression):
                below.extend(_owners(contract, name.parts[0]))
    # What reaches a party is divided among its members by their shares, in whatever pool.
    shares = [node for node, below in graph.items() if node.startswith("parties.") and below]
    for node, below in graph.items():
        if node.startswith("pools."):
            below.extend(shares)
    return {node: tuple(dict.fromkeys(below)) for node, below in graph.items()}


def _owners(contract: Contract, head: str) -> Iterator[str]:
    if head == CONTRIBUTION:
        yield "contributions"
    elif head in contract.document.figures:
        yield f"figures.{head}"
    elif head in contract.document.royalties:
        yield f"royalties.{head}"
    elif head in contract.document.pools:
        yield f"pools.{head}"
