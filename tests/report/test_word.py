"""The Word annex and an office's own template: what XML holds, what is refused, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from typer.testing import CliRunner

from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.cli.app import app
from iuralloc.report import tabulate
from iuralloc.report.writers import docx
from iuralloc.report.writers.documents import Layout, Unwritable
from report.test_annex import EXAMPLES, HOSTILE, NAMES, hostile, trail_of

DOCS = Path(__file__).parents[2] / "docs"
OFFICE = (DOCS / "office-template.docx").read_bytes()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(trail: Trail, layout: Layout | None = None) -> bytes:
    """The document of a trail."""
    return docx.render(trail, tabulate(trail), layout or Layout())


def parts(data: bytes) -> Mapping[str, bytes]:
    """The parts of a document by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(data: bytes) -> str:
    """All text of a document."""
    root = ET.fromstring(parts(data)["word/document.xml"])  # noqa: S314 - our own text
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))


def template(*paragraphs: str) -> bytes:
    """A template with these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The template of the office with a part more, or another one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for old, data in {**parts(OFFICE), name: content}.items():
            archive.writestr(old, data)
    return stream.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_every_table_of_the_report_is_in_the_document(name: str) -> None:
    """A title, a cell or the digest is missing, a head does not repeat, or a row may be torn between pages."""
    trail = trail_of(name)
    tables = tabulate(trail)
    data = made(trail)
    root = ET.fromstring(parts(data)["word/document.xml"])  # noqa: S314 - our own text
    said = set(texts(data).splitlines())
    rows = [row for table in root.iter(f"{W}tbl") for row in table.iter(f"{W}tr")]

    assert {table.title for table in tables[1:]} <= said
    assert {cell.text for table in tables for row in table.rows for cell in row} <= {*said, ""}
    assert any(trail.digest in line for line in said)
    with_heads = sum(any(column.heading for column in table.columns) for table in tables[1:])
    assert sum(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows) == with_heads + 1


def test_every_style_has_a_font_for_chinese() -> None:
    """Word sets Chinese in a font of its own choice."""
    root = ET.fromstring(parts(made(trail_of("co-built-institute")))["word/styles.xml"])  # noqa: S314
    fonts = [
        style.find(f"{W}rPr/{W}rFonts") for style in root.iter(f"{W}style") if style.get(f"{W}type") == "paragraph"
    ]

    assert [font for font in fonts if font is None or font.get(f"{W}eastAsia") not in {"宋体", "黑体"}] == []


def test_the_same_trail_gives_the_same_bytes() -> None:
    """A clock stands in the archive."""
    trail = trail_of("co-built-institute")
    own = Layout(template=OFFICE)

    assert made(trail) == made(trail)
    assert made(trail, own) == made(trail, own)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("layout", [Layout(), Layout(template=OFFICE)], ids=["ours", "own"])
def test_text_of_a_contract_stays_text(text: str, layout: Layout) -> None:
    """A name becomes a field, a tag or a formula; or makes the document unreadable."""
    trail = hostile(text)
    data = made(trail, layout)
    for name, part in parts(data).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)  # noqa: S314 - our own text

    assert "7*7" in texts(data) or text != "{{ 7*7 }}"
    Document(io.BytesIO(data))


@pytest.mark.parametrize("name", ["co-built-institute", "phased-risk"])
def test_the_template_of_an_office_is_filled(name: str) -> None:
    """A field stays as it was typed, or a row of a result is missing."""
    trail = trail_of(name)
    said = texts(made(trail, Layout(template=OFFICE)))
    paid = [
        cell.text
        for table in tabulate(trail)
        if table.id.endswith(".result")
        for row in table.rows[:-2]
        for cell in row[-1:]
    ]

    assert "{{" not in said
    assert "{%" not in said
    assert trail.digest in said
    assert {amount for amount in paid if amount not in said} == set()


def test_the_template_in_the_docs_is_what_its_script_writes() -> None:
    """The worked template was changed by hand."""
    import runpy

    assert runpy.run_path(str(DOCS / "make_template.py"))["template"]() == OFFICE


def _refused(data: bytes) -> Unwritable:
    with pytest.raises(Unwritable) as caught:
        made(trail_of("co-built-institute"), Layout(template=data))
    return caught.value


def test_an_unknown_field_is_named_with_what_is_near() -> None:
    """A misspelt field is left blank, and nobody sees it."""
    fault = _refused(template("{{ digset }}"))

    assert (fault.code, fault.facts["field"], "digest" in fault.facts["near"]) == ("template-field", "digset", True)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no archive", "template-no-document"),
        (template("{{ title"), "template-wrong"),
        (template("{% for x in %}"), "template-wrong"),
        (template("{{ title.__class__.__mro__ }}"), "template-unsafe"),
        (template("{{ figures.__init__.__globals__ }}"), "template-unsafe"),
        (template("{% include '/etc/passwd' %}"), "template-wrong"),
        (template("{{ range(10) }}"), "template-field"),
        (template("{{ 'x' * 10000000000 }}"), "template-unsafe"),
        (template("{{ 1 // 0 }}"), "template-unsafe"),
        (with_part("word/vbaProject.bin", b"x"), "template-unsafe"),
        (with_part("../escape.xml", b"<a/>"), "template-unsafe"),
        (with_part("word/settings.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "template-unsafe"),
        (
            with_part(
                "word/_rels/settings.xml.rels",
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
                b'Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
                b'Target="http://example.org/a.dotm" TargetMode="External"/></Relationships>',
            ),
            "template-unsafe",
        ),
        (b"x" * 10_000_001, "template-too-large"),
        (with_part("word/big.xml", b"0" * 100_000_001), "template-too-large"),
    ],
)
def test_a_template_that_is_wrong_or_unsafe_is_refused(data: bytes, code: str) -> None:
    """A template runs code, reads a file, brings macros, or unpacks without end."""
    assert _refused(data).code == code


def test_a_template_fills_word_only(tmp_path: Path) -> None:
    """A template is passed over in silence where the output is no Word document."""
    path = tmp_path / "own.docx"
    path.write_bytes(OFFICE)
    contract = str(EXAMPLES / "co-built-institute" / "contract.yaml")
    run = CliRunner().invoke(app, ["allocate", contract, "--template", str(path), "-o", str(tmp_path / "a.pdf")])

    assert run.exit_code == 2
    assert ".docx" in run.stderr


def test_names_are_those_of_the_examples() -> None:
    """The examples are not found, so that nothing was tested."""
    assert "co-built-institute" in NAMES
    assert examine((EXAMPLES / NAMES[0] / "contract.yaml").read_bytes(), "contract.yaml").trail()


@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_the_foot_counts_the_pages_in_every_language(language: str) -> None:
    """A place of a number stands in the foot as it is written in the program."""
    trail = trail_of("co-built-institute")
    data = docx.render(trail, tabulate(trail, language=language), Layout(language))
    foot = "".join(content.decode() for name, content in parts(data).items() if name.startswith("word/footer"))

    assert "{" not in "".join(ET.fromstring(foot).itertext())  # noqa: S314 - our own text
    assert foot.count(" NUMPAGES ") == foot.count(" PAGE ") == (2 if language == "both" else 1)


def test_a_heading_stands_on_the_turned_page_of_its_table() -> None:
    """The heading of a wide first table stands alone at the end of the page before."""
    trail = trail_of("co-built-institute")
    data = docx.render(trail, tabulate(trail, language="both"), Layout("both"))
    body = ET.fromstring(parts(data)["word/document.xml"])[0]  # noqa: S314 - our own text
    headings = [
        at
        for at, part in enumerate(body)
        if (style := part.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val", "").startswith("Heading")
    ]

    # A part of the document ends in the last paragraph before the page is turned.
    assert [at for at in headings if body[at + 1].find(f"{W}pPr/{W}sectPr") is not None] == []


def test_no_page_of_the_document_is_empty() -> None:
    """A paragraph that only breaks the page stands on a page of its own, where the one before is full."""
    breaks = [
        mark
        for mark in ET.fromstring(parts(made(trail_of("phased-risk")))["word/document.xml"]).iter(f"{W}br")  # noqa: S314
        if mark.get(f"{W}type") == "page"
    ]

    assert breaks == []
