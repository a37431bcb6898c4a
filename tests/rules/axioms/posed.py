"""A problem put to a rule in plain data, and what is done to it: names changed, listed otherwise, made alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias

from iuralloc.problems.bare import read_bare
from iuralloc.problems.kinds import ProblemKind
from iuralloc.rules.card import Rule
from iuralloc.rules.parameters import read_parameters

#: what each party gets
Payoff: TypeAlias = Mapping[str, Fraction]


@dataclass(frozen=True)
class Posed:
    """A bare game and the parameters of one rule."""

    game: Mapping[str, Any]
    params: Mapping[str, Any] = field(default_factory=dict)

    def otherwise(self, **fields: Any) -> Posed:
        """The same with some fields of the game replaced."""
        return Posed({**self.game, **fields}, self.params)

    @property
    def players(self) -> tuple[str, ...]:
        """Who shares."""
        return read_bare(self.game).players


#: a rule, right or wrong
Solve: TypeAlias = Callable[[Posed], Payoff]


class NoAnswerError(Exception):
    """The solution does not exist here, so that it breaks no promise."""


def by_card(card: Rule, kind: ProblemKind) -> Solve:
    """The rule of a card on one of the sorts of problem that it solves."""

    def solve(posed: Posed) -> Payoff:
        bare = read_bare(posed.game)
        read = read_parameters(card, frozenset(posed.params), posed.params, bare.players)
        answer = card.solve(bare.problems[kind](), **read).answer
        if answer is None:
            raise NoAnswerError
        return answer

    return solve


def renamed(data: Any, names: Mapping[str, str]) -> Any:
    """Plain data in which every name is replaced, also where names make the key of a group."""
    match data:
        case str():
            parts = data.split("+")
            return "+".join(names[part] for part in parts) if all(part in names for part in parts) else data
        case Mapping():
            return {renamed(key, names): renamed(value, names) for key, value in data.items()}
        case list() | tuple():
            return [renamed(value, names) for value in data]
    return data


def listed(data: Any, order: Sequence[str]) -> Any:
    """Plain data in which mappings by player, and the list of players, stand in another order."""
    match data:
        case Mapping() if set(data) <= set(order):
            return {name: listed(data[name], order) for name in order if name in data}
        case Mapping():
            return {key: list(order) if key == "players" else listed(value, order) for key, value in data.items()}
        case list() | tuple():
            return [listed(value, order) for value in data]
    return data


def unordered(answer: Mapping[str, Any]) -> dict[frozenset[str], Any]:
    """An answer by set of names: groups are the same in whatever order their members stand."""
    return {frozenset(key.split("+")): value for key, value in answer.items()}


def equalled(data: Any, one: str, other: str) -> Any:
    """Plain data in which two players have the mean of their numbers, so that sums stay what they are."""
    match data:
        case Mapping():
            same = {key: equalled(value, one, other) for key, value in data.items()}
            mean = (same[one] + same[other]) / 2 if one in same and other in same else None
            return same if mean is None else {**same, one: mean, other: mean}
        case list() | tuple():
            return [equalled(value, one, other) for value in data]
    return data
