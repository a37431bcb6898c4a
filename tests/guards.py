"""Checks of the program's own text: who may import whom, no float near a figure, a light start, a clean repository."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parents[1]
SOURCE: Final = REPOSITORY / "src" / "iuralloc"

# -- Layers -------------------------------------------------------------------------------------------------------


def copied(folder: Path) -> Path:
    """A copy of the package and its configuration, to plant something in; gives the package."""
    shutil.copytree(SOURCE, folder / "src" / "iuralloc", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    return folder / "src" / "iuralloc"


def contracts_kept(folder: Path) -> dict[str, bool]:
    """The import contracts of a repository by name, and whether each is kept."""
    program = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [program, "--no-cache", "--no-logo"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    verdicts = re.findall(r"^(.+?) (KEPT|BROKEN)\b", run.stdout, re.MULTILINE)

    assert verdicts, f"no contract was checked:\n{run.stdout}{run.stderr}"
    return {name.strip(): verdict == "KEPT" for name, verdict in verdicts}


def foreign_imports(source: str) -> list[str]:
    """Modules that a file imports from elsewhere than the standard library."""
    tree = ast.parse(source)
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [f"{'.' * n.level}{n.module or ''}" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    return [name for name in names if name.split(".")[0] not in sys.stdlib_module_names]


# -- Floats -------------------------------------------------------------------------------------------------------

_EXACT_MATH: Final = frozenset({"comb", "factorial", "floor", "ceil", "gcd", "isqrt", "lcm", "perm", "prod"})
_INEXACT: Final = frozenset({"cmath", "decimal", "highspy", "numpy", "pulp", "random", "scipy", "statistics"})
#: attributes of NumPy that make floats
_FLOATING: Final = frozenset({
    "average", "corrcoef", "cov", "divide", "double", "float16", "float32", "float64", "floating", "half", "linalg",
    "linspace", "longdouble", "mean", "median", "nan", "inf", "random", "rint", "single", "sqrt", "std", "true_divide", "var",
})  # fmt: skip
#: files that may use what elsewhere could bring in a float, what they may use, and why it reaches no figure
MAY_USE: Final[tuple[tuple[str, frozenset[str], str], ...]] = (
    (
        "lp/backend.py",
        frozenset({"numpy", "float", "highspy", "pulp"}),
        "the one file that knows solvers: they propose supports, from which numbers are computed again in rationals",
    ),
    ("problems/span.py", frozenset({"numpy"}), "whole numbers of 64 bits that are proved to fit, or of Python's own"),
    ("problems/excesses.py", frozenset({"numpy"}), "fixed point in 64 bits that is proved to fit, compared exactly"),
    (
        "problems/objection_scan.py",
        frozenset({"numpy"}),
        "whole numbers of 64 bits that are proved to fit, or Python's own",
    ),
    ("problems/nucleolus/settled.py", frozenset({"numpy"}), "masks and sizes of coalitions"),
    ("problems/nucleolus/guide.py", frozenset({"numpy"}), "masks of coalitions"),
    ("problems/nucleolus/proof.py", frozenset({"numpy"}), "masks, and whole numbers that are proved to fit"),
    ("problems/array_game.py", frozenset({"numpy"}), "worths by mask are int64, or Python's own whole numbers"),
    ("problems/sums_by_size.py", frozenset({"numpy"}), "sums of int64 that are proved to fit, or of Python's own"),
    ("problems/array_values.py", frozenset({"numpy"}), "digits of worths are int64 that are proved to fit their sums"),
    (
        "problems/arrays_by_counts.py",
        frozenset({"numpy"}),
        "whole numbers of 64 bits that are proved to fit, or Python's own",
    ),
    ("problems/winning.py", frozenset({"numpy"}), "places in an order, and whether one lies before another"),
    (
        "problems/table_reading.py",
        frozenset({"numpy", "float"}),
        "floats of a user's table become whole numbers by a correctly rounded quotient, or are refused",
    ),
)
_WHOLE: Final = frozenset({"len", "int", "ord", "hash"})
_WHOLE_PARTS: Final = frozenset({"numerator", "denominator"})
_WHOLE_METHODS: Final = frozenset({"bit_length", "bit_count", "count", "index", "find"})


def float_slips(source: str, file: str = "") -> list[str]:
    """Where a float could come from, as far as the text can tell: line and what stands there.

    `file` is the path below the package, for what that file alone may use.
    """
    allowed = frozenset().union(*(words for name, words, _ in MAY_USE if name == file))
    return [f"line {line}: {what}" for line, what in sorted(_slips(ast.parse(source), allowed))]


def _slips(tree: ast.AST, allowed: frozenset[str]) -> Iterator[tuple[int, str]]:
    # How much a misspelt word must resemble another guides a search, and never reaches a figure.
    cutoffs = {id(k.value) for n in ast.walk(tree) if isinstance(n, ast.Call) for k in n.keywords if k.arg == "cutoff"}
    for node in ast.walk(tree):
        if id(node) not in cutoffs:
            imported = (module for module in _imported(node) if module.split(".")[0] not in allowed)
            named = () if "float" in allowed else _named(node)
            yield from ((getattr(node, "lineno", 0), what) for what in (*imported, *named, *_computed(node)))


def _named(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=float() | complex()):
            yield f"the constant {node.value!r}"
        case ast.Name(id="float" | "complex"):
            yield node.id
        case ast.Call(func=ast.Name(id="round")):
            yield "round()"
        case ast.Attribute(value=ast.Name(id="math"), attr=name) if name not in _EXACT_MATH:
            yield f"math.{name}"
        case ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name) if name in _FLOATING:
            yield f"numpy.{name}"
        case _:
            pass


def _imported(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.ImportFrom(module="math"):
            yield from (f"math.{alias.name}" for alias in node.names if alias.name not in _EXACT_MATH)
        case ast.ImportFrom(module=str(module)) if module.split(".")[0] in _INEXACT:
            yield module
        case ast.Import():
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in _INEXACT)
        case _:
            pass


def _computed(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.BinOp(op=ast.Pow(), right=exponent) | ast.AugAssign(op=ast.Pow(), value=exponent):
            if not _stays_whole(exponent):
                yield f"** {ast.unparse(exponent)}"
        case ast.BinOp(op=ast.Div()) if _is_whole(node.left) and _is_whole(node.right):
            yield f"the quotient of whole numbers {ast.unparse(node)}"
        case _:
            pass


def _stays_whole(exponent: ast.expr) -> bool:
    """No sign, no fraction: a whole number to such a power stays whole."""
    return not any(_breaks(node) for node in ast.walk(exponent))


def _breaks(node: ast.AST) -> bool:
    match node:
        case ast.UnaryOp(op=ast.USub()) | ast.BinOp(op=ast.Div()) | ast.Name(id="Fraction" | "float"):
            return True
        case ast.Constant(value=float()):
            return True
    return False


def _is_whole(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=int()):
            return True
        case ast.Call(func=ast.Name(id=name)) if name in _WHOLE:
            return True
        case ast.Call(func=ast.Attribute(attr=name)) if name in _WHOLE_METHODS:
            return True
        case ast.Attribute(attr=name) if name in _WHOLE_PARTS:
            return True
        case ast.BinOp(left=left, right=right, op=ast.Add() | ast.Sub() | ast.Mult() | ast.FloorDiv() | ast.Mod()):
            return _is_whole(left) and _is_whole(right)
        case ast.UnaryOp(operand=operand):
            return _is_whole(operand)
    return False


def floats_in(value: object, path: str = "") -> Iterator[str]:
    """Every float in data of any depth, by the path to it."""
    if isinstance(value, float | complex):
        yield f"{path} = {value}"
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from floats_in(key, f"{path}.{key}")
            yield from floats_in(part, f"{path}.{key}")
    elif is_dataclass(value):
        for field in fields(value):
            yield from floats_in(getattr(value, field.name, None), f"{path}.{field.name}")
    elif isinstance(value, Sequence | set | frozenset) and not isinstance(value, str | bytes):
        for number, part in enumerate(value):
            yield from floats_in(part, f"{path}[{number}]")


# -- Start-up -----------------------------------------------------------------------------------------------------

_HEAVY: Final = ("pydantic", "ruamel", "lark", "rich.table", "numpy", "pulp", "highspy")
_HELP: Final = """
import sys
sys.argv = ["iuralloc", "--help"]
from iuralloc.cli import main
try:
    main()
except SystemExit as stop:
    print(stop.code or 0, *sorted(sys.modules), file=sys.stderr)
"""


def heavy_at_start(source: Path) -> list[str]:
    """Heavy modules that ``--help`` loads, where the package lies in this folder."""
    run = subprocess.run(
        [sys.executable, "-c", _HELP],
        cwd=source, env={**os.environ, "PYTHONPATH": str(source)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    status, *modules = run.stderr.split()

    assert status == "0"
    assert "iuralloc.cli.app" in modules
    return [name for name in modules if any(name == heavy or name.startswith(f"{heavy}.") for heavy in _HEAVY)]


# -- The repository -----------------------------------------------------------------------------------------------

# Written in parts, so that this file itself is clean.
_MACHINE: Final = re.compile(
    r"(?<![\w./~:-])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "tm" + "p", "ho" + "me")) + r")(?![\w-])"
)
_HOSTS: Final = (
    "py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "crat" + "es.io", "proxy.go" + "lang", "ana" + "conda.org",
    "index-" + "url", "extra-" + "index",
)  # fmt: skip


def machine_names(text: str) -> list[str]:
    """Lines that name a folder of one machine, or a host from which packages come."""
    return [
        f"line {number}: {line.strip()[:80]}"
        for number, line in enumerate(text.splitlines(), start=1)
        if _MACHINE.search(line) or any(host in line for host in _HOSTS)
    ]


def texts_of_the_repository() -> Iterator[tuple[str, str]]:
    """Name and text of every file that is, or could be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        path = REPOSITORY / name
        if path.is_file():
            yield name, path.read_bytes().decode("utf-8", "replace")


def planted(path: Path, text: str) -> Callable[[Path], None]:
    """Something to add to a file of the package (or to make it of), below the package's folder."""

    def plant(package: Path) -> None:
        target = package / path
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.read_text(encoding="utf-8") if target.exists() else ""
        target.write_text(f"{before}\n{text}\n", encoding="utf-8")

    return plant
