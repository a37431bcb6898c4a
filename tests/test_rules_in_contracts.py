"""Every rule of the catalogue in a contract, made from its card: in the file, in the trail, and for a stranger."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from editor import as_an_editor_reads
from iuralloc import rules
from iuralloc import solve as solve_bare
from iuralloc.allocate import examine
from iuralloc.contract.json_schema import json_schema
from iuralloc.contract.names import REACHED_BY_FIGURES
from iuralloc.contract.schema.parameters import parameters_of, split_parameters
from iuralloc.errors import Finding, Inconsistency, LimitReached, NoAllocation, Severity
from iuralloc.report import render_text, tabulate
from iuralloc.report.view import View
from iuralloc.rules.card import ParameterKind, Rule
from oracles.synergies_by_enumeration import Term, synergies_by_enumeration
from trails import Run, a_stranger_agrees, ran

CARDS: Final = [card for card in rules.all_rules() if card.in_contracts and card.id not in REACHED_BY_FIGURES]
BY_CARD: Final = pytest.mark.parametrize("card", CARDS, ids=[card.id for card in CARDS])
PARTIES: Final = ("mill", "uni", "lab", "bank")

#: a value for each kind of parameter, as a contract writes it
IN_FILE: Final[Mapping[ParameterKind, str]] = {
    "number": "1/2",
    "number by party": "{mill: 2/5, uni: 1/5, lab: 1/10, bank: 3/10}",
    "allocation": "{mill: 10, uni: 20, lab: 25, bank: 5}",
    "partition": "[[mill, lab], uni, [bank]]",
    "classes": "[uni, [mill, lab, bank]]",
    "levels": "[[[mill, lab, bank], uni], [[mill, lab], [bank], uni]]",
    "edges": "[[mill, uni], uni + lab, [lab, bank]]",
    "truth": "true",
}

#: the same values as a bare game has them
BARE: Final[Mapping[ParameterKind, Any]] = {
    "number": "1/2",
    "number by party": {"mill": "2/5", "uni": "1/5", "lab": "1/10", "bank": "3/10"},
    "allocation": {"mill": 10, "uni": 20, "lab": 25, "bank": 5},
    "partition": [["mill", "lab"], ["uni"], ["bank"]],
    "classes": [["uni"], ["mill", "lab", "bank"]],
    "levels": [[["mill", "lab", "bank"], ["uni"]], [["mill", "lab"], ["bank"], ["uni"]]],
    "edges": [["mill", "uni"], ["uni", "lab"], ["lab", "bank"]],
    "truth": True,
}

#: amounts, for what is counted in the unit: claims that 60 do not fill, caps that hold it, anything to walk away with
MONEY: Final = {"mill": 40, "uni": 12, "lab": 25, "bank": 18}
_MONEY: Final = "{mill: 40, uni: 12, lab: 25, bank: 18}"


def worth(group: frozenset[str], kind: str) -> Fraction:
    """What a group earns grows ever faster with it, what it pays ever slower: both games have a core."""
    size = sum((Fraction(PARTIES.index(party) + 1) for party in group), Fraction(0))
    return Fraction(6, 10) * (size**2 if kind == "income" else 100 - (10 - size) ** 2)


def groups() -> Iterator[frozenset[str]]:
    for count in range(1, len(PARTIES) + 1):
        yield from map(frozenset, combinations(PARTIES, count))


def split_of(card: Rule, *, all_of_them: bool = True) -> str:
    """A split by a rule with its parameters: all there are, or those that it needs."""
    told = [f"by: {card.id}"]
    for parameter in parameters_of(card):
        if parameter.required or all_of_them:
            value = _MONEY if parameter.money else IN_FILE[parameter.kind]
            told.append(f"{parameter.name}: {value}")
    return f"{{{', '.join(told)}}}"


def contract(split: str, kind: str, beside: str = "[]") -> str:
    """A contract with one pool of 60, and what each group could earn (or would pay) without the others."""
    worths = ", ".join(f"{' + '.join(sorted(group))}: {worth(group, kind)}" for group in groups())
    return (
        f"iuralloc: 1\ncurrency: CNY\nunit: 万元\nparties: {{{', '.join(f'{party}: {{}}' for party in PARTIES)}}}\n"
        f"pools:\n  pot:\n    kind: {kind}\n    amount: 60\n    worth: {{{worths}}}\n    split: {split}\n"
        f"    beside: {beside}\n"
    )


def bare(card: Rule, kind: str) -> Mapping[str, Any]:
    """The same as a bare game: claims on an estate, or a worth for every group."""
    if card.measure:
        return {"type": "bankruptcy", "estate": 60, "claims": MONEY}
    worths = {"+".join(party for party in PARTIES if party in group): str(worth(group, kind)) for group in groups()}
    sort = "profit" if kind == "income" else "cost"
    return {"type": "tu", "kind": sort, "players": list(PARTIES), "worth": worths}


def exact(run: Run, stem: str = "pot.1") -> dict[str, Fraction]:
    return {party: run.amount(f"{stem}.exact.{party}") for party in PARTIES}


def told_to(card: Rule, *, all_of_them: bool = True) -> dict[str, Any]:
    return {
        parameter.name: MONEY if parameter.money else BARE[parameter.kind]
        for parameter in card.parameters
        if parameter.required or all_of_them
    }


@BY_CARD
@pytest.mark.parametrize("kind", ["income", "loss"])
@pytest.mark.parametrize("all_of_them", [True, False], ids=["all parameters", "needed parameters"])
def test_the_answer_is_that_of_the_bare_game(card: Rule, kind: str, *, all_of_them: bool) -> None:
    """A parameter is read as another one, or gets lost on the way from the file to the rule."""
    run = ran(contract(split_of(card, all_of_them=all_of_them), kind))
    params = told_to(card, all_of_them=all_of_them)

    assert exact(run) == solve_bare(bare(card, kind), card.id, **params).answer
    assert sum(exact(run).values()) == 60


@BY_CARD
def test_a_stranger_agrees_with_every_rule(card: Rule) -> None:
    """A formula that the program can state and nobody else can compute again."""
    a_stranger_agrees(ran(contract(split_of(card), "income")))


@BY_CARD
def test_an_editor_takes_what_check_takes(card: Rule) -> None:
    """A sound split is marked by the schema, or the schema has no place for a parameter."""
    validator = Draft202012Validator(json_schema())
    data = contract(split_of(card), "loss", f"[{split_of(card, all_of_them=False)}]").encode()

    assert [error.message for error in validator.iter_errors(as_an_editor_reads(data))] == []


@BY_CARD
def test_tables_and_trees_have_words_for_every_rule(card: Rule) -> None:
    """A formula, a label or a choice without words ends a run that is right."""
    trail = examine(contract(split_of(card), "income").encode(), "contract.yaml").trail()
    text = " ".join(render_text(tabulate(trail), 200).split())

    assert View(trail).rule(card.id) in text
    for parameter in parameters_of(card):
        assert f"{parameter.name} " in text


def test_all_rules_beside_each_other() -> None:
    """One split disturbs another, or two state a figure of the same name."""
    beside = ", ".join(split_of(card) for card in CARDS)
    run = ran(contract("{by: equal}", "income", f"[{beside}]"))
    found = {card.id: exact(run, f"pot.beside.{number}") for number, card in enumerate(CARDS, start=1)}

    assert found == {card.id: solve_bare(bare(card, "income"), card.id, **told_to(card)).answer for card in CARDS}


@BY_CARD
def test_a_game_of_synergies_is_divided_like_its_table(card: Rule) -> None:
    """The road of a rule over dividends of alike parties, and that over a table of worths, part ways."""
    if card.measure:
        return
    terms = {"mill + uni": 12, "lab": 4, "uni + lab": 9, "bank + lab": 6, "mill + uni + lab + bank": 29}
    head, tail = contract(split_of(card), "income").split("    worth:")
    written = ", ".join(f"{key}: {value}" for key, value in terms.items())
    run = ran(f"{head}    synergies: {{{written}}}\n{tail.partition(chr(10))[2]}")
    listed = [Term([[party] for party in key.split(" + ")], [], Fraction(value)) for key, value in terms.items()]
    worths = {"+".join(group): synergies_by_enumeration(group, listed) for group in _in_order()}
    game = {"type": "tu", "players": list(PARTIES), "worth": {key: str(value) for key, value in worths.items()}}

    assert exact(run) == solve_bare(game, card.id, **told_to(card)).answer


def _in_order() -> Iterator[tuple[str, ...]]:
    for count in range(1, len(PARTIES) + 1):
        yield from combinations(PARTIES, count)


@pytest.mark.parametrize(
    "claims", ["owed", "{mill: 40, uni: 12, each works: 25, bank: 18}", "2 * half", "contribution"]
)
def test_claims_are_any_figure_by_party(claims: str) -> None:
    """A figure, a formula, contributions and a table in the split come to the same claims."""
    text = (
        "{iuralloc: 1, currency: CNY, parties: {mill: {}, uni: {}, lab: {}, bank: {}}, groups: {works: [lab]},"
        " contributions: {mill: 40, uni: 12, lab: 25, bank: 18},"
        " figures: {owed: {mill: 40, uni: 12, lab: 25, bank: 18}, half: {mill: 20, uni: 6, lab: 25/2, bank: 9}},"
        f" pools: {{pot: {{amount: 60, split: {{by: talmud, claims: {json.dumps(claims) if '*' in claims else claims}}}}}}}}}"
    )

    assert exact(ran(text)) == solve_bare({"type": "bankruptcy", "estate": 60, "claims": MONEY}, "talmud").answer


GROUPS: Final = (
    "{iuralloc: 1, currency: CNY, parties: {mill: {kind: enterprise}, uni: {kind: university}, smith: {kind: enterprise,"
    " count: 3}}, groups: {town: [mill, uni]}, pools: {pot: {synergies: {mill + uni: 6, each smith + uni: 9,"
    " smith: 3, mill + smith_1: 30}, split: %s}}}"
)


@pytest.mark.parametrize(
    ("split", "same"),
    [
        ("{by: owen, unions: [town, smith]}", "{by: owen, unions: [[mill, uni], [smith_1, smith_2, smith_3]]}"),
        ("{by: owen, unions: [uni, enterprise]}", "{by: owen, unions: [[uni], [mill, smith_1, smith_2, smith_3]]}"),
        ("{by: owen, unions: [mill + uni, each smith]}", "{by: owen, unions: [town, smith_1, smith_2, smith_3]}"),
        ("{by: owen, unions: [[town, smith_1], [smith_2, smith_3]]}", "{by: owen, unions: [[mill, uni, smith_1], [smith_2, smith_3]]}"),
        ("{by: myerson, edges: [each smith + uni, town]}", ""),
        (
            "{by: myerson, edges: [[each smith, uni], mill + uni]}",
            "{by: myerson, edges: [[smith_1, uni], [smith_2, uni], [uni, smith_3], [mill, uni], [uni, mill]]}",
        ),
    ],
)  # fmt: skip
def test_a_group_in_a_list_stands_for_its_members(split: str, same: str) -> None:
    """A group or a kind is taken for one party, or `each` for all together."""
    if not same:
        assert [finding.code for finding in _findings(GROUPS % split)] == ["group-without-each"]
        return
    parties = ("mill", "uni", "smith_1", "smith_2", "smith_3")
    first, second = ran(GROUPS % split), ran(GROUPS % same)

    assert [first.amount(f"pot.1.exact.{party}") for party in parties] == [
        second.amount(f"pot.1.exact.{party}") for party in parties
    ]


def test_a_heading_names_the_parameters() -> None:
    """Two splits by one rule with different unions could not be told apart on paper."""
    beside = "[{by: owen, unions: [[mill, lab], uni, bank]}, {by: winter, levels: [[[mill, lab], [uni, bank]]]}]"
    text = contract("{by: myerson, edges: [[mill, uni], uni + lab, lab + bank]}", "income", beside)
    headings = [record["by"] for record in ran(text).tables("split")]

    assert headings == [
        "myerson, edges mill–uni, uni–lab, lab–bank",
        "owen, unions mill + lab | uni | bank",
        "winter, levels mill + lab | uni + bank",
    ]


def test_what_is_not_said_is_printed() -> None:
    """A parameter with a usual value is left out, and the reader never learns what was taken."""
    trail = examine(contract("{by: nash_bargaining}", "income").encode(), "contract.yaml").trail()
    choices = [choice["facts"] for choice in trail.choices if choice["code"] == "parameter-default"]
    shown = "\n".join(cell.text for table in tabulate(trail) for row in table.rows for cell in row)

    # A trail says which parameter of which rule; the words for what was taken are for each language to say.
    assert [sorted(facts) for facts in choices] == [["parameter", "pool", "rule"]] * 2
    assert {facts["parameter"] for facts in choices} == {"walk_away", "weights"}
    assert "`walk_away` is not stated for nash_bargaining in pot: what each is worth alone." in shown
    assert "`weights` is not stated for nash_bargaining in pot: equal." in shown


def _findings(text: str) -> tuple[Finding, ...]:
    return examine(text.encode(), "contract.yaml").findings


NO_TAU: Final = (
    "{iuralloc: 1, currency: CNY, parties: {a: {}, b: {}, c: {}}, pools: {pit: {amount: 3, worth: {a: 10, b: 0, c: 0,"
    " a + b: 20, a + c: 80, b + c: 90, a + b + c: 3}, %s}}}"
)


def test_a_rule_without_an_answer_ends_the_run() -> None:
    """Status 3 and the reason; a made-up division would be worse than none."""
    examined = examine((NO_TAU % "split: {by: tau_value}").encode(), "contract.yaml")
    (finding,) = examined.findings

    assert (finding.code, finding.facts["rule"], finding.facts["pool"]) == ("no-solution", "tau_value", "pit")
    assert finding.facts["why"].startswith("tau-")
    assert finding.place is not None
    assert examined.status == 3
    with pytest.raises(NoAllocation):
        examined.trail()


def test_beside_another_split_it_is_only_told() -> None:
    """Nobody is paid by it: the split that is settled stands."""
    examined = examine((NO_TAU % "split: {by: equal}, beside: [tau_value, equal]").encode(), "contract.yaml")
    told = [finding for finding in examined.findings if finding.code == "no-solution"]
    figures = examined.trail().figures

    assert [finding.severity for finding in told] == [Severity.WARNING]
    assert "pit.beside.2.exact.a" in figures
    assert "pit.beside.1.exact.a" not in figures


def test_a_rule_that_leaves_a_rest_pays_nobody() -> None:
    """Parties in two islands cannot earn what all earn together; paid out, the pool would not close."""
    examined = examine(contract("{by: myerson, edges: [[mill, uni], [lab, bank]]}", "income").encode(), "contract.yaml")
    (finding,) = examined.findings
    apart = worth(frozenset({"mill", "uni"}), "income") + worth(frozenset({"lab", "bank"}), "income")

    assert (finding.code, examined.status) == ("whole-not-divided", 3)
    assert (finding.facts["sum"], finding.facts["whole"]) == (str(apart), "60")


def test_a_yardstick_may_leave_a_rest() -> None:
    """Nobody is paid by it, so that nothing has to close."""
    text = contract("{by: myerson, edges: [[mill, uni], [lab, bank]]}", "income").replace("    amount: 60\n", "")

    assert sum(exact(ran(text)).values()) < 60


def test_a_fault_elsewhere_goes_before() -> None:
    """Whoever has to mend the file has to be told so, whatever else there is to say."""
    text = NO_TAU % "split: {by: tau_value}}, pot: {amount: 9, split: {by: cea, claims: {a: 1, b: 1, c: 1}}"
    examined = examine(text.encode(), "contract.yaml")

    assert {finding.code for finding in examined.findings} == {"no-solution", "claims-below-estate"}
    assert examined.status == 2


REFUSED: Final = {
    "claims-below-estate": ("{by: cea, claims: {mill: 1, uni: 2, lab: 3, bank: 4}}", "{mill: 1,"),
    "claim-negative": ("{by: cea, claims: {mill: -1, uni: 20, lab: 30, bank: 40}}", "{mill: -1,"),
    "weight-not-positive": ("{by: weighted_shapley, weights: {mill: 0, uni: 2, lab: 3, bank: 4}}", "{mill: 0,"),
    "caps-below-total": ("{by: nash_bargaining, caps: {mill: 1, uni: 2, lab: 3, bank: 4}}", "{mill: 1,"),
    "factor-not-one": ("{by: modified_shapley, strength: 1, factor: {mill: 1, uni: 1, lab: 0, bank: 0}}", "{mill: 1,"),
    "strength-out-of-range": ("{by: modified_shapley, factor: {mill: 1, uni: 0, lab: 0, bank: 0}, strength: 3/2}", "3/2"),
}  # fmt: skip


@pytest.mark.parametrize("code", REFUSED)
def test_what_a_rule_refuses_has_the_place_of_the_parameter(code: str) -> None:
    """A rule knows no file; the reader has one in front of him."""
    split, words = REFUSED[code]
    text = contract(split, "income")
    told = [finding for finding in _findings(text) if finding.code == code]

    assert told
    assert told[0].place is not None
    assert text.encode()[told[0].place.start :].decode().startswith(words)
    assert told[0].facts["pool"] == "pot"


def test_whoever_has_no_cap_is_not_capped() -> None:
    """Caps are for those who are named; other numbers by party are for all."""
    run = ran(contract("{by: nash_bargaining, caps: {mill: 10}}", "income"))
    codes = [f.code for f in _findings(contract("{by: nash_bargaining, weights: {mill: 10}}", "income"))]

    assert exact(run)["mill"] == 10
    assert codes == ["figure-misses-party"]


def test_an_amount_is_no_percentage() -> None:
    """30 % of what? Claims, caps and walk-away amounts are money."""
    text = contract("{by: cea, claims: {mill: 30%, uni: 12, lab: 25, bank: 18}}", "income")

    assert [finding.code for finding in _findings(text)] == ["percent-of-what"]


PLANTED: Final = """
from dataclasses import replace
from iuralloc.problems.division import Division
from iuralloc.rules import equal
from iuralloc.rules.card import Parameter

def solve(problem, *, turns, swap=False):
    first, second = turns[0]
    solution = equal.solve(problem)
    answer = {**solution.payoff, first: solution.payoff[second]}
    return replace(solution, answer=answer)

TURNS = Parameter("turns", "edges", required=True, meaning={"en": "Who follows whom.", "zh": "次序。"})
SWAP = Parameter("swap", "truth", required=False, meaning={"en": "Whether to.", "zh": "是否。"}, default={"en": "false", "zh": "否"})
RULE = replace(equal.RULE, id="planted", solve=solve, parameters=(TURNS, SWAP))
"""


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A rule as one more file of the package, forgotten afterwards."""
    before = set(sys.modules)
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    (tmp_path / "planted.py").write_text(PLANTED, encoding="utf-8")
    yield tmp_path
    for name in set(sys.modules) - before:
        if name.startswith("iuralloc.rules."):
            del sys.modules[name]
            delattr(rules, name.rpartition(".")[2])


@pytest.mark.usefixtures("planted")
def test_a_planted_rule_is_one_file() -> None:
    """Something else had to be told of the rule: the schema, the checks, the names, the split."""
    text = contract("{by: planted, turns: [mill + uni], swap: true}", "income")
    without = contract("{by: planted, swap: perhaps}", "income")
    other = contract("{by: shapley, turns: [mill + uni]}", "income")

    assert exact(ran(text)) == dict.fromkeys(PARTIES, Fraction(15))
    assert [record["by"] for record in ran(text).tables("split")] == ["planted, turns mill–uni, swap true"]
    assert sorted(f.code for f in _findings(without)) == ["parameter-missing", "unknown-word"]
    assert [f.code for f in _findings(other)] == ["parameter-of-no-rule"]
    validator = Draft202012Validator(json_schema())
    assert validator.is_valid(as_an_editor_reads(text.encode()))
    assert not validator.is_valid(as_an_editor_reads(without.encode()))
    assert not validator.is_valid(as_an_editor_reads(other.encode()))


def test_one_name_has_one_kind(planted: Path) -> None:
    """A split is read before its rule is known: one word must not be written in two ways."""
    (planted / "planted.py").write_text(PLANTED.replace('"turns"', '"unions"'), encoding="utf-8")

    with pytest.raises(Inconsistency):
        split_parameters()


@pytest.mark.parametrize("split", ["{by: myerson, edges: [each all + each all]}", "{by: owen, unions: [%s]}"])
def test_lists_do_not_grow_beyond_all_bounds(split: str) -> None:
    """A line of forty characters would come to four million pairs."""
    split = split % ", ".join(["all"] * 60) if "%s" in split else split
    text = (
        "{iuralloc: 1, currency: CNY, parties: {smith: {count: 1000}}, pools: {pot: {synergies: {all: 9}, split: %s}}}"
    )

    with pytest.raises(LimitReached) as refused:
        examine((text % split).encode(), "contract.yaml")
    assert [finding.code for finding in refused.value.findings] == ["lists-too-long"]


def test_a_party_must_not_be_called_as_a_parameter() -> None:
    """`split: {claims: 40%, …}` would be read as a split without a rule."""
    head = "{iuralloc: 1, currency: CNY, parties: {claims: {}, b: {}}, figures: {weights_2: 1, unions: 2},"
    told = _findings(f"{head} pools: {{pot: {{amount: 9, split: equal}}}}}}")

    assert [(finding.code, finding.facts["id"]) for finding in told] == [("id-reserved", "claims")]
