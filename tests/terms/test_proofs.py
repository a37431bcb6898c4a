"""The checker's proofs of nearest divisions and of clashes: right ones pass, a changed number does not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from effort import many
from iuralloc.allocate import examine
from iuralloc.formula import Constant
from iuralloc.lp.program import Row
from iuralloc.problems.nearest.clash import clash
from iuralloc.problems.nearest.data import clash_data
from iuralloc.problems.nearest.division import Bounded, nearest
from iuralloc.problems.nearest.formula import NearestDivision, StatedRow
from iuralloc.quantities import rational_text
from iuralloc.report import tabulate
from iuralloc.verify import check_clash, verify
from problems.test_nearest import bounded
from trail_samples import CONTRACT, base

F = Fraction
Json = Any
EXAMPLES = Path(__file__).parents[2] / "examples"


def formula_of(problem: Bounded) -> Json | None:
    """The formula of the nearest division with constants for operands; None where the rows clash."""
    found = nearest(problem)
    if found is None:
        return None
    reference = tuple((party, Constant(part)) for party, part in problem.reference.items())
    scale = tuple((party, Constant(part)) for party, part in problem.scale.items())
    rows = tuple(
        StatedRow(
            row.name, tuple((Constant(c), p) for p, c in row.coefficients.items()), row.relation, Constant(row.bound)
        )
        for row in problem.rows
    )
    return NearestDivision(reference, Constant(problem.total), scale, rows, found).as_data()


def faults(formula: Json) -> set[str]:
    trail = base()
    trail.add("it", formula, formula["answer"], "table")
    return {fault.code for fault in verify(trail.bytes(), CONTRACT).faults}


def problem_of(formula: Json) -> Bounded | None:
    """Read back what a formula asks; None where its scale is not above 0."""
    scale = {party: F(unit["value"]) for party, unit in formula["scale"]}
    if scale and min(scale.values()) <= 0:
        return None
    rows = tuple(
        Row(row["name"], {p: F(c["value"]) for c, p in row["terms"]}, row["relation"], F(row["bound"]["value"]))
        for row in formula["rows"]
    )
    reference = {party: F(part["value"]) for party, part in formula["reference"]}
    return Bounded(F(formula["total"]["value"]), reference, rows, scale)


@st.composite
def problems(draw: st.DrawFn) -> Bounded:
    """Problems of the mathematics, some counted in units of their own."""
    case = draw(bounded())
    if draw(st.booleans()):
        scale = {party: draw(st.sampled_from([F(1), F(2), F(1, 3)])) for party in case.parties}
        return Bounded(case.total, case.reference, case.rows, scale)
    return case


def numbers_of(data: Json, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all rationals in plain data: of an operand its value, of a pair its second part."""
    if isinstance(data, dict):
        for key, below in data.items():
            if key in {"deviation", "value", "total", "bound"} and isinstance(below, str):
                yield (*path, key)
            elif key not in {"kind", "name", "relation", "parties"}:
                yield from numbers_of(below, (*path, key))
    elif isinstance(data, list):
        if len(data) == 2 and all(isinstance(part, str) for part in data):
            # A term of a clash has its number first; all other pairs have it second.
            yield (*path, 0 if "terms" in path else 1)
        else:
            for at, below in enumerate(data):
                yield from numbers_of(below, (*path, at))


def changed(data: Json, path: tuple[Any, ...], by: Fraction) -> Json:
    data = copy.deepcopy(data)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = rational_text(F(inner[path[-1]]) + by)
    return data


@settings(max_examples=many(100))
@given(problems())
def test_a_right_proof_is_accepted_and_counted(problem: Bounded) -> None:
    """The checker asks for more than there is to prove."""
    formula = formula_of(problem)
    assume(formula is not None)
    trail = base()
    trail.add("it", formula, formula["answer"], "table")  # type: ignore[index]
    report = verify(trail.bytes(), CONTRACT)

    assert report.faults == ()
    assert (report.certificate, report.recomputed) == (1, 0)


@settings(max_examples=many(40))
@given(problems(), st.sampled_from([F(1, 7), F(-1, 7), F(1), F(-2)]))
def test_a_changed_number_of_the_proof_is_refused(problem: Bounded, by: Fraction) -> None:
    """Answer, levels, weights: no number may be another one."""
    formula = formula_of(problem)
    assume(formula is not None)
    for path in numbers_of(formula):
        if path[0] in {"answer", "levels"}:
            assert "nearest" in faults(changed(formula, path, by)) or "proof" in faults(changed(formula, path, by))


@settings(max_examples=many(40))
@given(problems(), st.sampled_from([F(1, 7), F(-1, 7), F(1)]))
def test_a_changed_operand_is_refused_unless_the_answer_is_still_right(problem: Bounded, by: Fraction) -> None:
    """Accepted means nearest: a proof of one problem is no proof of another."""
    formula = formula_of(problem)
    assume(formula is not None)
    for path in numbers_of(formula):
        if path[0] in {"answer", "levels"}:
            continue
        other = changed(formula, path, by)
        if not faults(other):
            asked = problem_of(other)
            assert asked is not None
            found = nearest(asked)
            assert found is not None
            assert [[party, rational_text(part)] for party, part in found.parts.items()] == other["answer"]


@settings(max_examples=many(150))
@given(bounded())
def test_a_clash_passes_and_a_changed_one_does_not(case: Bounded) -> None:
    """Weights, bounds, coefficients, the total, what each gives: each number counts; divisions may be others."""
    found = clash(case)
    assume(found is not None)
    data = clash_data(case, found)  # type: ignore[arg-type]

    assert check_clash(data) == []
    for path in numbers_of(data):
        if path[0] != "without":
            wrong = changed(data, path, F(1, 7))
            # A coefficient of a party that no weight reaches would be none: every row of a clash has a weight.
            assert check_clash(wrong) != []


@settings(max_examples=many(60))
@given(bounded())
def test_a_division_that_breaks_what_is_left_shows_nothing(case: Bounded) -> None:
    """Each dropping is shown by a division: one that does not add up is none."""
    found = clash(case)
    assume(found is not None)
    data = clash_data(case, found)  # type: ignore[arg-type]
    for path in numbers_of(data):
        if path[0] == "without":
            assert check_clash(changed(data, path, F(1, 7))) != []


def test_a_superfluous_row_is_seen() -> None:
    """Three rows of which two clash: dropping the third mends nothing."""
    one = F(1)
    rows = (Row("a", {"x": one}, ">=", F(3)), Row("b", {"x": one}, "<=", F(2)))
    found = clash(Bounded(F(5), {"x": F(1), "y": F(4)}, rows))
    assert found is not None
    data = clash_data(Bounded(F(5), {"x": F(1), "y": F(4)}, rows), found)
    data["rows"].append({"name": "c", "terms": [["1", "y"]], "relation": ">=", "bound": "0"})
    data["weights"].append(["c", "1"])
    data["gives"].append(["c", "1"])
    data["without"].append(["c", [["x", "3"], ["y", "2"]]])

    assert len(check_clash(data)) >= 2


def test_what_is_no_clash_is_refused_with_a_sentence() -> None:
    """A stranger's data may be anything."""
    nothings: tuple[Json, ...] = (
        None,
        [],
        {},
        {"kind": "clash"},
        {"kind": 1, "total": 1, "parties": 1, "rows": 1, "weights": 1, "gives": 1, "without": 1},
    )
    for data in nothings:
        told = check_clash(data)
        assert len(told) == 1
        assert told[0]


JUNK: Any = st.sampled_from(
    [None, True, 0, -1, "", "x", "1/0", "9" * 5000, [], [[]], {}, {"kind": "nearest"}, "it", "a"]
)


def nodes_of(data: Json, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything in plain data."""
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, part in below:
        yield (*path, key)
        yield from nodes_of(part, (*path, key))


def with_junk(data: Json, path: tuple[Any, ...], junk: Json) -> Json:
    data = copy.deepcopy(data)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = junk
    return data


@settings(max_examples=many(150))
@given(problems(), st.data())
def test_junk_in_a_proof_ends_in_a_plain_fault(problem: Bounded, data: st.DataObject) -> None:
    """The checker would crash where it should refuse."""
    formula = formula_of(problem)
    assume(formula is not None)
    path = data.draw(st.sampled_from(list(nodes_of(formula))))
    faults(with_junk(formula, path, data.draw(JUNK)) | {"answer": formula["answer"]})  # type: ignore[index]


@settings(max_examples=many(150))
@given(bounded(), st.data())
def test_junk_in_a_clash_ends_in_a_sentence(case: Bounded, data: st.DataObject) -> None:
    """The same for the certificate of a finding, which no trail holds."""
    found = clash(case)
    assume(found is not None)
    certificate = clash_data(case, found)  # type: ignore[arg-type]
    path = data.draw(st.sampled_from(list(nodes_of(certificate))))
    junk = with_junk(certificate, path, data.draw(JUNK))

    assert junk == certificate or check_clash(junk) != []


def test_a_short_proof_is_printed_and_can_be_done_with_a_pencil() -> None:
    """The proof is in the trail only, and whoever holds the paper has to believe."""
    trail = examine((EXAMPLES / "terms-and-clash" / "contract.yaml").read_bytes(), "contract.yaml").trail()
    found = {table.id: table for table in tabulate(trail)}["fees.1.nearest.proof"]
    rows = [tuple(cell.text for cell in row) for row in found.rows]

    # −(maker + lake + coast = 940) + (lake + coast at least 347.8) + (maker at least 667.4 − d) leaves d at least 75.2.
    assert rows[:3] == [
        ("1", "75.2", "total", "−1"),
        ("", "", "joint_floor", "1"),
        ("", "", "maker below", "1"),
    ]
    assert Fraction("667.4") - 940 + Fraction("347.8") == Fraction("75.2")
    assert "write each of its conditions" in " ".join(found.notes)


def test_a_proof_that_says_nothing_is_not_printed() -> None:
    """A table of proof for a division that nobody was moved in."""
    text = (
        "iuralloc: 1\ncurrency: CNY\nparties: {maker: {}, lake: {}}\npools:\n  fees:\n    amount: 8\n"
        "    split:\n      by: equal\n      terms: {floor: lake at least 10%}\n"
    )
    tables = {table.id for table in tabulate(examine(text.encode(), "contract.yaml").trail())}

    assert "fees.1.nearest" in tables
    assert "fees.1.nearest.proof" not in tables
