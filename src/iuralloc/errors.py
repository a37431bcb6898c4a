"""What can go wrong, as data: findings with places, the refusals that end a run, and the one budget.

A finding is a code and facts; its sentences live in one table per language (``report.words``), so nothing
here is ever shown to a reader as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final


class Status(IntEnum):
    """Exit statuses; a caller may rely on them."""

    DONE = 0
    CHECK_FAILED = 1
    AT_FAULT = 2
    NO_ALLOCATION = 3
    LIMIT = 4
    BUG = 70
    INTERRUPTED = 130


class Severity(StrEnum):
    """How much a finding stops: an error the run; a warning and a note are printed beside the result."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Budget:
    """The one budget: what is larger is refused with status 4 before any work is done on it."""

    BYTES: Final = 5_000_000
    NODES: Final = 100_000
    DEPTH: Final = 40
    NUMBER_CHARACTERS: Final = 40
    EXPONENT: Final = 30
    FORMULA_CHARACTERS: Final = 1_000
    FORMULA_DEPTH: Final = 40
    PARTIES: Final = 2_000
    MEMBERS: Final = 5_000
    #: a game written group by group: one worth for each of 2^n groups
    WORTH_PARTIES: Final = 16
    #: a game as an array by mask: one machine word for each of 2^n groups
    ARRAY_PARTIES: Final = 24
    #: splitting up every group in every way: 3^n comparisons
    COVER_PARTIES: Final = 12
    #: marginal contributions written beside the dividends: two roads to one payoff
    TWO_ROADS_PARTIES: Final = 12
    #: groups of different make-up that a core test looks at
    CORE_TYPES: Final = 65_536
    #: ways in which the parties of one synergy can be drawn from the blocks of alike parties
    SYNERGY_TYPES: Final = 20_000
    #: a nearest division: recipients, and rows that terms make
    TERM_RECIPIENTS: Final = 60
    TERM_ROWS: Final = 200
    #: recipients x digits (binary) of all numbers of a nearest division
    TERM_DIGITS: Final = 4_000_000
    #: pivots x recipients^2 of one split, and recipients^3 of all splits with terms
    TERM_WORK: Final = 40_000_000
    TERM_SPLITS: Final = 1_000_000
    #: rows of a worksheet with one row per coalition
    WORKSHEET_PARTIES: Final = 6


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A cell of a sheet that lies beside the contract file.

    Parameters
    ----------
    file
        The name of the sheet's file as the contract writes it; empty for what stands in the contract itself.
    sheet
        The name of the sheet in a workbook; empty for a text file of values.
    ref
        Column and row, such as ``B7``.
    text
        What the cell says.

    Examples
    --------
    >>> Cell("inputs.xlsx", "Contributions", "B7", "415").address
    'inputs.xlsx!Contributions!B7'
    """

    file: str = ""
    sheet: str = ""
    ref: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        """Whether it is a cell at all."""
        return bool(self.file)

    @property
    def address(self) -> str:
        """File, sheet and cell, as findings name them; empty for no cell."""
        return "!".join(part for part in (self.file, self.sheet, self.ref) if part)


_NO_CELL: Final = Cell()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in the contract file, or in a cell of a sheet beside it.

    Parameters
    ----------
    start, end
        Byte range in the file as it lies on the disk, end exclusive; of a cell, in its text as UTF-8.
    line, column
        Counted from 1; the column counts characters, not cells of the screen. Of a cell, its row, and the
        character in its text.
    cell
        The cell, if it is one; no cell for the contract file.
    """

    start: int
    end: int
    line: int
    column: int
    cell: Cell = field(default=_NO_CELL, repr=False)

    @property
    def where(self) -> str:
        """The line, or the address of the cell."""
        return self.cell.address or str(self.line)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the reader: a code, facts for its sentence, and where it stands.

    Examples
    --------
    >>> Finding("unknown-party", facts={"party": "Bon", "near": "Bonn"}).severity
    <Severity.ERROR: 'error'>
    """

    code: str
    place: Place | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    #: the path in the contract's own keys, such as ``pools.profit.split``
    path: str = ""
    #: the proof of what it says, as plain data that a stranger can check; None where there is none
    certificate: object = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))


class Refusal(Exception):
    """A run that ends without a result; carries the exit status and the findings that say why."""

    status: Status = Status.BUG

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = tuple(findings)


class ContractAtFault(Refusal):
    """The contract cannot be read, or contradicts itself (status 2)."""

    status = Status.AT_FAULT


class NoAllocation(Refusal):
    """No allocation satisfies the contract (status 3)."""

    status = Status.NO_ALLOCATION


class LimitReached(Refusal):
    """The work would pass the budget (status 4): nothing is printed as final."""

    status = Status.LIMIT


class Inconsistency(AssertionError):
    """Two roads to one figure disagree: a bug of the program, never of the contract (status 70)."""
