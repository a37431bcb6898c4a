"""What is not settled for good: second settlements, figures that are not agreed, and claims that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from iuralloc.report.plain.called import called, enumerated, money
from iuralloc.report.plain.part import Part
from iuralloc.report.view import View

#: whoever pays the pools; no party bears this name
_PAYER = "payer"


def disputed(view: View) -> Part:
    """The part of figures that change or are disputed; without sentences where there are none."""
    said = (*_second(view), *_open(view), *_claims(view))
    return Part(view.say("plain-disputed"), said)


def _second(view: View) -> Iterator[str]:
    for record in view.schedules("resettled"):
        names = [str(one["name"]) for one in record["restated"]]
        yield view.say("plain-restated", figures=enumerated(view, names))
        if not record["payments"]:
            yield view.say("plain-restated-nothing")
        for payer, payee, figure in record["payments"]:
            facts = {"payer": _who(view, payer), "payee": _who(view, payee)}
            yield view.say("plain-pays", amount=money(view, view.value(figure)), **facts)


def _who(view: View, party: str) -> str:
    return view.say("plain-payer") if party == _PAYER else called(view, party)


def _open(view: View) -> Iterator[str]:
    for record in view.schedules("ranges"):
        for spot in record["spots"]:
            code = "plain-range-settled" if spot["settled"] else "plain-range-open"
            yield view.say(code, figure=str(spot["name"]), low=str(spot["low"]), high=str(spot["high"]))
        for result in record["results"]:
            for row in result["rows"]:
                yield _span(view, str(result["name"]), row)


def _span(view: View, name: str, row: Mapping[str, Any]) -> str:
    least, most = (money(view, view.value(row[end])) for end in ("least", "most"))
    return view.say("plain-span", who=called(view, row["who"]), pool=name, least=least, most=most)


def _claims(view: View) -> Iterator[str]:
    for record in view.schedules("claimed"):
        differ = [row for row in record["rows"] if row["difference"] is not None and view.value(row["difference"])]
        agreed = len(record["rows"]) - len(differ)
        yield view.say("plain-claims", agreed=str(agreed), differ=str(len(differ)))
        for row in differ:
            moved: Fraction = view.value(row["difference"])
            code = "plain-claim-more" if moved > 0 else "plain-claim-less"
            yield view.say(code, figure=str(row["name"]), amount=money(view, abs(moved)))
