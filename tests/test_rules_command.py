"""The rules as a reader meets them: from their cards, in both languages; completion; and a light start."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from iuralloc.allocate import examine
from iuralloc.cli.app import app
from iuralloc.contract.template import template_ids
from iuralloc.report.cards import written
from iuralloc.rules import all_rules
from iuralloc.rules.card import Rule

CARDS = all_rules()
IDS = [card.id for card in CARDS]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["rules", *arguments], env={"COLUMNS": "1000"})


@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_all_rules_are_listed(language: str) -> None:
    result = run("--lang", language)
    languages = ["en", "zh"] if language == "both" else [language]

    assert result.exit_code == 0
    for card in CARDS:
        assert card.id in result.stdout
        assert all(card.title[each] in result.stdout for each in languages)


@pytest.mark.parametrize("card", CARDS, ids=IDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_rule_says_all_that_its_card_says(card: Rule, language: str) -> None:
    shown = run(card.id, "--lang", language).stdout

    for text in (
        card.title[language],
        card.idea[language],
        card.unique[language],
        *card.references,
        written(card),
    ):
        assert text in shown
    for parameter in card.parameters:
        assert parameter.name in shown
        assert parameter.meaning[language] in shown


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


def test_as_rows_and_as_a_page() -> None:
    rows = list(csv.reader(StringIO(run("--format", "csv").stdout)))

    assert [row[0] for row in rows if row and row[0] in IDS] == IDS
    assert "| shapley |" in run("--format", "md").stdout


def test_an_unknown_rule_names_the_nearest() -> None:
    result = run("shaply")

    assert result.exit_code == 2
    assert "did you mean shapley?" in result.stderr


@pytest.mark.parametrize("card", CARDS, ids=IDS)
def test_the_way_it_is_written_can_be_read(card: Rule) -> None:
    """What the command tells to write must not be refused by `check`."""
    split = written(card).replace("PARTY: 60%", "a: 60%").replace("PARTY: 40%", "b: 40%").replace("FIGURE", "half")
    text = (
        "{iuralloc: 1, currency: EUR, parties: {a: {}, b: {}}, figures: {half: {a: 1/2, b: 1/2}},"
        f" pools: {{p: {{amount: 9, worth: {{a: 1, b: 2, a + b: 9}}, {split}}}}}}}"
    )

    assert [finding.code for finding in examine(text.encode(), "c.yaml").findings] == []


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
