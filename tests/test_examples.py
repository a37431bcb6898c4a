"""Every folder under ``examples``: a clean contract, clauses that exist, and the pencil work equal to the trail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from iuralloc.allocate import Examined, examine
from iuralloc.audit.trail import Trail
from iuralloc.contract.sheets.beside import Folder
from iuralloc.errors import Severity
from iuralloc.verify import verify

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
INSTITUTE: Final = EXAMPLES / "co-built-institute"
FOLDERS: Final = sorted(path.parent for path in EXAMPLES.glob("*/contract.yaml"))
_LEAST_ROWS: Final = 30

every_example = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@cache
def _examined(folder: Path) -> Examined:
    return examine((folder / "contract.yaml").read_bytes(), "contract.yaml", Folder(folder))


@cache
def _trail(folder: Path) -> Trail:
    return _examined(folder).trail()


def figures_of(text: str) -> list[tuple[str, Fraction]]:
    """The rows of all tables of a page that are ``| figure | value |``; the last of its tables must be one."""
    blocks = [
        [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in block.splitlines()]
        for block in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE)
    ]

    assert blocks[-1][0] == ("figure", "value")
    found = [block for block in blocks if block[0] == ("figure", "value")]
    assert all(set(cell) <= set("-: ") for block in found for cell in block[1])
    return [(name, exact(value)) for _, _, *rows in found for name, value in rows]


def exact(text: str) -> Fraction:
    """A rational ``p/q``, or a decimal with commas between thousands; nothing else."""
    assert re.fullmatch(r"-?(\d+/\d+|\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?)", text), f"{text!r} is no exact number"
    return Fraction(text.replace(",", ""))


def in_trail(trail: Trail, name: str) -> Fraction:
    """A figure by its id, or ``STEM.objection.A+B``: by how much a group objects to a split."""
    stem, word, group = name.partition(".objection.")
    if not word:
        return trail.amount(name)
    largest = trail.figures[f"{stem}.core"]["value"]["largest"]
    excess = {frozenset(members): Fraction(amount) for members, amount in largest}
    return excess[frozenset(group.split("+"))]


def clauses_named(contract: str) -> Iterator[str]:
    """Numbers of clauses in a contract file: under ``clause``, and in its comments."""
    for said in re.findall(
        r"\bclause:\s*(\"[^\"]*\"|'[^']*'|[^,}#\n]+)|#.*?\bclauses? ([\d.]+(?:(?:, | and )[\d.]+)*)", contract
    ):
        yield from re.findall(r"\d+(?:\.\d+)*", " ".join(said))


def clauses_written(agreement: str) -> set[str]:
    """Numbers at the beginning of paragraphs and headings of an agreement."""
    return {number.rstrip(".") for number in re.findall(r"^(?:#+ )?(\d+(?:\.\d+)*\.?) ", agreement, re.MULTILINE)}


def test_there_are_examples() -> None:
    """The tests below would pass over an empty folder."""
    assert len(FOLDERS) >= 2


@every_example
def test_contract_has_no_error(folder: Path) -> None:
    """An example that the program refuses teaches nothing."""
    errors = [finding for finding in _examined(folder).findings if finding.severity is Severity.ERROR]

    assert errors == []


@every_example
def test_pencil_work_equals_the_trail(folder: Path) -> None:
    """One of them is wrong: the program, or the sheet that a reader re-computes it by."""
    rows = figures_of((folder / "by-hand.md").read_text(encoding="utf-8"))
    trail = _trail(folder)

    assert len({name for name, _ in rows}) == len(rows) >= _LEAST_ROWS
    assert {name: in_trail(trail, name) for name, _ in rows} == dict(rows)


@every_example
def test_every_clause_exists(folder: Path) -> None:
    """A ground that leads to no clause is none."""
    named = set(clauses_named((folder / "contract.yaml").read_text(encoding="utf-8")))
    written = clauses_written((folder / "agreement.md").read_text(encoding="utf-8"))

    assert len(named) >= 5
    assert named - written == set()


@every_example
def test_checker_agrees(folder: Path) -> None:
    """A figure of an example that a stranger cannot re-compute."""
    trail, contract = _trail(folder), (folder / "contract.yaml").read_bytes()
    read = _examined(folder).contract
    assert read is not None
    report = verify(trail.text().encode(), contract, trail.digest, read.sheet_data)

    assert report.faults == ()
    assert report.recomputed + report.certificate + report.given == len(trail.figures)
    assert report.readings > 0


def test_pencil_work_is_seen_red() -> None:
    """The comparison with one digit wrong, a figure of another name, an objection that is not there."""
    trail = _trail(INSTITUTE)
    (name, value), *_ = figures_of((INSTITUTE / "by-hand.md").read_text(encoding="utf-8"))

    assert in_trail(trail, name) == value
    assert in_trail(trail, name) != value + Fraction(1, 10**6)
    with pytest.raises(KeyError):
        in_trail(trail, f"{name}s")
    with pytest.raises(KeyError):
        in_trail(trail, "profit.beside.1.objection.maker+uni")


@pytest.mark.parametrize("text", ["1.5e3", "1,0", "1/2/3", "≈ 3", "12,34", ""])
def test_numbers_that_are_not_exact_are_refused(text: str) -> None:
    """A rounded figure in the last table would hide a difference."""
    with pytest.raises(AssertionError):
        exact(text)


def test_clause_is_seen_red() -> None:
    """A clause that is named in an entry, in quotation marks or in a comment, and is not in the agreement."""
    contract = 'a: {clause: "5.1, 5.3", x: 1}  # clause 9.2\nb:\n  clause: 7\n'

    assert set(clauses_named(contract)) == {"5.1", "5.3", "9.2", "7"}
    assert clauses_written("## 5. Profit\n\n5.1 The profit 5.3\n") == {"5", "5.1"}
