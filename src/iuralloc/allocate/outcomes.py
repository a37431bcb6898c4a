"""What a ledger comes to: who got what of which pool in which year, as the ids of figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from iuralloc.settlement.ledger import Ledger


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """What somebody got: of a pool, in a year (empty where it has none), down the tree to a member."""

    pool: str
    year: str
    path: tuple[str, ...]


def kinds(ledger: Ledger) -> dict[str, str]:
    """Every pool that is paid, with its kind, in the order of the fold."""
    return {r["pool"]: r["kind"] for r in _records(ledger, "pool") if r["unit"] is not None}


def units(ledger: Ledger) -> dict[str, str]:
    """The figure of the smallest payable amount of every pool that is paid."""
    return {r["pool"]: r["unit"] for r in _records(ledger, "pool") if r["unit"] is not None}


def lines(ledger: Ledger) -> dict[Line, tuple[str, ...]]:
    """The figures that make up each line; what reached parties first, then what reached those below them."""
    found: dict[Line, tuple[str, ...]] = {line: (figure,) for line, figure in _at_the_top(ledger)}
    years = {r["pool"]: tuple(r.get("years", ())) for r in _records(ledger, "pool")}
    for posting in ledger.postings:
        pool, _, rest = posting.figure.partition(".")
        if len(posting.recipient) == 1 or pool not in years:
            continue
        year = next((year for year in years[pool] if rest.startswith(f"{year}.")), "")
        line = Line(pool, year, posting.recipient)
        found[line] = (*found.get(line, ()), posting.figure)
    return found


def _at_the_top(ledger: Ledger) -> Iterator[tuple[Line, str]]:
    flowing = {r["pool"] for r in _records(ledger, "by-year")}
    paid = kinds(ledger)
    for record in ledger.schedules:
        if record["table"] == "waterfall" and not record["path"]:
            for who, figure in record["totals"]:
                yield Line(record["pool"], record["year"], (who,)), figure
        elif _settles(record) and record["pool"] in paid and record["pool"] not in flowing:
            for row in record["rows"]:
                yield Line(record["pool"], "", (row["party"],)), row["paid"]


def totals(ledger: Ledger) -> dict[str, dict[str, str]]:
    """By pool, and by `equity` and `expected` losses: the figure of what each has in all."""
    found: dict[str, dict[str, str]] = {}
    for record in ledger.schedules:
        match record["table"]:
            case "by-year":
                found[record["pool"]] = {who: figure for who, _, figure in record["rows"]}
            case "expected":
                found["expected"] = {who: total for who, _, total in record["rows"]}
            case "split" if _settles(record) and "." not in record["pool"]:
                found[record["pool"]] = {row["party"]: row["paid"] or row["exact"] for row in record["rows"]}
            case _:
                pass
    return found


def _settles(record: Mapping[str, Any]) -> bool:
    return bool(record["table"] == "split" and not record["beside"] and not record["path"])


def _records(ledger: Ledger, table: str) -> Iterator[Mapping[str, Any]]:
    return (record for record in ledger.schedules if record["table"] == table)
