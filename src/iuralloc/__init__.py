"""Benefit, equity and risk allocation for industry-university-research cooperation: exact, and re-checkable.

>>> import iuralloc
>>> contract = iuralloc.load("examples/co-built-institute/contract.yaml")
>>> trail = iuralloc.allocate(contract)
>>> trail.amount("profit.1.exact.uni")
Fraction(716, 3)
>>> iuralloc.verify(trail, contract.source.data).green
True
"""

from __future__ import annotations

import sys
from os import PathLike
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iuralloc.audit.trail import Trail
    from iuralloc.contract.load import Contract
    from iuralloc.problems.tugame import TUGame
    from iuralloc.rules.card import Solution
    from iuralloc.variants.variant import WhatIf
    from iuralloc.verify import Report

__all__ = ["TUGame", "allocate", "load", "solve", "verify", "whatif"]


def load(path: str | PathLike[str]) -> Contract:
    """Read and check a contract file, with the sheets in its folder that it takes values from.

    Raises
    ------
    iuralloc.errors.ContractAtFault
        With all findings, if any is an error.
    OSError
        If there is no such file, or it cannot be read.
    """
    from pathlib import Path

    from iuralloc.allocate import load as load_data
    from iuralloc.contract.sheets.beside import Folder

    return load_data(Path(path).read_bytes(), Path(path).name, Folder(Path(path).parent))


def allocate(contract: Contract) -> Trail:
    """Compute everything a contract asks for; the trail holds every figure with its grounds.

    Raises
    ------
    iuralloc.errors.Refusal
        ContractAtFault, NoAllocation or LimitReached, with the findings that say why.
    """
    from iuralloc.allocate import allocate as compute

    return compute(contract)


def solve(game: object, rule: str, **params: Any) -> Solution:
    """Solve a bare game by one rule, without a contract.

    Parameters
    ----------
    game
        A mapping such as ``{"type": "tu", "players": ["A", "B"], "worth": {"A": 1, "B": 0, "A+B": "3/2"}}``,
        or a `TUGame`. Numbers are whole numbers, fractions, decimals or text; never floats.
    rule
        Its id: ``iuralloc rules`` lists them.
    params
        Parameters of the rule; one that only another rule knows is ignored.

    Returns
    -------
    Solution
        ``answer`` (exact; None where the solution does not exist, with ``why``), ``guarantee``, ``certificate``.

    Raises
    ------
    iuralloc.errors.Refusal
        ContractAtFault with the field named, or LimitReached with the size.

    Examples
    --------
    >>> import iuralloc
    >>> game = {"type": "bankruptcy", "claims": {"A": 10, "B": 20, "C": 30}, "estate": 36}
    >>> iuralloc.solve(game, "talmud").answer["B"]
    Fraction(21, 2)
    """
    from iuralloc.rules.solving import solve as solved

    return solved(game, rule, params)


def verify(
    trail: Trail | bytes,
    contract: bytes | None = None,
    expect: str | None = None,
    sheets: Mapping[str, bytes] | None = None,
    openings: Sequence[Trail | bytes] = (),
) -> Report:
    """Check a trail with the stand-alone checker, which shares no code with the rest.

    Parameters
    ----------
    trail
        A trail, or the bytes of its file.
    contract
        The bytes of the contract file, to re-read every number in it.
    expect
        The digest that was printed elsewhere.
    sheets
        The bytes of the sheets beside the contract, by their names; `contract.sheet_data` has them.
    openings
        Earlier trails, in any order: the one that it opens with, the one that this opens with, and so on.
    """
    from iuralloc.verify import verify as check

    earlier = [_bytes(opening) for opening in openings]
    return check(_bytes(trail), contract, expect, None if sheets is None else dict(sheets), earlier)


def _bytes(trail: Trail | bytes) -> bytes:
    return trail if isinstance(trail, bytes) else trail.text().encode()


def whatif(contract: Contract, overrides: Mapping[str, Any], *, scenarios: Sequence[str] = ()) -> WhatIf:
    """A contract beside the same contract with changes made in its text.

    Parameters
    ----------
    contract
        As `load` read it.
    overrides
        Values by paths in the file's own keys. Text is read as it would stand in the file; whole numbers,
        fractions, lists and mappings are written there; None or ``"none"`` removes.
    scenarios
        Scenarios that the file names, whose changes are made first.

    Returns
    -------
    WhatIf
        ``base`` and ``variant``, two trails (exact); ``changes``, path by path; ``source``, the bytes of the
        changed contract, against which the trail of the variant checks out.

    Raises
    ------
    iuralloc.errors.Refusal
        ContractAtFault for a path that leads nowhere (the finding names the nearest), or whatever computing the
        contract or the variant refuses.
    TypeError
        For a binary float: write the number as text.

    Examples
    --------
    >>> import iuralloc
    >>> contract = iuralloc.load("examples/co-built-institute/contract.yaml")
    >>> asked = iuralloc.whatif(contract, {'pools.profit.worth."uni + lab"': 330})
    >>> asked.variant.amount("profit.1.exact.uni") - asked.base.amount("profit.1.exact.uni")
    Fraction(41, 2)
    >>> asked.changes[0].old, asked.changes[0].clause, asked.changes[0].line
    ('207', '5.1, 5.3', 82)
    """
    from iuralloc.variants.variant import what_if

    return what_if(contract, overrides, scenarios)


def __getattr__(name: str) -> object:
    # Loaded when asked for: `iuralloc --help` needs no game.
    if name == "TUGame":
        from iuralloc.problems.tugame import TUGame

        return TUGame
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Package(ModuleType):
    """The package itself, in which a function is not hidden by the module of the same name.

    Importing ``iuralloc.verify`` for the first time would set the module in the place of the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
