"""Nucleolus, least core and core test of large games, side by side with other programs, each in its own process.

``python benchmarks/nucleolus.py --peers FOLDER/bin/python`` prints the table alone; `run.py` calls `measured`. The
interpreter after ``--peers`` is that of an environment with coopgame-py, coopgt and tucoopy in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from beside import OURS, Program, Question, Row, main
from beside import measured as measured_beside

TITLE: Final = "nucleolus and core"
#: players of a game that takes the road of large ones
_LARGE_ENOUGH: Final = 13
_FAMILIES: Final = ("noisy", "random", "tied", "airport")


def questions(quick: bool) -> Sequence[Question]:
    """What is asked of which games, and who answers beside us; nobody else certifies more than ten players."""
    return [
        Question("nucleolus", _FAMILIES, (6,) if quick else (15, 18, 20), ("coopgame-py",)),
        Question("nucleolus, large", _FAMILIES, (7,) if quick else (22, 24)),
        Question("nucleolus, exact", ("random",), (4,) if quick else (6, 8, 10), ("coopgame-py exact",)),
        Question("least core", ("noisy",), (6,) if quick else (12, 18), ("tucoopy",)),
        Question("core test", ("even",), (6,) if quick else (12, 18), ("coopgt", "tucoopy")),
    ]


def _sizes(players: int) -> Any:
    import numpy as np

    sizes = np.zeros(1 << players, dtype=np.int64)
    for player in range(players):
        sizes[1 << player : 2 << player] = sizes[: 1 << player] + 1
    return sizes


def worths_of(game: str, players: int, seed: int | None = None) -> Any:
    """Whole worths by mask, the same for every program."""
    import numpy as np

    draws, sizes = np.random.default_rng(players if seed is None else [seed, players]), _sizes(players)
    if game == "noisy":
        # In cents; the larger a coalition the more each member earns, give or take.
        worths = sizes * sizes * 10**6 + draws.integers(0, players * 10**6, len(sizes))
    elif game == "even":
        # Equal parts are in the core: nobody can stop at the first objection.
        worths = sizes * sizes * 10**6
    elif game == "random":
        worths = draws.integers(0, 100 * players, len(sizes))
        worths[-1] = 100 * players
        worths[[1 << player for player in range(players)]] = draws.integers(0, 100, players)
    elif game == "tied":
        worths = (sizes > players // 2).astype(np.int64) * 6 + draws.integers(0, 2, len(sizes))
        worths[-1] = 10 * players
    else:
        worths = np.zeros(len(sizes), dtype=np.int64)
        masks = np.arange(len(sizes))
        for player in range(players):
            cost = 1 + player // 3
            worths = np.where(masks >> player & 1, np.minimum(worths, -cost), worths)
    worths[0] = 0
    return worths


def _ours(task: str, game: str, players: int) -> Callable[[], list[float]]:
    """From the numbers to the exact answer with its proof: what a table holds is looked at within the time, too."""
    from fractions import Fraction

    import iuralloc

    def stated(game: str, players: int) -> Callable[[], list[float]]:
        worths = worths_of(game, players)
        names = [f"party_{number}" for number in range(players)]
        split = dict.fromkeys(names, Fraction(int(worths[-1]), players))

        def solve() -> list[float]:
            table = iuralloc.TUGame.from_table(names, worths)
            match task:
                case "core test":
                    answer = iuralloc.solve(table, "in_core", allocation=split).answer
                case "least core":
                    answer = iuralloc.solve(table, "least_core").answer
                case _:
                    answer = iuralloc.solve(table, "nucleolus").answer
            return list(map(float, answer.values())) if answer else []

        return solve

    # A small game first, that takes the same road: loading a solver is not counted, nor is it for others.
    stated("noisy", min(players, _LARGE_ENOUGH))()
    return stated(game, players)


def _coopgame(_: str, game: str, players: int) -> Callable[[], list[float]]:
    coopgame = import_module("coopgame")
    stated = coopgame.Game(worths_of(game, players)[1:].astype("float64"))
    return lambda: [float(amount) for amount in coopgame.nucleolus(stated)["allocation"]]


def _coopgame_exact(_: str, game: str, players: int) -> Callable[[], list[float]]:
    coopgame = import_module("coopgame")
    worths = worths_of(game, players)[1:].tolist()
    return lambda: [float(amount) for amount in coopgame.nucleolus_exact(worths)["allocation"]]


def _tucoopy(task: str, game: str, players: int) -> Callable[[], list[float]]:
    tucoopy = import_module("tucoopy")
    core = import_module("tucoopy.diagnostics.core_diagnostics")
    least = import_module("tucoopy.solutions.least_core")
    worths = worths_of(game, players).tolist()
    stated = tucoopy.Game(n_players=players, v={mask: float(worth) for mask, worth in enumerate(worths)})
    if task == "core test":
        return lambda: [float(core.is_in_core(stated, [worths[-1] / players] * players))]
    return lambda: [float(least.least_core(stated).epsilon)]


def _coopgt(_: str, game: str, players: int) -> Callable[[], list[float]]:
    core = import_module("coopgt.core")
    worths = worths_of(game, players).tolist()
    # Players are counted from 1; whole numbers, because floats do not add up to the total.
    members = {mask: tuple(i + 1 for i in range(players) if mask >> i & 1) for mask in range(1 << players)}
    stated = {group: worths[mask] * players for mask, group in members.items()}
    return lambda: [float(core.is_in_core(stated, [worths[-1]] * players))]


_PROGRAMS: Final[Mapping[str, Program]] = {
    OURS: _ours,
    "coopgame-py": _coopgame,
    "coopgame-py exact": _coopgame_exact,
    "tucoopy": _tucoopy,
    "coopgt": _coopgt,
}


def measured(rounds: int, peers: Path | None, *, quick: bool = False) -> list[Row]:
    """Every program on every game."""
    return measured_beside(Path(__file__), questions(quick), rounds, peers)


if __name__ == "__main__":
    main(TITLE, __file__, questions, _PROGRAMS)
