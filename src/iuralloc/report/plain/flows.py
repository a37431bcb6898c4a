"""A pool that flows: what came in, the order of its steps, who got what in all, and what is carried on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from iuralloc.report.plain.called import enumerated, money, titled
from iuralloc.report.view import View


def flow(view: View, pool: Mapping[str, Any]) -> Iterator[str]:
    """The sentences of one pool by steps or years."""
    from iuralloc.report.plain.benefit import who_gets

    kind = str(pool["kind"])
    record = next(view.schedules("by-year", pool=pool["pool"]))
    amount = money(view, view.value(pool["amount"]))
    clause = view.say("plain-clause", clause=str(pool["clause"])) if pool["clause"] else ""
    years = [str(year) for year, *_ in record["years"]]
    if years:
        yield view.say(f"plain-years-{kind}", first=years[0], last=years[-1], amount=amount, clause=clause)
    else:
        yield view.say(f"plain-amount-{kind}", amount=amount, clause=clause)
    waterfalls = [each for each in view.schedules("waterfall", pool=pool["pool"]) if not each["path"]]
    lines = waterfalls[-1]["lines"] if waterfalls else []
    if len(lines) > 1:
        yield view.say("plain-steps", steps=enumerated(view, [_step(view, line) for line in lines], most=30))
    yield from who_gets(view, kind, [(who, view.value(total)) for who, _, total in record["rows"]])
    yield from _carried(view, lines)


def _step(view: View, line: Mapping[str, Any]) -> str:
    named = titled(view, line) or str(line["step"])
    clause = view.say("plain-clause", clause=str(line["clause"])) if line["clause"] else ""
    return view.say("plain-step", step=named, clause=clause)


def _carried(view: View, lines: list[Mapping[str, Any]]) -> Iterator[str]:
    """What the last year hands on: claims not yet paid, limits not yet used up, reserves held."""
    for line in lines:
        value = view.value(line["balance"]) if line["balance"] else Fraction(0)
        if value:
            what = view.say(f"balance-{line['sort']}")
            yield view.say(
                "plain-balance", step=titled(view, line) or str(line["step"]), what=what, amount=money(view, value)
            )
