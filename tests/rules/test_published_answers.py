"""Answers from print: every case names its source in tests/cases/games-and-divisions.json."""

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from iuralloc.formula import Constant, Reference
from iuralloc.problems.coalition import mask_of
from iuralloc.problems.division import Division, Stated
from iuralloc.problems.draws import Term
from iuralloc.problems.games import GameProblem, Worths
from iuralloc.problems.objections import objections
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import Sense, TUGame, WorthGame
from iuralloc.rules import rule

Case = dict[str, Any]
CASES: list[Case] = json.loads((Path(__file__).parents[1] / "cases" / "games-and-divisions.json").read_text("utf-8"))[
    "cases"
]


def cases(*methods: str) -> pytest.MarkDecorator:
    chosen = [case for case in CASES if set(methods) & set(case["exact"])]
    assert chosen
    return pytest.mark.parametrize("case", chosen, ids=[case["id"] for case in chosen])


def numbers(table: Mapping[str, str]) -> dict[str, Fraction]:
    return {name: Fraction(text) for name, text in table.items()}


def stated(amount: Fraction) -> Stated:
    return Stated(amount, Constant(amount))


def game_of(description: Case) -> TUGame:
    players = tuple(description["players"])
    if description["type"] == "tu":
        listed = tuple(
            (tuple(group.split("+")), Constant(Fraction(worth))) for group, worth in description["worth"].items()
        )
        unlisted = "zero" if description.get("default") == "0" else "none"
        return Worths(players, listed, unlisted).value(lambda _: Fraction(0))  # type: ignore[arg-type]
    blocks = [Block(player, (player,)) for player in players]
    if description["type"] == "dividends":
        rules = [
            {"pos": group.split("+"), "neg": [], "value": value} for group, value in description["dividends"].items()
        ]
    else:
        rules = description["rules"]
    return SynergyGame.of(
        blocks,
        [
            Term(
                tuple((players.index(player),) for player in entry["pos"]),
                tuple(players.index(player) for player in entry["neg"]),
                Fraction(entry["value"]),
            )
            for entry in rules
        ],
    )


def near(case: Case, method: str, answer: Mapping[str, Fraction]) -> None:
    """As printed, within the tolerance of the print; and as the fractions are, without any."""
    tolerance = Fraction(case["tolerance"])

    assert numbers(case["exact"][method]) == answer
    assert all(abs(answer[name] - printed) <= tolerance for name, printed in numbers(case["expected"][method]).items())


@cases("shapley")
def test_shapley(case: Case) -> None:
    problem = GameProblem(game_of(case["game"]), Reference("game"))

    near(case, "shapley", rule("shapley").solve(problem).payoff)


@cases("worth")
def test_worths_of_rules_with_exclusions(case: Case) -> None:
    game = game_of(case["game"])

    near(case, "worth", {group: game.worth(group.split("+")) for group in case["exact"]["worth"]})


@cases("in_core", "excess")
def test_who_objects(case: Case) -> None:
    game, sense = game_of(case["game"]), sense_of(case)
    allocation = numbers(case["params"]["allocation"])
    found = objections(game, allocation, sense, 99)

    assert found is not None
    fills = sum(allocation.values()) == game.worth_of_all()
    assert case["exact"]["in_core"]["value"] == (fills and not found.objecting)


@cases("excess")
def test_a_lowered_payoff_brings_the_printed_excess_to_light(case: Case) -> None:
    """Excesses of a split in the core are below 0; with every payoff lowered by 1 000 all groups object."""
    allocation = {name: amount - 1000 for name, amount in numbers(case["params"]["allocation"]).items()}
    found = objections(game_of(case["game"]), allocation, sense_of(case), 99)

    assert found is not None
    near(
        case,
        "excess",
        {
            "+".join(name for name, _ in entry.members): entry.excess - 1000 * len(entry.members)
            for entry in found.largest
        },
    )


def sense_of(case: Case) -> Sense:
    return "burden" if case["game"].get("kind") == "cost" else "gain"


@cases("modified_shapley")
def test_modified_shapley(case: Case) -> None:
    """The print starts from Shapley payoffs; they are those of the game in which groups only add up."""
    base = numbers(case["game"]["base"])
    players = tuple(base)
    worths = [
        sum((base[p] for p in players if mask & mask_of([p], players)), Fraction(0))
        for mask in range(1 << len(players))
    ]
    problem = GameProblem(WorthGame.of(players, worths), Reference("game"))
    factor = numbers(case["game"].get("factors") or composite(case["game"]))
    solution = rule("modified_shapley").solve(
        problem, factor={name: stated(part) for name, part in factor.items()}, strength=stated(Fraction(1))
    )

    near(case, "modified_shapley", solution.payoff)


def composite(description: Case) -> dict[str, str]:
    """Each rating normalised, then weighted."""
    weights = numbers(description["factor_weights"])
    totals = dict.fromkeys(description["base"], Fraction(0))
    for name, ratings in description["ratings"].items():
        points = numbers(ratings)
        for party in totals:
            totals[party] += weights[name] / sum(weights.values()) * points[party] / sum(points.values())
    return {party: str(total) for party, total in totals.items()}


@cases("proportional")
def test_proportional(case: Case) -> None:
    claims = {name: stated(claim) for name, claim in numbers(case["game"]["claims"]).items()}
    problem = Division(stated(Fraction(case["game"]["estate"])), claims)

    near(case, "proportional", rule("proportional").solve(problem).payoff)
