"""What the answers to two games must have to do with each other: larger units, other names, gifts, signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import described_games as described
import iuralloc
from described_games import SHORTLY, Posed, posed
from effort import many
from oracles.by_method import answer_to
from oracles.coalitions import written
from oracles.worths_of_games import Game, fractions_of, game_of
from problems.red import turns_red

Solver = Callable[[str, Posed], Any]

EXTRA: Final = ("weights", "unions", "levels", "edges")
POINTS: Final = ("shapley", "weighted_shapley", "weighted_shapley_dual", "owen", "winter", "myerson")
NUCLEOLI: Final = ("nucleolus", "prenucleolus", "per_capita_nucleolus")
BOUNDS: Final = ("utopia", "minimal_rights", "tau_value", "mcrs_simple", "mcrs_core", "core_bounds", "nash_bargaining")
POWERS: Final = ("banzhaf", "banzhaf_raw")
OF_GAMES: Final = (*POINTS, *POWERS, *NUCLEOLI, *BOUNDS, "least_core", "core_nonempty")
CLAIMS: Final = ("proportional", "cea", "cel", "talmud", "piniles", "adjusted_proportional", "random_arrival")

anything: Final = posed(described.cores() | described.games(2, 4), *EXTRA)
#: bargaining is about a surplus
with_surplus: Final = posed(described.cores())


def cases_for(method: str) -> st.SearchStrategy[Posed]:
    return with_surplus if method == "nash_bargaining" else anything


def program(method: str, case: Posed) -> Any:
    return iuralloc.solve(case.game, method, **case.params).answer


def rewritten(game: Game, worth: Callable[[frozenset[str], Fraction], Fraction]) -> dict[str, Any]:
    """Write a game with other worths."""
    table = {written(group, game.players): str(worth(group, value)) for group, value in game.table.items()}
    kind = "cost" if game.cost else "profit"
    return {"type": "tu", "players": list(game.players), "kind": kind, "worth": table}


def everywhere(answer: Any, change: Callable[[Fraction], Any]) -> Any:
    """Change every number of an answer."""
    match answer:
        case Fraction():
            return change(answer)
        case Mapping():
            return {name: everywhere(part, change) for name, part in answer.items()}
        case list():
            return [everywhere(part, change) for part in answer]
    return answer


def in_other_units(method: str, solver: Solver, case: Posed) -> None:
    """A thousandth of the unit: a thousand times the answer."""
    factor = Fraction(7000, 3)
    scaled = Posed(rewritten(game_of(case.game), lambda _, value: value * factor), case.params)

    assert everywhere(solver(method, case), lambda part: part * factor) == solver(method, scaled)


def with_gifts(method: str, solver: Solver, case: Posed) -> None:
    """Everybody brings something along wherever it goes: everybody has so much more, and excesses stay."""
    game = case.read
    gifts = {player: Fraction(place * place + 1, 3) * (-1) ** place for place, player in enumerate(game.players)}
    moved = Posed(rewritten(game, lambda group, value: value + sum(gifts[name] for name in group)), case.params)
    before = solver(method, case)
    if method == "banzhaf_raw":
        gifts = {player: gift * 2 ** (len(game.players) - 1) for player, gift in gifts.items()}
    if before is not None and before.keys() == gifts.keys():
        before = {player: everywhere(part, partial(gifts[player].__add__)) for player, part in before.items()}

    assert before == solver(method, moved)


def under_other_names(method: str, solver: Solver, case: Posed) -> None:
    """Players are listed the other way round, under other names; everybody has what it had."""
    game = case.read
    names = {player: f"new {place}" for place, player in enumerate(game.players)}
    table = {
        "+".join(names[player] for player in reversed(game.players) if player in group): str(value)
        for group, value in game.table.items()
    }
    renamed = {
        "type": "tu", "players": [*reversed(names.values())], "kind": "cost" if game.cost else "profit", "worth": table,
    }  # fmt: skip
    before = solver(method, case)
    if before is not None:
        before = {names.get(name, name): part for name, part in before.items()}

    assert before == solver(method, Posed(renamed, _renamed(case.params, names)))


def _renamed(data: Any, names: Mapping[str, str]) -> Any:
    match data:
        case str():
            return names.get(data, data)
        case Mapping():
            return {names.get(name, name): part if isinstance(part, str) else _renamed(part, names)
                    for name, part in data.items()}  # fmt: skip
        case list():
            return [_renamed(part, names) for part in data]
    return data


def with_the_other_sign(method: str, solver: Solver, case: Posed) -> None:
    """Gains as negative costs, and the other way round: answers with the other sign; tests and excesses stay."""
    game = case.read
    mirrored = rewritten(game.negated, lambda _, value: value)
    before = solver(method, case)
    if method not in {"least_core", "core_nonempty"}:
        before = everywhere(before, lambda part: -part)
    if method == "core_bounds" and before is not None:
        before = {player: ends[::-1] for player, ends in before.items()}

    assert before == solver(method, Posed(mirrored, case.params))


Promise = Callable[[str, Solver, Posed], None]
PROMISES: Final[Sequence[Promise]] = (in_other_units, with_gifts, under_other_names, with_the_other_sign)
PAIRS: Final = [(promise, method) for promise in PROMISES for method in OF_GAMES]
TITLES: Final = [f"{promise.__name__}-{method}" for promise, method in PAIRS]


@pytest.mark.parametrize(("promise", "method"), PAIRS, ids=TITLES)
def test_the_promise_is_kept(promise: Promise, method: str) -> None:
    """Units, gifts, names or signs change more in the answer than they may."""

    @settings(max_examples=many(25), phases=SHORTLY)
    @given(cases_for(method))
    def run(case: Posed) -> None:
        promise(method, program, case)

    run()


def definition(method: str, case: Posed) -> Any:
    return answer_to(case.game, method, case.params)


@pytest.mark.parametrize(
    ("promise", "method"),
    [pair for pair in PAIRS if pair[1] not in NUCLEOLI],
    ids=lambda part: getattr(part, "__name__", part),
)
def test_definitions_keep_the_promise(promise: Promise, method: str) -> None:
    """A promise that the definition itself breaks would be red for the right program."""

    @settings(max_examples=many(8), phases=SHORTLY)
    @given(cases_for(method))
    def run(case: Posed) -> None:
        promise(method, definition, case)

    run()


def rounded_to_a_unit(method: str, case: Posed) -> Any:
    """Answers in whole units."""
    return everywhere(definition(method, case), lambda part: Fraction(part // 1))


def by_what_each_earns_alone(_: str, case: Posed) -> Any:
    """A division that no gift leaves in peace."""
    game = case.read
    parts = {player: abs(game.worth(frozenset({player}))) + 1 for player in game.players}
    return {player: game.worth(game.everyone) * part / sum(parts.values()) for player, part in parts.items()}


def all_to_the_first(_: str, case: Posed) -> Any:
    """Who is listed first has everything."""
    game = case.read
    return {player: game.worth(game.everyone) * (place == 0) for place, player in enumerate(game.players)}


def as_if_gains(method: str, case: Posed) -> Any:
    """Costs taken for gains."""
    return answer_to({**rewritten(case.read, lambda _, value: value), "kind": "profit"}, method, case.params)


FOILS: Final[Sequence[tuple[Promise, str, Solver]]] = (
    (in_other_units, "shapley", rounded_to_a_unit),
    (with_gifts, "shapley", by_what_each_earns_alone),
    (under_other_names, "shapley", all_to_the_first),
    (with_the_other_sign, "core_bounds", as_if_gains),
)


@pytest.mark.parametrize(("promise", "method", "foil"), FOILS, ids=[promise.__name__ for promise, _, _ in FOILS])
def test_a_broken_promise_is_noticed(promise: Promise, method: str, foil: Solver) -> None:
    """A promise that a wrong rule keeps promises nothing."""
    turns_red(partial(promise, method, foil), anything)


# -- Claims -------------------------------------------------------------------------------------------------------


def read_claims(case: Posed) -> dict[str, Fraction]:
    return fractions_of(case.game["claims"])


def claims_in_other_units(method: str, solver: Solver, case: Posed) -> None:
    """A hundred times all claims and the estate: a hundred times the awards."""
    claims = {name: str(claim * 100) for name, claim in read_claims(case).items()}
    larger = {**case.game, "claims": claims, "estate": str(Fraction(case.game["estate"]) * 100)}

    assert everywhere(solver(method, case), lambda part: part * 100) == solver(method, Posed(larger))


def claims_in_another_order(method: str, solver: Solver, case: Posed) -> None:
    """Who is listed last is paid what it is paid when listed first."""
    turned = {**case.game, "claims": dict(reversed(case.game["claims"].items()))}

    assert solver(method, case) == solver(method, Posed(turned))


def claims_within_bounds(method: str, solver: Solver, case: Posed) -> None:
    """Nobody pays in, nobody has more than the claim, and the estate is paid out."""
    answer = solver(method, case)

    assert sum(answer.values()) == Fraction(case.game["estate"])
    assert all(0 <= answer[name] <= claim for name, claim in read_claims(case).items())


def equal_claims_are_paid_alike(method: str, solver: Solver, case: Posed) -> None:
    """What is paid depends on the claim, not on the name."""
    answer, claims = solver(method, case), read_claims(case)

    assert all(answer[one] == answer[other] for one in claims for other in claims if claims[one] == claims[other])


def in_full_to_the_first(_: str, case: Posed) -> Any:
    """First come, first served."""
    rest, answer = Fraction(case.game["estate"]), {}
    for name, claim in read_claims(case).items():
        answer[name] = min(claim, rest)
        rest -= answer[name]
    return answer


def the_same_to_all(_: str, case: Posed) -> Any:
    """Equal parts, whatever is claimed."""
    claims = read_claims(case)
    return dict.fromkeys(claims, Fraction(case.game["estate"]) / len(claims))


OF_CLAIMS: Final[Mapping[Promise, Solver]] = {
    claims_in_other_units: rounded_to_a_unit,
    claims_in_another_order: in_full_to_the_first,
    claims_within_bounds: the_same_to_all,
    equal_claims_are_paid_alike: in_full_to_the_first,
}
claims_cases: Final = st.builds(Posed, described.bankruptcy(2, 5))


@pytest.mark.parametrize("method", CLAIMS)
@pytest.mark.parametrize("promise", OF_CLAIMS, ids=lambda promise: promise.__name__)
def test_the_promise_about_claims_is_kept(promise: Promise, method: str) -> None:
    """A rule for claims pays too much, too little, or by the order of the list."""

    @settings(max_examples=many(25), phases=SHORTLY)
    @given(claims_cases)
    def run(case: Posed) -> None:
        promise(method, program, case)
        promise(method, definition, case)

    run()


@pytest.mark.parametrize("promise", OF_CLAIMS, ids=lambda promise: promise.__name__)
def test_a_broken_promise_about_claims_is_noticed(promise: Promise) -> None:
    """A promise that a wrong rule keeps promises nothing."""
    turns_red(partial(promise, "cea", OF_CLAIMS[promise]), claims_cases)
