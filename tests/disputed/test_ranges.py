"""Ranges and contested figures: the least and the most by hand, and what must hold whatever the ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from importlib import import_module
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputed.files import below, codes, examined, trail
from iuralloc.audit.trail import Trail
from iuralloc.contract.load import load_bytes
from iuralloc.errors import LimitReached
from iuralloc.report.words import LANGUAGES
from oracles.second_settlement import in_coins

Ends = tuple[Fraction | int, Fraction | int]

OPEN = """figures:
  cell_part: {value: VALUE, range: 15% .. 45%, clause: "5.3"}
pools:
  licence: {amount: 640, among: [maker, lake], split: {maker: cell_part, lake: 1 - cell_part}}
  fees: {amount: 200, among: [maker, lake], split: {maker: 1/2, lake: 1/2}}
"""


def record(found: Trail) -> Any:
    (one,) = [one for one in found.schedules if one["table"] == "ranges"]
    return one


def ends(found: Trail, name: str) -> dict[str, Ends]:
    least, most = below(found, f"range.least.{name}"), below(found, f"range.most.{name}")
    return {who: (least[who], most[who]) for who in least}


# by hand --------------------------------------------------------------------------------------------------------


def test_what_rests_on_a_contested_figure_is_open() -> None:
    """15 % and 45 % of 640 are 96 and 288; nothing of it is settled, and the pool beside it is."""
    found = trail(OPEN.replace("VALUE", "contested"))

    assert ends(found, "licence") == {"maker": (96, 288), "lake": (352, 544)}
    assert record(found)["open"] == ["licence"]
    assert not any(name.startswith("licence.") for name in found.figures)
    assert below(found, "fees.1") | {"maker": 100, "lake": 100} == below(found, "fees.1")


def test_a_value_beside_the_range_is_settled_on() -> None:
    """30 % of 640 are 192, paid meanwhile; the range stands beside it."""
    found = trail(OPEN.replace("VALUE", "30%"))

    assert found.amount("licence.1.maker") == 192
    assert ends(found, "licence") == {"maker": (96, 288), "lake": (352, 544)}
    assert record(found)["open"] == []


def test_it_is_said_which_run_gives_an_end() -> None:
    found = record(trail(OPEN.replace("VALUE", "contested")))
    (result,) = found["results"]

    assert found["runs"] == [["1", "cell_part 15%"], ["2", "cell_part 45%"]]
    assert [(row["who"], row["runs_least"], row["runs_most"]) for row in result["rows"]] == [
        ("maker", ["1"], ["2"]), ("lake", ["2"], ["1"]),
    ]  # fmt: skip


def test_two_ranges_are_computed_in_all_combinations() -> None:
    """Half of 640 .. 710 less 10 .. 30: from (640 − 30)/2 = 305 to (710 − 10)/2 = 350, ends that no one range gives."""
    found = trail("""figures:
  sales: 640 .. 710
  returns: 10 .. 30
pools:
  fees: {amount: sales - returns, split: {maker: 1/2, lake: 1/2}}
""")

    assert ends(found, "fees") == {"maker": (305, 350), "lake": (305, 350)}
    assert len(record(found)["runs"]) == 4


@pytest.mark.parametrize(
    "text",
    [
        "pools:\n  fees: {amount: 640 .. 710, split: {maker: 1/2, lake: 1/2}}\n",
        "pools:\n  fees: {amount: {2031: 640 .. 710}, split: {maker: 1/2, lake: 1/2}}\n",
        "figures: {sales: 640 .. 710}\npools:\n  fees: {amount: sales, split: {maker: 1/2, lake: 1/2}}\n",
        'figures: {sales: "640 .. 710"}\npools:\n  fees: {amount: sales, split: {maker: 1/2, lake: 1/2}}\n',
        (
            "figures: {base: 600, sales: base + 40 .. base + 110}\n"
            "pools:\n  fees: {amount: sales, split: {maker: 1/2, lake: 1/2}}\n"
        ),
        (
            "contributions: {maker: 640 .. 710}\n"
            "pools:\n  fees: {amount: sum(contribution), split: {maker: 1/2, lake: 1/2}}\n"
        ),
    ],
)
def test_a_range_may_stand_wherever_a_number_may(text: str) -> None:
    """As an amount, in a table by year, as a figure, quoted, with formulas for ends, as a contribution."""
    assert ends(trail(text), "fees") == {"maker": (320, 355), "lake": (320, 355)}


def test_an_end_is_read_at_its_place_in_the_file() -> None:
    """The checker re-reads both ends: a reading at the wrong bytes would have shown in `trail` above."""
    found = trail("pools:\n  fees: {amount: 640 .. 710, split: {maker: 1/2, lake: 1/2}}\n")

    assert found.figures["range.1.fees.amount"]["formula"]["raw"] == "640"
    assert found.figures["range.2.fees.amount"]["formula"]["raw"] == "710"


def test_too_many_ranges_for_all_combinations_are_taken_alone() -> None:
    """Seven ranges would be 128 runs: all lower ends, all upper ends, each end alone; and that is printed."""
    figures = "".join(f"  day_{n}: {n} .. {n + 1}\n" for n in range(1, 8))
    whole = " + ".join(f"day_{n}" for n in range(1, 8))
    found = trail(f"figures:\n{figures}pools:\n  fees: {{amount: {whole}, split: {{maker: 1/1, lake: 0%}}}}\n")

    assert ends(found, "fees")["maker"] == (28, 35)
    assert len(record(found)["runs"]) == 16
    assert "ranges-each-alone" in {choice["code"] for choice in found.choices}


def test_far_too_many_ranges_end_the_run() -> None:
    figures = "".join(f"  day_{n}: {n} .. {n + 1}\n" for n in range(1, 40))

    with pytest.raises(LimitReached) as refusal:
        examined(f"figures:\n{figures}pools:\n  fees: {{amount: 7, split: {{maker: 1/2, lake: 1/2}}}}\n")
    assert [finding.code for finding in refusal.value.findings] == ["ranges-too-many"]


def test_an_open_pool_that_another_rests_on_leaves_that_open_too() -> None:
    """Half of what maker got is divided again: neither is settled, both have ends."""
    found = trail("""pools:
  fees: {amount: 640 .. 710, split: {maker: 1/2, lake: 1/2}}
  bonus: {amount: 1/2 * fees.maker, split: {maker: 1/2, coast: 1/2}}
""")

    assert record(found)["open"] == ["fees", "bonus"]
    # 160 are 80 and 80; 177.5 are rounded to 178, of which each has 89.
    assert ends(found, "bonus") == {"maker": (80, 89), "coast": (80, 89)}


def test_findings_say_what_is_open() -> None:
    told = codes(OPEN.replace("VALUE", "contested"))

    assert {"figure-open", "result-open"} <= set(told)
    assert {"figure-has-range"} <= set(codes(OPEN.replace("VALUE", "30%")))


def test_a_range_keeps_what_is_not_about_it() -> None:
    """Years and text with dots in it are no ranges."""
    contract, findings = load_bytes(
        b"iuralloc: 1\ncurrency: CNY\nyears: 2027..2028\ntitle: 3 .. 5\nparties: {a: {name: 1 .. 2}}\n"
        b"pools: {p: {amount: {2027..2028: 4}, note: 1 .. 2, to: a}}\n",
        "contract.yaml",
    )

    assert contract is not None
    assert (contract.spots, findings) == ((), ())


# what must hold -------------------------------------------------------------------------------------------------

PAIRS = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(sorted)


def contains(found: Mapping[str, Ends], runs: Sequence[Mapping[str, int]]) -> None:
    """The ends are the least and the most of all runs, no wider and no narrower."""
    for who, (least, most) in found.items():
        values = [run[who] for run in runs]
        assert (least, most) == (min(values), max(values))


@given(PAIRS, PAIRS, st.integers(1, 5_000), st.integers(0, 4), st.integers(0, 4))
def test_ends_are_those_of_all_combinations(first: list[int], second: list[int], amount: int, at: int, of: int) -> None:
    """By the oracle; and what is settled on lies between them."""
    one, two = first[0] + (first[1] - first[0]) * at // 4, second[0] + (second[1] - second[0]) * of // 4
    text = f"""figures:
  weight: {{value: {one}, range: {first[0]} .. {first[1]}}}
  other_weight: {{value: {two}, range: {second[0]} .. {second[1]}}}
  rate: {{maker: weight + 1, lake: other_weight + 1, coast: 7}}
pools:
  fees: {{amount: {amount}, split: {{by: rate}}}}
"""
    found = trail(text)
    runs = [_divided(amount, a, b) for a, b in product(first, second)]
    settled = _divided(amount, one, two)
    rows = ends(found, "fees")

    assert below(found, "fees.1") | settled == below(found, "fees.1")
    if len({tuple(run.values()) for run in [*runs, settled]}) > 1:
        contains(rows, [*runs, settled])
    assert all(least <= settled[who] <= most for who, (least, most) in rows.items())


def _divided(amount: int, a: int, b: int) -> dict[str, int]:
    return in_coins(amount, {"maker": Fraction(a + 1), "lake": Fraction(b + 1), "coast": Fraction(7)})


RUN = [_divided(640, a, b) for a, b in product((10, 40), (5, 60))]


def _right(runs: Sequence[Mapping[str, int]]) -> dict[str, Ends]:
    return {w: (Fraction(min(r[w] for r in runs)), Fraction(max(r[w] for r in runs))) for w in runs[0]}


def _lower_ends_and_upper_ends(runs: Sequence[Mapping[str, int]]) -> dict[str, Ends]:
    """A foil: all lower ends give the least, all upper ends the most, whoever is asked about."""
    return {w: (Fraction(runs[0][w]), Fraction(runs[-1][w])) for w in runs[0]}


def _each_alone(runs: Sequence[Mapping[str, int]]) -> dict[str, Ends]:
    """A foil: one range after the other, the rest at their lower ends."""
    return _right(runs[:3])


def test_the_right_ends_hold() -> None:
    contains(_right(RUN), RUN)


@pytest.mark.parametrize("foil", [_lower_ends_and_upper_ends, _each_alone])
def test_wrong_ends_are_seen(
    foil: Callable[[Sequence[Mapping[str, int]]], dict[str, Ends]],
) -> None:
    with pytest.raises(AssertionError):
        contains(foil(RUN), RUN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_these_tables_takes_the_place_of_another(language: str) -> None:
    """The words of a language are one table: a code that two parts have would change a heading elsewhere."""
    own, *others = [
        import_module(f"iuralloc.report.words.{language}{part}").SENTENCES
        for part in ("_disputed", "", "_losses", "_terms", "_awards", "_variants", "_flows", "_checks")
    ]

    assert own.keys() & {code for other in others for code in other} == set()
