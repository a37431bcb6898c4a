"""Ids: well formed, not reserved, each borne once, no two that look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from iuralloc.contract.keys import ID
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Entry
from iuralloc.contract.roster import ITSELF, RESERVED
from iuralloc.errors import Finding, Place
from iuralloc.rules import allocation_ids

#: letters of other scripts that are drawn like Latin ones
_DRAWN_ALIKE: Final = str.maketrans(
    "авекмнорстухіјѕԁԛԝѵαβεικνορτυχγ0１1",
    "abekmhopctyxijsdqwvabeiknoptuxyoll",
)


class _Named(NamedTuple):
    id: str
    place: Place
    path: str


def check(contract: Contract) -> Iterator[Finding]:
    """Every id of the one namespace, then the local ones of members and contribution entries."""
    seen: dict[str, _Named] = {}
    drawn: dict[str, _Named] = {}
    for named in _global_ids(contract):
        yield from _form(named)
        if named.id in RESERVED or named.id in allocation_ids():
            yield Finding("id-reserved", named.place, {"id": named.id}, path=named.path)
        first = seen.setdefault(named.id, named)
        if first.path != named.path:
            facts = {"id": named.id, "first": first.path, "line": str(first.place.line)}
            yield Finding("id-taken", named.place, facts, path=named.path)
            continue
        twin = drawn.setdefault(_skeleton(named.id), named)
        if twin.id != named.id:
            facts = {"id": named.id, "other": twin.id, "line": str(twin.place.line)}
            yield Finding("ids-look-alike", named.place, facts, path=named.path)
    yield from _generated(contract, seen)
    yield from _members(contract)


def _skeleton(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_DRAWN_ALIKE)
    return folded.replace("_", "").replace("rn", "m").replace("i", "l")


def _global_ids(contract: Contract) -> Iterator[_Named]:
    document = contract.document
    sections: tuple[tuple[str, dict[str, Entry]], ...] = (
        ("parties", dict(document.parties)),
        ("others", dict(document.others)),
        ("groups", dict.fromkeys(document.groups, document)),
        ("phases", dict(document.phases)),
        ("figures", dict(document.figures)),
        ("pools", dict(document.pools)),
    )
    for section, entries in sections:
        keys = contract.document.keys_of(section)
        for name in entries:
            if name in keys:
                yield _Named(name, keys[name], f"{section}.{name}")


def _form(named: _Named) -> Iterator[Finding]:
    if not ID.fullmatch(named.id):
        yield Finding("id-malformed", named.place, {"id": named.id}, path=named.path)
    elif unicodedata.normalize("NFKC", named.id) != named.id:
        yield Finding("id-malformed", named.place, {"id": named.id}, path=named.path)


def _generated(contract: Contract, seen: dict[str, _Named]) -> Iterator[Finding]:
    for body in contract.roster.bodies.values():
        if body.id != body.family and body.id in seen:
            named = seen[body.id]
            facts = {"id": body.id, "first": f"{body.entry.path} (count)", "line": str(body.entry.place.line)}
            yield Finding("id-taken", named.place, facts, path=named.path)


def _members(contract: Contract) -> Iterator[Finding]:
    for path, member in contract.roster.members.items():
        if not ID.fullmatch(path[-1]) or path[-1] == ITSELF:
            code = "id-reserved" if path[-1] == ITSELF else "id-malformed"
            yield Finding(code, member.place, {"id": path[-1]}, path=member.path)
    for entries in contract.document.contributions.values():
        seen: set[str] = set()
        for entry in entries:
            if entry.id is None:
                continue
            if not ID.fullmatch(entry.id):
                yield Finding("id-malformed", entry.place_of_value("id"), {"id": entry.id}, path=entry.path)
            if entry.id in RESERVED:
                yield Finding("id-reserved", entry.place_of_value("id"), {"id": entry.id}, path=entry.path)
            if entry.id in seen:
                facts = {"id": entry.id, "first": entry.path, "line": str(entry.place.line)}
                yield Finding("id-taken", entry.place_of_value("id"), facts, path=entry.path)
            seen.add(entry.id)
