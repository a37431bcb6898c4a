"""Settled over the life of a pool: running totals in whole units, so that the odd unit moves from year to year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iuralloc.formula import Entry, Formula, Reference, Rounded, Sum
from iuralloc.settlement.apportion import Apportioned
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.settle import Level, Payable, state_closing

_GROUND = Ground(rule="over_life")


@dataclass(frozen=True, slots=True)
class Running:
    """What each recipient was entitled to and was paid in all years so far; of a whole amount the recipient is empty."""

    entitled: Mapping[str, Figure] = field(default_factory=dict)
    paid: Mapping[str, Figure] = field(default_factory=dict)


def state_over_life(
    draft: Draft, level: Level, exact: Mapping[str, Figure], total: Formula, unit: Figure, before: Running
) -> tuple[dict[str, Figure], Running]:
    """Bring what all are entitled to so far to whole units by largest remainder; a year pays what that adds.

    Parameters
    ----------
    draft, level
        Where the figures stand.
    exact
        The entitlements of the year.
    total, unit
        What the year pays out, and the smallest payable amount.
    before
        The running totals of the years before.
    """
    everybody = dict.fromkeys((*before.entitled, *exact))
    entitled = {who: _entitled(draft, level, who, exact.get(who), before.entitled.get(who)) for who in everybody}
    in_all = _state(
        draft, level, "total_so_far", "", Sum.of(*(figure.reference for figure in before.paid.values()), total)
    )
    shares = tuple((who, figure.reference) for who, figure in entitled.items())
    label = {"say": "settled", "pool": level.pool, "party": ".".join(level.path)}
    settled = draft.state(
        level.figure("settled"), label, "table", Apportioned(in_all.reference, unit.reference, shares), _GROUND
    )
    so_far = {who: _state(draft, level, "paid_so_far", who, Entry(Reference(settled.id), who)) for who in everybody}
    paid = {
        who: draft.state(
            level.figure("", who), {"say": "paid", "pool": level.pool, "party": ".".join((*level.path, who))}, "amount",
            _added(figure, before.paid.get(who)), _GROUND,
        )
        for who, figure in so_far.items()
    }  # fmt: skip
    state_closing(draft, level, paid, total)
    return paid, Running(entitled, so_far)


def state_payable_over_life(
    draft: Draft, stem: str, amount: Figure, unit: Figure, before: Running
) -> tuple[Payable, Running]:
    """The amount of a year in whole units: what rounding all years so far adds to what was paid before."""
    level = Level(stem, stem)
    entitled = _entitled(draft, level, "", amount, before.entitled.get(""))
    so_far = _state(draft, level, "paid_so_far", "", Rounded(entitled.reference, unit.reference))
    label = {"say": "payable", "pool": stem}
    payable = draft.state(f"{stem}.payable", label, "amount", _added(so_far, before.paid.get("")), _GROUND)
    return Payable(payable, unit), Running({"": entitled}, {"": so_far})


def _entitled(draft: Draft, level: Level, who: str, now: Figure | None, before: Figure | None) -> Figure:
    parts = [figure.reference for figure in (before, now) if figure is not None]
    return _state(draft, level, "entitled", who, Sum.of(*parts))


def _added(so_far: Figure, before: Figure | None) -> Sum:
    if before is None:
        return Sum.of(so_far.reference)
    return Sum.of(so_far.reference, before.reference, signs=(1, -1))


def _state(draft: Draft, level: Level, word: str, who: str, formula: Formula) -> Figure:
    label = {"say": word.replace("_", "-"), "pool": level.pool, "party": ".".join((*level.path, who)).strip(".")}
    return draft.state(level.figure(word, who), label, "amount", formula, _GROUND)
