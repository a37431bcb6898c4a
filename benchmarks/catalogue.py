"""The rules on games of growing size, each task in a process of its own: ``python benchmarks/catalogue.py``.

``python benchmarks/catalogue.py TASK SIZE`` does one task once and prints its seconds; without arguments all tasks are
done, and printed as multiples of an empty interpreter. ``--quick`` does the smallest of each, to see that it runs.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

#: firms, universities and institutes, by how many there are in all
_KINDS: Final = {9: (4, 3, 2), 53: (26, 18, 9), 200: (100, 70, 30), 1000: (500, 300, 200)}

Task = tuple[Any, str, dict[str, Any]]


@dataclass(frozen=True)
class Measured:
    """One task: the median time of several processes, without their start."""

    task: str
    size: int
    times_empty: float


def alliance(parties: int) -> Any:
    """A problem with three kinds: what they earn alone, in pairs, and in threes across the kinds."""
    from fractions import Fraction

    from iuralloc.formula import Reference
    from iuralloc.problems.draws import Term
    from iuralloc.problems.games import GameProblem
    from iuralloc.problems.synergies import Block, SynergyGame

    blocks = [
        Block(name, tuple(f"{name}_{number}" for number in range(count)))
        for name, count in zip(("firm", "uni", "inst"), _KINDS[parties], strict=True)
    ]
    terms = [
        Term(((0,),), (), Fraction(3)),
        Term(((0,), (2,)), (), Fraction(3, 5)),
        Term(((2,), (2,)), (), Fraction(2, 5)),
        Term(((0,), (1,), (2,)), (), Fraction(1, 5)),
    ]
    return GameProblem(SynergyGame.of(blocks, terms), Reference("game"))


def _in_unions(parties: int, *sizes: int) -> list[list[list[str]]]:
    """Unions across the kinds: the parties shuffled, in runs of each of the sizes."""
    players = list(alliance(parties).game.players)
    random.Random(1).shuffle(players)  # noqa: S311 - the same unions every time
    return [[players[start : start + size] for start in range(0, parties, size)] for size in sizes]


def table(players: int) -> Any:
    """A worth for every group, none of them with a pattern."""
    import numpy as np

    import iuralloc

    worths = np.random.default_rng(players).integers(0, 10**6, 1 << players)
    worths[0] = 0
    return iuralloc.TUGame.from_table([f"p{number}" for number in range(players)], worths)


def _unions_of_table(players: int) -> list[list[str]]:
    return [[f"p{number}" for number in range(start, min(start + 4, players))] for start in range(0, players, 4)]


def voters(count: int) -> dict[str, Any]:
    """Votes from 1 to 9, and half of them to be reached."""
    weights = {f"v{number}": 1 + number * 7 % 9 for number in range(count)}
    return {
        "type": "weighted_voting",
        "players": list(weights),
        "weights": weights,
        "quota": sum(weights.values()) // 2,
    }


def airport(aircraft: int) -> dict[str, Any]:
    """57 types of aircraft, each with its cost, so many landings in all."""
    counts = [aircraft // 57 + (number < aircraft % 57) for number in range(57)]
    return {
        "type": "airport",
        "costs": {f"t{number}": 100 + 37 * number for number in range(57)},
        "counts": {f"t{number}": count for number, count in enumerate(counts)},
    }


#: what is solved, by which rule and with what, by name and size; and the sizes, the smallest first
TASKS: Final[Mapping[str, tuple[Callable[[int], Task], Sequence[int]]]] = {
    "shapley of synergies": (lambda n: (alliance(n), "shapley", {}), (9, 53, 200, 1000)),
    "owen of synergies": (lambda n: (alliance(n), "owen", {"unions": _in_unions(n, 7)[0]}), (9, 53, 200, 1000)),
    "winter of synergies": (lambda n: (alliance(n), "winter", {"levels": _in_unions(n, 28, 7)}), (9, 53, 200, 1000)),
    "owen of a table, fours": (lambda n: (table(n), "owen", {"unions": _unions_of_table(n)}), (8, 16, 18, 20)),
    "owen of a table, alone": (
        lambda n: (table(n), "owen", {"unions": [[f"p{number}"] for number in range(n)]}),
        (8, 16, 18, 20),
    ),
    "banzhaf of a table": (lambda n: (table(n), "banzhaf", {}), (8, 16, 18, 20)),
    "shapley of a vote": (lambda n: (voters(n), "shapley", {}), (8, 120)),
    "banzhaf of a vote": (lambda n: (voters(n), "banzhaf", {}), (8, 120)),
    "airport": (lambda n: (airport(n), "airport_shapley", {}), (570, 13_572)),
}


def seconds(task: str, size: int) -> float:
    """Time to solve, with the game at hand and everything imported that an answer needs."""
    import iuralloc

    make, sizes = TASKS[task]
    game, rule, parameters = make(sizes[0])
    iuralloc.solve(game, rule, **parameters)
    game, rule, parameters = make(size)
    start = time.perf_counter()
    iuralloc.solve(game, rule, **parameters)
    return time.perf_counter() - start


def measure(rounds: int, *, quick: bool) -> list[Measured]:
    """Every task at every size, or only at the smallest; rounds take turns, so that a busy minute hits all alike."""
    asked = [(task, size) for task, (_, sizes) in TASKS.items() for size in (sizes[:1] if quick else sizes[1:])]
    times: dict[tuple[str, int], list[float]] = {key: [] for key in asked}
    empty = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        empty.append(time.perf_counter() - start)
        for task, size in asked:
            command = [sys.executable, str(Path(__file__)), task, str(size)]
            times[task, size].append(float(subprocess.check_output(command)))
    return [Measured(task, size, median(own) / median(empty)) for (task, size), own in times.items()]


def main() -> None:
    """Do one task, or all, and print."""
    parser = argparse.ArgumentParser(description="Times of rules as multiples of an empty interpreter.")
    parser.add_argument("task", nargs="?", choices=TASKS, help="one task only, in seconds")
    parser.add_argument("size", nargs="?", type=int)
    parser.add_argument("--rounds", type=int, default=5, help="processes per task (default 5)")
    parser.add_argument("--quick", action="store_true", help="the smallest of each, to see that it runs")
    options = parser.parse_args()
    if options.task:
        print(seconds(options.task, options.size or TASKS[options.task][1][0]))
        return
    print(f"{'task':<28}{'size':>8}{'×':>10}")
    for row in measure(max(1, options.rounds), quick=options.quick):
        print(f"{row.task:<28}{row.size:>8}{row.times_empty:>10.3f}")


if __name__ == "__main__":
    main()
