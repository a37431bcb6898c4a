"""Awards audited: the pencil work of the example, every finding provoked, statuses, and no trace in the trail."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from iuralloc.allocate import Examined, examine
from iuralloc.audit.award import Audited, audit_award
from iuralloc.cli.app import app
from iuralloc.contract.award import read_award
from iuralloc.errors import ContractAtFault, Finding
from iuralloc.report.findings import render_findings
from iuralloc.report.words.findings_en_awards import AWARDS

HERE: Final = Path(__file__).parent
EXAMPLE: Final = HERE.parent / "examples" / "award-dispute"
GALLERY: Final = HERE / "gallery_awards"
FILES: Final = sorted(GALLERY.glob("*.yaml"))


def contract(path: Path = EXAMPLE / "contract.yaml") -> Examined:
    return examine(path.read_bytes(), "contract.yaml")


def audited(data: bytes, examined: Examined) -> Audited:
    assert examined.contract is not None
    assert examined.ledger is not None
    return audit_award(examined.contract, examined.ledger, read_award(data, "award.yaml", examined.contract))


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "100", "NO_COLOR": "1"}, catch_exceptions=False)


def test_lines_are_those_of_the_pencil_work() -> None:
    """by-hand.md, section 4."""
    found = audited((EXAMPLE / "award.yaml").read_bytes(), contract())
    fees, costs = found.tables
    more = {line.party: line.amount - line.contract for table in found.tables for line in table.lines}

    assert [(line.fits, line.makes) for line in fees.lines] == [
        (True, Fraction("51.6")),
        (True, Fraction("25.2")),
        (False, Fraction("43.2")),
    ]
    assert (fees.sum, fees.total, costs.sum, costs.divided) == (Fraction("120.6"), *map(Fraction, (120, 45, 45)))
    assert [line.amount - line.contract for line in fees.lines] == [
        Fraction(-114, 10),
        Fraction(-78, 10),
        Fraction(198, 10),
    ]
    assert more == {"mill": 1, "uni": 10, "lab": -11}


def test_objections_are_those_of_the_pencil_work() -> None:
    fees, costs = audited((EXAMPLE / "award.yaml").read_bytes(), contract()).tables

    assert fees.stability is not None
    assert costs.stability is not None
    assert [([name for name, _ in g.members], g.excess) for g in fees.stability.largest] == [
        (["mill", "uni"], Fraction("1.2"))
    ]
    assert [([name for name, _ in g.members], g.excess) for g in costs.stability.largest] == [
        (["mill", "uni"], Fraction(9)),
        (["uni"], Fraction(6)),
    ]
    assert [(g.members[0][0], g.excess) for g in costs.stability.worse_alone] == [("uni", Fraction(6))]
    assert (fees.stability.any_core, costs.stability.any_core) == ("nonempty", "nonempty")


def test_the_corrected_award_holds() -> None:
    """It is the division of the contract: every line fits, nobody objects."""
    found = audited((EXAMPLE / "award-corrected.yaml").read_bytes(), contract())

    assert found.findings == ()
    assert found.holds
    assert all(line.amount == line.contract for table in found.tables for line in table.lines)


@pytest.mark.parametrize(("award", "status"), [("award.yaml", 1), ("award-corrected.yaml", 0)])
def test_the_status_says_whether_the_award_holds(award: str, status: int) -> None:
    result = run("allocate", str(EXAMPLE / "contract.yaml"), "--award", str(EXAMPLE / award))

    assert result.exit_code == status
    assert "Traceback" not in result.output


def test_the_award_leaves_no_trace_in_the_trail(tmp_path: Path) -> None:
    """A figure that nobody agreed to would be signed with the digest."""
    file = str(EXAMPLE / "contract.yaml")
    for name, more in (("without", []), ("with", ["--award", str(EXAMPLE / "award.yaml")])):
        run("allocate", file, "--trail", str(tmp_path / name), *more)

    assert (tmp_path / "with").read_bytes() == (tmp_path / "without").read_bytes()


def test_the_tables_stand_beside_the_result() -> None:
    """In JSON, with the findings; and only the pool that is asked for."""
    arguments = ("allocate", str(EXAMPLE / "contract.yaml"), "--award", str(EXAMPLE / "award.yaml"), "-f", "json")
    whole = json.loads(run(*arguments).stdout)
    ids = [table["id"] for table in whole["tables"]]
    only = [table["id"] for table in json.loads(run(*arguments, "--only", "testing").stdout)["tables"]]

    assert ids[ids.index("fees.result") + 1 :][:2] == ["award.annex_a", "award.annex_a.check"]
    assert ids[ids.index("testing.result") + 1] == "award.testing"
    assert {finding["code"] for finding in whole["findings"]} >= {"award-share-is-not-amount", "award-groups-object"}
    assert "award.annex_a" not in only
    assert "award.testing" in only


PAGES: Final = {"award-80.txt": ("80", "table"), "award-200.txt": ("200", "table"), "award.md": ("100", "md"),
                "award.csv": ("100", "csv"), "award.json": ("100", "json"), "award.zh.txt": ("100", "table"),
                "award.both.md": ("100", "md")}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_output_is_as_approved(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table, a sentence or a number changed without anybody saying so."""
    width, form = PAGES[name]
    language = next((word for word in name.split(".") if word in {"zh", "both"}), "en")
    arguments = ["allocate", "contract.yaml", "--award", "award.yaml", "-f", form, "--lang", language]
    monkeypatch.chdir(EXAMPLE)
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": width, "NO_COLOR": "1"}, catch_exceptions=False)
    path = EXAMPLE / "expected" / name
    if os.environ.get("IURALLOC_GOLDEN") == "write":
        path.write_text(result.stdout, encoding="utf-8", newline="")

    assert path.read_bytes().decode() == result.stdout


# every finding --------------------------------------------------------------------------------------------------


def findings(path: Path) -> tuple[Finding, ...]:
    try:
        return audited(path.read_bytes(), contract(GALLERY / "contract.txt")).findings
    except ContractAtFault as refusal:
        return refusal.findings


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_provokes_the_finding_that_it_is_named_for(path: Path) -> None:
    """And the message is what was read and approved."""
    found = findings(path)
    text = render_findings(found, path.read_bytes(), "award.yaml")
    approved = path.with_suffix(".txt")
    if os.environ.get("IURALLOC_GOLDEN") == "write":
        approved.write_text(text, encoding="utf-8")

    assert path.stem in [finding.code for finding in found]
    assert all(finding.place is not None for finding in found)
    assert approved.read_text(encoding="utf-8") == text


def test_every_finding_about_an_award_is_in_the_gallery() -> None:
    assert {path.stem for path in FILES} == set(AWARDS)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"1", b"fees", b"fees: [1, 2]", b"tables: []", b"tables: {a: 1}", b"tables: {a: {pool: fees}}",
     b"fees: {mill: [1]}", b"fees: {mill: {share: {}}}", b"fees: {mill: 1e999999}", b"fees: {mill: nan}",
     b"fees: {mill: =1+1}", b"fees: {mill: 1, mill: 2}", b"\xff\xfe", b"fees: {mill: 1.000,00}", b"fees: {mill: }",
     b"tables: {a: {pool: [fees], lines: {mill: 1}}}", b"tables: {a: {pool: fees, total: {share: 5 CNY}, lines: {}}}"],
)  # fmt: skip
def test_odd_files_end_in_findings(data: bytes, tmp_path: Path) -> None:
    """Whatever stands in the file: a sentence, status 2, and no traceback."""
    (tmp_path / "award.yaml").write_bytes(data)
    result = run("allocate", str(EXAMPLE / "contract.yaml"), "--award", str(tmp_path / "award.yaml"))

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "award.yaml" in result.stderr


@given(st.lists(st.integers(0, 1_200_000), min_size=3, max_size=3))
def test_an_award_that_adds_up_is_told_so_and_no_other(units: list[int]) -> None:
    """Amounts in whole yuan: the finding comes just where they do not add up to 120."""
    examined = contract()
    amounts = ", ".join(
        f"{party}: {Fraction(count, 10_000)}" for party, count in zip(("mill", "uni", "lab"), units, strict=True)
    )
    found = audited(f"fees: {{{amounts}}}".encode(), examined)
    codes = {finding.code for finding in found.findings}

    assert ("award-lines-are-not-pool" in codes) is (sum(units) != 1_200_000)
    assert found.tables[0].stability is not None
    assert found.tables[0].stability.efficient is (sum(units) == 1_200_000)
