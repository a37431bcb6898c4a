"""The ground of a figure, taken from the entry of the contract that it rests on."""

from __future__ import annotations

from iuralloc.contract.reading import Entry
from iuralloc.errors import ContractAtFault, Finding, Place
from iuralloc.settlement.ledger import Ground

_WORDS = ("clause", "quote", "evidence", "note")


def ground_of(
    entry: Entry, *, within: Entry | None = None, place: Place | None = None, path: str = "", rule: str = ""
) -> Ground:
    """Clause, quote, evidence and note of an entry; what it does not say itself, the entry around it may say.

    Parameters
    ----------
    entry
        The entry that says it.
    within
        The entry around it: a pool for its split.
    place, path
        Where the number itself stands, if that is more exact than the entry.
    rule
        The rule by which the figure was computed.
    """
    said = {word: getattr(entry, word, None) or getattr(within, word, None) or "" for word in _WORDS}
    return _ground(entry, said, place, path, rule)


def ground_of_amount(pool: Entry, place: Place | None, path: str) -> Ground:
    """Of the amount of a pool: what the pool says itself; a policy that is its plan speaks of the division alone."""
    said = {word: getattr(pool, word, None) or "" for word in _WORDS}
    for word, node in pool.tree.items():
        if word in said and node.path != f"{pool.path}.{word}":
            said[word] = ""
    return _ground(pool, said, place, path, "")


def _ground(entry: Entry, said: dict[str, str], place: Place | None, path: str, rule: str) -> Ground:
    at = place or entry.place
    return Ground(path=path or entry.path, line=0 if at.cell else at.line, cell=at.cell.address, rule=rule, **said)


def at_fault(code: str, place: Place | None, path: str, **facts: str) -> ContractAtFault:
    """The refusal of one fact of the contract that only computing brings to light."""
    return ContractAtFault([Finding(code, place, facts, path=path)])
