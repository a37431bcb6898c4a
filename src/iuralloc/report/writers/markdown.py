"""Tables as Markdown: a heading, a table, its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from iuralloc.report.table import Cell, Role, Table
from iuralloc.report.writers.visible import visible

#: signs that Markdown or HTML would take for markup
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def render_markdown(tables: Iterable[Table]) -> str:
    r"""All tables, numbers right-aligned, totals in bold; text of the contract stays text.

    Examples
    --------
    >>> from iuralloc.report.table import Column
    >>> rows = ((Cell("a|b"), Cell("1,037")), (Cell("sum", Role.TOTAL), Cell("1,037", Role.TOTAL)))
    >>> print(render_markdown([Table("t", "Profit", (), (Column("party"), Column("gets", numeric=True)), rows)]))
    ## Profit
    <BLANKLINE>
    | party | gets |
    | --- | ---: |
    | a\|b | 1,037 |
    | **sum** | **1,037** |
    <BLANKLINE>
    """
    return "\n".join("".join(f"{line}\n" for line in _lines(table)) for table in tables)


def _lines(table: Table) -> Iterator[str]:
    yield f"## {_escaped(table.title)}"
    yield ""
    yield _row(_escaped(column.heading) for column in table.columns)
    yield _row("---:" if column.numeric else "---" for column in table.columns)
    for row in table.rows:
        yield _row(_cell(cell) for cell in row)
    for note in table.notes:
        yield ""
        yield _escaped(note)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    text = _escaped(cell.text)
    if cell.role is Role.TOTAL and text:
        text = f"**{text}**"
    return "&emsp;" * cell.indent + text


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", visible(text))
