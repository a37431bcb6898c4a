"""Alike parties: those that `count` has made of one entry, and that a table tells nothing different about."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from iuralloc.audit.trail import canonical
from iuralloc.formula import Data
from iuralloc.report.view import View

#: stands for the party in what alike parties have in common; no id holds it
_MASK: Final = "\0"


@dataclass(frozen=True, slots=True)
class Run:
    """Parties that share a row: most often one, else some with numbers that follow each other."""

    parties: tuple[str, ...]

    @property
    def first(self) -> str:
        """The one whose figures are shown."""
        return self.parties[0]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.parties)

    def text(self, view: View) -> str:
        """What the run is called: ``leader_1 … leader_6 (6 alike)``."""
        if self.count == 1:
            return self.first
        return view.say("alike", first=self.first, last=self.parties[-1], count=str(self.count))

    def figure(self, view: View, figure: str) -> str:
        """The ids of a figure of all parties in the run, from that of the first."""
        if self.count == 1 or not figure:
            return figure
        last = self.of(figure, self.parties[-1])
        shared = figure.split(".").index(self.first)
        return view.say("alike-ids", first=figure, last=".".join(last.split(".")[shared:]))

    def of(self, figure: str, party: str) -> str:
        """The id of the same figure of another party, from that of the first."""
        return ".".join(party if part == self.first else part for part in figure.split("."))


def runs(parties: Sequence[str], families: Mapping[str, str], key: Callable[[str], Hashable]) -> tuple[Run, ...]:
    """Parties in runs of alike ones.

    Parameters
    ----------
    parties
        In the order of the table.
    families
        The id in the file of every party that `count` has made; others stay alone.
    key
        What the table tells of a party: parties with different keys are not alike.

    Examples
    --------
    >>> families = {f"lab_{number}": "lab" for number in (1, 2, 3, 5)}
    >>> [run.parties for run in runs(["maker", *families], families, lambda party: 0)]
    [('maker',), ('lab_1', 'lab_2', 'lab_3'), ('lab_5',)]
    """

    def sort(numbered: tuple[int, str]) -> Hashable:
        at, party = numbered
        family = families.get(party)
        if family is None:
            return at
        return family, int(party.removeprefix(f"{family}_")) - at, key(party)

    return tuple(Run(tuple(party for _, party in group)) for _, group in groupby(enumerate(parties), key=sort))


def gathered(view: View, figures: Iterable[str]) -> Iterator[tuple[Run, str]]:
    """Figures, those of alike parties together where the first of them stands: a run and its first figure.

    Figures are alike if nothing but the id of the party tells their records apart.
    """
    places: dict[str, dict[str, str]] = {}
    for figure in figures:
        party = next((part for part in figure.split(".") if part in view.families), figure)
        masked = ".".join(_MASK if part == party else part for part in figure.split("."))
        places.setdefault(masked, {})[party] = figure
    for by_party in places.values():

        def told(party: str, by_party: dict[str, str] = by_party) -> str:
            record = view.trail.figures[by_party[party]]
            return canonical(_masked([record["value"], record["formula"], record["ground"]], party))

        for run in runs(list(by_party), view.families, told):
            yield run, by_party[run.first]


def _masked(data: Data, party: str) -> Data:
    if isinstance(data, str):
        if party not in data:
            return data
        return ".".join(_MASK if part == party else part for part in data.split("."))
    if isinstance(data, Mapping):
        return {key: _masked(value, party) for key, value in data.items()}
    if isinstance(data, list):
        return [_masked(value, party) for value in data]
    return data


def listed(view: View, names: Iterable[str], most: int = 12) -> str:
    """Names in a sentence: alike ones as a run, and no more than a reader wants to read.

    Examples
    --------
    >>> from iuralloc.audit.trail import Trail
    >>> listed(View(Trail({}, {}, (), (), (), {})), ["maker", "uni"])
    'maker, uni'
    """
    grouped = runs(list(names), view.families, lambda _: 0)
    texts = [
        run.first if run.count == 1 else view.say("alike-ids", first=run.first, last=run.parties[-1]) for run in grouped
    ]
    text = view.say("list").join(texts[:most])
    rest = sum(run.count for run in grouped[most:])
    return view.say("and-more", listed=text, count=str(rest)) if rest else text
