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
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import trail_of_games
from attacks.trails import FILES, TOO_LARGE, chain, fifty_thousand_make_ups, full_of_work, long_sums, too_large
from effort import many
from iuralloc.verify import Report, lines, main, verify
from oracles.superadditive_by_partitions import superadditive_by_partitions
from oracles.synergies_by_enumeration import Term, synergies_by_enumeration
from trail_by_hand import Json, Trail, canonical, digest_of, redigested
from trail_of_games_at_fault import AT_FAULT
from trail_samples import CONTRACT, THIRDS, apportioned, base, constant, objections, rounded, rows, small

# Not `from iuralloc import verify`: that is the function.
checker = sys.modules["iuralloc.verify"]
CHECKER = Path(str(checker.__file__))


def named(report: Report) -> set[tuple[str, str]]:
    """Figure and code of every fault."""
    return {(fault.figure, fault.code) for fault in report.faults}


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
LOSSES = [[name, constant(share)] for name, share in (("A", "-9/4"), ("B", "-5/2"), ("C", "-21/4"))]


def marginals(game: Json, player: str) -> Json:
    """Weights of the Shapley value for three players."""
    return {"kind": "marginals", "game": game, "player": player, "weights": ["1/3", "1/6", "1/3"]}


def largest(groups: str, objecting: str, *rows: Json) -> Json:
    return {"groups": groups, "objecting": objecting, "largest": list(rows)}


def table(denominator: str, worths: str) -> Json:
    return {"denominator": denominator, "worths": worths.split()}


TABLES = {"worths", "synergies", "apportioned", "objections", *trail_of_games.TABLES}
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
    # C may not have less than 10/3, A not more: the odd unit goes to C, whoever stands first.
    "apportioned within": (
        apportioned("10", "1", THIRDS)
        | {"within": [["C", "at least", constant("10/3")], ["A", "at most", constant("7/2")]]},
        rows(A="3", B="3", C="4"),
        rows(A="4", B="3", C="3"),
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
    **trail_of_games.KINDS,
}


def with_kind(case: str, value: Json) -> Trail:
    trail, formula = base(), KINDS[case][0]
    trail.add("it", formula, value, "table" if formula["kind"] in TABLES else "number")
    trail.add("above", {"kind": "sum", "terms": [["1", "a"]]}, "120")
    return trail


@pytest.mark.parametrize("case", KINDS)
def test_every_kind_of_formula_is_recomputed(case: str) -> None:
    report = verify(with_kind(case, KINDS[case][1]).bytes(), CONTRACT)
    proved = KINDS[case][0]["kind"] in trail_of_games.PROVED

    assert report.faults == ()
    assert (report.recomputed, report.given, report.readings) == (2 - proved, 5, 6)
    assert (report.certificate, report.estimate, report.contract_checked) == (proved, 0, True)
    assert report.constants == canonical(KINDS[case][0]).count('"kind":"constant"')


@pytest.mark.parametrize("case", KINDS)
def test_a_wrong_value_that_is_well_sealed_names_its_figure(case: str) -> None:
    """Seals and digest are recomputed: only the arithmetic is wrong, and only the figure `it`."""
    report = verify(with_kind(case, KINDS[case][2]).bytes(), CONTRACT)

    assert named(report) <= {("it", "value"), ("it", "unit")}
    assert ("it", "value") in named(report)


def test_the_kinds_are_all_there() -> None:
    assert {formula["kind"] for formula, _, _ in KINDS.values()} | {"given", "carried"} == set(
        checker._Checker(None)._kinds
    )


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


WITHIN = apportioned("10", "1", THIRDS)
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
    "a bound that is a pair": (WITHIN | {"within": [["A", "at least"]]}, "within"),
    "a bound of a stranger": (WITHIN | {"within": [["D", "at least", constant("1")]]}, "within"),
    "a bound on another side": (WITHIN | {"within": [["A", "above", constant("1")]]}, "within"),
    "a side that is a list": (WITHIN | {"within": [["A", ["at least"], constant("1")]]}, "type"),
    "bounds by name": (WITHIN | {"within": {}}, "type"),
    "a bound that is a number": (WITHIN | {"within": [["A", "at least", 1]]}, "type"),
    "held up and held down": (
        WITHIN | {"within": [["A", "at least", constant("4")], ["A", "at most", constant("3")]]},
        "apportioned",
    ),
    "two held up by one unit": (
        WITHIN | {"within": [["A", "at least", constant("4")], ["B", "at least", constant("4")]]},
        "apportioned",
    ),
    "all held down": (
        WITHIN | {"within": [[name, "at most", constant("3")] for name in ("A", "B", "C")]},
        "apportioned",
    ),
    **AT_FAULT,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_formulas_end_in_a_plain_fault(case: str) -> None:
    formula, code = HOSTILE[case]
    trail = base()
    trail.add("it", formula, "1", "number")
    trail.add("later", constant("1"), "1")

    report = verify(trail.bytes())

    assert named(report) == {("it", code)}
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


@pytest.mark.parametrize("case", FILES)
def test_hostile_files_end_in_a_plain_fault(case: str) -> None:

    report = verify(redigested(FILES[case]()))

    assert not report.green
    assert all(len(line) < 500 and line.isprintable() for line in lines(report))
    if case in ("a deep figure", "a long number", "a float", "infinity", "a key twice", "a raw surrogate"):
        assert report.faults[0].figure in {"a", "profit.1.甲"}


def test_a_surrogate_is_no_text() -> None:
    assert named(verify(redigested(FILES["a surrogate"]()))) == {("a", "canonical")}


# -- Size --------------------------------------------------------------------------------------------------


def test_a_chain_of_100_000_figures() -> None:
    report = verify(chain().bytes())

    assert report.faults == ()
    assert report.recomputed == 100_000


@pytest.mark.parametrize("make", [long_sums, fifty_thousand_make_ups])
def test_much_honest_work_is_done(make: Callable[[], Trail]) -> None:
    assert verify(make().bytes()).faults == ()


@pytest.mark.parametrize("case", TOO_LARGE)
def test_too_much_work_is_refused(case: str) -> None:
    report = verify(too_large(case).bytes())

    assert named(report) == {("it", "too-large")}
    assert "too large to check" in report.faults[0].message


def test_a_file_full_of_work_is_stopped() -> None:
    report = verify(full_of_work().bytes())

    assert {code for _, code in named(report)} == {"too-large"}
    assert "from here on nothing was checked" in report.faults[-1].message


# -- Oracles -----------------------------------------------------------------------------------------------

small_values = st.fractions(min_value=-9, max_value=9, max_denominator=6)


def value_of(formula: Json) -> Json:
    """What the checker computes; values are checked on paper above, here against oracles."""
    checking = checker._Checker(None)
    return checker._written(checking._formula(formula))


@settings(max_examples=many(60))
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


@settings(max_examples=many(60))
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
