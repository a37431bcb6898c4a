"""The checker against trails written by hand: right ones, wrong ones, and hostile ones.

Every value here was computed on paper; the game rules are compared with the slow oracles as well.
"""

import copy
import hashlib
import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.verify import Report, lines, main, verify
from oracles.superadditive_by_partitions import superadditive_by_partitions
from oracles.synergies_by_enumeration import Term, synergies_by_enumeration
from trail_by_hand import Json, Trail, canonical, digest_of, redigested

CONTRACT = """\
iuralloc: 1
title: 电池回收中心
currency: CNY
unit: 万元
a: 120
b: 12.5%
c: 18m
d: "5/8"
e: 30_000百元
f: 1,000.5
g: -７ # full-width
h: 2.5 million yuan
i: 1_384
j: 250‰
k: 35万RMB
l: −1.5e3
m: 7y
""".encode()

# Not `from iuralloc import verify`: that is the function.
checker = sys.modules["iuralloc.verify"]
CHECKER = Path(str(checker.__file__))


def base() -> Trail:
    """A trail with five readings of the contract: 120, 1/8, 3/2 years, 5/8, 300."""
    trail = Trail(CONTRACT)
    trail.unit("万元", 10_000)
    trail.given("a", "120", "amount", "120")
    trail.given("b", "12.5%", "number", "1/8")
    trail.given("c", "18m", "years", "3/2")
    trail.given("d", '"5/8"', "number", "5/8")
    trail.given("e", "30_000百元", "amount", "300")
    return trail


def named(report: Report) -> set[tuple[str, str]]:
    """Figure and code of every fault."""
    return {(fault.figure, fault.code) for fault in report.faults}


def constant(value: str) -> Json:
    return {"kind": "constant", "value": value}


# -- Every kind of formula, with values from paper ---------------------------------------------------------

# A worth 1/2, A and B 3/2, all three 4.
LISTED = [[["A"], constant("1/2")], [["B", "A"], constant("3/2")], [["A", "B", "C"], constant("4")]]
ZERO = {"kind": "worths", "players": ["A", "B", "C"], "listed": LISTED, "unlisted": "zero"}
PAIR = {"kind": "worths", "players": ["A", "B"], "unlisted": "none"}
BEST = {"kind": "worths", "players": ["A", "B", "C"], "listed": LISTED[:2], "unlisted": "superadditive"}
COSTS = [[["A"], constant("5")], [["A", "B"], constant("3")]]
CHEAP = {"kind": "worths", "players": ["A", "B", "C"], "listed": COSTS, "unlisted": "superadditive"}

# Each enterprise 4; each enterprise with the institute 3/4; a pair of enterprises 1/2, without the institute.
ALLIANCE = {
    "kind": "synergies",
    "blocks": [["firms", ["E1", "E2"]], ["institutes", ["I"]]],
    "terms": [
        {"slots": [[0]], "without": [], "value": constant("4")},
        {"slots": [[0], [1]], "without": [], "value": constant("3/4")},
        {"slots": [[0], [0]], "without": [1], "value": constant("1/2")},
    ],
}
ALLIANCE_VALUE = {
    "denominator": "4",
    "dividends": [[[1, 0], "16"], [[1, 1], "3"], [[2, 0], "2"], [[2, 1], "-2"]],
}
# Two slots over both blocks: any pair of three, counted once.
ANY_PAIR = {
    "kind": "synergies",
    "blocks": ALLIANCE["blocks"],
    "terms": [{"slots": [[0, 1], [1, 0]], "without": [], "value": constant("1")}],
}
# 10 in whole units by thirds: the odd one to whom stands first.
THIRDS = [[name, {"kind": "quotient", "of": [constant("10"), constant("3")]}] for name in ("A", "B", "C")]
LOSSES = [[name, constant(share)] for name, share in (("A", "-9/4"), ("B", "-5/2"), ("C", "-21/4"))]


def apportioned(total: str, unit: str, shares: Json) -> Json:
    return {"kind": "apportioned", "total": constant(total), "unit": constant(unit), "shares": shares}


def rounded(value: str, unit: str) -> Json:
    return {"kind": "rounded", "of": constant(value), "unit": constant(unit), "mode": "half away from zero"}


def marginals(game: Json, player: str) -> Json:
    """Weights of the Shapley value for three players."""
    return {"kind": "marginals", "game": game, "player": player, "weights": ["1/3", "1/6", "1/3"]}


def objections(game: Json, sense: str, listed: int, /, **payoffs: str) -> Json:
    rows = [[player, constant(payoff)] for player, payoff in payoffs.items()]
    return {"kind": "objections", "game": game, "sense": sense, "payoffs": rows, "listed": listed}


def largest(groups: str, objecting: str, *rows: Json) -> Json:
    return {"groups": groups, "objecting": objecting, "largest": list(rows)}


def table(denominator: str, worths: str) -> Json:
    return {"denominator": denominator, "worths": worths.split()}


def rows(**shares: str) -> Json:
    return [[party, share] for party, share in shares.items()]


TABLES = {"worths", "synergies", "apportioned", "objections"}
# Name of the case: formula, its value, a wrong value.
KINDS: dict[str, tuple[Json, Json, Json]] = {
    "constant": (constant("-22/7"), "-22/7", "22/7"),
    "sum": ({"kind": "sum", "terms": [["2", "a"], ["-1/3", "d"], ["2", "a"]]}, "11515/24", "11514/24"),
    "sum of nothing": ({"kind": "sum", "terms": []}, "0", "1"),
    "product": ({"kind": "product", "of": ["a", "b", constant("-1/3")]}, "-5", "5"),
    "quotient": ({"kind": "quotient", "of": ["b", "d"]}, "1/5", "5"),
    "least": ({"kind": "least", "of": ["a", "e", constant("299")]}, "120", "299"),
    "greatest": ({"kind": "greatest", "of": ["a", "e", constant("299")]}, "300", "299"),
    "rounded up": (rounded("5/2", "1"), "3", "2"),
    "rounded away from zero": (rounded("-5/2", "1"), "-3", "-2"),
    "rounded to cents": (rounded("1/3", "1/100"), "33/100", "1/3"),
    "rounded down": (rounded("-249/100", "1"), "-2", "-3"),
    "apportioned": (apportioned("10", "1", THIRDS), rows(A="4", B="3", C="3"), rows(A="3", B="4", C="3")),
    "apportioned cents": (
        apportioned("1/10", "1/100", [["A", constant("1/30")], ["B", constant("1/15")]]),
        rows(A="3/100", B="7/100"),
        rows(A="1/30", B="1/15"),
    ),
    # Floors -3, -3, -6; two of three units back, to the largest remainders 3/4 (A) and 3/4 (C).
    "apportioned loss": (
        apportioned("-10", "1", LOSSES),
        rows(A="-2", B="-3", C="-5"),
        rows(A="-2", B="-2", C="-6"),
    ),
    "entry": ({"kind": "entry", "of": apportioned("10", "1", THIRDS), "key": "B"}, "3", "4"),
    "worths zero": (ZERO, table("2", "0 1 0 3 0 0 0 8"), table("2", "0 1 0 3 0 1 0 8")),
    "worths none": (
        PAIR | {"listed": [*LISTED[:2], [["B"], constant("1/3")]]},
        table("6", "0 3 2 9"),
        table("12", "0 6 4 18"),
    ),
    "worths superadditive": (BEST, table("2", "0 1 0 3 0 1 0 3"), table("2", "0 1 0 3 0 0 0 3")),
    "worths keep what is listed": (
        BEST | {"listed": [[["A"], constant("2")], [["A", "B"], constant("1")]]},
        table("1", "0 2 0 1 0 2 0 2"),  # A and B, listed, stay at 1; all three do better as A and the rest
        table("1", "0 2 0 2 0 2 0 2"),
    ),
    "worths of a burden": (
        CHEAP | {"sense": "burden"},
        table("1", "0 5 0 3 0 5 0 3"),
        table("1", "0 5 0 3 0 5 0 5"),
    ),
    "synergies": (ALLIANCE, ALLIANCE_VALUE, ALLIANCE_VALUE | {"dividends": ALLIANCE_VALUE["dividends"][:3]}),
    "synergies counted once": (
        ANY_PAIR,
        {"denominator": "1", "dividends": [[[1, 1], "1"], [[2, 0], "1"]]},
        {"denominator": "1", "dividends": [[[1, 1], "2"], [[2, 0], "1"]]},
    ),
    "worth": ({"kind": "worth", "game": ZERO, "members": ["B", "A"]}, "3/2", "4"),
    # 2 x 4 + 2 x 3/4; the pair of enterprises adds nothing, the institute is there.
    "worth by blocks": ({"kind": "worth", "game": ALLIANCE, "members": ["I", "E1", "E2"]}, "19/2", "10"),
    "worth without": ({"kind": "worth", "game": ALLIANCE, "members": ["E1", "E2"]}, "17/2", "8"),
    "dividend": ({"kind": "dividend", "game": ALLIANCE, "draw": [2, 1]}, "-1/2", "1/2"),
    "dividend not listed": ({"kind": "dividend", "game": ALLIANCE, "draw": [0, 1]}, "0", "1"),
    # 1/3 x 1/2 + 1/6 x 3/2 + 1/3 x 4
    "marginals": (marginals(ZERO, "A"), "7/4", "2"),
    # 3/4 from the two pairs with an enterprise, less a third of 1/2
    "marginals by blocks": (marginals(ALLIANCE, "I"), "7/12", "3/4"),
    "objections": (
        objections(ZERO, "gain", 5, A="0", B="1", C="3"),
        largest("6", "2", [["A"], "1/2"], [["A", "B"], "1/2"]),
        largest("6", "2", [["A", "B"], "1/2"], [["A"], "1/2"]),
    ),
    "objections to a burden": (
        objections(ZERO, "burden", 3, B="1", A="0", C="3"),
        largest("6", "4", [["B", "C"], "4"], [["C"], "3"], [["A", "C"], "3"]),
        largest("6", "4", [["B", "C"], "4"], [["A", "C"], "3"], [["C"], "3"]),
    ),
    "objections by type": (
        objections(ALLIANCE, "gain", 9, E1="3", E2="3", I="7/2"),
        largest("6", "3", [{"E1": 2}, "5/2"], [{"E1": 1}, "1"]),
        largest("6", "2", [{"E1": 2}, "5/2"], [{"E1": 1}, "1"]),
    ),
    "objections by types in a block": (
        objections(ALLIANCE, "gain", 2, E1="3", E2="5", I="3/2"),
        largest("6", "3", [{"E1": 1}, "1"], [{"E1": 1, "E2": 1}, "1/2"]),
        largest("6", "3", [{"E1": 1}, "1"], [{"E1": 1, "I": 1}, "1/4"]),
    ),
    "objections, none listed": (
        objections(ZERO, "gain", 0, A="0", B="1", C="3"),
        largest("6", "2"),
        largest("6", "0"),
    ),
}


def with_kind(case: str, value: Json) -> Trail:
    trail, formula = base(), KINDS[case][0]
    trail.add("it", formula, value, "table" if formula["kind"] in TABLES else "number")
    trail.add("above", {"kind": "sum", "terms": [["1", "a"]]}, "120")
    return trail


@pytest.mark.parametrize("case", KINDS)
def test_every_kind_of_formula_is_recomputed(case: str) -> None:
    report = verify(with_kind(case, KINDS[case][1]).bytes(), CONTRACT)

    assert report.faults == ()
    assert (report.recomputed, report.given, report.readings) == (2, 5, 6)
    assert (report.certificate, report.estimate, report.contract_checked) == (0, 0, True)
    assert report.constants == canonical(KINDS[case][0]).count('"kind":"constant"')


@pytest.mark.parametrize("case", KINDS)
def test_a_wrong_value_that_is_well_sealed_names_its_figure(case: str) -> None:
    """Seals and digest are recomputed: only the arithmetic is wrong, and only the figure `it`."""
    report = verify(with_kind(case, KINDS[case][2]).bytes(), CONTRACT)

    assert named(report) <= {("it", "value"), ("it", "unit")}
    assert ("it", "value") in named(report)


def test_the_kinds_are_all_there() -> None:
    assert {formula["kind"] for formula, _, _ in KINDS.values()} | {"given"} == set(checker._Checker(None)._kinds)


# -- What is given -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "sort", "value"),
    [
        ("120", "amount", "120"),
        ("120", "number", "120"),
        ("12.5%", "number", "1/8"),
        ("18m", "years", "3/2"),
        ('"5/8"', "number", "5/8"),
        ('"5/8"', "amount", "5/8"),
        ("30_000百元", "amount", "300"),
        ("1,000.5", "amount", "2001/2"),
        ("-７", "number", "-7"),
        ("2.5 million yuan", "amount", "250"),
        ("1_384", "number", "1384"),
        ("250‰", "number", "1/4"),
        ("35万RMB", "amount", "35"),
        ("−1.5e3", "number", "-1500"),
        ("7y", "years", "7"),
    ],
)
def test_numbers_as_contracts_write_them(raw: str, sort: str, value: str) -> None:
    trail = base()
    trail.given("it", raw, sort, value)

    report = verify(trail.bytes(), CONTRACT)

    assert report.faults == ()
    assert (report.given, report.readings) == (6, 7)


@pytest.mark.parametrize(
    ("raw", "sort"),
    [
        *[
            (raw, "number")
            for raw in ("120元", "3万", "7y", "1.000,00", "1,00", "1__0", "_1", ".5", "5.", "1e", "1e31")
        ],
        *[
            (raw, "number")
            for raw in (
                "",
                "'",
                '"1',
                "1 2",
                "0x10",
                "½",
                "1/2/3",
                "++1",
                "٣",
                "nan",
                "inf",
                "true",
                "1" * 41,
            )
        ],
        *[(raw, "amount") for raw in ("5%", "250‰", "7y", "5 USD", "5 万千", "5 Yuan", "万", "5元元")],
        *[(raw, "years") for raw in ("7", "7 years", "7%", "7元", "7d")],
        ("7", "estimate"),
    ],
)
def test_what_is_no_number_is_refused(raw: str, sort: str) -> None:
    trail = Trail()
    place = {"raw": raw, "start": 0, "end": len(raw.encode()), "line": 1}
    trail.add("it", {"kind": "given", "as": sort, **place}, "7", sort if sort == "amount" else "number")

    assert ("it", "number") in named(verify(trail.bytes())) or ("it", "currency") in named(verify(trail.bytes()))


def test_a_number_divided_by_zero_is_no_number() -> None:
    trail = Trail()
    place = {"raw": "1/0.0", "start": 0, "end": 5, "line": 1}
    trail.add("it", {"kind": "given", "as": "number", **place}, "7")

    assert named(verify(trail.bytes())) == {("it", "zero-divisor")}


def test_without_the_contract_the_report_says_so() -> None:
    report = verify(base().bytes())

    assert report.green
    assert (report.given, report.readings, report.contract_checked) == (5, 0, False)
    assert any("No contract given" in line and "not compared" in line for line in lines(report))


def test_a_number_nested_in_a_formula_is_read_again_too() -> None:
    trail = base()
    nested = {"kind": "given", "as": "number", **trail.place("250‰")}
    trail.add("it", {"kind": "product", "of": ["a", nested]}, "30")

    assert verify(trail.bytes(), CONTRACT).readings == 7
    assert named(verify(trail.bytes(), CONTRACT.replace("250‰".encode(), "350‰".encode()))) == {
        ("", "contract"),
        ("it", "contract"),
    }


@pytest.mark.parametrize(
    ("raw", "start_of", "shift"),
    [
        ("20", "120", 1),  # the tail of 120
        ("12", "120", 0),  # its head
        ("12", "12.5%", 0),
        ("12.5", "12.5%", 0),  # without the percent sign
        ("18", "18m", 0),
        ("30_000", "30_000百元", 0),
        ("2.5 million", "2.5 million yuan", 0),
        ("384", "1_384", 2),
    ],
)
def test_a_reading_that_stops_short_is_no_reading(raw: str, start_of: str, shift: int) -> None:
    """The bytes are there, but the contract says another number."""
    trail = base()
    start = CONTRACT.index(start_of.encode()) + shift
    place = {"raw": raw, "start": start, "end": start + len(raw), "line": CONTRACT[:start].count(b"\n") + 1}
    value = {"12.5": "25/2", "2.5 million": "250", "30_000": "30000"}.get(raw, raw)
    trail.add("it", {"kind": "given", "as": "amount", **place}, value, "amount")

    assert verify(trail.bytes()).green
    assert named(verify(trail.bytes(), CONTRACT)) == {("it", "contract")}


@pytest.mark.parametrize("change", [{"start": 5}, {"end": 60}, {"line": 4}, {"start": 10**9, "end": 10**9 + 3}])
def test_a_wrong_place_is_named(change: Json) -> None:
    trail = base()
    trail.change("a", formula=trail.figures[0]["formula"] | change)

    assert named(verify(trail.bytes(), CONTRACT)) == {("a", "contract")}


def test_every_byte_of_the_contract_counts() -> None:
    """A byte at a reading names the figure (or the unit); any other is named by the SHA-256."""
    trail = base()
    data = trail.bytes()
    places = {record["id"]: record["formula"] for record in trail.figures}

    for at in range(len(CONTRACT)):
        changed = CONTRACT[:at] + bytes([CONTRACT[at] ^ 1]) + CONTRACT[at + 1 :]
        report = verify(data, changed)
        assert ("", "contract") in named(report)
        for name, place in places.items():
            if place["start"] <= at < place["end"]:
                assert (name, "contract") in named(report)
    assert verify(data, CONTRACT).green


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ({"scale": 100}, "fields"),
        ({"scale": 0}, "fields"),
        ({"scale": True}, "type"),
        ({"scale": 1000, "raw": "万元", "start": 48, "end": 54, "line": 4}, "unit"),
        ({"scale": 10_000, "raw": "万USD", "start": 48, "end": 54, "line": 4}, "currency"),
        ({"scale": 10_000, "raw": "千%", "start": 48, "end": 54, "line": 4}, "number"),
        ({"scale": 10_000, "raw": "万元", "start": 47, "end": 53, "line": 4}, "contract"),
        ([], "type"),
    ],
)
def test_a_unit_that_does_not_hold_is_named(unit: Json, code: str) -> None:
    trail = Trail(CONTRACT)
    trail.header["unit"] = unit

    assert named(verify(trail.bytes(), CONTRACT)) == {("", code)}


@pytest.mark.parametrize("unit", ["thousand", "亿元", "million USD", "1", "'千'"])
def test_units_are_read_as_numbers_are(unit: str) -> None:
    scale = {"thousand": 1000, "亿元": 10**8, "million USD": 10**6, "1": 1, "'千'": 1000}[unit]
    trail = Trail(f"unit: {unit}\n".encode())
    trail.header["currency"] = "USD" if "USD" in unit else "CNY"
    trail.unit(unit, scale)

    report = verify(trail.bytes(), trail.contract)

    assert report.faults == ()
    assert report.readings == 1


# -- A changed byte ----------------------------------------------------------------------------------------


def small() -> Trail:
    trail = base()
    terms = [["1/2", "a"], ["-1", {"kind": "product", "of": ["e", "b"]}]]
    trail.add("profit.1.甲", {"kind": "sum", "terms": terms}, "45/2", "amount")
    shares = [*THIRDS[:2], ["丙", {"kind": "product", "of": ["profit.1.甲", constant("4/27")]}]]
    trail.add("split", apportioned("10", "1", shares), rows(A="4", B="3", 丙="3"), "table")
    trail.add("part", {"kind": "entry", "of": "split", "key": "丙"}, "3", "amount")
    return trail


CHANGES: dict[str, Callable[[int], int]] = {
    "a bit": lambda byte: byte ^ 1,
    "a line feed": lambda _: 0x0A,
    "no UTF-8": lambda _: 0xFF,
    "a space": lambda _: 0x20,
    "a quotation mark": lambda _: 0x22,
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_changed_byte_is_red_and_names_its_figure(change: str) -> None:
    """Outside the line `environment` every byte counts, and a fault names the figure on whose line it stands.

    Where the byte breaks the id itself, or cuts the line before the id, the line is named instead.
    """
    data = small().bytes()
    assert verify(data, CONTRACT).green
    start = 0
    for number, line in enumerate(data.split(b"\n")[:-1], 1):
        figure = json.loads(line.removesuffix(b",")) if line.startswith(b'{"formula"') else {}
        spelled = f'"id":"{figure.get("id")}"'.encode()
        for column in range(len(line) + 1):
            old = data[start + column]
            new = CHANGES[change](old)
            if new == old or (line.startswith(b'"environment"') and column < len(line)):
                continue
            report = verify(data[: start + column] + bytes([new]) + data[start + column + 1 :], CONTRACT)
            assert not report.green, (number, column)
            first, at = report.faults[0], line.find(spelled)
            if figure and (column >= at + len(spelled) or (column < at and new != 0x0A)):
                assert first.figure == figure["id"], (number, column)
            if figure:
                assert any(f"line {number}:" in fault.message for fault in report.faults), (number, column)
        start += len(line) + 1


def test_every_missing_byte_is_red() -> None:
    data = small().bytes()
    start = data.index(b'"environment"')
    inside = range(start, data.index(b"\n", start))

    for at in range(len(data)):
        if at not in inside:
            assert not verify(data[:at] + data[at + 1 :]).green


def test_the_environment_is_outside_the_digest() -> None:
    data = small().bytes()
    changed = data.replace(b'"python":"3.11"', b'"python":"3.13"')

    assert changed != data
    assert verify(changed).green
    assert verify(changed).digest == verify(data).digest == digest_of(data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"choices":[', '"choices": ['),
        (',"ground":{', ', "ground":{'),
        ('"say":"a-figure"', '"say":"a\\u002dfigure"'),
        ('"甲"', '"\\u7532"'),
        ("\n", "\r\n"),
        ("{\n", "\ufeff{\n"),
        ("}\n", "}"),
        ("\n}\n", "\n}\n\n"),
        ("\n}\n", "\n}\n{}\n"),
        ('"findings":[\n]', '"findings":[]'),
        ('"format":"iuralloc-trail/1"', '"format":"iuralloc-trail/2"'),
        ('"format":"iuralloc-trail/1",\n', ""),
        ('"findings":[', '"zindings":['),
        ('"code":"order-of-parties","facts"', '"facts":{},"code":"order-of-parties","facts"'),
        ('"facts":{"pool":"profit"}', '"facts":{"pool":1.5}'),
        ('"facts":{"pool":"profit"}', '"facts":{"pool":NaN}'),
        ('"facts":{"pool":"profit"}', '"facts":{"pool":-0}'),
        ('"facts":{"pool":"profit"}', '"facts":{"pool":12345678901234567890}'),
        ('"facts":{"pool":"profit"}', '"facts":{"pool":"\\ud800"}'),
        ('{"id":"profit","lines":["a"]},\n', '{"id":"profit","lines":["a"]}\n'),
        ('{"id":"profit","lines":["a"]}', "[]"),
    ],
)
def test_another_way_of_writing_is_red_even_with_its_digest(old: str, new: str) -> None:
    data = small()
    data.figures[0]["label"]["who"] = "甲"
    text = data.bytes().decode()
    assert old in text

    report = verify(redigested(text.replace(old, new, 1).encode("utf-8", "surrogatepass")))

    assert not report.green
    assert {code for _, code in named(report)}.isdisjoint({"digest", "value"})


def test_a_white_space_in_a_figure_names_the_figure() -> None:
    text = small().bytes().replace(b'"formula":{"kind":"sum",', b'"formula":{"kind": "sum",')

    assert named(verify(redigested(text))) == {("profit.1.甲", "canonical")}


# -- Forgery -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("case", "unit"), [("constant", "table"), ("worths zero", "number")])
def test_a_table_is_no_number(case: str, unit: str) -> None:
    formula, value, _ = KINDS[case]
    trail = Trail()
    trail.add("it", formula, value, unit)

    assert named(verify(trail.bytes())) == {("it", "unit")}


def test_a_key_that_stands_twice_is_seen() -> None:
    text = small().bytes().replace(b'"raw":"120"', b'"raw":"120","raw":"120"', 1)

    assert named(verify(redigested(text))) == {("a", "canonical")}


def test_a_record_changed_without_its_seal_is_named() -> None:
    data = small().bytes().replace(b'"clause":"7.2"', b'"clause":"7.3"', 1)

    assert named(verify(redigested(data))) == {("a", "seal")}


def test_a_figure_resealed_alone_is_betrayed_by_those_above() -> None:
    trail = small()
    old = trail.bytes()
    trail.change("e", label={"say": "another"})
    new = trail.bytes()
    mixed = b"\n".join(n if b'"id":"e"' in n else o for o, n in zip(old.split(b"\n"), new.split(b"\n"), strict=True))

    assert named(verify(redigested(mixed))) == {("profit.1.甲", "seal")}


def test_a_seal_cannot_hide_in_a_label() -> None:
    """A label with a key `seal` of the same text: only the record's own seal is left out of the hash."""
    trail = Trail()
    trail.add("it", constant("1"), "1")
    seal = json.loads(trail.bytes().split(b"\n")[8])["seal"]
    trail.change("it", label={"say": "x", "seal": seal})
    assert verify(trail.bytes()).green
    trail.change("it", label={"say": "x", "seal": seal}, seal=seal)
    assert named(verify(trail.bytes())) == {("it", "seal")}


def test_the_digest_expected() -> None:
    data = small().bytes()
    digest = digest_of(data)

    assert verify(data, expect=digest).green
    assert verify(data, expect=digest.removeprefix("sha256:")).green
    assert named(verify(data, expect="sha256:" + "0" * 64)) == {("", "expect")}
    assert named(verify(data, expect="")) == {("", "expect")}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"unit": "table"}, "unit"),
        ({"unit": "years"}, "unit"),
        ({"unit": "euro"}, "unit"),
        ({"unit": []}, "unit"),
        ({"value": 120}, "value"),
        ({"value": "120.0"}, "value"),
        ({"value": None}, "value"),
        ({"label": {}}, "type"),
        ({"label": "x"}, "type"),
        ({"ground": {"why": "x"}}, "fields"),
        ({"ground": []}, "type"),
        ({"extra": 1}, "fields"),
        ({"formula": "b"}, "type"),
        ({"formula": {}}, "kind"),
        ({"formula": {"kind": ["sum"]}}, "kind"),
        ({"formula": {"kind": "estimate"}}, "kind"),
        ({"formula": {"kind": "sum"}}, "fields"),
        ({"formula": {"kind": "sum", "terms": [], "of": []}}, "fields"),
        ({"id": "a b"}, "id"),
        ({"id": ""}, "id"),
        ({"id": 1}, "type"),
        ({"id": "\x1b[2J"}, "id"),
        ({"id": "b"}, "duplicate-id"),
        ({"seal": 1}, "seal"),
        ({"seal": "0" * 32}, "seal"),
    ],
)
def test_wrong_types_and_fields(change: Json, code: str) -> None:
    trail = base()
    trail.figures = [trail.figures[1], trail.figures[0]]
    trail.change("a", **change)

    report = verify(trail.bytes())

    assert code in {found for _, found in named(report)}
    assert "\x1b" not in "".join(lines(report))


HOSTILE: dict[str, tuple[Json, str]] = {
    "itself": ({"kind": "sum", "terms": [["1", "it"]]}, "order"),
    "a later figure": ({"kind": "least", "of": ["later"]}, "order"),
    "no operand": ({"kind": "least", "of": []}, "type"),
    "a number as operand": ({"kind": "least", "of": [1]}, "type"),
    "a list as operand": ({"kind": "least", "of": [["a"]]}, "type"),
    "null as operand": ({"kind": "greatest", "of": [None]}, "type"),
    "true as coefficient": ({"kind": "sum", "terms": [[True, "a"]]}, "type"),
    "a number as coefficient": ({"kind": "sum", "terms": [[1, "a"]]}, "type"),
    "a term as text": ({"kind": "sum", "terms": ["1a"]}, "type"),
    "a term of three": ({"kind": "sum", "terms": [["1", "a", "a"]]}, "type"),
    "terms as an object": ({"kind": "sum", "terms": {"1": "a"}}, "type"),
    "a coefficient not reduced": ({"kind": "sum", "terms": [["2/4", "a"]]}, "number"),
    "a coefficient with a sign": ({"kind": "sum", "terms": [["+1", "a"]]}, "number"),
    "an exponent": (constant("1e999999999"), "number"),
    "underscores": (constant("1_000"), "number"),
    "white space": (constant(" 1"), "number"),
    "minus zero": (constant("-0"), "number"),
    "a denominator of 1": (constant("3/1"), "number"),
    "a negative denominator": (constant("1/-2"), "number"),
    "a denominator of 0": (constant("1/0"), "number"),
    "digits of another script": (constant("١"), "number"),
    "a slash alone": (constant("1/"), "number"),
    "100 000 digits": (constant("9" * 100_000), "too-large"),
    "a denominator of 100 000 digits": (constant("1/" + "9" * 100_000), "too-large"),
    "a product of 8 000 digits": ({"kind": "product", "of": [constant("9" * 3_900)] * 2}, "too-large"),
    "a division by zero": ({"kind": "quotient", "of": ["a", {"kind": "sum", "terms": []}]}, "zero-divisor"),
    "a quotient of one": ({"kind": "quotient", "of": ["a"]}, "type"),
    "a unit of zero": (rounded("1", "0"), "zero-divisor"),
    "a unit below zero": (rounded("1", "-1"), "zero-divisor"),
    "another mode": (rounded("1", "1") | {"mode": "half even"}, "mode"),
    "a mode that is a list": (rounded("1", "1") | {"mode": []}, "mode"),
    "a total in half units": (apportioned("21/2", "1", THIRDS), "apportioned"),
    "more units than shares": (apportioned("13", "1", THIRDS), "apportioned"),
    "fewer units than given": (apportioned("8", "1", THIRDS), "apportioned"),
    "a party twice": (apportioned("10", "1", [*THIRDS[:2], THIRDS[0]]), "names"),
    "no party": (apportioned("0", "1", []), "names"),
    "a party that is a number": (apportioned("10", "1", [[1, constant("10")]]), "type"),
    "an entry of a number": ({"kind": "entry", "of": "a", "key": "A"}, "entry"),
    "an entry that is not there": (
        {"kind": "entry", "of": apportioned("10", "1", THIRDS), "key": "D"},
        "entry",
    ),
    "a table in a sum": ({"kind": "sum", "terms": [["1", ZERO]]}, "type"),
    "a number for a game": ({"kind": "worth", "game": "a", "members": ["A"]}, "type"),
    "no member": ({"kind": "worth", "game": ZERO, "members": []}, "names"),
    "a stranger": ({"kind": "worth", "game": ZERO, "members": ["D"]}, "names"),
    "a stranger by blocks": ({"kind": "worth", "game": ALLIANCE, "members": ["D"]}, "names"),
    "a member twice": ({"kind": "worth", "game": ALLIANCE, "members": ["I", "I"]}, "names"),
    "a player twice": (ZERO | {"players": ["A", "A"]}, "names"),
    "no player": (ZERO | {"players": [], "listed": []}, "names"),
    "a group twice": (ZERO | {"listed": [LISTED[1], [["A", "B"], constant("3")]]}, "names"),
    "a group of nobody": (ZERO | {"listed": [[[], constant("3")]]}, "names"),
    "groups missing": (ZERO | {"unlisted": "none"}, "unlisted"),
    "another cover": (ZERO | {"unlisted": "best"}, "unlisted"),
    "a cover that is a list": (ZERO | {"unlisted": []}, "unlisted"),
    "a burden without splitting": (ZERO | {"sense": "burden"}, "unlisted"),
    "17 players": (ZERO | {"players": [f"p{i}" for i in range(17)], "listed": []}, "too-large"),
    "10 000 players": (ZERO | {"players": [f"p{i}" for i in range(10_000)], "listed": []}, "too-large"),
    "a draw of a dense game": ({"kind": "dividend", "game": ZERO, "draw": [1, 0, 0]}, "draw"),
    "a draw too short": ({"kind": "dividend", "game": ALLIANCE, "draw": [1]}, "draw"),
    "a draw too large": ({"kind": "dividend", "game": ALLIANCE, "draw": [3, 0]}, "draw"),
    "a draw below zero": ({"kind": "dividend", "game": ALLIANCE, "draw": [-1, 0]}, "type"),
    "a draw of booleans": ({"kind": "dividend", "game": ALLIANCE, "draw": [True, False]}, "type"),
    "weights missing": (marginals(ZERO, "A") | {"weights": ["1"]}, "names"),
    "a player unknown": (marginals(ALLIANCE, "D"), "names"),
    "payoffs missing": (objections(ZERO, "gain", 1, A="1", B="1"), "objections"),
    "a payoff too many": (objections(ZERO, "gain", 1, A="1", B="1", C="1", D="1"), "objections"),
    "no sense": (objections(ZERO, "loss", 1, A="1", B="1", C="1"), "objections"),
    "too many listed": (objections(ZERO, "gain", 10_001, A="1", B="1", C="1"), "too-large"),
    "listed below zero": (objections(ZERO, "gain", -1, A="1", B="1", C="1"), "type"),
    "a player in two blocks": (ALLIANCE | {"blocks": [["x", ["A"]], ["y", ["A"]]]}, "names"),
    "a block twice": (ALLIANCE | {"blocks": [["x", ["A"]], ["x", ["B"]]]}, "names"),
    "an empty block": (ALLIANCE | {"blocks": [["x", []]]}, "names"),
    "a block that is not there": (ALLIANCE | {"blocks": [["x", ["A"]]]}, "names"),
    "a term without slots": (
        ALLIANCE | {"terms": [{"slots": [], "without": [], "value": constant("1")}]},
        "slots",
    ),
    "an empty slot": (
        ALLIANCE | {"terms": [{"slots": [[]], "without": [], "value": constant("1")}]},
        "slots",
    ),
    "a term with more": (
        ALLIANCE | {"terms": [{"slots": [[0]], "without": [], "value": constant("1"), "x": 1}]},
        "fields",
    ),
    "a slot that is a text": (
        ALLIANCE | {"terms": [{"slots": "0", "without": [], "value": constant("1")}]},
        "type",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_formulas_end_in_a_plain_fault(case: str) -> None:
    formula, code = HOSTILE[case]
    trail = base()
    trail.add("it", formula, "1", "number")
    trail.add("later", constant("1"), "1")
    started = time.process_time()

    report = verify(trail.bytes())

    assert named(report) == {("it", code)}
    assert time.process_time() - started < 1
    assert all(len(line) < 500 and line.isprintable() for line in lines(report))


def test_what_rests_on_a_broken_figure_is_said_to() -> None:
    trail = base()
    trail.add("broken", constant("x"), "1")
    trail.add("above", {"kind": "sum", "terms": [["1", "broken"]]}, "1")

    report = verify(trail.bytes())

    assert named(report) == {("broken", "number"), ("above", "rests")}
    assert (report.given, report.recomputed) == (5, 0)


def test_nesting_ends_at_fifty() -> None:
    def nested(depth: int) -> bytes:
        trail, formula = Trail(), constant("1")
        for _ in range(depth - 1):
            formula = {"kind": "least", "of": [formula]}
        trail.add("it", formula, "1")
        return trail.bytes()

    assert verify(nested(50)).green
    assert named(verify(nested(51))) == {("it", "too-deep")}


FILES: dict[str, bytes] = {
    "empty": b"",
    "a line feed": b"\n",
    "binary": bytes(range(256)) * 40,
    "zeros": bytes(10_000),
    "an empty object": b"{}\n",
    "a list": b"[]\n",
    "UTF-16": small().bytes().decode().encode("utf-16"),
    "pretty printed": json.dumps(json.loads(small().bytes()), indent=2).encode(),
    "one line": canonical(json.loads(small().bytes())).encode(),
    "deep": b'{\n"choices":[\n' + b"[" * 1_000_000,
    "deep records": b'{\n"choices":[\n' + b"[" * 100_000 + b"]" * 100_000 + b"\n],\n",
    "deep objects": b'{\n"choices":[\n' + b'{"a":' * 100_000 + b"\n],\n",
    "a deep figure": small().bytes().replace(b'"terms":[', b'"terms":' + b"[" * 100_000, 1),
    "a long number": small().bytes().replace(b'"line":5', b'"line":' + b"5" * 100_000, 1),
    "a float": small().bytes().replace(b'"line":5', b'"line":5.0', 1),
    "infinity": small().bytes().replace(b'"line":5', b'"line":Infinity', 1),
    "a key twice": small().bytes().replace(b'"raw":"120"', b'"raw":"120","raw":"120"', 1),
    "a surrogate": small().bytes().replace(b'"clause":"7.2"', b'"clause":"\\udfff"', 1),
    "a raw surrogate": small().bytes().replace(b'"clause":"7.2"', b'"clause":"\xed\xbf\xbf"', 1),
    "line feeds": b"\n" * 5_000_000,
    "commas": b'{\n"choices":[\n[' + b"0," * 10_000_000 + b"0]\n]",
    "too large": b" " * 50_000_001,
}


@pytest.mark.parametrize("case", FILES)
def test_hostile_files_end_in_a_plain_fault(case: str) -> None:
    started = time.process_time()

    report = verify(redigested(FILES[case]))

    assert not report.green
    assert time.process_time() - started < 10
    assert all(len(line) < 500 and line.isprintable() for line in lines(report))
    if case in ("a deep figure", "a long number", "a float", "infinity", "a key twice", "a raw surrogate"):
        assert report.faults[0].figure in {"a", "profit.1.甲"}


def test_a_surrogate_is_no_text() -> None:
    assert named(verify(redigested(FILES["a surrogate"]))) == {("a", "canonical")}


# -- Size --------------------------------------------------------------------------------------------------


def test_a_chain_of_100_000_figures() -> None:
    trail = Trail()
    trail.add("c0", constant("0"), "0")
    for i in range(1, 100_000):
        trail.add(f"c{i}", {"kind": "sum", "terms": [["1", f"c{i - 1}"], ["1/2", constant("2")]]}, str(i))
    data = trail.bytes()
    started = time.process_time()

    report = verify(data)

    assert report.faults == ()
    assert report.recomputed == 100_000
    assert time.process_time() - started < 20


def test_thousands_of_long_sums() -> None:
    trail = Trail()
    for i in range(1000):
        trail.add(f"g{i}", constant(str(i)), str(i))
    every = [["1/2", f"g{i}"] for i in range(1000)]
    for i in range(500):
        trail.add(f"s{i}", {"kind": "sum", "terms": every}, "499500/2".replace("499500/2", "249750"))
    data = trail.bytes()
    started = time.process_time()

    assert verify(data).faults == ()
    assert time.process_time() - started < 5


def types(sizes: list[int], players: int) -> tuple[Json, list[str]]:
    blocks = [[f"b{b}", [f"p{b}.{i}" for i in range(size)]] for b, size in enumerate(sizes)]
    slots: list[Json] = [[[b]] for b in range(len(sizes))] + [[[0], [b]] for b in range(len(sizes))]
    terms = [{"slots": slot, "without": [], "value": constant("1")} for slot in slots]
    names = [name for _, members in blocks for name in members]
    assert len(names) == players
    return {"kind": "synergies", "blocks": blocks, "terms": terms}, names


def test_objections_of_fifty_thousand_types() -> None:
    """27 x 19 x 10 x 10 = 51 300 kinds of groups; nobody is paid, so all but two object."""
    game, names = types([26, 18, 9, 9], 62)
    trail = Trail()
    pays = dict.fromkeys(names, "0")
    groups = str(2**62 - 2)
    best = {"p0.0": 26, "p1.0": 17, "p2.0": 9, "p3.0": 9}
    # Everybody but one of the second kind (of three such groups the smallest list of counts):
    # 61 alone, 26 x 25 / 2 + 26 x (18 + 9 + 8) in pairs.
    value = largest(groups, groups, [best, str(61 + 325 + 26 * 35)])
    trail.add("it", objections(game, "gain", 1, **pays), value, "table")
    started = time.process_time()

    assert verify(trail.bytes()).faults == ()
    assert time.process_time() - started < 5


def pairs_of(players: int) -> Json:
    return [f"p{i}" for i in range(players)]


TOO_LARGE: dict[str, Json] = {
    "a group of each of 60 kinds": objections(
        {"kind": "synergies", "blocks": [[f"b{i}", [f"p{i}"]] for i in range(60)], "terms": []},
        "gain",
        1,
        **{f"p{i}": "0" for i in range(60)},
    ),
    "2^60 makings of one group": {
        "kind": "synergies",
        "blocks": [[f"b{i}", [f"p{i}", f"q{i}"]] for i in range(60)],
        "terms": [{"slots": [list(range(60))] * 30, "without": [], "value": constant("1")}],
    },
    "without forty blocks": {
        "kind": "synergies",
        "blocks": [[f"b{i}", [f"p{i}", f"q{i}"]] for i in range(41)],
        "terms": [{"slots": [[0]], "without": list(range(1, 41)), "value": constant("1")}],
    },
    "a cover of sixteen players by nearly all groups": {
        "kind": "worths",
        "players": pairs_of(16),
        "listed": [[[f"p{i}" for i in range(16) if mask >> i & 1], constant("1")] for mask in range(1, 2**16, 3)],
        "unlisted": "superadditive",
    },
    "200 000 shares": apportioned("200000", "1", [[f"p{i}", constant(f"{i % 7919 + 1}/7927")] for i in range(200_000)]),
    "long worths of sixteen players": {
        "kind": "worths",
        "players": pairs_of(16),
        "listed": [[["p0"], constant("9" * 3900)]],
        "unlisted": "superadditive",
    },
}


@pytest.mark.parametrize("case", TOO_LARGE)
def test_too_much_work_is_refused_in_time(case: str) -> None:
    trail = Trail()
    trail.add("it", TOO_LARGE[case], None, "table")
    data = trail.bytes()
    started = time.process_time()

    report = verify(data)

    assert named(report) == {("it", "too-large")}
    assert "too large to check" in report.faults[0].message
    assert time.process_time() - started < 10


def test_a_file_full_of_work_is_stopped() -> None:
    """Each figure is small enough; together they would take minutes."""
    trail = Trail()
    trail.add("n", constant("7" * 3900), "7" * 3900)
    trail.add("i", constant("1/" + "7" * 3900), "1/" + "7" * 3900)
    for i in range(500):
        trail.add(f"x{i}", {"kind": "product", "of": ["n", "i"] * 50}, "1")
    data = trail.bytes()
    started = time.process_time()

    report = verify(data)

    assert {code for _, code in named(report)} == {"too-large"}
    assert "from here on nothing was checked" in report.faults[-1].message
    assert time.process_time() - started < 15


# -- Oracles -----------------------------------------------------------------------------------------------

small_values = st.fractions(min_value=-9, max_value=9, max_denominator=6)


def value_of(formula: Json) -> Json:
    """What the checker computes; values are checked on paper above, here against oracles."""
    checking = checker._Checker(None)
    return checker._written(checking._formula(formula))


@settings(deadline=None, max_examples=60)
@given(st.data(), st.booleans())
def test_covers_are_those_of_all_partitions(data: st.DataObject, cost: bool) -> None:
    players = data.draw(st.sampled_from([["A"], ["A", "B", "C"], ["D", "C", "B", "A"]]))
    groups = [
        frozenset(group) for size in range(1, len(players) + 1) for group in itertools.combinations(players, size)
    ]
    listed = data.draw(st.dictionaries(st.sampled_from(groups), small_values))
    singles = {frozenset([player]): Fraction(0) for player in players}
    expected = superadditive_by_partitions(players, singles | listed, cost=cost)
    rows_ = [[sorted(group), constant(str(value))] for group, value in listed.items()]
    formula = {"kind": "worths", "players": players, "listed": rows_, "unlisted": "superadditive"}

    found = value_of(formula | ({"sense": "burden"} if cost else {}))

    worths = [Fraction(worth) / int(found["denominator"]) for worth in found["worths"]]
    masks = {group: sum(1 << players.index(player) for player in group) for group in groups}
    assert {group: worths[mask] for group, mask in masks.items()} == expected


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_games_by_blocks_are_those_of_all_groups(data: st.DataObject) -> None:
    """Worths, marginals and objections of a game by blocks, against writing out every group."""
    sizes = data.draw(st.lists(st.integers(1, 2), min_size=1, max_size=3))
    blocks = [[f"b{b}", [f"p{b}{i}" for i in range(size)]] for b, size in enumerate(sizes)]
    members = [block for _, block in blocks]
    names = [name for block in members for name in block]
    numbers = st.integers(0, len(sizes) - 1)
    term = st.tuples(
        st.lists(st.lists(numbers, min_size=1, unique=True), min_size=1, max_size=3),
        st.lists(numbers, unique=True),
        small_values,
    )
    terms = data.draw(st.lists(term, max_size=4))
    # A slot may name a block of `without`: then nobody is taken from there.
    oracle = [
        Term(
            [[name for b in slot if b not in without for name in members[b]] for slot in slots],
            [name for b in without for name in members[b]],
            value,
        )
        for slots, without, value in terms
    ]
    game = {
        "kind": "synergies",
        "blocks": blocks,
        "terms": [{"slots": s, "without": w, "value": constant(str(v))} for s, w, v in terms],
    }
    worth = {
        frozenset(group): synergies_by_enumeration(group, oracle)
        for size in range(len(names) + 1)
        for group in itertools.combinations(names, size)
    }
    for group, value in worth.items():
        if group:
            assert value_of({"kind": "worth", "game": game, "members": sorted(group)}) == str(value)

    weights = [data.draw(small_values) for _ in names]
    for name in names:
        gains = [weights[len(group) - 1] * (worth[group] - worth[group - {name}]) for group in worth if name in group]
        formula = {"kind": "marginals", "game": game, "player": name, "weights": [str(w) for w in weights]}
        assert value_of(formula) == str(sum(gains))

    payoffs = {name: data.draw(st.sampled_from([Fraction(1), Fraction(-1, 2)])) for name in names}
    excess = {g: v - sum(payoffs[p] for p in g) for g, v in worth.items() if 0 < len(g) < len(names)}
    for sense, sign in (("gain", 1), ("burden", -1)):
        found = value_of(objections(game, sense, 10**4, **{p: str(x) for p, x in payoffs.items()}))
        objecting = [sign * e for e in excess.values() if sign * e > 0]
        assert (found["groups"], found["objecting"]) == (str(len(excess)), str(len(objecting)))
        assert {value for _, value in found["largest"]} == {str(e) for e in objecting}
        dense = {
            "kind": "worths",
            "players": names,
            "listed": [[sorted(g), constant(str(v))] for g, v in worth.items() if g],
            "unlisted": "none",
        }
        by_mask = value_of(objections(dense, sense, 10**4, **{p: str(x) for p, x in payoffs.items()}))
        ranking = sorted(
            (-sign * e, len(group), sorted(map(names.index, group))) for group, e in excess.items() if sign * e > 0
        )
        assert by_mask["largest"] == [[[names[i] for i in who], str(-e)] for e, _, who in ranking]


# -- The command -------------------------------------------------------------------------------------------


def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the file as a stranger does: alone, with nothing else to import."""
    return subprocess.run([sys.executable, "-I", CHECKER, *arguments], input=data, capture_output=True, check=False)


@pytest.fixture
def trail_file(tmp_path: Path) -> Path:
    path = tmp_path / "trail.json"
    path.write_bytes(small().bytes())
    (tmp_path / "contract.yaml").write_bytes(CONTRACT)
    return path


def test_the_command_prints_four_counts(trail_file: Path) -> None:
    done = run(str(trail_file), str(trail_file.with_name("contract.yaml")), "--expect", digest_of(small().bytes()))
    said = done.stdout.decode()

    assert (done.returncode, done.stderr) == (0, b"")
    for line in ("recomputed: 3 (", "certificate checked: 0 (", "given: 5 (", "estimate: 0 ("):
        assert f"\n{line}" in f"\n{said}"
    assert "the contract: 6 numbers" in said
    assert "not checked: " in said
    assert digest_of(small().bytes()) in said


def test_the_command_fails_with_1(trail_file: Path) -> None:
    trail = small()
    trail.change("part", value="4")
    trail_file.write_bytes(trail.bytes())
    done = run(str(trail_file))

    assert (done.returncode, done.stderr) == (1, b"")
    assert 'FAULT value: figure part: line 16: computed again it is "3", the trail says "4"' in done.stdout.decode()


@pytest.mark.parametrize("arguments", [[], ["--what"], ["nowhere.json"], ["."], ["a", "b", "c"], ["a\0b"]])
def test_wrong_calls_end_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_help_and_standard_input(trail_file: Path) -> None:
    assert run("--help").returncode == 0
    assert run("-", data=trail_file.read_bytes()).returncode == 0


def test_a_terminal_that_knows_ascii_only(trail_file: Path) -> None:
    trail = small()
    trail.change("profit.1.甲", value="1")
    trail_file.write_bytes(trail.bytes())
    done = subprocess.run(
        [sys.executable, CHECKER, trail_file],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii:strict"},
    )

    assert (done.returncode, done.stderr) == (1, b"")
    assert b"profit.1.\\u7532" in done.stdout


def test_a_reader_who_leaves(trail_file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-I", CHECKER, trail_file], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert (process.wait(), said) == (0, b"")


def test_interruption_and_bugs(
    trail_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def raising(error: BaseException) -> Callable[..., Report]:
        def fail(*_: object) -> Report:
            raise error

        return fail

    monkeypatch.setattr(checker, "verify", raising(KeyboardInterrupt()))
    assert main([str(trail_file)]) == 130
    monkeypatch.setattr(checker, "verify", raising(IndexError("\x1b[2J")))
    assert main([str(trail_file)]) == 70
    assert capsys.readouterr().err == "verify.py: a bug in it: IndexError: \\x1b[2J\n"


def test_control_characters_stay_in_the_file() -> None:
    trail = base()
    evil = "\x1b[2J\u202egnp.\r\x00\u2028"
    trail.add("it", apportioned("10", "1", [[evil, "a"], [evil, "a"]]), "1", "table")
    trail.add("two", {"kind": "entry", "of": "it" + evil, "key": evil}, "1")
    trail.add("three", {"kind": evil}, evil, evil)
    trail.add(evil, constant("1"), "1")
    trail.header["sha256"] = evil

    report = verify(trail.bytes(), b"")

    assert len(report.faults) > 5
    assert all(line.isprintable() for line in lines(report))
    assert all(fault.figure.isprintable() for fault in report.faults)


def test_a_file_that_is_all_wrong_is_not_read_to_the_end() -> None:
    report = verify(b'{\n"choices":[\n' + b"x,\n" * 900_000)

    assert len(report.faults) < 10_010
    assert report.faults[-1].code == "too-many"


def test_many_faults_are_cut_short() -> None:
    trail = Trail()
    for i in range(100):
        trail.add(f"x{i}", constant("1"), "2")

    said = lines(verify(trail.bytes()))

    assert len(said) < 60
    assert "… and more faults: 60." in said


def test_nothing_of_ours_is_imported() -> None:
    """The file runs in an empty folder: standard library only."""
    text = CHECKER.read_text(encoding="utf-8")
    imported = {line.split()[1].split(".")[0] for line in text.split("\n") if line.startswith(("import ", "from "))}

    assert imported <= set(sys.stdlib_module_names)


def test_a_report_is_not_changed_by_checking_twice() -> None:
    trail = small()
    before = copy.deepcopy(trail)

    assert verify(trail.bytes()) == verify(before.bytes())
    assert hashlib.sha256(trail.bytes()).digest() == hashlib.sha256(before.bytes()).digest()
