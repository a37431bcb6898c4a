"""A pool settled over its life: the running totals of all its divisions, from year to year and from file to file."""

from __future__ import annotations

from collections.abc import Mapping

from iuralloc.allocate.balances import Opened
from iuralloc.audit.opening import Key
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Pool
from iuralloc.errors import Finding, Severity
from iuralloc.formula import Formula
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure
from iuralloc.settlement.running import Running, state_over_life, state_payable_over_life
from iuralloc.settlement.settle import Level, Payable
from iuralloc.situations.grounds import at_fault

LIFE = "life"


def over_life(contract: Contract, pool: Pool) -> bool:
    """Whether a pool settles running totals: by its own `round`, else by that of the file."""
    own, head = pool.round, contract.document.round
    said = (own.over if own else None) or (head.over if head else None)
    return said == LIFE


def refuse_without_years(name: str, pool: Pool) -> None:
    """A pool that is divided once has no life to be rounded over, and should not say so.

    Raises
    ------
    ContractAtFault
        ``over-life-without-years``.
    """
    if pool.round is not None and pool.round.over == LIFE:
        raise at_fault("over-life-without-years", pool.round.place_of("over"), f"{pool.round.path}.over", pool=name)


class Life:
    """The running totals of one pool; `year` is the one that is being settled."""

    def __init__(self, draft: Draft, name: str, pool: Pool, opened: Opened | None) -> None:
        self.draft = draft
        self.name = name
        self.pool = pool
        self.opened = opened
        self.year = ""
        self.running: dict[Key, Running] = {}

    def settle(self, level: Level, exact: Mapping[str, Figure], total: Formula, unit: Figure) -> dict[str, Figure]:
        """Pay a division of the year; a unit that the running totals take back from somebody is told."""
        key = (level.stem.replace(f".{self.year}.", ".", 1), level.path)
        paid, self.running[key] = state_over_life(self.draft, level, exact, total, unit, self._before(key))
        for who, figure in paid.items():
            if figure.amount < 0:
                facts = {
                    "party": ".".join((*level.path, who)),
                    "step": level.stem,
                    "text": rational_text(-figure.amount),
                }
                place = self.pool.key_place
                self.draft.remark(Finding("unit-taken-back", place, facts, Severity.NOTE, self.pool.path))
        return paid

    def payable(self, stem: str, amount: Figure, unit: Figure) -> Payable:
        """The amount of a year in whole units."""
        key: Key = (self.name, ())
        found, self.running[key] = state_payable_over_life(self.draft, stem, amount, unit, self._before(key))
        return found

    def _before(self, key: Key) -> Running:
        if key not in self.running and self.opened is not None:
            return self.opened.running(self.draft, key)
        return self.running.get(key, Running())
