"""Formulas on games and divisions with one error each, and the code of the fault that names it."""

from __future__ import annotations

import copy
from typing import Any, Final

from trail_by_hand import Json
from trail_of_games import (
    DEAREST,
    FIRMS,
    FLOORED,
    FOUR,
    LEAST,
    MOST,
    NEAR,
    NEAR_BY_RATIO,
    ONE_TWO_FIVE,
    PER_HEAD,
    SAVED,
    SPLIT,
    THREE,
    UNFLOORED,
    WANTED,
    certified,
    claims_game,
    end,
    level,
    nearest,
    restricted,
    right,
    row,
    settled,
    shared,
    stated,
    step,
    total_of,
    worths,
)
from trail_samples import constant, rows


def with_(formula: Json, *path: Any, new: Json) -> Json:
    """The formula with something else at one place."""
    formula = copy.deepcopy(formula)
    inner = formula
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = new
    return formula


def without(formula: Json, *path: Any) -> Json:
    """The formula with nothing at one place."""
    formula = copy.deepcopy(formula)
    inner = formula
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return formula


def players(count: int) -> list[str]:
    return [f"p{i}" for i in range(count)]


#: thirteen players in blocks: too many to be written out for shares and connected parts
THIRTEEN: Final = {
    "kind": "synergies",
    "blocks": [["all", players(13)]],
    "terms": [{"slots": [[0]], "without": [], "value": constant("1")}],
}
SEVENTEEN: Final = {**THIRTEEN, "blocks": [["all", players(17)]]}

_LEVEL: Final = level("2", "7", ("1", "3"), ("2", None), ("1", "1"))
_LEVELS: Final[dict[str, tuple[Json, str]]] = {
    "a level that solves nothing": (level("3", "7", ("1", "3"), ("2", None), ("1", "1")), "level"),
    # Beyond the caps any level gives 4: only 3 is the lowest.
    "a level that is not the lowest": (level("4", "4", ("1", "3"), ("1", "1")), "level"),
    "a level where only caps are reached": (level("5", "4", ("1", "3"), ("1", "1"), ("0", None)), "level"),
    "a level with the other cap": (with_(_LEVEL, "rows", 0, 1, new=constant("1")), "level"),
    "a level with a cap too few": (with_(_LEVEL, "rows", 2, 1, new=None), "level"),
    "a level with weight and cap swapped": (
        level("2", "7", ("3", "1"), ("2", None), ("1", "1")),
        "level",
    ),
    "a level with another total": (with_(_LEVEL, "total", new=constant("8")), "level"),
    "a level of nobody": (level("0", "0"), "level"),
    "a level without weight": (level("0", "0", ("0", None)), "level"),
    "a weight below 0": (level("2", "4", ("-1", None), ("3", None)), "level"),
    "a cap that is missing": (with_(_LEVEL, "rows", 0, new=[constant("1")]), "level"),
    "a row that is empty": (with_(_LEVEL, "rows", 0, new=[]), "level"),
    "a row of three": (with_(_LEVEL, "rows", 0, new=[constant("1"), None, None]), "level"),
    "a row that is no list": (with_(_LEVEL, "rows", 0, new="1"), "type"),
    "a weight of null": (with_(_LEVEL, "rows", 0, 0, new=None), "type"),
    "a cap that is a number": (with_(_LEVEL, "rows", 0, 1, new=3), "type"),
    "a cap that is false": (with_(_LEVEL, "rows", 0, 1, new=False), "type"),
    "a total of null": (with_(_LEVEL, "total", new=None), "type"),
    "a level of null": (with_(_LEVEL, "value", new=None), "type"),
    "a level that is an operand": (with_(_LEVEL, "value", new=constant("2")), "type"),
    "a level not in lowest terms": (with_(_LEVEL, "value", new="4/2"), "number"),
    "a level without its total": (without(_LEVEL, "total"), "fields"),
    "a level with a sense": (with_(_LEVEL, "sense", new="gain"), "fields"),
    "a game for a weight": (with_(_LEVEL, "rows", 0, 0, new=THREE), "type"),
}

_CLAIMS: Final = claims_game("200", A="100", B="200", C="300")
_CLAIMS_GAMES: Final[dict[str, tuple[Json, str]]] = {
    "a claim below 0": (claims_game("200", A="-100", B="200"), "claims"),
    "an estate below 0": (claims_game("-1", A="100", B="200"), "claims"),
    "a claimant twice": (with_(_CLAIMS, "claims", 1, 0, new="A"), "names"),
    "no claimant": (claims_game("200"), "names"),
    "a claim that is a number": (with_(_CLAIMS, "claims", 0, 1, new=100), "type"),
    "claims by name": (with_(_CLAIMS, "claims", new={"A": constant("1")}), "type"),
    "seventeen claimants": (with_(_CLAIMS, "claims", new=[[p, constant("1")] for p in players(17)]), "too-large"),
    "an estate that is a game": (with_(_CLAIMS, "estate", new=THREE), "type"),
    "a claims game without estate": (without(_CLAIMS, "estate"), "fields"),
    "a claims game with players": (with_(_CLAIMS, "players", new=["A"]), "fields"),
}

_EDGES: Final[dict[str, tuple[Json, str]]] = {
    "an edge of three": (restricted(THREE, "A-B-C"), "edges"),
    "an edge of one": (restricted(THREE, "A"), "edges"),
    "an edge of nobody": (with_(restricted(THREE), "edges", new=[[]]), "names"),
    "an edge from a player to the same": (restricted(THREE, "A-A"), "names"),
    "an edge to a stranger": (restricted(THREE, "A-D"), "names"),
    "an edge by blocks to a block": (restricted(FIRMS, "E1-institutes"), "names"),
    "an edge that is a text": (with_(restricted(THREE), "edges", new=["AB"]), "type"),
    "an edge of numbers": (with_(restricted(THREE), "edges", new=[[0, 1]]), "type"),
    "edges by name": (with_(restricted(THREE), "edges", new={}), "type"),
    "edges of a number": (restricted("a", "A-B"), "type"),
    "edges of thirteen players in blocks": (restricted(THIRTEEN, "p0-p1"), "too-large"),
    "edges without game": (without(restricted(THREE), "game"), "fields"),
}

_SHARED: Final = shared("A", levels=["A B | C"], weights=ONE_TWO_FIVE, classes="B | A C")
_SHARES: Final[dict[str, tuple[Json, str]]] = {
    "a partition without C": (shared("A", levels=["A B"]), "partition"),
    "a partition with A twice": (shared("A", levels=["A B | A C"]), "partition"),
    # 1 + 2 + 4 = 1 + 1 + 1 + 4, but A is named three times, and B not at all.
    "a partition by the sum of its masks": (shared("A", levels=["A | A | A | C"]), "partition"),
    "a partition with an empty block": (with_(_SHARED, "levels", 0, new=[["A", "B"], ["C"], []]), "names"),
    "a partition of nobody": (with_(_SHARED, "levels", new=[[]]), "partition"),
    "a partition with a stranger": (shared("A", levels=["A B | C D"]), "names"),
    "a block that is a text": (with_(_SHARED, "levels", 0, 0, new="AB"), "type"),
    "levels that do not nest": (shared("A", levels=["A B | C", "A C | B"]), "partition"),
    "levels that grow": (shared("A", levels=["A | B | C", "A B | C"]), "partition"),
    # A stands alone at once, but no block of B, C and D is inside one of the level before.
    "levels that do not nest elsewhere": (shared("A", FOUR, ["A | B | C D", "A | B C | D"]), "partition"),
    "classes that are no partition": (shared("A", classes="A | B"), "partition"),
    "a class twice": (shared("A", classes="A B | B C"), "partition"),
    "classes that are an empty class": (with_(_SHARED, "classes", new=[[]]), "names"),
    "classes of null": (with_(_SHARED, "classes", new=None), "type"),
    "classes by name": (with_(_SHARED, "classes", new={}), "type"),
    "a weight of 0": (shared("A", weights=stated(A="1", B="0", C="5")), "weights"),
    "one weight below 0": (shared("A", weights=stated(A="1", B="2", C="-5")), "weights"),
    "weights below 0": (shared("A", weights=stated(A="-1", B="-2", C="-5")), "weights"),
    "a weight missing": (shared("A", weights=stated(A="1", B="2")), "weights"),
    "a weight too many": (shared("A", weights=stated(A="1", B="2", C="5", D="1")), "weights"),
    "a weight twice": (with_(_SHARED, "weights", new=[*ONE_TWO_FIVE, ["A", constant("1")]]), "weights"),
    "weights in another order": (with_(_SHARED, "weights", new=ONE_TWO_FIVE[::-1]), "weights"),
    "weights by name": (with_(_SHARED, "weights", new={}), "type"),
    "a share's weight that is a number": (with_(_SHARED, "weights", 0, 1, new=1), "type"),
    "dual as a number": (with_(_SHARED, "dual", new=0), "type"),
    "dual as text": (with_(_SHARED, "dual", new="true"), "type"),
    "a share of a stranger": (shared("D"), "names"),
    "a share of a list": (with_(_SHARED, "player", new=["A"]), "type"),
    "shares of a number": (shared("A", "a"), "type"),
    "shares of thirteen players in blocks": (shared("p0", THIRTEEN), "too-large"),
    "shares without classes": (without(_SHARED, "classes"), "fields"),
    "shares with edges": (with_(_SHARED, "edges", new=[]), "fields"),
}

_BOUNDS: Final[dict[str, tuple[Json, str]]] = {
    "the right of a stranger": (right("D", "gain"), "names"),
    "the right of a block": (right("firms", "gain", FIRMS), "names"),
    "a right to a loss": (right("A", "loss"), "sense"),
    "a right in a list of senses": (with_(right("A", "gain"), "sense", new=["gain"]), "sense"),
    "a right without sense": (without(right("A", "gain"), "sense"), "fields"),
    "a right of a list": (with_(right("A", "gain"), "player", new=["A"]), "type"),
    "a right in a number": (right("A", "gain", "a"), "type"),
    "a total of fears": (total_of("fear", "gain"), "bound"),
    "a total of a list": (with_(total_of("hope", "gain"), "bound", new=["hope"]), "bound"),
    "a total of true": (with_(total_of("hope", "gain"), "bound", new=True), "bound"),
    "a total without sense": (with_(total_of("hope", "gain"), "sense", new=None), "sense"),
    "a total of a player": (with_(total_of("hope", "gain"), "player", new="A"), "fields"),
}


def _proof(formula: Json, new: Json) -> tuple[Json, str]:
    return with_(formula, "proof", new=new), "proof"


_PROOFS: Final[dict[str, tuple[Json, str]]] = {
    "another answer": (with_(SPLIT, "answer", new=rows(A="2", B="3")), "proof"),
    "an answer that is too little": (with_(SPLIT, "answer", new=rows(A="3", B="1")), "proof"),
    "an answer in another order": (with_(SPLIT, "answer", new=rows(B="2", A="3")), "names"),
    "an answer without B": (with_(SPLIT, "answer", new=rows(A="5")), "names"),
    "an answer with A twice": (with_(SPLIT, "answer", new=[*rows(A="3", B="2"), ["A", "3"]]), "names"),
    "an answer of operands": (with_(SPLIT, "answer", new=stated(A="3", B="2")), "type"),
    "an answer not in lowest terms": (with_(SPLIT, "answer", 0, 1, new="6/2"), "number"),
    "another game": (with_(SPLIT, "game", new=worths("AB", A="2", AB="5")), "proof"),
    "another sense": (with_(SPLIT, "sense", new="burden"), "proof"),
    "a sense of nothing": (with_(SPLIT, "sense", new=""), "names"),
    "a gain for a burden": (with_(SAVED, "sense", new="gain"), "proof"),
    "a claim of fairness": (with_(SPLIT, "claim", new="shapley"), "claim"),
    "a claim in a list": (with_(SPLIT, "claim", new=["nucleolus"]), "claim"),
    "a claim of what it is not": (with_(FLOORED, "claim", new="prenucleolus"), "proof"),
    "a claim of another measure": (with_(FLOORED, "claim", new="per_capita_nucleolus"), "proof"),
    "a claim of another measure still": (with_(PER_HEAD, "claim", new="nucleolus"), "proof"),
    "a claim of a floor that is broken": (with_(UNFLOORED, "claim", new="nucleolus"), "proof"),
    "a claim of the other end": (with_(LEAST, "claim", new="core_most"), "proof"),
    "the other end claimed": (with_(MOST, "claim", new="core_least"), "proof"),
    "a proof of nothing": _proof(SPLIT, []),
    "a proof that is text": (with_(SPLIT, "proof", new="see above"), "type"),
    "a level that is text": (with_(SPLIT, "proof", 0, new="-2"), "type"),
    "a proof of the other kind": (with_(SPLIT, "proof", new=LEAST["proof"]), "fields"),
    "an end for a level": (with_(LEAST, "proof", new=[*SPLIT["proof"], *SPLIT["proof"]]), "fields"),
    "the first level left out": _proof(FLOORED, FLOORED["proof"][1:]),
    "the last level left out": _proof(FLOORED, FLOORED["proof"][:1]),
    "levels in another order": _proof(FLOORED, FLOORED["proof"][::-1]),
    "a level twice": _proof(FLOORED, [*FLOORED["proof"][:1], *FLOORED["proof"]]),
    "a level after the last": _proof(SPLIT, SPLIT["proof"] * 2),
    "a higher level": (with_(SPLIT, "proof", 0, "excess", new="-1"), "proof"),
    "a lower level": (with_(SPLIT, "proof", 0, "excess", new="-3"), "proof"),
    "a level without floors": (without(SPLIT, "proof", 0, "floors"), "fields"),
    "a level with a name": (with_(SPLIT, "proof", 0, "name", new="1"), "fields"),
    "weights that are not balanced": (
        with_(SPLIT, "proof", 0, "coalitions", new=[["1", "1/3"], ["2", "2/3"]]),
        "proof",
    ),
    "weights that come to 2": (with_(SPLIT, "proof", 0, "coalitions", new=[["1", "1"], ["2", "1"]]), "proof"),
    "a weight of nothing": (with_(FLOORED, "proof", 0, "floors", 0, 1, new="0"), "proof"),
    "a weight not in lowest terms": (with_(SPLIT, "proof", 0, "coalitions", 0, 1, new="2/4"), "number"),
    "masks out of order": (with_(SPLIT, "proof", 0, "coalitions", new=[["2", "1/2"], ["1", "1/2"]]), "proof"),
    "a mask twice": (
        with_(SPLIT, "proof", 0, "coalitions", new=[["1", "1/4"], ["1", "1/4"], ["2", "1/2"]]),
        "proof",
    ),
    "the empty group": (with_(SPLIT, "proof", 0, "coalitions", 0, 0, new="0"), "proof"),
    "everybody as a group": (with_(SPLIT, "proof", 0, "coalitions", 1, 0, new="3"), "proof"),
    "a group beyond everybody": (with_(SPLIT, "proof", 0, "coalitions", 1, 0, new="4"), "proof"),
    "a group below nobody": (with_(SPLIT, "proof", 0, "coalitions", 0, 0, new="-1"), "proof"),
    "half a group": (with_(SPLIT, "proof", 0, "coalitions", 0, 0, new="1/2"), "proof"),
    "a mask that is a number": (with_(SPLIT, "proof", 0, "coalitions", 0, 0, new=1), "type"),
    "a mask that is true": (with_(SPLIT, "proof", 0, "coalitions", 0, 0, new=True), "type"),
    "a weight that is a number": (with_(SPLIT, "proof", 0, "coalitions", 0, 1, new=1), "type"),
    "the floor of another": (with_(FLOORED, "proof", 0, "floors", 0, 0, new="1"), "proof"),
    "the floor of a stranger": (with_(FLOORED, "proof", 0, "floors", 0, 0, new="3"), "proof"),
    "the floor of nobody": (with_(FLOORED, "proof", 0, "floors", 0, 0, new="-3"), "proof"),
    "floors alone": (with_(FLOORED, "proof", 0, "coalitions", new=[]), "proof"),
    "a floor where there is none": (with_(UNFLOORED, "proof", 0, "floors", new=[["0", "1"]]), "proof"),
    "a point for another": (with_(LEAST, "proof", new=LEAST["proof"][::-1]), "proof"),
    "an end too few": (with_(LEAST, "proof", new=LEAST["proof"][:1]), "proof"),
    "an end too many": (with_(LEAST, "proof", new=[*LEAST["proof"], LEAST["proof"][0]]), "proof"),
    "ends by name": (with_(LEAST, "proof", new={}), "type"),
    "a point outside the core": (
        certified(
            "core_least",
            LEAST["game"],
            rows(A="0", B="0"),
            [end("0", "0 5", [["1", "1"]], "0"), LEAST["proof"][1]],
        ),
        "proof",
    ),
    "a point that is not the end": (
        certified(
            "core_least",
            LEAST["game"],
            rows(A="2", B="0"),
            [end("2", "2 3", [["1", "1"]], "0"), LEAST["proof"][1]],
        ),
        "proof",
    ),
    "a point too short": (with_(LEAST, "proof", 0, "point", new=["1"]), "proof"),
    "a point too long": (with_(LEAST, "proof", 0, "point", new=["1", "4", "0"]), "proof"),
    "a point of more than there is": (with_(LEAST, "proof", 0, "point", new=["1", "5"]), "proof"),
    "the value of another": (with_(LEAST, "proof", 0, "value", new="0"), "proof"),
    "another total": (with_(LEAST, "proof", 0, "total", new="1"), "proof"),
    "no weights": (with_(LEAST, "proof", 0, "weights", new=[]), "proof"),
    "a negative weight of a group": (with_(MOST, "proof", 0, "weights", 0, 1, new="-1"), "proof"),
    "all for a group": (
        with_(MOST, "proof", 0, new=end("5", "5 0", [["2", "1"], ["3", "1"]], "-2")),
        "proof",
    ),
    "a cost end with the sign of costs": (
        with_(DEAREST, "proof", 0, new=end("4", "4 4", [["1", "1"]], "0")),
        "proof",
    ),
    "a proof about a number": (with_(SPLIT, "game", new="a"), "type"),
    "a proof about seventeen players": (with_(SPLIT, "game", new=SEVENTEEN), "too-large"),
    "a proof without claim": (without(SPLIT, "claim"), "fields"),
}

_NEAREST: Final[dict[str, tuple[Json, str]]] = {
    "another division": (with_(NEAR, "answer", new=rows(A="3", B="3", C="4")), "nearest"),
    "a division of more": (with_(NEAR, "answer", new=rows(A="4", B="2", C="5")), "nearest"),
    "a division that breaks a row": (with_(NEAR, "answer", new=rows(A="5", B="3", C="2")), "nearest"),
    "a division in another order": (with_(NEAR, "answer", new=rows(B="2", A="4", C="4")), "names"),
    "a division without C": (with_(NEAR, "answer", new=rows(A="4", B="2")), "names"),
    "a division with C twice": (with_(NEAR, "answer", new=[*rows(A="4", B="2", C="4"), ["C", "4"]]), "names"),
    "another reference": (with_(NEAR, "reference", 0, 1, new=constant("4")), "nearest"),
    "references swapped": (with_(NEAR, "reference", new=stated(A="3", B="5", C="2")), "nearest"),
    "another total of parts": (with_(NEAR, "total", new=constant("11")), "nearest"),
    "another bound": (with_(NEAR, "rows", 0, "bound", new=constant("3")), "nearest"),
    "another coefficient": (with_(NEAR, "rows", 0, "terms", 0, 0, new=constant("2")), "nearest"),
    "a row the other way": (with_(NEAR, "rows", 0, "relation", new="<="), "nearest"),
    "a row of another relation": (with_(NEAR, "rows", 0, "relation", new="<"), "relation"),
    "a row of a list of relations": (with_(NEAR, "rows", 0, "relation", new=[">="]), "relation"),
    "a row for another": (with_(NEAR, "rows", 0, "terms", 0, 1, new="B"), "nearest"),
    "a row for a stranger": (with_(NEAR, "rows", 0, "terms", 0, 1, new="D"), "names"),
    "a row that names C twice": (with_(NEAR, "rows", 0, "terms", new=[[constant("1"), "C"]] * 2), "names"),
    "a row called total": (with_(NEAR, "rows", 0, "name", new="total"), "names"),
    "a row called as a side": (with_(NEAR, "rows", 0, "name", new="C above"), "names"),
    "a row twice": (with_(NEAR, "rows", new=NEAR["rows"] * 2), "names"),
    "a term of one": (with_(NEAR, "rows", 0, "terms", 0, new=[constant("1")]), "type"),
    "no level": (with_(NEAR, "levels", new=[]), "nearest"),
    "the first level missing": (with_(NEAR, "levels", new=NEAR["levels"][1:]), "nearest"),
    "the last level missing": (with_(NEAR, "levels", new=NEAR["levels"][:1]), "nearest"),
    "the levels the other way": (with_(NEAR, "levels", new=NEAR["levels"][::-1]), "nearest"),
    "one level more": (with_(NEAR, "levels", new=[*NEAR["levels"], settled("0")]), "nearest"),
    "a level of less": (with_(NEAR, "levels", 0, "deviation", new="1"), "nearest"),
    "a level of more": (with_(NEAR, "levels", 0, "deviation", new="3"), "nearest"),
    "a level below nothing": (with_(NEAR, "levels", 0, "deviation", new="-2"), "nearest"),
    "a level of nothing with weights": (with_(NEAR, "levels", 0, "deviation", new="0"), "nearest"),
    "the other side": (with_(NEAR, "levels", 0, "weights", 0, 0, new="C below"), "nearest"),
    "a side of a stranger": (with_(NEAR, "levels", 0, "weights", 0, 0, new="D above"), "nearest"),
    "a side that is settled": (with_(NEAR, "levels", 1, "weights", 0, 0, new="C above"), "nearest"),
    "a side without a side": (with_(NEAR, "levels", 0, "weights", 0, 0, new="C"), "nearest"),
    "a side that weighs less than nothing": (with_(NEAR, "levels", 0, "weights", 0, 1, new="-1"), "nearest"),
    "a row that weighs less than nothing": (with_(NEAR, "levels", 0, "weights", 1, 1, new="-1"), "nearest"),
    "a row that weighs nothing": (with_(NEAR, "levels", 0, "weights", 1, 1, new="0"), "nearest"),
    "a row weighed twice": (
        with_(NEAR, "levels", 0, "weights", new=[["C above", "1"], ["floor", "1/2"], ["floor", "1/2"]]),
        "names",
    ),
    "sides that come to half": (
        with_(NEAR, "levels", 0, "weights", new=[["C above", "1/2"], ["floor", "1/2"]]),
        "nearest",
    ),
    "sides without rows": (with_(NEAR, "levels", 0, "weights", new=[["C above", "1"]]), "nearest"),
    "rows without sides": (with_(NEAR, "levels", 0, "weights", new=[["floor", "1"]]), "nearest"),
    "a scale of nothing": (with_(NEAR_BY_RATIO, "scale", 0, 1, new=constant("0")), "scale"),
    "a scale below nothing": (with_(NEAR_BY_RATIO, "scale", 0, 1, new=constant("-5")), "scale"),
    "another scale": (with_(NEAR_BY_RATIO, "scale", 0, 1, new=constant("4")), "nearest"),
    "a scale without C": (with_(NEAR_BY_RATIO, "scale", new=stated(A="5", B="3")), "scale"),
    "a scale in another order": (with_(NEAR_BY_RATIO, "scale", new=stated(B="3", A="5", C="2")), "scale"),
    "a scale that is dropped": (with_(NEAR_BY_RATIO, "scale", new=[]), "nearest"),
    "a scale of null": (with_(NEAR_BY_RATIO, "scale", new=None), "type"),
    "a division of nobody": (nearest([], "0", [], []), "names"),
    "a division without total": (without(NEAR, "total"), "fields"),
    "a level of a division with a name": (with_(NEAR, "levels", 0, "name", new="1"), "fields"),
    "a row with a clause": (with_(NEAR, "rows", 0, "clause", new="1"), "fields"),
    "a row that is text": (with_(NEAR, "rows", 0, new=row("floor", "C", ">=", "4")["name"]), "type"),
}

#: AB must have 4, so (5/2, 5/2, 1) is the nucleolus
_PAIR: Final = worths("ABC", AB="4", ABC="6")
#: A gets 1 or 2 in the core; AB, AC and the whole alone would say 0
_LEADER: Final = worths("ABC", A="1", AB="1", AC="1", ABC="2")
_NOTHING_FOR: Final = [end("0", "2 0 0", [[mask, "1"]], "0") for mask in ("2", "4")]


def _least_of_leader(point: str) -> tuple[Json, str]:
    first = end("0", point, [["3", "1"], ["5", "1"]], "-1")
    return certified("core_least", _LEADER, rows(A="0", B="0", C="0"), [first, *_NOTHING_FOR]), "proof"


#: wrong answers with proofs in which one condition alone does not hold
_FORGED: Final[dict[str, tuple[Json, str]]] = {
    # A, B and C all have an excess of -2, balanced; but AB has 0.
    "a group above the level": (
        certified(
            "nucleolus",
            _PAIR,
            rows(A="2", B="2", C="2"),
            [step("-2", [["1", "1/3"], ["2", "1/3"], ["4", "1/3"]])],
        ),
        "proof",
    ),
    # A has an excess of -1 as AB and C have, but nothing weighs it.
    "a group that weighs nothing": (
        certified(
            "nucleolus",
            _PAIR,
            rows(A="1", B="4", C="1"),
            [step("-1", [["1", "0"], ["3", "1/2"], ["4", "1/2"]])],
        ),
        "proof",
    ),
    # A, AB and AC have an excess of 1: who gives more to A, takes from all three.
    "a group that weighs less than nothing": (
        certified(
            "prenucleolus",
            worths("ABC", A="1", AB="1", AC="1"),
            rows(A="0", B="0", C="0"),
            [step("1", [["1", "-1"], ["3", "1"], ["5", "1"]])],
        ),
        "proof",
    ),
    "a floor that is not reached": (
        certified(
            "nucleolus",
            WANTED,
            rows(A="1", B="3/2", C="3/2"),
            [step("3", [["6", "1"]], [["0", "1"]]), step("-3/2", [["2", "1/2"], ["4", "1/2"]])],
        ),
        "proof",
    ),
    "a floor that is broken": (
        certified("nucleolus", WANTED, rows(A="-1", B="5/2", C="5/2"), UNFLOORED["proof"]),
        "proof",
    ),
    "a group with strangers": (with_(SPLIT, "proof", 0, "coalitions", new=[["2", "1/2"], ["5", "1/2"]]), "proof"),
    "a bound that no point attains": _least_of_leader("1 1/2 1/2"),
    "a bound attained outside the core": _least_of_leader("0 1 1"),
    # Twice what A is worth says something of two shares of A.
    "weights of another vector": (
        certified(
            "core_least",
            LEAST["game"],
            rows(A="2", B="0"),
            [end("2", "2 3", [["1", "2"]], "0"), LEAST["proof"][1]],
        ),
        "proof",
    ),
    "a division that breaks a row without weight": (
        with_(NEAR, "rows", new=[*NEAR["rows"], row("lot", "B", ">=", "5/2")]),
        "nearest",
    ),
    "a division that breaks an equation without weight": (
        with_(NEAR, "rows", new=[*NEAR["rows"], row("lot", "B", "=", "1")]),
        "nearest",
    ),
    "a reference that is not the total": (
        nearest(stated(A="4", B="6"), "11", rows(A="4", B="6"), [settled("0")]),
        "nearest",
    ),
    # Each level is proved, but the larger one comes last.
    "levels that rise": (
        with_(
            NEAR,
            "levels",
            new=[
                settled("1", A_below="1/2", B_below="1/2", floor="1/2", total="-1/2"),
                settled("2", C_above="1", floor="1"),
            ],
        ),
        "nearest",
    ),
    # C gets 4 more than the reference instead of 2, weighed twice.
    "sides that come to two": (
        nearest(
            NEAR["reference"],
            "10",
            rows(A="3", B="1", C="6"),
            [settled("4", C_above="2", floor="2"), settled("2", A_below="1/2", B_below="1/2", total="-1/2")],
            NEAR["rows"],
        ),
        "nearest",
    ),
    # Nothing keeps C above its reference but the program's word.
    "a level at nothing for who deviates": (with_(NEAR, "levels", new=[settled("0")]), "nearest"),
}

#: name of the case: formula, and the code of the fault
AT_FAULT: Final[dict[str, tuple[Json, str]]] = {
    **_LEVELS,
    **_CLAIMS_GAMES,
    **_EDGES,
    **_SHARES,
    **_BOUNDS,
    **_PROOFS,
    **_NEAREST,
    **_FORGED,
}
