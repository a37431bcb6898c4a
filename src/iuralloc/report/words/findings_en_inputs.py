"""English: what is wrong with sheets beside a contract, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

INPUTS: Final[Mapping[str, Said]] = {
    "sheet-not-beside": Said(
        "`{file}` is no file beside the contract",
        "A contract takes values only from files in its own folder or below it: no other path, no link that leads out of it, no address of a network.",
        "put the file beside the contract and write its bare name.",
    ),
    "sheet-not-found": Said(
        "there is no file `{file}` beside the contract",
        "It is looked for in the folder of the contract, upper and lower case as written.",
        "put it there, or mend the name.",
    ),
    "sheet-without-folder": Said(
        "`{file}` cannot be found: the contract was read from standard input",
        "What comes through a pipe lies in no folder, and so has no files beside it.",
        "name the contract file in place of `-`.",
    ),
    "sheet-not-here": Said(
        "no sheet is read here: `{file}`",
        "A sheet can stand for `contributions`, a figure or its `value`, and the `amount`, `worth` or `synergies` of a pool.",
        "name the table under `figures`, and write the name of the figure here.",
    ),
    "sheet-changed": Said(
        "`{file}` is not the file that the contract means",
        "Its SHA-256 is {digest}; the contract states another.",
        "take the file that was agreed, or, if the new one is agreed, write its digest.",
    ),
    "sheet-digest-malformed": Said(
        "that is no SHA-256",
        "A digest is 64 digits and letters from a to f.",
        "copy it whole; `sha256sum FILE` prints it.",
    ),
    "sheet-old-format": Said(
        "`{file}` is no workbook that is read here",
        "It is in an older or another format (.xls, .xlsb, .ods, .et), or locked by a password.",
        "save it as an Excel workbook (.xlsx) without a password, or as CSV.",
    ),
    "sheet-damaged": Said(
        "`{file}` cannot be read to its end{in_part}",
        "It is damaged or cut short, or holds what no spreadsheet writes.",
        "open it and save it anew.",
    ),
    "sheet-too-large": Said(
        "`{file}` holds more than is read",
        "The limits are 5 MB (50 MB unpacked), 20,000 rows, 100,000 cells with something in them, 32,767 characters a cell.",
        "keep only the table that the contract needs.",
    ),
    "sheet-encoding": Said(
        "`{file}` is not in `{declared}`",
        "{guessed_encoding}Without a word a file of values is read as UTF-8.",
        "save it as UTF-8 CSV; if it is in the Chinese encoding GBK or GB18030, add `encoding: gb18030`.",
    ),
    "sheet-which": Said(
        "it is not said which sheet of `{file}` is meant",
        "{known_sheets}A file of values has none; a workbook with more than one shown needs a name.",
        "add `sheet: NAME`; leave it out for a file of values.",
    ),
    "sheet-unknown": Said(
        "`{file}` has no sheet `{sheet}`",
        "It has: {known}.",
        "write the name as on its tab.",
    ),
    "sheet-without-headings": Said(
        "`{file}` has no table with the headings needed here",
        "Looked for in the first 30 rows with something in them: {known}, or their Chinese names.",
        "put the headings in one row above the values.",
    ),
    "sheet-heading-unknown": Said(
        "`{heading}` is no heading that is read here",
        "Read are: {known}, and their Chinese names.",
        "mend the heading, or take the column out.",
    ),
    "sheet-heading-twice": Said(
        "`{heading}` heads two columns, first {first}",
        "Which of the two counts is not said.",
        "keep one of them.",
    ),
    "sheet-column-without-heading": Said(
        "this column holds something and has no heading",
        "What is not named cannot be taken, and may not be passed over.",
        "give the column a heading, or empty it.",
    ),
    "sheet-unit-differs": Said(
        "the heading counts in `{unit}`, the contract in `{own}`",
        "A bare number is read in the unit of the contract; here that would be another amount.",
        "convert the column, or write each amount with its unit, such as 120 {unit}, and the heading without one.",
    ),
    "sheet-without-rows": Said(
        "the table in `{file}` has headings and no rows",
        "",
        "fill it in, or take the reference out of the contract.",
    ),
    "sheet-cell-error": Said(
        "the cell shows the error `{text}`",
        "The formula in it has no result.",
        "mend the formula, or write the value.",
    ),
    "sheet-formula-not-computed": Said(
        "the cell holds a formula that nobody has computed",
        "The program that wrote the file left no value; formulas are not computed here.",
        "open the workbook in a spreadsheet and save it, or write the value.",
    ),
    "sheet-formulas-taken": Said(
        "{count} of the values are results of formulas, the first in {first}",
        "They are taken as the spreadsheet last computed them; that its formulas are right is not checked here.",
        "look through the formulas, or put their values in their place before the sheet is signed.",
    ),
    "sheet-merged": Said(
        "the cells `{range}` are one",
        "Only the first of them holds the value; for which rows or columns it counts is not said.",
        "unmerge them and write the value into every row.",
    ),
    "sheet-hidden": Said(
        "something in the table is hidden: `{hidden}`",
        "What is hidden, also by a filter, would count without being seen by whoever signs.",
        "show it, or delete it.",
    ),
    "sheet-number-format": Said(
        "the cell shows its number in a format that makes another number of it: `{format}`",
        "It holds {text}. Thousands left out, fractions, times and days before March 1900 are not taken.",
        "write the number in a plain format.",
    ),
    "sheet-shows-rounded": Said(
        "the cell shows {shown} and holds {text}",
        "What it holds is taken, all of it.",
        "show all digits, or round the value itself.",
    ),
    "sheet-total-row": Said(
        "a row of totals among the rows: `{text}`",
        "Taken as a row like the others it would count everything twice.",
        "take it out, or add `totals: checked`: then it is compared with the sum and left out.",
    ),
    "sheet-total-wrong": Said(
        "the total {total} is not the sum of the rows above it",
        "They come to {sum:number}.",
        "mend the total, or the rows.",
    ),
    "sheet-row-without-key": Said(
        "the row does not say its `{heading}`",
        "A cell that is empty does not repeat the one above it.",
        "fill it in, in every row.",
    ),
    "sheet-row-twice": Said(
        "the row is word for word row {first}",
        "Both are counted.",
        "take one out, or tell them apart by evidence, date or note.",
    ),
    "sheet-key-twice": Said(
        "`{key}` stands there twice, first in {first}",
        "Which of the two values counts is not said.",
        "keep one of them, or add them up.",
    ),
    "sheet-value-missing": Said(
        "the row has no value",
        "An empty cell may be forgotten, or mean zero.",
        "write the value, 0 too, or take the row out.",
    ),
}


def told_of_sheets(facts: Mapping[str, str]) -> dict[str, str]:
    """Which part is damaged, which encoding is guessed, which sheets there are."""
    guess, known, part = facts.get("guess", ""), facts.get("known", ""), facts.get("part", "")
    return {
        "in_part": f" (its part `{part}`)" if part else "",
        "guessed_encoding": f"It looks like {guess}. " if guess else "",
        "known_sheets": f"It has: {known}. " if known else "",
    }
