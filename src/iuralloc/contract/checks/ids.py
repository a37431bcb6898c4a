"""Ids: well formed, not reserved, each borne once, no two that look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from iuralloc.contract.keys import ID
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Entry
from iuralloc.contract.roster import ITSELF, RESERVED
from iuralloc.contract.schema import Contribution
from iuralloc.contract.schema.parameters import split_parameters
from iuralloc.errors import Finding, Place
from iuralloc.rules import allocation_ids

#: letters of other scripts that are drawn like Latin ones
_DRAWN_ALIKE: Final = str.maketrans(
    "авекмнорстухіјѕԁԛԝѵαβεικνορτυχγ0１1",
    "abekmhopctyxijsdqwvabeiknoptuxyoll",
)

#: sections whose names may stand in a table of shares
_SHARING: Final = frozenset({"parties", "others", "groups"})


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
        if _is_reserved(named) and not _own_kind(contract, named):
            yield Finding("id-reserved", named.place, {"id": named.id}, path=named.path)
        first = seen.setdefault(named.id, named)
        if first.path != named.path:
            facts = {"id": named.id, "first": first.path, "line": first.place.where}
            yield Finding("id-taken", named.place, facts, path=named.path)
            continue
        twin = drawn.setdefault(skeleton(named.id), named)
        if twin.id != named.id:
            facts = {"id": named.id, "other": twin.id, "line": twin.place.where}
            facts["sign"] = odd_sign(named.id, twin.id)
            yield Finding("ids-look-alike", named.place, facts, path=named.path)
    yield from _generated(contract, seen)
    yield from _members(contract)


def skeleton(text: str) -> str:
    """How a name looks: names of one skeleton cannot be told apart on paper.

    Examples
    --------
    >>> skeleton("с0ast") == skeleton("coast")
    True
    """
    folded = unicodedata.normalize("NFKC", text).replace("I", "l").casefold().translate(_DRAWN_ALIKE)
    return folded.replace("_", "").replace("rn", "m")


def odd_sign(name: str, twin: str) -> str:
    """The number of the character by which a name differs from one that looks like it; nothing if it is plain.

    Examples
    --------
    >>> odd_sign("lаke", "lake")
    'U+0430'
    """
    signs = [sign for sign in (*name, *twin) if (sign not in name or sign not in twin) and not sign.isascii()]
    return f"U+{ord(signs[0]):04X}" if signs else ""


def _is_reserved(named: _Named) -> bool:
    if named.id in RESERVED or named.id in allocation_ids():
        return True
    # In a table of shares nobody could tell a party from a parameter; a figure of that name does no harm.
    return named.path.partition(".")[0] in _SHARING and named.id in split_parameters()


def _own_kind(contract: Contract, named: _Named) -> bool:
    """The one insurer among `others` may be called insurer: groups by kind hold parties only."""
    other = contract.document.others.get(named.id)
    return other is not None and other.kind == named.id and named.path == f"others.{named.id}"


def _global_ids(contract: Contract) -> Iterator[_Named]:
    document = contract.document
    sections: tuple[tuple[str, dict[str, Entry]], ...] = (
        ("parties", dict(document.parties)),
        ("others", dict(document.others)),
        ("groups", dict.fromkeys(document.groups, document)),
        ("phases", dict(document.phases)),
        ("figures", dict(document.figures)),
        ("royalties", dict(document.royalties)),
        ("pools", dict(document.pools)),
        ("policies", dict(document.policies)),
        ("risks", dict(document.risks)),
        ("events", dict(document.events)),
    )
    for section, entries in sections:
        keys = contract.document.keys_of(section)
        for name in entries:
            if name in keys:
                yield _Named(name, keys[name], f"{section}.{name}")


def _form(named: _Named) -> Iterator[Finding]:
    if not ID.fullmatch(named.id) or unicodedata.normalize("NFKC", named.id) != named.id:
        yield Finding("id-malformed", named.place, {"id": named.id}, path=named.path)


def _generated(contract: Contract, seen: dict[str, _Named]) -> Iterator[Finding]:
    for body in contract.roster.bodies.values():
        if body.id != body.family and body.id in seen:
            named = seen[body.id]
            facts = {"id": body.id, "first": body.entry.path, "line": body.entry.place.where}
            yield Finding("id-taken", named.place, facts, path=named.path)


def _members(contract: Contract) -> Iterator[Finding]:
    """Ids that count only where they stand: of members, of entries in a list, of criteria."""
    for path, member in contract.roster.members.items():
        place = member.key_place
        yield from _form(_Named(path[-1], place, member.path))
        if path[-1] == ITSELF:
            yield Finding("id-reserved", place, {"id": path[-1]}, path=member.path)
    for figure in contract.document.figures.values():
        for key, _ in figure.weights.cells if figure.weights else ():
            yield from _form(_Named(key.text, key.place, key.path))
    equity = contract.document.equity
    lists = (*contract.document.contributions.values(), *(equity.contributions.values() if equity else ()))
    for entries in lists:
        seen: dict[str, Contribution] = {}
        for entry in entries:
            if entry.id is None:
                continue
            named = _Named(entry.id, entry.place_of_value("id"), f"{entry.path}.id")
            yield from _form(named)
            if entry.id in RESERVED:
                yield Finding("id-reserved", named.place, {"id": entry.id}, path=named.path)
            first = seen.setdefault(entry.id, entry)
            if first is not entry:
                facts = {"id": entry.id, "first": first.path, "line": first.place.where}
                yield Finding("id-taken", named.place, facts, path=named.path)
