"""Axioms that have the same meaning for every sort of problem: names, order, equals, the whole, the unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from hypothesis import strategies as st

from iuralloc.problems.bare import read_bare
from iuralloc.problems.kinds import ProblemKind
from iuralloc.rules.card import Rule
from rules.axioms.draws import KINDS, posed
from rules.axioms.parameters import parameters_for_twins
from rules.axioms.posed import Posed, Solve, equalled, listed, renamed, unordered
from rules.axioms.promise import Promise, everybody_gets_one_more, the_first_gets_one_more

# -- the whole --------------------------------------------------------------------------------------------------------

#: what there is to divide
_WHOLE: Final[Mapping[ProblemKind, Callable[[Mapping[str, Any]], Fraction]]] = {
    "game": lambda game: game["worth"]["+".join(game["players"])],
    "division": lambda game: game["estate"],
    "airport": lambda game: max(game["costs"].values()),
    "chain": lambda game: sum((step["damage"] for step in game["steps"]), Fraction(0)),
    "bargain": lambda game: game["total"],
    "bounds": lambda game: game["total"],
    "factors": lambda game: sum(game["base"].values(), Fraction(0)),
    "tiers": lambda game: game["amount"],
    "capped": lambda game: game["loss"],
    "rounding": lambda game: sum(game["amounts"].values(), Fraction(0)),
    "leximin": lambda game: game["total"],
    "production": lambda game: Fraction(read_bare(game).problems["game"]().game.worth_of_all()),
}


def _all_of(kind: ProblemKind) -> Callable[[Solve, Posed], None]:
    def all_is_divided(solve: Solve, posed: Posed) -> None:
        assert sum(solve(posed).values()) == _WHOLE[kind](posed.game)

    return all_is_divided


def sums_to_one(solve: Solve, posed: Posed) -> None:
    assert sum(solve(posed).values()) == 1


# -- names and order --------------------------------------------------------------------------------------------------


@st.composite
def listed_otherwise(draw: st.DrawFn, rule: Rule, kind: ProblemKind) -> tuple[Posed, Posed, Mapping[str, str]]:
    """The same problem, its parameters too, under other names and in another order."""
    one = draw(posed(rule, kind))
    names = dict(zip(one.players, draw(st.permutations(one.players)), strict=True))
    order = draw(st.permutations(one.players))
    other = Posed(listed(renamed(one.game, names), order), listed(renamed(one.params, names), order))
    return one, other, names


def places_change_with_names(solve: Solve, case: tuple[Posed, Posed, Mapping[str, str]]) -> None:
    one, other, names = case
    assert unordered(renamed(dict(solve(one)), names)) == unordered(solve(other))


# -- equals -----------------------------------------------------------------------------------------------------------

#: sorts of problem in which two parties are alike as soon as all their numbers are
_BY_NUMBERS: Final = ("division", "airport", "bargain", "bounds", "factors", "capped", "leximin")


@st.composite
def twins(draw: st.DrawFn, rule: Rule, kind: ProblemKind) -> tuple[Posed, str, str]:
    """Two parties that nothing tells apart, and nothing in the parameters either."""
    drawn = draw(posed(rule, kind).filter(lambda case: len(case.players) > 1))
    one, other = draw(st.permutations(drawn.players))[:2]
    params = draw(parameters_for_twins(rule, drawn.players, one, other))
    return Posed(equalled(drawn.game, one, other), params), one, other


def twins_get_the_same(solve: Solve, case: tuple[Posed, str, str]) -> None:
    posed_, one, other = case
    answer = solve(posed_)
    assert answer[one] == answer[other]


def _one_twin_gets_more(solve: Solve) -> Solve:
    """A foil: the name that comes first in the alphabet is favoured."""

    def foil(posed: Posed) -> dict[str, Fraction]:
        answer = dict(solve(posed))
        for place, player in enumerate(sorted(answer)):
            answer[player] += place
        return answer

    return foil


# -- the unit ---------------------------------------------------------------------------------------------------------

#: the fields that are amounts of money
_MONEY: Final = frozenset({
    "worth", "estate", "claims", "costs", "damage", "disagreement", "total", "low", "high", "base", "amount", "upto",
    "loss", "caps", "amounts", "unit", "reference", "prices",
})  # fmt: skip


@st.composite
def in_another_unit(draw: st.DrawFn, rule: Rule, kind: ProblemKind) -> tuple[Posed, Posed, Fraction]:
    """The same problem in cents, or in thousands."""
    one = draw(posed(rule, kind))
    factor = draw(st.sampled_from([Fraction(100), Fraction(1, 1000), Fraction(5, 3)]))
    return one, Posed(_scaled(one.game, factor), one.params), factor


def _scaled(data: Any, factor: Fraction, *, money: bool = False) -> Any:
    match data:
        case Mapping():
            return {key: _scaled(value, factor, money=money or key in _MONEY) for key, value in data.items()}
        case list() | tuple():
            return [_scaled(value, factor, money=money) for value in data]
        case bool() | str() | None:
            return data
    return data * factor if money else data


def payments_change_with_the_unit(solve: Solve, case: tuple[Posed, Posed, Fraction]) -> None:
    one, other, factor = case
    assert {key: amount * factor for key, amount in solve(one).items()} == solve(other)


# -- order ------------------------------------------------------------------------------------------------------------


def who_needs_the_dearer_pays_no_less(solve: Solve, posed: Posed) -> None:
    answer, costs = solve(posed), posed.game["costs"]
    assert all(answer[one] >= answer[other] for one in costs for other in costs if costs[one] >= costs[other])


def _negated(solve: Solve) -> Solve:
    """A foil: what should be got is paid."""
    return lambda posed: {player: -amount for player, amount in solve(posed).items()}


# -- more to divide ---------------------------------------------------------------------------------------------------

#: the field that says how much there is
_AMOUNT: Final[Mapping[ProblemKind, str]] = {
    "division": "estate", "bargain": "total", "bounds": "total", "tiers": "amount", "capped": "loss",
}  # fmt: skip


@st.composite
def raised(draw: st.DrawFn, rule: Rule, kind: ProblemKind) -> tuple[Posed, Posed]:
    """The same with less to divide: of a bargain or bounds, not less than the least."""
    field = _AMOUNT[kind]
    much = draw(posed(rule, kind))
    least = sum(much.game.get("disagreement", much.game.get("low", {})).values(), Fraction(0))
    part = draw(st.fractions(min_value=0, max_value=1, max_denominator=5))
    return much.otherwise(**{field: least + (much.game[field] - least) * part}), much


def nobody_gets_less(solve: Solve, case: tuple[Posed, Posed]) -> None:
    less, more = (solve(each) for each in case)
    assert all(less[player] <= more[player] for player in less)


def _the_first_pays(solve: Solve) -> Solve:
    """A foil: what the first should get it pays, the more, the more there is."""

    def foil(posed: Posed) -> dict[str, Fraction]:
        answer = solve(posed).items()
        return {key: amount if place else -amount for place, (key, amount) in enumerate(answer)}

    return foil


def promises() -> Iterator[Promise]:
    """All of these, for every sort of problem for which they mean something."""
    for kind in KINDS:
        draw = _of_kind(kind)
        if kind in _WHOLE:
            yield Promise("efficiency", kind, draw(posed), _all_of(kind), the_first_gets_one_more)
        yield Promise("sum-to-one", kind, draw(posed), sums_to_one, the_first_gets_one_more)
        yield Promise("scale", kind, draw(in_another_unit), payments_change_with_the_unit, everybody_gets_one_more)
        yield Promise("anonymity", kind, draw(listed_otherwise), places_change_with_names, the_first_gets_one_more)
    airports = _of_kind("airport")(posed)
    yield Promise("order-of-weights", "airport", airports, who_needs_the_dearer_pays_no_less, _negated)
    for kind in _BY_NUMBERS:
        yield Promise("twins", kind, _of_kind(kind)(twins), twins_get_the_same, _one_twin_gets_more)
    for kind in _AMOUNT:
        yield Promise("resource-monotone", kind, _of_kind(kind)(raised), nobody_gets_less, _the_first_pays)


def _of_kind(kind: ProblemKind) -> Callable[[Callable[..., st.SearchStrategy[Any]]], Callable[[Rule], Any]]:
    return lambda strategy: lambda rule: strategy(rule, kind)
