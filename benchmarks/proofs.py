"""How long the checker that travels takes for the proof of a nucleolus, and how many of 144 nucleoli are right.

``python benchmarks/proofs.py --peers FOLDER/bin/python`` prints both; `run.py` calls `measured`. The interpreter after
``--peers`` is that of an environment with coopgame-py in it.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any, Final

from nucleolus import worths_of

_FAMILIES: Final = ("noisy", "random", "tied", "airport", "signed", "additive")
#: of worths in cents
_MAGNITUDES: Final = (10**8, 10**10, 10**12)
_PEER: Final = "coopgame-py"
#: of a proof in one file: reading the game takes longer than checking one of them
_COPIES: Final = 8
#: floats are right if no share is off by half a cent
_NEAR: Final = 0.5


@dataclass(frozen=True)
class Check:
    """The check of one proof by the checker alone: CPU time, without reading the file that it stands in."""

    game: str
    players: int
    levels: int
    seconds: float
    times_empty: float


@dataclass(frozen=True)
class Right:
    """How many nucleoli of games in cents are right; None where the program is not installed."""

    program: str
    games: int
    right: int | None


@dataclass(frozen=True)
class Proofs:
    """Both."""

    checks: list[Check]
    right: list[Right]


def sealed(worths: Sequence[int], answer: Sequence[str], levels: object, times: int = 1) -> bytes:
    """A trail of a game by groups, and behind it the nucleolus with its proof, once or several times."""
    # The writer of trails that the tests have: it shares no line with the program.
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from trail_by_hand import Trail

    names = _names(len(worths))
    listed = [
        [[name for bit, name in enumerate(names) if mask >> bit & 1], {"kind": "constant", "value": str(worth)}]
        for mask, worth in enumerate(worths)
        if mask
    ]
    trail = Trail()
    game = {"kind": "worths", "players": names, "listed": listed, "unlisted": "none"}
    trail.add("game", game, {"denominator": "1", "worths": [str(worth) for worth in worths]}, "table")
    rows = [list(row) for row in zip(names, answer, strict=True)]
    proved = {"kind": "certified", "claim": "nucleolus", "sense": "gain", "game": "game", "answer": rows}
    for number in range(times):
        trail.add(f"proved.{number}", {**proved, "proof": levels}, rows, "table")
    return trail.bytes()


def _names(groups: int) -> list[str]:
    return list("ABCDEFGHIJKLMNOP"[: groups.bit_length() - 1])


def checked(game: str, players: int, repeats: int, empty: float) -> Check:
    """Make a proof, and time its check.

    Raises
    ------
    RuntimeError
        If the checker refuses it: the time of a refusal is no measurement.
    """
    import iuralloc

    worths = worths_of(game, players).tolist()
    solution = iuralloc.solve(iuralloc.TUGame.from_table(_names(len(worths)), worths), "nucleolus")
    levels = solution.certificate["levels"]
    shares = list(map(str, (solution.answer or {}).values()))
    files = sealed(worths, shares, levels), sealed(worths, shares, levels, 1 + _COPIES)
    times: tuple[list[float], list[float]] = [], []
    for _ in range(repeats):
        for data, own in zip(files, times, strict=True):
            gc.collect()
            start = time.process_time()
            report = iuralloc.verify(data)
            own.append(time.process_time() - start)
            if not report.green:
                raise RuntimeError(f"a proof is refused: {report.faults[0]}")
    seconds = (min(times[1]) - min(times[0])) / _COPIES
    return Check(game, players, len(levels), seconds, seconds / empty)


# -- Right or wrong ----------------------------------------------------------------------------------------------------


def games(*, quick: bool) -> Iterator[list[int]]:
    """Whole worths in cents by mask, of six families, three magnitudes and four numbers of players, two of each."""
    import numpy as np

    cases = list(product(_FAMILIES, (4, 5, 6, 7), _MAGNITUDES, (1, 2)))
    for family, players, magnitude, seed in cases[:: 24 if quick else 1]:
        draws = np.random.default_rng([seed, players])
        if family == "signed":
            worths = draws.integers(-100, 100, 1 << players).tolist()
            worths[-1] = sum(max(worths[1 << player], 0) for player in range(players)) + 100
        elif family == "additive":
            parts = draws.integers(1, 100, players).tolist()
            worths = [sum(part for bit, part in enumerate(parts) if mask >> bit & 1) for mask in range(1 << players)]
        else:
            worths = worths_of(family, players, seed).tolist()
        largest = max(map(abs, worths))
        # Not by one factor alone: the last digits are of the amounts' own.
        scaled = [worth * magnitude // largest for worth in worths]
        jitter = draws.integers(0, 100, len(worths)).tolist() if family in {"noisy", "random", "signed"} else [0]
        made = [0, *(worth + jitter[mask % len(jitter)] for mask, worth in enumerate(scaled) if mask)]
        made[-1] = max(made[-1], sum(made[1 << player] for player in range(players)))
        yield made


def right(peers: Path | None, *, quick: bool) -> list[Right]:
    """Ours are right if the checker that shares no code says so; theirs if they are ours."""
    import iuralloc

    answers, count, accepted = [], 0, 0
    for worths in games(quick=quick):
        solution = iuralloc.solve(iuralloc.TUGame.from_table(_names(len(worths)), worths), "nucleolus")
        shares = list((solution.answer or {}).values())
        count += 1
        proof = solution.certificate["levels"] if shares else None
        accepted += bool(shares) and iuralloc.verify(sealed(worths, list(map(str, shares)), proof)).green
        answers.append(shares)
    found = [Right("iuralloc", count, accepted)]
    if peers is None:
        return [*found, Right(_PEER, count, None)]
    command = [str(peers), __file__, "--child", *(["--quick"] if quick else [])]
    theirs = json.loads(subprocess.check_output(command, stderr=subprocess.DEVNULL))
    near = sum(
        other is not None
        and len(other) == len(shares)
        and all(abs(float(mine) - own) < _NEAR for mine, own in zip(shares, other, strict=True))
        for shares, other in zip(answers, theirs, strict=True)
    )
    return [*found, Right(_PEER, count, near)]


def _theirs(*, quick: bool) -> list[list[float] | None]:
    coopgame = import_module("coopgame")
    found: list[list[float] | None] = []
    for worths in games(quick=quick):
        try:
            answer: Any = coopgame.nucleolus(coopgame.Game([float(worth) for worth in worths[1:]]))
            found.append([float(amount) for amount in answer["allocation"]])
        except Exception:  # noqa: BLE001 - no answer is a wrong one, whatever is raised
            found.append(None)
    return found


def measured(rounds: int, peers: Path | None, empty: float, *, quick: bool = False) -> Proofs:
    """Check a proof of each kind of game, and count right answers."""
    players = 6 if quick else 15
    checks = [checked(game, players, max(5, rounds), empty) for game in _FAMILIES[:4]]
    return Proofs(checks, right(peers, quick=quick))


def table(proofs: Proofs) -> str:
    """The result for a reader."""
    lines = [f"{'check of a proof alone':<28}{'players':>8}{'levels':>8}{'×':>8}   times an empty interpreter"]
    lines += [f"{row.game:<28}{row.players:>8}{row.levels:>8}{row.times_empty:>8.2f}" for row in proofs.checks]
    lines += ["", "right nucleoli of games in cents"]
    for row in proofs.right:
        share = "not installed" if row.right is None else f"{row.right} of {row.games}"
        lines.append(f"{row.program:<28}{share:>16}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print, or be the child that asks another program."""
    parser = argparse.ArgumentParser(description="Proofs of nucleoli: their check, and whether they are right.")
    parser.add_argument("--rounds", type=int, default=5, help="times that each proof is checked (default 5)")
    parser.add_argument("--peers", type=Path, help="the interpreter of an environment with the other programs")
    parser.add_argument("--quick", action="store_true", help="small games: to see that it runs")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(_theirs(quick=options.quick)))
        return
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    empty = time.perf_counter() - start
    print(table(measured(options.rounds, options.peers, empty, quick=options.quick)))


if __name__ == "__main__":
    main()
