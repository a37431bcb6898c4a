"""Games that cannot be meant: each is refused with a finding, never answered, never a traceback."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

import pytest

import iuralloc
from iuralloc.errors import ContractAtFault, Refusal, Severity, Status
from published_cases import ASKED, Asked

Description = dict[str, Any]

TRADERS: Final[Description] = {
    "type": "tu",
    "players": ["A", "B", "C"],
    "worth": {"A": "1", "B": "1", "C": "1", "A+B": "7", "A+C": "5", "B+C": "4", "A+B+C": "10"},
}
PAIR: Final[Description] = {"type": "tu", "players": ["A", "B"], "worth": {"A": 1, "B": 2, "A+B": 9}}
DIVIDENDS: Final[Description] = {"type": "dividends", "players": ["A", "B"], "dividends": {"A": 1, "A+B": 2}}
SIMPLE: Final[Description] = {"type": "simple", "players": ["A", "B", "C"], "minimal_winning": [["A", "B"], ["C"]]}
VOTES: Final[Description] = {
    "type": "weighted_voting", "players": ["A", "B"], "weights": {"A": "2", "B": "1"}, "quota": "2",
}  # fmt: skip
GLOVES: Final[Description] = {"type": "glove", "players": ["A", "B"], "left": ["A"], "right": ["B"]}
RULES: Final[Description] = {
    "type": "mcnet", "players": ["A", "B"], "rules": [{"pos": ["A"], "neg": ["B"], "value": "3"}],
}  # fmt: skip
ESTATE: Final[Description] = {"type": "bankruptcy", "claims": {"A": "10", "B": "20"}, "estate": "15"}
RUNWAY: Final[Description] = {"type": "airport", "costs": {"A": "3", "B": "5"}}
TYPES_OF_PLANES: Final[Description] = {**RUNWAY, "counts": {"A": 2, "B": 1}}
PRODUCTION: Final[Description] = {
    "type": "linear_production", "prices": ["5", "4"], "A": [["2", "1"], ["1", "3"]],
    "resources": {"A": ["10", "6"], "B": ["7", "2"]},
}  # fmt: skip
CHAIN: Final[Description] = {
    "type": "sequential_liability", "steps": [{"party": "A", "damage": "60"}, {"party": "B", "damage": "30"}],
}  # fmt: skip
NOISE: Final[Description] = {"type": "variance", "players": ["A", "B"], "covariance": [["4", "1"], ["1", "9"]]}
THREATS: Final[Description] = {"type": "nash", "disagreement": {"A": "1", "B": "2"}, "total": "9"}
BETWEEN: Final[Description] = {
    "type": "bounds",
    "low": {"A": "1", "B": "2"},
    "high": {"A": "5", "B": "9"},
    "total": "8",
}
FACTORS: Final[Description] = {
    "type": "factors", "base": {"A": "60", "B": "40"}, "factors": {"A": "0.3", "B": "0.7"},
}  # fmt: skip
RATINGS: Final[Description] = {
    "type": "factors", "base": {"A": "60", "B": "40"}, "ratings": {"risk": {"A": "1", "B": "3"}},
    "factor_weights": {"risk": "1"},
}  # fmt: skip
BRACKETS: Final[Description] = {
    "type": "tiers", "amount": "100", "deductions": [{"to": "office", "rate": "0.1"}],
    "tiers": [{"upto": "50", "shares": {"A": "1"}}, {"upto": None, "shares": {"A": "1/2", "B": "1/2"}}],
}  # fmt: skip
CAPPED: Final[Description] = {
    "type": "capped", "loss": "90", "shares": {"A": "1/3", "B": "2/3"}, "caps": {"A": "50", "B": "50"},
}  # fmt: skip
PARTS: Final[Description] = {"type": "proportional", "claims": {"A": "1", "B": "2"}, "estate": "9"}
ROUNDED: Final[Description] = {"type": "rounding", "amounts": {"A": "1/3", "B": "2/3"}, "unit": "0.1", "total": "1"}
LEXIMIN: Final[Description] = {
    "type": "leximin", "players": ["A", "B"], "total": "10", "reference": {"A": "3", "B": "5"},
}  # fmt: skip

MEANT: Final[dict[str, tuple[Description, str]]] = {
    "tu": (TRADERS, "shapley"), "dividends": (DIVIDENDS, "shapley"), "simple": (SIMPLE, "shapley"),
    "votes": (VOTES, "shapley"), "gloves": (GLOVES, "shapley"), "mcnet": (RULES, "shapley"),
    "bankruptcy": (ESTATE, "shapley"), "airport": (RUNWAY, "shapley"), "counts": (TYPES_OF_PLANES, "airport_shapley"),
    "production": (PRODUCTION, "shapley"), "chain": (CHAIN, "shapley"), "variance": (NOISE, "shapley"),
    "nash": (THREATS, "nash_bargaining"), "bounds": (BETWEEN, "mcrs"), "factors": (FACTORS, "modified_shapley"),
    "ratings": (RATINGS, "composite_factor"), "tiers": (BRACKETS, "tiered"), "capped": (CAPPED, "capped_shares"),
    "parts": (PARTS, "proportional"), "rounding": (ROUNDED, "largest_remainder"), "leximin": (LEXIMIN, "leximin"),
}  # fmt: skip

GONE: Final = object()


def changed(game: Description, *path: Any) -> Description:
    """Put the last of the path where the others lead; ``GONE`` takes away what is there."""
    *way, last, value = path
    copy = deepcopy(game)
    place: Any = copy
    for step in way:
        place = place[step]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return copy


def refused(game: Any, method: str, **params: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        iuralloc.solve(game, method, **params)

    assert caught.value.findings
    assert all(finding.code for finding in caught.value.findings)
    assert any(finding.severity is Severity.ERROR for finding in caught.value.findings)
    return caught.value


@pytest.mark.parametrize("name", MEANT)
def test_what_is_meant_is_answered(name: str) -> None:
    """Refusals below would test nothing, were the unchanged game refused as well."""
    game, method = MEANT[name]

    assert iuralloc.solve(deepcopy(game), method).answer


AT_FAULT: Final[dict[str, tuple[Any, str]]] = {
    "a coalition twice, in another order": (changed(TRADERS, "worth", "B+A", "7"), "shapley"),
    "a player twice in a coalition": (changed(TRADERS, "worth", "A+A", "7"), "shapley"),
    "a coalition with a stranger": (changed(TRADERS, "worth", "A+D", "7"), "shapley"),
    "an empty member": (changed(TRADERS, "worth", "A+", "7"), "shapley"),
    "a coalition missing": (changed(TRADERS, "worth", "B+C", GONE), "shapley"),
    "a coalition missing, for the worth of all": (changed(TRADERS, "worth", "B+C", GONE), "equal"),
    "all missing": (changed(TRADERS, "worth", "A+B+C", GONE), "shapley"),
    "no default of that name": (changed(changed(TRADERS, "worth", "B+C", GONE), "default", "additive"), "shapley"),
    "nothing to split up into": (
        changed(changed(changed(TRADERS, "worth", "B", GONE), "worth", "B+C", GONE), "default", "superadditive"),
        "shapley",
    ),
    "nobody has a worth": (changed(TRADERS, "worth", "", "2"), "shapley"),
    "nobody has a worth, in a list": ({"type": "tu", "players": ["A"], "worths": ["1", "2"]}, "shapley"),
    "a list too short": ({"type": "tu", "players": ["A", "B"], "worths": ["0", "1", "2"]}, "shapley"),
    "a list too long": ({"type": "tu", "players": ["A"], "worths": ["0", "1", "2"]}, "shapley"),
    "a list and a table": (changed(PAIR, "worths", ["0", "1", "2", "9"]), "shapley"),
    "a player twice": (changed(PAIR, "players", ["A", "B", "A"]), "shapley"),
    "no players": (changed(PAIR, "players", []), "shapley"),
    "players as one word": (changed(PAIR, "players", "AB"), "shapley"),
    "a player without a name": (changed(PAIR, "players", ["A", ""]), "shapley"),
    "a name with the sign between names": (
        {"type": "tu", "players": ["A+B", "A", "B"], "worth": {"A": 1}, "default": 0}, "shapley"),
    "a misspelt field": (changed(PAIR, "kindd", "cost"), "shapley"),
    "no such kind": (changed(PAIR, "kind", "burden"), "shapley"),
    "no type": (changed(PAIR, "type", GONE), "shapley"),
    "no such type": (changed(PAIR, "type", "tuu"), "shapley"),
    "a type that is no word": (changed(PAIR, "type", ["tu"]), "shapley"),
    "a field of another type": (changed(GLOVES, "quota", "3"), "shapley"),
    "no game": ("A", "shapley"),
    "nothing": ({}, "shapley"),
    "no such rule": (PAIR, "shapely"),
    "a rule for other games": (PAIR, "talmud"),
    "a rule for games": (THREATS, "shapley"),
    "a rule for chains": (PAIR, "sequential_liability"),
    "a word for a number": (changed(PAIR, "worth", "A", "much"), "shapley"),
    "truth for a number": (changed(PAIR, "worth", "A", True), "shapley"),
    "nothing for a number": (changed(PAIR, "worth", "A", None), "shapley"),
    "a table for a number": (changed(PAIR, "worth", "A", {"A": 1}), "shapley"),
    "a list for a table": (changed(PAIR, "worth", ["1", "2", "9"]), "shapley"),
    "a table for a list": (changed(PAIR, "players", {"A": 1, "B": 1}), "shapley"),
    "a float": (changed(PAIR, "worth", "A", 0.5), "shapley"),
    "not a number": (changed(PAIR, "worth", "A", float("nan")), "shapley"),
    "without end": (changed(PAIR, "worth", "A", float("inf")), "shapley"),
    "not a number, as text": (changed(PAIR, "worth", "A", "NaN"), "shapley"),
    "without end, as text": (changed(PAIR, "worth", "A", "Infinity"), "shapley"),
    "divided by nothing": (changed(PAIR, "worth", "A", "1/0"), "shapley"),
    "a dividend twice": (changed(DIVIDENDS, "dividends", "B+A", "1"), "shapley"),
    "a dividend of a stranger": (changed(DIVIDENDS, "dividends", "C", "1"), "shapley"),
    "a winning stranger": (changed(SIMPLE, "minimal_winning", [["A", "D"]]), "shapley"),
    "nobody wins": (changed(SIMPLE, "minimal_winning", [[]]), "shapley"),
    "a weight missing": (changed(VOTES, "weights", "B", GONE), "shapley"),
    "a weight of a stranger": (changed(VOTES, "weights", "C", "1"), "shapley"),
    "a negative weight": (changed(VOTES, "weights", "B", "-1"), "shapley"),
    "no quota": (changed(VOTES, "quota", "0"), "shapley"),
    "a glove of a stranger": (changed(GLOVES, "left", ["D"]), "shapley"),
    "a rule about a stranger": (changed(RULES, "rules", 0, "pos", ["D"]), "shapley"),
    "a misspelt part of a rule": (changed(RULES, "rules", 0, "worth", "1"), "shapley"),
    "a negative claim": (changed(ESTATE, "claims", "A", "-1"), "cea"),
    "a negative claim in the game": (changed(ESTATE, "claims", "A", "-1"), "shapley"),
    "a negative estate": (changed(ESTATE, "estate", "-1"), "talmud"),
    "a negative cost of a runway": (changed(RUNWAY, "costs", "A", "-3"), "airport_shapley"),
    "counts of a stranger": (changed(TYPES_OF_PLANES, "counts", "C", 1), "airport_shapley"),
    "a count missing": (changed(TYPES_OF_PLANES, "counts", "B", GONE), "airport_shapley"),
    "half an aircraft": (changed(TYPES_OF_PLANES, "counts", "A", "1/2"), "airport_shapley"),
    "a price too many": (changed(PRODUCTION, "prices", ["5", "4", "3"]), "shapley"),
    "a short row": (changed(PRODUCTION, "A", [["2", "1"], ["1"]]), "shapley"),
    "a resource too few": (changed(PRODUCTION, "resources", "A", ["10"]), "shapley"),
    "a negative damage": (changed(CHAIN, "steps", 0, "damage", "-1"), "sequential_liability"),
    "a step without a party": (changed(CHAIN, "steps", 0, "party", GONE), "sequential_liability"),
    "no steps": (changed(CHAIN, "steps", []), "sequential_liability"),
    "a short row of covariances": (changed(NOISE, "covariance", [["4", "1"], ["1"]]), "shapley"),
    "too few rows of covariances": (changed(NOISE, "covariance", [["4", "1"]]), "shapley"),
    "covariances that differ": (changed(NOISE, "covariance", [["4", "1"], ["2", "9"]]), "shapley"),
    "a bargaining weight of nothing": (changed(THREATS, "weights", {"A": "0", "B": "1"}), "nash_bargaining"),
    "a negative bargaining weight": (changed(THREATS, "weights", {"A": "-1", "B": "1"}), "nash_bargaining"),
    "a bargaining weight missing": (changed(THREATS, "weights", {"A": "1"}), "nash_bargaining"),
    "a cap of a stranger": (changed(THREATS, "caps", {"C": "1"}), "nash_bargaining"),
    "a high bound missing": (changed(BETWEEN, "high", "B", GONE), "mcrs"),
    "a high bound of a stranger": (changed(BETWEEN, "high", "C", "1"), "mcrs"),
    "a factor missing": (changed(FACTORS, "factors", "B", GONE), "modified_shapley"),
    "a factor of a stranger": (changed(FACTORS, "factors", "C", "0"), "modified_shapley"),
    "neither factors nor ratings": (changed(FACTORS, "factors", GONE), "modified_shapley"),
    "a rating missing": (changed(RATINGS, "ratings", "risk", "B", GONE), "composite_factor"),
    "a column without a weight": (changed(RATINGS, "factor_weights", "risk", GONE), "composite_factor"),
    "a column of nothing": (changed(RATINGS, "ratings", "risk", {"A": "0", "B": "0"}), "composite_factor"),
    "a negative rating": (changed(RATINGS, "ratings", "risk", "A", "-1"), "composite_factor"),
    "a last bracket with an end": (changed(BRACKETS, "tiers", 1, "upto", "90"), "tiered"),
    "a bracket without an end in the middle": (changed(BRACKETS, "tiers", 0, "upto", None), "tiered"),
    "brackets that fall": (
        changed(BRACKETS, "tiers", [{"upto": "50", "shares": {"A": "1"}}, {"upto": "40", "shares": {"A": "1"}},
                                    {"upto": None, "shares": {"A": "1"}}]), "tiered"),
    "no brackets": (changed(BRACKETS, "tiers", []), "tiered"),
    "a rate above one": (changed(BRACKETS, "deductions", 0, "rate", "1.1"), "tiered"),
    "a negative rate": (changed(BRACKETS, "deductions", 0, "rate", "-0.1"), "tiered"),
    "a rate and an amount": (changed(BRACKETS, "deductions", 0, "amount", "3"), "tiered"),
    "a deduction of nothing said": (changed(BRACKETS, "deductions", 0, "rate", GONE), "tiered"),
    "a negative cap": (changed(CAPPED, "caps", "A", "-1"), "capped_shares"),
    "a negative share": (changed(CAPPED, "shares", "A", "-1/3"), "capped_shares"),
    "shares of nothing": (changed(CAPPED, "shares", {"A": "0", "B": "0"}), "capped_shares"),
    "a negative loss": (changed(CAPPED, "loss", "-90"), "capped_shares"),
    "a cap of nobody who shares": (changed(CAPPED, "caps", "C", "1"), "capped_shares"),
    "a word for a yes": (changed(CAPPED, "reallocate", "maybe"), "capped_shares"),
    "weights of nothing": (changed(PARTS, "claims", {"A": "0", "B": "0"}), "proportional"),
    "a unit of nothing": (changed(ROUNDED, "unit", "0"), "largest_remainder"),
    "a negative unit": (changed(ROUNDED, "unit", "-0.1"), "largest_remainder"),
    "a total of other amounts": (changed(ROUNDED, "total", "5"), "largest_remainder"),
    "no reference for one": (changed(LEXIMIN, "reference", "B", GONE), "leximin"),
    "a floor of a stranger": (changed(LEXIMIN, "floors", {"C": "1"}), "leximin"),
}  # fmt: skip


@pytest.mark.parametrize("fault", AT_FAULT)
def test_a_game_at_fault_is_refused(fault: str) -> None:
    """A game that cannot be meant is answered, or ends in a traceback."""
    game, method = AT_FAULT[fault]
    refusal = refused(game, method)

    assert isinstance(refusal, ContractAtFault)
    assert refusal.status == Status.AT_FAULT


@pytest.mark.parametrize("method", ["cea", "cel", "talmud", "piniles", "adjusted_proportional", "random_arrival"])
def test_an_estate_above_the_claims_is_refused(method: str) -> None:
    """A rule for claims would pay more than is claimed, or lose money on the way."""
    refused(changed(ESTATE, "estate", "31"), method)


def test_caps_that_cannot_hold_the_total_are_refused() -> None:
    """Somebody would be paid above a cap, or part of the whole to nobody."""
    refused(changed(THREATS, "caps", {"A": "3", "B": "5"}), "nash_bargaining")


PARAMS_AT_FAULT: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "a weight missing": ("weighted_shapley", {"weights": {"A": "1", "B": "2"}}),
    "a weight of a stranger": ("weighted_shapley", {"weights": {"A": "1", "B": "2", "C": "3", "D": "4"}}),
    "a weight of nothing": ("weighted_shapley", {"weights": {"A": "1", "B": "2", "C": "0"}}),
    "a negative weight": ("weighted_shapley", {"weights": {"A": "1", "B": "2", "C": "-1"}}),
    "a weight of nothing, dual": ("weighted_shapley_dual", {"weights": {"A": "1", "B": "2", "C": "0"}}),
    "a float for a weight": ("weighted_shapley", {"weights": {"A": 1, "B": 2, "C": 0.5}}),
    "weights as a list": ("weighted_shapley", {"weights": ["1", "2", "3"]}),
    "classes that leave one out": (
        "weighted_shapley", {"weights": {"A": "1", "B": "2", "C": "3"}, "classes": [["A"], ["B"]]}),
    "classes that overlap": (
        "weighted_shapley", {"weights": {"A": "1", "B": "2", "C": "3"}, "classes": [["A", "B"], ["B", "C"]]}),
    "no unions": ("owen", {}),
    "unions that leave one out": ("owen", {"unions": [["A", "B"]]}),
    "unions that overlap": ("owen", {"unions": [["A", "B"], ["B", "C"]]}),
    "a union with a stranger": ("owen", {"unions": [["A", "B"], ["C", "D"]]}),
    "a player twice in a union": ("owen", {"unions": [["A", "A"], ["B", "C"]]}),
    "a union of nobody": ("owen", {"unions": [["A", "B", "C"], []]}),
    "unions as words": ("owen", {"unions": ["AB", "C"]}),
    "no levels": ("winter", {}),
    "levels that do not refine": ("winter", {"levels": [[["A", "B"], ["C"]], [["A"], ["B", "C"]]]}),
    "levels from fine to coarse": ("winter", {"levels": [[["A"], ["B"], ["C"]], [["A", "B"], ["C"]]]}),
    "a level that leaves one out": ("winter", {"levels": [[["A", "B"], ["C"]], [["A"], ["B"]]]}),
    "a level in place of levels": ("winter", {"levels": [["A", "B"], ["C"]]}),
    "no edges": ("myerson", {}),
    "an edge to a stranger": ("myerson", {"edges": [["A", "D"]]}),
    "an edge from one to itself": ("myerson", {"edges": [["A", "A"]]}),
    "an edge of three": ("myerson", {"edges": [["A", "B", "C"]]}),
    "no allocation": ("in_core", {}),
    "an allocation that leaves one out": ("in_core", {"allocation": {"A": "5", "B": "5"}}),
    "an allocation to a stranger": ("excess", {"allocation": {"A": "5", "B": "5", "C": "0", "D": "0"}}),
    "an allocation in floats": ("excess", {"allocation": {"A": 5.0, "B": 5, "C": 0}}),
}  # fmt: skip


@pytest.mark.parametrize("fault", PARAMS_AT_FAULT)
def test_extra_input_at_fault_is_refused(fault: str) -> None:
    """Extra input that does not fit the players is guessed at, or ends in a traceback."""
    method, params = PARAMS_AT_FAULT[fault]

    assert isinstance(refused(TRADERS, method, **params), ContractAtFault)


@pytest.mark.parametrize("strength", ["-1/10", "1.1", 0.5, "much"])
def test_a_strength_outside_its_range_is_refused(strength: Any) -> None:
    """The correction would turn round, or go beyond its own formula."""
    assert isinstance(refused(FACTORS, "modified_shapley", strength=strength), ContractAtFault)


def one_of_each_method() -> list[Asked]:
    first: dict[str, Asked] = {}
    for asked in ASKED:
        first.setdefault(asked.method, asked)
    added = {"equal": TRADERS, "leximin": LEXIMIN}
    return [*first.values(), *(Asked({"id": "own", "game": game}, method) for method, game in added.items())]


@pytest.mark.parametrize("asked", one_of_each_method(), ids=lambda asked: asked.method)
def test_a_parameter_that_no_rule_knows_is_refused(asked: Asked) -> None:
    """A misspelt parameter is silently ignored, and the answer is one to another question."""
    refusal = refused(asked.game, asked.method, **asked.params, weigths={"A": 1})

    assert isinstance(refusal, ContractAtFault)


@pytest.mark.parametrize("asked", one_of_each_method(), ids=lambda asked: asked.method)
def test_a_field_that_no_type_knows_is_refused(asked: Asked) -> None:
    """A misspelt field is silently ignored, whatever the rule."""
    assert isinstance(refused({**asked.game, "wroth": {}}, asked.method, **asked.params), ContractAtFault)


def test_the_game_is_left_as_it_was() -> None:
    """A caller's own lists and tables are changed on the way."""
    for game, method in MEANT.values():
        before = deepcopy(game)
        iuralloc.solve(game, method)

        assert before == game
