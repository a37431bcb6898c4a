"""Formulas on games and divisions that a contract's rules need: right ones with their values from paper, and wrong ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from trail_by_hand import Json
from trail_samples import constant, rows


def stated(**amounts: str) -> Json:
    """Pairs of a party and an operand."""
    return [[party, constant(amount)] for party, amount in amounts.items()]


def worths(players: str, **listed: str) -> Json:
    """A game whose players have names of one letter."""
    groups = [[list(group), constant(worth)] for group, worth in listed.items()]
    return {"kind": "worths", "players": list(players), "listed": groups, "unlisted": "zero"}


def table(denominator: str, entries: str) -> Json:
    return {"denominator": denominator, "worths": entries.split()}


#: dividends: A 1/2, AB 1, AC -1/2, ABC 3; what all lose without A: 4, without B: 4, without C: 5/2
THREE: Final = worths("ABC", A="1/2", AB="3/2", ABC="4")
#: 12 in all, if nobody is missing
FOUR: Final = worths("ABCD", ABCD="12")
#: E1 4, E2 4, with I 3/4 more each, E1 and E2 without I 1/2 more; all 19/2
FIRMS: Final = {
    "kind": "synergies",
    "blocks": [["firms", ["E1", "E2"]], ["institutes", ["I"]]],
    "terms": [
        {"slots": [[0]], "without": [], "value": constant("4")},
        {"slots": [[0], [1]], "without": [], "value": constant("3/4")},
        {"slots": [[0], [0]], "without": [1], "value": constant("1/2")},
    ],
}
TWO: Final = worths("AB", A="1", AB="5")
COSTS: Final = worths("AB", A="4", B="6", AB="8")
#: B and C want more together than there is
WANTED: Final = worths("ABC", BC="6", ABC="4")


def level(value: str, total: str, *pairs: tuple[str, str | None]) -> Json:
    caps = [[constant(weight), None if cap is None else constant(cap)] for weight, cap in pairs]
    return {"kind": "level", "rows": caps, "total": constant(total), "value": value}


def claims_game(estate: str, **claims: str) -> Json:
    return {"kind": "claims_game", "estate": constant(estate), "claims": stated(**claims)}


def restricted(game: Json, *edges: str) -> Json:
    return {"kind": "restricted", "game": game, "edges": [edge.split("-") for edge in edges]}


def shared(
    player: str,
    game: Json = THREE,
    levels: Sequence[str] = (),
    weights: Json = (),
    classes: str = "",
    *,
    dual: bool = False,
) -> Json:
    """Partitions as text: `A B | C`."""
    return {
        "kind": "shared_dividends",
        "game": game,
        "player": player,
        "levels": [[block.split() for block in partition.split("|")] for partition in levels],
        "weights": list(weights),
        "classes": [block.split() for block in classes.split("|")] if classes else [],
        "dual": dual,
    }


def right(player: str, sense: str, game: Json = THREE) -> Json:
    return {"kind": "minimal_right", "game": game, "player": player, "sense": sense}


def total_of(bound: str, sense: str, game: Json = THREE) -> Json:
    return {"kind": "total_of_bounds", "game": game, "bound": bound, "sense": sense}


def certified(claim: str, game: Json, answer: Json, proof: Json, sense: str = "gain") -> Json:
    return {"kind": "certified", "claim": claim, "game": game, "answer": answer, "proof": proof, "sense": sense}


def step(excess: str, coalitions: Json, floors: Json = ()) -> Json:
    return {"excess": excess, "coalitions": coalitions, "floors": list(floors)}


def end(value: str, point: str, weights: Json, total: str) -> Json:
    return {"value": value, "point": point.split(), "weights": weights, "total": total}


def row(name: str, party: str, relation: str, bound: str) -> Json:
    return {"name": name, "terms": [[constant("1"), party]], "relation": relation, "bound": constant(bound)}


def nearest(reference: Json, total: str, answer: Json, levels: Json, rows: Json = (), scale: Json = ()) -> Json:
    return {
        "kind": "nearest",
        "reference": reference,
        "total": constant(total),
        "answer": answer,
        "levels": levels,
        "rows": list(rows),
        "scale": list(scale),
    }


def settled(deviation: str, **weights: str) -> Json:
    """A level; `A_below` stands for `A below`."""
    return {"deviation": deviation, "weights": [[name.replace("_", " "), weight] for name, weight in weights.items()]}


ONE_TWO_FIVE: Final = stated(A="1", B="2", C="5")
HALVES: Final = [["1", "1/2"], ["2", "1/2"]]
#: half of what is left is for each: 3 - 1 = 2 - 0
SPLIT: Final = certified("nucleolus", TWO, rows(A="3", B="2"), [step("-2", HALVES)])
#: A would pay B and C, so A gets what it gets alone: (0, 2, 2) leaves B and C an excess of 2
FLOORED: Final = certified(
    "nucleolus",
    WANTED,
    rows(A="0", B="2", C="2"),
    [step("2", [["6", "1"]], [["0", "1"]]), step("-2", [["2", "1/2"], ["4", "1/2"]])],
)
#: without floors A pays 1, as BC and A have an excess of 1 each then; AB and AC have -3/2 each
UNFLOORED: Final = certified(
    "prenucleolus",
    WANTED,
    rows(A="-1", B="5/2", C="5/2"),
    [step("1", [["1", "1/2"], ["6", "1/2"]]), step("-3/2", [["3", "1/2"], ["5", "1/2"]])],
)
#: an excess of 2 is 1 for each of B and C; AB and AC have -1 for each
PER_HEAD: Final = certified(
    "per_capita_nucleolus",
    WANTED,
    rows(A="0", B="2", C="2"),
    [step("1", [["6", "1/2"]], [["0", "1/2"]]), step("-1", [["3", "1/4"], ["5", "1/4"]])],
)
#: savings of 2 are halved; as gains -4, -6, -8
SAVED: Final = certified("nucleolus", COSTS, rows(A="3", B="5"), [step("-1", HALVES)], "burden")
LEAST: Final = certified(
    "core_least",
    TWO,
    rows(A="1", B="0"),
    [end("1", "1 4", [["1", "1"]], "0"), end("0", "5 0", [["2", "1"]], "0")],
)
#: what is left by all if the other gets the least
MOST: Final = certified(
    "core_most",
    TWO,
    rows(A="5", B="4"),
    [end("5", "5 0", [["2", "1"]], "-1"), end("4", "1 4", [["1", "1"]], "-1")],
)
#: the least gain is the most cost
DEAREST: Final = certified(
    "core_least",
    COSTS,
    rows(A="4", B="6"),
    [end("-4", "-4 -4", [["1", "1"]], "0"), end("-6", "-2 -6", [["2", "1"]], "0")],
    "burden",
)
#: 2 more for C, who must have 4, are 1 less for A and 1 less for B
NEAR: Final = nearest(
    stated(A="5", B="3", C="2"),
    "10",
    rows(A="4", B="2", C="4"),
    [settled("2", C_above="1", floor="1"), settled("1", A_below="1/2", B_below="1/2", total="-1/2")],
    [row("floor", "C", ">=", "4")],
)
#: in units of the reference: C gets 1 more, A and B a quarter less
NEAR_BY_RATIO: Final = nearest(
    stated(A="5", B="3", C="2"),
    "10",
    rows(A="15/4", B="9/4", C="4"),
    [settled("1", C_above="1/2", floor="1/2"), settled("1/4", A_below="1/8", B_below="1/8", total="-1/8")],
    [row("floor", "C", ">=", "4")],
    stated(A="5", B="3", C="2"),
)

#: name of the case: formula, its value, a wrong value
KINDS: Final[dict[str, tuple[Json, Json, Json]]] = {
    # 2 + 4 + 1: the third has reached its cap
    "level": (level("2", "7", ("1", "3"), ("2", None), ("1", "1")), "2", "7"),
    "level at a cap": (level("3", "10", ("1", "3"), ("2", None), ("1", "1")), "3", "10"),
    "level below zero": (level("-5/2", "-5", ("1", "-1"), ("1", None)), "-5/2", "5/2"),
    # A weight of 0 gives nothing, or the cap where that is less: -1 + 4/2.
    "level with a weight of zero": (level("4", "1", ("0", "-1"), ("1/2", None)), "4", "2"),
    # 200 less what the others claim: 500, 400, 300, 300, 200, 100, nothing
    "claims_game": (
        claims_game("200", A="100", B="200", C="300"),
        table("1", "0 0 0 0 0 0 100 200"),
        table("1", "0 0 0 0 0 100 0 200"),
    ),
    # 3/2 - 4/3 and 3/2 - 1
    "claims_game in sixths": (claims_game("3/2", A="1", B="4/3"), table("6", "0 1 3 9"), table("6", "0 3 1 9")),
    "claims_game with enough for all": (
        claims_game("5", A="1", B="2"),
        table("1", "0 3 4 5"),
        table("1", "2 3 4 5"),
    ),
    # Halves in the claims, but in no worth.
    "claims_game over the least denominator": (
        claims_game("1", A="3/2", B="5/2"),
        table("1", "0 0 0 1"),
        table("2", "0 0 0 2"),
    ),
    # C stands alone: ABC is worth 3/2 + 0, AC 1/2 + 0.
    "restricted": (restricted(THREE, "A-B", "B-A"), table("2", "0 1 0 3 0 1 0 3"), table("2", "0 1 0 3 0 0 0 8")),
    "restricted to a path": (
        restricted(THREE, "C-A", "B-C"),
        table("2", "0 1 0 1 0 0 0 8"),
        table("2", "0 1 0 3 0 0 0 8"),
    ),
    "restricted without edges": (restricted(THREE), table("2", "0 1 0 1 0 1 0 1"), table("2", "0 1 0 3 0 0 0 8")),
    # E1 E2: 8; E1 I: 19/4; E2 I: 4; all: 19/4 + 4
    "restricted by blocks": (
        restricted(FIRMS, "E1-I"),
        table("4", "0 16 16 32 0 19 16 35"),
        table("4", "0 16 16 34 0 19 19 38"),
    ),
    # 1/2 / 3 + 3/2 / 6 + 1/2 / 6 + 3/2 / 3
    "marginals of a restricted game": (
        {"kind": "marginals", "game": restricted(THREE, "A-B"), "player": "A", "weights": ["1/3", "1/6", "1/3"]},
        "1",
        "7/4",
    ),
    # 1/2 + 1 / 2 - 1/2 / 2 + 3 / 3
    "shared_dividends": (shared("A"), "7/4", "3/2"),
    # 1/2 + 1/2 - 1/4 + 3 / 2 / 2
    "shared_dividends by blocks": (shared("A", levels=["A B | C"]), "3/2", "7/4"),
    "shared_dividends of the other block": (shared("C", levels=["A B | C"]), "5/4", "3/2"),
    # 12, 6 to ABC, 3 to AB
    "shared_dividends by levels": (shared("A", FOUR, ["A B C | D", "B A | C | D"]), "3/2", "2"),
    # 1/2 + 1 / 3 - 1/2 / 6 + 3 / 8
    "shared_dividends by weight": (shared("A", weights=ONE_TWO_FIVE), "9/8", "7/4"),
    # B gets nothing beside another: 1/2 + 1 - 1/4 + 3/2
    "shared_dividends by class": (shared("A", classes="B | A C"), "11/4", "3/2"),
    "shared_dividends of the lower class": (shared("B", classes="B | A C"), "0", "1/2"),
    # 1/2 + 1 - 1/2 / 6 + 3 / 6
    "shared_dividends by weight and class": (shared("A", weights=ONE_TWO_FIVE, classes="B | A C"), "23/12", "11/4"),
    # 1/2 + 1/3 - 1/4 + 3 / 2 / 3
    "shared_dividends by blocks and weight": (shared("A", levels=["A B | C"], weights=ONE_TWO_FIVE), "13/12", "9/8"),
    # A 4, AB -4, AC -5/2, ABC 3: 4 - 4/3 - 5/12 + 3/8
    "shared_dividends of the dual": (shared("A", weights=ONE_TWO_FIVE, dual=True), "21/8", "9/8"),
    # 3/8 with E1, 3/8 with E2 in another block, - 1/8 of all
    "shared_dividends of a game by blocks": (shared("I", FIRMS, ["E1 I | E2"]), "5/8", "7/12"),
    # A 1/2; AB 3/2 - 4; AC 0 - 5/2; ABC 4 - 4 - 5/2
    "minimal_right": (right("A", "gain"), "1/2", "-5/2"),
    "minimal_right of a burden": (right("A", "burden"), "-5/2", "1/2"),
    "minimal_right of the last": (right("C", "burden"), "-4", "0"),
    # Alone 4; all else leaves 15/4.
    "minimal_right by blocks": (right("E2", "gain", FIRMS), "4", "15/4"),
    "minimal_right by blocks of a burden": (right("E2", "burden", FIRMS), "15/4", "4"),
    "total_of_bounds, rights": (total_of("right", "gain"), "1/2", "-9"),
    "total_of_bounds, rights of a burden": (total_of("right", "burden"), "-9", "1/2"),
    "total_of_bounds, hopes": (total_of("hope", "gain"), "21/2", "4"),
    "total_of_bounds by blocks": (total_of("right", "gain", FIRMS), "8", "15/2"),
    # 19/4 + 19/4 + 1
    "total_of_bounds by blocks, hopes": (total_of("hope", "burden", FIRMS), "21/2", "19/2"),
    "certified nucleolus": (SPLIT, rows(A="3", B="2"), rows(A="2", B="3")),
    "certified nucleolus at a floor": (FLOORED, rows(A="0", B="2", C="2"), rows(A="-1", B="5/2", C="5/2")),
    "certified prenucleolus": (UNFLOORED, rows(A="-1", B="5/2", C="5/2"), rows(A="0", B="2", C="2")),
    "certified per head": (PER_HEAD, rows(A="0", B="2", C="2"), rows(A="0", C="2", B="2")),
    "certified burden": (SAVED, rows(A="3", B="5"), rows(A="-3", B="-5")),
    "certified least in the core": (LEAST, rows(A="1", B="0"), rows(A="0", B="0")),
    "certified most in the core": (MOST, rows(A="5", B="4"), rows(A="1", B="0")),
    "certified most cost in the core": (DEAREST, rows(A="4", B="6"), rows(A="-4", B="-6")),
    "nearest": (NEAR, rows(A="4", B="2", C="4"), rows(A="5", B="3", C="2")),
    "nearest by ratio": (NEAR_BY_RATIO, rows(A="15/4", B="9/4", C="4"), rows(A="4", B="2", C="4")),
    "nearest is the reference": (
        nearest(stated(A="4", B="6"), "10", rows(A="4", B="6"), [settled("0")]),
        rows(A="4", B="6"),
        rows(A="6", B="4"),
    ),
}

#: kinds whose value is a table
TABLES: Final = {"claims_game", "restricted", "certified", "nearest"}
#: kinds that carry a proof
PROVED: Final = {"certified", "nearest"}
