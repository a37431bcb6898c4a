"""Parameters of rules in a split: those that the rule wants and no others, and lists that name parties as they must."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.checks.figures import table
from iuralloc.contract.keys import read_one
from iuralloc.contract.lists import Listing
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import Split
from iuralloc.contract.schema.parameters import parameters_of
from iuralloc.contract.sets import ListReader
from iuralloc.errors import Finding
from iuralloc.rules.card import ParameterKind, Rule


def of_no_rule(split: Split, card: Rule | None = None) -> Iterator[Finding]:
    """Parameters that mean nothing where they stand, because no rule or another rule is used."""
    known = {parameter.name for parameter in parameters_of(card)} if card else set()
    for word in split.parameters_written():
        if word not in known:
            yield Finding("parameter-of-no-rule", split.place_of(word), {"parameter": word}, path=split.path)


def check(contract: Contract, split: Split, card: Rule, pool: str, among: tuple[str, ...]) -> Iterator[Finding]:
    """Everything about the parameters of a split by a rule that names alone can show."""
    yield from of_no_rule(split, card)
    for parameter in parameters_of(card):
        if parameter.required and parameter.name not in split.written():
            facts = {"rule": card.id, "parameter": parameter.name}
            yield Finding("parameter-missing", split.place_of("by"), facts, path=split.path)
        value = split.parameters.get(parameter.name)
        if isinstance(value, Table):
            yield from _table(contract, value, pool, among, whole=not parameter.partial)
        elif isinstance(value, Listing):
            reader = ListReader(contract.roster, among, pool, parameter.name)
            read(reader, value, parameter.kind)
            yield from reader.told


def read(reader: ListReader, listing: Listing, kind: ParameterKind) -> object:
    """A list by the kind of its parameter."""
    match kind:
        case "levels":
            return reader.levels(listing)
        case "edges":
            return reader.edges(listing)
        case _:
            return reader.partition(listing)


def _table(contract: Contract, value: Table, pool: str, among: tuple[str, ...], *, whole: bool) -> Iterator[Finding]:
    """A number for each of those who share: not for others, not twice, not by phase."""
    seen: set[str] = set()
    sharing = frozenset(among)
    told = list(table(contract, value, "party"))
    yield from told
    for key, cell in value.cells:
        if isinstance(cell, Table):
            yield Finding("wrong-shape", cell.place, {"wanted": "text", "found": "mapping"}, path=key.path)
        slot = read_one(key.text)
        standing = contract.roster.standing_for(slot.name) if slot else None
        outside = [party for party in standing or () if party not in sharing]
        if outside:
            yield Finding("party-not-among", key.place, {"party": outside[0], "pool": pool}, path=key.path)
        twice = [party for party in standing or () if party in seen]
        if twice:
            yield Finding("party-twice", key.place, {"party": twice[0], "pool": pool}, path=key.path)
        seen.update(standing or ())
    missing = [party for party in among if party not in seen]
    if missing and whole and not told:
        # Whoever is misspelt is missing, too: that is told once.
        facts = {"party": missing[0], "figure": value.path.rpartition(".")[2], "pool": pool}
        yield Finding("figure-misses-party", value.place, facts, path=value.path)
