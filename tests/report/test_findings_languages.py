"""Findings in Chinese say what the English ones say: the same codes, the same facts, and no word of English."""

from __future__ import annotations

import importlib.util
import re
import string
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from codes_in_source import Site, sites
from iuralloc.allocate import examine
from iuralloc.audit.award import audit_award
from iuralloc.contract.award import read_award
from iuralloc.errors import ContractAtFault, Finding, Severity
from iuralloc.report.numbers import exact
from iuralloc.report.solution import reason_text
from iuralloc.report.words import findings_en, findings_zh
from iuralloc.report.words.findings_zh_yaml import told_of_notation
from iuralloc.report.words.said import Said

ROOT: Final = Path(__file__).parents[2]
WORDS: Final = Path(findings_en.__file__).parent
PARTS: Final = sorted(path.stem for path in WORDS.glob("findings_en*.py"))

#: a fact of grammar only: Chinese verbs have no plural
_GRAMMAR: Final = {"stand"}

#: names that are the same in every language
_NAMES: Final = (
    "UTF-8",
    "SHA-256",
    "GB18030",
    "CSV",
    "MB",
    "Excel",
    "UTF-16",
    "GBK",
    "Latin-1",
    "Windows-1252",
    "Windows",
    "Unicode",
    "YAML",
    "JSON",
    "PDF",
    "Python",
    "iuralloc",
)

_LATIN: Final = re.compile(r"[A-Za-z]{2,}|(?<![A-Za-z])[a-z](?![A-Za-z])")
_HALF_WIDTH: Final = re.compile(r",(?![0-9]{3})|[;:!?()\"']|\.(?![0-9])")
_FIELD: Final = re.compile(r"\{[a-z_]+(:[a-z]+)?\}")
_HAN: Final = re.compile("[\u4e00-\u9fff]")

#: signs of one part of a message: a screen has eighty, and a Chinese sign says as much as two or three letters
_LONGEST_SENTENCE: Final = 60
_LONGEST: Final = 150


# tables ---------------------------------------------------------------------------------------------------------


def _public(module: ModuleType) -> set[str]:
    """Tables and functions of a part of the words that somebody else may ask for."""
    own = {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and (name.isupper() or getattr(value, "__module__", "") == module.__name__)
    }
    return own - {"NAMES"}


def _tables(module: ModuleType) -> dict[str, Mapping[str, Said]]:
    return {
        name: value
        for name, value in vars(module).items()
        if name[0] != "_"
        and name.isupper()
        and isinstance(value, Mapping)
        and all(isinstance(said, Said) for said in value.values())
    }


def _fields(said: Said) -> set[tuple[str, str]]:
    templates = (said.sentence, said.why, said.mend)
    return {
        (field, spec or "")
        for template in templates
        for _, field, spec, _ in string.Formatter().parse(template)
        if field and field not in _GRAMMAR
    }


def _wording(text: str) -> str:
    """What the program says by itself: without ids and keys in backticks, and what the contract is quoted for."""
    for name in _NAMES:
        text = text.replace(name, "")
    return re.sub(r"`[^`]*`|“[^”]*”|U\+[0-9A-F]+", "", text)


def _faults(text: str) -> list[str]:
    """What does not belong into a Chinese sentence."""
    wording = _wording(_FIELD.sub("", text))
    return [*_LATIN.findall(wording), *_HALF_WIDTH.findall(wording), *re.findall("。。|：：|，，|[，。；：] ", text)]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_its_counterpart(part: str) -> None:
    """A topic whose findings nobody has put into Chinese."""
    english, chinese = (import_module(f"iuralloc.report.words.{name}") for name in (part, part.replace("_en", "_zh")))

    assert sorted(_public(english) - vars(chinese).keys()) == []
    for name, table in _tables(english).items():
        assert sorted(table) == sorted(getattr(chinese, name)), name


def test_codes_are_the_same() -> None:
    """A finding that one language passes over, or that only one has."""
    assert sorted(findings_en.FINDINGS) == sorted(findings_zh.FINDINGS)


@pytest.mark.parametrize("code", findings_en.FINDINGS)
def test_facts_are_the_same(code: str) -> None:
    """A number that one language leaves out, or that only one shows as a percentage."""
    english, chinese = findings_en.FINDINGS[code], findings_zh.FINDINGS[code]

    assert sorted(_fields(english)) == sorted(_fields(chinese))
    assert [bool(english.why), bool(english.mend)] == [bool(chinese.why), bool(chinese.mend)]


def _unfed(site: Site, table: Mapping[str, Said]) -> list[str]:
    # What a pool or a sheet is called is added where it is told.
    facts = dict.fromkeys((*site.facts, "pool", "file", "near"), "1/2")
    fed = {**facts, **findings_zh.derived(facts)}
    return [f"{code}: {field}" for code in site.codes for field, _ in _fields(table[code]) if field not in fed]


@pytest.mark.parametrize("site", [site for site in sites() if site.whole], ids=lambda site: site.where)
def test_every_field_has_a_fact(site: Site) -> None:
    """A gap in a Chinese sentence that the English one has not: the language derives its own parts."""
    assert _unfed(site, findings_zh.FINDINGS) == []


@pytest.mark.parametrize(("code", "said"), findings_zh.FINDINGS.items(), ids=list(findings_zh.FINDINGS))
def test_sentences_are_chinese(code: str, said: Said) -> None:
    """An English word that was left, half-width punctuation, a sentence without an end, a treatise."""
    parts = (said.sentence, said.why, said.mend)

    assert [fault for part in parts for fault in _faults(part)] == []
    assert not said.sentence.endswith("。")
    assert said.why == "" or said.why.endswith(("。", "}"))
    assert said.mend.endswith(("。", "}"))
    assert len(_FIELD.sub("…", said.sentence)) <= _LONGEST_SENTENCE
    assert max(len(part) for part in parts) <= _LONGEST
    assert all(_HAN.search(part) or part.startswith("{") for part in parts if part), code


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ("请写 split 或 to", "split"),
        ("没有金额,无可分配", ","),
        ("`fees`(`lake`)", "("),
        ("没有份额.", "."),
        ("请写明a", "a"),
        ("没有归属。。", "。。"),
    ],
)
def test_what_is_not_chinese_is_seen(planted: str, fault: str) -> None:
    """The check above sees what it is there for."""
    assert fault in _faults(planted)


def test_a_missing_fact_is_seen() -> None:
    """A Chinese sentence about a fact that nobody gives, and one that drops the number."""
    gap = {"negative-pool": Said("`{pool}`的金额为{amount:number}")}
    site = Site("pools.py:1", frozenset({"negative-pool"}), frozenset({"pool", "text"}), whole=True)

    assert _unfed(site, gap) == ["negative-pool: amount"]
    assert _fields(gap["negative-pool"]) != _fields(findings_en.FINDINGS["negative-pool"])


# what is around them ----------------------------------------------------------------------------------------------


def test_every_severity_has_words() -> None:
    """A severity that the words do not know would crash the message."""
    assert set(findings_zh.SEVERITIES) == {str(severity) for severity in Severity}
    assert findings_zh.summary({"error": 0, "warning": 2, "note": 1}) == "2项警告，1项说明"
    assert _faults(findings_zh.MEND + findings_zh.DID_YOU_MEAN + findings_zh.MORE) == []
    assert sorted(re.findall(r"\{.*?\}", findings_zh.MEND + findings_zh.DID_YOU_MEAN + findings_zh.MORE)) == [
        "{count}",
        "{near}",
        "{remedy}",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(19, 20), "95%"), (Fraction(2, 3), "2/3"), (Fraction(-1, 8), "−12.5%"), (Fraction(1), "100%")],
)
def test_shares_are_percentages(value: Fraction, text: str) -> None:
    """A third has no end as a percentage, and is not cut."""
    assert findings_zh.share(value) == text


#: what the reader of YAML says, by its own text
_PROBLEMS: Final = {
    "expected the node content, but found ','": "此处应为内容，实际为`,`",
    "expected <block end>, but found '<scalar>'": "此处应为该部分结束，实际为文字",
    "expected ',' or '}', but got '<stream end>'": "此处应为`,' or '}`，实际为文件结束",
    "could not find expected ':'": "缺少`:`",
    "found undefined alias 'x'": "引用`x`未定义",
    "found unexpected end of stream": "文件在此意外结束",
    "expected escape sequence of 8 hexdecimal numbers, but found 'g'": "此处应为8位十六进制数字，实际为`g`",
    "while scanning a directive": "此处的写法不完整",
    "no JSON, too long for YAML": "不是有效的JSON，而作为YAML又过长",
    "chr() arg not in range(0x110000)": "`chr() arg not in range(0x110000)`",
}


@pytest.mark.parametrize(("problem", "said"), _PROBLEMS.items(), ids=list(_PROBLEMS))
def test_the_reader_of_yaml_is_put_into_chinese(problem: str, said: str) -> None:
    """Its words are English, and its own: what is not known stands in backticks, as what it is, a quotation."""
    assert told_of_notation({"problem": problem}) == {"problem": said}


# provoked ---------------------------------------------------------------------------------------------------------


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_gallery", ROOT / "docs" / "make_gallery.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_gallery"] = module
    spec.loader.exec_module(module)
    return module


GALLERY: Final = _module()
CONTRACT: Final = ROOT / "examples" / "award-dispute" / "contract.yaml"


class _Filler(string.Formatter):
    """Fills facts in: much as the report does, without its cuts."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec and re.fullmatch("-?[0-9]+(/[0-9]+)?", str(value)):
            return findings_zh.share(Fraction(value)) if format_spec == "share" else exact(Fraction(value))
        return str(value)


def _told(finding: Finding) -> tuple[str, str, str]:
    said = findings_zh.FINDINGS[finding.code]
    facts = {**finding.facts, **findings_zh.derived(finding.facts)}
    facts["reason"] = _Filler().vformat(facts["reason"], (), facts)
    sentence, why, mend = (_Filler().vformat(part, (), facts) for part in (said.sentence, said.why, said.mend))
    return sentence, why, mend


def _without(text: str, words: Sequence[str]) -> str:
    """A text without words of the contract that it names, such as the number of a clause."""
    for word in filter(None, words):
        text = text.replace(word, "")
    return text


def _findings_of_award(path: Path) -> Sequence[Finding]:
    examined = examine(CONTRACT.read_bytes(), "contract.yaml")
    assert examined.contract is not None
    assert examined.ledger is not None
    try:
        award = read_award(path.read_bytes(), path.name, examined.contract)
    except ContractAtFault as fault:
        return fault.findings
    return (*award.findings, *audit_award(examined.contract, examined.ledger, award).findings)


PROVOKED: Final = [
    *(pytest.param(path, GALLERY.findings_of, id=path.name) for path in (*GALLERY.files(), *GALLERY.games())),
    *(
        pytest.param(path, _findings_of_award, id=path.name)
        for path in sorted((ROOT / "tests" / "gallery_awards").glob("*.yaml"))
    ),
]


@pytest.mark.parametrize(("path", "findings_of"), PROVOKED)
def test_a_provoked_finding_is_chinese(path: Path, findings_of: Any) -> None:
    """An English phrase that comes in with a fact, a gap, or the name of a fact in place of what it is."""
    for finding in findings_of(path):
        clauses = [finding.facts.get("clause", ""), *re.findall(r'"clause": "([^"]*)"', finding.facts.get("clash", ""))]
        for part in _told(finding):
            assert _faults(_without(part, clauses)) == [], part
            assert "{" not in _wording(part)


@pytest.mark.parametrize("path", GALLERY.games(), ids=lambda path: path.name)
def test_why_there_is_no_solution_is_said_in_chinese(path: Path) -> None:
    """A fact that is no number, such as what each bound would have to give, ended `solve --lang zh` with a traceback."""
    for finding in GALLERY.findings_of(path):
        reason = reason_text(finding, "zh")

        assert _HAN.search(reason)
        assert "{" not in _wording(reason)


def test_words_of_facts_are_put_into_chinese() -> None:
    """A fact is a code; what it is called is for each language to say."""
    facts = {"step": "cover", "over": "8", "reached": "5", "side": "gap"}

    assert "空档" in _told(Finding("layers-do-not-meet", facts=facts))[0]
    assert "“year”" not in _told(Finding("table-where-number", facts={"by": "year"}))[0]
    assert "年度" in _told(Finding("table-where-number", facts={"by": "year"}))[0]
    assert (
        "5,000,001字节" in _told(Finding("file-too-large", facts={"size": "5000001", "limit": "9", "what": "bytes"}))[0]
    )


def test_a_clash_of_bounds_says_what_each_would_have_to_give() -> None:
    """Amounts that are joined to their bounds by an English word stay English in every language."""
    facts = {"bounds": "firm at least 7; uni at least 5", "gives": '{"firm at least 7": "2", "uni at least 5": "1/3"}'}

    assert "`firm at least 7`让步2；`uni at least 5`让步1/3。" in _told(Finding("bounds-clash", facts=facts))[1]
    assert findings_en.derived(facts)["gives_told"] == "firm at least 7: by 2; uni at least 5: by 1/3"
    assert findings_en.derived({"gives": '{"firm at le…'})["gives_told"] == ""
