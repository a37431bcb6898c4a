"""Tables as text for a terminal, a pipe or a file: any width, with or without colour, Chinese aligned."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from iuralloc.report.breaking import wide
from iuralloc.report.numbers import ABOUT
from iuralloc.report.table import Role, Table
from iuralloc.report.writers.layout import GAP, Breadth, Plan, plan
from iuralloc.report.writers.screen import Screen
from iuralloc.report.writers.visible import visible

#: columns where neither the caller nor the environment says how many there are
PIPE: Final = 100
#: a page that is narrower is written as if it were this wide
_NARROWEST: Final = 20
_INDENT: Final = 4
#: between texts that stand on one line below their row
_APART: Final = "   "


def render_text(tables: Iterable[Table], width: int | None = None, *, color: bool = False) -> str:
    """Tables one below the other.

    Parameters
    ----------
    tables
        As `tabulate` made them.
    width
        Of a line in cells of the screen; by default `COLUMNS`, else that of the terminal, else 100.
    color
        Whether roles are shown by terminal codes.

    Examples
    --------
    >>> from iuralloc.report.table import Cell, Column
    >>> columns = (Column("party"), Column("gets", numeric=True))
    >>> rows = ((Cell("maker"), Cell("579.1667")), (Cell("sum", Role.TOTAL), Cell("1,037.0000", Role.TOTAL)))
    >>> print(render_text([Table("t", "Profit", (), columns, rows)], 40))
    Profit
    ======
    party        gets
    -----  ----------
    maker    579.1667
    -----  ----------
    sum    1,037.0000
    <BLANKLINE>
    """
    if width is None:
        width = shutil.get_terminal_size((PIPE, 24)).columns
    screen = Screen(max(width, _NARROWEST), color=color)
    return "\n".join("".join(f"{line}\n" for line in _Page(screen, table).lines()) for table in tables)


class _Page:
    """One table on a screen."""

    def __init__(self, screen: Screen, table: Table) -> None:
        self.screen = screen
        self.table = table
        self.numeric = [column.numeric for column in table.columns]
        self.headings = [visible(column.heading) for column in table.columns]
        self.texts = [[" " * 2 * cell.indent + visible(cell.text) for cell in row] for row in table.rows]
        for at, numeric in enumerate(self.numeric):
            if numeric:
                aligned = _on_the_point([texts[at] for texts in self.texts])
                for texts, text in zip(self.texts, aligned, strict=True):
                    texts[at] = text

    def lines(self) -> Iterator[str]:
        """Title, table and notes."""
        title = self.screen.wrapped(visible(self.table.title), self.screen.width)
        yield from (self.screen.styled(line, Role.HEAD) for line in title)
        yield "=" * max(map(self.screen.size, title))
        yield from self._body()
        if self.table.notes and self.table.rows:
            yield ""
        for note in self.table.notes:
            yield from (
                self.screen.styled(line, Role.NOTE) for line in self.screen.wrapped(visible(note), self.screen.width)
            )

    def _body(self) -> Iterator[str]:
        if not self.table.rows:
            return
        placed = plan([self._breadth(at) for at in range(len(self.numeric))], self.screen.width)
        if not any(self.headings) and (placed is None or placed.below):
            yield from self._pairs()
        elif placed is None:
            yield from self._records()
        else:
            yield from self._beside(placed)

    def _breadth(self, at: int) -> Breadth:
        texts = [texts[at] for texts in self.texts]
        heading = self.headings[at]
        word = max(map(self.screen.longest_word, [heading, *texts]))
        natural = max(map(self.screen.size, [heading, *texts]))
        if self.numeric[at]:
            natural = max([self.screen.least_heading(heading), *map(self.screen.size, texts)])
        return Breadth(natural, word, self.numeric[at])

    def _beside(self, placed: Plan) -> Iterator[str]:
        """Rows as lines; texts that have no room beside the others stand below, with their headings."""
        rule = (" " * GAP).join("-" * width for width in placed.widths.values())
        if any(self.headings):
            heads = [self.headings[at] for at in placed.widths]
            yield from self._line(placed, heads, Role.HEAD, bottom=True)
            yield rule
        before = Role.BODY
        for row, texts in zip(self.table.rows, self.texts, strict=True):
            if row[0].role is Role.TOTAL and before is not Role.TOTAL and not row[0].indent:
                yield rule
            before = row[0].role
            yield from self._line(placed, [texts[at] for at in placed.widths], row[0].role)
            yield from self._below([(self.headings[at], texts[at]) for at in placed.below if texts[at]])

    def _below(self, entries: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Texts with their headings: on one line where they have room, else each on its own."""
        together = _APART.join(_named(label, text) for label, text in entries)
        if self.screen.size(together) <= self.screen.width - _INDENT:
            entries = [("", together)] if entries else []
        for label, text in entries:
            yield from self._labelled(label, text, _INDENT)

    def _line(self, placed: Plan, texts: Sequence[str], role: Role, *, bottom: bool = False) -> Iterator[str]:
        columns = list(placed.widths.items())
        cells = [self.screen.wrapped(text, width) for text, (_, width) in zip(texts, columns, strict=True)]
        height = max(map(len, cells))
        for number in range(height):
            parts = []
            for lines, (at, width) in zip(cells, columns, strict=True):
                offset = number - (height - len(lines)) if bottom else number
                text = lines[offset] if 0 <= offset < len(lines) else ""
                parts.append(self.screen.padded(text, width, right=self.numeric[at]))
            yield self.screen.styled((" " * GAP).join(parts).rstrip(), role)

    def _records(self) -> Iterator[str]:
        """Every row a record of its own: what it is called, then one line for each entry."""
        for number, (row, texts) in enumerate(zip(self.table.rows, self.texts, strict=True)):
            if number:
                yield ""
            head = self.screen.wrapped(texts[0].strip() or self.headings[0], self.screen.width)
            yield from (self.screen.styled(line, row[0].role) for line in head)
            for heading, text in zip(self.headings[1:], texts[1:], strict=True):
                if text.strip():
                    yield from self._labelled(heading, text.strip(), GAP)

    def _pairs(self) -> Iterator[str]:
        for texts in self.texts:
            yield from self._labelled(texts[0], texts[1], 0)

    def _labelled(self, label: str, text: str, indent: int) -> Iterator[str]:
        line = _named(label, text)
        room = self.screen.width - indent
        first, *rest = [line] if self.screen.size(line) <= room else self.screen.wrapped(line, room - _INDENT)
        yield " " * indent + first
        yield from (" " * (indent + _INDENT) + more for more in rest)


def _named(label: str, text: str) -> str:
    """An entry behind its heading; a Chinese one is followed by a Chinese colon."""
    if not label:
        return text
    return f"{label}：{text}" if wide(label[-1]) else f"{label}: {text}"


def _on_the_point(texts: Sequence[str]) -> list[str]:
    """Decimals with their points below each other; fractions and whole words keep to the right."""
    tails = [_tail(text) for text in texts]
    longest = max((tail for tail in tails if tail is not None), default=0)
    return [
        text if tail is None or not text else text + " " * (longest - tail)
        for text, tail in zip(texts, tails, strict=True)
    ]


def _tail(text: str) -> int | None:
    """How many signs stand behind the place of the point; None for what is no decimal."""
    number = text.lstrip(f"−-{ABOUT}").removesuffix(" %")
    if not number.replace(",", "").replace(".", "").isdigit():
        return None
    return len(text) - len(text.partition(".")[0]) if "." in number else len(text) - len(text.removesuffix(" %"))
