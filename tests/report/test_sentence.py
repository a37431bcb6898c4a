"""Formulas in words: short, with brackets where they are needed and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from iuralloc.report.operands import figures_in, operands
from iuralloc.report.sentence import sentence, working
from iuralloc.report.view import View
from report.trails import ALLIANCE, INSTITUTE, example, made


def given(raw: str) -> dict[str, Any]:
    return {"kind": "given", "raw": raw, "line": 1, "start": 0, "end": len(raw), "as": "number"}


def plus(*terms: Any) -> dict[str, Any]:
    return {
        "kind": "sum",
        "terms": [list(term) if isinstance(term, tuple) else ["1", term] for term in terms],
    }


def times(*operands: Any) -> dict[str, Any]:
    return {"kind": "product", "of": list(operands)}


def over(*operands: Any) -> dict[str, Any]:
    return {"kind": "quotient", "of": list(operands)}


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a.b", "a.b"),
        (given("60%"), "60%"),
        (times(over(plus("p", ("-1", "r")), given("8y")), given("2y")), "(p − r) / 8y × 2y"),
        (over("a", times("b", "c")), "a / (b × c)"),
        (times("a", over("b", "c")), "a × b / c"),
        (over("a", over("b", "c")), "a / (b / c)"),
        (plus("a", times("b", "c")), "a + b × c"),
        (plus("a", ("-1", plus("b", "c"))), "a − (b + c)"),
        (plus(("-1", "a"), "b"), "−a + b"),
        (plus(("1/3", plus("a", ("-1", "b"))), ("-2", "c")), "1/3 × (a − b) − 2 × c"),
        (plus(("1/2", given("9"))), "0.5 × 9"),
        (over(given("1"), given("2/3")), "1 / (2/3)"),
        (times(given("-0.5"), "a"), "(-0.5) × a"),
        (times("a", plus("b", ("-1", {"kind": "constant", "value": "1/3"}))), "a × (b − 1/3)"),
        ({"kind": "least", "of": ["a", plus("b", "c")]}, "the smallest of a, b + c"),
        ({"kind": "greatest", "of": ["a", "b"]}, "the largest of a, b"),
        (
            {"kind": "least", "of": ["a", {"kind": "greatest", "of": [plus("b", ("-1", "c")), "d"]}, "e"]},
            "the smallest of a, (the largest of b − c, d), e",
        ),
        (
            {"kind": "rounded", "of": plus("a", "b"), "unit": "round", "mode": "half away from zero"},
            "(a + b) to the nearest whole number of round, halves away from zero",
        ),
        (
            {"kind": "rounded", "of": times("a", "b"), "unit": "round", "mode": "down"},
            "a × b down to a whole number of round",
        ),
        ({"kind": "entry", "of": "p.settled", "key": "maker"}, "what p.settled gives maker"),
    ],
)
def test_a_formula_reads_as_one_would_write_it(formula: Any, expected: str) -> None:
    assert expected == sentence(View(example(INSTITUTE)), formula)


def test_a_mode_of_rounding_without_words_is_no_other_mode() -> None:
    """A figure rounded up that is said to be rounded to the nearest."""
    formula = {"kind": "rounded", "of": "a", "unit": "round", "mode": "up"}

    with pytest.raises(KeyError):
        sentence(View(example(INSTITUTE)), formula)


def test_an_average_of_marginal_contributions_says_over_what() -> None:
    view = View(example(INSTITUTE))

    assert (
        sentence(view, view.formula("profit.1.exact.maker"))
        == "average of what maker adds to 4 groups of profit.worth, weights by size of group 1/3, 1/6, 1/3"
    )


def test_a_correction_does_not_run_into_the_weights() -> None:
    view = View(made())

    assert sentence(view, view.formula("profit.1.exact.maker")) == (
        "(average of what maker adds to 2 groups of profit.worth, weights by size of group 1/2, 1/2)"
        " + 50% × profit.worth.all × (factor.maker − 0.5)"
    )


def test_a_share_of_what_groups_add_names_the_groups() -> None:
    view = View(example(ALLIANCE))

    assert sentence(view, view.formula("alliance.1.exact.inst_1")) == (
        "what {1 inst} adds + 4 × what {2 inst} adds + 9 × what {1 uni + 1 inst} adds + "
        "10 × what {1 backbone + 1 inst} adds + 3 × what {1 leader + 1 inst} adds + "
        "36 × what {1 leader + 1 uni + 1 inst} adds, in alliance.worth"
    )


def test_a_long_sum_of_alike_parties_is_gathered() -> None:
    view = View(example(ALLIANCE))

    assert sentence(view, view.formula("contribution")) == (
        "contribution.leader_1 + … + contribution.leader_6 + "
        "contribution.backbone_1 + … + contribution.backbone_20 + "
        "contribution.uni_1 + … + contribution.uni_18 + contribution.inst_1 + … + contribution.inst_9"
    )


def test_a_long_sum_of_others_is_counted() -> None:
    text = sentence(View(example(INSTITUTE)), plus(*(f"p{number}" for number in range(30))))

    assert text.startswith("p0 + p1 + p2")
    assert text.endswith("p10 + … (30 terms in all)")


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("profit.amount", "as stated"),
        ("conversion.maker", "as stated"),
        ("conversion.lab", "stated as 3/5"),
        ("merit.weights.market", "stated as 30%"),
        ("round", "stated as 1 yuan"),
    ],
)
def test_a_number_says_how_the_contract_spells_it_if_differently(figure: str, expected: str) -> None:
    view = View(example(INSTITUTE))

    assert expected == working(view, view.trail.figures[figure])


@pytest.mark.parametrize("trail", [example(INSTITUTE), example(ALLIANCE), made()], ids=["a", "b", "c"])
def test_operands_are_what_the_seals_cover(trail: Any) -> None:
    """Every string in a formula that is the id of a figure is found, and nothing else is."""

    def strings(data: Any, key: str = "") -> set[str]:
        if isinstance(data, str):
            return {data} if key not in {"kind", "player", "key", "members", "raw", "players", "unlisted"} else set()
        items = (
            data.items() if isinstance(data, dict) else [(key, item) for item in data] if isinstance(data, list) else ()
        )
        return {text for name, item in items for text in strings(item, name)}

    for record in trail.figures.values():
        expected = {text for text in strings(record["formula"]) if text in trail.figures}
        if record["formula"]["kind"] not in {"worths", "synergies"}:
            assert expected == set(figures_in(record["formula"])), record["id"]


def test_a_worth_keeps_the_group_it_is_stated_for() -> None:
    formula = example(INSTITUTE).figures["profit.worth"]["formula"]

    assert [operand.group for operand in operands(formula)][3] == ("maker", "uni")
