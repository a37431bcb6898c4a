"""The rules as a reader meets them: from their cards, in both languages; completion; and a light start."""

from __future__ import annotations

import csv
import itertools
import json
import os
import re
import subprocess
import sys
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import iuralloc
from iuralloc.allocate import examine
from iuralloc.cli.app import app
from iuralloc.contract.template import template_ids
from iuralloc.quantities import rational_text
from iuralloc.report.cards import written
from iuralloc.report.words.rules import KINDS, NAMES, PROBLEMS
from iuralloc.rules import all_rules
from iuralloc.rules.axioms import axiom
from iuralloc.rules.card import Rule
from iuralloc.rules.running_example import parameters_for, question_for

CARDS = all_rules()
IDS = [card.id for card in CARDS]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["rules", *arguments], env={"COLUMNS": "1000"})


@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_all_rules_are_listed(language: str) -> None:
    """By kind, with what each solves."""
    result = run("--lang", language)
    languages = ["en", "zh"] if language == "both" else [language]

    assert result.exit_code == 0
    for card in CARDS:
        assert card.id in result.stdout
        for each in languages:
            row = next(
                line
                for line in result.stdout.splitlines()
                if line.split()[:1] == [card.id] and card.title[each] in line
            )
            assert all(NAMES[kind][each] in row for kind in card.problems)


def test_rules_of_a_kind_stand_together() -> None:
    """Whoever looks for a rule to divide by is not shown what only makes numbers."""
    shown = run().stdout

    places = [
        shown.index(text) for text in ("Rules that divide a whole", "\nshapley ", "Numbers made of", "\nbanzhaf ")
    ]

    assert places == sorted(places)


@pytest.mark.parametrize("card", CARDS, ids=IDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_rule_says_all_that_its_card_says(card: Rule, language: str) -> None:
    """The page of a rule: nothing on the card may be missing."""
    shown = run(card.id, "--lang", language).stdout

    for text in (
        card.title[language],
        card.idea[language],
        card.formula,
        card.use[language],
        card.avoid[language],
        card.unique[language],
        KINDS[card.kind][language],
        *(PROBLEMS[kind][language] for kind in card.problems),
        *card.references,
        f"iuralloc solve GAME --rule {card.id}",
        written(card),
    ):
        assert text in shown
    for parameter in card.parameters:
        assert parameter.name in shown
        assert parameter.meaning[language] in shown
        assert parameter.default.get(language, "") in shown
    for view in card.views:
        assert view[language] in shown
    for name in card.axioms:
        assert axiom(name).title[language] in shown
        assert axiom(name).statement[language] in shown


@pytest.mark.parametrize("card", CARDS, ids=IDS)
def test_the_example_is_solved_when_it_is_shown(card: Rule) -> None:
    """A number that was written down once would outlive the rule that gave it."""
    shown = run(card.id).stdout
    question = question_for(card)
    answer = iuralloc.solve(question.game, card.id, **parameters_for(card)).answer

    assert question.words["en"] in shown
    assert answer
    for party, amount in answer.items():
        if isinstance(amount, Fraction):
            row = next(line for line in shown.splitlines() if line.split()[:1] == [party])
            assert rational_text(amount).replace("-", "−") in row.replace("-", "−")


def test_a_page_by_hand() -> None:
    """Owen, Univ and Inst as one: in both orders of the unions; inside, what each could do with Firm.

    Firm gets (1 + (10 - 4)) / 2 = 7/2. The union has 13/2. Univ alone with Firm would get (7 - 1 + 1) / 2 = 7/2, Inst
    (5 - 1 + 1) / 2 = 5/2; the rest of 1/2 is halved: 15/4 and 11/4.
    """
    shown = run("owen").stdout

    for party, amount in (("Firm", "7/2"), ("Univ", "15/4"), ("Inst", "11/4")):
        assert next(line for line in shown.splitlines() if line.startswith(party)).split()[1] == amount
    assert "with unions: [[Firm], [Univ, Inst]]" in shown


def test_the_default_is_english() -> None:
    assert run("shapley").stdout == run("shapley", "--lang", "en").stdout


def test_as_data() -> None:
    """For programs: every language at once, and the same shape for one and for all."""
    everything = json.loads(run("--format", "json").stdout)
    one = json.loads(run("modified_shapley", "--format", "json").stdout)

    assert everything["format"] == "iuralloc-rules/1"
    assert [record["id"] for record in everything["rules"]] == IDS
    assert one["rules"] == [record for record in everything["rules"] if record["id"] == "modified_shapley"]
    assert [parameter["name"] for parameter in one["rules"][0]["parameters"]] == ["factor", "strength"]
    assert {axiom_["id"] for axiom_ in one["rules"][0]["axioms"]} >= {"efficiency", "anonymity"}


@pytest.mark.parametrize("card", CARDS, ids=IDS)
def test_the_example_as_data_can_be_solved_again(card: Rule) -> None:
    """Game and parameters go into `iuralloc solve` as they are printed."""
    (record,) = json.loads(run(card.id, "--format", "json").stdout)["rules"]
    asked = {"game": record["example"]["game"], "params": record["example"]["params"]}
    solved = CliRunner().invoke(app, ["solve", "-", "--rule", card.id, "--format", "json"], input=json.dumps(asked))

    assert json.loads(solved.stdout)["answer"] == record["example"]["answer"]


def test_as_rows_and_as_a_page() -> None:
    rows = list(csv.reader(StringIO(run("--format", "csv").stdout)))

    assert sorted(row[0] for row in rows if row and row[0] in IDS) == IDS
    assert "| shapley |" in run("--format", "md").stdout


def test_an_unknown_rule_names_the_nearest() -> None:
    result = run("shaply")

    assert result.exit_code == 2
    assert "did you mean shapley?" in result.stderr


IN_CONTRACTS = [card for card in CARDS if card.in_contracts]


@pytest.mark.parametrize("card", IN_CONTRACTS, ids=lambda card: card.id)
def test_the_way_it_is_written_can_be_read(card: Rule) -> None:
    """What the command tells to write must not be refused by `check`."""
    if card.id == "shares":
        split = "split: {a: 60%, b: 20%, c: 20%}"
    else:
        names = itertools.cycle(("a", "b", "c"))
        owed = written(card).replace("claims: FIGURE", "claims: owed")
        split = re.sub("PARTY", lambda _: next(names), owed).replace("FIGURE", "part")
    text = (
        "{iuralloc: 1, currency: EUR, parties: {a: {}, b: {}, c: {}},"
        " figures: {part: {a: 1/2, b: 1/4, c: 1/4}, owed: {a: 9 EUR, b: 4 EUR, c: 2 EUR}},"
        " pools: {p: {amount: 9, worth: {a: 0, b: 0, c: 0, a + b: 4, a + c: 3, b + c: 4, a + b + c: 9},"
        f" {split}}}}}}}"
    )

    assert split
    assert [finding.code for finding in examine(text.encode(), "c.yaml").findings] == []


@pytest.mark.parametrize("card", [card for card in CARDS if not card.in_contracts], ids=lambda card: card.id)
def test_what_no_contract_can_name_says_so(card: Rule) -> None:
    """A page that shows a split which `check` refuses, or an empty line."""
    assert written(card) == ""
    assert "bare game" in run(card.id).stdout


def _completed(words: str, at: int) -> list[str]:
    env = {**os.environ, "_IURALLOC_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    command = [sys.executable, "-c", "from iuralloc.cli import main; main()"]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60).stdout.split()


def test_a_shell_completes_templates_and_rules() -> None:
    """What bash would ask for after TAB."""
    assert _completed("iuralloc new --from ", 3) == list(template_ids())
    assert _completed("iuralloc new --from com", 3) == ["commissioned", "committee"]
    assert _completed("iuralloc rules sha", 2) == ["shapley", "shares"]
    assert set(_completed("iuralloc ", 1)) >= {
        "new",
        "check",
        "allocate",
        "explain",
        "verify",
        "rules",
        "schema",
    }


def test_the_script_for_a_shell_can_be_printed() -> None:
    """The entry that `--install-completion` would install."""
    env = {**os.environ, "_IURALLOC_COMPLETE": "source_bash"}
    command = [sys.executable, "-c", "from iuralloc.cli import main; main()"]
    shown = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60).stdout

    assert "complete -o default -F _iuralloc_completion iuralloc" in shown


@pytest.mark.parametrize("arguments", [["--help"], ["new", "--help"], ["rules", "-h"], ["schema", "-h"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """A tenth of a second counts when a command is mistyped."""
    heavy = {"iuralloc.contract.schema", "ruamel", "lark", "numpy", "pulp", "rich.table"}
    if len(arguments) == 1:
        # typer looks for pydantic itself before it shows the help of one command.
        heavy.add("pydantic")
    code = (
        "import sys\n"
        "from iuralloc.cli import main\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    pass\n"
        f"sys.exit(','.join({heavy!r} & set(sys.modules)) or 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)

    assert result.stderr == ""
    assert result.returncode == 0


def test_a_requested_status_is_no_bug(tmp_path: Path) -> None:
    """Typer's Exit is a RuntimeError: it has once been reported as a bug of the program, with status 70."""
    trail = tmp_path / "trail.json"
    trail.write_text("{}", "utf-8")

    assert CliRunner().invoke(app, ["verify", str(trail)]).exit_code == 1
    assert CliRunner().invoke(app, ["allocate", str(trail)]).exit_code == 2
