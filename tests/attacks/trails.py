"""Trails that are nonsense, and trails that ask for too much work."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from trail_by_hand import Json, Trail, canonical
from trail_samples import apportioned, constant, objections, small

#: no trails at all, or trails with something in them that none may have
FILES: Final[dict[str, Callable[[], bytes]]] = {
    "empty": lambda: b"",
    "a line feed": lambda: b"\n",
    "binary": lambda: bytes(range(256)) * 40,
    "zeros": lambda: bytes(10_000),
    "an empty object": lambda: b"{}\n",
    "a list": lambda: b"[]\n",
    "UTF-16": lambda: small().bytes().decode().encode("utf-16"),
    "pretty printed": lambda: json.dumps(json.loads(small().bytes()), indent=2).encode(),
    "one line": lambda: canonical(json.loads(small().bytes())).encode(),
    "deep": lambda: b'{\n"choices":[\n' + b"[" * 1_000_000,
    "deep records": lambda: b'{\n"choices":[\n' + b"[" * 100_000 + b"]" * 100_000 + b"\n],\n",
    "deep objects": lambda: b'{\n"choices":[\n' + b'{"a":' * 100_000 + b"\n],\n",
    "a deep figure": lambda: small().bytes().replace(b'"terms":[', b'"terms":' + b"[" * 100_000, 1),
    "a long number": lambda: small().bytes().replace(b'"line":5', b'"line":' + b"5" * 100_000, 1),
    "a float": lambda: small().bytes().replace(b'"line":5', b'"line":5.0', 1),
    "infinity": lambda: small().bytes().replace(b'"line":5', b'"line":Infinity', 1),
    "a key twice": lambda: small().bytes().replace(b'"raw":"120"', b'"raw":"120","raw":"120"', 1),
    "a surrogate": lambda: small().bytes().replace(b'"clause":"7.2"', b'"clause":"\\udfff"', 1),
    "a raw surrogate": lambda: small().bytes().replace(b'"clause":"7.2"', b'"clause":"\xed\xbf\xbf"', 1),
    "line feeds": lambda: b"\n" * 5_000_000,
    "commas": lambda: b'{\n"choices":[\n[' + b"0," * 10_000_000 + b"0]\n]",
    "too large": lambda: b" " * 50_000_001,
}


def _players(count: int) -> list[str]:
    return [f"p{i}" for i in range(count)]


#: formulas refused because checking them would take minutes or gigabytes
TOO_LARGE: Final[dict[str, Callable[[], Json]]] = {
    "a group of each of 60 kinds": lambda: objections(
        {"kind": "synergies", "blocks": [[f"b{i}", [f"p{i}"]] for i in range(60)], "terms": []},
        "gain",
        1,
        **{f"p{i}": "0" for i in range(60)},
    ),
    "2^60 makings of one group": lambda: {
        "kind": "synergies",
        "blocks": [[f"b{i}", [f"p{i}", f"q{i}"]] for i in range(60)],
        "terms": [{"slots": [list(range(60))] * 30, "without": [], "value": constant("1")}],
    },
    "without forty blocks": lambda: {
        "kind": "synergies",
        "blocks": [[f"b{i}", [f"p{i}", f"q{i}"]] for i in range(41)],
        "terms": [{"slots": [[0]], "without": list(range(1, 41)), "value": constant("1")}],
    },
    "a cover of sixteen players by nearly all groups": lambda: {
        "kind": "worths",
        "players": _players(16),
        "listed": [[[f"p{i}" for i in range(16) if mask >> i & 1], constant("1")] for mask in range(1, 2**16, 3)],
        "unlisted": "superadditive",
    },
    "200 000 shares": lambda: apportioned(
        "200000", "1", [[f"p{i}", constant(f"{i % 7919 + 1}/7927")] for i in range(200_000)]
    ),
    "long worths of sixteen players": lambda: {
        "kind": "worths",
        "players": _players(16),
        "listed": [[["p0"], constant("9" * 3900)]],
        "unlisted": "superadditive",
    },
}


def chain() -> Trail:
    """A figure on a figure, 100 000 deep."""
    trail = Trail()
    trail.add("c0", constant("0"), "0")
    for i in range(1, 100_000):
        trail.add(f"c{i}", {"kind": "sum", "terms": [["1", f"c{i - 1}"], ["1/2", constant("2")]]}, str(i))
    return trail


def long_sums() -> Trail:
    """Five hundred sums of a thousand halves each: half of 0 + 1 + … + 999 is 249 750."""
    trail = Trail()
    for i in range(1000):
        trail.add(f"g{i}", constant(str(i)), str(i))
    every = [["1/2", f"g{i}"] for i in range(1000)]
    for i in range(500):
        trail.add(f"s{i}", {"kind": "sum", "terms": every}, "249750")
    return trail


def _by_kinds(sizes: list[int]) -> tuple[Json, list[str]]:
    blocks = [[f"b{b}", [f"p{b}.{i}" for i in range(size)]] for b, size in enumerate(sizes)]
    slots: list[Json] = [[[b]] for b in range(len(sizes))] + [[[0], [b]] for b in range(len(sizes))]
    terms = [{"slots": slot, "without": [], "value": constant("1")} for slot in slots]
    return {"kind": "synergies", "blocks": blocks, "terms": terms}, [name for _, names in blocks for name in names]


def fifty_thousand_make_ups() -> Trail:
    """27 x 19 x 10 x 10 = 51 300 kinds of groups; nobody is paid, so all but two object."""
    game, names = _by_kinds([26, 18, 9, 9])
    trail = Trail()
    groups = str(2**62 - 2)
    # Everybody but one of the second kind (of three such groups the smallest list of counts):
    # 61 alone, 26 x 25 / 2 + 26 x (18 + 9 + 8) in pairs.
    best = [{"p0.0": 26, "p1.0": 17, "p2.0": 9, "p3.0": 9}, str(61 + 325 + 26 * 35)]
    value = {"groups": groups, "objecting": groups, "largest": [best]}
    trail.add("it", objections(game, "gain", 1, **dict.fromkeys(names, "0")), value, "table")
    return trail


def full_of_work() -> Trail:
    """Each figure is small enough; together they would take minutes."""
    trail = Trail()
    trail.add("n", constant("7" * 3900), "7" * 3900)
    trail.add("i", constant("1/" + "7" * 3900), "1/" + "7" * 3900)
    for i in range(500):
        trail.add(f"x{i}", {"kind": "product", "of": ["n", "i"] * 50}, "1")
    return trail


def too_large(case: str) -> Trail:
    """One of the formulas in a trail of its own."""
    trail = Trail()
    trail.add("it", TOO_LARGE[case](), None, "table")
    return trail
