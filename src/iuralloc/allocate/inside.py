"""Down the tree: what reached a recipient, divided among those below it, to any depth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iuralloc.allocate.schedules import closing, rows
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Plan
from iuralloc.problems.division import Stated
from iuralloc.settlement.ledger import Draft, Figure
from iuralloc.settlement.settle import Level, post, state_exact, state_paid
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.steps.inside import divide_inside, plan_for


@dataclass(frozen=True, slots=True)
class Tree:
    """Divides inside recipients; `unit` is the smallest payable amount, None where nothing is paid."""

    contract: Contract
    draft: Draft
    meanings: Meanings
    unit: Figure | None

    def divide(self, level: Level, reached: Mapping[str, Figure], plans: Mapping[str, Plan]) -> None:
        """Divide what reached each recipient of a level, and what reaches those below."""
        for recipient, figure in reached.items():
            path = (*level.path, recipient)
            plan = plan_for(self.contract, plans, recipient, level.path)
            estate = Stated(figure.amount, figure.reference)
            inner = divide_inside(self.contract, self.draft, self.meanings, path, estate, plan)
            if inner is None:
                continue
            below = Level(level.pool, level.stem, path)
            exact = state_exact(self.draft, below, inner.solution, inner.ground, estate)
            paid = {}
            if self.unit is not None:
                paid = state_paid(self.draft, below, exact, figure.reference, self.unit)
                post(self.draft, below, 1, paid)
            self.draft.schedule(
                table="split", pool=level.pool, beside=0, path=list(path), by="", rule=inner.ground.rule or "shares",
                stem=level.stem, rows=rows(self.draft, below, exact, paid), core={}, **closing(below, paid),
                total=figure.id,
            )  # fmt: skip
            self.divide(below, paid or exact, inner.plans)
