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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iuralloc.audit.trail import Trail
    from iuralloc.contract.load import Contract
    from iuralloc.verify import Report

__all__ = ["allocate", "load", "verify"]


def load(path: str | PathLike[str]) -> Contract:
    """Read and check a contract file.

    Raises
    ------
    iuralloc.errors.ContractAtFault
        With all findings, if any is an error.
    OSError
        If there is no such file, or it cannot be read.
    """
    from pathlib import Path

    from iuralloc.allocate import load as load_data

    return load_data(Path(path).read_bytes(), Path(path).name)


def allocate(contract: Contract) -> Trail:
    """Compute everything a contract asks for; the trail holds every figure with its grounds.

    Raises
    ------
    iuralloc.errors.Refusal
        ContractAtFault, NoAllocation or LimitReached, with the findings that say why.
    """
    from iuralloc.allocate import allocate as compute

    return compute(contract)


def verify(trail: Trail | bytes, contract: bytes | None = None, expect: str | None = None) -> Report:
    """Check a trail with the stand-alone checker, which shares no code with the rest.

    Parameters
    ----------
    trail
        A trail, or the bytes of its file.
    contract
        The bytes of the contract file, to re-read every number in it.
    expect
        The digest that was printed elsewhere.
    """
    from iuralloc.verify import verify as check

    return check(trail if isinstance(trail, bytes) else trail.text().encode(), contract, expect)


class _Package(ModuleType):
    """The package itself, in which a function is not hidden by the module of the same name.

    Importing ``iuralloc.verify`` for the first time would set the module in the place of the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
