"""Every sentence that is asked for exists, none is left over, and no sentence stands anywhere else."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import iuralloc
from iuralloc.contract.schema import CONTRIBUTION_KINDS, MEMBER_KINDS, PARTY_KINDS
from iuralloc.report.words import words
from iuralloc.rules import all_rules

SOURCE = Path(iuralloc.__file__).parent
REPORT = SOURCE / "report"
#: written by others, with words of its own
FOREIGN = {"findings.py", "findings_en.py", "findings_en_losses.py", "excerpt.py", "cards.py"}
#: what contracts say, what Python is told and what a trail holds: no words of the report
KEYWORDS = {"each first", "half away from zero"}
#: markup, names of styles and of fonts: they say nothing to a reader
MARKUP = {
    "pictures/svg/page.py", "writers/html.py", "writers/html_style.py", "writers/pdf.py", "writers/docx.py",
    "writers/word/style.py", "writers/word/table.py", "writers/word/page.py",
}  # fmt: skip


def modules(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        if path.name not in FOREIGN and not any(path.as_posix().endswith(markup) for markup in MARKUP):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def constants(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def calls(folder: Path, name: str) -> Iterator[ast.expr]:
    for _, module in modules(folder):
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and node.args:
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called == name:
                    yield node.args[0]


def spelt(argument: ast.expr) -> list[str]:
    """What an argument can be: a literal, either side of a condition, an f-string with one choice."""
    if isinstance(argument, ast.IfExp):
        return [*spelt(argument.body), *spelt(argument.orelse)]
    if isinstance(argument, ast.Constant):
        return [str(argument.value)]
    if isinstance(argument, ast.JoinedStr):
        prefix, *rest = argument.values
        inner = rest[0] if len(rest) == 1 else None
        if isinstance(prefix, ast.Constant) and isinstance(inner, ast.FormattedValue):
            return [str(prefix.value) + ending for ending in spelt(inner.value)]
    return []


def test_every_sentence_that_is_asked_for_exists() -> None:
    asked = {code for argument in calls(REPORT, "say") for code in spelt(argument)}

    assert len(asked) > 100
    assert set() == {code for code in asked if not words().knows(code)}


def test_every_sentence_that_a_command_says_exists() -> None:
    """A sentence of the program's own outside the tables is said in one language only."""
    codes = [spelt(argument) for name in ("Unusable", "said", "complain") for argument in calls(SOURCE / "cli", name)]
    asked = {code for found in codes for code in found}

    assert len(asked) > 40
    assert set() == {code for code in asked if not words().knows(code)}


def test_every_choice_of_the_program_has_a_sentence() -> None:
    """A choice without one would end a run that is right."""
    codes = [spelt(argument) for argument in calls(SOURCE, "choose")]

    assert [] not in codes, "a choice whose code cannot be read from the source"
    assert [code for found in codes for code in found if not words().knows(f"choice-{code}")] == []
    assert {"unlisted-zero", "unlisted-superadditive", "smallest-coin"} <= {code for found in codes for code in found}


def test_every_label_has_a_sentence() -> None:
    said = set()
    for path, module in modules(SOURCE):
        if REPORT in path.parents:
            continue
        for node in ast.walk(module):
            if isinstance(node, ast.Dict):
                pairs = zip(node.keys, node.values, strict=True)
                said |= {c for k, v in pairs if isinstance(k, ast.Constant) and k.value == "say" for c in spelt(v)}

    assert len(said) > 15
    assert set() == {code for code in said if not words().knows(f"label-{code}")}


@pytest.mark.parametrize("kind", [*PARTY_KINDS, *MEMBER_KINDS])
def test_every_kind_of_party_has_a_word(kind: str) -> None:
    assert words().knows(f"kind-{kind.replace(' ', '-')}")


@pytest.mark.parametrize("kind", CONTRIBUTION_KINDS)
def test_every_kind_of_contribution_has_a_word(kind: str) -> None:
    assert words().knows(f"contributed-{kind}")


def test_every_rule_of_a_ground_has_a_name() -> None:
    named = {c for path, module in modules(SOURCE) if REPORT not in path.parents for c in _rules(module)}
    cards = {card.id for card in all_rules()}

    assert {"sum", "share", "largest_remainder", "weighted_points"} <= named
    assert set() == {name for name in named - cards if not words().knows(f"rule-{name}")}


def _rules(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Ground", "ground_of"}:
            for keyword in node.keywords:
                if keyword.arg == "rule":
                    yield from constants(keyword.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "ground":
            yield from (code for argument in node.args[:1] for code in constants(argument))


def test_no_sentence_is_left_over() -> None:
    texts = [path.read_text(encoding="utf-8") for path, _ in modules(REPORT) if "words" not in path.parts]
    source = "".join([*texts, *(path.read_text(encoding="utf-8") for path, _ in modules(SOURCE / "cli"))])
    composed = (
        "kind-",
        "column-",
        "contributed-",
        "rule-",
        "label-",
        "choice-",
        "chosen-",
        "part-",
        "untested-",
        "source-",
        "split-",
        "divided-",
        "shared-",
        "formula-",
        "balance-",
        "level-",
        "scope-",
        "royalty-how-",
        "royalty-bands-",
        "verified-",
        "annex-",
        "plain-",
        "picture-",
        "missing-",
        "template-",
        "sheet-game-",
        "sheet-why-",
        "bands-per-",
        "bands-count-",
        "bands-method-",
        "policy-confidence-",
        "unallocated",
        "itself",
        "outside",
        "reserve",
        "severity-",
        "finding-",
    )
    left = [
        code
        for code in words().sentences
        if f'"{code.removesuffix(":one")}"' not in source and not code.startswith(composed)
    ]

    assert left == []


def test_words_stand_in_the_tables_of_words_only() -> None:
    """Two words beside each other in a literal are a sentence: a second language could not replace it."""
    sentence = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
    found: list[str] = []
    for path, module in modules(REPORT):
        if "words" in path.parts:
            continue
        docstrings: set[ast.expr] = {
            node.body[0].value
            for node in ast.walk(module)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
        }
        literals = {node for node in ast.walk(module) if isinstance(node, ast.Constant)} - docstrings
        texts = {node.value for node in literals if isinstance(node.value, str)} - KEYWORDS
        found += [f"{path.name}: {text}" for text in texts if sentence.search(text)]

    assert found == []


def test_a_single_thing_has_its_own_sentence() -> None:
    assert words().say("core-out", count="1") == "1 group objects"
    assert words().say("core-out", count="2") == "2 groups object"


def test_facts_are_never_read_as_a_template() -> None:
    said = words().say("note-quote", quote="{count} {0} %s")

    assert "{count} {0} %s" in said


def test_a_language_without_a_table_is_refused() -> None:
    with pytest.raises(KeyError):
        words("xx")


def _fields(sentence: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field is not None}


def test_both_languages_say_the_same_codes() -> None:
    """A sentence that only one language has would end a run in the other; Chinese needs none for a single thing."""
    single = {code for code in words("en").sentences if code.endswith(":one")}

    assert set(words("en").sentences) - set(words("zh").sentences) <= single
    assert set(words("zh").sentences) <= set(words("en").sentences)


@pytest.mark.parametrize("code", sorted(words("zh").sentences))
def test_both_languages_tell_the_same_facts(code: str) -> None:
    """A fact that one language leaves out is a figure that only some readers see."""
    assert _fields(words("zh").sentences[code]) == _fields(words("en").sentences[code])


#: what a Chinese sentence may hold in Latin letters: notation, names of programs, quoted words of the file
LATIN = re.compile(
    r"`[^`]*`|\{\w*\}|iuralloc explain|iuralloc new --from|iuralloc verify|verify\.py|iuralloc|SHA-256|--\w[\w-]*|IURALLOC_DEBUG=1|JSON|UTF-8|weights=|pools\.profit\.amount=590|min\(|L\d|\(?[sn] ?− ?[1s]\)?!|n!"
)


@pytest.mark.parametrize(("code", "sentence"), words("zh").sentences.items(), ids=list(words("zh").sentences))
def test_chinese_is_chinese(code: str, sentence: str) -> None:
    """An English word left in a Chinese sentence, or a half-width comma after a Chinese character."""
    assert re.findall(r"[A-Za-z]{2,}", LATIN.sub("", sentence)) == [], code
    assert re.findall(r"[\u4e00-\u9fff][,;:?!.()]|[,;:?!()][\u4e00-\u9fff]", LATIN.sub("", sentence)) == [], code


@pytest.mark.parametrize(("code", "sentence"), words("en").sentences.items(), ids=list(words("en").sentences))
def test_english_is_english(code: str, sentence: str) -> None:
    """A Chinese character in an English sentence."""
    assert re.findall(r"[\u3000-\u9fff\uff00-\uffef]", sentence) == [], code


def test_an_english_word_in_a_chinese_sentence_is_seen() -> None:
    """Foils of the two tests above."""
    assert re.findall(r"[A-Za-z]{2,}", LATIN.sub("", "按{rule}的share分配，见`round: {{to: …}}`")) == ["share"]
    assert LATIN.sub("", "权重为(s − 1)! (n − s)! / n!") == "权重为  / "


def _spoken_in(folder: Path, script: re.Pattern[str]) -> list[str]:
    """Literals outside the tables of words, docstrings aside, in which a script is found."""
    found = []
    for path, module in modules(folder):
        docstrings = {
            node.body[0].value
            for node in ast.walk(module)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
        }
        literals = {node for node in ast.walk(module) if isinstance(node, ast.Constant)} - docstrings
        if "words" not in path.parts and path.name != "numerals_zh.py":
            found += [
                f"{path.name}: {n.value}" for n in literals if isinstance(n.value, str) and script.search(n.value)
            ]
    return found


def test_chinese_words_stand_in_the_tables_of_words_only() -> None:
    """A Chinese word in the program itself is said to readers of English, too."""
    han = re.compile(r"[\u4e00-\u9fff]")

    assert _spoken_in(REPORT, han) + _spoken_in(SOURCE / "cli", han) == []


def test_commands_say_nothing_by_themselves() -> None:
    """A sentence in a command that is no help text: only readers of English would understand it."""
    sentence = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")
    told = []
    for path, module in modules(SOURCE / "cli"):
        for node in ast.walk(module):
            named = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
            named = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else named
            if named in {"tell", "put", "Unusable", "complain", "deliver"}:
                told += [f"{path.name}: {text}" for text in constants(node) if sentence.search(text)]

    assert told == []
