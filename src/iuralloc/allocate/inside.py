"""Down the tree: what reached a recipient, divided among those below it, to any depth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from iuralloc.allocate.life import Life
from iuralloc.allocate.schedules import bounded, closing, rows
from iuralloc.allocate.terms import Division, among_members
from iuralloc.contract.checks.policies import shipped
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Plan
from iuralloc.problems.division import Stated
from iuralloc.settlement.ledger import Draft, Figure
from iuralloc.settlement.settle import Level, post
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Broken, Meanings
from iuralloc.situations.measures import Evaluation
from iuralloc.situations.steps.bands_of_shares import Bands, sharing_members
from iuralloc.situations.steps.inside import Inner, divide_inside, in_tree, plan_for


@dataclass(frozen=True, slots=True)
class Tree:
    """Divides inside recipients; `unit` is the smallest payable amount, None where nothing is paid.

    `by_steps` runs the steps of a plan inside a recipient, and gives what reached each member; `bands` divides
    by bands; `life` has running totals.
    """

    contract: Contract
    draft: Draft
    meanings: Meanings
    unit: Figure | None
    by_steps: Callable[[Level, Figure, Plan], dict[str, Figure]] | None = None
    bands: Bands | None = None
    life: Life | None = None

    def divide(self, level: Level, reached: Mapping[str, Figure], plans: Mapping[str, Plan]) -> None:
        """Divide what reached each recipient of a level, and what reaches those below."""
        for recipient, figure in reached.items():
            path = (*level.path, recipient)
            plan = plan_for(self.contract, plans, recipient, level.path)
            by_bands = plan is not None and plan.split is not None and plan.split.tiers is not None
            if plan is not None and figure.amount < 0 and (plan.steps or by_bands):
                raise at_fault("unit-back-through-steps", plan.place, plan.path, party=".".join(path))
            if plan is not None and plan.steps and self.by_steps is not None:
                below = Level(level.pool, level.stem, path)
                self.divide(below, self.by_steps(below, figure, plan), plan.inside)
                continue
            estate = Stated(figure.amount, figure.reference)
            below = Level(level.pool, level.stem, path)
            inner = self._inner(below, estate, plan)
            if inner is None:
                continue
            exact, paid = self._settle(below, inner, estate, figure)
            if paid:
                post(self.draft, below, 1, paid)
            self.draft.schedule(
                table="split", pool=level.pool, beside=0, path=list(path), by="", rule=inner.ground.rule or "shares",
                stem=level.stem, rows=rows(self.draft, below, exact, paid), core={}, **closing(below, paid),
                total=figure.id, **bounded(inner.split),
            )  # fmt: skip
            self.divide(below, paid or exact, inner.plans)

    def _inner(self, level: Level, estate: Stated, plan: Plan | None) -> Inner | None:
        tree = in_tree(self.contract, level.path)
        if plan is not None and plan.split is not None and plan.split.tiers is not None:
            if self.bands is None:
                raise Broken
            split = plan.split
            evaluation = Evaluation(self.contract.unit, self.meanings.at(split.path), split.path)
            sharing = sharing_members(self.contract, tree)
            solution = self.bands.divide(level, evaluation, plan, split, estate, sharing)
            return Inner(solution, ground_of(split, within=plan, rule="bands"), plan.inside, split)
        if plan is not None and self._agreed_otherwise(plan, tree):
            plan = None
        return divide_inside(self.contract, self.draft, self.meanings, level.path, estate, plan)

    def _agreed_otherwise(self, plan: Plan, tree: tuple[str, ...]) -> bool:
        """A shipped policy says how members divide unless they agreed otherwise: shares of their own say so."""
        if not shipped(self.contract, plan):
            return False
        below = self.contract.roster.below(tree)
        members = (self.contract.roster.members.get((*tree, name)) for name in below)
        return not below or any(member is not None and member.share is not None for member in members)

    def _settle(
        self, level: Level, inner: Inner, estate: Stated, figure: Figure
    ) -> tuple[dict[str, Figure], dict[str, Figure]]:
        path = inner.split.path if inner.split else ""
        evaluation = Evaluation(self.contract.unit, self.meanings.at(path), path)
        resolve = among_members(self.contract, in_tree(self.contract, level.path))
        division = Division(self.draft, level, inner.split, evaluation, resolve, self.life)
        return division.settle(inner.solution, inner.ground, estate, figure.reference, self.unit)
