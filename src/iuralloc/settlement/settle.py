"""Settle: exact entitlements become whole units of the smallest payable amount, and are posted.

What is paid is what is carried on. Parties first, then members inside each party's units.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Pool, Rounding
from iuralloc.errors import Inconsistency
from iuralloc.formula import Constant, Entry, Formula, Quotient, Reference, Rounded, Sum
from iuralloc.problems.division import Stated
from iuralloc.rules.card import Share, Solution
from iuralloc.settlement.apportion import Apportioned
from iuralloc.settlement.ledger import Draft, Figure, Ground, Posting
from iuralloc.situations.grounds import ground_of
from iuralloc.situations.measures import literal


@dataclass(frozen=True, slots=True)
class Payable:
    """The amount that is paid out, and the smallest payable amount, as figures."""

    total: Figure
    unit: Figure


def state_unit(contract: Contract, draft: Draft) -> None:
    """State the smallest payable amount of the whole file: its `round`, or the smallest coin."""
    rounding = contract.document.round
    if rounding is not None and rounding.to is not None:
        _written(contract, draft, "round", rounding)
    else:
        coin = contract.unit.smallest_coin() or Fraction(1)
        draft.choose("smallest-coin", currency=contract.unit.currency)
        ground = Ground(choice="smallest-coin")
        draft.state("round", {"say": "smallest-payable"}, "amount", Constant(coin), ground)
    if rounding is None or rounding.ties is None:
        draft.choose("ties-in-order-of-parties")


def _written(contract: Contract, draft: Draft, name: str, rounding: Rounding) -> Figure:
    to = rounding.to
    formula = literal(contract.unit, to, rounding.path, read_as="amount").formula  # type: ignore[arg-type]
    place = rounding.place_of_value("to")
    ground = ground_of(rounding, place=place, path=f"{rounding.path}.to")
    return draft.state(name, {"say": "smallest-payable"}, "amount", formula, ground)


def state_smallest(contract: Contract, draft: Draft, name: str, rounding: Rounding | None) -> Figure:
    """The smallest payable amount of an entry: its own `round`, else that of the file."""
    if rounding is not None and rounding.to is not None:
        return _written(contract, draft, f"{name}.round", rounding)
    return draft.ledger.figures["round"]


def state_payable(contract: Contract, draft: Draft, name: str, pool: Pool, amount: Figure) -> Payable:
    """The amount of a pool in whole units; one that is none is rounded, and the choice is printed."""
    return state_in_units(draft, name, pool, amount, state_smallest(contract, draft, name, pool.round))


def state_in_units(draft: Draft, name: str, pool: Pool, amount: Figure, unit: Figure) -> Payable:
    """An amount in whole units: of a pool, or of one year of it."""
    if (amount.amount / unit.amount).denominator == 1:
        return Payable(amount, unit)
    draft.choose("pool-rounded-to-units", pool=name)
    ground = Ground(choice="pool-rounded-to-units", path=pool.path, line=pool.place.line)
    rounded = Rounded(amount.reference, unit.reference)
    return Payable(draft.state(f"{name}.payable", {"say": "payable", "pool": name}, "amount", rounded, ground), unit)


@dataclass(frozen=True, slots=True)
class Level:
    """Where in the tree a division takes place: the stem of its pool and step, and the path to the level."""

    pool: str
    stem: str
    path: tuple[str, ...] = ()

    def figure(self, word: str = "", recipient: str = "") -> str:
        """The id of a figure of this level."""
        return ".".join(part for part in (self.stem, word, *self.path, recipient) if part)


def state_exact(draft: Draft, level: Level, solution: Solution, ground: Ground, of: Stated | None) -> dict[str, Figure]:
    """State the exact entitlement of every recipient, and its part of the whole."""
    exact: dict[str, Figure] = {}
    formulas = solution.formulas_sharing(_sharing(draft, level, ground))
    for recipient, payoff in solution.payoff.items():
        exact[recipient] = _entitlement(draft, level, "exact", recipient, formulas[recipient], ground, payoff)
        if of is not None:
            state_part(draft, level, recipient, exact[recipient], of)
    return exact


def state_reference(draft: Draft, level: Level, solution: Solution, ground: Ground) -> dict[str, Figure]:
    """State what the rule of a split under terms gives every recipient: the terms have the last word."""
    formulas = solution.formulas_sharing(_sharing(draft, level, ground))
    return {
        recipient: _entitlement(draft, level, "reference", recipient, formulas[recipient], ground, payoff)
        for recipient, payoff in solution.payoff.items()
    }


def _entitlement(
    draft: Draft, level: Level, word: str, recipient: str, formula: Formula, ground: Ground, payoff: Fraction
) -> Figure:
    label = {"say": word, "pool": level.pool, "party": ".".join((*level.path, recipient))}
    return draft.state(level.figure(word, recipient), label, "amount", formula, ground, payoff)


def state_part(draft: Draft, level: Level, recipient: str, exact: Figure, of: Stated) -> None:
    """State a recipient's part of the whole, where there is one."""
    if of.value != 0:
        label = {"say": "share", "pool": level.pool, "party": ".".join((*level.path, recipient))}
        part = Quotient((exact.reference, of.formula))
        draft.state(level.figure("share", recipient), label, "number", part, Ground(rule="share"))


def _sharing(draft: Draft, level: Level, ground: Ground) -> Share:
    """What states a part that the formulas of all have in common as a figure of its own, and refers to it."""
    numbers: Counter[str] = Counter()

    def share(name: str, unit: str, part: Formula) -> Formula:
        if isinstance(part, Reference):
            return part
        numbers[name] += 1
        own = name if numbers[name] == 1 else f"{name}.{numbers[name]}"
        label = {"say": "part", "part": name.replace("_", " "), "pool": level.pool, "party": ".".join(level.path)}
        return draft.state(level.figure("basis", own), label, unit, part, ground).reference

    return share


def state_paid(
    draft: Draft,
    level: Level,
    exact: dict[str, Figure],
    total: Formula,
    unit: Figure,
    within: tuple[tuple[str, bool, Formula], ...] = (),
) -> dict[str, Figure]:
    """Bring exact entitlements to whole units by largest remainder, within bounds; the figure of what each is paid."""
    shares = tuple((recipient, figure.reference) for recipient, figure in exact.items())
    ground = Ground(rule="largest_remainder")
    settled = draft.state(
        level.figure("settled"), {"say": "settled", "pool": level.pool, "party": ".".join(level.path)}, "table",
        Apportioned(total, unit.reference, shares, within), ground,
    )  # fmt: skip
    paid = {
        recipient: draft.state(
            level.figure("", recipient), {"say": "paid", "pool": level.pool, "party": ".".join((*level.path, recipient))},
            "amount", Entry(Reference(settled.id), recipient), ground,
        )
        for recipient in exact
    }  # fmt: skip
    state_closing(draft, level, paid, total)
    return paid


def state_closing(draft: Draft, level: Level, paid: dict[str, Figure], total: Formula) -> None:
    """The sum line: what all were paid, and what is left of the total, which must be nothing."""
    facts = {"pool": level.pool, "party": ".".join(level.path)}
    parts = [figure.reference for figure in paid.values()]
    whole = draft.state(level.figure("sum"), {"say": "sum", **facts}, "amount", Sum.of(*parts), Ground(rule="sum"))
    left = Sum.of(total, whole.reference, signs=(1, -1))
    difference = draft.state(
        level.figure("difference"), {"say": "difference", **facts}, "amount", left, Ground(rule="difference")
    )
    if difference.amount != 0:
        raise Inconsistency(f"{level.figure()} does not close: {difference.amount} is left")


def post(draft: Draft, level: Level, step: int, paid: dict[str, Figure], pool: str = "") -> None:
    """Enter what is paid in the ledger, under the pool of the level unless another is named."""
    draft.post(
        Posting(pool or level.pool, step, (*level.path, recipient), figure.id) for recipient, figure in paid.items()
    )
