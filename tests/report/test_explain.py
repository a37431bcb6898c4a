"""One figure back to its clauses: everything it rests on, each figure once, as a tree of bounded depth."""

from __future__ import annotations

from fractions import Fraction

import pytest
from rich.cells import cell_len

from iuralloc.audit.trail import Trail
from iuralloc.report import render_text
from iuralloc.report.descent import DEPTH, Branch
from iuralloc.report.explain import Tree, as_data, as_text, explained, listing
from iuralloc.report.operands import figures_in
from report.trails import ALLIANCE, INSTITUTE, example, made, texts


def branch(tree: Tree, figure: str) -> Branch:
    return next(found for found in tree.branches if found.figure == figure)


def test_the_way_of_one_cent_leads_to_its_clauses() -> None:
    tree = explained(example(INSTITUTE), "profit.1.uni.team.Luo")

    assert tree.branches[0].value == "75.18 万元"
    assert tree.branches[0].label == "what uni.team.Luo gets of profit"
    assert branch(tree, "profit.1.exact.uni.team.Luo").sentence == "profit.1.uni.team × 45%"
    assert branch(tree, "profit.1.exact.maker").value == "3475/6 ≈579.166667 万元"
    assert "maker + uni: “742”, line 80" in [found.label for found in tree.branches]
    assert "clause 5.1, 5.3" in branch(tree, "profit.worth").ground


def test_every_figure_that_it_rests_on_is_named() -> None:
    trail = example(INSTITUTE)
    for start in ("profit.1.sum", "subsidy.1.uni.school", "performance.1.maker", "profit.beside.2.exact.uni"):
        below, left = set(), [start]
        while left:
            figure = left.pop()
            if figure not in below:
                below.add(figure)
                left.extend(figures_in(trail.figures[figure]["formula"]))

        assert below == {found.figure for found in explained(trail, start).branches if found.figure}, start


def test_a_figure_is_opened_once() -> None:
    tree = explained(example(INSTITUTE), "profit.1.sum")
    opened = [found.figure for found in tree.branches if found.figure and found.remark != "shown above"]

    assert len(opened) == len(set(opened))
    assert "shown above" in [found.remark for found in tree.branches]


def test_what_the_contract_says_is_quoted_once() -> None:
    tree = explained(example(INSTITUTE), "profit.1.maker")

    assert sum("Each party gets what it adds" in found.ground for found in tree.branches) == 1


def test_the_party_itself_comes_first_and_alike_parties_together() -> None:
    tree = explained(example(ALLIANCE), "trial_loss.1.uni_7")
    second = [found.figure for found in tree.branches if found.depth == 2]

    assert second == [
        "trial_loss.1.exact.uni_7", "trial_loss.1.exact.leader_1 … leader_6",
        "trial_loss.1.exact.backbone_1 … backbone_20", "trial_loss.1.exact.uni_1 … uni_6",
        "trial_loss.1.exact.uni_8 … uni_18", "trial_loss.1.exact.inst_1 … inst_9",
        "trial_loss.amount", "round",
    ]  # fmt: skip
    assert branch(tree, "contribution.leader_1 … leader_6").value == "30 万元 each, 6 alike"


def test_of_a_long_sum_the_rest_is_counted() -> None:
    parties = ", ".join(f"p{number}: {{}}" for number in range(40))
    entries = ", ".join(f"p{number}: {number + 1}" for number in range(40))
    text = (
        f"iuralloc: 1\ncurrency: CNY\nparties: {{{parties}}}\ncontributions: {{{entries}}}\n"
        "pools: {p: {amount: 820, split: {by: contribution}}}\n"
    )
    tree = explained(made(text), "contribution")
    first = [found for found in tree.branches if found.depth == 1]

    assert len(first) == 12
    assert first[-1].label == "and 29 more: contribution.p11 … contribution.p39"


def test_the_tree_has_a_bottom() -> None:
    """A chain of figures is followed without recursion, and only so far."""
    chain = "\n".join(f"  f{number}: f{number - 1} * 1" for number in range(1, 600))
    text = (
        f"iuralloc: 1\ncurrency: CNY\nparties: {{a: {{}}, b: {{}}}}\nfigures:\n  f0: 7\n{chain}\n"
        "pools: {p: {amount: f599 * 1, split: {by: equal}}}\n"
    )
    tree = explained(made(text), "f599")

    assert max(found.depth for found in tree.branches if found.figure) == DEPTH
    assert "goes on: explain this figure by itself" in [found.remark for found in tree.branches]
    assert max(map(cell_len, as_text(tree, 80).splitlines())) <= 24 * 3 + 3 + 30


def test_a_figure_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        explained(example(INSTITUTE), "profit.1.nobody")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_keep_to_the_width(width: int) -> None:
    text = as_text(explained(example(INSTITUTE), "profit.1.uni.team.Luo"), width)

    assert [line for line in text.splitlines() if cell_len(line) > width] == []


def test_branches_hang_from_what_rests_on_them() -> None:
    tree = Tree("a", (Branch(0, "a"), Branch(1, "b"), Branch(2, "c"), Branch(1, "d"), Branch(2, "e")))

    assert as_text(tree, 80) == "a\n├─ b\n│  └─ c\n└─ d\n   └─ e\n"


def test_a_name_cannot_leave_the_tree() -> None:
    tree = Tree("a", (Branch(0, "a", ground="x\n\x1b[2J\u202ey"),))

    assert as_text(tree, 80) == "a\n   [x \\x1b[2J\\u202ey]\n"


def test_the_tree_as_data_holds_what_the_lines_say() -> None:
    data = as_data(explained(example(INSTITUTE), "subsidy.1.maker"))

    assert data["figure"] == "subsidy.1.maker"
    assert {"depth": 0, "figure": "subsidy.1.maker", "ground": "rule: largest remainder"}.items() <= data["branches"][
        0
    ].items()


@pytest.mark.parametrize("trail", [example(INSTITUTE), example(ALLIANCE), made()], ids=["a", "b", "c"])
def test_the_list_names_every_figure_with_its_value_and_path(trail: Trail) -> None:
    found = listing(trail)

    assert list(trail.figures) == texts(found, "figure")
    for record, row in zip(trail.figures.values(), found.rows, strict=True):
        if isinstance(record["value"], str):
            assert Fraction(record["value"]) == Fraction(row[1].exact)
        assert row[3].text
    assert "contributions.maker[2]" in texts(listing(example(INSTITUTE)), "in the contract")
    assert render_text([found], 100)


def test_every_figure_can_be_explained() -> None:
    for trail in (example(INSTITUTE), made()):
        for figure in trail.figures:
            assert figure == explained(trail, figure).branches[0].figure
