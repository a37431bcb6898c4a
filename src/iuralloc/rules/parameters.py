"""Parameters of rules as a bare game gives them: plain data, read by the kind that the card states."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from iuralloc.problems.bare.fields import (
    read_mapping,
    read_number,
    read_numbers_of,
    read_sequence,
    refuse,
    shown,
    unknown_player,
)
from iuralloc.problems.division import Stated
from iuralloc.rules.card import ParameterKind, Partition, Rule


def read_parameters(card: Rule, known: frozenset[str], given: object, players: Sequence[str]) -> dict[str, Any]:
    """The keywords of a rule from the parameters given.

    Parameters
    ----------
    card
        The rule.
    known
        Names of the parameters of all rules: those of another rule are ignored.
    given
        Parameters by name.
    players
        Who shares.

    Raises
    ------
    ContractAtFault
        ``parameter-unknown`` for a name that no rule knows, ``parameter-not-given``, and what the readers refuse.
    """
    table = read_mapping(given, "params")
    for name in table:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            refuse("parameter-unknown", f"params.{shown(name)}", name=shown(name), near="".join(near))
    read: dict[str, Any] = {}
    for parameter in card.parameters:
        value = table.get(parameter.name)
        at = f"params.{parameter.name}"
        if value is not None:
            # Who is left out of a partial table, or has null in it, has no such number.
            if parameter.partial:
                value = _given(value, players, at)
            read[parameter.name] = _READERS[parameter.kind](value, tuple(value) if parameter.partial else players, at)
        elif not parameter.default and parameter.required:
            refuse("parameter-not-given", at, parameter=parameter.name, rule=card.id)
    return read


def _given(value: object, players: Sequence[str], at: str) -> dict[str, Any]:
    """A table by player without those to whom it gives nothing, in the order of the players."""
    table = read_mapping(value, at)
    known = frozenset(players)
    for name in table:
        if name not in known:
            unknown_player(name, players, at)
    return {player: table[player] for player in players if table.get(player) is not None}


def _number(value: object, _: Sequence[str], at: str) -> Stated:
    return Stated.of(read_number(value, at))


def _by_party(value: object, players: Sequence[str], at: str) -> dict[str, Stated]:
    return {player: Stated.of(number) for player, number in read_numbers_of(value, players, at).items()}


def _allocation(value: object, players: Sequence[str], at: str) -> dict[str, Fraction]:
    return read_numbers_of(value, players, at)


def read_partition(value: object, players: Sequence[str], at: str) -> Partition:
    """Lists of players that together name each of them once.

    Raises
    ------
    ContractAtFault
        ``player-unknown``, ``player-twice``, ``partition-empty-group``, ``partition-incomplete``.
    """
    seen: set[str] = set()
    groups = []
    for place, entry in enumerate(read_sequence(value, at), start=1):
        group = read_sequence(entry, f"{at}[{place}]")
        if not group:
            refuse("partition-empty-group", f"{at}[{place}]")
        for name in group:
            if name not in players:
                unknown_player(name, players, f"{at}[{place}]")
            if name in seen:
                refuse("player-twice", f"{at}[{place}]", player=shown(name))
            seen.add(name)
        groups.append(tuple(group))
    missing = [player for player in players if player not in seen]
    if missing:
        refuse("partition-incomplete", at, player=missing[0])
    return tuple(groups)


def read_levels(value: object, players: Sequence[str], at: str) -> Sequence[Partition]:
    """Partitions, coarsest first, each refining the one before.

    Raises
    ------
    ContractAtFault
        ``levels-not-nested``, and what `read_partition` refuses.
    """
    levels: list[Partition] = []
    for place, entry in enumerate(read_sequence(value, at), start=1):
        level = read_partition(entry, players, f"{at}[{place}]")
        if levels:
            above = {name: number for number, group in enumerate(levels[-1]) for name in group}
            for group in level:
                if len({above[name] for name in group}) > 1:
                    refuse("levels-not-nested", f"{at}[{place}]", group=", ".join(group))
        levels.append(level)
    return tuple(levels)


def read_edges(value: object, players: Sequence[str], at: str) -> tuple[tuple[str, str], ...]:
    """Pairs of different players.

    Raises
    ------
    ContractAtFault
        ``edge-not-a-pair``, ``player-unknown``.
    """
    edges = []
    for place, entry in enumerate(read_sequence(value, at), start=1):
        pair = read_sequence(entry, f"{at}[{place}]")
        for name in pair:
            if name not in players:
                unknown_player(name, players, f"{at}[{place}]")
        if len(pair) != 2 or pair[0] == pair[1]:  # noqa: PLR2004 - two ends
            refuse("edge-not-a-pair", f"{at}[{place}]", text=shown(pair))
        edges.append((pair[0], pair[1]))
    return tuple(edges)


def _truth(value: object, _: Sequence[str], at: str) -> bool:
    if not isinstance(value, bool):
        refuse("truth-not-read", at, text=shown(value))
    return value


_READERS: Final[Mapping[ParameterKind, Callable[[Any, Sequence[str], str], Any]]] = MappingProxyType({
    "number": _number,
    "number by party": _by_party,
    "allocation": _allocation,
    "partition": read_partition,
    "levels": read_levels,
    "classes": read_partition,
    "edges": read_edges,
    "truth": _truth,
})  # fmt: skip
