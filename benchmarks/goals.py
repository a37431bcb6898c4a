"""The goals that this project has set itself for its speed, and whether a run has met them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from beside import OURS, Row, shown
from proofs import Proofs

_MINUTE_SECONDS = 60
_CHECK_SECONDS = 0.05
#: players of the largest nucleolus, and of the proof that is checked
_LARGE, _CHECKED = 22, 15


@dataclass(frozen=True)
class Goal:
    """One goal; measured is the worst of all games of the kind, None where it was not measured."""

    work: str
    aim: str
    measured: str | None
    met: bool | None


def goals(values: Sequence[Row], nucleoli: Sequence[Row], proofs: Proofs) -> list[Goal]:
    """Every goal beside what was measured."""
    return [
        _faster("Shapley value of a dense table, exact, 20 players", 10, "coopgame-py", values, "shapley", 20, "dense"),
        _faster("Shapley value of a dense table, exact, 22 players", 10, "coopgame-py", values, "shapley", 22, "dense"),
        _smaller(0.6, "shapley-numba", values),
        _faster("Shapley-Shubik index, exact, 80 voters", 10, "powerindex", values, "shapley", 80, "votes"),
        _faster("nucleolus, exact, with proof, 15 players", 2, "coopgame-py", nucleoli, "nucleolus", 15),
        _faster("nucleolus, exact, with proof, 18 players", 4, "coopgame-py", nucleoli, "nucleolus", 18),
        _faster("nucleolus, exact, with proof, 20 players", 8, "coopgame-py", nucleoli, "nucleolus", 20),
        _faster("exact nucleolus, 10 players", 20, "coopgame-py exact", nucleoli, "nucleolus, exact", 10),
        _within_a_minute(nucleoli),
        *(_faster("core test, 18 players", 50, other, nucleoli, "core test", 18) for other in ("coopgt", "tucoopy")),
        _faster("least core, 18 players", 50, "tucoopy", nucleoli, "least core", 18),
        *_of_proofs(proofs),
    ]


def _faster(work: str, times: int, other: str, rows: Sequence[Row], task: str, size: int, game: str = "") -> Goal:
    own = [
        row
        for row in rows
        if (row.task, row.size, row.program) == (task, size, other) and game in {"", row.game} and row.times_ours
    ]
    aim = f"{other} takes {times} × or more"
    if not own:
        return Goal(work, aim, None, None)
    least = min(own, key=lambda row: row.times_ours or 0)
    reached = least.times_ours or 0
    return Goal(
        work, aim, f"{shown(reached)} × ({least.game}; {shown(least.least)} - {shown(least.most)})", reached >= times
    )


def _smaller(part: float, other: str, rows: Sequence[Row]) -> Goal:
    aim, work = f"at most {part} of {other}", "the same, 24 players: peak memory"
    peaks = {row.program: row.peak_megabytes for row in rows if (row.game, row.size) == ("dense", 24)}
    ours, theirs = peaks.get(OURS), peaks.get(other)
    if ours is None or theirs is None:
        return Goal(work, aim, None, None)
    return Goal(work, aim, f"{ours / theirs:.2f}", ours <= part * theirs)


def _within_a_minute(rows: Sequence[Row]) -> Goal:
    own = [row for row in rows if row.program == OURS and row.task == "nucleolus, large" and row.seconds is not None]
    done = [row for row in own if (row.seconds or 0) <= _MINUTE_SECONDS and row.size >= _LARGE]
    work, aim = "largest nucleolus with proof within a minute", f"{_LARGE} players or more"
    if not any(row.size >= _LARGE for row in own):
        return Goal(work, aim, None, None)
    largest = max((row.size for row in done), default=0)
    slowest = max((row.seconds or 0 for row in done if row.size == largest), default=0)
    return Goal(work, aim, f"{largest} players in 1/{_MINUTE_SECONDS / slowest:.0f} of it", largest >= _LARGE)


def _of_proofs(proofs: Proofs) -> Iterator[Goal]:
    slowest = max(proofs.checks, key=lambda check: check.seconds)
    work, aim = f"check of a proof by the checker alone, {_CHECKED} players", "50 ms"
    if slowest.players == _CHECKED:
        part = slowest.seconds / _CHECK_SECONDS
        yield Goal(work, aim, f"{part:.2f} of it ({slowest.game})", slowest.seconds <= _CHECK_SECONDS)
    else:
        yield Goal(work, aim, None, None)
    for row in proofs.right:
        text = None if row.right is None else f"{row.right} of {row.games}"
        ours = row.program == OURS
        yield Goal(
            f"right nucleoli, {row.program}", "all" if ours else "", text, row.right == row.games if ours else None
        )


def table(found: Sequence[Goal]) -> str:
    """The result for a reader."""
    lines = [f"{'goal':<56}{'aim':<40}{'measured':<40}met"]
    for goal in found:
        met = "" if goal.met is None else "yes" if goal.met else "NO"
        lines.append(f"{goal.work:<56}{goal.aim:<40}{goal.measured or 'not measured':<40}{met}".rstrip())
    return "\n".join(lines)
