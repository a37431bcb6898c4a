"""How long things take, as multiples of an empty interpreter, and how large trails grow.

Run ``python benchmarks/run.py``, perhaps with ``--rounds 9`` or ``--json``; `README.md` says what the figures mean.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any, Final

# The program itself is not imported here: on Linux a child starts with its parent's peak of memory.
_HERE: Final = Path(__file__).parent
_EXAMPLES: Final = _HERE.parent / "examples"
_PROGRAM: Final = (sys.executable, "-m", "iuralloc")
_NOTHING: Final = (sys.executable, "-c", "pass")
#: maxrss is counted in kilobytes, on a Mac in bytes
_MAXRSS: Final = 1 if sys.platform == "darwin" else 1024
#: what may come of a hostile file: computed, red, at fault, stopped at a limit
_REFUSED: Final = (0, 1, 2, 4)
_PROMISED_SECONDS: Final = 10
_PROMISED_BYTES: Final = 500_000_000


@dataclass(frozen=True)
class Process:
    """One fresh process: seconds until it ended, and the most memory it held."""

    seconds: float
    peak_bytes: int
    status: int = 0


@dataclass(frozen=True)
class Command:
    """A command, timed: the median of several fresh processes."""

    name: str
    seconds: float
    times_empty: float
    peak_megabytes: float


@dataclass(frozen=True)
class Size:
    """An alliance of so many parties: allocate, and the trail it writes."""

    parties: int
    times_empty: float
    peak_megabytes: float
    trail_bytes: int
    gzip_bytes: int
    figures: int


@dataclass(frozen=True)
class Core:
    """The core test of many parties by types, inside one process."""

    parties: int
    make_ups: int
    times_empty: float


@dataclass(frozen=True)
class Hostile:
    """A file that means no good, or is far too large: one fresh process, and the status it ended with."""

    name: str
    times_empty: float
    peak_megabytes: float
    status: int
    #: at most 10 seconds and 500 MB
    within_promise: bool


@dataclass(frozen=True)
class Result:
    """All that was measured."""

    rounds: int
    empty_seconds: float
    commands: list[Command]
    sizes: list[Size]
    core: Core
    hostile: list[Hostile]
    #: rows of `catalogue.Measured`
    catalogue: list[Any]
    #: rows of `beside.Row`
    values: list[Any]
    nucleoli: list[Any]
    #: `proofs.Proofs`
    proofs: Any
    #: rows of `goals.Goal`
    goals: list[Any]


def process(command: Sequence[str], allowed: Sequence[int] = (0,)) -> Process:
    """Run a command in a fresh process and wait for it.

    Raises
    ------
    RuntimeError
        If it ends with a status that is not allowed: the time of a failure is no measurement.
    """
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in allowed:
            errors.seek(0)
            raise RuntimeError(f"{' '.join(command)}: status {child.returncode}\n{errors.read().decode()}")
    return Process(seconds, usage.ru_maxrss * _MAXRSS, child.returncode)


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int, *, warm: bool = True) -> dict[str, Process]:
    """Median time and largest memory of each command; the rounds take turns, so that a busy minute hits all alike."""
    runs: dict[str, list[Process]] = {name: [] for name in commands}
    for command in commands.values() if warm else ():
        process(command)  # byte code is written, files are in the cache
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(process(command))
    return {
        name: Process(median(run.seconds for run in own), max(run.peak_bytes for run in own))
        for name, own in runs.items()
    }


def commands(folder: Path, *, quick: bool) -> dict[str, Sequence[str]]:
    """What a user runs, by what the table calls it; trails for `verify` are written to the folder."""
    found: dict[str, Sequence[str]] = {"empty interpreter": _NOTHING, "--help": (*_PROGRAM, "--help")}
    for example in sorted(_EXAMPLES.iterdir())[: 1 if quick else None]:
        contract, trail = str(example / "contract.yaml"), str(folder / f"{example.name}.json")
        process((*_PROGRAM, "allocate", contract, "--trail", trail))
        found |= {
            f"check {example.name}": (*_PROGRAM, "check", contract),
            f"allocate {example.name}": (*_PROGRAM, "allocate", contract),
            f"allocate --format json {example.name}": (*_PROGRAM, "allocate", contract, "--format", "json"),
            f"verify {example.name}": (*_PROGRAM, "verify", trail, contract),
        }
    if not quick:
        changed = ("--set", "pools.fund.amount=600", "--set", 'pools.alliance.synergies."each leader"=8')
        contract = str(_EXAMPLES / "strategic-alliance" / "contract.yaml")
        found["whatif strategic-alliance, two changes"] = (*_PROGRAM, "whatif", contract, *changed)
    return found


def sizes(folder: Path, parties: Sequence[int], rounds: int, empty: float) -> list[Size]:
    """Alliances of growing size."""
    found = []
    for count in parties:
        contract, trail = folder / f"{count}.yaml", folder / f"{count}.json"
        contract.write_bytes(subprocess.check_output([sys.executable, _HERE / "alliances.py", str(count)]))
        command = (*_PROGRAM, "allocate", str(contract), "--trail", str(trail), "--force")
        run = interleaved({"": command}, rounds, warm=False)[""]
        data = trail.read_bytes()
        figures = len(json.loads(data)["figures"])
        packed = len(gzip.compress(data, mtime=0))
        found.append(Size(count, run.seconds / empty, run.peak_bytes / 2**20, len(data), packed, figures))
    return found


def core_by_types(kinds: tuple[int, int, int], rounds: int, empty: float) -> Core:
    """The core test alone, timed inside processes that have everything below it at hand."""
    command = [sys.executable, str(_HERE / "core.py"), *map(str, kinds)]
    times = [float(subprocess.check_output(command)) for _ in range(rounds)]
    make_ups = (kinds[0] + 1) * (kinds[1] + 1) * (kinds[2] + 1)
    return Core(sum(kinds), make_ups, median(times) / empty)


def hostile(folder: Path, empty: float, *, quick: bool) -> list[Hostile]:
    """Every hostile file, once: what is asked is whether any of them takes very long, or very much."""
    command = [sys.executable, str(_HERE / "hostile.py"), str(folder), *(["--quick"] if quick else [])]
    found = []
    for name, arguments in json.loads(subprocess.check_output(command)):
        run = process((*_PROGRAM, *arguments), _REFUSED)
        within = run.seconds <= _PROMISED_SECONDS and run.peak_bytes <= _PROMISED_BYTES
        found.append(Hostile(name, run.seconds / empty, run.peak_bytes / 2**20, run.status, within))
    return sorted(found, key=lambda row: -row.times_empty)


def measured(rounds: int, peers: Path | None, *, quick: bool) -> Result:
    """Run everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        timed = interleaved(commands(folder, quick=quick), rounds, warm=not quick)
        empty = timed["empty interpreter"].seconds
        rows = [Command(what, run.seconds, run.seconds / empty, run.peak_bytes / 2**20) for what, run in timed.items()]
        few = max(1, rounds // 3)
        grown = sizes(folder, (10, 20) if quick else (200, 1000), few, empty)
        core = core_by_types((4, 3, 2) if quick else (26, 18, 9), rounds, empty)
        refused = hostile(folder, empty, quick=quick)
    # The last loads the program here; the others do not, see above.
    rules = import_module("catalogue").measure(few, quick=quick)
    values = import_module("values").measured(few, peers, quick=quick)
    nucleoli = import_module("nucleolus").measured(few, peers, quick=quick)
    proofs = import_module("proofs").measured(few, peers, empty, quick=quick)
    met = import_module("goals").goals(values, nucleoli, proofs)
    return Result(rounds, empty, rows, grown, core, refused, rules, values, nucleoli, proofs, met)


def rules_alone(rows: Sequence[Any]) -> list[str]:
    """Lines for what `catalogue.py` measures."""
    lines = ["rules alone, as multiples of an empty interpreter", f"{'task':<40}{'size':>8}{'×':>10}{'growth':>10}"]
    before: dict[str, float] = {}
    for row in rows:
        growth = f"{row.times_empty / before[row.task]:.1f}" if row.task in before else ""
        lines.append(f"{row.task:<40}{row.size:>8}{row.times_empty:>10.3f}{growth:>10}".rstrip())
        before[row.task] = row.times_empty
    return lines


def table(result: Result) -> str:
    """The result for a reader."""
    lines = [f"median of {result.rounds} fresh processes, interleaved; × = times an empty interpreter", ""]
    lines += [f"{'command':<52}{'×':>8}{'peak MB':>10}"]
    lines += [f"{row.name:<52}{row.times_empty:>8.1f}{row.peak_megabytes:>10.0f}" for row in result.commands]
    lines += [
        "",
        f"{'alliance of':<14}{'×':>8}{'peak MB':>10}{'trail kB':>11}{'gzip kB':>10}{'figures':>10}{'B a figure':>12}",
    ]
    for size in result.sizes:
        kilobytes = f"{size.trail_bytes / 1000:>11.0f}{size.gzip_bytes / 1000:>10.0f}"
        each = size.trail_bytes / size.figures
        lines.append(
            f"{size.parties:<14}{size.times_empty:>8.1f}{size.peak_megabytes:>10.0f}{kilobytes}{size.figures:>10}{each:>12.0f}"
        )
    first, last = result.sizes[0], result.sizes[-1]
    growth = {
        "parties": last.parties / first.parties,
        "time": last.times_empty / first.times_empty,
        "memory": last.peak_megabytes / first.peak_megabytes,
        "trail": last.trail_bytes / first.trail_bytes,
    }
    lines += ["growth: " + ", ".join(f"{what} × {times:.1f}" for what, times in growth.items()), ""]
    core = result.core
    lines.append(
        f"core test of {core.parties} parties by types ({core.make_ups} make-ups), alone: {core.times_empty:.1f} ×"
    )
    lines += ["", f"{'hostile files':<58}{'×':>8}{'peak MB':>10}{'status':>8}"]
    lines += [
        f"{row.name:<58}{row.times_empty:>8.1f}{row.peak_megabytes:>10.0f}{row.status:>8}" for row in result.hostile
    ]
    beyond = [row.name for row in result.hostile if not row.within_promise]
    lines += [f"above 10 s or 500 MB: {', '.join(beyond) or 'none'}", ""]
    lines += rules_alone(result.catalogue)
    beside, proofs, goals = (import_module(name) for name in ("beside", "proofs", "goals"))
    lines += ["", beside.table("Shapley values", result.values), ""]
    lines += [beside.table("nucleolus and core", result.nucleoli), ""]
    lines += [proofs.table(result.proofs), "", goals.table(result.goals)]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="Times as multiples of an empty interpreter and of other programs' times; memory, growth, and the goals."
    )
    parser.add_argument("--rounds", type=int, default=9, help="fresh processes per command (default 9)")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--quick", action="store_true", help="one example, small alliances: to see that it runs")
    parser.add_argument(
        "--peers", type=Path, help="the interpreter of an environment with other programs: see README.md"
    )
    options = parser.parse_args()
    result = measured(max(1, options.rounds), options.peers, quick=options.quick)
    print(json.dumps(asdict(result), indent=1) if options.json else table(result))


if __name__ == "__main__":
    main()
