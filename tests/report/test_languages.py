"""One trail in two languages: the same figures, no word of the other language, and both beside each other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.cli.app import app
from iuralloc.contract.sheets.beside import Folder
from iuralloc.errors import Inconsistency
from iuralloc.report import render_json, render_text, tabulate
from iuralloc.report.bilingual import beside, in_languages
from iuralloc.report.breaking import broken, size
from iuralloc.report.explain import listing
from iuralloc.report.findings import finding_data, render_findings
from iuralloc.report.table import Cell, Column, Table
from iuralloc.report.verified import verified_lines
from iuralloc.report.words import words
from iuralloc.report.words.zh_checks import FAULTS
from iuralloc.verify import lines, verify

EXAMPLES = Path(__file__).parents[2] / "examples"
CONTRACTS = sorted(EXAMPLES.glob("*/contract.yaml"))
EVERY = pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.parent.name)
HAN = re.compile(r"[\u4e00-\u9fff]")


def trail_of(path: Path) -> Trail:
    return examine(path.read_bytes(), path.name, Folder(path.parent)).trail()


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(each) for each in arguments], env={"COLUMNS": "100", "NO_COLOR": "1"})
    assert result.exit_code in {0, 1, 2}, result.output
    return result.output


def texts(tables: tuple[Table, ...]) -> Iterator[str]:
    for table in tables:
        yield from (table.title, *table.notes, *(column.heading for column in table.columns))
        yield from (cell.text for row in table.rows for cell in row)


@EVERY
def test_both_languages_have_the_same_figures(path: Path) -> None:
    """A row, a number or a figure that only one language shows would make two documents of one."""
    trail = trail_of(path)
    english, chinese, both = (tabulate(trail, language=language) for language in ("en", "zh", "both"))

    for one, other, merged in zip(english, chinese, both, strict=True):
        assert one.id == other.id == merged.id
        shape = [[(cell.role, cell.exact, cell.figure, cell.indent) for cell in row] for row in one.rows]
        for table in (other, merged):
            assert [[(cell.role, cell.exact, cell.figure, cell.indent) for cell in row] for row in table.rows] == shape
        for a, b, c in zip(one.rows, other.rows, merged.rows, strict=True):
            assert [cell.text for cell in c] == [beside(y.text, x.text) for x, y in zip(a, b, strict=True)]
        assert set(merged.notes) == {*one.notes, *other.notes}


#: words of English tables that are no ids and no words of any example: none of them stands in a Chinese table
PHRASES = sorted(
    {
        part.strip()
        for sentence in words("en").sentences.values()
        for part in re.split(r"\{+\w*\}+|`[^`]*`|“[^”]*”", sentence)
        if re.search(r"[a-z]+ [a-z]+ [a-z]+", part) and "verify" not in part
    }
)


@EVERY
def test_no_english_sentence_stands_in_chinese_tables(path: Path) -> None:
    """A sentence that a table makes by itself, or takes from the English words, whatever the language."""
    trail = trail_of(path)
    shown = "\n".join([*texts(tabulate(trail, language="zh")), *texts((listing(trail, language="zh"),))])

    assert len(PHRASES) > 200
    assert [phrase for phrase in PHRASES if phrase in shown] == []


@EVERY
def test_no_chinese_stands_in_english_tables_but_what_the_contract_says(path: Path) -> None:
    """A Chinese word of the program in an English table."""
    trail = trail_of(path)
    # What a sheet beside the contract says stands in the trail, which holds no word of the program.
    contract = path.read_text(encoding="utf-8") + trail.text()
    shown = "\n".join(texts(tabulate(trail)))

    assert [run_ for run_ in re.findall(r"[\u4e00-\u9fff]+", shown) if run_ not in contract] == []


def test_an_english_phrase_in_chinese_tables_is_seen() -> None:
    """A foil of the test above: a note in the wrong language."""
    note = words("en").say("note-nothing-chosen")

    assert any(phrase in note for phrase in PHRASES)


def test_headings_and_notes_stand_one_after_the_other() -> None:
    """By hand: Chinese first, what is the same once, a name that has both once, a note below the other."""
    chinese = Table("t", "当事方", ("甲。", "同"), (Column("名称"),), ((Cell("青岩"),), (Cell("1,037", exact="1037"),)))
    english = Table(
        "t", "Parties", ("A.", "同"), (Column("name"),), ((Cell("Pump 青岩"),), (Cell("1,037", exact="1037"),))
    )
    (merged,) = in_languages("both", lambda language: [chinese if language == "zh" else english])

    assert merged.title == "当事方 / Parties"
    assert merged.columns[0].heading == "名称 / name"
    assert [row[0].text for row in merged.rows] == ["Pump 青岩", "1,037"]
    assert merged.notes == ("甲。", "A.", "同")


@pytest.mark.parametrize(
    "other",
    [
        Table("u", "", (), (Column(),), ((Cell("1", exact="1"),),)),
        Table("t", "", (), (Column(),), ((Cell("1", exact="1"),), (Cell("1", exact="1"),))),
        Table("t", "", (), (Column(),), ((Cell("2", exact="2"),),)),
    ],
    ids=["another table", "another row", "another number"],
)
def test_tables_that_say_something_else_are_not_merged(other: Table) -> None:
    """Foils: two languages that differ in more than words."""
    one = Table("t", "", (), (Column(),), ((Cell("1", exact="1"),),))

    with pytest.raises(Inconsistency):
        in_languages("both", lambda language: [one if language == "zh" else other])


def test_the_trail_knows_no_language(tmp_path: Path) -> None:
    """The digest in a Chinese annex is that of the English one."""
    written = []
    for language in ("en", "zh", "both"):
        out = tmp_path / f"{language}.json"
        run("allocate", EXAMPLES / "award-dispute" / "contract.yaml", "--trail", out, "--lang", language)
        written.append(out.read_bytes())

    assert len(set(written)) == 1


def test_json_has_its_words_in_the_language() -> None:
    """Labels and messages follow, keys and numbers do not."""
    trail = trail_of(EXAMPLES / "award-dispute" / "contract.yaml")
    english, chinese = (json.loads(render_json(trail, tabulate(trail, language=language))) for language in ("en", "zh"))

    assert english["digest"] == chinese["digest"]
    assert [table["id"] for table in english["tables"]] == [table["id"] for table in chinese["tables"]]
    assert HAN.search(chinese["tables"][1]["title"])


@pytest.mark.parametrize("language", ["zh", "both"])
def test_every_command_speaks_the_language(language: str, tmp_path: Path) -> None:
    """A command that takes `--lang` and goes on in English; an English sentence among what it says."""
    contract = EXAMPLES / "co-built-institute" / "contract.yaml"
    trail = tmp_path / "trail.json"
    run("allocate", contract, "--trail", trail)
    commands = [
        ("check", contract), ("check", contract, "--full", "-f", "csv"), ("explain", contract, "profit.1.maker"),
        ("explain", contract, "--list"), ("compare", contract, "--ranges", "--rule", "nucleolus"),
        ("compare", contract, EXAMPLES / "award-dispute" / "contract.yaml"), ("whatif", contract, "--all-scenarios"),
        ("whatif", contract, "--set", "pools.profit.amount=1100"), ("verify", trail, contract), ("verify", trail, "-f", "md"),
        ("rules",), ("rules", "shapley"), ("allocate", "absent.yaml"), ("explain", contract, "nothing"),
    ]  # fmt: skip
    for command in commands:
        shown = run(*command, "--lang", language)

        assert HAN.search(shown), command
        if language == "zh":
            assert [phrase for phrase in PHRASES if phrase in " ".join(shown.split())] == [], command


def test_findings_in_both_languages() -> None:
    """Sentence, reason and remedy in Chinese, then in English; the place once."""
    path = EXAMPLES / "phased-risk" / "contract.yaml"
    finding = examine(path.read_bytes(), path.name).findings[0]
    english, chinese, both = (
        render_findings([finding], path.read_bytes(), "c.yaml", 100, each) for each in ("en", "zh", "both")
    )

    assert not HAN.search(english.replace("…", ""))
    assert both.count("c.yaml:") == 1
    assert chinese.splitlines()[0] == both.splitlines()[0]
    assert finding_data(finding, "", "both")["message"] == " / ".join(
        str(finding_data(finding, "", each)["message"]) for each in ("zh", "en")
    )


def test_what_verify_says_is_what_the_checker_says() -> None:
    """In English word for word: two programs that describe one check in different words would be doubted."""
    trail = trail_of(EXAMPLES / "award-dispute" / "contract.yaml").text().encode()
    contract = (EXAMPLES / "award-dispute" / "contract.yaml").read_bytes()
    broken_value = trail.replace(b'"value":"63"', b'"value":"64"')

    for report in (
        verify(trail), verify(trail, contract), verify(trail, contract, "sha256:0"), verify(broken_value, contract), verify(b"{"),
        verify(trail, contract + b" "),
    ):  # fmt: skip
        assert verified_lines(report) == lines(report)
        assert len(verified_lines(report, "zh")) == len(lines(report))
        assert not any(phrase in line for phrase in PHRASES for line in verified_lines(report, "zh"))


def test_every_fault_has_words() -> None:
    """A fault of the checker that Chinese knows by its code only."""
    source = (Path(__file__).parents[2] / "src/iuralloc/verify.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'(?:_Bad|_Stop|_fault|Fault)\(\s*(?:"", )?"([\w-]+)"', source))

    assert len(codes) > 30
    assert sorted(codes - FAULTS.keys()) == []


CHINESE = st.text(st.sampled_from("金额为条款分配，。；：、（）“”"), max_size=12)
LATIN = st.sampled_from(["1,037.5", "100.00 %", "profit.1.maker", "leader_1 … leader_6", " ", "−3475/6", "sha256:0f"])


@given(st.lists(CHINESE | LATIN, max_size=12).map("".join), st.integers(24, 120))
def test_lines_are_broken_where_a_reader_would(text: str, width: int) -> None:
    """Nothing is lost, no line is too wide, no number is cut, and no line begins with a full stop."""
    plain = " ".join(text.split())
    found = broken(plain, width)

    assert "".join(found).replace(" ", "") == plain.replace(" ", "")
    assert all(size(line) <= width for line in found)
    for number in re.findall(r"[\w.,/−:]+[\d%]", plain, re.ASCII):
        assert len(number) > width or any(number in line for line in found)
    if not re.search(r"[，。；：、）”]{5}", plain):
        assert not any(line[0] in "，。；：、）”" for line in found[1:])
        assert not any(line[-1] in "（“" for line in found[:-1])


def test_a_number_cut_in_two_is_seen() -> None:
    """A foil of the property above: lines of so many characters, as a terminal would fold them."""
    text = "金额为1,037.5万元"
    folded = [text[at : at + 5] for at in range(0, len(text), 5)]

    assert not any("1,037.5" in line for line in folded)
    assert any("1,037.5" in line for line in broken(text, 10))


@EVERY
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_chinese_pages_keep_their_width(path: Path, width: int) -> None:
    """A column of Chinese that is counted in characters runs out of the page."""
    page = render_text(tabulate(trail_of(path), language="zh"), width)

    assert [line for line in page.splitlines() if size(line) > width] == []
