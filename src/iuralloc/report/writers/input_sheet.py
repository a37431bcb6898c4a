"""The sheet to fill in: what a contract lists as contributions, as a workbook that `check` reads back."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from iuralloc.contract.load import Contract
from iuralloc.contract.sheets.headings import CHINESE, KINDS
from iuralloc.contract.source import Mapping, Node, Scalar
from iuralloc.contract.source import Sequence as Listed
from iuralloc.report.bilingual import each
from iuralloc.report.excerpt import cells
from iuralloc.report.words import words

#: columns in their order; those behind the evidence are written only where something stands in them
COLUMNS: Final = (
    "party", "kind", "value", "appraised", "phase", "price", "residual", "life", "used", "use", "rent", "rate", "id",
    "clause", "evidence", "note",
)  # fmt: skip
_AMOUNTS: Final = frozenset({"value", "appraised", "price", "residual", "rent", "rate"})
_WIDTHS: Final = {"party": 18, "kind": 13, "evidence": 34, "note": 34, "clause": 10, "id": 16}
_WIDTH: Final = 13
_A4: Final = 9
#: points of a line, and cells of the screen in one of the notes
_LINE: Final = 15
_NOTE: Final = 90
#: rows that a choice is offered for
_OFFERED: Final = 500
_NUMBER: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_PERCENT: Final = re.compile(r"([0-9]{1,3}(?:\.([0-9]{1,4}))?)\s?%")
#: a workbook says when it was made; no clock is read here
_MADE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zones


def sheet_name(language: str) -> str:
    """The name of the sheet with the table."""
    return " ".join(words(one).say("input-sheet") for one in each(language))


def render_input_sheet(contract: Contract, language: str = "en") -> bytes:
    """A workbook with the contributions of a contract: headings, choices for party, kind and phase, a page of notes.

    Parameters
    ----------
    contract
        As it was read.
    language
        ``en``, ``zh`` or ``both``.

    Returns
    -------
    bytes
        The same for the same contract. Numbers are written as far as a spreadsheet keeps all their digits, and as
        text otherwise, so that nothing is lost on the way back.

    Raises
    ------
    ModuleNotFoundError
        Without the packages of the extra ``excel``.
    """
    import xlsxwriter

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, {"in_memory": True, **plain}) as book:
        book.set_properties({"created": _MADE, "title": contract.document.title or ""})
        page = _Page(book, contract, language)
        page.table()
        page.notes()
        page.choices()
    return out.getvalue()


class _Page:
    """The two sheets of a workbook that is being written."""

    def __init__(self, book: Any, contract: Contract, language: str) -> None:
        self.contract = contract
        self.languages = [words(one) for one in each(language)]
        self.language = language
        self.sheet = book.add_worksheet(sheet_name(language))
        self.notes_sheet = book.add_worksheet(self.say("input-notes"))
        self.lists = book.add_worksheet(self.say("input-lists"))
        for page in (self.sheet, self.notes_sheet, self.lists):
            page.set_landscape()
            page.set_paper(_A4)
            page.fit_to_pages(1, 0)
        self.head = book.add_format({"bold": True, "bg_color": "#DDE7F0", "bottom": 1, "text_wrap": True})
        self.text = book.add_format({"num_format": "@"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.percents = [book.add_format({"num_format": f"0{'.' * bool(n)}{'0' * n}%"}) for n in range(5)]
        self.entries = list(_entries(contract.document.tree.get("contributions")))
        more = dict.fromkeys(key for _, entry in self.entries for key in entry if key not in COLUMNS)
        self.columns = (*COLUMNS, *more)

    def say(self, code: str) -> str:
        return " ".join(one.say(code) for one in self.languages)

    def heading(self, key: str) -> str:
        """A heading as it is read back: in Chinese, English or both, amounts with the unit of the contract."""
        names = {"zh": CHINESE.get(key, (key,))[0], "en": key}
        unit = self.contract.unit.raw.strip("\"'")
        behind = (
            f"（{unit}）"
            if unit and key in _AMOUNTS and self.language != "en"
            else f" ({unit})"
            if unit and key in _AMOUNTS
            else ""
        )
        return " ".join(names[one] for one in each(self.language)) + behind

    def kind(self, text: str) -> str:
        """A kind in the language of the sheet."""
        chinese = {kind: name for name, kind in KINDS.items()}
        return chinese.get(text, text) if self.language == "zh" else text

    def table(self) -> None:
        """Headings, and a row for each contribution."""
        sheet = self.sheet
        for column, key in enumerate(self.columns):
            sheet.set_column(column, column, _WIDTHS.get(key, _WIDTH))
            sheet.write_string(0, column, self.heading(key), self.head)
        sheet.set_row(0, _LINE * (1 + len(self.languages)))
        sheet.freeze_panes(1, 1)
        for row, (party, entry) in enumerate(self.entries, start=1):
            sheet.write_string(row, 0, party)
            for key, node in entry.items():
                text = node.text if isinstance(node, Scalar) else ""
                self.cell(row, self.columns.index(key), self.kind(text) if key == "kind" else text, key)

    def cell(self, row: int, column: int, text: str, key: str) -> None:
        """A value as a spreadsheet has it: a number, a percentage, or text."""
        plain, percent = text.replace("_", "").replace(",", ""), _PERCENT.fullmatch(text)
        if key in _AMOUNTS and _NUMBER.fullmatch(plain):
            self.sheet.write_number(row, column, Fraction(plain))
        elif key == "use" and percent:
            self.sheet.write_number(row, column, Fraction(percent[1]) / 100, self.percents[len(percent[2] or "")])
        else:
            self.sheet.write_string(row, column, text, self.text)

    def notes(self) -> None:
        """What each column means."""
        notes = self.notes_sheet
        notes.set_column(0, 0, 28)
        notes.set_column(1, 1, _NOTE)
        lines = [("", "input-how"), ("", "input-numbers"), ("", "input-totals")]
        lines += [(self.heading(key), f"column-{key}") for key in COLUMNS]
        for row, (name, code) in enumerate(lines):
            said = [one.say(code) for one in self.languages]
            notes.write_string(row, 0, name, self.wrapped)
            notes.write_string(row, 1, "\n".join(said), self.wrapped)
            notes.set_row(row, _LINE * sum(1 + cells(text) // _NOTE for text in said))

    def choices(self) -> None:
        """The lists that are offered for parties, kinds and phases, on a page of their own."""
        kinds = list(KINDS) if self.language == "zh" else list(KINDS.values())
        offered = (("party", self.parties()), ("kind", kinds), ("phase", list(self.contract.document.phases)))
        for column, (key, choices) in enumerate(offered):
            self.lists.write_string(0, column, self.heading(key), self.head)
            self.lists.set_column(column, column, _WIDTHS.get(key, _WIDTH))
            self.offer(column, key, choices)

    def parties(self) -> list[str]:
        """Whom a row may speak of."""
        document = self.contract.document
        kept = [name for name, party in document.parties.items() if party.count is None]
        every = [f"each {name}" for name, party in document.parties.items() if party.count is not None]
        return list(dict.fromkeys([*kept, *every, *(party for party, _ in self.entries)]))

    def offer(self, column: int, key: str, choices: Sequence[str]) -> None:
        """A list, offered in a column of the table."""
        from xlsxwriter.utility import xl_range_abs

        for row, choice in enumerate(choices, start=1):
            self.lists.write_string(row, column, choice)
        if choices:
            name = self.lists.get_name().replace("'", "''")
            source = f"='{name}'!{xl_range_abs(1, column, len(choices), column)}"
            at = self.columns.index(key)
            self.sheet.data_validation(1, at, _OFFERED, at, {"validate": "list", "source": source})


def _entries(node: Node | None) -> Iterator[tuple[str, Mapping]]:
    """Every entry beside its party; an amount alone is an entry with a value."""
    for party, own in node.items() if isinstance(node, Mapping) else ():
        for entry in own if isinstance(own, Listed) else [own]:
            if isinstance(entry, Mapping):
                yield party, entry
            elif isinstance(entry, Scalar):
                alone = Mapping(entry.place, entry.path)
                alone["value"] = entry
                yield party, alone
