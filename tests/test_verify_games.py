"""The checker on games and divisions: no formula disturbs another, nothing breaks it, and none of it takes long."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attacks.trails_of_games import HEAVY, LONG
from effort import many
from iuralloc.verify import check_clash, verify
from oracles.bounds_of_games import minimal_rights, utopia
from oracles.shares_by_groups import by_weight, down_the_levels, handed_out
from oracles.worths_of_games import Game
from trail_by_hand import Json, Trail
from trail_of_games import (
    FIRMS,
    FLOORED,
    KINDS,
    ONE_TWO_FIVE,
    TABLES,
    THREE,
    certified,
    restricted,
    right,
    shared,
    stated,
    total_of,
    worths,
)
from trail_samples import constant

# Not `from iuralloc import verify`: that is the function.
checker = sys.modules["iuralloc.verify"]


def unit_of(formula: Json) -> str:
    return "table" if formula["kind"] in TABLES | {"worths", "synergies"} else "number"


def faults_of(formula: Json, value: Json) -> set[tuple[str, str]]:
    trail = Trail()
    trail.add("it", formula, value, "number" if isinstance(value, str) else "table")
    return {(fault.figure, fault.code) for fault in verify(trail.bytes()).faults}


def value_of(formula: Json) -> Json:
    """What the checker computes."""
    checking = checker._Checker(None)
    return checker._written(checking._formula(formula))


# -- One formula beside another ----------------------------------------------------------------------------


def hoisted(formula: Json, trail: Trail, kinds: set[str], values: dict[str, Json]) -> Json:
    """The formula with its operands of these kinds as figures of their own, each as often as it stands there."""
    if isinstance(formula, list):
        return [hoisted(part, trail, kinds, values) for part in formula]
    if not isinstance(formula, dict):
        return formula
    inner = {key: hoisted(part, trail, kinds, values) for key, part in formula.items()}
    if inner.get("kind") not in kinds:
        return inner
    value = inner["value"] if inner["kind"] == "constant" else value_of(formula)
    name = f"f{len(trail.figures)}"
    return trail.add(name, inner, value, unit_of(inner))


@pytest.mark.parametrize("case", KINDS)
def test_operands_are_mentioned_in_the_order_of_the_line(case: str) -> None:
    """Every constant and every game is a figure: a seal holds only where the checker reads them as they are written."""
    formula, value, _ = KINDS[case]
    trail = Trail()
    above = hoisted({key: part for key, part in formula.items() if key != "kind"}, trail, {"constant", "worths"}, {})
    trail.add("it", above | {"kind": formula["kind"]}, value, unit_of(formula))

    assert verify(trail.bytes()).faults == ()


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("times", [1, 3])
def test_all_formulas_in_one_trail(order: int, times: int) -> None:
    """What is kept of one formula on a game is not taken for that of another formula, or of another game."""
    trail = Trail()
    games: dict[str, str] = {}
    for number, (formula, value, _) in enumerate(list(KINDS.values())[::order] * times):
        game = formula.get("game")
        if number % 2 and isinstance(game, dict) and game["kind"] in ("worths", "synergies"):
            key = str(game)
            if key not in games:
                games[key] = trail.add(f"game{len(games)}", game, value_of(game), "table")
            game = games[key]
        asked = formula | {"game": game} if game else formula
        trail.add(f"it{number}", asked, value, unit_of(formula))

    assert verify(trail.bytes()).faults == ()


def test_a_game_of_one_formula_is_not_that_of_the_next() -> None:
    """Games that stand in formulas come and go: each gets its own dividends, rights and tables."""
    trail = Trail()
    for number in range(300):
        # A alone has n, the pair n + 2: dividends n and 2, and A's right is n.
        game = worths("AB", A=str(number), AB=str(number + 2))
        firms = FIRMS | {"terms": [{"slots": [[1]], "without": [], "value": constant(str(number))}]}
        trail.add(f"share{number}", shared("A", game), str(number + 1))
        # w(A) = w(AB) = n + 2, w(B) = 2, so -2 for the pair
        trail.add(f"dual{number}", shared("A", game, dual=True), str(number + 1))
        trail.add(f"right{number}", right("A", "gain", game), str(number))
        trail.add(f"hope{number}", total_of("hope", "gain", game), str(number + 4))
        trail.add(f"firm{number}", shared("I", firms), str(number))
        trail.add(f"total{number}", total_of("right", "burden", firms), str(number))

    assert verify(trail.bytes()).faults == ()


def test_one_game_asked_in_many_ways() -> None:
    """Sense, bound, dual, levels, weights and classes all count for what is kept of a game."""
    trail = Trail()
    trail.add("game", THREE, value_of(THREE), "table")
    for number in range(2):
        asked = {
            "gain": (right("A", "gain", "game"), "1/2"),
            "burden": (right("A", "burden", "game"), "-5/2"),
            "rights": (total_of("right", "gain", "game"), "1/2"),
            "duties": (total_of("right", "burden", "game"), "-9"),
            "hopes": (total_of("hope", "burden", "game"), "21/2"),
            "plain": (shared("A", "game"), "7/4"),
            "levels": (shared("A", "game", ["A B | C"]), "3/2"),
            "weights": (shared("A", "game", weights=ONE_TWO_FIVE), "9/8"),
            "same weights": (shared("A", "game", weights=stated(A="2", B="4", C="10")), "9/8"),
            "dual": (shared("A", "game", weights=ONE_TWO_FIVE, dual=True), "21/8"),
            "classes": (shared("A", "game", classes="B | A C"), "11/4"),
        }
        for name, (formula, value) in asked.items():
            trail.add(f"{name.replace(' ', '_')}{number}", formula, value)

    assert verify(trail.bytes()).faults == ()


# -- Junk --------------------------------------------------------------------------------------------------

#: what may stand nowhere, but for null for a cap
MISPLACED: list[Json] = [None, True, 0, -1, 1, [[]], {}, {"kind": "level"}]
#: what may be right somewhere: as a name, as a number that changes nothing, as a list that may be empty
ODD: list[Json] = ["", "x", "1/0", "0", "-7", "9" * 5000, [], ["A"], "it", {"kind": "constant", "value": "1"}]


def nodes_of(data: Json, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything in plain data."""
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, part in below:
        yield (*path, key)
        yield from nodes_of(part, (*path, key))


def changed(formula: Json, path: tuple[Any, ...], new: Json) -> Json:
    formula = copy.deepcopy(formula)
    inner = formula
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = new
    return formula


@pytest.mark.parametrize("case", KINDS)
def test_junk_anywhere_is_a_fault_of_the_figure(case: str) -> None:
    """Whatever stands in a formula instead of what belongs there: a fault that names the figure, and no traceback."""
    formula, value, _ = KINDS[case]
    for path in nodes_of(formula):
        for junk in MISPLACED:
            cap = formula["kind"] == "level" and len(path) == 3 and path[2] == 1 and junk is None
            # Another number or truth value in the place of one may be harmless.
            if not cap and (type(junk) not in (int, bool) or type(junk) is not type(at(formula, path))):
                found = faults_of(changed(formula, path, junk), value)
                assert {name for name, _ in found} == {"it"} or at(formula, path) == junk, (path, junk)
        for junk in ODD:
            assert {name for name, _ in faults_of(changed(formula, path, junk), value)} <= {"it"}


@pytest.mark.parametrize("case", KINDS)
def test_a_field_too_few_or_too_many_is_red_and_named(case: str) -> None:
    """Formulas, terms and levels have just the fields that the format names."""
    formula, value, _ = KINDS[case]
    objects = [path for path in [(), *nodes_of(formula)] if isinstance(at(formula, path), dict)]
    for path in objects:
        inner = at(formula, path)
        for key in inner:
            less = {other: part for other, part in inner.items() if other != key}
            assert ("it", "kind" if key == "kind" else "fields") in faults_of(put(formula, path, less), value)
        assert faults_of(put(formula, path, inner | {"extra": "0"}), value) == {("it", "fields")}


def at(formula: Json, path: tuple[Any, ...]) -> Json:
    for key in path:
        formula = formula[key]
    return formula


def put(formula: Json, path: tuple[Any, ...], new: Json) -> Json:
    return changed(formula, path, new) if path else new


@pytest.mark.parametrize("game", ["THREE", "FIRMS"])
def test_a_table_that_is_no_game_is_refused(game: str) -> None:
    """An answer by party stands where a game is wanted."""
    tables = {"THREE": FLOORED, "FIRMS": KINDS["nearest"][0]}
    for formula in (right("A", "gain"), total_of("hope", "gain"), shared("A"), restricted(THREE)):
        assert faults_of(formula | {"game": tables[game]}, "1") == {("it", "type")}


# -- Oracles -----------------------------------------------------------------------------------------------

PLAYERS = ["A", "B", "C", "D"]
GROUPS = [frozenset(group) for size in range(1, 5) for group in combinations(PLAYERS, size)]
small_values = st.fractions(min_value=-9, max_value=9, max_denominator=4)
games = st.fixed_dictionaries(dict.fromkeys(GROUPS, small_values))
WorthOf = dict[frozenset[str], Fraction]


def as_formula(worth: WorthOf) -> Json:
    listed = [[sorted(group), constant(str(value))] for group, value in worth.items()]
    return {"kind": "worths", "players": PLAYERS, "listed": listed, "unlisted": "none"}


def dividends(worth: WorthOf) -> list[tuple[list[str], Fraction]]:
    """What each group adds to its smaller groups, by the definition."""
    found: WorthOf = {}
    for group in GROUPS:
        found[group] = worth[group] - sum((found[other] for other in GROUPS if other < group), Fraction(0))
    return [(sorted(group), dividend) for group, dividend in found.items()]


@st.composite
def partitions(draw: st.DrawFn) -> list[list[str]]:
    places = {player: draw(st.integers(0, 3)) for player in PLAYERS}
    blocks = [[player for player in PLAYERS if places[player] == place] for place in range(4)]
    return [block for block in draw(st.permutations(blocks)) if block]


@settings(max_examples=many(60))
@given(games, partitions(), partitions(), st.booleans(), st.data())
def test_shares_are_those_handed_out_group_by_group(
    worth: WorthOf, coarse: list[list[str]], classes: list[list[str]], dual: bool, data: st.DataObject
) -> None:
    """Levels, weights, classes, and the dual, against lists of all groups."""
    whole = worth[frozenset(PLAYERS)]
    of_dual = {group: whole - worth.get(frozenset(PLAYERS) - group, Fraction(0)) for group in GROUPS}
    given_out = dividends(of_dual if dual else worth)
    fine = [part for block in coarse for part in (block[:1], block[1:]) if part]
    levels = data.draw(st.sampled_from([[], [coarse], [coarse, fine]]))
    weights = {player: Fraction(data.draw(st.integers(1, 5))) for player in PLAYERS}
    plain = {player: Fraction(1) for player in PLAYERS}
    by_levels = handed_out(PLAYERS, given_out, down_the_levels(levels))
    by_classes = handed_out(PLAYERS, given_out, by_weight(weights, classes))
    unweighted = handed_out(PLAYERS, given_out, by_weight(plain, [PLAYERS]))
    asked = [[player, constant(str(weight))] for player, weight in weights.items()]
    game = as_formula(worth)

    for player in PLAYERS:
        formula = shared(player, game, dual=dual)
        assert value_of(formula) == str(unweighted[player])
        assert value_of(formula | {"levels": levels}) == str(by_levels[player])
        assert value_of(formula | {"weights": asked, "classes": classes}) == str(by_classes[player])


@settings(max_examples=many(40))
@given(games, st.booleans())
def test_rights_and_hopes_are_those_of_all_groups(worth: WorthOf, cost: bool) -> None:
    """The most that is left in any group, and what all lose without a player."""
    game = Game(tuple(PLAYERS), worth, cost=cost)
    sense = "burden" if cost else "gain"
    rights, formula = minimal_rights(game), as_formula(worth)

    assert [value_of(right(player, sense, formula)) for player in PLAYERS] == [str(rights[p]) for p in PLAYERS]
    assert value_of(total_of("right", sense, formula)) == str(sum(rights.values()))
    assert value_of(total_of("hope", sense, formula)) == str(sum(utopia(game).values()))


@settings(max_examples=many(40))
@given(games, st.lists(st.sampled_from([f"{a}-{b}" for a in PLAYERS for b in PLAYERS if a != b]), max_size=5))
def test_connected_parts_are_those_that_chains_of_edges_make(worth: WorthOf, edges: list[str]) -> None:
    """A part grows by whoever has an edge to one of its members, until nobody has."""
    found = value_of(restricted(as_formula(worth), *edges))
    joined = {frozenset(edge.split("-")) for edge in edges}

    def parts(group: frozenset[str]) -> Iterator[frozenset[str]]:
        while group:
            part = frozenset([min(group)])
            while more := {b for b in group - part if any(frozenset([a, b]) in joined for a in part)}:
                part |= more
            group -= part
            yield part

    for group in GROUPS:
        mask = sum(1 << PLAYERS.index(player) for player in group)
        expected = sum(worth[part] for part in parts(group))
        assert Fraction(int(found["worths"][mask]), int(found["denominator"])) == expected


@settings(max_examples=many(60))
@given(
    st.lists(st.tuples(st.sampled_from([0, 1, 2, Fraction(1, 3)]), st.none() | small_values), min_size=1, max_size=4),
    small_values,
    st.sampled_from([Fraction(1, 2), Fraction(2), Fraction(5)]),
)
def test_a_level_is_accepted_where_no_lower_one_gives_the_total(
    pairs: list[tuple[Fraction, Fraction | None]], value: Fraction, lower: Fraction
) -> None:
    """Parts that add up just as well at a lower level: refused; else accepted."""

    def paid(level: Fraction) -> Fraction:
        parts = (weight * level if cap is None else min(cap, weight * level) for weight, cap in pairs)
        return sum(parts, Fraction(0))

    rows = [[constant(str(weight)), None if cap is None else constant(str(cap))] for weight, cap in pairs]
    formula = {"kind": "level", "rows": rows, "total": constant(str(paid(value))), "value": str(value)}
    # What is paid bends at few levels: beside this one, nothing bends within so small a step.
    bends = {cap / weight for weight, cap in pairs if weight and cap is not None}
    step = min([abs(value - bend) for bend in bends if bend != value], default=lower) / 2
    lowest = paid(value - min(step, lower)) < paid(value)

    assert faults_of(formula, str(value)) == (set() if lowest else {("it", "level")})


# -- Much work ---------------------------------------------------------------------------------------------

_LIMIT = "import resource\nresource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))\n"
_RUN = f"import runpy, sys\nsys.argv = ['verify.py', '-']\nrunpy.run_path({checker.__file__!r}, run_name='__main__')\n"


@pytest.mark.parametrize("case", HEAVY)
def test_much_work_is_done_or_refused_within_bounds(case: str) -> None:
    """Faults and a status, in 500 MB; a checker that works on for minutes would be stopped here."""
    command = [sys.executable, "-I", "-c", _LIMIT + _RUN]
    done = subprocess.run(command, input=HEAVY[case]().bytes(), capture_output=True, timeout=120, check=False)

    assert (done.returncode, done.stderr) == (1, b"")
    assert b"FAULT" in done.stdout
    assert b"a bug in it" not in done.stdout


def test_a_clash_whose_sums_grow_is_refused() -> None:
    """A thousand denominators in a row: what they add up to has a million digits."""
    parties = [f"p{i}" for i in range(1000)]
    terms = [[f"1/{LONG[i]}", party] for i, party in enumerate(parties)]
    data = {
        "kind": "clash",
        "total": "1",
        "parties": parties,
        "rows": [{"name": name, "terms": terms, "relation": ">=", "bound": "1"} for name in ("r", "s")],
        "weights": [["r", "1"], ["s", "1"]],
        "gives": [["r", "1"], ["s", "1"]],
        "without": [[name, [[party, "1"] for party in parties]] for name in ("r", "s")],
    }

    assert "too large" in " ".join(check_clash(data))


def test_a_clash_of_too_many_rows_is_refused() -> None:
    """Every row is looked at for every other: a thousand of them are too many."""
    parties = [f"p{i}" for i in range(200)]
    terms = [["1", party] for party in parties]
    names = [f"r{i}" for i in range(1000)]
    data = {
        "kind": "clash",
        "total": "1",
        "parties": parties,
        "rows": [{"name": name, "terms": terms, "relation": ">=", "bound": "1"} for name in names],
        "weights": [],
        "gives": [],
        "without": [],
    }

    assert check_clash(data) == ["too large to check: from here on nothing was checked"]


def test_sixteen_players_with_every_kind_of_share_are_checked() -> None:
    """The largest games that the program writes out are not too large for the checker."""
    players = [f"p{i}" for i in range(16)]
    listed = [
        [[player for i, player in enumerate(players) if mask >> i & 1], constant(str(mask.bit_count()))]
        for mask in range(1, 2**16)
    ]
    game = {"kind": "worths", "players": players, "listed": listed, "unlisted": "none"}
    trail = Trail()
    worth = [str(mask.bit_count()) for mask in range(2**16)]
    trail.add("game", game, {"denominator": "1", "worths": worth}, "table")
    weights = [[player, constant(str(i + 1))] for i, player in enumerate(players)]
    halves = " | ".join([" ".join(players[:8]), " ".join(players[8:])])
    edges = [f"{one}-{other}" for one, other in pairwise(players)]
    ones = [[player, "1"] for player in players]
    for player in players:
        # Everybody is worth 1 in any group.
        trail.add(f"share.{player}", shared(player, "game", [halves], weights), "1")
        trail.add(f"right.{player}", right(player, "gain", "game"), "1")
        joined = {"kind": "marginals", "game": restricted("game", *edges), "player": player}
        sizes = [str(Fraction(1, 16 * (checker.math.comb(15, size)))) for size in range(16)]
        trail.add(f"joined.{player}", joined | {"weights": sizes}, "1")
    levels = [{"excess": "0", "coalitions": [[str(1 << i), "1/16"] for i in range(16)], "floors": []}]
    trail.add("nucleolus", certified("nucleolus", "game", ones, levels), ones, "table")

    assert verify(trail.bytes()).faults == ()
