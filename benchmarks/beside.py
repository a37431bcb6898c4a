"""One question to several programs, each in a process of its own: CPU time over ours, memory, and whether they agree.

`values.py` and `nucleolus.py` state the questions; each is also the child that answers one, because the other
programs live in an environment of their own, where nothing of this project is installed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final, TypeAlias

OURS: Final = "iuralloc"
#: states a question (task, game, size) to a program, and gives what is then timed: a call for all numbers of the answer
Program: TypeAlias = Callable[[str, str, int], Callable[[], list[float]]]
#: answers that differ by more than this part of the largest number are two answers
_AGREEMENT: Final = 1e-6
#: a child answers again until it has worked for so long, at least so often and at most so often
_SECONDS, _LEAST, _MOST = 0.3, 3, 40
#: what takes so long is asked once, in one round
_SLOW_SECONDS: Final = 10
_WITHOUT_DECIMALS: Final = 100


@dataclass(frozen=True)
class Row:
    """One program on one game.

    Parameters
    ----------
    task, game, size, program
        What was asked of which game, of how many players, and who answered.
    times_ours
        Its CPU time over ours in the same round: the median of the rounds, None if the program is not installed.
    least, most
        The range of that over the rounds.
    seconds
        Its CPU time, the median of the rounds.
    peak_megabytes
        The most memory that its process held, interpreter and game included.
    growth
        Its CPU time over that of the size before.
    agrees
        Whether its answer is ours to six digits of the largest number.
    """

    task: str
    game: str
    size: int
    program: str
    times_ours: float | None = None
    least: float | None = None
    most: float | None = None
    seconds: float | None = None
    peak_megabytes: float | None = None
    growth: float | None = None
    agrees: bool | None = None


@dataclass(frozen=True)
class Question:
    """A task, the games that it is asked of, their sizes, and who answers beside us."""

    task: str
    games: Sequence[str]
    sizes: Sequence[int]
    others: Sequence[str] = ()


def measured(script: Path, questions: Sequence[Question], rounds: int, peers: Path | None) -> list[Row]:
    """Every program on every game; the programs take turns within a round."""
    found: list[Row] = []
    for question in questions:
        for game in question.games:
            before: dict[str, float] = {}
            for size in question.sizes:
                found += _side_by_side(script, question, game, size, rounds, peers, before)
    return found


def _side_by_side(
    script: Path,
    question: Question,
    game: str,
    size: int,
    rounds: int,
    peers: Path | None,
    before: dict[str, float],
) -> list[Row]:
    present = [OURS, *(question.others if peers is not None else ())]
    runs: dict[str, list[dict[str, Any]]] = {program: [] for program in present}
    for _ in range(rounds):
        for program in present:
            interpreter = sys.executable if program == OURS or peers is None else str(peers)
            command = [interpreter, str(script), "--child", program, question.task, game, str(size)]
            runs[program].append(json.loads(subprocess.check_output(command)))
        if any(own[-1]["seconds"] > _SLOW_SECONDS for own in runs.values()):
            break
    ours = runs[OURS]
    found = []
    for program in (OURS, *question.others):
        if program not in runs:
            found.append(Row(question.task, game, size, program))
            continue
        own = runs[program]
        ratios = [run["seconds"] / our["seconds"] for run, our in zip(own, ours, strict=True)]
        seconds = median(run["seconds"] for run in own)
        growth = seconds / before[program] if program in before else None
        before[program] = seconds
        peak = max(run["peak"] for run in own) / 2**20
        agrees = _agree(own[0]["answer"], ours[0]["answer"])
        found.append(
            Row(
                question.task, game, size, program, median(ratios), min(ratios), max(ratios), seconds, peak, growth, agrees
            )
        )  # fmt: skip
    return found


def _agree(one: list[float] | None, other: list[float] | None) -> bool:
    if one is None or other is None or len(one) != len(other):
        return False
    size = max(map(abs, other), default=0) or 1
    return all(abs(a - b) <= _AGREEMENT * size for a, b in zip(one, other, strict=True))


def answered(solve: Callable[[], list[float]]) -> dict[str, Any]:
    """The median CPU time of some repeats, the memory at the end, and the answer; an error is no answer."""
    import resource

    answer, spent = None, list[float]()
    while len(spent) < _LEAST or (sum(spent) < _SECONDS and len(spent) < _MOST):
        start = time.process_time()
        try:
            answer = solve()
        except Exception:  # noqa: BLE001 - what another program raises is its own affair, and its time is measured
            answer = None
        spent.append(time.process_time() - start)
        if spent[0] > _SLOW_SECONDS:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {"seconds": median(spent), "peak": peak, "answer": answer}


def table(title: str, rows: Sequence[Row]) -> str:
    """The result for a reader."""
    lines = [
        f"{title}: CPU time over that of {OURS} in the same round, median and range; memory; growth from the size before",
        f"{'task':<18}{'game':<10}{'players':>8}  {'program':<18}{'×':>9}{'range':>18}{'peak MB':>9}{'growth':>8}  same",
    ]
    for row in rows:
        head = f"{row.task:<18}{row.game:<10}{row.size:>8}  {row.program:<18}"
        if row.times_ours is None:
            lines.append(f"{head}{'not installed':>16}")
            continue
        spread = f"{shown(row.least)} - {shown(row.most)}" if row.program != OURS else ""
        growth = f"{row.growth:.1f}" if row.growth is not None else ""
        same = "yes" if row.agrees else "no"
        lines.append(f"{head}{shown(row.times_ours):>9}{spread:>18}{row.peak_megabytes:>9.0f}{growth:>8}  {same}")
    return "\n".join(lines)


def shown(times: float | None) -> str:
    """A ratio, with a decimal where that says something."""
    if times is None:
        return ""
    return f"{times:.1f}" if times < _WITHOUT_DECIMALS else f"{times:.0f}"


def main(
    title: str,
    script: str,
    questions: Callable[[bool], Sequence[Question]],
    programs: Mapping[str, Program],
) -> None:
    """Measure and print, or be the child that answers one question."""
    parser = argparse.ArgumentParser(description=f"{title} beside other programs.")
    parser.add_argument("--rounds", type=int, default=5, help="times that each program is asked (default 5)")
    parser.add_argument("--peers", type=Path, help="the interpreter of an environment with the other programs")
    parser.add_argument("--quick", action="store_true", help="small games: to see that it runs")
    parser.add_argument("--child", nargs=4, metavar="WORD", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        program, task, game, size = options.child
        print(json.dumps(answered(programs[program](task, game, int(size)))))
        return
    print(table(title, measured(Path(script), questions(options.quick), max(1, options.rounds), options.peers)))
