"""Money kept: what a reserve holds, and what it gives back to the steps that follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from iuralloc.contract.schema import PlanStep
from iuralloc.formula import Product, Sum
from iuralloc.settlement.ledger import Figure, Ground
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.steps.balance import REST, Ahead, Balance, in_force


@dataclass(frozen=True, slots=True)
class Kept:
    """A reserve after its step: what it holds, and what it gave back in the year."""

    balance: Balance
    held: Figure
    given_back: Figure | None


def keep(ahead: Ahead, step: PlanStep, balance: Balance, took: Figure) -> Kept:
    """Add what a reserve took; a part that is released in the year leaves it again, after the taking.

    Raises
    ------
    ContractAtFault
        ``released-beyond-whole``.
    """
    earlier = (balance.held.reference,) if balance.held is not None else ()
    in_all = Sum.of(*earlier, took.reference)
    expression = in_force(ahead, step, "released") if step.released is not None else None
    if expression is None:
        held = ahead.state("held", in_all, Ground(rule="sum"))
        return Kept(replace(balance, held=held), held, None)
    path = f"{step.path}.released"
    part = ahead.evaluation(path).part(expression)
    if not 0 <= part.value <= 1:
        raise at_fault("released-beyond-whole", expression.place, path, step=ahead.level.stem)
    before = ahead.state("held_before", in_all, Ground(rule="sum"))
    back = Product((part.formula, before.reference))
    given_back = ahead.state("given_back", ahead.whole_units(back, down=False), ground_of(step))
    held = ahead.state("held", Sum.of(before.reference, given_back.reference, signs=(1, -1)), REST)
    return Kept(replace(balance, held=held), held, given_back)
