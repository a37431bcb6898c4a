"""How many figures a contract would come to, told before the first one is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iuralloc.contract.calendar import read_span
from iuralloc.contract.expression import Literal
from iuralloc.contract.keys import read_one
from iuralloc.contract.load import Contract
from iuralloc.contract.names import rule_of, steps_within
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import Pool
from iuralloc.errors import Budget, Finding, LimitReached, Place

#: figures of one trail: more are neither computed in some seconds nor read by the checker
MOST_FIGURES: Final = 80_000

#: steps that the checker takes for all games of a file, and for one group of one game
_MOST_WORK: Final = 20_000_000
_TO_READ: Final = 25
_TO_TEST: Final = 10

#: figures that a split states for each recipient: basis, exact entitlement, share, payment
_BY_RECIPIENT: Final = 4

#: figures that a royalty states in a year
_BY_ROYALTY: Final = 20

#: figures that a band states in a year: its end, its rate, what lies in it, what it gives
_BY_BAND: Final = 5

#: figures that a step states in a year: what it took, what goes on, its balances
_BY_STEP: Final = 8


def refuse_beyond_budget(contract: Contract) -> None:
    """End the run with status 4 if the contract comes to more figures, or larger games, than anybody can check.

    Raises
    ------
    LimitReached
        ``too-many-figures``, ``games-too-many`` or ``terms-too-hard``, at the entry with which the limit is passed.
    """
    figures = work = 0
    for number, place, path in _figures(contract):
        figures += number
        if figures > MOST_FIGURES:
            facts = {"limit": str(MOST_FIGURES)}
            raise LimitReached([Finding("too-many-figures", place, facts, path=path)])
    moved = 0
    for pool in contract.document.pools.values():
        for split in (pool.split, *pool.beside):
            if split is not None and split.terms:
                moved += min(_recipients(contract, pool), Budget.TERM_RECIPIENTS) ** 3
                if moved > Budget.TERM_SPLITS:
                    raise LimitReached([Finding("terms-too-hard", split.place_of("terms"), path=split.path)])
        work += _work(contract, pool)
        if work > _MOST_WORK:
            raise LimitReached([Finding("games-too-many", pool.key_place, path=pool.path)])


def _work(contract: Contract, pool: Pool) -> int:
    """Steps that the checker takes for a game group by group: to read it, and for every split of it."""
    parties = _recipients(contract, pool)
    if pool.worth is None or parties > Budget.WORTH_PARTIES:
        return 0
    splits = [split for split in (pool.split, *pool.beside) if split is not None]
    # A core test looks at every group; a rule on the game does so for every party.
    by_rule = sum(parties for split in splits if rule_of(split) not in {None, "equal"})
    return (_TO_READ + _TO_TEST * len(splits) + by_rule) << parties


def _figures(contract: Contract) -> Iterator[tuple[int, Place, str]]:
    document = contract.document
    for key, entries in document.contributions.items():
        for entry in entries:
            yield 2 * _standing(contract, key), entry.place, entry.path
    for figure in document.figures.values():
        for table in (figure.value, figure.scores, figure.weights):
            if isinstance(table, Table):
                yield _cells(contract, table), figure.place, figure.path
    yield from _of_royalties(contract)
    for pool in document.pools.values():
        # Nobody knows yet whether an amount by name is stated by year.
        years = 1 if pool.amount is None or isinstance(pool.amount, Literal) else max(1, len(contract.calendar.years))
        steps = list(steps_within(pool.steps))
        for split in (pool.split, *pool.beside, *(step.split for step in steps)):
            if split is not None:
                bands = len(split.tiers.tiers) if split.tiers is not None else 0
                yield _BY_BAND * years * bands, split.place, split.path
                each = _BY_RECIPIENT + len(split.parameters) + bands
                yield each * years * _recipients(contract, pool), split.place, split.path
        for tiers in (step.bands for step in steps if step.bands is not None):
            yield _BY_BAND * years * len(tiers.tiers), tiers.place, tiers.path
        if steps:
            yield _BY_STEP * years * len(steps), pool.place, pool.path
        members = len(contract.roster.members)
        if members and (steps or years > 1):
            yield _BY_RECIPIENT * years * max(1, len(steps)) * members, pool.place, pool.path
        elif pool.inside:
            yield _BY_RECIPIENT * members, pool.place, pool.path


def _of_royalties(contract: Contract) -> Iterator[tuple[int, Place, str]]:
    for royalty in contract.document.royalties.values():
        bands = len(royalty.bands.tiers) if royalty.bands else 0
        yield (_BY_ROYALTY + _BY_BAND * bands) * max(1, len(contract.calendar.years)), royalty.place, royalty.path


def _standing(contract: Contract, key: str) -> int:
    slot = read_one(key)
    return len(contract.roster.standing_for(slot.name) or ()) if slot else 1


def _cells(contract: Contract, table: Table) -> int:
    """The cells of a table; one by year has a figure for every year of the file."""
    if any(read_span(key.text) for key, _ in table.cells):
        below = max((_cells(contract, cell) if isinstance(cell, Table) else 1 for _, cell in table.cells), default=0)
        return below * max(len(contract.calendar.years), len(table.cells))
    return sum(
        _standing(contract, key.text) * (_cells(contract, cell) if isinstance(cell, Table) else 1)
        for key, cell in table.cells
    )


def _recipients(contract: Contract, pool: Pool) -> int:
    return len(contract.roster.partners() if pool.among is None else contract.roster.expand(pool.among))
