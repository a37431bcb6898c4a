"""A rule is one file: whoever drops it into the package has added a rule."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from iuralloc import rules
from iuralloc.errors import Inconsistency
from iuralloc.rules.card import Rule, Words

PLANTED = """
from dataclasses import replace
from iuralloc.rules import equal
RULE = replace(equal.RULE, id="{name}")
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A second folder of the package, forgotten afterwards."""
    before = set(sys.modules)
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    yield tmp_path
    for name in set(sys.modules) - before:
        if name.startswith("iuralloc.rules."):
            del sys.modules[name]
            delattr(rules, name.rpartition(".")[2])


def test_a_module_dropped_into_the_package_is_a_rule(folder: Path) -> None:
    (folder / "planted.py").write_text(PLANTED.format(name="planted"), encoding="utf-8")

    assert "planted" in rules.allocation_ids()
    assert rules.rule("planted").id == "planted"


def test_so_is_a_folder(folder: Path) -> None:
    (folder / "grown").mkdir()
    (folder / "grown" / "__init__.py").write_text(PLANTED.format(name="grown"), encoding="utf-8")

    assert "grown" in rules.allocation_ids()


def test_a_module_without_a_card_is_none(folder: Path) -> None:
    (folder / "notes_on_rules.py").write_text("RULE = 'shapley'\n", encoding="utf-8")

    assert not any(isinstance(card, str) for card in rules.all_rules())
    assert "notes_on_rules" not in rules.allocation_ids()


def test_two_rules_of_one_name_are_a_bug(folder: Path) -> None:
    (folder / "another.py").write_text(PLANTED.format(name="equal"), encoding="utf-8")

    with pytest.raises(Inconsistency):
        rules.all_rules()


def test_the_package_is_walked_once() -> None:
    assert rules.rule("shapley") is rules.rule("shapley")
    assert rules._found.cache_info().hits


def test_an_unknown_rule() -> None:
    with pytest.raises(KeyError):
        rules.rule("nash")


def _all_words(card: Rule) -> Iterator[Words]:
    yield from (card.title, card.idea, card.use, card.avoid, card.unique, *card.views)
    for parameter in card.parameters:
        yield parameter.meaning
        if parameter.default:
            yield parameter.default


def _in_both_languages(words: Words) -> bool:
    """Whether each language has words of its own; a number is the same in both."""
    if set(words) != {"en", "zh"} or not all(words.values()):
        return False
    english, chinese = (re.search("[\u4e00-\u9fff]", words[language]) for language in ("en", "zh"))
    return english is None and (chinese is not None or words["zh"].isdecimal())


@pytest.mark.parametrize(
    ("words", "fine"),
    [
        ({"en": "equal", "zh": "相等"}, True),
        ({"en": "1", "zh": "1"}, True),
        ({"en": "equal", "zh": "equal"}, False),
        ({"en": "相等", "zh": "相等"}, False),
        ({"en": "equal"}, False),
        ({"en": "equal", "zh": ""}, False),
    ],
)
def test_words_left_in_one_language_are_seen(words: Words, fine: bool) -> None:
    assert _in_both_languages(words) is fine


@pytest.mark.parametrize("card", rules.all_rules(), ids=lambda card: card.id)
def test_every_card_is_filled_in(card: Rule) -> None:
    """What is printed of a rule is there in both languages."""
    for words in _all_words(card):
        assert _in_both_languages(words), words
    assert card.references
    assert card.idea["en"].endswith(".")
    assert card.idea["en"].count(". ") == 0
