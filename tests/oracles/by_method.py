"""The answer to a described game under a method of the case files, in the shape that the case files give it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from oracles import balanced_collections as balanced
from oracles import bounds_of_games as bounds
from oracles import claims_by_bends as claims
from oracles import divisions, swings
from oracles import values_by_orders as orders
from oracles.coalitions import coalitions, written
from oracles.largest_remainder_by_hand import largest_remainder_by_hand
from oracles.linear_production_by_vertices import owen_payoffs
from oracles.worths_of_games import Description, Game, fractions_of, game_of, one_by_one, row_of

Answer = Mapping[str, Any] | None


class NoOracleError(Exception):
    """The long way round is too long, or the answer is not unique."""


def answer_to(game: Description, method: str, params: Mapping[str, Any]) -> Answer:
    """Answer by the definition of the method.

    Raises
    ------
    NoOracleError
        If there is no such oracle, see also ``passes_for_nucleolus``.

    >>> market = {"type": "glove", "players": ["1", "2", "3"], "left": ["1"], "right": ["2", "3"]}
    >>> {name: str(part) for name, part in answer_to(market, "shapley", {}).items()}
    {'1': '2/3', '2': '1/6', '3': '1/6'}
    """
    if method in _DIVISIONS:
        return _DIVISIONS[method](game, params)
    if method == "nash_bargaining":
        return _nash(game, params)
    if method not in _GAMES:
        raise NoOracleError(method)
    if "counts" not in game:
        return _GAMES[method](game_of(game), _Params(params))
    single, first = one_by_one(game)
    found = _GAMES[method](single, _Params(params))
    return None if found is None else {name: found[player] for name, player in first.items()}


def passes_for_nucleolus(game: Description, method: str, answer: Answer) -> bool:
    """Tell whether an answer is what ``nucleolus`` and the like ask for, up to four players."""
    if "counts" in game:
        single, _ = one_by_one(game)
        if answer is None:
            return False
        answer = {player: answer[player.partition("#")[0]] for player in single.players}
    else:
        single = game_of(game)
    rational = method != "prenucleolus"
    if answer is None:
        return rational and not balanced.has_imputations(single)
    divisor = balanced.per_head if method == "per_capita_nucleolus" else balanced.plainly
    return balanced.is_nucleolus(single, answer, individually_rational=rational, divisor=divisor)


@dataclass(frozen=True, slots=True)
class _Params:
    """Extra input, read as numbers where it is numbers."""

    given: Mapping[str, Any]

    def numbers(self, name: str) -> dict[str, Fraction]:
        return fractions_of(self.given[name])

    def part(self, name: str) -> Any:
        return self.given.get(name)


def _excess(game: Game, params: _Params) -> Answer:
    return bounds.excesses(game, params.numbers("allocation"))


def _in_core(game: Game, params: _Params) -> Answer:
    return {"value": bounds.in_core(game, params.numbers("allocation"))}


def _mcrs_core(game: Game, _: _Params) -> Answer:
    found = balanced.core_bounds(game)
    if found is None:
        return None
    low, high = ({player: ends[place] for player, ends in found.items()} for place in (0, 1))
    return bounds.between(low, high, game.worth(game.everyone))


def _equal(game: Game, _: _Params) -> Answer:
    return dict.fromkeys(game.players, game.worth(game.everyone) / len(game.players))


_GAMES: Final[Mapping[str, Callable[[Game, _Params], Answer]]] = {
    "worth": lambda game, _: {written(group, game.players): game.worth(group) for group in coalitions(game.players)},
    "shapley": lambda game, _: orders.shapley(game),
    "airport_shapley": lambda game, _: orders.shapley(game),
    "weighted_shapley": lambda game, given: orders.weighted_shapley(
        game, given.numbers("weights"), given.part("classes")
    ),
    "weighted_shapley_dual": lambda game, given: orders.weighted_shapley_dual(
        game, given.numbers("weights"), given.part("classes")
    ),
    "owen": lambda game, given: orders.owen(game, given.part("unions")),
    "winter": lambda game, given: orders.winter(game, given.part("levels")),
    "myerson": lambda game, given: orders.myerson(game, given.part("edges")),
    "banzhaf": lambda game, _: swings.banzhaf(game),
    "banzhaf_raw": lambda game, _: swings.banzhaf_raw(game),
    "banzhaf_normalized": lambda game, _: swings.banzhaf_normalized(game),
    "utopia": lambda game, _: bounds.utopia(game),
    "minimal_rights": lambda game, _: bounds.minimal_rights(game),
    "tau_value": lambda game, _: bounds.tau_value(game),
    "mcrs_simple": lambda game, _: bounds.mcrs_simple(game),
    "excess": _excess,
    "in_core": _in_core,
    "equal": _equal,
    "least_core": lambda game, _: {"epsilon": balanced.least_excess(game)},
    "core_nonempty": lambda game, _: {"value": balanced.least_excess(game) <= 0},
    "core_bounds": lambda game, _: balanced.core_bounds(game),
    "mcrs_core": _mcrs_core,
}


def _nash(game: Description, params: Mapping[str, Any]) -> Answer:
    """Weights and caps stand in the description of a bargaining problem, and beside a game."""
    given = {**params, **game}
    weights = fractions_of(given["weights"]) if "weights" in given else None
    caps = fractions_of(given["caps"]) if "caps" in given else None
    if game["type"] == "nash":
        return divisions.nash_bargaining(fractions_of(game["disagreement"]), Fraction(game["total"]), weights, caps)
    described = game_of(game)
    sign = -1 if described.cost else 1
    threat = {player: sign * described.worth(frozenset({player})) for player in described.players}
    found = divisions.nash_bargaining(threat, sign * described.worth(described.everyone), weights, caps)
    return {player: sign * part for player, part in found.items()}


def _claims(rule: Callable[[claims.Claims, Fraction], claims.Awards]) -> Callable[[Description, object], Answer]:
    return lambda game, _: rule(fractions_of(game["claims"]), Fraction(game["estate"]))


def _mcrs(game: Description, _: object) -> Answer:
    return bounds.between(fractions_of(game["low"]), fractions_of(game["high"]), Fraction(game["total"]))


def _factor(game: Description) -> dict[str, Fraction]:
    if "factors" in game:
        return fractions_of(game["factors"])
    ratings = {name: fractions_of(column) for name, column in game["ratings"].items()}
    return divisions.composite_factor(ratings, fractions_of(game["factor_weights"]))


def _weighted_points(game: Description, _: object) -> Answer:
    ratings = {name: fractions_of(column) for name, column in game["ratings"].items()}
    return divisions.weighted_points(ratings, fractions_of(game["factor_weights"]))


def _modified(game: Description, params: Mapping[str, Any]) -> Answer:
    strength = Fraction(params.get("strength", 1))
    return divisions.modified_shapley(fractions_of(game["base"]), _factor(game), strength)


def _capped(game: Description, _: object) -> Answer:
    shares, caps = fractions_of(game["shares"]), fractions_of(game["caps"])
    return divisions.capped_shares(Fraction(game["loss"]), shares, caps, reallocate=game.get("reallocate", False))


def _rounded(game: Description, _: object) -> Answer:
    return largest_remainder_by_hand(fractions_of(game["amounts"]), Fraction(game.get("unit", "0.01")))


def _chain(game: Description, params: Mapping[str, Any]) -> Answer:
    weights = fractions_of(params["weights"]) if "weights" in params else None
    return divisions.sequential_liability(game["steps"], weights)


def _owen_prices(game: Description, _: object) -> Answer:
    brought = {party: row_of(amounts) for party, amounts in game["resources"].items()}
    found = owen_payoffs(row_of(game["prices"]), [row_of(row) for row in game["A"]], brought)
    if len(found) > 1:
        raise NoOracleError("the prices are not unique")
    return found[0]


def _leximin(game: Description, _: object) -> Answer:
    floors, caps = (fractions_of(game.get(name, {})) for name in ("floors", "caps"))
    return divisions.least_deviations(fractions_of(game["reference"]), Fraction(game["total"]), floors, caps)


_DIVISIONS: Final[Mapping[str, Callable[[Description, Mapping[str, Any]], Answer]]] = {
    "proportional": _claims(claims.proportional),
    "cea": _claims(claims.cea),
    "cel": _claims(claims.cel),
    "talmud": _claims(claims.talmud),
    "piniles": _claims(claims.piniles),
    "adjusted_proportional": _claims(claims.adjusted_proportional),
    "random_arrival": _claims(claims.random_arrival),
    "mcrs": _mcrs,
    "composite_factor": lambda game, _: _factor(game),
    "weighted_points": _weighted_points,
    "modified_shapley": _modified,
    "modified_shapley_rescaled": lambda game, _: divisions.modified_shapley_rescaled(
        fractions_of(game["base"]), _factor(game)
    ),
    "tiered": lambda game, _: divisions.tiered(Fraction(game["amount"]), game.get("deductions", []), game["tiers"]),
    "capped_shares": _capped,
    "largest_remainder": _rounded,
    "sequential_liability": _chain,
    "owen_prices": _owen_prices,
    "leximin": _leximin,
}
