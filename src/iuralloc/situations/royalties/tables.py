"""Which figures of a royalty make up its tables: a row for each line, a column for each year, the sums."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from iuralloc.contract.load import Contract
from iuralloc.contract.schema.royalties import Royalty
from iuralloc.contract.schema.tiers import Tiers
from iuralloc.formula import Sum
from iuralloc.settlement.ledger import Draft, Figure, Ground

#: the lines of a year in the order of reading
LINES: Final = (
    "base", "loss_in", "base_counted", "loss_out", "rate", "counted", "before_offset", "paid", "ceiling",
    "above_ceiling", "offset_new", "offset_in", "floor", "offset_allowed", "offset_taken", "offset_lost", "offset_out",
    "royalty", "minimum", "top_up", "above_minimum", "credit_in", "credit_used", "credit_out", "owed",
)  # fmt: skip
#: lines that say something of all years together; balances, limits and rates do not
_SUMMED: Final = frozenset({
    "base", "base_counted", "before_offset", "paid", "offset_new", "offset_taken", "offset_lost", "royalty", "minimum",
    "top_up", "credit_used", "owed",
})  # fmt: skip

#: by year: for each band its number, its upper end, its rate, what lies in it, what that gives
Bands: TypeAlias = dict[str, list[list[str | None]]]


def tabulated(contract: Contract, draft: Draft, entry: Royalty, name: str, bands: Bands) -> None:
    """State the sums over all years, and plan the tables."""
    years = contract.calendar.names
    known = {figure.id: figure for figure in draft}
    lines: list[list[object]] = []
    for line in LINES:
        figures = [known.get(f"{name}.{year}" if line == "owed" else f"{name}.{year}.{line}") for year in years]
        if any(figures):
            lines.append(
                [line, [figure.id if figure else None for figure in figures], _sum(draft, name, line, figures)]
            )
    draft.schedule(
        table="royalty", royalty=name, years=list(years), lines=lines,
        credit=entry.credit or "", losses=entry.losses or "",
        **{word: getattr(entry, word) or "" for word in ("name", "name_zh", "clause")},
    )  # fmt: skip
    if entry.bands is not None:
        _bands(draft, entry.bands, name, bands)


def _sum(draft: Draft, name: str, line: str, figures: list[Figure | None]) -> str | None:
    found = [figure for figure in figures if figure is not None]
    if line not in _SUMMED:
        return None
    label = {"say": "royalty-in-all", "part": f"royalty-{line}", "royalty": name}
    known = f"{name}.sum" if line == "owed" else f"{name}.sum.{line}"
    parts = Sum.of(*(figure.reference for figure in found))
    return draft.state(known, label, found[0].unit, parts, Ground(rule="sum")).id


def _bands(draft: Draft, tiers: Tiers, name: str, bands: Mapping[str, list[list[str | None]]]) -> None:
    draft.schedule(
        table="royalty-bands", royalty=name, method=tiers.method or "", count=tiers.count or "", per=tiers.per or "",
        years=[[year, rows] for year, rows in bands.items()],
    )  # fmt: skip
