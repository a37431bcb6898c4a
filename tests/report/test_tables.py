"""What the tables say of both examples and of a contract made for their corners."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest

from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.errors import Budget
from iuralloc.report import tabulate
from iuralloc.report.table import Cell, Column, Role, Table, table
from iuralloc.report.words import words
from report.trails import ALLIANCE, INSTITUTE, TRAILS, column, counted, example, expanded, made, one, texts, verb


@pytest.fixture(params=TRAILS)
def trail(request: pytest.FixtureRequest) -> Trail:
    """Each of the trails."""
    name: str = request.param
    return TRAILS[name]()


def test_a_row_without_a_cell_for_every_column_is_a_bug() -> None:
    with pytest.raises(ValueError, match="crooked"):
        Table("crooked", "", (), (Column(), Column()), ((Cell(),),))


def test_columns_without_an_entry_are_left_out() -> None:
    made_of = table("t", "", [Column("a"), Column("b")], [(Cell("1"), Cell()), (Cell("2"), Cell())], ["", "note"])

    assert [tuple(c.heading for c in made_of.columns), made_of.notes] == [("a",), ("note",)]


def test_the_order_is_head_parties_contributions_figures_pools_choices_grounds() -> None:
    expected = [
        "head", "parties", "phases", "contributions", "contributions.totals", "figures.conversion",
        "figures.merit",
        "profit.result", "profit.comparison", "profit.core", "profit.inside", "profit.worths",
        "profit.1.worksheet.maker", "profit.1.worksheet.uni", "profit.1.worksheet.lab",
        "profit.1.rounding", "profit.1.rounding.uni", "profit.1.rounding.uni.team",
        "performance.result", "performance.1.rounding", "running_costs.result", "running_costs.1.rounding",
        "subsidy.result", "subsidy.inside", "subsidy.1.rounding", "choices", "grounds.round",
        "grounds.contribution", "grounds.conversion", "grounds.merit", "grounds.profit",
        "grounds.performance",
        "grounds.running_costs", "grounds.subsidy",
    ]  # fmt: skip

    assert expected == [found.id for found in tabulate(example(INSTITUTE))]


def test_the_head_names_file_trail_and_unit() -> None:
    trail, head = example(INSTITUTE), tabulate(example(INSTITUTE))[0]
    shown = {row[0].text: row[1].text for row in head.rows}

    assert head.title.startswith("Joint Institute of Wear-Resistant Coatings, settlement annex 耐磨涂层")
    assert trail.digest == shown["digest of the trail"]
    assert trail.contract["sha256"] == shown["SHA-256 of the file"]
    assert shown["unit of amounts"] == "万元 = 10,000 CNY"
    assert shown["smallest payable amount"] == "0.0001 万元 = 1 CNY"


def test_a_contract_without_a_title_is_called_by_its_file() -> None:
    bare = made("iuralloc: 1\ncurrency: CNY\nparties: {a: {}, b: {}}\npools: {p: {amount: 3, split: {by: equal}}}\n")

    assert tabulate(bare)[0].title == "Settlement of made.yaml"


def test_members_stand_below_their_party_as_a_tree() -> None:
    found = column(one(tabulate(example(INSTITUTE)), "parties"), "party")
    tree = [(cell.indent, cell.text) for cell in found]

    assert tree[1:] == [
        (0, "uni"),
        (1, "team"),
        (2, "Luo"),
        (2, "Tan"),
        (2, "Fang"),
        (1, "school"),
        (0, "lab"),
    ]


def test_a_contribution_shows_how_it_was_valued_and_what_was_appraised() -> None:
    found = one(tabulate(example(INSTITUTE)), "contributions")
    rows = {row[1].text: row for row in found.rows}
    headings = [c.heading for c in found.columns]

    assert [cell.text for cell in rows["spray_line"][:6]] == [
        "maker",
        "spray_line",
        "equipment",
        "trial",
        "(126 − 6) / 8y × 2y × 60%",
        "18",
    ]
    assert rows["bench"][headings.index("how")].text == "68.4 / 6y × 30m × 3/8"
    assert tuple(rows["coating_patents"][headings.index(h)].text for h in ("value", "appraised")) == (
        "260",
        "228",
    )


def test_contributions_by_party_add_up() -> None:
    found = one(tabulate(example(INSTITUTE)), "contributions.totals")

    assert texts(found, "total") == ["440", "360", "130.6875", "930.6875"]
    assert texts(found, "share") == ["47.28 %", "38.68 %", "14.04 %", "100.00 %"]


def test_scores_stand_with_their_weights_and_the_weighted_result() -> None:
    found = one(tabulate(example(INSTITUTE)), "figures.merit")

    assert texts(found, "research") == ["28 %", "62", "93", "78"]
    assert texts(found, "score") == ["", "77.84", "67.26", "68.91"]


def test_a_table_of_figures_has_a_row_for_each_key() -> None:
    found = one(tabulate(made()), "figures.by_phase")

    assert texts(found, "entry") == ["maker.trial", "maker.sale", "uni.trial", "uni.sale"]
    assert texts(found, "value") == ["0.3", "0.5", "0.7", "0.5"]


def test_the_result_of_the_institute_is_that_of_the_pencil() -> None:
    found = one(tabulate(example(INSTITUTE)), "profit.result")

    assert texts(found, "party") == ["maker", "uni", "lab", "sum", "difference"]
    assert texts(found, "exact") == ["3475/6", "716/3", "1315/6", "1,037", ""]
    assert texts(found, "gets") == ["579.1667", "238.6667", "219.1666", "1,037.0000", "0"]
    assert texts(found, "share") == ["55.85 %", "23.02 %", "21.13 %", "100.00 %", ""]
    assert texts(found, "name")[0] == "Qingyan Pump Works 青岩泵业有限公司"


def test_a_division_in_proportion_shows_what_it_rests_on() -> None:
    found = one(tabulate(example(INSTITUTE)), "performance.result")

    assert texts(found, "merit") == ["77.84", "67.26", "68.91", "214.01", ""]


def test_costs_are_paid_and_losses_borne() -> None:
    institute, alliance = tabulate(example(INSTITUTE)), tabulate(example(ALLIANCE))

    assert [
        verb(one(institute, "running_costs.result")),
        verb(one(alliance, "secretariat.result")),
        verb(one(alliance, "trial_loss.result")),
    ] == ["pays", "pays", "bears"]


def test_every_result_adds_up_over_all_parties(trail: Trail) -> None:
    """Rows for several parties count as often as they say."""
    for found in tabulate(trail):
        if not found.id.endswith(".result"):
            continue
        heading = "exact" if "yardstick" in found.title else verb(found)
        rows = [(row[0], cell) for row, cell in zip(found.rows, column(found, heading), strict=True)]
        body = [(counted(head), cell) for head, cell in rows if head.role is Role.BODY]
        total = next(cell for head, cell in rows if head.role is Role.TOTAL)

        assert Fraction(total.exact) == sum(count * Fraction(cell.exact) for count, cell in body), found.id


def test_amounts_together_add_up_to_the_sum_line() -> None:
    found = one(tabulate(example(ALLIANCE)), "fund.result")
    shown = column(found, "together")
    total = next(cell for row, cell in zip(found.rows, shown, strict=True) if row[0].role is Role.TOTAL)

    assert total.text == "568.0000"
    assert Fraction(568) == sum(Fraction(c.exact) for c in shown if c.role is Role.BODY)


def test_alike_parties_share_a_row_as_long_as_nothing_tells_them_apart() -> None:
    found = one(tabulate(example(ALLIANCE)), "trial_loss.result")

    assert texts(found, "party") == [
        "leader_1 … leader_6 (6 alike)", "backbone_1 … backbone_20 (20 alike)", "uni_1 … uni_5 (5 alike)",
        "uni_6 … uni_18 (13 alike)", "inst_1 … inst_9 (9 alike)", "sum", "difference",
    ]  # fmt: skip
    assert texts(found, "bears") == ["8.4727", "2.2594", "0.7061", "0.7060", "1.1297", "118.9000", ""]
    assert [row[2].text for row in found.rows[:5]] == 5 * ["each"]


def test_a_row_for_several_names_the_figures_of_the_first_and_the_last() -> None:
    cell = column(one(tabulate(example(ALLIANCE)), "fund.result"), "gets")[0]

    assert cell.figure == "fund.1.leader_1 … leader_6"


def test_splits_stand_beside_each_other_with_a_core_line() -> None:
    found = one(tabulate(example(INSTITUTE)), "profit.comparison")
    headings = [c.heading for c in found.columns][2:]
    last = [cell.text for cell in found.rows[-1]][2:]

    assert headings == ["shapley (settled)", "contribution", "contribution * conversion", "equal"]
    assert last == ["in the core", "1 group objects", "in the core", "1 group objects"]
    assert texts(found, "contribution")[:4] == ["490.2612", "401.1228", "145.6160", "1,037.0000"]


def test_the_core_table_lists_who_objects_and_by_how_much() -> None:
    found = one(tabulate(example(INSTITUTE)), "profit.core")

    assert texts(found, "group") == ["", "maker + lab", "", "maker + uni"]
    assert texts(found, "by") == ["", "463450/14891", "", "152/3"]
    assert texts(found, "about") == ["", "≈31.122826", "", "≈50.666667"]


def test_a_split_among_others_is_not_tested_and_says_why() -> None:
    found = one(tabulate(made()), "profit.core")

    assert texts(found, "verdict")[3] == "not tested: the amount does not go to the parties of the game alone"


def test_too_many_groups_are_not_tested_and_counted() -> None:
    many = made(
        "iuralloc: 1\ncurrency: CNY\n"
        "parties: {f: {kind: enterprise, count: 600}, u: {kind: university, count: 400}}\n"
        "pools: {a: {synergies: {each f: 3, each f + each u: 1}, split: {by: shapley}}}\n"
    )
    found = one(tabulate(many), "a.core")

    # 601 x 401 make-ups, less nobody and all
    limit = f"the limit is {Budget.CORE_TYPES:,}"
    assert [f"not tested: 240,999 different make-ups of groups, {limit}"] == texts(found, "verdict")


def test_objections_of_alike_parties_are_counted_by_kind() -> None:
    found = one(tabulate(made()), "big.core")

    assert "maker + 1 of smelter_2 … smelter_7 + uni" in texts(found, "group")


def test_members_get_what_their_party_got() -> None:
    found = one(tabulate(example(INSTITUTE)), "profit.inside")

    assert [(row[0].indent, row[0].text, row[-1].text) for row in found.rows] == [
        (0, "uni", "238.6667"), (1, "team", "167.0667"), (2, "Luo", "75.1800"), (2, "Tan", "50.1200"),
        (2, "Fang", "41.7667"), (2, "sum of uni.team", "167.0667"), (1, "school", "71.6000"),
        (1, "sum of uni", "238.6667"),
    ]  # fmt: skip


def test_alike_members_of_alike_parties_are_shown_once() -> None:
    found = one(tabulate(made()), "fees.inside")

    assert texts(found, "party")[:9] == [
        "smelter", "smelter_1", "shop", "office", "sum of smelter.smelter_1",
        "smelter_2 … smelter_4 (3 alike)",
        "shop", "office", "sum of smelter.smelter_2 … smelter_4",
    ]  # fmt: skip


def test_every_group_of_a_few_parties_has_its_worth_and_its_line() -> None:
    found = one(tabulate(example(INSTITUTE)), "profit.worths")

    assert texts(found, "worth") == ["268", "47", "83", "742", "667", "207", "1,037"]
    assert [f"line {line}" for line in range(77, 84)] == texts(found, "source")


def test_a_group_that_is_not_listed_says_what_it_counts_for() -> None:
    text = (
        "iuralloc: 1\ncurrency: CNY\nparties: {a: {}, b: {}, c: {}}\npools:\n  p:\n    amount: 9\n"
        "    worth: {a: 1, b: 1, c: 1, a + b: 5, a + b + c: 9}\n    unlisted: FILLED\n"
        "    split: {by: shapley}\n"
    )
    filled = one(tabulate(made(text.replace("FILLED", "superadditive"))), "p.worths")
    empty = one(tabulate(made(text.replace("FILLED", "0"))), "p.worths")

    assert tuple(c.text for c in filled.rows[4][1:]) == ("2", "not listed: what its parts are worth together")
    assert tuple(c.text for c in empty.rows[4][1:]) == ("0", "not listed: 0")


def test_of_many_groups_the_single_ones_and_all_are_shown() -> None:
    found = one(tabulate(made()), "dense.worths")

    assert len(found.rows) == 9
    assert "There are 255 groups; their worths stand in the trail, figure dense.worth." in found.notes[0]


def test_terms_are_counted_as_with_the_pencil() -> None:
    found = one(tabulate(example(ALLIANCE)), "alliance.terms")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in found.rows}

    assert rows["1 leader + 1 uni + 1 inst"] == ["972", "0.03", "29.16"]
    assert rows["2 inst"] == ["36", "0.4", "14.4"]
    assert rows["all parties"][-1] == "559.86"


def test_terms_together_are_worth_what_all_are(trail: Trail) -> None:
    for found in tabulate(trail):
        if found.id.endswith(".terms"):
            *body, total = [Fraction(cell.exact) for cell in column(found, "together")]
            assert total == sum(body)


def test_the_worksheet_is_that_of_the_pencil() -> None:
    found = one(tabulate(example(INSTITUTE)), "profit.1.worksheet.maker")

    assert texts(found, "group") == [
        "maker",
        "maker + uni",
        "maker + lab",
        "maker + uni + lab",
        "payoff = sum",
    ]
    assert texts(found, "maker adds") == ["268", "695", "584", "830", ""]
    assert texts(found, "weight") == ["1/3", "1/6", "1/6", "1/3", "1"]
    assert texts(found, "product") == ["536/6", "695/6", "584/6", "1660/6", "3475/6"]


def test_products_of_every_worksheet_add_up_to_the_payoff(trail: Trail) -> None:
    for found in tabulate(trail):
        if ".worksheet." not in found.id:
            continue
        products = column(found, "product")
        body = sum(Fraction(cell.exact) for cell in products if cell.role is Role.BODY)
        payoff = products[-1]

        assert body == Fraction(payoff.exact) == trail.amount(payoff.figure), found.id


def test_a_corrected_value_shows_the_correction_below_the_plain_one() -> None:
    found = one(tabulate(made()), "profit.1.worksheet.maker")

    assert texts(found, "group") == [
        "maker", "maker + uni", "Shapley value = sum",
        "correction: 50% × profit.worth.all × (factor.maker − 0.5)",
        "payoff",
    ]  # fmt: skip
    assert not [t for t in tabulate(made()) if t.id.startswith("profit.beside.1.worksheet")]


def test_weights_of_a_worksheet_are_fractions() -> None:
    """Textbooks write (s - 1)! (n - s)! / n!: 1/4 beside 1/12, not 0.25."""
    worth = ", ".join("+".join(group) + ": 1" for size in (1, 2, 3, 4) for group in combinations("abcd", size))
    pot = f"pools: {{pot: {{amount: 1, worth: {{{worth}}}, split: {{by: shapley}}}}}}\n"
    trail = examine(
        f"iuralloc: 1\ncurrency: CNY\nparties: {{a: {{}}, b: {{}}, c: {{}}, d: {{}}}}\n{pot}".encode(), "c"
    ).trail()
    found = one(tabulate(trail), "pot.1.worksheet.a")

    assert [row[4].text for row in found.rows] == ["1/4", *["1/12"] * 6, "1/4", "1"]


def test_a_game_of_many_has_no_worksheet() -> None:
    assert not [t for t in tabulate(made()) if t.id.startswith(("dense.1.worksheet", "big.1.worksheet"))]


def test_the_rounding_log_is_that_of_the_pencil() -> None:
    found = one(tabulate(example(INSTITUTE)), "profit.1.rounding")

    assert texts(found, "rounded down") == ["5,791,666", "2,386,666", "2,191,666", "10,369,998"]
    assert texts(found, "remainder") == ["2/3", "2/3", "2/3", "2"]
    assert texts(found, "odd unit") == ["1", "1", "", "2"]
    assert texts(found, "rank") == ["1", "2", "3", ""]
    assert "maker, uni" in found.notes[1]
    assert "maker, uni got a unit, lab did not" in found.notes[2]


def test_the_log_of_alike_parties_says_who_was_served() -> None:
    found = one(tabulate(example(ALLIANCE)), "secretariat.1.rounding")

    assert texts(found, "rank") == ["1 … 6", "7 … 18", "19 … 26", "27 … 44", "45 … 53", ""]
    assert any(
        "53 remainders are equal" in note and "backbone_1 … backbone_12 got a unit" in note for note in found.notes
    )


def test_where_nothing_is_rounded_there_is_no_log() -> None:
    tables = tabulate(made())

    assert not [t for t in tables if t.id == "gift.1.rounding"]
    assert any("nothing was rounded" in note for note in one(tables, "gift.result").notes)


def test_the_same_choice_about_several_pools_is_one_sentence() -> None:
    said = texts(one(tabulate(example(INSTITUTE)), "choices"), "choice")

    assert "All parties share in performance, running_costs, subsidy; `among` would name fewer." in said
    assert any(
        sentence.startswith("What reaches uni in performance, running_costs is not divided") for sentence in said
    )


def test_every_figure_stands_in_the_grounds(trail: Trail) -> None:
    named: set[str] = set()
    for found in tabulate(trail):
        if found.id.startswith("grounds."):
            for cell in column(found, "figure"):
                named |= expanded(cell.text)

    assert set(trail.figures) == named


def test_every_ground_has_a_formula(trail: Trail) -> None:
    for found in tabulate(trail):
        if found.id.startswith("grounds."):
            assert "" not in texts(found, "how"), found.id


def test_evidence_named_often_stands_once_below_the_table() -> None:
    found = one(tabulate(example(INSTITUTE)), "grounds.merit")

    assert column(found, "ground")[4].text == "line 62; clause 4.2; evidence: [1]"
    assert "[1] committee review 2029-03" in found.notes


def test_one_pool_alone_brings_what_belongs_to_it() -> None:
    tables = tabulate(example(INSTITUTE), "subsidy")
    ids = [found.id for found in tables]

    assert ids[:5] == ["head", "subsidy.result", "subsidy.inside", "subsidy.1.rounding", "choices"]
    # paid by the payoffs of the game of profit, and by nothing else there is
    assert ids[5:] == ["grounds.round", "grounds.profit", "grounds.subsidy"]
    assert not any("merit" in sentence or "running_costs" in sentence for sentence in texts(tables[4], "choice"))


def test_benefit_is_everything_there_is() -> None:
    assert tabulate(example(INSTITUTE)) == tabulate(example(INSTITUTE), "benefit")


def test_a_pool_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        tabulate(example(INSTITUTE), "profits")


def test_no_explanation_is_said_twice(trail: Trail) -> None:
    for code in ("note-each", "note-shares", "note-core-gain", "note-worksheet", "note-units"):
        sentence = words().say(code)
        assert sum(found.notes.count(sentence) for found in tabulate(trail)) <= 1, code


def test_a_number_is_shown_beside_its_exact_value(trail: Trail) -> None:
    for found in tabulate(trail):
        numeric = [at for at, c in enumerate(found.columns) if c.numeric]
        for cell in (row[at] for row in found.rows for at in numeric):
            plain = cell.text.replace(",", "").replace("−", "-").removesuffix(" %")
            if not cell.exact or "≈" in plain:
                continue
            scale = 100 if cell.text.endswith(" %") else 1
            close = Fraction(1, 100) if scale == 100 else 0
            assert abs(Fraction(plain) - Fraction(cell.exact) * scale) <= close, (found.id, cell)


def test_figures_of_cells_are_those_they_show(trail: Trail) -> None:
    for found in tabulate(trail):
        for cell in (cell for row in found.rows for cell in row if cell.figure and cell.exact):
            first = next(iter(sorted(expanded(cell.figure))))
            assert trail.figures[first]["value"] == cell.exact, (found.id, cell)


def test_terms_of_every_year_stand_in_one_table_each() -> None:
    """The tables of terms by year are printed twice: once with their pool, once as if they were of a loss."""
    text = (
        "iuralloc: 1\ncurrency: CNY\nparties: {uni: {}, firm: {}}\n"
        "pools: {p: {amount: {2031: 100, 2032: 200}, split: {uni: 90%, firm: 10%, terms: {f: firm at least 12%}}}}\n"
    )
    found = [each.id for each in tabulate(made(text))]

    assert found.count("p.2031.1.terms") == found.count("p.2032.1.nearest") == 1
    assert len(found) == len(set(found))
