"""How much a step takes of what it finds: its claim, its limits, what is owed from earlier years; in whole units."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction

from iuralloc.contract.calendar import ACTUAL_365, days_text, part_of_year
from iuralloc.contract.expression import Expression, Literal, names_in
from iuralloc.contract.names import REST as REST_WORD
from iuralloc.contract.names import WHOLE
from iuralloc.contract.schema import PlanStep
from iuralloc.formula import Constant, Formula, Greatest, Least, Product, Sum
from iuralloc.quantities import Written
from iuralloc.settlement.ledger import Figure, Ground
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.steps.balance import REST, Ahead, Balance, amount_of, in_force
from iuralloc.situations.steps.bands import claim_of_bands

_NOTHING = Constant(Fraction(0))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a step took, what it hands on, and the figure of its running balance."""

    took: Figure
    balance: Balance
    running: Figure | None = None


def take(ahead: Ahead, step: PlanStep, before: Balance, owed: Formula | None = None) -> Taken:
    """What a step takes: the least of what is left, of what it may claim, and of its limits.

    Parameters
    ----------
    ahead
        What it finds.
    step
        The step.
    before
        Its balances from earlier years.
    owed
        What it claims apart from its `amount`, which is a limit then: costs that are not repaid.

    Raises
    ------
    ContractAtFault
        ``negative-amount``, ``percent-of-what``, ``unpaid-not-said``, ``year-not-listed``.
    """
    ground = ground_of(step)
    claim = None if step.amount is None else _claim(ahead, step)
    if step.bands is not None:
        claim, counted = claim_of_bands(ahead, step, step.bands, before.counted)
        before = replace(before, counted=counted)
        _refuse_silence(ahead, step, step.bands.of)
    carried = step.unpaid is not None and step.unpaid.carried and claim is not None and owed is None
    after, arrears = before, None
    wanted = [formula for formula in (claim, owed) if formula is not None]
    if carried and claim is not None:
        arrears = _arrears(ahead, step, before, claim, ground)
        wanted = [arrears.owed.reference]
    limits = list(_limits(ahead, step, before))
    bounds = [
        ahead.rest.reference,
        # What is carried keeps its part of a unit, and takes it when it has grown to a whole one.
        *(ahead.whole_units(formula, down=carried) for formula in wanted),
        *(ahead.whole_units(formula, down=True) for formula in limits),
    ]
    took = ahead.state("took", Least(tuple(bounds)) if len(bounds) > 1 else Sum.of(bounds[0]), ground)
    running = None
    if arrears is not None:
        after, running = arrears.after(ahead, took)
    if step.until is not None:
        after, running = _towards(ahead, step, replace(after), took)
    return Taken(took, after, running)


def _claim(ahead: Ahead, step: PlanStep) -> Formula:
    expression = in_force(ahead, step, "amount")
    if expression is None:
        return _NOTHING
    stated = amount_of(ahead, step, "amount", expression)
    _refuse_silence(ahead, step, expression)
    return _part_of_year(ahead, step, stated.formula)


def _refuse_silence(ahead: Ahead, step: PlanStep, expression: Expression | None) -> None:
    """A sum of every year may fall short one day: what becomes of the rest has to be said."""
    if expression is None:
        return
    flows = {WHOLE, REST_WORD, *ahead.left}
    fixed = not flows & {name.text for name in names_in(expression)}
    percent = isinstance(expression, Literal) and expression.quantity.written is Written.PERCENT
    if ahead.year and fixed and not percent and step.unpaid is None and step.until is None and step.refund is None:
        facts = {"step": ahead.level.stem}
        raise at_fault("unpaid-not-said", expression.place, f"{step.path}.amount", **facts)


def _part_of_year(ahead: Ahead, step: PlanStep, claim: Formula) -> Formula:
    """The claim of a year in which it began to run: by the days that are left of it, the day itself among them."""
    if step.date is None or not ahead.year:
        return claim
    since, year = dt.date.fromisoformat(step.date), int(ahead.year)
    if year < since.year:
        return _NOTHING
    if year > since.year or (since.month, since.day) == (1, 1):
        return claim
    basis = ahead.contract.document.days
    part = min(part_of_year(since, dt.date(year + 1, 1, 1), basis or ACTUAL_365), Fraction(1))
    if basis is None:
        ahead.draft.choose("days-over-365")
    facts = {"part": days_text(part, basis or ACTUAL_365), "year": ahead.year, "basis": basis or ACTUAL_365}
    ahead.draft.choose("part-of-year-by-days", step=ahead.step, **facts)
    return Product((claim, Constant(part)))


def _limits(ahead: Ahead, step: PlanStep, before: Balance) -> list[Formula]:
    limits: list[Formula] = []
    if step.over is not None:
        above = Sum.of(ahead.whole.reference, _limit(ahead, step, "over"), signs=(1, -1))
        limits.append(Greatest((above, _NOTHING)))
    if step.at_most is not None:
        limits.append(_limit(ahead, step, "at_most"))
    if step.until is not None:
        limits.append(Greatest((_room(ahead, step, before.taken), _NOTHING)))
    return limits


def _limit(ahead: Ahead, step: PlanStep, word: str) -> Formula:
    expression = in_force(ahead, step, word)
    if expression is None:
        facts = {"name": word, "year": ahead.year}
        raise at_fault("year-not-listed", step.place_of_value(word), f"{step.path}.{word}", **facts)
    return amount_of(ahead, step, word, expression).formula


def _room(ahead: Ahead, step: PlanStep, taken: Figure | None) -> Formula:
    """What is left of a limit in all."""
    parts = [_limit(ahead, step, "until")]
    if taken is not None:
        parts.append(taken.reference)
    elif step.so_far is not None:
        parts.append(_limit(ahead, step, "so_far"))
    return Sum.of(*parts, signs=(1, *(-1 for _ in parts[1:])))


def _towards(ahead: Ahead, step: PlanStep, before: Balance, took: Figure) -> tuple[Balance, Figure]:
    """The limit in all after the step: what it has taken of it, and what is left."""
    parts: list[Formula] = [took.reference]
    if before.taken is not None:
        parts.insert(0, before.taken.reference)
    elif step.so_far is not None:
        parts.insert(0, _limit(ahead, step, "so_far"))
    taken = ahead.state("taken", Sum.of(*parts), Ground(rule="sum"))
    room = ahead.state("room", _room(ahead, step, taken), REST)
    return replace(before, taken=taken), room


# arrears --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Arrears:
    """A claim with what earlier years have left of it: the principal, simple interest apart, and all that is owed."""

    principal: Formula
    accrued: Figure | None
    owed: Figure
    before: Balance

    def after(self, ahead: Ahead, took: Figure) -> tuple[Balance, Figure]:
        """What is owed on after the step; interest is paid before the claim itself."""
        if self.accrued is None:
            owing = ahead.state("owing", Sum.of(self.owed.reference, took.reference, signs=(1, -1)), REST)
            return replace(self.before, owing=owing), owing
        repaid = Least((took.reference, self.accrued.reference))
        interest = ahead.state("accrued_left", Sum.of(self.accrued.reference, repaid, signs=(1, -1)), REST)
        left = Sum.of(self.principal, took.reference, repaid, signs=(1, -1, 1))
        owing = ahead.state("owing", left, REST)
        total = ahead.state("owing_in_all", Sum.of(owing.reference, interest.reference), Ground(rule="sum"))
        return replace(self.before, owing=owing, accrued=interest), total


def _arrears(ahead: Ahead, step: PlanStep, before: Balance, claim: Formula, ground: Ground) -> _Arrears:
    due = ahead.state("due", claim, ground)
    if before.owing is None:
        owed = ahead.state("owed", Sum.of(due.reference), ground)
        none_yet = step.unpaid is None or step.unpaid.rate is None or step.unpaid.compound
        accrued = None if none_yet else ahead.state("accrued", _NOTHING, ground)
        return _Arrears(due.reference, accrued, owed, before)
    principal = Sum.of(before.owing.reference, due.reference)
    rate = _rate(ahead, step)
    if rate is None:
        return _Arrears(principal, None, ahead.state("owed", principal, ground), before)
    of_year = Product((rate, before.owing.reference))
    if step.unpaid is not None and step.unpaid.compound:
        interest = ahead.state("interest", of_year, ground)
        compounded = Sum.of(before.owing.reference, interest.reference, due.reference)
        return _Arrears(principal, None, ahead.state("owed", compounded, ground), before)
    earlier = (before.accrued.reference,) if before.accrued is not None else ()
    accrued = ahead.state("accrued", Sum.of(*earlier, of_year), ground)
    ahead.draft.choose("interest-paid-first", step=ahead.step)
    in_all = Sum.of(before.owing.reference, due.reference, accrued.reference)
    return _Arrears(principal, accrued, ahead.state("owed", in_all, ground), before)


def _rate(ahead: Ahead, step: PlanStep) -> Formula | None:
    """A year's interest; on what is owed at the beginning of a year it runs for all days of the year."""
    if step.unpaid is None or step.unpaid.rate is None:
        return None
    path = f"{step.path}.unpaid"
    measure = ahead.evaluation(path).part(step.unpaid.rate)
    if measure.value < 0:
        facts = {"party": ahead.level.stem, "text": step.unpaid.text}
        raise at_fault("negative-amount", step.unpaid.place, path, **facts)
    return measure.formula
