"""Capital numerals: a reader that shares nothing with the writer reads every amount back."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iuralloc.allocate import examine
from iuralloc.contract.sheets.beside import Folder
from iuralloc.report import tabulate
from iuralloc.report.numerals_zh import capital

CONTRACTS = sorted((Path(__file__).parents[2] / "examples").glob("*/contract.yaml"))

_DIGITS = {sign: digit for digit, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
_SMALL = {"拾": 10, "佰": 100, "仟": 1000}


def read(text: str) -> Fraction:
    """An amount in capital numerals, as a reader of Chinese reads it."""
    found = re.fullmatch(r"(负?)(?:([^元角分]+)元)?零?(?:(.)角)?零?(?:(.)分)?(整?)", text)
    assert found, text
    sign, yuan, jiao, fen, _ = found.groups()
    value = Fraction(_whole(yuan or ""))
    value += Fraction(_DIGITS[jiao] if jiao else 0, 10) + Fraction(_DIGITS[fen] if fen else 0, 100)
    return -value if sign else value


def _whole(text: str) -> int:
    """Split at the largest name; what stands before it is counted in it."""
    for name, size in (("亿", 10**8), ("万", 10**4)):
        before, found, after = text.rpartition(name)
        if found:
            return _whole(before) * size + _whole(after)
    total, digit = 0, 0
    for sign in text:
        if sign in _SMALL:
            total, digit = total + digit * _SMALL[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit


#: from the rules for filling in bills and vouchers (Payment and Settlement Measures, 1997, annex 1), and by hand
PUBLISHED = {
    "1409.50": "壹仟肆佰零玖元伍角整",
    "6007.14": "陆仟零柒元壹角肆分",
    "1680.32": "壹仟陆佰捌拾元叁角贰分",
    "107000.53": "壹拾万零柒仟元伍角叁分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "325.04": "叁佰贰拾伍元零肆分",
    "0": "零元整",
    "0.05": "伍分",
    "0.5": "伍角整",
    "-3.2": "负叁元贰角整",
    "100000001": "壹亿零壹元整",
    "1000000000000": "壹万亿元整",
    "1000100000000": "壹万零壹亿元整",
}


@pytest.mark.parametrize(("amount", "written"), PUBLISHED.items())
def test_published_amounts(amount: str, written: str) -> None:
    """The examples of the central bank, in the one of its two forms that has fewer signs."""
    assert capital(Fraction(amount)) == written
    assert read(written) == Fraction(amount)


FEN = st.integers(-(10**18) + 1, 10**18 - 1) | st.lists(st.sampled_from("000123459"), min_size=1, max_size=18).map(
    lambda digits: int("".join(digits))
)


@given(FEN)
@example(10**17)
@example(10**14)
@example(1_0000_0000_0000_00)
@example(1001_0000_0001_00)
def test_what_is_written_is_read_back(fen: int) -> None:
    """A digit, a place or a sign lost, mostly where zeros stand; sparse numbers have most of them."""
    written = capital(Fraction(fen, 100))

    assert read(written) == Fraction(fen, 100)
    assert "零零" not in written
    assert not re.search(r"零[拾佰仟万亿元角]", written.removeprefix("零元"))


@given(st.integers(-(10**20), 10**20), st.integers(1, 1000))
def test_nothing_is_rounded(numerator: int, denominator: int) -> None:
    """An amount with parts of a fen, or beyond 10^16 yuan, written as the nearest that fits."""
    amount = Fraction(numerator, denominator)
    fits = (amount * 100).denominator == 1 and abs(amount) < 10**16

    assert bool(capital(amount)) == fits


@pytest.mark.parametrize(
    ("wrong", "amount"),
    [
        ("壹佰伍元整", "150"),
        ("壹拾元贰分", "10.2"),
        ("壹亿元整", "10000000"),
        ("壹万壹元整", "11000"),
        ("叁元整", "-3"),
    ],
)
def test_a_wrong_numeral_is_seen(wrong: str, amount: str) -> None:
    """Foils: a zero, a name of ten thousands or a sign left out, as a careless writer would: the reader tells."""
    assert read(wrong) != Fraction(amount)
    assert capital(Fraction(amount)) != wrong


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.parent.name)
def test_capitals_below_a_result_are_its_figures(path: Path) -> None:
    """An amount in the unit of the contract written as if it were yuan, or that of another row or column."""
    trail = examine(path.read_bytes(), path.name, Folder(path.parent)).trail()
    scale = int(trail.contract["unit"]["scale"])
    seen = 0
    for table in tabulate(trail, language="zh"):
        for note in (note for note in table.notes if note.startswith("大写：")):
            said = [entry.rpartition("人民币")[2] for entry in note.removeprefix("大写：").rstrip("。").split("；")]
            paid = [
                Fraction(cell.exact) * scale
                for row in table.rows
                for column, cell in zip(table.columns, row, strict=True)
                if column.heading in {"获得", "支付", "承担", "各年度合计"} and cell.exact and row[0].text != "差额"
            ]
            seen += 1

            assert [read(amount) for amount in said] == (paid if len(said) > 1 else paid[-1:])
    assert seen or not any(record["table"] == "pool" for record in trail.schedules)


def test_no_capitals_but_for_yuan_and_for_readers_of_chinese() -> None:
    """Euros called 人民币, or numerals that a reader of English cannot read."""
    text = """\
iuralloc: 1
currency: CNY
parties: {maker: {kind: enterprise}, uni: {kind: university}}
pools: {fees: {amount: 1050, split: {maker: 60%, uni: 40%}}}
"""
    yuan, euro = (examine(each.encode(), "c.yaml").trail() for each in (text, text.replace("CNY", "EUR")))

    assert "大写" not in str(tabulate(yuan))
    assert "大写：maker人民币陆佰叁拾元整；uni人民币肆佰贰拾元整；合计人民币壹仟零伍拾元整。" in str(
        tabulate(yuan, language="both")
    )
    assert "大写" not in str(tabulate(euro, language="zh"))
