"""The workbook: every table a sheet, every figure a formula over the numbers of the contract, checked cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from iuralloc.audit.trail import Trail
from iuralloc.report.table import Table
from iuralloc.report.writers.documents import Layout
from iuralloc.report.writers.spreadsheet.book import Book, Sheet
from iuralloc.report.writers.spreadsheet.digits import fits
from iuralloc.report.writers.spreadsheet.figures import plan_figures, write_figures
from iuralloc.report.writers.spreadsheet.group_sheet import plan_games, write_games
from iuralloc.report.writers.spreadsheet.inputs import plan_inputs, write_inputs
from iuralloc.report.writers.spreadsheet.overview import Overview
from iuralloc.report.writers.spreadsheet.proved import plan_proved, taken, write_proved
from iuralloc.report.writers.spreadsheet.rounding import plan_rounding, write_rounding
from iuralloc.report.writers.spreadsheet.speech import Speech
from iuralloc.report.writers.spreadsheet.tables import TableSheets
from iuralloc.report.writers.spreadsheet.workings import Workings


def render(trail: Trail, tables: Sequence[Table], layout: Layout) -> bytes:
    """A workbook with the tables of a trail.

    Tables that come with their grounds are those of one contract: then all figures are computed again by formulas of
    the workbook. A comparison of variants has figures of many contracts, and is written as it is printed.

    Parameters
    ----------
    trail
        As `allocate` made it.
    tables
        As `tabulate` gave them, in the same language.
    layout
        The language is taken from it; fonts and templates are not for workbooks.
    """
    head, *rest = tables
    speech = Speech(trail, layout.language)
    say = speech.say
    live = any(_grounds(table) for table in rest)
    # A comparison has several digests; they stand on its first sheet.
    book = Book(head.title, trail.digest if live else "", say("sheet-page", page="&P", pages="&N"))
    overview = Overview(speech, book.sheet(book.names.new(speech.sheet("sheet-overview"))))
    overview.head(head)
    computed = _Computed(trail, speech, book) if live else None
    writer = TableSheets(computed.figures if computed else {})
    contents: list[tuple[str, str]] = []
    for table in rest:
        if not (computed and (_grounds(table) or computed.logs(table))):
            sheet = book.sheet(book.names.new(table.id))
            writer.write(sheet, table)
            contents.append((sheet.name, table.title))
    if computed:
        contents += computed.write([table for table in rest if computed.logs(table)])
        grounds = [table for table in rest if _grounds(table)]
        sheet = book.sheet(book.names.new(speech.sheet("sheet-grounds")))
        writer.stacked(sheet, say("sheet-grounds-title"), grounds)
        contents.append((sheet.name, say("sheet-grounds-title")))
        overview.checks(computed.workings)
    overview.contents(contents)
    return book.close()


def _grounds(table: Table) -> bool:
    return table.id.startswith("grounds.")


class _Computed:
    """The sheets that compute."""

    def __init__(self, trail: Trail, speech: Speech, book: Book) -> None:
        self.workings = Workings(trail, speech, book)
        for plan in (plan_inputs, plan_games, plan_rounding, plan_proved, plan_figures):
            plan(self.workings)
        spots = self.workings.plan.figures
        self.figures = {name: (spot, trail.amount(name)) for name, spot in spots.items() if fits(trail.amount(name))}

    def logs(self, table: Table) -> bool:
        """Whether a table is a rounding log whose numbers the sheet of the rounding log computes."""
        stem, found, path = table.id.partition(".rounding")
        return bool(found) and f"{stem}.settled{path}" in self.workings.payments

    def write(self, logs: Sequence[Table]) -> list[tuple[str, str]]:
        """Write them; gives names and titles."""
        workings, sheets, say = self.workings, self.workings.sheets, self.workings.speech.say
        wanted: list[tuple[bool, str, str, Callable[[Workings, Sheet], None]]] = [
            (
                bool(workings.payments),
                sheets.payments,
                say("sheet-rounding-title"),
                lambda w, s: write_rounding(w, s, logs),
            ),
            (bool(workings.games), sheets.games, say("sheet-games-title", unit=workings.speech.unit), write_games),
            (any(True for _ in taken(workings)), sheets.proved, say("sheet-proved-title"), write_proved),
            (True, sheets.figures, say("sheet-figures-title"), write_figures),
            (bool(workings.readings), sheets.readings, say("sheet-inputs-title"), write_inputs),
        ]
        done: list[tuple[str, str]] = []
        for there, name, title, write in wanted:
            if there:
                write(workings, workings.book.sheet(name))
                done.append((name, title))
        return done
