"""Findings as a reader sees them: the caret under the place in any script, and nothing that breaks a terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from iuralloc.contract.source import Source
from iuralloc.errors import Finding, Place, Severity
from iuralloc.report.excerpt import visible
from iuralloc.report.findings import MOST_PRINTED, finding_data, render_findings


def _at(text: str, what: str, code: str = "empty-value", **facts: str) -> tuple[Source, Finding]:
    """A finding about the first place in a text where something stands."""
    source = Source.from_bytes(text.encode(), "c.yaml")
    start = source.text.index(what)
    return source, Finding(code, source.place(start, start + len(what)), facts)


def _lines(text: str, what: str, width: int = 100) -> list[str]:
    source, finding = _at(text, what, key="x")
    return render_findings([finding], source, "c.yaml", width).split("\n")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("amount: 80\n", "80"),
        ("名称: 恒达电池, 份额: 45%\n", "45%"),
        ("名称: 恒达电池\n", "恒达"),
        ("全角　空格：８０\n", "８０"),
        ("\tamount: 80\n", "80"),
        ("name: a\u202eb, amount: 80\n", "80"),
        ("name: a\u200bb, amount: 80\n", "80"),
        ("name: é e\u0301, amount: 80\n", "80"),
        ("\ufeffamount: 80\n", "80"),
        ("name: 𠮷野, amount: 80\r\n", "80"),
        ("name: [/bold][red], amount: 80\n", "80"),
    ],
)
def test_caret_stands_under_the_place(text: str, what: str) -> None:
    """A caret one cell off points at the wrong number."""
    _, line, caret, *_ = _lines(text, what)
    before = line[: line.index(visible(what))]

    assert cell_len(before) == len(caret) - len(caret.lstrip(" |0123456789"))
    assert caret.strip(" |") == "^" * cell_len(visible(what))


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("sign", ["x", "中", "\u202e"])
def test_a_long_line_is_cut_around_the_place(width: int, sign: str) -> None:
    """A line of a minified file would fill the screen, and hide the place."""
    _, line, caret, *_ = _lines(f"a: {sign * 400} 80 {sign * 400}\n", "80", width)

    assert cell_len(line) <= width
    assert cell_len(caret) <= width
    assert line[: line.index(" 80 ")].startswith("   1 | …")
    assert line.endswith("…")
    assert cell_len(line[: line.index("80")]) == caret.index("^")


def test_a_place_longer_than_the_screen_is_cut() -> None:
    """The carets end where the line does."""
    _, line, caret, *_ = _lines(f"a: {'9' * 500}\n", "9" * 500, 60)

    assert len(line) <= 60
    assert len(caret) <= 60


def test_a_place_on_several_lines_is_shown_without_caret() -> None:
    """Three lines of it are enough to know where one is."""
    text = "split:\n  maker: 45%\n  lake: 30%\n  coast: 20%\n  field: 1%\n"
    source, finding = _at(text, "maker: 45%\n  lake: 30%\n  coast: 20%\n  field: 1%", key="x")

    assert render_findings([finding], source, "c.yaml").split("\n")[1:5] == [
        "   2 |   maker: 45%",
        "   3 |   lake: 30%",
        "   4 |   coast: 20%",
        "     | …",
    ]


def test_what_is_not_seen_is_shown() -> None:
    """A name that hides its end, or moves the cursor, must not do so in a message."""
    text = "a: \u202eevil\u2066 \x1b[31mred\x07\u200b\u00ad\ufeff\x9b\u2028end\n"
    source, finding = _at(text, "evil", "unknown-party", party="\x1b[31m\u202e\n\r\tname")
    shown = render_findings([finding], source, "c\x1b\u202e.yaml")

    assert all(sign.isprintable() or sign == "\n" for sign in shown)
    assert "<U+202E>evil<U+2066> <U+001B>[31mred<U+0007><U+200B><U+00AD><U+FEFF><U+009B><U+2028>end" in shown
    assert "`<U+001B>[31m<U+202E><U+000A><U+000D><U+0009>name`" in shown
    assert shown.startswith("c<U+001B><U+202E>.yaml:1:")


def test_a_finding_without_place_has_no_excerpt() -> None:
    """There is no line to show, and no place to invent."""
    shown = render_findings([Finding("no-parties")], b"", "c.yaml")

    assert shown == (
        "c.yaml: no-parties: the contract names no parties\n"
        "Mend: write them under `parties:`, each with an id of its own.\n\n1 error\n"
    )


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff\xfe", b"\xef\xbb\xbf\xff", "内容".encode("gbk"), "内容".encode("utf-16")]
)
def test_a_file_that_is_no_text_can_be_spoken_of(data: bytes) -> None:
    """The message about an unreadable file must not be the second thing to crash."""
    finding = Finding("not-utf8", facts={"line": "1", "guess": "GBK"})

    assert "UTF-8" in render_findings([finding], data, "c.yaml")


@pytest.mark.parametrize(
    "place", [Place(0, 0, 1, 1), Place(900, 950, 40, 7), Place(3, 2, 1, 500), Place(0, 10**9, 1, 1)]
)
def test_a_place_outside_the_file_is_no_crash(place: Place) -> None:
    """A file may have changed since it was read."""
    assert "c.yaml" in render_findings([Finding("empty-value", place, {"key": "x"})], b"a: 1\n", "c.yaml")


def test_missing_facts_leave_a_gap_and_no_crash() -> None:
    """A bug of ours in one fact must not take the finding away."""
    assert "no party and no group is called `…`" in render_findings([Finding("unknown-party")], b"", "c.yaml")


def test_a_long_fact_is_cut() -> None:
    """A formula of a thousand characters stands in the file already."""
    finding = Finding("formula-not-read", facts={"text": "x" * 1_000, "near": "y" * 1_000})

    assert len(render_findings([finding], b"", "c.yaml")) < 600


def test_many_findings_are_counted_and_not_printed() -> None:
    """Nobody reads the hundred and first."""
    findings = [Finding("unknown-party", facts={"party": f"p{number}"}) for number in range(MOST_PRINTED + 23)]
    shown = render_findings(findings, b"", "c.yaml")

    assert shown.endswith("… and 23 more findings, not printed here\n\n123 errors\n")
    assert shown.count("unknown-party") == MOST_PRINTED


def test_shares_are_shown_as_percentages() -> None:
    """A lawyer has never seen 19/20 in a clause."""
    facts = {"pool": "fees", "sum": "19/20", "missing": "1/20"}

    assert "distributes 95 %, not the whole" in finding_data(Finding("shares-do-not-fill", facts=facts), "c")["message"]
    assert finding_data(Finding("shares-do-not-fill", facts=facts), "c")["why"] == "5 % has no owner."


def test_severities_are_named_and_counted() -> None:
    """A warning must not be taken for an error, nor the other way round."""
    findings = [
        Finding("no-parties"),
        Finding("evidence-twice", facts={"evidence": "e"}, severity=Severity.WARNING),
        Finding("evidence-twice", facts={"evidence": "e"}, severity=Severity.NOTE),
    ]
    shown = render_findings(findings, b"", "c.yaml")

    assert "c.yaml: warning: evidence-twice:" in shown
    assert "c.yaml: note: evidence-twice:" in shown
    assert shown.endswith("\n1 error, 1 warning, 1 note\n")


def test_no_findings_are_no_text() -> None:
    """A clean file is not greeted with a summary of nothing."""
    assert render_findings([], b"", "c.yaml") == ""


def test_data_carries_everything() -> None:
    """What an editor or another program needs, without reading sentences."""
    source, finding = _at("split: {laek: 45%}\n", "laek", "unknown-party", party="laek", near="lake")

    assert source.line(1) == "split: {laek: 45%}"
    assert finding_data(finding, "c.yaml") == {
        "code": "unknown-party",
        "severity": "error",
        "file": "c.yaml",
        "line": 1,
        "column": 9,
        "path": "",
        "facts": {"party": "laek", "near": "lake"},
        "message": "no party and no group is called `laek`",
        "why": "",
        "mend": "Did you mean `lake`? Else write the id as it stands under `parties`, or add the party there.",
    }
