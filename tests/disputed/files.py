"""Small contracts with restated, contested and claimed values, computed."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.allocate import Examined, examine
from iuralloc.audit.trail import Trail
from iuralloc.verify import verify

HEAD = """iuralloc: 1
title: An invented deal
currency: CNY
round: {to: 1 yuan, ties: order of parties}
parties: {maker: {}, lake: {members: {team: 60%, school: 40%}}, coast: {}}
"""


def examined(text: str, head: str = HEAD) -> Examined:
    return examine((head + text).encode(), "contract.yaml")


def trail(text: str, head: str = HEAD) -> Trail:
    """The trail of a sound contract, with every figure checked by the checker that travels."""
    data = (head + text).encode()
    found = examine(data, "contract.yaml").trail()
    report = verify(found.text().encode(), data)

    assert report.faults == ()
    return found


def below(found: Trail, stem: str) -> dict[str, Fraction]:
    """All figures right below a stem, by the last part of their ids."""
    start = f"{stem}."
    return {
        name.removeprefix(start): Fraction(record["value"])
        for name, record in found.figures.items()
        if name.startswith(start) and "." not in name.removeprefix(start) and isinstance(record["value"], str)
    }


def payments(found: Trail, record: str = "resettled") -> dict[tuple[str, str], Fraction]:
    """Who pays whom, as the record of the tables has it."""
    (schedule,) = [one for one in found.schedules if one["table"] == record]
    return {(payer, payee): found.amount(figure) for payer, payee, figure in schedule["payments"]}


def codes(text: str, head: str = HEAD) -> list[str]:
    return [finding.code for finding in examined(text, head).findings]
