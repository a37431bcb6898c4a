"""Trails whose formulas on games and divisions ask for minutes, or for gigabytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from trail_by_hand import Json, Trail
from trail_of_games import certified, restricted, right, shared, step, total_of
from trail_samples import constant

SIXTEEN: Final = [f"p{i}" for i in range(16)]
#: 3 900 digits, each time others
LONG: Final = [str(10**3899 + i) for i in range(1, 2000, 2)]


def _members(mask: int) -> list[str]:
    return [player for i, player in enumerate(SIXTEEN) if mask >> i & 1]


def _game(*listed: tuple[int, str]) -> Json:
    groups = [[_members(mask), constant(worth)] for mask, worth in listed]
    return {"kind": "worths", "players": SIXTEEN, "listed": groups, "unlisted": "zero"}


def _by_blocks(sizes: list[int], *terms: tuple[list[int], str]) -> Json:
    blocks = [[f"b{b}", [f"p{b}.{i}" for i in range(size)]] for b, size in enumerate(sizes)]
    stated = [{"slots": [[b] for b in draw], "without": [], "value": constant(value)} for draw, value in terms]
    return {"kind": "synergies", "blocks": blocks, "terms": stated}


def _repeated(formula: Json, times: int, *above: tuple[str, Json]) -> Trail:
    """The formula again and again, on figures above."""
    trail = Trail()
    for name, operand in above:
        trail.add(name, operand, operand.get("value"), "number" if operand["kind"] == "constant" else "table")
    for i in range(times):
        trail.add(f"x{i}", formula, "1")
    return trail


def _listed(shares: dict[str, Json]) -> Json:
    return [[player, share] for player, share in shares.items()]


def _level(rows: Json) -> Json:
    return {"kind": "level", "rows": rows, "total": constant("1"), "value": "1"}


def _claims_game(digits: int, times: int) -> Trail:
    claims = [[player, constant(str(10**digits + 7 * i))] for i, player in enumerate(SIXTEEN)]
    estate = constant(str(16 * 10**digits))
    return _repeated({"kind": "claims_game", "claims": claims, "estate": estate}, times)


def _nested(edges: list[str]) -> Trail:
    formula: Json = _game((2**16 - 1, "1"))
    for _ in range(45):
        formula = restricted(formula, *edges)
    return _repeated({"kind": "worth", "game": formula, "members": ["p0"]}, 3)


def _cancelling_shares() -> Trail:
    """Two twins whose dividends cancel, group by group, so that no sum grows; each share has long weights."""
    table = [(mask & 7 == 3) - (mask & 7 == 5) for mask in range(2**16)]
    for bit in (1 << i for i in range(16)):
        for mask in range(2**16):
            if mask & bit:
                table[mask] += table[mask ^ bit]
    game = _game(*((mask, str(worth)) for mask, worth in enumerate(table) if worth))
    weights = [[player, constant(LONG[0 if i in (1, 2) else i])] for i, player in enumerate(SIXTEEN)]
    return _repeated(shared("p0", "game", weights=weights), 30, ("game", game))


def _shares_by_weight() -> Trail:
    """All groups of sixteen have a dividend, and many of them another weight."""
    weights = [[player, constant(str(i + 1))] for i, player in enumerate(SIXTEEN)]
    game = _game(*((mask, str(mask * mask % 97)) for mask in range(1, 2**16)))
    return _repeated(shared("p0", "game", weights=weights), 200, ("game", game))


def _all_groups_in_a_proof(times: int) -> Trail:
    """Nothing is worth anything: every group attains the level, and all are named."""
    groups = [[str(mask), "1/65534"] for mask in range(1, 2**16 - 1)]
    alone: list[Json] = [step("0", [["1", "1/2"], ["65534", "1/2"]]), step("0", groups)]
    answer = [[player, "0"] for player in SIXTEEN]
    return _repeated(certified("prenucleolus", _game(), answer, alone), times)


def _floors() -> Trail:
    floors = [[str(i), "1"] for i in range(2**16)]
    answer = [[player, "0"] for player in SIXTEEN]
    return _repeated(certified("nucleolus", _game(), answer, [step("0", [["1", "1"]], floors)]), 6)


def _long_proof() -> Trail:
    """Weights of 3 900 digits, and an excess of as many."""
    groups = [[str(mask), f"1/{LONG[mask]}"] for mask in range(1, 500)]
    answer = [[player, "0"] for player in SIXTEEN]
    steps = [step(f"1/{LONG[0]}", groups), step("0", groups)]
    return _repeated(certified("prenucleolus", _game(), answer, steps), 8)


def _ends_by_all_groups() -> Trail:
    weights = [[str(mask), "1"] for mask in range(1, 2**16 - 1, 3)]
    answer = [[player, "0"] for player in SIXTEEN]
    ends = [{"value": "0", "point": ["0"] * 16, "weights": weights, "total": "0"}]
    return _repeated(certified("core_least", _game(), answer, ends * 16), 3)


def _long_ends() -> Trail:
    weights = [[str(mask), f"1/{LONG[mask]}"] for mask in range(1, 500)]
    answer = [[player, "0"] for player in SIXTEEN]
    ends = [{"value": "0", "point": ["0"] * 16, "weights": weights, "total": "0"}]
    return _repeated(certified("core_least", _game(), answer, ends * 16), 1)


def _row(name: str, terms: Json, bound: str = "0") -> Json:
    return {"name": name, "terms": terms, "relation": ">=", "bound": constant(bound)}


def _nearest(parties: list[str], part: str, rows: Json, levels: Json) -> Json:
    return {
        "kind": "nearest",
        "reference": [[party, constant(part)] for party in parties],
        "total": constant("0"),
        "answer": [[party, part] for party in parties],
        "levels": levels,
        "rows": rows,
        "scale": [],
    }


def _sum_that_grows() -> Trail:
    """One row of a thousand coefficients, each with a denominator of its own."""
    parties = [f"p{i}" for i in range(1000)]
    terms = [[constant(f"1/{LONG[i]}"), party] for i, party in enumerate(parties)]
    formula = _nearest(parties, "1", [_row("r", terms)], [])
    return _repeated(formula | {"total": constant("1000")}, 1)


def _many_rows() -> Trail:
    rows = [_row(f"r{i}", [["one", "p"]]) for i in range(40_000)]
    return _repeated(_nearest(["p"], "0", rows, [{"deviation": "0", "weights": []}]), 4, ("one", constant("1")))


def _many_levels() -> Trail:
    """Each level settles nobody that it may: the last party stays."""
    parties = [f"p{i}" for i in range(2000)]
    answer = [[party, str(i - 1000)] for i, party in enumerate(parties)]
    levels = [{"deviation": "1000", "weights": []} for _ in range(100_000)]
    return _repeated(_nearest(parties, "0", [], levels) | {"answer": answer, "total": constant("-1000")}, 3)


def _bounds_of_one_party() -> Trail:
    """A share of 3 900 digits, compared with a million bounds."""
    shares = [["p", "share"]]
    within = [["p", "at least", "one"]] * 400_000
    formula = {"kind": "apportioned", "total": "share", "unit": "unit", "shares": shares, "within": within}
    above = (("one", constant("1")), ("share", constant(LONG[1])), ("unit", constant("1/" + LONG[2])))
    return _repeated(formula, 3, *above)


def _rights_by_make_up(value: str) -> Trail:
    """65 536 make-ups of sixteen blocks, and a dividend for each pair of blocks."""
    pairs = [([a, b], value) for a in range(16) for b in range(a)]
    game = _by_blocks([1] * 16, *pairs)
    return _repeated(right("p0.0", "gain", game), 20)


def _long_tables() -> Trail:
    """Worths of 1 200 digits, in one table after another."""
    game = _game((1, str(10**1200)), (2**16 - 1, str(16 * 10**1200 + 1)))
    trail = Trail()
    trail.add("game", game | {"unlisted": "superadditive"}, None, "table")
    for i in range(20):
        trail.add(f"r{i}", restricted("game", f"p0-p{i % 15 + 1}"), None, "table")
        trail.add(f"s{i}", shared("p0", f"r{i}", dual=bool(i % 2)), "1")
        trail.add(f"t{i}", total_of("right", "gain", f"r{i}"), "1")
    return trail


def _tables_beside_long_lines() -> Trail:
    """As many tables as fit into the work that is allowed, and a line that fills the memory for a while."""
    game = _game((1, str(10**70)), (2**16 - 1, str(16 * 10**70 + 1)))
    trail = Trail()
    trail.add("game", game, None, "table")
    for i in range(30):
        trail.add(f"r{i}", restricted("game", f"p0-p{i % 15 + 1}"), None, "table")
        trail.add(f"s{i}", shared("p0", f"r{i}"), "1")
    trail.add("after", {"kind": "long", "rows": [["w", None]] * 630_000}, "1")
    return trail


def _edges() -> Iterator[str]:
    return (f"p{a}-p{b}" for a in range(16) for b in range(a))


#: name: a trail that no checker should spend half a minute on
HEAVY: Final[dict[str, Callable[[], Trail]]] = {
    "a hundred thousand levels": lambda: _repeated(
        shared("p0", "game") | {"levels": [[SIXTEEN]] * 100_000}, 2, ("game", _game())
    ),
    "levels of two players": lambda: _repeated(
        shared("a", "game") | {"levels": [[["a", "b"]]] * 300_000},
        4,
        ("game", {"kind": "worths", "players": ["a", "b"], "listed": [], "unlisted": "zero"}),
    ),
    "rows of long weights": lambda: _repeated(_level([["w", None]] * 300_000), 3, ("w", constant(LONG[0]))),
    "rows with long denominators": lambda: _repeated(_level([[constant(f"1/{long}"), None] for long in LONG]), 5),
    "millions of rows": lambda: _repeated(_level([["w", None]] * 400_000), 4, ("w", constant("1"))),
    "long weights whose shares cancel": _cancelling_shares,
    "shares by weight of all groups": _shares_by_weight,
    "a proof by all groups": lambda: _all_groups_in_a_proof(12),
    "65 536 floors": _floors,
    "long weights in a proof": _long_proof,
    "ends by all groups": _ends_by_all_groups,
    "ends by long weights": _long_ends,
    "restricted, 45 deep, all edges": lambda: _nested(list(_edges())),
    "restricted, 45 deep, a path": lambda: _nested([f"p{i}-p{i + 1}" for i in range(15)]),
    "half a million edges": lambda: _repeated(
        {"kind": "worth", "game": restricted("game") | {"edges": [["a", "b"]] * 300_000}, "members": ["a"]},
        4,
        ("game", {"kind": "worths", "players": ["a", "b"], "listed": [], "unlisted": "zero"}),
    ),
    "long claims": lambda: _claims_game(3900, 3),
    "claims of 1 200 digits": lambda: _claims_game(1200, 12),
    "claims of 300 digits": lambda: _claims_game(300, 12),
    "a table of 1 200 digits on another": _long_tables,
    "tables beside long lines": _tables_beside_long_lines,
    "rights by 65 536 make-ups": lambda: _rights_by_make_up("1"),
    "long rights by 65 536 make-ups": lambda: _rights_by_make_up(LONG[0]),
    "rights of a thousand blocks": lambda: _repeated(right("p0.0", "gain", _by_blocks([1] * 1000)), 3),
    "a long dividend written out": lambda: _repeated(
        {"kind": "certified", "claim": "nucleolus", "sense": "gain", "answer": [], "proof": []}
        | {"game": _by_blocks([16], ([0], LONG[0]))},
        3,
    ),
    "a sum of a thousand denominators": _sum_that_grows,
    "rows of a division": _many_rows,
    "levels of a division": _many_levels,
    "bounds of one share": _bounds_of_one_party,
}
