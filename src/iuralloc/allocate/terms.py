"""A division under terms, settled: the reference, the nearest division, whole units that keep what they can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iuralloc.allocate.life import Life
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Split
from iuralloc.formula import Formula
from iuralloc.problems.division import Stated
from iuralloc.rules.card import Solution
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.settle import Level, state_exact, state_paid, state_reference
from iuralloc.situations.measures import Evaluation
from iuralloc.situations.steps.bounds import Scene
from iuralloc.situations.steps.terms import broken_by_rounding, keep_terms

Resolve = Callable[[str], tuple[str, ...] | None]


@dataclass(frozen=True, slots=True)
class Division:
    """A split at one level of the tree: what the rule gives, what terms make of it, what is paid.

    Parameters
    ----------
    draft, level
        Where its figures stand.
    split
        The split, None where there is none that could have terms.
    evaluation
        Of the formulas in its terms.
    resolve
        The recipients that a name in a term stands for.
    life
        Where running totals are settled: what is paid so far. Terms hold in each year, so their splits are not.
    """

    draft: Draft
    level: Level
    split: Split | None
    evaluation: Evaluation
    resolve: Callable[[tuple[str, ...]], Resolve]
    life: Life | None = None

    def settle(
        self, solution: Solution, ground: Ground, whole: Stated, total: Formula | None, unit: Figure | None
    ) -> tuple[dict[str, Figure], dict[str, Figure]]:
        """State exact entitlements and, where there is a unit, what is paid; without terms the rule has the last word.

        Parameters
        ----------
        solution, ground
            What the rule gives, and why.
        whole
            What is divided.
        total
            What is paid out in whole units.
        unit
            The smallest payable amount; None where nobody is paid.
        """
        draft, level, split = self.draft, self.level, self.split
        if split is None or not split.terms:
            exact = state_exact(draft, level, solution, ground, whole)
            if unit is None or total is None:
                return exact, {}
            if self.life is not None:
                return exact, self.life.settle(level, exact, total, unit)
            return exact, state_paid(draft, level, exact, total, unit)
        reference = state_reference(draft, level, solution, ground)
        recipients = tuple(reference)
        smallest = unit or draft.ledger.figures["round"]
        scene = Scene(draft, level, self.evaluation, whole, smallest, recipients, self.resolve(recipients))
        kept = keep_terms(scene, split, reference, ground)
        if unit is None or total is None:
            return kept.exact, {}
        if self.life is not None:
            draft.choose("terms-settled-by-year", pool=level.pool)
        within = kept.within(draft.look, total, unit.amount)
        paid = state_paid(draft, level, kept.exact, total, unit, within)
        for finding in broken_by_rounding(scene, kept, paid):
            draft.remark(finding)
        return kept.exact, paid


def among_parties(contract: Contract) -> Callable[[tuple[str, ...]], Resolve]:
    """At the top: a recipient by its name, or a group whose members all have a part of their own."""

    def reading(recipients: tuple[str, ...]) -> Resolve:
        def resolve(name: str) -> tuple[str, ...] | None:
            if name in recipients:
                return (name,)
            standing = contract.roster.standing_for(name) or ()
            return standing if standing and set(standing) <= set(recipients) else None

        return resolve

    return reading


def among_members(contract: Contract, path: tuple[str, ...]) -> Callable[[tuple[str, ...]], Resolve]:
    """Inside: a member by its name."""

    def reading(recipients: tuple[str, ...]) -> Resolve:
        def resolve(name: str) -> tuple[str, ...] | None:
            member = contract.roster.resolve_member(name, path)
            return (member,) if member in recipients else None

        return resolve

    return reading
