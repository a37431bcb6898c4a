"""What a name in a formula may mean, and what rests on what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iuralloc.contract.expression import Expression, Name, names_in
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import CONTRIBUTION_KINDS, Figure, Plan, Pool, Split
from iuralloc.rules import allocation_ids

#: words for measures that no file needs to define
CONTRIBUTION = "contribution"
ALONE = "alone"


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
            fields = (entry.value, entry.appraised, entry.price, entry.residual, entry.use, entry.rent, entry.rate)
            yield Formulas("contributions", entry.path, tuple(f for f in fields if f is not None))
    for name, figure in document.figures.items():
        yield Formulas(f"figures.{name}", figure.path, tuple(_of_figure(figure)))
    for path, member in contract.roster.members.items():
        if member.share is not None:
            yield Formulas(f"parties.{path[0]}", member.path, (member.share,))
    for name, pool in document.pools.items():
        words = (ALONE,) if {"worth", "synergies"} & pool.written() else ()
        yield Formulas(f"pools.{name}", pool.path, tuple(_of_pool(pool)), words)


def _of_figure(figure: Figure) -> Iterator[Expression]:
    for part in (figure.value, figure.weights, figure.scores):
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
    yield from (part for part in (split.factor, split.strength) if part is not None)
    yield from in_table(split.shares)


def _is_law(by: Expression) -> bool:
    return isinstance(by, Name) and by.text == "law"


def known_name(contract: Contract, name: Name, formulas: Formulas) -> bool:
    """Whether a name means something where it stands; what follows a dot is looked at, too."""
    head, *rest = name.parts
    document = contract.document
    if head == CONTRIBUTION:
        axes = (*CONTRIBUTION_KINDS, *document.phases, *contract.roster.bodies)
        return len(rest) <= 2 and all(part in axes for part in rest)  # noqa: PLR2004 - kind or phase, then party
    if head in formulas.words or head in document.pools:
        return len(rest) <= 1 and all(part in contract.roster.bodies for part in rest)
    if head in document.figures:
        criteria = {key.text for key, _ in document.figures[head].weights.cells} if document.figures[head].weights else set()
        return all(part in contract.roster.bodies or part in document.phases or part in criteria for part in rest)
    return False


def rests_on(contract: Contract) -> dict[str, tuple[str, ...]]:
    """The graph of dependence: figures and pools by what their formulas name."""
    graph: dict[str, list[str]] = {}
    for formulas in formulas_of(contract):
        below = graph.setdefault(formulas.owner, [])
        for expression in formulas.expressions:
            for name in names_in(expression):
                below.extend(_owners(contract, name.parts[0]))
    return {node: tuple(dict.fromkeys(below)) for node, below in graph.items()}


def _owners(contract: Contract, head: str) -> Iterator[str]:
    if head == CONTRIBUTION:
        yield "contributions"
    elif head in contract.document.figures:
        yield f"figures.{head}"
    elif head in contract.document.pools:
        yield f"pools.{head}"

