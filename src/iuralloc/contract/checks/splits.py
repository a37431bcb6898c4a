"""Splits: a rule that is known and has what it needs, or a table of shares of known parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from iuralloc.contract.checks import parameters
from iuralloc.contract.expression import Literal, Name
from iuralloc.contract.keys import read_one
from iuralloc.contract.load import Contract
from iuralloc.contract.names import REACHED_BY_FIGURES, rule_of
from iuralloc.contract.reading import Keyed, Table
from iuralloc.contract.schema import Split
from iuralloc.errors import Finding, Severity
from iuralloc.quantities import Written
from iuralloc.rules import rule

#: who else may stand in a table of shares: the part that the contract leaves open
UNALLOCATED = "unallocated"

#: recipients that a later edition reads
LATER_RECIPIENTS: Final = frozenset({"outside", "reserve"})


@dataclass(frozen=True, slots=True)
class Where:
    """What a split divides: its pool, who shares, and whether the pool has a game."""

    pool: str
    among: tuple[str, ...]
    game: bool


def check(contract: Contract) -> Iterator[Finding]:
    """The main split of each pool, and those beside it."""
    for name, pool in contract.document.pools.items():
        among = contract.roster.partners() if pool.among is None else contract.roster.expand(pool.among)
        where = Where(name, among, game=bool({"worth", "synergies"} & pool.written()))
        for split in (pool.split, *pool.beside):
            if split is not None:
                yield from split_findings(contract, where, split)


def split_findings(contract: Contract, where: Where, split: Split) -> Iterator[Finding]:
    """Findings about one split of an amount among parties."""
    if split.shares is not None:
        yield from shares(contract, where.pool, split.shares, where.among)
        yield from parameters.of_no_rule(split)
    elif split.tiers is not None:
        told = [
            finding
            for band in split.tiers.tiers
            if band.shares is not None
            for finding in shares(contract, where.pool, band.shares, where.among)
            # Who has no share of one band may have one of another.
            if finding.code != "party-without-share"
        ]
        yield from told or _forgotten_by_all(contract, where, split)
        yield from parameters.of_no_rule(split)
    elif "by" in split.written():
        yield from _rule(contract, where, split)
    elif split.written():
        yield Finding("split-without-by", split.place, {"pool": where.pool}, path=split.path)


def _rule(contract: Contract, where: Where, split: Split) -> Iterator[Finding]:
    if isinstance(split.by, Name) and split.by.text == "law":
        yield Finding("not-read-yet", split.by.place, {"key": "by: law"}, path=split.path)
        return
    if isinstance(split.by, Literal):
        facts = {"text": split.by.raw}
        yield Finding("split-by-number", split.by.place, facts, path=split.path)
        return
    name = rule_of(split)
    if name in REACHED_BY_FIGURES:
        yield Finding("rule-needs-figure", split.by.place, {"rule": name}, path=split.path)
        return
    if name is None:
        yield from parameters.of_no_rule(split)
        return
    card = rule(name)
    yield from parameters.check(contract, split, card, where.pool, where.among)
    if card.needs_game and not where.game:
        facts = {"rule": card.id, "pool": where.pool}
        yield Finding("rule-without-game", split.place_of_value("by"), facts, path=split.path)


def shares(contract: Contract, pool: str, table: Table, among: tuple[str, ...]) -> Iterator[Finding]:
    """The keys of a table of shares, and bare numbers in it."""
    seen: set[str] = set()
    clean = True
    for key, cell in table.cells:
        told = [*_share_key(contract, pool, key, among, seen), *share_cell(key, cell)]
        clean = clean and not told
        yield from told
    forgotten = [party for party in among if party not in seen]
    # A misspelt party would be told twice; who named `unallocated` may still have to say who gets it.
    if clean and forgotten and UNALLOCATED not in {key.text for key, _ in table.cells}:
        count = str(len(forgotten) - 1)
        facts = {"party": forgotten[0], "pool": pool, "others": count}
        yield Finding("party-without-share", table.place, facts, Severity.WARNING, table.path)


def _forgotten_by_all(contract: Contract, where: Where, split: Split) -> Iterator[Finding]:
    """That somebody shares in the pool, and has a share of no band."""
    keys = {key.text for key in shared_keys(split)}
    slots = [slot for key in keys - {UNALLOCATED} if (slot := read_one(key)) is not None]
    seen = {party for slot in slots for party in contract.roster.standing_for(slot.name) or ()}
    forgotten = [party for party in where.among if party not in seen]
    if keys and forgotten and UNALLOCATED not in keys and split.tiers is not None:
        facts = {"party": forgotten[0], "pool": where.pool, "others": str(len(forgotten) - 1)}
        place = split.tiers.place_of("tiers")
        yield Finding("party-without-share", place, facts, Severity.WARNING, f"{split.path}.tiers")


def shared_keys(split: Split | None) -> Iterator[Keyed]:
    """The keys of a table of shares, or of the shares of every band, each name once."""
    bands = split.tiers.tiers if split is not None and split.tiers is not None else ()
    tables = (split.shares if split is not None else None, *(band.shares for band in bands))
    keys = {key.text: key for table in reversed(tables) if table is not None for key, _ in table.cells}
    yield from keys.values()


def _share_key(contract: Contract, pool: str, key: Keyed, among: tuple[str, ...], seen: set[str]) -> Iterator[Finding]:
    if key.text == UNALLOCATED:
        return
    if key.text in LATER_RECIPIENTS:
        yield Finding("not-read-yet", key.place, {"key": key.text}, path=key.path)
        return
    slot = read_one(key.text)
    standing = contract.roster.standing_for(slot.name) if slot else None
    if standing is None:
        code, facts = contract.roster.nobody(key.text)
        yield Finding(code, key.place, facts, path=key.path)
        return
    outside = [party for party in standing if party not in among]
    if outside:
        yield Finding("party-not-among", key.place, {"party": outside[0], "pool": pool}, path=key.path)
    twice = [party for party in standing if party in seen]
    if twice:
        yield Finding("party-twice", key.place, {"party": twice[0], "pool": pool}, path=key.path)
    seen.update(standing)


def share_cell(key: Keyed, cell: object) -> Iterator[Finding]:
    """A share is a percentage or a fraction; a bare 45 could be percent, a ratio or money."""
    if isinstance(cell, Table):
        yield Finding("wrong-shape", cell.place, {"wanted": "text", "found": "mapping"}, path=key.path)
    elif isinstance(cell, Literal):
        bare = cell.quantity.written is Written.NUMBER and "/" not in cell.raw
        if cell.quantity.written is Written.MONEY or bare:
            yield Finding("share-without-percent", cell.place, {"text": cell.raw, "party": key.text}, path=key.path)
