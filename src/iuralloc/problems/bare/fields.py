"""Reading a bare game: names, numbers and groups from plain data, every slip refused with the field named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, Final, NoReturn

from iuralloc.errors import Budget, ContractAtFault, Finding
from iuralloc.problems.coalition import mask_of

#: a number as text: digits, at most one point, a fraction bar, a short power of ten, a percent sign
_NUMBER: Final = re.compile(
    r"([+-]?[0-9]+(?:_[0-9]+)*(?:\.[0-9]+)?)(?:[eE]([+-]?[0-9]{1,3}))?(?:/([0-9]+(?:\.[0-9]+)?))?\s*(%?)"
)
#: characters of one number: a published fraction may be long, an attack is longer
_CHARACTERS: Final = 1_000
#: what separates the players of a group
SEPARATOR: Final = "+"


def refuse(code: str, field: str, **facts: str) -> NoReturn:
    """End the reading with one finding that names the field.

    Raises
    ------
    ContractAtFault
        Always.
    """
    raise ContractAtFault([Finding(code, facts={"field": field, **facts}, path=field)])


def shown(value: object) -> str:
    """A value for a sentence: short, whatever it is."""
    # As the file writes it, not as Python does.
    match value:
        case str():
            text = value
        case bool() | None:
            text = "null" if value is None else str(value).lower()
        case _:
            text = repr(value)
    return text if len(text) <= Budget.NUMBER_CHARACTERS else text[: Budget.NUMBER_CHARACTERS - 1] + "…"


def read_number(value: object, field: str) -> Fraction:
    """One exact number: a whole number, a `Fraction`, a decimal, or text such as ``"7/12"`` or ``"2.5"``.

    Raises
    ------
    ContractAtFault
        ``number-inexact`` for a float, which is not the number that was written; ``number-not-finite``;
        ``number-not-read`` for anything else.

    Examples
    --------
    >>> read_number("-2.5e1", "game.estate"), read_number("7/12", "game.quota")
    (Fraction(-25, 1), Fraction(7, 12))
    """
    match value:
        case bool() | None:
            refuse("number-not-read", field, text=shown(value))
        case int() | Fraction():
            return Fraction(value)
        case str():
            return _from_text(value, field)
        case _ if type(value).__name__ == "Decimal":
            # Read from its own digits, which are what was written; a power of ten beyond bounds is refused there.
            return _from_text(str(value).lower(), field)
        case _ if type(value).__name__ in {"float", "float64", "float32"}:
            finite = str(value) not in {"nan", "inf", "-inf"}
            refuse("number-inexact" if finite else "number-not-finite", field, text=shown(str(value)))
        case _:
            whole = getattr(value, "__index__", None)
            if whole is None:
                refuse("number-not-read", field, text=shown(value))
            return Fraction(int(whole()))


def _from_text(text: str, field: str) -> Fraction:
    plain = text.strip().replace("−", "-")
    if plain.lower().lstrip("+-.") in {"nan", "inf", "infinity"}:
        refuse("number-not-finite", field, text=shown(text))
    match = _NUMBER.fullmatch(plain) if len(plain) <= _CHARACTERS else None
    if match is None:
        refuse("number-not-read", field, text=shown(text))
    top, exponent, bottom, percent = match.groups()
    below = Fraction(bottom or 1)
    if not below:
        refuse("number-not-read", field, text=shown(text))
    value = Fraction(top.replace("_", "")) * Fraction(10) ** int(exponent or 0) / below
    return value / 100 if percent else value


class Fields:
    """The fields of a bare game, each taken once; what nobody takes is refused at the end.

    Parameters
    ----------
    data
        As it was parsed.
    path
        What the fields belong to, for findings.

    Examples
    --------
    >>> fields = Fields({"players": ["A", "B"], "quota": "1/2"}, "game")
    >>> fields.players(), fields.number("quota"), fields.done()
    (('A', 'B'), Fraction(1, 2), None)
    """

    def __init__(self, data: object, path: str) -> None:
        self.path = path
        self._data = read_mapping(data, path)
        self._taken: list[str] = []

    def at(self, name: str) -> str:
        """The path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Whether the field is there and says something."""
        return self._data.get(name) is not None

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field that may be absent."""
        self._taken.append(name)
        value = self._data.get(name)
        return default if value is None else value

    def need(self, name: str) -> Any:
        """The value of a field.

        Raises
        ------
        ContractAtFault
            ``field-missing``; ``field-unknown`` where another field looks like a slip for it.
        """
        if not self.has(name):
            self._refuse_misspelt(name)
            refuse("field-missing", self.at(name), type=str(self._data.get("type", "")), name=name)
        return self.get(name)

    def _refuse_misspelt(self, name: str) -> None:
        """Say of a word that resembles the one that is missing that it was not read."""
        others = [other for other in self._data if other not in {*self._taken, "type"}]
        for other in get_close_matches(name, others, n=1):
            known = ", ".join(dict.fromkeys([*self._taken, name]))
            refuse("field-unknown", self.at(shown(other)), name=shown(other), known=known, near=name)

    def number(self, name: str) -> Fraction:
        """A number that must be there."""
        return read_number(self.need(name), self.at(name))

    def players(self, name: str = "players") -> tuple[str, ...]:
        """The players, in order, none twice."""
        return read_players(self.need(name), self.at(name))

    def mapping(self, name: str) -> Mapping[str, Any]:
        """A field that is a mapping."""
        return read_mapping(self.need(name), self.at(name))

    def sequence(self, name: str) -> Sequence[Any]:
        """A field that is a list."""
        return read_sequence(self.need(name), self.at(name))

    def numbers(self, name: str) -> dict[str, Fraction]:
        """Numbers by player; the keys are the players."""
        table = self.mapping(name)
        read_players(list(table), self.at(name))
        return {key: read_number(value, f"{self.at(name)}.{key}") for key, value in table.items()}

    def numbers_of(self, name: str, players: Sequence[str]) -> dict[str, Fraction]:
        """A number for each of the players, in their order."""
        return read_numbers_of(self.need(name), players, self.at(name))

    def done(self) -> None:
        """Refuse what is left over.

        Raises
        ------
        ContractAtFault
            ``field-unknown``, with the nearest that is known.
        """
        for name in self._data:
            if name not in self._taken and name != "type":
                near = get_close_matches(name, self._taken, n=1)
                known = ", ".join(dict.fromkeys(self._taken))
                refuse("field-unknown", self.at(shown(name)), name=shown(name), known=known, near="".join(near))


def read_mapping(value: object, field: str) -> Mapping[str, Any]:
    """A mapping with text for keys.

    Raises
    ------
    ContractAtFault
        ``field-no-mapping``.
    """
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        refuse("field-no-mapping", field, text=shown(value))
    return value


def read_sequence(value: object, field: str) -> Sequence[Any]:
    """A list or a tuple.

    Raises
    ------
    ContractAtFault
        ``field-no-list``.
    """
    if not isinstance(value, list | tuple):
        refuse("field-no-list", field, text=shown(value))
    return value


def read_players(value: object, field: str) -> tuple[str, ...]:
    """Names of players: at least one, each a text without a plus sign, none twice.

    Raises
    ------
    ContractAtFault
        ``player-not-named``, ``player-twice``, ``players-missing``.
    """
    names = read_sequence(value, field)
    if not names:
        refuse("players-missing", field)
    seen: set[str] = set()
    for name in names:
        if not isinstance(name, str) or not name.strip() or SEPARATOR in name:
            refuse("player-not-named", field, player=shown(name))
        if name.strip() in seen:
            refuse("player-twice", field, player=shown(name))
        seen.add(name.strip())
    return tuple(name.strip() for name in names)


def read_numbers_of(value: object, players: Sequence[str], field: str) -> dict[str, Fraction]:
    """A number for each of the players, in their order.

    Raises
    ------
    ContractAtFault
        ``player-unknown`` or ``number-missing``.
    """
    table = read_mapping(value, field)
    known = frozenset(players)
    for name in table:
        if name not in known:
            unknown_player(name, players, field)
    for player in players:
        if table.get(player) is None:
            refuse("number-missing", field, player=shown(player))
    return {player: read_number(table[player], f"{field}.{player}") for player in players}


def unknown_player(name: object, players: Sequence[str], field: str) -> NoReturn:
    """Refuse a name that is no player's.

    Raises
    ------
    ContractAtFault
        ``player-unknown``, with the nearest that is one.
    """
    near = get_close_matches(name, players, n=1) if isinstance(name, str) else []
    refuse("player-unknown", field, player=shown(name), near="".join(near), known=", ".join(players[:20]))


def read_group(value: object, players: Sequence[str], field: str) -> int:
    """The mask of a group: its key ``"A+B"``, in any order, or a list of its members.

    Raises
    ------
    ContractAtFault
        ``player-unknown``, ``player-twice``.
    """
    names = (
        [part.strip() for part in value.split(SEPARATOR)]
        if isinstance(value, str) and value.strip()
        else ([] if isinstance(value, str) else read_sequence(value, field))
    )
    for place, name in enumerate(names):
        if name not in players:
            unknown_player(name, players, field)
        if name in names[:place]:
            refuse("player-twice", field, player=shown(name))
    return mask_of(names, players)


def group_key(members: Iterable[str]) -> str:
    """The key of a group in an answer: its members in the order of the players.

    Examples
    --------
    >>> group_key(["A", "B"])
    'A+B'
    """
    return SEPARATOR.join(members)


def read_groups(value: object, players: Sequence[str], field: str) -> dict[int, Fraction]:
    """Numbers by group, none listed twice in whatever order.

    Raises
    ------
    ContractAtFault
        ``coalition-twice``, ``worth-of-nobody`` if the empty group is worth something; and what `read_group` refuses.
    """
    numbers: dict[int, Fraction] = {}
    for key, entry in read_mapping(value, field).items():
        place = f'{field}."{shown(key)}"'
        mask = read_group(key, players, place)
        if mask in numbers:
            refuse("coalition-twice", place, group=shown(key))
        numbers[mask] = read_number(entry, place)
    if numbers.pop(0, Fraction(0)):
        refuse("worth-of-nobody", field)
    return numbers
