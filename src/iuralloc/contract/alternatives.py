"""Other values that a file itself names for a place: both ends of a range, and what a figure was restated to.

A contract is read once as it is settled, and read again, from the same nodes, for every other set of values: so
each number keeps the place where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from iuralloc.contract.source import Scalar, part_of
from iuralloc.errors import Place

#: the word of a figure that the parties do not agree on
CONTESTED: Final = "contested"
LOW, HIGH = 0, 1
#: two dots with blanks around them: `12..5` is more likely a slip for one number
_RANGE: Final = re.compile(r"\s*(\S.*?)\s+\.\.\s+(\S.*?)\s*")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Which values a file is read with.

    Parameters
    ----------
    restated
        Whether restated values stand in the place of the first ones.
    ends
        Which end of the range at a path is taken; one that is not named is read as it is settled.
    """

    restated: bool = False
    ends: Mapping[str, int] = field(default_factory=dict)


AS_SETTLED: Final = Alternative()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with a range.

    Parameters
    ----------
    path
        Of the range in the file.
    low, high
        Its ends as written, each at its place.
    settled
        Whether one value stands beside it, on which the file is settled; else what rests on it is open.
    name
        What it is the range of: the path of the entry, or of the number itself.
    """

    path: str
    low: Scalar
    high: Scalar
    settled: bool
    name: str

    @property
    def node(self) -> str:
        """The step of the fold that it belongs to, such as ``figures.cell_part`` or ``contributions``."""
        return node_of(self.path)

    @property
    def said(self) -> str:
        """Its name for a reader: figures by their own name, all else by its path."""
        return self.name.removeprefix("figures.")

    @property
    def place(self) -> Place:
        """Where the range stands, from the lower end to the upper one."""
        return replace(self.low.place, end=self.high.place.end)

    def end(self, end: int) -> Scalar:
        """The lower or the upper end."""
        return self.high if end == HIGH else self.low


def node_of(path: str) -> str:
    """The step of the fold that a path of the file belongs to.

    Examples
    --------
    >>> node_of("figures.cell_part.range"), node_of("contributions.maker[1].value")
    ('figures.cell_part', 'contributions')
    """
    section, _, rest = path.partition(".")
    return section if section == "contributions" else ".".join((section, re.split(r"[.\[]", rest)[0]))


def ends_of(node: Scalar) -> tuple[Scalar, Scalar] | None:
    """Both ends of ``640 .. 710``; None where a text is no range.

    Examples
    --------
    >>> from iuralloc.errors import Place
    >>> low, high = ends_of(Scalar("15% .. 45%", "15% .. 45%", Place(4, 14, 1, 5), "", quoted=False))
    >>> low.text, high.text, high.place.start
    ('15%', '45%', 11)
    """
    found = _RANGE.fullmatch(node.text)
    if found is None or ".." in found[2]:
        return None
    return part_of(node, found.start(1), found.end(1)), part_of(node, found.start(2), found.end(2))
