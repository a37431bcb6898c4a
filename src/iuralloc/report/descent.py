"""Down from a figure to what it rests on: line after line, without recursion, to a bounded depth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from iuralloc.formula import Data
from iuralloc.report import numbers
from iuralloc.report.alike import Run, gathered
from iuralloc.report.ground import ground_text
from iuralloc.report.operands import Operand, operands
from iuralloc.report.schedules.grounds import value_cell
from iuralloc.report.sentence import WRITTEN, sentence
from iuralloc.report.view import View

#: levels below the figure that are shown; what stands deeper is explained by itself
DEPTH: Final = 24


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree, in the order of reading.

    Parameters
    ----------
    depth
        0 for the figure that is explained.
    figure
        Its id; empty for a number that a formula reads on the spot, and for a line that counts others.
    label
        What it is.
    value
        Its value with its unit.
    sentence
        Its formula in words.
    ground
        Where it stands, which clause, which rule.
    remark
        Why nothing stands below it, where that is not plain.
    """

    depth: int
    figure: str = ""
    label: str = ""
    value: str = ""
    sentence: str = ""
    ground: str = ""
    remark: str = ""


def label_text(view: View, record: Mapping[str, Any]) -> str:
    """What a figure is."""
    label = record["label"]
    if "part" in label:
        label = {**label, "part": view.words.name("shared", label["part"])}
    code = f"label-{label['say']}"
    inside = label.get("party") and view.words.knows(f"{code}-inside")
    said = view.say(f"{code}-inside" if inside else code, **label)
    # A figure that was computed again says with which values.
    values = label.get("values")
    if values is None:
        return said
    return view.say("label-at-ends", label=said, values=values) if values else view.say("label-restated", label=said)


@dataclass(frozen=True, slots=True)
class _Pending:
    """A line to come: a figure (of several alike parties the first), a number read on the spot, or words."""

    depth: int
    run: Run | None = None
    figure: str = ""
    words: str = ""
    #: the party for whose sake a table of payments is looked at
    key: str = ""


class Descent:
    """The way down from a figure; what has been shown is named only once more."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.shown: set[str] = set()
        self.quoted: set[str] = set()

    def from_figure(self, figure: str) -> Iterator[Branch]:
        """The lines of the tree in the order of reading."""
        stack = [_Pending(0, Run((figure,)), figure)]
        while stack:
            branch, below = self._branch(stack.pop())
            yield branch
            stack.extend(reversed(below))

    def _branch(self, pending: _Pending) -> tuple[Branch, list[_Pending]]:
        """A line, and what is to stand below it."""
        view, run, figure, depth = self.view, pending.run, pending.figure, pending.depth
        if run is None:
            return Branch(depth, label=pending.words), []
        record = view.trail.figures[figure]
        name, value = run.figure(view, figure), _value(view, record)
        if run.count > 1:
            value = view.say("tree-each", value=value, count=numbers.count(run.count))
        facts = {"figure": name, "label": label_text(view, record), "value": value}
        if figure in self.shown:
            return Branch(depth, **facts, remark=view.say("tree-shown")), []
        self.shown.update({figure, *(run.of(figure, party) for party in run.parties)})
        formula = record["formula"]
        text = _given(view, formula) if formula["kind"] == "given" else sentence(view, formula)
        facts |= {"sentence": text, "ground": self._ground(record["ground"])}
        below = [] if formula["kind"] == "given" else list(self._below(formula, depth + 1, pending.key))
        if below and depth >= DEPTH:
            return Branch(depth, **facts, remark=view.say("tree-deeper")), []
        return Branch(depth, **facts), below

    def _ground(self, ground: Mapping[str, Any]) -> str:
        """The ground, with the words of the contract where they have not been quoted yet."""
        quote = ground.get("quote", "")
        whole = quote not in self.quoted
        self.quoted.add(quote)
        return ground_text(self.view, ground, whole=whole)

    def _below(self, formula: Data, depth: int, key: str) -> Iterator[_Pending]:
        """What a formula rests on, each once; of a long list the first ones, and how many more there are."""
        found = list(operands(formula))
        figures = list(dict.fromkeys(operand.data for operand in found if isinstance(operand.data, str)))
        if key:
            # A table of payments is looked at for the sake of one party: what is hers comes first.
            figures.sort(key=lambda figure: figure.split(".")[-1] != key)
        inner = formula["key"] if formula["kind"] == "entry" else ""
        lines = [_Pending(depth, run, figure, key=inner) for run, figure in gathered(self.view, figures)]
        readings = (operand for operand in found if not isinstance(operand.data, str))
        lines += [_Pending(depth, words=text) for text in dict.fromkeys(map(self._reading, readings))]
        shown = lines if len(lines) <= WRITTEN else lines[: WRITTEN - 1]
        yield from shown
        if len(shown) < len(lines):
            yield _Pending(depth, words=self._rest(lines[len(shown) :]))

    def _reading(self, operand: Operand) -> str:
        cell = "!".join(part for part in operand.data.get("cell", ()) if part)
        facts = {"raw": operand.data["raw"], "line": str(operand.data["line"])}
        if cell:
            text = self.view.say("tree-given-cell", raw=operand.data["raw"], cell=cell)
            label = self.view.say("and").join(operand.group)
            return self.view.say("tree-of", label=label, text=text) if label else text
        if not operand.group:
            return self.view.say("tree-given", **facts)
        return self.view.say("tree-given-as", label=self.view.say("and").join(operand.group), **facts)

    def _rest(self, rest: Sequence[_Pending]) -> str:
        count = sum(pending.run.count if pending.run else 1 for pending in rest)
        named = [pending.run.figure(self.view, pending.figure) for pending in rest if pending.run]
        if len(named) < len(rest):
            return self.view.say("tree-more", count=numbers.count(count))
        return self.view.say("tree-more-listed", count=numbers.count(count), first=named[0], last=named[-1])


def _value(view: View, record: Mapping[str, Any]) -> str:
    cell = value_cell(view, record)
    if record["unit"] == "amount":
        about = f" {numbers.about(Fraction(cell.exact))}" if "/" in cell.text else ""
        return f"{cell.text}{about} {view.unit}"
    return cell.text


def _given(view: View, formula: Mapping[str, Any]) -> str:
    """Whether a number stands in the contract or in a sheet beside it; which cell, the ground says."""
    return view.say("formula-given-in-sheet" if "cell" in formula else "formula-given", raw=formula["raw"])
