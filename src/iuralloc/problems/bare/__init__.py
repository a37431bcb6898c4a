"""Bare games: a game or a division as plain data, without a contract, for researchers, teachers and tests.

One module a type; a module of this package that exports a ``TYPE`` is a type of game.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import NoReturn

from iuralloc.errors import Inconsistency
from iuralloc.problems.bare.card import Bare, GameType
from iuralloc.problems.bare.fields import Fields, read_mapping, refuse, shown

__all__ = ["all_types", "read_bare"]


def all_types() -> tuple[GameType, ...]:
    """The cards of all types, by id."""
    return tuple(_found(tuple(__path__)).values())


def read_bare(data: object) -> Bare:
    """Read a bare game, with or without the wrapper ``{"game": …}``.

    Raises
    ------
    ContractAtFault
        With the field named: see `iuralloc.problems.bare.fields`; ``type-unknown`` or ``type-missing``.

    Examples
    --------
    >>> bare = read_bare({"type": "tu", "players": ["A", "B"], "worth": {"A": 1, "B+A": "7/2"}, "default": 0})
    >>> bare.players, bare.problems["game"]().game.worth(["A", "B"])
    (('A', 'B'), Fraction(7, 2))
    """
    fields = read_mapping(data, "game")
    types = _found(tuple(__path__))
    name = fields.get("type")
    if name is None:
        _refuse_untyped(fields, types)
    if not isinstance(name, str) or name not in types:
        near = get_close_matches(name, types, n=1) if isinstance(name, str) else []
        refuse("type-unknown", "game.type", text=shown(name), near="".join(near), known=", ".join(types))
    taken = Fields(fields, "game")
    players, problems = types[name].read(taken)
    taken.done()
    return Bare(name, players, problems)


def _refuse_untyped(fields: Mapping[str, object], types: Iterable[str]) -> NoReturn:
    """Name the word that may be a slip for ``type``, or for the wrapper ``game``; else say what is missing."""
    for wanted in ("type", "game"):
        for slip in get_close_matches(wanted, fields, n=1):
            refuse("field-unknown", shown(slip), name=shown(slip), known="game, params, type", near=wanted)
    refuse("type-missing", "game", known=", ".join(types))


@cache
def _found(folders: tuple[str, ...]) -> MappingProxyType[str, GameType]:
    cards: dict[str, GameType] = {}
    for module in iter_modules(folders):
        card = getattr(import_module(f"{__name__}.{module.name}"), "TYPE", None)
        if not isinstance(card, GameType):
            continue
        if card.id in cards:
            raise Inconsistency(f"two types of game are called {card.id}")
        cards[card.id] = card
    return MappingProxyType(dict(sorted(cards.items())))
