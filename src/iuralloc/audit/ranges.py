"""How far there is room: each party's range in the core of a pool's game, and under the terms of its split.

Every end is proved: in the core by balanced groups (`problems.core_by_programs`), under terms by the weights of
the conditions (`lp.certificate`).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from iuralloc.errors import Inconsistency, LimitReached
from iuralloc.formula import Data, Reference
from iuralloc.lp.certificate import Clash, NoEnd, Optimum, optimum
from iuralloc.lp.program import Program
from iuralloc.problems.emptiness import Emptiness, emptiness
from iuralloc.problems.games import GameProblem
from iuralloc.problems.nearest.division import Bounded
from iuralloc.problems.nearest.formula import NearestDivision
from iuralloc.problems.tugame import TUGame
from iuralloc.quantities import rational_text
from iuralloc.rules import core_bounds
from iuralloc.settlement.ledger import Ledger


@dataclass(frozen=True, slots=True)
class CoreRange:
    """Each party's range in the core.

    Parameters
    ----------
    ends
        The least and the most by party; empty where there is no core, or where it was not computed.
    certificate
        The proof of the ends, as the rule ``core_bounds`` gives it.
    empty
        Where there is no core, the proof of that.
    untested
        Why nothing was computed, as the code of a finding; else empty.
    """

    ends: Mapping[str, tuple[Fraction, Fraction]]
    certificate: Data = None
    empty: Emptiness | None = None
    untested: str = ""

    def as_data(self) -> Data:
        """Plain data."""
        if self.untested:
            return {"untested": self.untested}
        if self.empty is not None:
            return {"empty": True, "certificate": self.empty.certificate()}
        return {"empty": False, "ranges": _texts(self.ends), "certificate": self.certificate}


@dataclass(frozen=True, slots=True)
class TermRange:
    """Each party's range under the terms: the ends, None where there is none, and the optima that prove them."""

    ends: Mapping[str, tuple[Fraction | None, Fraction | None]]
    proofs: Mapping[str, tuple[Data, Data]]
    rows: tuple[str, ...]

    def as_data(self) -> Data:
        """Plain data: the conditions as text, ends, and for each the point and the weights of the conditions."""
        return {
            "conditions": list(self.rows),
            "ranges": _texts(self.ends),
            "certificate": {party: {"least": least, "most": most} for party, (least, most) in self.proofs.items()},
        }


@dataclass(frozen=True, slots=True)
class PoolRanges:
    """What each party of a pool gets, and could get; core or terms None where the pool has none."""

    pool: str
    gives: Mapping[str, str]
    core: CoreRange | None
    terms: TermRange | None


def pool_ranges(ledger: Ledger, pools: Container[str]) -> tuple[PoolRanges, ...]:
    """The ranges of every pool that has a game, or terms on its split; in the order of the file.

    Parameters
    ----------
    ledger
        Of a contract that could be computed.
    pools
        Those that are wanted.
    """
    found = []
    for pool in ledger.schedules:
        if pool["table"] != "pool" or pool["pool"] not in pools or flow_of_pool(ledger, pool["pool"]) is not None:
            continue
        split = split_of_pool(ledger, pool["pool"])
        gives = {row["party"]: row["paid"] or row["exact"] for row in split["rows"]}
        core, terms = _in_core(ledger, pool["pool"]), _under_terms(ledger, split)
        if core is not None or terms is not None:
            found.append(PoolRanges(pool["pool"], gives, core, terms))
    return tuple(found)


def game_of_pool(ledger: Ledger, pool: str) -> GameProblem | None:
    """The game of a pool; None where it has none."""
    record: Mapping[str, Any] | None = next(
        (r for r in ledger.schedules if r["table"] == "game" and r["pool"] == pool), None
    )
    if record is None:
        return None
    game = ledger.look(record["figure"])
    if not isinstance(game, TUGame):
        raise Inconsistency("the value of a game is no game")
    return GameProblem(game, Reference(record["figure"]), Reference(f"{record['figure']}.all"), record["sense"])


def split_of_pool(ledger: Ledger, pool: str) -> Mapping[str, Any]:
    """The record of the split that a pool is paid by."""
    found: Mapping[str, Any] = next(
        r for r in ledger.schedules
        if r["table"] == "split" and r["pool"] == pool and not r["beside"] and not r["path"]
    )  # fmt: skip
    return found


def flow_of_pool(ledger: Ledger, pool: str) -> Mapping[str, Any] | None:
    """The record of what a pool that flows by steps or years gives over all of them; None for any other."""
    return next((r for r in ledger.schedules if r["table"] == "by-year" and r["pool"] == pool), None)


def _in_core(ledger: Ledger, pool: str) -> CoreRange | None:
    problem = game_of_pool(ledger, pool)
    if problem is None:
        return None
    try:
        found = core_bounds.solve(problem)
    except LimitReached as refusal:
        return CoreRange({}, untested=refusal.findings[0].code)
    if found.answer is None:
        return CoreRange({}, empty=emptiness(problem))
    return CoreRange({party: (least, most) for party, (least, most) in found.answer.items()}, found.certificate)


def _under_terms(ledger: Ledger, split: Mapping[str, Any]) -> TermRange | None:
    figure = ledger.figures.get(f"{split['stem']}.nearest")
    if figure is None or not isinstance(figure.formula, NearestDivision):
        return None
    problem = figure.formula.problem(ledger.look)
    ends, proofs = {}, {}
    for party in problem.parties:
        least, most = (_end(problem, party, sign) for sign in (1, -1))
        ends[party] = least[0], most[0]
        proofs[party] = least[1], most[1]
    return TermRange(ends, proofs, tuple(row.text() for row in problem.conditions()))


def _end(problem: Bounded, party: str, sign: int) -> tuple[Fraction | None, Data]:
    """The least (or, with sign -1, the most) that a party can get while all rows are kept."""
    found = optimum(Program(problem.parties, {party: Fraction(sign)}, problem.conditions()))
    match found:
        case Optimum():
            return sign * found.value, found.as_data()
        case NoEnd():
            return None, None
        case Clash():
            raise Inconsistency("terms that a division keeps cannot be kept")


def _texts(ends: Mapping[str, tuple[Fraction | None, Fraction | None]]) -> Data:
    return {party: [None if end is None else rational_text(end) for end in pair] for party, pair in ends.items()}
