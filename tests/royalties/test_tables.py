"""The tables of royalties: every line says how it is made, in both languages, and every sentence has its use."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Final

import pytest

from iuralloc.allocate import examine
from iuralloc.report.schedules import tabulate
from iuralloc.report.table import Table
from iuralloc.report.words import words
from royalties.test_by_hand import HEAD, LICENCE

_RATES: Final = ("4%", "{tiers: [{upto: 200, rate: 5%}, {rate: 4%}], per: licence, count: life, method: marginal}")
_OFFSETS: Final = (
    "",
    ", offset: {amount: 9, floor: 1%, unused: lost}",
    ", offset: {amount: 9, paid: 12, ceiling: 6%, floor: 1%, unused: carried}",
)
_MINIMA: Final = ("", *(f", minimum: 30, credit: {credit}" for credit in ("same year", "carried", "none")))
_LOSSES: Final = ("", ", losses: ignored", ", losses: carried")


@cache
def tables(text: str, language: str = "en") -> tuple[Table, ...]:
    """The tables of royalties in a file that has no pools."""
    trail = examine(text.encode(), "contract.yaml").trail()
    return tuple(t for t in tabulate(trail, language=language) if t.id.endswith((".royalty", ".bands")))


def every_form() -> list[str]:
    """A file for each way of putting the words of a royalty together."""
    return [
        f"{HEAD}royalties: {{cells: {{on: {{2031: 500, 2032: 900}}, rate: {''.join(words_)}}}}}\n"
        for words_ in product(_RATES, _OFFSETS, _MINIMA, _LOSSES)
    ]


def test_every_sentence_of_how_a_line_is_made_is_used() -> None:
    """A sentence that no contract shows is wrong, or the line is shown without it."""
    shown = {row[1].text for text in every_form() for row in tables(text)[0].rows}
    known = {sentence for code, sentence in words().sentences.items() if code.startswith("royalty-how-")}

    assert known - shown == set()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_line_that_follows_from_others_says_how(language: str) -> None:
    """A reader with a pencil is left alone with a number."""
    say = words(language).say
    stated = {say(f"shared-royalty-{word}") for word in ("base", "rate", "paid", "offset_new", "minimum")}
    for text in every_form():
        rows = tables(text, language)[0].rows
        assert {row[0].text for row in rows if not row[1].text} <= stated, text


def test_the_columns_are_the_years_and_their_sum() -> None:
    """A cell under the wrong year would be signed as if it were right."""
    membranes, cartridges, bands = tables(LICENCE)
    (owed,) = [row for row in membranes.rows if row[0].text == "owed"]
    (top_up,) = [row for row in cartridges.rows if row[0].text.startswith("added")]

    assert [column.heading for column in membranes.columns] == [
        "line",
        "how",
        "2031",
        "2032",
        "2033",
        "all years",
        "clause",
    ]
    assert [cell.text for cell in owed[2:6]] == ["30", "30", "78.5325", "138.5325"]
    assert [cell.text for cell in top_up[2:6]] == ["7.25", "0", "0", "7.25"]
    assert [[cell.text for cell in row] for row in bands.rows[3:5]] == [
        ["2032", "1", "", "200", "5 %", "200", "10"],
        ["", "2", "200", "400", "4 %", "110", "4.4"],
    ]


def test_a_base_in_pieces_says_so() -> None:
    """12 000 pieces among amounts in 万元 would be read as 120 million yuan."""
    (table,) = tables(f"{HEAD}royalties: {{cells: {{on: {{2031: 12_000}}, rate: 3 yuan}}}}\n")

    assert [row[0].text for row in table.rows] == ["base (pieces)", "rate", "royalty", "owed"]
