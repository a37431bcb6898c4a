"""Ranges: the file computed at their ends, and the least and the most that each party can get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Final

from iuralloc.allocate.again import Again, Beside, beside, computed_again
from iuralloc.allocate.outcomes import kinds, totals, units
from iuralloc.allocate.waterfall import in_order
from iuralloc.audit.opening import Opening
from iuralloc.contract.alternatives import HIGH, LOW, Alternative, Spot
from iuralloc.contract.extent import MOST_FIGURES
from iuralloc.contract.load import Contract
from iuralloc.errors import Finding, LimitReached, Severity
from iuralloc.formula import Constant, Formula, Greatest, Least, Reference
from iuralloc.settlement.ledger import Draft, Ground, Ledger

#: the first part of the id of every figure that a range brings
RANGE: Final = "range"
#: runs of one file: all ends of six ranges
_MOST_RUNS: Final = 64


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its number, the end taken of each range (none: as settled), and what came of it beside the result.

    `got` has, for everything divided, the figure of what each has in all.
    """

    number: int
    ends: Mapping[str, int]
    ledger: Ledger
    beside: Beside
    got: Mapping[str, Mapping[str, str]]


def state_ranges(
    contract: Contract, ledger: Ledger, opening: Opening | None
) -> tuple[Ledger, tuple[Again, str] | None]:
    """The ledger with every run beside it; unchanged where there is no range, or where a run failed.

    Raises
    ------
    LimitReached
        ``ranges-too-many``.
    """
    spots = contract.spots
    if not spots:
        return ledger, None
    runs: list[Run] = []
    together, plan = True, [dict.fromkeys((spot.path for spot in spots), LOW)]
    while len(runs) < len(plan):
        ends = plan[len(runs)]
        again = computed_again(contract, Alternative(ends=ends), frozenset(), opening)
        if again.faults or again.unsolved:
            return ledger, (again, said(spots, ends))
        one = beside(ledger, again.ledger, f"{RANGE}.{len(runs) + 1}", said(spots, ends))
        got = {n: {who: one.id(f) for who, f in found.items()} for n, found in totals(again.ledger).items()}
        runs.append(Run(len(runs) + 1, ends, again.ledger, one, got))
        if len(runs) == 1:
            # How much one run comes to says how many there may be.
            together, plan = _plan(spots, max(1, len(one.figures)))
    figures = {**ledger.figures, **{name: figure for run in runs for name, figure in run.beside.figures.items()}}
    draft = Draft(replace(ledger, figures=figures))
    _state(contract, draft, ledger, runs, together=together)
    return draft.finish(), None


def _plan(spots: tuple[Spot, ...], figures: int) -> tuple[bool, list[dict[str, int]]]:
    """Which ends are computed, all lower ones first: all combinations, or each range alone where these are too many.

    A range that is not named in a run stays as it is settled, or at its lower end.
    """
    paths = [spot.path for spot in spots]
    if len(paths) < _MOST_RUNS and 2 ** len(paths) <= min(_MOST_RUNS, MOST_FIGURES // figures):
        return True, [dict(zip(paths, ends, strict=True)) for ends in product((LOW, HIGH), repeat=len(paths))]
    alone = [dict.fromkeys(paths, LOW), dict.fromkeys(paths, HIGH)]
    alone += [{path: end} for path in paths for end in (LOW, HIGH)]
    if len(alone) > min(_MOST_RUNS, MOST_FIGURES // figures):
        facts = {"count": str(len(spots)), "limit": str(_MOST_RUNS // 2 - 1)}
        raise LimitReached([Finding("ranges-too-many", spots[0].place, facts, path=spots[0].path)])
    return False, alone


def said(spots: tuple[Spot, ...], ends: Mapping[str, int]) -> str:
    """The values of a run in words: ``figures.cell_part 45%``."""
    return ", ".join(f"{spot.said} {spot.end(ends[spot.path]).text}" for spot in spots if spot.path in ends)


def _state(contract: Contract, draft: Draft, first: Ledger, runs: list[Run], *, together: bool) -> None:
    """The least and the most of everybody, over all runs and what is settled."""
    settled, kind = totals(first), {**kinds(first), **{p: k for run in runs for p, k in kinds(run.ledger).items()}}
    named = dict.fromkeys([name for run in runs for name in run.got] + list(settled))
    results: list[dict[str, object]] = []
    for name in named:
        rows = list(_rows(contract, draft, name, settled.get(name), runs))
        if rows:
            results.append({"name": name, "kind": kind.get(name, ""), "unit": _unit(first, runs, name), "rows": rows})
    left_open = [result["name"] for result in results if result["name"] not in settled]
    if not together:
        draft.choose("ranges-each-alone", count=str(len(contract.spots)))
    draft.schedule(
        table="ranges", together=int(together), open=left_open, results=results,
        spots=[
            {
                "name": s.said, "low": s.low.text, "high": s.high.text, "settled": int(s.settled),
                "node": s.node,
            }
            for s in contract.spots
        ],
        runs=[[str(run.number), said(contract.spots, run.ends)] for run in runs],
    )  # fmt: skip
    _remark(contract, draft, left_open)


def _unit(first: Ledger, runs: list[Run], name: str) -> str | None:
    found = units(first).get(name)
    if found is None:
        found = units(runs[0].ledger).get(name)
        return None if found is None else runs[0].beside.id(found)
    return found


def _rows(
    contract: Contract, draft: Draft, name: str, settled: Mapping[str, str] | None, runs: list[Run]
) -> Iterator[dict[str, object]]:
    """A row for everybody who has something of it in any run; none where no run comes out otherwise."""
    own = settled or {}
    recipients = dict.fromkeys([*own, *(who for run in runs for who in run.got.get(name, {}))])
    if all(run.got.get(name, {}) == own for run in runs):
        return
    for who in in_order(contract, recipients):
        figures = [run.got.get(name, {}).get(who) for run in runs]
        parts: list[Formula] = [Reference(figure) if figure else Constant(Fraction(0)) for figure in figures]
        if who in own:
            parts.append(Reference(own[who]))
        ends = {}
        for word, kind in (("least", Least), ("most", Greatest)):
            label = {"say": f"range-{word}", "pool": name, "party": who}
            stem = f"{RANGE}.{word}.{name}.{who}"
            ends[word] = draft.state(stem, label, "amount", kind(tuple(parts)), Ground(rule="range"))
        values = [Fraction(0) if figure is None else draft.ledger.amount(figure) for figure in figures]
        at = {
            word: [str(run.number) for run, value in zip(runs, values, strict=True) if value == figure.amount]
            for word, figure in ends.items()
        }
        yield {
            "who": who, "settled": own.get(who), "least": ends["least"].id, "most": ends["most"].id,
            "runs_least": at["least"], "runs_most": at["most"],
        }  # fmt: skip


def _remark(contract: Contract, draft: Draft, left_open: list[object]) -> None:
    """That a figure is contested, and what is not settled for that."""
    for spot in contract.spots:
        facts = {"name": spot.said, "low": spot.low.text, "high": spot.high.text}
        place, path = spot.place, spot.path
        if spot.settled:
            draft.remark(Finding("figure-has-range", place, facts, Severity.NOTE, path))
        else:
            draft.remark(Finding("figure-open", place, facts, Severity.WARNING, path))
    for name in left_open:
        pool = contract.document.pools.get(str(name))
        facts, path = {"pool": str(name)}, f"pools.{name}" if pool else str(name)
        draft.remark(Finding("result-open", pool.key_place if pool else None, facts, Severity.WARNING, path))
