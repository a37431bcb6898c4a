"""The pages on rules say what the rules answer: made anew, they are what stands in the repository."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any, Final

import pytest

from iuralloc.rules import all_rules
from iuralloc.rules.axioms import all_axioms

DOCS: Final = Path(__file__).parent.parent / "docs"
MAKE: Final[dict[str, Any]] = runpy.run_path(str(DOCS / "make_rules.py"))
RULES: Final = (DOCS / "rules.md").read_text(encoding="utf-8")
CHOOSING: Final = (DOCS / "choosing.md").read_text(encoding="utf-8")


def test_the_page_of_rules_is_up_to_date() -> None:
    """A card was changed, or a rule added, and the page still says the old."""
    assert MAKE["page"]() == RULES


def test_the_answers_on_the_page_of_choices_are_up_to_date() -> None:
    """A number that no rule gives any more."""
    assert MAKE["refreshed"](CHOOSING) == CHOOSING


def test_a_wrong_number_is_found() -> None:
    """One digit, in any of the tables."""
    rows = [line for line in CHOOSING.splitlines() if line.startswith("| [`")]

    assert len(rows) > 20
    for row in rows:
        cell = re.search(r"\| ([\d.]+|≈[\d.]+ \(\d+/\d+\)) \|", row)
        assert cell
        wrong = CHOOSING.replace(row, row.replace(cell[1], f"{cell[1]}7", 1))
        assert MAKE["refreshed"](wrong) == CHOOSING != wrong


@pytest.mark.parametrize("card", all_rules(), ids=lambda card: card.id)
def test_every_rule_is_on_both_pages(card: Any) -> None:
    """A rule that no page speaks of is found by nobody."""
    assert f"\n## {card.id}\n" in RULES
    assert f"[`{card.id}`](rules.md#{card.id})" in CHOOSING


def test_every_axiom_is_explained() -> None:
    for axiom in all_axioms():
        assert axiom.statement["en"] in RULES


def test_only_rules_are_named_as_rules() -> None:
    """A rule of another name, or one that has gone."""
    ids = {card.id for card in all_rules()}
    linked = set(re.findall(r"\(rules\.md#(\w+)\)", CHOOSING)) - {"axioms"}

    assert linked <= ids
