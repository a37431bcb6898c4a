"""LibreOffice computes every workbook of the examples again and comes to what the trail says, to the payable unit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from workbooks.books import FIGURES, GAMES, NAMES, OVERVIEW, book_of, example, live, planted, slips, trail_of
from workbooks.recalculated import needs_office, recalculated

#: one figure of the institute, and its cell on the sheet of figures
_FIGURE, _NAME = "profit.1.exact.maker", "co-built-institute"
_WRONG_VALUE, _WRONG_FORMULA, _GAMES, _CHINESE = "wrong-value", "wrong-formula", "games", "chinese"


def cell_of(figure: str, name: str) -> str:
    trail, _ = example(name)
    return f"D{list(trail.figures).index(figure) + 3}"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """All examples and two planted faults, through one run of the office."""
    _, good = example(_NAME)
    cell = cell_of(_FIGURE, _NAME)
    wanted = {name: example(name)[1] for name in NAMES}
    wanted[_WRONG_VALUE] = planted(good, FIGURES, cell, value="999")
    wanted[_WRONG_FORMULA] = planted(good, FIGURES, cell, formula="1/3*Games!C3")
    wanted[_GAMES] = book_of(trail_of(GAMES))
    wanted[_CHINESE] = book_of(example(_NAME)[0], "zh")
    return recalculated(tmp_path_factory.mktemp("office"), wanted)


def read(path: Path) -> Any:
    return load_workbook(path, data_only=True)


def overall(book: Any) -> str:
    rows = book[OVERVIEW].iter_rows(values_only=True)
    return str(next(row[1] for row in rows if row[0] == "do all cells agree?"))


@needs_office
@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_recalculated_to_the_unit(name: str, books: Mapping[str, Path]) -> None:
    """A formula that computes something else than the trail, in a spreadsheet that is not ours."""
    trail, _ = example(name)
    book = read(books[name])

    assert slips(book[FIGURES], trail) == []
    assert overall(book) == "OK"
    assert live(book[FIGURES], trail) > len(trail.figures) // 2
    errors = [
        f"{sheet.title}!{cell.coordinate}" for sheet in book for row in sheet.iter_rows() for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("#")
    ]  # fmt: skip
    assert errors == []


@needs_office
def test_a_wrong_value_beside_a_right_formula_is_computed_anew(books: Mapping[str, Path]) -> None:
    """If the office believed the values in the file, every test above would pass without computing anything."""
    trail, good = example(_NAME)
    before = load_workbook(books[_WRONG_VALUE].parents[1] / "before" / f"{_WRONG_VALUE}.xlsx", data_only=True)

    assert slips(before[FIGURES], trail) == [f"{_FIGURE}: 999, not 3475/6"]
    assert slips(read(books[_WRONG_VALUE])[FIGURES], trail) == []
    assert good != planted(good, FIGURES, cell_of(_FIGURE, _NAME), value="999")


@needs_office
def test_a_wrong_formula_is_seen_by_the_test_and_by_the_workbook(books: Mapping[str, Path]) -> None:
    """A formula with one group left out: the figure, what rests on it, and the cell on the first sheet all say so."""
    trail, _ = example(_NAME)
    book = read(books[_WRONG_FORMULA])
    found = {slip.partition(":")[0] for slip in slips(book[FIGURES], trail)}

    assert {_FIGURE, "profit.1.share.maker", "profit.1.maker"} <= found
    assert overall(book) == "DIFFERS"


@needs_office
def test_games_of_all_makes_are_recalculated(books: Mapping[str, Path]) -> None:
    """Connected groups, claims and groups that are not listed, in a spreadsheet that is not ours."""
    book = read(books[_GAMES])

    assert slips(book[FIGURES], trail_of(GAMES)) == []
    assert overall(book) == "OK"


@needs_office
def test_a_chinese_workbook_is_recalculated(books: Mapping[str, Path]) -> None:
    """Formulas that name sheets in Chinese, between apostrophes."""
    book = read(books[_CHINESE])

    assert slips(book["数值"], example(_NAME)[0]) == []
    assert next(row[1] for row in book["概览"].iter_rows(values_only=True) if row[0] == "各单元格是否一致") == "OK"
