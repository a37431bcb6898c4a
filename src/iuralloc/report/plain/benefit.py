"""A pool: how much there is, who gets what and why, what was taken before, and who would object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from iuralloc.report import numbers
from iuralloc.report.plain.called import called, enumerated, money, percent, ranked, several, titled
from iuralloc.report.plain.flows import flow
from iuralloc.report.plain.part import Part
from iuralloc.report.schedules.core import objecting_group
from iuralloc.report.schedules.result import divided
from iuralloc.report.view import View

#: how a party is told what it gets, by the kind of the pool
_ONE: Final = {
    "income": "plain-income", "cost": "plain-cost", "loss": "plain-loss-loss", "equity": "plain-equity-gets",
}  # fmt: skip
#: where money goes that no party gets
_NOBODY: Final = frozenset({"outside", "reserve", "unallocated"})


def benefit(view: View, pool: Mapping[str, Any]) -> Part:
    """The part of one pool."""
    named = titled(view, pool)
    heading = view.say("plain-pool", pool=str(pool["pool"]), title=view.say("after-name", name=named) if named else "")
    said = flow(view, pool) if pool.get("flows") else _split(view, pool)
    return Part(heading, tuple(said))


def _split(view: View, pool: Mapping[str, Any]) -> Iterator[str]:
    kind = str(pool["kind"])
    split = next(view.schedules("split", pool=pool["pool"], beside=0, path=[]))
    if pool["amount"]:
        yield view.say(
            f"plain-amount-{kind}", amount=money(view, view.value(pool["amount"])), clause=_clause(view, pool)
        )
    else:
        yield view.say("plain-yardstick")
    yield view.say("plain-sentence", text=divided(view, split))
    if split.get("terms"):
        moved = any(view.value(row["exact"]) != view.value(row["reference"]) for row in split["rows"])
        yield view.say("note-moved" if moved else "note-unmoved")
    if any(row["paid"] for row in split["rows"]):
        agreed = {row["party"]: view.value(row["share"]) for row in split["rows"] if row["share"]}
        yield from who_gets(view, kind, [(row["party"], view.value(row["paid"])) for row in split["rows"]], agreed)
        yield from _inside(view, pool, kind)
    yield from _core(view, split)


def _clause(view: View, pool: Mapping[str, Any]) -> str:
    return view.say("plain-clause", clause=str(pool["clause"])) if pool["clause"] else ""


def who_gets(
    view: View, kind: str, figures: list[tuple[str, Fraction]], agreed: Mapping[str, Fraction] = MappingProxyType({})
) -> Iterator[str]:
    """A sentence for each, the largest first, with its part of the whole: the exact share, or of what is paid."""
    whole = sum((value for _, value in figures), Fraction(0))
    for run, value in ranked(view, figures):
        if not value and len(figures) > 1:
            continue
        code = _ONE[kind] if run.count == 1 else f"plain-{kind}-each"
        if run.first in _NOBODY:
            code = f"plain-{run.first}"
        who = called(view, run.first)
        share = agreed.get(run.first, value / whole if whole > 0 else Fraction(0))
        part = view.say("plain-part", percent=percent(view, share)) if share > 0 else ""
        yield view.say(code, who=who if run.count == 1 else several(view, run), amount=money(view, value), part=part)
    idle = [
        called(view, run.first) if run.count == 1 else several(view, run)
        for run, value in ranked(view, figures)
        if not value
    ]
    if idle and len(figures) > 1:
        yield view.say("plain-nothing", who=enumerated(view, idle))


def _inside(view: View, pool: Mapping[str, Any], kind: str) -> Iterator[str]:
    """How a party divides its part among its own."""
    for split in view.schedules("split", pool=pool["pool"], beside=0):
        path = split["path"]
        if not path or not all(row["paid"] for row in split["rows"]):
            continue
        parts = [
            view.say(
                "plain-inside-part",
                who=called(view, row["party"], *path),
                amount=money(view, view.value(row["paid"])),
            )
            for row in split["rows"]
            if view.value(row["paid"])
        ]
        if parts:
            of = called(view, path[-1], *path[:-1])
            yield view.say(f"plain-inside-{kind}", of=of, parts=enumerated(view, parts))


def _core(view: View, split: Mapping[str, Any]) -> Iterator[str]:
    """What would break it: which group would do better without the others."""
    told = split["core"]
    if not told or "untested" in told:
        return
    found = view.trail.figures[told["figure"]]["value"]
    if not int(found["objecting"]):
        yield view.say("plain-core-in", groups=numbers.count(int(found["groups"])))
        return
    members, excess = found["largest"][0]
    group = objecting_group(view, told["figure"], members)
    yield view.say("plain-core-out", count=numbers.count(int(found["objecting"])))
    yield view.say("plain-core-most", group=group, amount=money(view, Fraction(excess)))
