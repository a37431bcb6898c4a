"""Problems and parameters for any rule that a contract can name, drawn by what its card says."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from iuralloc.formula import Reference, Value
from iuralloc.problems.division import Division, Stated
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import TUGame
from iuralloc.rules.card import Parameter, Rule
from problems.random_games import NAMES, fractions, parts_of_one, synergy_games, worth_games

positive = st.fractions(min_value=Fraction(1, 6), max_value=9, max_denominator=6)
not_negative = st.fractions(min_value=0, max_value=20, max_denominator=6)


@dataclass(frozen=True)
class Case:
    """A problem, its parameters, the figures that its formulas rest on, and what it divides."""

    problem: GameProblem | Division
    parameters: Mapping[str, Any]
    figures: Mapping[str, Value]
    whole: Fraction
    parties: tuple[str, ...]

    def look(self, figure: str) -> Value:
        """The value of a figure."""
        return self.figures[figure]


@st.composite
def problems(draw: st.DrawFn, rule: Rule) -> Case:
    """A game, or a division whose weights make a whole; claims together make at least the estate."""
    figures: dict[str, Value] = {}

    def stated(name: str, amount: Fraction) -> Stated:
        figures[name] = amount
        return Stated(amount, Reference(name))

    problem: GameProblem | Division
    if rule.needs_game:
        game: TUGame = draw(st.one_of(worth_games(), synergy_games(5)))
        figures["game"] = game
        problem = GameProblem(game, Reference("game"), sense=draw(st.sampled_from(["gain", "burden"])))
        whole, parties = game.worth_of_all(), game.players
    else:
        parties = tuple(draw(st.permutations(NAMES))[: draw(st.integers(1, 5))])
        if rule.measure == "claims":
            weights = {party: draw(not_negative) for party in parties}
            whole = sum(weights.values()) * draw(st.fractions(min_value=0, max_value=1, max_denominator=6))
        else:
            weights, whole = draw(parts_of_one(parties)), draw(fractions)
        by_party = {party: stated(f"weight.{party}", weight) for party, weight in weights.items()}
        total = stated("weights", sum(weights.values(), Fraction(0))) if draw(st.booleans()) else None
        problem = Division(stated("estate", whole), by_party, total)
    parameters: dict[str, Any] = {}
    for parameter in rule.parameters:
        if parameter.required or draw(st.booleans()):
            value = draw(_value(parameter, parties))
            parameters[parameter.name] = _stated(parameter, value, figures)
    return Case(problem, parameters, figures, whole, parties)


def _stated(parameter: Parameter, value: Any, figures: dict[str, Value]) -> Any:
    if parameter.kind == "number":
        figures[parameter.name] = value
        return Stated(value, Reference(parameter.name))
    if parameter.kind == "number by party":
        figures.update({f"{parameter.name}.{party}": number for party, number in value.items()})
        return {party: Stated(number, Reference(f"{parameter.name}.{party}")) for party, number in value.items()}
    return value


def _value(parameter: Parameter, parties: tuple[str, ...]) -> st.SearchStrategy[Any]:
    match parameter.kind:
        case "number":
            return st.fractions(min_value=0, max_value=1, max_denominator=9)
        case "number by party":
            return _numbers(parameter, parties)
        case "allocation":
            return st.fixed_dictionaries(dict.fromkeys(parties, fractions))
        case "partition" | "classes":
            return _partitions(parties)
        case "levels":
            return _levels(parties)
        case "edges":
            pairs = [(one, other) for one in parties for other in parties if one < other]
            return st.lists(st.sampled_from(pairs), unique=True).map(tuple) if pairs else st.just(())
        case "truth":
            return st.booleans()


def _numbers(parameter: Parameter, parties: tuple[str, ...]) -> st.SearchStrategy[dict[str, Fraction]]:
    if parameter.partial:
        # Somebody has no bound, so that the total can be held.
        return st.dictionaries(st.sampled_from(parties[1:]), fractions) if parties[1:] else st.just({})
    if parameter.money:
        return st.fixed_dictionaries(dict.fromkeys(parties, fractions))
    if parameter.required and "1" in parameter.meaning["en"]:
        return parts_of_one(parties)
    return st.fixed_dictionaries(dict.fromkeys(parties, positive))


@st.composite
def _partitions(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    marks = [draw(st.integers(0, len(names) - 1)) for _ in names]
    return tuple(
        tuple(name for name, mark in zip(names, marks, strict=True) if mark == place) for place in sorted(set(marks))
    )


@st.composite
def _levels(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    levels = [draw(_partitions(names))]
    for _ in range(draw(st.integers(0, 2))):
        levels.append(tuple(part for group in levels[-1] for part in draw(_partitions(group))))
    return tuple(levels)
