"""Games: groups of known parties, each listed once, nobody from outside the pool."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.keys import PartyKey, read_key
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Keyed, Table
from iuralloc.contract.schema import Pool
from iuralloc.errors import Budget, Finding


def check(contract: Contract) -> Iterator[Finding]:
    """The keys under `worth` and `synergies`, and groups that have no worth."""
    for name, pool in contract.document.pools.items():
        among = _among(contract, pool)
        if pool.worth is not None:
            yield from _worth(contract, name, pool, pool.worth, among)
        if pool.synergies is not None:
            for key, cell in pool.synergies.cells:
                yield from _flat(key, cell)
                yield from _names(contract, name, key, among)


def _among(contract: Contract, pool: Pool) -> tuple[str, ...]:
    return contract.roster.partners() if pool.among is None else contract.roster.expand(pool.among)


def _flat(key: Keyed, cell: object) -> Iterator[Finding]:
    if isinstance(cell, Table):
        yield Finding("wrong-shape", cell.place, {"wanted": "text", "found": "mapping"}, path=key.path)


def _names(contract: Contract, pool: str, key: Keyed, among: tuple[str, ...]) -> Iterator[Finding]:
    read = read_key(key.text)
    if read is None:
        yield Finding("group-not-read", key.place, {"key": key.text}, path=key.path)
        return
    for name in (*(slot.name for slot in read.slots), *read.without):
        standing = contract.roster.standing_for(name)
        if standing is None:
            facts = {"party": name, "near": contract.roster.near(name)}
            yield Finding("unknown-party", key.place, facts, path=key.path)
        elif not set(standing) <= set(among):
            outside = next(party for party in standing if party not in among)
            yield Finding("party-not-among", key.place, {"party": outside, "pool": pool}, path=key.path)
    yield from _slots(contract, key, read)


def _slots(contract: Contract, key: Keyed, read: PartyKey) -> Iterator[Finding]:
    alone = [slot.name for slot in read.slots if not slot.each]
    members = [party for name in alone for party in contract.roster.standing_for(name) or ()]
    twice = sorted({party for party in members if members.count(party) > 1})
    if twice:
        yield Finding("party-twice", key.place, {"party": twice[0], "pool": key.text}, path=key.path)


def _worth(contract: Contract, name: str, pool: Pool, worth: Table, among: tuple[str, ...]) -> Iterator[Finding]:
    listed: dict[frozenset[str], Keyed] = {}
    clean = True
    for key, cell in worth.cells:
        told = [*_flat(key, cell), *_names(contract, name, key, among)]
        read = read_key(key.text)
        if read is not None and (read.without or any(slot.each for slot in read.slots)):
            told.append(Finding("worth-is-of-one-group", key.place, {"key": key.text}, path=key.path))
        clean = clean and not told
        yield from told
        if told or read is None:
            continue
        group = frozenset(p for slot in read.slots for p in contract.roster.standing_for(slot.name) or ())
        first = listed.setdefault(group, key)
        if first is not key:
            facts = {"group": key.text, "first": first.text, "line": first.place.where}
            yield Finding("group-twice", key.place, facts, path=key.path)
    if clean and len(among) <= Budget.WORTH_PARTIES:
        yield from _missing(name, pool, among, listed)


def _missing(name: str, pool: Pool, among: tuple[str, ...], listed: dict[frozenset[str], Keyed]) -> Iterator[Finding]:
    if frozenset(among) not in listed:
        facts = {"group": " + ".join(among), "pool": name}
        yield Finding("worth-of-all-missing", pool.place_of("worth"), facts, path=f"{pool.path}.worth")
        return
    alone = [party for party in among if frozenset({party}) not in listed]
    if pool.unlisted == "superadditive" and alone:
        # Whoever is not listed alone would be worth nothing, silently, in every group he is split off from.
        facts = {"party": ", ".join(alone[:5]), "pool": name, "others": str(max(len(alone) - 5, 0))}
        yield Finding("worth-alone-missing", pool.place_of("worth"), facts, path=f"{pool.path}.worth")
    if pool.unlisted is not None or len(listed) == 2 ** len(among) - 1:
        return
    for mask in sorted(range(1, 2 ** len(among)), key=lambda mask: (mask.bit_count(), mask)):
        group = [party for bit, party in enumerate(among) if mask >> bit & 1]
        if frozenset(group) not in listed:
            count = 2 ** len(among) - 1 - len(listed)
            facts = {"group": " + ".join(group), "pool": name, "count": str(count)}
            yield Finding("worth-missing", pool.place_of("worth"), facts, path=f"{pool.path}.worth")
            return
