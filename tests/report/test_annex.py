"""The annex: sections in the order of an office, pages without script or link, pictures that tell what tables tell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typst
from typer.testing import CliRunner

from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.cli.app import app
from iuralloc.contract.sheets.beside import Folder
from iuralloc.report import tabulate
from iuralloc.report.annex import annex_of
from iuralloc.report.pictures.svg import svg
from iuralloc.report.writers import html, pdf
from iuralloc.report.writers.documents import Layout, Unwritable

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/contract.yaml"))
CONTRACT = """\
iuralloc: 1
title: {title}
date: 2030-01-01
law: none
currency: CNY
parties:
  maker: {{name: {name}, kind: enterprise}}
  uni: {{name: Nanhe University, name_zh: 南禾大学, kind: university}}
pools:
  profit:
    amount: 90
    split: {{maker: 60%, uni: 40%}}
    quote: {quote}
"""
#: without a font that has Chinese no PDF with Chinese is written, and nothing of it can be tested
needs_chinese = pytest.mark.skipif(
    not set(pdf.CHINESE) & set(typst.Fonts().families()), reason="no font with Chinese is installed"
)
HOSTILE = (
    "=1+1", "@SUM(A1)", "<script>alert(1)</script>", "{{ 7*7 }}", "#evil[*x*]", "$x$ \\\\ `raw` ]]>", "&amp; &#x3c;",
    "x" * 3_000, "a\\u202eb", "😀 —", "<!-- --> <![CDATA[", "' onload=x '",
)  # fmt: skip


def trail_of(name: str) -> Trail:
    """The trail of an example."""
    return examine((EXAMPLES / name / "contract.yaml").read_bytes(), "contract.yaml", Folder(EXAMPLES / name)).trail()


def hostile(text: str) -> Trail:
    """A contract in whose title, name and quote a text stands."""
    said = '"' + text.replace('"', '\\"') + '"'
    return examine(CONTRACT.format(title=said, name=said, quote=said).encode(), "contract.yaml").trail()


class Page(HTMLParser):
    """What a test asks of a page: tags, ids, links, and for every table its caption and the scope of its heads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.without_scope = 0
        self.fetched: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count a tag and note what its attributes say."""
        told = dict(attrs)
        self.tags[tag] += 1
        self.handlers += [name for name in told if name.startswith("on")]
        if "id" in told:
            self.ids.append(str(told["id"]))
        if tag == "a":
            self.links.append(str(told.get("href")))
        self.fetched += [str(told[name]) for name in ("src", "xlink:href", "action", "data") if name in told]
        if tag == "th" and "scope" not in told:
            self.without_scope += 1


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_one_accessible_file(name: str) -> None:
    """A table has no caption, a head no scope, a link leads nowhere, or something is fetched or runs."""
    trail = trail_of(name)
    page = Page(html.render(trail, tabulate(trail), Layout()).decode())

    # The block of signatures is named by its heading.
    assert page.tags["caption"] == page.tags["table"] - 1
    assert page.without_scope == 0
    assert [page.fetched, page.handlers, page.tags["script"], page.tags["iframe"], page.tags["link"]] == [
        [],
        [],
        0,
        0,
        0,
    ]
    assert [id_ for id_, times in Counter(page.ids).items() if times > 1] == []
    assert {link for link in page.links if not link.startswith("#")} == set()
    assert {link[1:] for link in page.links} <= set(page.ids)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_the_results_leads_to_its_grounds(name: str) -> None:
    """A number of a result is no link to the row that says how it was made."""
    trail = trail_of(name)
    text = html.render(trail, tabulate(trail), Layout()).decode()
    # Of a step or a year in which nothing is divided no list of nothings is printed.
    splits = [s for s in trail.schedules if s["table"] == "split" and trail.amount(s["total"]) != 0]
    paid = [row["paid"] for split in splits for row in split["rows"] if row["paid"]]
    told = {part for link in re.findall(r'href="#f\.([^"]+)"', text) for part in [link]}
    missing = [figure for figure in paid if figure not in told and not re.search(r"_\d+(\.|$)", figure)]

    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_pictures_are_xml_and_show_the_numbers_of_the_tables(name: str) -> None:
    """A picture is no XML, has no words for those who do not see it, or prints a number that no table has."""
    trail = trail_of(name)
    tables = tabulate(trail)
    printed = {cell.text for table in tables for row in table.rows for cell in row}
    for section in annex_of(trail, tables).sections:
        for picture in section.pictures:
            drawn = svg(picture)
            root = ET.fromstring(drawn)  # noqa: S314 - our own text

            assert root.get("role") == "img"
            assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
            assert picture.text
            assert all(picture.title)
            if picture.id.endswith((".bars", ".fall")):
                digits = set(re.findall(r">([−\d,]+(?:\.\d+)?)</text>", drawn))
                assert digits <= printed


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_contract_breaks_out_of_the_page(text: str) -> None:
    """A name becomes a tag, an attribute, or the end of a picture."""
    trail = hostile(text)
    made = html.render(trail, tabulate(trail), Layout()).decode()
    page, plain = Page(made), Page(html.render(hostile("a"), tabulate(hostile("a")), Layout()).decode())

    assert page.tags == plain.tags
    assert page.handlers == []
    for drawn in re.findall(r"<svg.*?</svg>", made, flags=re.DOTALL):
        ET.fromstring(drawn)  # noqa: S314 - our own text


@needs_chinese
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_contract_is_read_as_markup_of_the_pdf(text: str) -> None:
    """A name is typeset as markup, or stops the PDF."""
    trail = hostile(text)

    assert pdf.render(trail, tabulate(trail), Layout()).startswith(b"%PDF-")


@needs_chinese
def test_the_same_trail_gives_the_same_bytes() -> None:
    """A clock, an order of a set or a random id stands in a document."""
    trail = trail_of("co-built-institute")
    for writer in (html, pdf):
        assert writer.render(trail, tabulate(trail), Layout()) == writer.render(trail, tabulate(trail), Layout())


@needs_chinese
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_says_what_the_tables_say(name: str, tmp_path: Path) -> None:
    """A title, a heading, a number of a result or the digest is not on the pages."""
    trail = trail_of(name)
    tables = tabulate(trail)
    path = tmp_path / "annex.pdf"
    path.write_bytes(pdf.render(trail, tables, Layout()))
    text = subprocess.run(
        [str(shutil.which("pdftotext")), "-layout", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    words = re.sub(r"\s+", "", text)
    results = [table for table in tables if table.id.endswith(".result")]
    numbers = {cell.text for table in results for row in table.rows for cell in row if cell.exact}

    assert trail.digest in words
    assert {number for number in numbers if re.sub(r"\s+", "", number) not in words} == set()


def test_chinese_without_a_font_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF is written with blanks where the Chinese should be."""
    monkeypatch.setattr(pdf, "CHINESE", ("No Such Font",))
    trail = hostile("水泵")

    with pytest.raises(Unwritable) as caught:
        pdf.render(trail, tabulate(trail), Layout())
    assert caught.value.code == "missing-font"
    assert "No Such Font" in caught.value.facts["fonts"]


@pytest.mark.parametrize(("module", "form", "extra"), [("typst", "pdf", "report")])
def test_an_absent_extra_says_how_to_install_it(
    module: str, form: str, extra: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without the library there is a traceback, or no word of the extra."""
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, f"iuralloc.report.writers.{form}", raising=False)
    contract = str(EXAMPLES / "co-built-institute" / "contract.yaml")
    run = CliRunner().invoke(app, ["allocate", contract, "-o", str(tmp_path / f"out.{form}")])

    assert run.exit_code == 2
    assert f"pip install 'iuralloc[{extra}]'" in run.stderr


def test_a_document_for_a_screen_is_asked_for_a_file() -> None:
    """A command that prints text takes a document for its format."""
    run = CliRunner().invoke(app, ["check", str(EXAMPLES / "co-built-institute" / "contract.yaml"), "--format", "pdf"])

    assert run.exit_code == 2
    assert "table, json, csv or md" in run.stderr


def test_sections_stand_in_the_order_of_an_office() -> None:
    """Grounds stand before results, or a table of the report is left out of the annex."""
    trail = trail_of("phased-risk")
    tables = tabulate(trail)
    annex = annex_of(trail, tables)
    ids = [section.id for section in annex.sections]
    held = [table.id for section in annex.sections for table in section.tables]

    assert ids[:3] == ["parties", "definitions", "contributions"]
    assert ids.index("pool.profit") < ids.index("risk") < ids.index("rounding") < ids.index("choices")
    assert ids[-1] == "grounds"
    assert sorted(held) == sorted(table.id for table in tables[1:])
    assert [signature.party for signature in annex.signatures] == ["maker", "uni", "inst", "trader"]


def test_a_sign_that_no_font_has_is_named(tmp_path: Path) -> None:
    """A rare character of a name ends in a traceback, or the PDF is written with a box in its place."""
    contract = tmp_path / "contract.yaml"
    contract.write_text(CONTRACT.format(title="T", name=f'"{_unwritable()}"', quote="q"), encoding="utf-8")
    run = CliRunner().invoke(app, ["allocate", str(contract), "-o", str(tmp_path / "annex.pdf")])

    assert run.exit_code == 2
    assert f"U+{ord(_unwritable()):04X}" in run.stderr
    assert "--font-path" in run.stderr
    assert not (tmp_path / "annex.pdf").exists()


def _unwritable() -> str:
    """A sign of a script that is assigned and that hardly any machine can write: Cypro-Minoan."""
    return "\U00012f90"


def test_a_folder_of_fonts_that_there_is_not_is_named(tmp_path: Path) -> None:
    """A mistyped folder is passed over in silence."""
    contract = str(EXAMPLES / "co-built-institute" / "contract.yaml")
    run = CliRunner().invoke(
        app, ["allocate", contract, "-o", str(tmp_path / "annex.pdf"), "--font-path", str(tmp_path / "fonts")]
    )

    assert run.exit_code == 2
    assert str(tmp_path / "fonts") in run.stderr.replace("\n", "")


def pages(trail: Trail, language: str, path: Path) -> list[str]:
    """The text of every page of the PDF."""
    path.write_bytes(pdf.render(trail, tabulate(trail, language=language), Layout(language)))
    return subprocess.run(
        [str(shutil.which("pdftotext")), "-layout", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout.split("\f")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("name", ["co-built-institute", "phased-risk"])
def test_no_heading_is_the_last_line_of_a_page(name: str, tmp_path: Path) -> None:
    """The page is turned behind a heading, whose table stands on the next one."""
    trail = trail_of(name)
    annex = annex_of(trail, tabulate(trail, language="both"), "both")
    headings = {re.sub(r"\s", "", section.heading) for section in annex.sections}
    for page in pages(trail, "both", tmp_path / "annex.pdf"):
        lines = [re.sub(r"\s", "", line) for line in page.splitlines() if line.strip()]
        # The last line is the number of the page; of a heading its number goes before it.
        assert [heading for heading in headings if len(lines) > 1 and lines[-2].endswith(heading)] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
def test_a_long_word_stays_on_the_paper(tmp_path: Path) -> None:
    """A word longer than the line runs over the edge, in a note or among the signatures, and is cut there."""
    trail = hostile("n" * 300 + "END")
    said = "".join(pages(trail, "en", tmp_path / "annex.pdf")).replace("\u200b", "")
    box = subprocess.run(
        [str(shutil.which("pdftotext")), "-bbox", str(tmp_path / "annex.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    edges = [float(edge) for edge in re.findall(r'xMax="([\d.]+)"', box)]

    assert "END" in said
    # A4 across is 841.9 points wide, upright 595.3; this annex has no page that lies across.
    assert 'width="841' not in box
    assert max(edges) <= 595.3 - 40


def test_a_number_is_not_broken_on_the_page() -> None:
    """A number may be broken, a heading of several words may not, or a Chinese name falls into single signs."""
    trail = trail_of("co-built-institute")
    text = html.render(trail, tabulate(trail, language="both"), Layout("both")).decode()

    assert re.search(r'<td class="n">(?:<a [^>]+>)?579\.1667', text)
    assert '<th scope="col" class="n w">contribution * conversion</th>' in text
    assert re.search(r'<td class="n w">1\s?个联盟有异议', text)


def test_a_heading_is_printed_on_the_turned_page_of_its_table() -> None:
    """On paper the heading of a wide first table stands alone at the end of the page before."""
    trail = trail_of("co-built-institute")
    text = html.render(trail, tabulate(trail, language="both"), Layout("both")).decode()
    section = text[text.index('<section id="contributions">') :].split("</section>")[0]

    assert section.index('<div class="across">') < section.index("<h2>")


def picture(name: str, part: str, language: str) -> str:
    """The picture of an example whose id ends so."""
    trail = trail_of(name)
    sections = annex_of(trail, tabulate(trail, language=language), language).sections
    return next(svg(one) for section in sections for one in section.pictures if one.id.endswith(part))


def test_the_heat_map_says_every_level_and_phase_in_words() -> None:
    """A long name of a level is cut, or a phase goes by its id alone."""
    drawn = re.sub(r"<desc.*?</desc>", "", picture("phased-risk", ".heat", "zh"))

    assert "…" not in drawn
    assert "pilot 中试期" in drawn


def test_letters_of_lines_that_end_close_together_do_not_cover_each_other() -> None:
    """Two letters are drawn on each other at the end of their lines."""
    drawn = picture("licence-waterfall", ".years", "en")
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*font-weight="bold">([A-H])</text>', drawn)
    ends = [(float(x), float(y)) for x, y, _ in found if float(x) > 400]

    assert len(ends) == 4
    for at, (across, down) in enumerate(ends):
        assert all(abs(x - across) >= 9 or abs(y - down) >= 12 for x, y in ends[:at])


def test_ranges_show_what_is_paid() -> None:
    """Between two numbers in decimals stands a fraction that no table of the result has."""
    source = (Path(__file__).parents[2] / "src" / "iuralloc" / "templates").rglob("six_party*.yaml")
    trail = examine(next(iter(sorted(source))).read_bytes(), "contract.yaml").trail()
    sections = annex_of(trail, tabulate(trail)).sections
    drawn = next(svg(one) for section in sections for one in section.pictures if one.id.endswith(".spans"))

    assert re.findall(r'font-weight="bold">([^<]+)</text>', drawn)[0] == "394.4687"
