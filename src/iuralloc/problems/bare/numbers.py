"""Numbers that must not be negative, and other demands that several types make of their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from iuralloc.problems.bare.fields import Fields, read_mapping, read_number, refuse, unknown_player
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text


def stated(numbers: Mapping[str, Fraction]) -> dict[str, Stated]:
    """Numbers that stand for themselves."""
    return {name: Stated.of(number) for name, number in numbers.items()}


def not_negative(value: Fraction, field: str, name: str) -> Fraction:
    """A number that is at least 0.

    Raises
    ------
    ContractAtFault
        ``number-negative``.
    """
    if value < 0:
        refuse("number-negative", field, player=name, value=rational_text(value))
    return value


def none_negative(numbers: Mapping[str, Fraction], field: str) -> Mapping[str, Fraction]:
    """Numbers that are at least 0.

    Raises
    ------
    ContractAtFault
        ``number-negative``.
    """
    for name, value in numbers.items():
        not_negative(value, f"{field}.{name}", name)
    return numbers


def read_caps(fields: Fields, players: Sequence[str], name: str = "caps") -> dict[str, Fraction]:
    """Caps of some of the players; null, or no entry, is no cap.

    Raises
    ------
    ContractAtFault
        ``player-unknown``, and what the readers refuse.
    """
    known = frozenset(players)
    caps: dict[str, Fraction] = {}
    for player, value in read_mapping(fields.get(name, {}), fields.at(name)).items():
        if player not in known:
            unknown_player(player, players, fields.at(name))
        if value is not None:
            caps[player] = read_number(value, f"{fields.at(name)}.{player}")
    return caps
