"""Which figures a claim speaks of: those of a figure, a contribution, a pool or a step, by party and by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import TypeAlias

from iuralloc.allocate.outcomes import lines, totals, units
from iuralloc.contract.expression import Expression
from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import Contribution, Figure, PlanStep, Pool
from iuralloc.contract.schema.steps import NOBODY
from iuralloc.settlement.ledger import Ledger
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.meanings import Meanings

Claimable: TypeAlias = Figure | Contribution | Pool | PlanStep


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that is claimed.

    Parameters
    ----------
    name
        What it is about: the id of a figure, or of several that add up to it.
    entry
        Where it stands.
    said, path
        The number.
    computed
        The figures that it is compared with; none where nothing is paid there.
    money
        Whether it is an amount.
    unit
        The smallest payable amount, where it is one.
    open
        Whether what it is about is not settled.
    """

    name: str
    entry: Claimable
    said: Expression
    path: str
    computed: tuple[str, ...]
    money: bool
    unit: str = "round"
    open: bool = False


def claims_of(contract: Contract, ledger: Ledger, meanings: Meanings) -> Iterator[Claim]:
    """All numbers that a file says somebody claims, in its order.

    Raises
    ------
    ContractAtFault
        ``claimed-otherwise-shaped``: a table where one number was computed, or the other way round.
    """
    document = contract.document
    for key, entries in document.contributions.items():
        for number, contribution in enumerate(entries, start=1):
            if contribution.claimed is not None:
                yield from _of_contribution(contract, ledger, key, contribution.id or str(number), contribution)
    for name, figure in document.figures.items():
        if figure.claimed is not None:
            yield from _of_figure(contract, ledger, name, figure, open_=name in meanings.broken)
    for name, pool in document.pools.items():
        yield from _OfPool(contract, ledger, name, open_=name in meanings.broken).claims(pool)


def _cells(
    contract: Contract, written: Expression | Table, keys: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Expression, str]]:
    """Every number of a claim with the parties, phases and years that lead to it."""
    if not isinstance(written, Table):
        yield keys, written, ""
        return
    for key, cell in written.cells:
        for name in _named(contract, key.text):
            for deeper, said, path in _cells(contract, cell, (*keys, name)):
                yield deeper, said, path or key.path


def _named(contract: Contract, text: str) -> tuple[str, ...]:
    years = contract.calendar.standing_for(text)
    if years or text in contract.document.phases or text in NOBODY:
        return years or (text,)
    read = read_key(text)
    return tuple(
        party for slot in (read.slots if read else ()) for party in contract.roster.standing_for(slot.name) or ()
    )


def _misshapen(entry: Claimable) -> Exception:
    place, path = entry.place_of_value("claimed"), f"{entry.path}.claimed"
    return at_fault("claimed-otherwise-shaped", place, path)


def _of_contribution(contract: Contract, ledger: Ledger, key: str, number: str, entry: Contribution) -> Iterator[Claim]:
    if entry.claimed is None or isinstance(entry.claimed, Table):
        raise _misshapen(entry)
    for party in _named(contract, key):
        name = f"contribution.{party}.{number}"
        open_ = name not in ledger.figures
        yield Claim(name, entry, entry.claimed, f"{entry.path}.claimed", (name,), money=True, open=open_)


def _of_figure(contract: Contract, ledger: Ledger, name: str, entry: Figure, *, open_: bool) -> Iterator[Claim]:
    for keys, said, path in _cells(contract, entry.claimed or Table((), entry.place, entry.path)):
        orders = (".".join((name, *order)) for order in permutations(keys))
        found = next((one for one in orders if one in ledger.figures), None)
        if found is None and not open_:
            raise _misshapen(entry)
        own, at = found or ".".join((name, *keys)), path or f"{entry.path}.claimed"
        money = found is not None and ledger.figures[found].unit == "amount"
        yield Claim(own, entry, said, at, (own,), money=money, open=found is None)


class _OfPool:
    """Claims about one pool and the steps of its own plan."""

    def __init__(self, contract: Contract, ledger: Ledger, name: str, *, open_: bool) -> None:
        self.contract = contract
        self.ledger = ledger
        self.name = name
        self.open = open_
        self.unit = units(ledger).get(name, "round")
        self.years = contract.calendar.names

    def claims(self, pool: Pool) -> Iterator[Claim]:
        """Those of the pool, then those of its steps."""
        if pool.claimed is not None:
            yield from self._claims(pool, self.name, self._of_pool(), pool.claimed)
        for name, step in _steps(pool.steps):
            if step.claimed is not None:
                yield from self._claims(step, f"{self.name}.{name}", self._of_step(name), step.claimed)

    def _claims(
        self, entry: Pool | PlanStep, stem: str, computed: Mapping[tuple[str, str], tuple[str, ...]], written: Expression | Table
    ) -> Iterator[Claim]:  # fmt: skip
        for keys, said, path in _cells(self.contract, written):
            year = next((key for key in keys if key in self.years), "")
            others = [key for key in keys if key not in self.years]
            if len(others) > 1 or len(keys) - len(others) > 1:
                raise _misshapen(entry)
            who = others[0] if others else ""
            found = computed.get((year, who), ())
            name = found[0] if len(found) == 1 else ".".join(filter(None, (stem, year, who)))
            at = path or f"{entry.path}.claimed"
            yield Claim(name, entry, said, at, found, money=True, unit=self.unit, open=self.open)

    def _of_pool(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """By year and recipient (empty: over all years, the whole amount)."""
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for line, figures in lines(self.ledger).items():
            if line.pool == self.name and len(line.path) == 1:
                found[line.year, line.path[0]] = figures
        for who, figure in totals(self.ledger).get(self.name, {}).items():
            found["", who] = (figure,)
        for year in ("", *self.years):
            amount = ".".join(filter(None, (self.name, year, "amount")))
            if amount in self.ledger.figures:
                found[year, ""] = (amount,)
        return found

    def _of_step(self, name: str) -> dict[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for record in self.ledger.schedules:
            if record["table"] != "waterfall" or record["pool"] != self.name or record["path"]:
                continue
            for line in record["lines"]:
                if line["stem"] != f"{record['stem']}.{name}":
                    continue
                for who, figure in (("", line["took"]), *line["to"]):
                    for year in dict.fromkeys((record["year"], "")):
                        found[year, who] = (*found.get((year, who), ()), figure)
        return found


def _steps(steps: Mapping[str, PlanStep], above: str = "") -> Iterator[tuple[str, PlanStep]]:
    """Steps with the steps of their own plans, by their ids one behind the other."""
    for name, step in steps.items():
        yield f"{above}{name}", step
        yield from _steps(step.steps, f"{above}{name}.")
