"""Shapley values of large games, side by side with other programs on the same games, each in a process of its own.

``python benchmarks/values.py --peers FOLDER/bin/python`` prints the table alone; `run.py` calls `measured`. The interpreter
after ``--peers`` is that of an environment with coopgame-py, shapley-numba and powerindex in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from beside import OURS, Program, Question, Row, main
from beside import measured as measured_beside

TITLE: Final = "Shapley values"


def questions(quick: bool) -> Sequence[Question]:
    """Games by family: a table of random worths, voters with 1 to 100 votes, synergies around a ring."""
    return [
        Question("shapley", ("dense",), (8, 10) if quick else (16, 18, 20, 22, 24), ("coopgame-py", "shapley-numba")),
        Question("shapley", ("votes",), (10,) if quick else (50, 80, 120), ("powerindex",)),
        Question("shapley", ("synergies",), (10,) if quick else (53, 1000)),
    ]


def _table(players: int, kind: str) -> Any:
    """Worths of a random game below 10^9, made piece by piece in the kind of number that the program takes."""
    import numpy as np

    draws = np.random.default_rng(players)
    table = np.empty(1 << players, kind)
    for start in range(0, len(table), 1 << 16):
        piece = table[start : start + (1 << 16)]
        piece[:] = draws.integers(0, 10**9, len(piece))
    table[0] = 0
    return table


def _votes(voters: int) -> tuple[list[int], int]:
    weights = [1 + (37 * voter * voter + 11 * voter) % 100 for voter in range(voters)]
    return weights, sum(weights) // 2 + 1


def _ours(_: str, family: str, size: int) -> Callable[[], list[float]]:
    """From the numbers to the exact answer: what a table holds is looked at within the time, too."""
    import iuralloc

    names = [f"party_{number}" for number in range(size)]
    stated = _stated(family, size, names)
    # A small game first: loading what an answer needs is not counted, nor is it for the others.
    iuralloc.solve(_stated(family, 3 if family == "votes" else 13, names)(), "shapley")

    def solve() -> list[float]:
        answer = iuralloc.solve(stated(), "shapley").answer
        return [float(answer[name]) for name in names] if answer else []

    return solve


def _stated(family: str, size: int, names: Sequence[str]) -> Callable[[], object]:
    import iuralloc

    names = (*names, *(f"further_{number}" for number in range(size)))[:size]
    if family == "dense":
        table = _table(size, "int64")
        return lambda: iuralloc.TUGame.from_table(names, table)
    if family == "votes":
        weights, quota = _votes(size)
        votes = dict(zip(names, weights, strict=True))
        return lambda: {"type": "weighted_voting", "players": list(names), "weights": votes, "quota": quota}
    return lambda: _ring(names)


def _ring(names: Sequence[str]) -> object:
    from fractions import Fraction

    from iuralloc.problems.draws import Term
    from iuralloc.problems.synergies import Block, SynergyGame

    size = len(names)
    ring = [((number,), ((number + 1) % size,), ((number + 7) % size,)) for number in range(size)]
    terms = [Term(slots[:count], (), Fraction(count, 3)) for slots in ring for count in (1, 2, 3)]
    return SynergyGame.of([Block(name, (name,)) for name in names], terms)


def _coopgame(_: str, __: str, size: int) -> Callable[[], list[float]]:
    coopgame = import_module("coopgame")
    game = coopgame.Game(_table(size, "float64")[1:])
    return lambda: list(map(float, coopgame.shapley(game)))


def _shapley_numba(_: str, __: str, size: int) -> Callable[[], list[float]]:
    numba, shapley_numba = import_module("numba"), import_module("shapley_numba")

    class Tabled:
        def __init__(self, table: Any) -> None:
            self.table = table

        def value(self, subset: Any) -> Any:
            mask = 0
            for player in range(len(subset)):
                mask += subset[player] << player
            return self.table[mask]

    made = shapley_numba.numba_game([("table", numba.float64[:])])(Tabled)
    shapley = shapley_numba.shapley.shapley
    shapley(made(_table(3, "float64")), 3)  # compiled, which is not counted
    game = made(_table(size, "float64"))
    return lambda: list(map(float, shapley(game, size)))


def _powerindex(_: str, __: str, size: int) -> Callable[[], list[float]]:
    powerindex = import_module("powerindex.powerindex")
    weights, quota = _votes(size)

    def solve() -> list[float]:
        game = powerindex.Game(quota, list(weights))
        game.calc_shapley_shubik()
        return list(map(float, game.shapley_shubik))

    return solve


_PROGRAMS: Final[Mapping[str, Program]] = {
    OURS: _ours,
    "coopgame-py": _coopgame,
    "shapley-numba": _shapley_numba,
    "powerindex": _powerindex,
}


def measured(rounds: int, peers: Path | None, *, quick: bool = False) -> list[Row]:
    """Every program on every game."""
    return measured_beside(Path(__file__), questions(quick), rounds, peers)


if __name__ == "__main__":
    main(TITLE, __file__, questions, _PROGRAMS)
