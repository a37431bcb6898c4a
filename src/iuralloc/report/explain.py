"""Explain: one figure back to its clauses, as a tree; and the list of all figures there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from iuralloc.audit.trail import Trail
from iuralloc.formula import Data
from iuralloc.report.bilingual import beside, each, in_languages
from iuralloc.report.descent import Branch, Descent, label_text
from iuralloc.report.schedules.beside import stands_beside
from iuralloc.report.schedules.grounds import value_cell
from iuralloc.report.table import Cell, Column, Table, table
from iuralloc.report.view import View
from iuralloc.report.writers.tree import tree_text

#: what a branch says, its depth aside
_WORDS: Final = ("figure", "label", "value", "sentence", "ground", "remark")


@dataclass(frozen=True, slots=True)
class Tree:
    """A figure and all it rests on: branches in the order of reading, each with its depth."""

    figure: str
    branches: tuple[Branch, ...]


def explained(trail: Trail, figure: str, *, language: str = "en") -> Tree:
    """One figure, then what it rests on, down to the numbers of the contract.

    A figure that has been shown above is named once more without what is below it.

    Parameters
    ----------
    trail
        As `allocate` made it.
    figure
        The id of a figure in it.
    language
        Of the words: ``en``, ``zh``, or ``both``, Chinese beside English on every line.

    Raises
    ------
    KeyError
        If there is no such figure.
    """
    if figure not in trail.figures:
        raise KeyError(figure)
    first, *others = (_in_language(View(trail, one), figure) for one in each(language))
    for other in others:
        first = tuple(_merged(a, b) for a, b in zip(first, other, strict=True))
    return Tree(figure, first)


def _in_language(view: View, figure: str) -> tuple[Branch, ...]:
    """The branches in one language; at the figure itself, what else it may be."""
    first, *below = Descent(view).from_figure(figure)
    return replace(first, remark=stands_beside(view, figure) or first.remark), *below


def _merged(one: Branch, other: Branch) -> Branch:
    return Branch(one.depth, **{word: beside(getattr(one, word), getattr(other, word)) for word in _WORDS})


def as_text(tree: Tree, width: int | None = None) -> str:
    """The tree as lines of text."""
    return tree_text(tree.branches, width)


def as_data(tree: Tree) -> Data:
    """The tree as plain data: its branches in the order of reading, each with its depth."""
    branches = [
        {"depth": branch.depth, **{word: text for word in _WORDS if (text := getattr(branch, word))}}
        for branch in tree.branches
    ]
    return {"format": "iuralloc-tree/1", "figure": tree.figure, "branches": branches}


def listing(trail: Trail, *, language: str = "en") -> Table:
    """All figures with what they are, their values, and their paths in the contract."""
    (made,) = in_languages(language, lambda one: [_listing(View(trail, one))])
    return made


def _listing(view: View) -> Table:
    rows = []
    for record in view.trail.figures.values():
        unit = view.unit if record["unit"] == "amount" else ""
        label, path = label_text(view, record), record["ground"].get("path", "")
        rows.append(
            (
                Cell(record["id"], figure=record["id"]),
                value_cell(view, record),
                Cell(unit),
                Cell(label),
                Cell(path),
            )
        )
    columns = [Column(view.say(code), code == "value") for code in ("figure", "value", "unit", "label", "path")]
    return table("listing", view.say("title-listing"), columns, rows)
