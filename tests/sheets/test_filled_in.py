"""The sheet to fill in, and the commands on a contract with a sheet beside it."""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner, Result

import iuralloc
from iuralloc.cli.app import app
from iuralloc.contract.sheets.workbook import read_workbook
from iuralloc.contract.template import template_ids
from iuralloc.errors import Severity
from sheets.written import FROM, HEAD, POOL, workbook

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh", "both"])
TEMPLATES = pytest.mark.parametrize("name", ["joint_rd", "alliance", "talent", "committee"])


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments])


def figures(path: Path) -> dict[str, Any]:
    trail = iuralloc.allocate(iuralloc.load(path))
    return {name: record["value"] for name, record in trail.figures.items()}


@LANGUAGES
@TEMPLATES
def test_the_sheet_of_a_template_says_what_the_template_says(name: str, language: str, tmp_path: Path) -> None:
    """An example that changes its figures on the way through the workbook."""
    plain, contract, sheet = tmp_path / "plain.yaml", tmp_path / "contract.yaml", tmp_path / "inputs.xlsx"
    assert run("new", str(plain), "--from", name, "--lang", language).exit_code == 0
    made = run("new", str(contract), "--from", name, "--lang", language, "--sheet", str(sheet))

    assert made.exit_code == 0
    assert "from: inputs.xlsx" in contract.read_text(encoding="utf-8")
    assert figures(contract) == figures(plain)


def test_every_template_has_a_sheet_or_says_why(tmp_path: Path) -> None:
    """A template whose table no sheet can hold: what is left out of it would be lost."""
    for name in template_ids():
        made = run("new", str(tmp_path / f"{name}.yaml"), "--from", name, "--sheet", str(tmp_path / f"{name}.xlsx"))
        if made.exit_code == 0:
            findings = iuralloc.load(tmp_path / f"{name}.yaml").document
            assert findings.contributions
        else:
            assert made.exit_code == 2
            assert not (tmp_path / f"{name}.yaml").exists()


def test_filled_in_by_another_program(tmp_path: Path) -> None:
    """What a user does: new --sheet, fill in, allocate."""
    contract, sheet = tmp_path / "contract.yaml", tmp_path / "inputs.xlsx"
    run("new", str(contract), "--from", "joint_rd", "--lang", "zh", "--sheet", str(sheet))
    book = openpyxl.load_workbook(sheet)
    page = book["投入"]
    heads = [cell.value for cell in page[1]]
    page.cell(2, heads.index("认定值（万元）") + 1).value = 400.5
    page.append(["magnets", "人员", *[None] * (len(heads) - 2)])
    last = page.max_row
    for head, value in (("年成本（万元）", 12), ("使用时间", "18m"), ("阶段", "pilot"), ("证据", "工时表 9")):
        page.cell(last, heads.index(head) + 1).value = value
    book.save(sheet)
    trail = iuralloc.allocate(iuralloc.load(contract))

    assert trail.amount("contribution.motors.1") == Fraction(801, 2)
    # 12 a year for 18 months.
    assert trail.amount("contribution.magnets.3") == 18
    assert trail.figures["contribution.motors.1"]["ground"]["cell"] == "inputs.xlsx!投入!C2"


def test_the_sheet_offers_parties_kinds_and_phases(tmp_path: Path) -> None:
    """Choices that the contract does not know, or none."""
    sheet = tmp_path / "inputs.xlsx"
    run("new", str(tmp_path / "contract.yaml"), "--from", "joint_rd", "--sheet", str(sheet))
    book = openpyxl.load_workbook(sheet)
    offered = {rule.formula1: str(rule.sqref) for rule in book["Contributions"].data_validations.dataValidation}

    assert offered == {"'Lists'!$A$2:$A$4": "A2:A501", "'Lists'!$B$2:$B$10": "B2:B501", "'Lists'!$C$2:$C$4": "E2:E501"}
    assert [row[0].value for row in book["Lists"].iter_rows(min_row=2, max_row=4)] == ["motors", "magnets", "uni"]
    assert book["Contributions"].freeze_panes == "B2"


@LANGUAGES
def test_the_sheet_is_the_same_every_time(language: str, tmp_path: Path) -> None:
    """A clock in the file: its digest would change from run to run."""
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for sheet in (first, second):
        run("new", str(sheet.with_suffix(".yaml")), "--from", "joint_rd", "--lang", language, "--sheet", str(sheet))

    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("sheet", ["../inputs.xlsx", "inputs.csv", "inputs"])
def test_a_sheet_elsewhere_or_of_another_kind_is_refused(sheet: str, tmp_path: Path) -> None:
    """A contract that could never find the sheet that was written for it."""
    folder = tmp_path / "deal"
    folder.mkdir()
    made = run("new", str(folder / "contract.yaml"), "--from", "joint_rd", "--sheet", str(folder / sheet))

    assert made.exit_code == 2
    assert list(folder.iterdir()) == []
    assert list(tmp_path.iterdir()) == [folder]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A sheet that somebody has filled in, lost to a second `new`."""
    contract, sheet = tmp_path / "contract.yaml", tmp_path / "inputs.xlsx"
    sheet.write_bytes(b"mine")
    made = run("new", str(contract), "--from", "joint_rd", "--sheet", str(sheet))

    assert (made.exit_code, sheet.read_bytes(), contract.exists()) == (2, b"mine", False)
    sheet.unlink()
    contract.write_bytes(b"mine")
    made = run("new", str(contract), "--from", "joint_rd", "--sheet", str(sheet))
    assert (made.exit_code, contract.read_bytes(), sheet.exists()) == (2, b"mine", False)


def test_without_the_package_the_program_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A traceback for whoever has installed the core alone."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    made = run("new", str(tmp_path / "c.yaml"), "--from", "joint_rd", "--sheet", str(tmp_path / "i.xlsx"))

    assert made.exit_code == 2
    assert "pip install" in made.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    """A contract with a sheet, and a scenario that changes a cell of it."""
    data = workbook([["party", "kind", "value"], ["maker", "cash", 415], ["maker", "staff", 85], ["lake", "cash", 500]])
    (tmp_path / "inputs.xlsx").write_bytes(data)
    scenario = "scenarios: {less: {set: {contributions.lake.value: 125}}}\n"
    (tmp_path / "contract.yaml").write_text(HEAD + FROM + POOL + scenario, encoding="utf-8")
    return tmp_path / "contract.yaml"


def test_commands_find_the_sheet(deal: Path) -> None:
    """A command that looks for the sheet in the folder in which it was started."""
    trail = deal.with_name("trail.json")
    for command in (
        ("check", str(deal)),
        ("allocate", str(deal), "--trail", str(trail)),
        ("explain", str(deal), "profit.1.maker"),
        ("compare", str(deal), str(deal)),
        ("verify", str(trail), str(deal)),
        ("whatif", str(deal), "--scenario", "less"),
    ):
        found = run(*command)
        assert found.exit_code == 0, (command, found.output)
    assert "cell inputs.xlsx!Contributions!C2" in run("explain", str(deal), "profit.1.maker").stdout
    assert "单元格inputs.xlsx!Contributions!C2" in run("explain", str(deal), "profit.1.maker", "--lang", "zh").stdout


def test_verify_tells_a_sheet_that_was_changed_or_is_gone(deal: Path) -> None:
    """A sheet changed after the result was signed."""
    trail, sheet = deal.with_name("trail.json"), deal.with_name("inputs.xlsx")
    run("allocate", str(deal), "--trail", str(trail))
    sheet.write_bytes(workbook([["party", "kind", "value"], ["maker", "cash", 416], ["lake", "cash", 500]]))
    changed = run("verify", str(trail), str(deal))
    sheet.unlink()
    gone = run("verify", str(trail), str(deal), "--lang", "zh")

    assert (changed.exit_code, gone.exit_code) == (1, 1)
    assert "another file" in changed.stdout
    assert "inputs.xlsx" in gone.stdout


def test_what_if_changes_a_value_of_the_sheet(deal: Path) -> None:
    """The changed contract must stand by itself: the sheet that was signed stays as it is."""
    contract = iuralloc.load(deal)
    asked = iuralloc.whatif(contract, {"contributions.maker[2].value": 335, "contributions.lake.value": "1_000"})

    assert [(change.path, change.old, change.new, change.cell) for change in asked.changes] == [
        ("contributions.maker[2].value", "85", "335", "inputs.xlsx!Contributions!C3"),
        ("contributions.lake.value", "500", "1_000", "inputs.xlsx!Contributions!C4"),
    ]
    assert asked.base.amount("profit.1.maker") == 500
    # (415 + 335) of (415 + 335 + 1 000) of 1 000.
    assert asked.variant.amount("profit.1.exact.maker") == Fraction(3000, 7)
    assert iuralloc.verify(asked.variant, asked.source).green
    assert b"from: inputs.xlsx" not in asked.source


def test_what_if_on_the_rest_leaves_the_sheet_alone(deal: Path) -> None:
    """A table written out although nothing in it was changed."""
    asked = iuralloc.whatif(iuralloc.load(deal), {"pools.profit.amount": "2_000"})

    assert b"from: inputs.xlsx" in asked.source
    assert asked.variant.amount("profit.1.maker") == 1000


def test_what_if_with_another_sheet(deal: Path) -> None:
    """Two versions of one table, side by side."""
    deal.with_name("other.csv").write_text("party,value\nmaker,250\nlake,750\n", encoding="utf-8")
    asked = iuralloc.whatif(iuralloc.load(deal), {"contributions": {"from": "other.csv"}})

    assert asked.variant.amount("profit.1.maker") == 250


def test_findings_as_data_name_the_cell(deal: Path) -> None:
    """An editor or a script that looks for line 3 of the contract."""
    rows: list[list[Any]] = [["party", "kind", "value"], ["maker", "cash", "4l5"], ["lake", "cash", 500]]
    deal.with_name("inputs.xlsx").write_bytes(workbook(rows))
    found = json.loads(run("check", str(deal), "--format", "json").stdout)["findings"]

    assert [(one["code"], one["cell"]) for one in found if one["severity"] == str(Severity.ERROR)] == [
        (found[0]["code"], "inputs.xlsx!Contributions!C2")
    ]


def test_the_written_sheet_is_read_by_this_reader_too(tmp_path: Path) -> None:
    """Numbers as numbers, percentages as percentages, everything else as text."""
    sheet = tmp_path / "inputs.xlsx"
    run("new", str(tmp_path / "c.yaml"), "--from", "joint_rd", "--sheet", str(sheet))
    grid = read_workbook(sheet.read_bytes(), "inputs.xlsx", "Contributions")
    page = openpyxl.load_workbook(BytesIO(sheet.read_bytes()))["Contributions"]

    assert "45%" in {said.text for said in grid.rows[3].values()}
    assert page["C2"].value == 322
    assert not any(said.formula for row in grid.rows.values() for said in row.values())


def test_a_workbook_of_results_keeps_cells_apart(deal: Path) -> None:
    """Numbers of several cells begin and end alike: told apart by their bytes alone, all but one would be lost."""
    out = deal.with_name("out.xlsx")
    assert run("allocate", str(deal), "-o", str(out)).exit_code == 0
    said = {
        str(cell.value)
        for page in openpyxl.load_workbook(out)
        for row in page.iter_rows()
        for cell in row
        if cell.value
    }

    assert {"inputs.xlsx!Contributions!C2", "inputs.xlsx!Contributions!C3", "inputs.xlsx!Contributions!C4"} <= said
