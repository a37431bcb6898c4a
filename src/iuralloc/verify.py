"""Check a trail: every figure computed again, by one file that shares no code with the program.

::

    python verify.py TRAIL [CONTRACT] [--expect DIGEST] [--opening EARLIER-TRAIL]

It needs Python 3.11 or later and nothing else, runs no solver, and follows the page "The trail: format
`iuralloc-trail/1`". A trail that ends green proves that

- the file is written in the one canonical way, and its digest and the seal of every figure are right;
- every figure rests on figures above it only, and its formula, computed again, gives the value printed;
- every number said to come from the contract is what its own text spells; and, where the contract is given
  too, that the contract is that very file and this text stands at the bytes and the line named, or in the cell
  named of a sheet that lies beside it and is that very file, too;
- with ``--expect``, that the file is the one whose digest was printed elsewhere (in a signed annex, say);
- where its balances open with those of an earlier trail that is given or lies beside it, that the earlier trail is
  the one it names, holds as well, and closes with these very balances; and so on, down the chain of trails.

It does **not** prove that a number was taken from the right clause, that a formula is the one the contract
asks for, that constants, coefficients and weights are the right ones, or that labels, schedules, choices and
findings tell the truth. Those are for a reader, who now has to judge words and no longer arithmetic. Someone
who forges a whole trail can seal it as well: only a digest kept elsewhere tells one sound trail from another.

Exit status: 0 everything holds, 1 verification failed, 2 usage or unreadable file, 70 a bug in this file,
130 interrupted.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import heapq
import io
import itertools
import json
import math
import operator
import os
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NoReturn, TypeVar

FORMAT = "iuralloc-trail/1"
_KEYS = ("choices", "contract", "digest", "environment", "figures", "findings", "format", "schedules")
_LISTS = ("choices", "figures", "findings", "schedules")
_FIGURE = {"formula", "ground", "id", "label", "seal", "unit", "value"}
_GROUND = {"path", "line", "cell", "clause", "quote", "evidence", "note", "rule", "choice"}
_CONTRACT = {"name", "sha256", "title", "title_zh", "date", "law", "currency", "unit"}

# Limits. A trail may come from an adversary: what is beyond them is refused, never attempted.
_FILE_BYTES, _CONTRACT_BYTES, _LINES, _FAULTS = 50_000_000, 10_000_000, 1_000_000, 10_000
_LINE_TOKENS = 2_000_000  # brackets and commas on one line: bounds the memory that parsing it takes
_DEPTH = 50  # formulas inside formulas
_DIGITS = min(4000, sys.get_int_max_str_digits() or 4000)  # of a number written in the trail
_BITS = _DIGITS * 33 // 10  # of a number on the way; what passes can also be printed
_JSON_DIGITS, _NUMBER_LENGTH, _EXPONENT = 15, 40, 30
_DENSE_PLAYERS, _BLOCK_PLAYERS, _LISTED = 16, 1000, 10_000
_WRITTEN_OUT, _MAKE_UPS = 12, 65_536  # of games by blocks: players for a table, kinds of groups
_CHAIN = 100  # trails that open with one another
_TABLE = 8_000_000  # words that one game may take in memory, about
_SHEETS, _UNPACKED, _ROWS = 100, 50_000_000, 20_000  # sheets beside the contract; bytes of all their parts; rows
_WORK = 40_000_000  # steps, of about 0.1 to 0.2 microseconds each
_FIGURE_WORK, _FORMULA_WORK, _ROW_WORK = 200, 20, 5  # a figure; a formula, or a fraction added; a row read
_SHOWN_FAULTS, _SHOWN_LENGTH = 40, 120

_MAY = {
    "given": {"cell", "currency"},
    "worths": {"sense"},
    "apportioned": {"within"},
}  # fields that a formula has or has not

_T = TypeVar("_T")


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold: the figure ("" for the file as a whole), a code, a sentence."""

    figure: str
    code: str
    message: str


@dataclass(frozen=True)
class Report:
    """What was checked, and what does not hold.

    The four counts are of figures that hold; they stay apart, because they say different things.
    `readings` counts the numbers read again in the bytes of the contract, `constants` those that a rule or a
    choice brought into a formula, `sheets` the files beside the contract that were read for their cells. `digest` is that of the bytes checked, not the one that they state.
    `carried` balances are those of an earlier trail, `compared` of them with it; `left` counts the balances other than
    0 with which trails of the chain close and that nothing opens with. `chain` counts the trails that were checked;
    `opens_with` is the name of the one that was not given, "" where the chain is whole.
    """

    recomputed: int = 0
    certificate: int = 0
    given: int = 0
    estimate: int = 0
    readings: int = 0
    constants: int = 0
    sheets: int = 0
    digest: str = ""
    faults: tuple[Fault, ...] = ()
    contract_checked: bool = False
    digest_expected: bool = False
    carried: int = 0
    compared: int = 0
    left: int = 0
    chain: int = 1
    opens_with: str = ""

    @property
    def green(self) -> bool:
        """Whether everything that was checked holds."""
        return not self.faults


class _Bad(Exception):
    """A finding about the trail, no error of this program."""

    def __init__(self, code: str, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.code, self.message, self.line = code, message, line


class _Stop(_Bad):
    """The work allowed for one trail is used up: nothing more is checked."""


def _shown(value: object) -> str:
    """Text from the trail for a terminal: short, and without characters that move the cursor."""
    text = value if isinstance(value, str) else repr(value)
    escaped = (c if c.isprintable() else repr(c)[1:-1] for c in text[:_SHOWN_LENGTH])
    return "".join(escaped) + "…" * (len(text) > _SHOWN_LENGTH)


# -- Reading: records, and the shapes of what stands in them -----------------------------------------------


def _no_float(text: str) -> NoReturn:
    raise _Bad("float", f"{_shown(text)} is no whole number, and rationals are written as text")


def _short_int(text: str) -> int:
    if len(text) > _JSON_DIGITS:
        raise _Bad("too-large", "too large to check: a whole number with too many digits")
    return int(text)


_decode = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float, parse_int=_short_int).decode
_dumps = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _layout(lines: list[bytes]) -> Iterator[tuple[str, int, bytes]]:
    """Yield key, line number and bytes of every record; stop at the first line that has no place."""
    at = 0

    def take(wanted: str | None = None) -> bytes:
        nonlocal at
        at += 1
        if at > len(lines) or (wanted is not None and lines[at - 1] != wanted.encode()):
            raise _Bad("layout", f"not written canonically: expected '{wanted or 'more'}' on this line", at)
        return lines[at - 1]

    take("{")
    for key in _KEYS:
        if key not in _LISTS:
            start, line = f'"{key}":'.encode(), take()
            if not (line.startswith(start) and line.endswith(b",")):
                raise _Bad("layout", f"not written canonically: expected '\"{key}\":…,' on this line", at)
            yield key, at, line[len(start) : -1]
            continue
        take(f'"{key}":[')
        close = "]" if key == _KEYS[-1] else "],"
        while (line := take()) != close.encode():
            if line.endswith(b",") != (lines[at : at + 1] != [close.encode()]):
                raise _Bad("layout", "not written canonically: a comma stands between two records only", at)
            yield key, at, line.removesuffix(b",")
    take("}")
    take("")
    if at != len(lines):
        raise _Bad("layout", "something follows the end", at + 1)


def _parse(line: bytes) -> dict[str, Any]:
    if line.count(b",") + line.count(b"[") + line.count(b"{") > _LINE_TOKENS:
        raise _Bad("too-large", "too large to check: a line with too many parts")
    try:
        return _a(dict, _decode(line.decode("utf-8")), "a record")
    except UnicodeDecodeError:
        raise _Bad("utf-8", "not UTF-8") from None
    except ValueError as error:
        raise _Bad("json", f"not JSON: {_shown(str(error))}") from None


def _canonical(text: str, line: bytes) -> None:
    # This also finds a key that stands twice in an object: written again, it stands there once.
    if text.encode("utf-8", "surrogatepass") != line:
        raise _Bad(
            "canonical",
            "not written canonically (keys sorted, none twice, no white space, no needless escapes)",
        )


_SORTS = {"dict": "an object", "list": "a list", "str": "text", "int": "a whole number", "bool": "true or false"}


def _a(sort: type[_T], value: object, what: str) -> _T:
    # Not `isinstance`: to Python a boolean is a whole number, to a reader it is none.
    if type(value) is not sort:
        raise _Bad("type", f"{what} must be {_SORTS[sort.__name__]}")
    return value


def _whole(value: object, what: str) -> int:
    if (number := _a(int, value, what)) < 0:
        raise _Bad("type", f"{what} must not be below 0")
    return number


def _pairs(value: object, what: str, first: type = str) -> list[Any]:
    rows = _a(list, value, what)
    # Column by column, because there may be millions of rows.
    lists = set(map(type, rows)) <= {list} and set(map(len, rows)) <= {2}
    if not lists or not {type(row[0]) for row in rows} <= {first}:
        raise _Bad("type", f"{what} must be a list of pairs that begin with {_SORTS[first.__name__]}")
    return rows


def _names(value: object, what: str) -> list[str]:
    names = [_a(str, name, what) for name in _a(list, value, what)]
    if not names or len(set(names)) != len(names):
        raise _Bad("names", f"{what}: at least one, and none twice")
    return names


def _numbers(value: object, blocks: int) -> list[int]:
    numbers = [_whole(number, "a block number") for number in _a(list, value, "block numbers")]
    if len(set(numbers)) != len(numbers) or max(numbers, default=-1) >= blocks:
        raise _Bad("names", "block numbers: each is that of a block, and none stands twice")
    return numbers


def _fields(record: dict[str, Any], needed: AbstractSet[str], may: AbstractSet[str] = frozenset()) -> None:
    if record.keys() != needed:
        missing, extra = needed - record.keys(), record.keys() - needed - may
        odd = [f"no {name}" for name in sorted(missing)] + [f"an unknown {name}" for name in sorted(extra)]
        if odd:
            raise _Bad("fields", f"it has {_shown(', '.join(odd))}")


# -- Numbers as the contract writes them -------------------------------------------------------------------

_TIMES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_TIMES |= {"thousand": 1000, "million": 10**6, "billion": 10**9}
_PLAIN = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:_[0-9]+)*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_BIG = "|".join(_TIMES)
_SPELLED = re.compile(rf"({_PLAIN})(?:/({_PLAIN}))?\s*(?:([%‰])|([ym])|({_BIG})?\s*(元|yuan|[A-Z]{{3}})?)")
# A reading that stops short: `5` out of `15`, `2.5`, `5 %`, `5y` or `5万元` would be another number. (A comma
# is no sign of that: `[1,250]` may be two numbers.)
_BEFORE = re.compile(r"(?:[0-9A-Za-z_]|[0-9]\.)\Z")
_AFTER = re.compile(
    rf"[0-9A-Za-z][0-9A-Za-z_]|.\.[0-9]|.[ \t]*(?:[%‰元]|{_BIG}|yuan|[A-Z]{{3}}(?![0-9A-Za-z_]))", re.DOTALL
)


def _plain(text: str) -> Fraction:
    exponent = re.search(r"[eE](.+)", text)
    if exponent and abs(int(exponent[1])) > _EXPONENT:
        raise _Bad("number", f"the exponent of {text} is beyond {_EXPONENT}")
    return Fraction(re.sub("[_,]", "", text))


# -- Sheets beside the contract: what a cell says ----------------------------------------------------------

_REF = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
# Of a number format: what is quoted or escaped, money in brackets, fillers, other brackets, any sign.
_FORMAT = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|[_*].|\[[^\]]*\]|(.)')
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MONEY = {"¥": "CNY", "￥": "CNY", "€": "EUR", "£": "GBP", "$": "USD", "US$": "USD", "RMB": "CNY"}
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, ET.ParseError, csv.Error, KeyError, IndexError, TypeError,
    ValueError, ArithmeticError, EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip


class _Sheets:
    """The sheets that the contract takes values from, if their bytes were given; each is read when first asked for."""

    def __init__(self, files: dict[str, bytes] | None) -> None:
        self.files, self.records = files, dict[str, dict[str, Any]]()
        self._cells: dict[tuple[str, str], dict[str, str]] = {}
        self._room = _UNPACKED

    def open(self, records: object) -> Iterator[str]:
        """Take the records; yield what is wrong with the bytes of each."""
        for record in _a(list, records, "the sheets"):
            values = _a(dict, record, "a sheet").keys() & {"encoding", "separator"}
            _fields(record, {"name", "sha256", *values}, {"encoding", "separator"})
            if len(self.records) >= _SHEETS or record["name"] in self.records:
                raise _Bad("sheet", "too many sheets, or one that stands there twice")
            self.records[_a(str, record["name"], "its name")] = record
            for key in record:
                _a(str, record[key], key)
            if self.files is not None:
                data = self.files.get(record["name"])
                found = "" if data is None else hashlib.sha256(data).hexdigest()
                if found != record["sha256"]:
                    name = _shown(record["name"])
                    yield (
                        f"the sheet {name} is another file: its SHA-256 is {found}"
                        if found
                        else f"the sheet {name} was not given"
                    )

    def text(self, file: str, sheet: str, ref: str) -> str:
        """What a cell says."""
        if (file, sheet) not in self._cells:
            record, data = self.records[file], (self.files or {}).get(file)
            if data is None:
                raise _Bad("sheet", f"the sheet {_shown(file)} was not given")
            try:
                if "separator" in record:
                    self._cells[file, sheet] = _values(data, record["encoding"], record["separator"])
                else:
                    self._cells[file, sheet] = self._workbook(data, sheet)
            except _UNREADABLE:
                raise _Bad("sheet", f"the sheet {_shown(file)} cannot be read") from None
        return self._cells[file, sheet].get(ref, "")

    def _part(self, archive: zipfile.ZipFile, name: str) -> Iterator[ET.Element]:
        """The elements of a part, each when it ends."""
        with archive.open(name) as stream:
            data = stream.read(self._room + 1)
        self._room -= len(data)
        # A document type is how entities get in, and they unfold to gigabytes; UTF-16 would hide it.
        if self._room < 0 or b"<!DOCTYPE" in data or b"\0" in data:
            raise ValueError
        for _, element in ET.iterparse(io.BytesIO(data)):  # noqa: S314  # without a document type
            element.tag = element.tag.rpartition("}")[2]
            yield element

    def _workbook(self, data: bytes, sheet: str) -> dict[str, str]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            named = {e.get("name"): e for e in self._part(archive, "xl/workbook.xml") if e.tag == "sheet"}
            key = next(value for name, value in named[sheet].attrib.items() if name.endswith("}id"))
            links = [e for e in self._part(archive, "xl/_rels/workbook.xml.rels") if e.tag == "Relationship"]
            parts = {e.attrib["Id"]: os.path.normpath("/xl/" + e.attrib["Target"])[1:] for e in links}
            parts |= {e.attrib["Id"]: e.attrib["Target"][1:] for e in links if e.attrib["Target"].startswith("/")}
            kinds = {e.attrib["Type"].rpartition("/")[2]: parts[e.attrib["Id"]] for e in links}
            texts = [_joined(e) for e in self._found(archive, kinds.get("sharedStrings"), "si")]
            formats: list[str] = []
            own = {9: "0%", 10: "0.00%"}
            for element in self._found(archive, kinds.get("styles"), "numFmt", "cellXfs"):
                if element.tag == "numFmt":
                    own[int(element.attrib["numFmtId"])] = element.attrib["formatCode"]
                else:
                    formats = [own.get(int(xf.get("numFmtId", "0")), "") for xf in element]
            cells: dict[str, str] = {}
            for element in self._found(archive, parts[key], "c", "row"):
                if element.tag == "row":
                    element.clear()
                elif _REF.fullmatch(ref := element.get("r", "")):
                    cells[ref] = _cell(element, texts, formats)
            return cells

    def _found(self, archive: zipfile.ZipFile, part: str | None, *tags: str) -> Iterator[ET.Element]:
        if part is not None:
            yield from (element for element in self._part(archive, part) if element.tag in tags)


def _values(data: bytes, encoding: str, separator: str) -> dict[str, str]:
    """The cells of a file of values."""
    if encoding not in ("utf-8", "gb18030"):
        raise ValueError
    text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return {
        f"{_letters(column)}{row}": value.strip()
        for row, values in enumerate(itertools.islice(rows, _ROWS), 1)
        for column, value in enumerate(values, 1)
        if value.strip()
    }


def _letters(column: int) -> str:
    return (_letters((column - 1) // len(_LATIN)) if column > len(_LATIN) else "") + _LATIN[(column - 1) % len(_LATIN)]


def _joined(element: ET.Element) -> str:
    """The text of a cell, in pieces or not; what is said beside it of how to pronounce it is no part of it."""
    runs = (piece for child in element for piece in (child, *child) if child.tag in ("t", "r"))
    text = "".join(piece.text or "" for piece in runs if piece.tag == "t")
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text).strip()


def _cell(element: ET.Element, texts: list[str], formats: list[str]) -> str:
    """What a cell says: of a number 15 digits, which is all that a spreadsheet keeps, with `%` and the signs shown."""
    sort, inside = element.get("t", "n"), {child.tag: child for child in element}
    if sort == "inlineStr":
        return _joined(inside["is"])
    raw = ((inside["v"].text if "v" in inside else "") or "").strip()
    if not raw or sort not in ("n", "s"):
        return raw
    if sort == "s":
        return texts[int(raw)]
    style = int(element.get("s", "0"))
    code, sign = "", ""
    for quoted, escaped, money, plain in _FORMAT.findall(formats[style] if style < len(formats) else ""):
        if plain == ";":
            break
        literal = quoted or escaped or money or (plain if plain in _MONEY or plain in "元万亿" else "")
        code, sign = code + plain, sign + literal
    sign = "".join(character for character in sign if character not in " ()+-,")
    return _decimal(raw, percent="%" in code) + (f" {_MONEY.get(sign, sign)}" if sign else "")


def _even(value: Fraction) -> int:
    """Round to a whole number, halves to the even one."""
    whole, rest = divmod(value.numerator, value.denominator)
    return whole + (2 * rest > value.denominator or (2 * rest == value.denominator and whole % 2 == 1))


def _decimal(raw: str, *, percent: bool) -> str:
    """Write a number in digits, 15 of which mean something in a spreadsheet; perhaps as a percentage."""
    mantissa, _, exponent = raw.lower().partition("e")
    whole, _, part = mantissa.lstrip("+-").partition(".")
    digits, power = int(whole + part), int(exponent or "0") - len(part)
    if abs(power) > 2 * _EXPONENT:
        raise ValueError
    if (over := len(str(digits)) - 15) > 0:
        # The number nearest to it of 53 binary digits is what a spreadsheet has, and shows to 15 decimal ones.
        exact, power = Fraction(digits) * Fraction(10) ** power, power + over
        binary = exact.numerator.bit_length() - exact.denominator.bit_length() - 53
        binary += exact >= Fraction(2) ** (binary + 53)
        digits = _even(_even(exact / Fraction(2) ** binary) * Fraction(2) ** binary / Fraction(10) ** power)
    power += 2 * percent
    written = str(digits * 10 ** max(power, 0)).rjust(1 - min(power, 0), "0")
    point = len(written) + min(power, 0)
    tail = written[point:].rstrip("0")
    sign = "-" if mantissa.startswith("-") and digits else ""
    return sign + written[:point] + ("." + tail if tail else "") + "%" * percent


class _Contract:
    """The contract as its record in the trail describes it, and its bytes if they were given."""

    def __init__(self, data: bytes | None, sheets: dict[str, bytes] | None) -> None:
        self.data, self.currency, self.scale, self.readings = data, "", 0, 0
        self.sheets = _Sheets(sheets if sheets is not None or data is None else {})
        self.opening: tuple[str, str] | None = None  # name and digest of the trail that its balances open with
        self._line_feeds = array("Q", (feed.start() for feed in re.finditer(b"\n", data or b"")))

    def open(self, record: dict[str, Any]) -> None:
        """Take the record `contract` and re-read the unit."""
        _fields(record, _CONTRACT, {"sheets", "opening"})
        unit = _a(dict, record["unit"], "the unit")
        for key in record.keys() - {"unit", "sheets", "opening"}:
            _a(str, record[key], key)
        if "opening" in record:
            _fields(opening := _a(dict, record["opening"], "opening"), {"digest", "name"})
            self.opening = _a(str, opening["name"], "name"), _a(str, opening["digest"], "digest")
        # The scale is taken before it is checked: one fault in the unit is not repeated at every figure.
        self.currency, self.scale = record["currency"], _whole(unit.get("scale"), "the scale")
        if unit.keys() == {"scale"} and self.scale == 1:
            return
        _fields(unit, {"scale", "raw", "start", "end", "line"})
        raw = _a(str, unit["raw"], "raw").strip("\"'")
        if self.value(raw if raw[:1].isdigit() else "1" + raw, "amount", 1) != self.scale:
            raise _Bad("unit", f"'{_shown(raw)}' is no unit of scale {self.scale}")
        self._reread(unit)

    def given(self, formula: dict[str, Any]) -> Fraction:
        """Value of a formula `given`, after its text was found at its place."""
        foreign = _a(str, formula.get("currency", ""), "currency")
        value = self.value(_a(str, formula["raw"], "raw"), formula["as"], self.scale, foreign)
        self._reread(formula)
        return value

    def value(self, raw: str, sort: object, scale: int, foreign: str = "") -> Fraction:
        """Value of the text of a number; of an amount in a foreign currency, in units of that one."""
        inner = raw[1:-1] if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'" else raw
        # What is far too long is dropped first, so that NFKC never works on megabytes.
        if any(sign.isdigit() and not sign.isdecimal() for sign in inner):
            inner = ""  # NFKC would make 102 of 10²
        text = unicodedata.normalize("NFKC", inner if len(inner) < 4 * _NUMBER_LENGTH else "")
        text = text.strip().replace("−", "-")
        match = _SPELLED.fullmatch(text) if len(text) <= _NUMBER_LENGTH else None
        if match is None or not scale:
            raise _Bad("number", f"'{_shown(raw)}' is no number of the contract's grammar")
        top, low, part, span, times, coin = match.groups()
        below = _plain(low or "1")
        if not below:
            raise _Bad("zero-divisor", f"'{_shown(raw)}' divides by zero")
        value = _plain(top) / below
        code = "CNY" if coin in ("元", "yuan", "RMB") else coin
        if foreign and (sort != "amount" or code != foreign or foreign == self.currency):
            raise _Bad("currency", f"'{_shown(raw)}' is no amount in a foreign currency {_shown(foreign)}")
        if coin and sort == "amount" and not foreign and code != self.currency:
            raise _Bad("currency", f"{coin} is not the contract's currency {_shown(self.currency)}")
        if sort == "number" and not (span or times or coin):
            return value / {None: 1, "%": 100, "‰": 1000}[part]
        if sort == "amount" and not (part or span):
            return value * _TIMES.get(times, 1) / scale if times or coin else value
        if sort == "years" and span:
            return value / (12 if span == "m" else 1)
        raise _Bad("number", f"'{_shown(raw)}' cannot be read as {_shown(sort)}")

    def _reread(self, place: dict[str, Any]) -> None:
        start, end, line = (_whole(place[key], key) for key in ("start", "end", "line"))
        if "cell" in place:
            self._reread_cell(place, start, end, line)
            return
        if self.data is None:
            return
        raw = place["raw"]
        found = self.data[start : min(end, start + 4 * len(raw) + 1)]  # never a copy of the whole file
        if found != raw.encode("utf-8", "surrogatepass"):
            text = _shown(found.decode("utf-8", "backslashreplace"))
            raise _Bad("contract", f"its bytes {start} to {end} are '{text}', not '{_shown(raw)}'")
        before = self.data[max(0, start - 2) : start].decode("utf-8", "replace")
        after = unicodedata.normalize("NFKC", raw[-1:] + self.data[end : end + 20].decode("utf-8", "ignore"))
        if raw[:1] not in ("'", '"') and (_BEFORE.search(before) or _AFTER.match(after)):
            raise _Bad("contract", f"'{_shown(raw)}' is only a part of what the contract says there")
        if line != (right := bisect_left(self._line_feeds, start) + 1):
            raise _Bad("contract", f"'{_shown(raw)}' stands on line {right} of the contract, not {line}")
        self.readings += 1

    def _reread_cell(self, place: dict[str, Any], start: int, end: int, line: int) -> None:
        """Find a text in the cell of a sheet, as in the contract itself."""
        names = [_a(str, name, "a part of a cell") for name in _a(list, place["cell"], "a cell")]
        ref = _REF.fullmatch(names[-1]) if len(names) == len(("file", "sheet", "cell")) else None
        if ref is None or names[0] not in self.sheets.records:
            raise _Bad("sheet", "a cell is a sheet of the contract, the name of one in it, and a column and row")
        if self.sheets.files is None:
            return
        said, raw = self.sheets.text(*names), place["raw"]
        data = said.encode("utf-8", "surrogatepass")
        before, after = data[:start].decode("utf-8", "replace"), data[end:].decode("utf-8", "replace")
        if data[start:end] != raw.encode("utf-8", "surrogatepass") or line != int(ref[2]):
            raise _Bad("sheet", f"the cell {_shown('!'.join(names))} says '{_shown(said)}', not '{_shown(raw)}'")
        if _BEFORE.search(before[-2:]) or _AFTER.match(unicodedata.normalize("NFKC", raw[-1:] + after[:20])):
            raise _Bad("sheet", f"'{_shown(raw)}' is only a part of what the cell {_shown('!'.join(names))} says")
        self.readings += 1


# -- Games -------------------------------------------------------------------------------------------------

# An objecting group, or one for all like it: excess, how many groups, players in each, who.
_Objection = tuple[int, int, int, list[int]]


class _Shares(dict[str, Fraction]):
    """A table by party."""


@dataclass(frozen=True)
class _Dense:
    """A game with a worth for every group: player i is bit i of the mask."""

    players: list[str]
    denominator: int
    worths: list[int]

    def size(self) -> int:
        """Steps that one question takes, about."""
        return len(self.worths)

    def mask(self, members: object) -> int:
        names = _names(members, "members")
        if unknown := set(names).difference(self.players):
            raise _Bad("names", f"'{_shown(min(unknown))}' is no player")
        return sum(1 << self.players.index(name) for name in names)

    def worth(self, members: object) -> int:
        return self.worths[self.mask(members)]

    def marginals(self, player: str, weights: list[Fraction]) -> Fraction:
        bit, gains = self.mask([player]), [0] * len(weights)
        for group, worth in enumerate(self.worths):
            if group & bit:
                gains[group.bit_count() - 1] += worth - self.worths[group ^ bit]
        return sum(map(operator.mul, weights, gains), Fraction(0))

    def types(self, payoffs: list[int]) -> dict[tuple[int, int], list[str]]:
        """Players who can be exchanged for one another: here, nobody."""
        return {(i, payoff): [self.players[i]] for i, payoff in enumerate(payoffs)}

    def objections(self, payoffs: list[int], factor: int, sign: int) -> Iterator[_Objection]:
        paid = [0] * len(self.worths)
        for group in range(1, len(paid) - 1):
            low = group & -group
            paid[group] = paid[group ^ low] + payoffs[low.bit_length() - 1]
            excess = sign * (self.worths[group] * factor - paid[group])
            if excess > 0:
                yield excess, 1, group.bit_count(), [i for i in range(len(payoffs)) if group >> i & 1]


@dataclass(frozen=True)
class _Blocks:
    """A game of blocks of alike players, by the dividend of a group for each draw from the blocks."""

    blocks: list[list[str]]
    denominator: int
    dividends: dict[tuple[int, ...], int]

    @property
    def players(self) -> list[str]:
        return list(itertools.chain(*self.blocks))

    def size(self) -> int:
        """Steps that one question takes, about."""
        return 2 * (1 + len(self.dividends)) * (1 + len(self.blocks)) + len(self.players)

    def counts(self, members: object) -> list[int]:
        names = set(_names(members, "members"))
        if unknown := names.difference(self.players):
            raise _Bad("names", f"'{_shown(min(unknown))}' is no player")
        return [len(names.intersection(block)) for block in self.blocks]

    def worth(self, members: object) -> int:
        counts = self.counts(members)
        return sum(d * math.prod(map(math.comb, counts, draw)) for draw, d in self.dividends.items())

    def marginals(self, player: str, weights: list[Fraction]) -> Fraction:
        # What a player adds to a group S is the sum of the dividends of the groups in S that hold him, so
        # each such group T counts once for every S around it: C(n - t, s - t) of them have s members.
        n, mine, total = len(weights), self.counts([player]), Fraction(0)
        around = {
            t: sum((weights[s - 1] * math.comb(n - t, s - t) for s in range(t, n + 1)), Fraction(0))
            for t in set(map(sum, self.dividends))
        }
        others = [len(block) - own for block, own in zip(self.blocks, mine, strict=True)]
        for draw, dividend in self.dividends.items():
            if all(map(operator.ge, draw, mine)):
                rest = map(operator.sub, draw, mine)
                total += dividend * math.prod(map(math.comb, others, rest)) * around[sum(draw)]
        return total

    def types(self, payoffs: list[int]) -> dict[tuple[int, int], list[str]]:
        """Players of one block and one payoff, in the order of their first players."""
        types: dict[tuple[int, int], list[str]] = {}
        blocks = (number for number, block in enumerate(self.blocks) for _ in block)
        for block, payoff, player in zip(blocks, payoffs, self.players, strict=True):
            types.setdefault((block, payoff), []).append(player)
        return types

    def objections(self, payoffs: list[int], factor: int, sign: int) -> Iterator[_Objection]:
        types = self.types(payoffs)
        sizes, pay = [len(alike) for alike in types.values()], [payoff for _, payoff in types]
        scaled = [dividend * factor for dividend in self.dividends.values()]
        # What each term is multiplied by if so many come from a block: the same for thousands of groups.
        times = [
            [[math.comb(count, draw[b]) for draw in self.dividends] for count in range(len(block) + 1)]
            for b, block in enumerate(self.blocks)
        ]
        ends = itertools.accumulate(Counter(block for block, _ in types).values(), initial=0)
        spans = [slice(*pair) for pair in itertools.pairwise(ends)]  # the types of each block
        for who in itertools.product(*(range(size + 1) for size in sizes)):
            counts = [sum(who[span]) for span in spans]
            worth = sum(map(math.prod, zip(scaled, *map(operator.getitem, times, counts), strict=True)))
            excess = sign * (worth - sum(map(operator.mul, who, pay)))
            if excess > 0 and 0 < sum(who) < sum(sizes):
                yield excess, math.prod(map(math.comb, sizes, who)), sum(who), list(who)


_Value = Fraction | _Shares | _Dense | _Blocks | dict[str, Any]


def _written(value: _Value) -> object:
    """A value as the trail writes it."""
    match value:
        case Fraction():
            return str(value)
        case _Shares():
            return [[party, str(share)] for party, share in value.items()]
        case _Dense():
            return {"denominator": str(value.denominator), "worths": [*map(str, value.worths)]}
        case _Blocks():
            rows = [[list(draw), str(dividend)] for draw, dividend in sorted(value.dividends.items())]
            return {"denominator": str(value.denominator), "dividends": rows}
    return value


# -- Rows: bounds on a division, and weights that prove something of them ------------------------------------


def _relation(text: object) -> str:
    if text not in ("<=", "=", ">="):
        raise _Bad("relation", f"an unknown relation {_shown(text)}")
    return str(text)


@dataclass(frozen=True)
class _Row:
    """A weighted sum of parts that is at most, exactly or at least a bound."""

    name: str
    terms: dict[str, Fraction]
    relation: str
    bound: Fraction

    def over(self, parts: dict[str, Fraction], fit: Callable[[Fraction], Fraction]) -> Fraction:
        """By how much the parts are above the bound."""
        over = -self.bound
        for party, factor in self.terms.items():
            over = fit(over + factor * parts[party])
        return over

    def keeps(self, over: Fraction) -> bool:
        """Whether the row holds where the parts are so much above the bound."""
        return not over or (over > 0 and self.relation == ">=") or (over < 0 and self.relation == "<=")

    def weighs(self, weight: Fraction) -> bool:
        """Whether the row may have the weight: times it, the row still says `at least`."""
        return bool(weight) and (self.relation == "=" or (weight > 0) == (self.relation == ">="))


class _Proof:
    """A nearest division, settled level by level from the largest deviation down."""

    def __init__(
        self,
        reference: dict[str, Fraction],
        scale: dict[str, Fraction],
        answer: dict[str, Fraction],
        rows: dict[str, _Row],
    ) -> None:
        self.reference, self.scale, self.answer, self.rows = reference, scale, answer, rows
        self.free = list(reference)  # parties whose part is not settled yet

    def level(self, deviation: Fraction, weights: dict[str, Fraction], fit: Callable[[Fraction], Fraction]) -> None:
        """Take the next level: no division with the parts settled so far has a smaller largest deviation.

        Weighted, the rows say that the largest deviation of the free parties is at least the level. A side of a
        deviation that has a weight is then reached by every best division, and settles the part of its party.
        """
        off = {party: fit(self.answer[party] - self.reference[party]) for party in self.free}
        if not self.free or any(abs(off[party]) > deviation * self.scale[party] for party in self.free):
            raise _Bad("nearest", f"the answer deviates by more than the level {_shown(str(deviation))} says")
        if not deviation:
            if weights:
                raise _Bad("nearest", "a level without deviation has weights")
            self.free = []
            return
        columns, value, sides, settled = dict.fromkeys(self.free, Fraction(0)), Fraction(0), Fraction(0), set[str]()
        for name, weight in weights.items():
            if name in self.rows:
                value = fit(value + self._row(self.rows[name], weight, columns, fit))
                continue
            party, side = name[: -len(" above")], 1 if name.endswith(" above") else -1
            if party not in columns or not name.endswith((" above", " below")) or weight <= 0:
                raise _Bad("nearest", f"the weight of {_shown(name)} is that of no row, or of the wrong sign")
            if off[party] != side * deviation * self.scale[party]:
                raise _Bad("nearest", f"{_shown(party)} does not deviate by the level {_shown(str(deviation))}")
            sides = fit(sides + weight * self.scale[party])
            columns[party] = fit(columns[party] - side * weight)
            value = fit(value - side * weight * self.reference[party])
            settled.add(party)
        if any(columns.values()) or sides != 1 or value != deviation:
            raise _Bad("nearest", f"the weights do not prove the level {_shown(str(deviation))}")
        self.free = [party for party in self.free if party not in settled]

    def _row(
        self, row: _Row, weight: Fraction, columns: dict[str, Fraction], fit: Callable[[Fraction], Fraction]
    ) -> Fraction:
        """Add a weighted row to the columns of the free parties; gives its bound less what is settled of it."""
        if not row.weighs(weight) or not any(factor and party in columns for party, factor in row.terms.items()):
            raise _Bad("nearest", f"the row {_shown(row.name)} cannot have the weight {_shown(str(weight))}")
        bound = row.bound
        for party, factor in row.terms.items():
            if party in columns:
                columns[party] = fit(columns[party] + weight * factor)
            else:
                bound = fit(bound - factor * self.answer[party])
        return weight * bound


# -- Checking ----------------------------------------------------------------------------------------------


def _cost(bits: int) -> int:
    """Steps that a multiplication, division or comparison of numbers of so many bits is worth."""
    return (bits >> 6) ** 2 >> 3


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


class _Checker:
    """The state of one check: the figures so far, and what was found wrong."""

    def __init__(self, contract: bytes | None, sheets: dict[str, bytes] | None = None) -> None:
        self.contract = _Contract(contract, sheets)
        self.faults: list[Fault] = []
        self.recomputed = self.certificate = self.given = self.constants = 0
        self._proofs = 0  # proofs in the formula at hand
        self._converted: dict[str, Any] = {}  # the amount in a foreign currency that its rate stands beside
        self.carried: dict[str, tuple[str, Fraction, str]] = {}  # by figure: the one of the earlier trail, value, seal
        self.digest = ""
        self._values: dict[str, _Value | None] = {}  # None: stands there, but could not be computed
        self._seals: dict[str, str] = {}  # as JSON
        self._short: dict[str, tuple[int, int]] = {}  # numerators and denominators, if they are not long
        self._mentions: dict[str, None] = {}  # figures in the formula at hand, in order of first mention
        # What many formulas ask of one game; kept with the game, so that no other one gets its id.
        self._tables: dict[int, tuple[_Blocks, _Dense]] = {}
        self._dividends: dict[tuple[int, bool], tuple[_Dense, list[int]]] = {}
        self._bounds: dict[tuple[int, str], tuple[_Dense | _Blocks, list[tuple[Fraction, Fraction]]]] = {}
        self._work, self._depth = _WORK, 0
        self._section, self._at, self._name = "", 0, ""
        kinds: dict[str, tuple[Callable[[dict[str, Any]], _Value], str]] = {
            "given": (self._given, "raw as start end line"),
            "constant": (self._constant, "value"),
            "carried": (self._carried, "figure seal value"),
            "sum": (self._sum, "terms"),
            "product": (self._product, "of"),
            "quotient": (self._quotient, "of"),
            "least": (lambda formula: min(self._some(formula["of"])), "of"),
            "greatest": (lambda formula: max(self._some(formula["of"])), "of"),
            "rounded": (self._rounded, "of unit mode"),
            "apportioned": (self._apportioned, "total unit shares"),
            "nearest": (self._nearest, "reference total scale rows answer levels"),
            "entry": (self._entry, "of key"),
            "worths": (self._worths, "players listed unlisted"),
            "synergies": (self._synergies, "blocks terms"),
            "worth": (self._worth, "game members"),
            "dividend": (self._dividend, "game draw"),
            "marginals": (self._marginals, "game player weights"),
            "objections": (self._objections, "game sense payoffs listed"),
            "level": (self._level, "rows total value"),
            "claims_game": (self._claims_game, "claims estate"),
            "restricted": (self._restricted, "game edges"),
            "shared_dividends": (self._shared_dividends, "game player levels weights classes dual"),
            "minimal_right": (self._minimal_right, "game player sense"),
            "total_of_bounds": (self._total_of_bounds, "game bound sense"),
            "certified": (self._certified, "answer claim game proof sense"),
        }
        self._kinds = {kind: (of, {"kind", *fields.split()}) for kind, (of, fields) in kinds.items()}

    def run(self, trail: bytes) -> None:
        """Check everything that stands in the file."""
        contract = self.contract.data or b""
        if len(trail) > _FILE_BYTES or trail.count(b"\n") > _LINES or len(contract) > _CONTRACT_BYTES:
            self._fault("too-large", "too large to check: a file has too many bytes or lines")
            return
        lines = trail.split(b"\n")
        self.digest = _digest(trail)
        try:
            for self._section, self._at, line in _layout(lines):
                self._one(line)
        except _Bad as bad:  # a line without a place, or too much work: what follows cannot be checked
            self._at = bad.line or self._at
            line, *after = lines[self._at - 1 : self._at + 1] or [b""]
            # A record that a line feed has cut in two goes on in the next line.
            rest = b"".join(part for part in after if not part.startswith(b"{"))
            self._fault(bad.code, bad.message, line + rest)
        # The digest last: it only says that something was changed, the others say what.
        self.faults.sort(key=lambda fault: fault.code == "digest")

    def _one(self, line: bytes) -> None:
        """Check one record; whatever is wrong with it is noted, and the next one can follow."""
        try:
            if self._section == "figures":
                self._figure(line)
            else:
                self._other(line)
        except _Stop:
            raise
        except _Bad as bad:
            self._fault(bad.code, bad.message, line)
        except RecursionError:
            self._fault("too-deep", "nested too deeply", line)
        self._name = ""
        if len(self.faults) > _FAULTS:
            raise _Stop("too-many", "so much is wrong that the rest was not checked")

    def _other(self, line: bytes) -> None:
        if self._section in ("digest", "format"):
            right = self.digest if self._section == "digest" else FORMAT
            if line != _dumps(right).encode():
                raise _Bad(self._section, f"it should be {right}, not {_shown(line.decode('utf-8', 'replace'))}")
            return
        record = _parse(line)
        _canonical(_dumps(record), line)
        if self._section == "choices":
            _fields(record, {"code", "facts"})
        if self._section == "findings":
            _fields(record, {"code", "facts", "path", "severity"}, {"line", "cell"})
        if self._section == "contract":
            found = hashlib.sha256(self.contract.data or b"").hexdigest()
            if self.contract.data is not None and record.get("sha256") != found:
                self._fault("contract", f"the contract given is another file: its SHA-256 is {found}")
            for wrong in self.contract.sheets.open(record.get("sheets", [])):
                self._fault("sheet", wrong)
            self.contract.open(record)

    def _fault(self, code: str, message: str, line: bytes = b"") -> None:
        name = self._name
        if not name and (self._section == "figures" or line.startswith(b'{"formula"')):
            # The record cannot be read, but perhaps the name that stands in it can.
            found = re.search(rb'"id":"([^"\\]{1,200})"', line)
            name = found[1].decode("utf-8", "replace") if found else ""
            self._values.setdefault(name, None)
        place = f"line {self._at}: " if self._at else ""
        self.faults.append(Fault(_shown(name), code, place + message))

    # One figure

    def _figure(self, line: bytes) -> None:
        record, before = _parse(line), len(self.faults)
        _fields(record, _FIGURE)
        name, formula = _a(str, record["id"], "id"), _a(dict, record["formula"], "a formula")
        if not re.fullmatch(r"[\w.]+", name):
            raise _Bad("id", f"'{_shown(name)}' is no id")
        self._name = name
        if name in self._values:
            raise _Bad("duplicate-id", "a figure of this id stands above")
        self._spend(_FIGURE_WORK)
        self._mentions, self._depth, self._proofs, value = {}, 0, 0, None
        try:
            self._well_formed(record)
            value = self._formula(formula)
            self._agrees(value, record)
            _canonical(text := _dumps(record), line)
            self._sealed(_dumps(record["seal"]), text)
        finally:
            self._values[name], self._seals[name] = value, _dumps(record["seal"])
            if isinstance(value, Fraction) and not _cost(_bits(value)):
                self._short[name] = value.numerator, value.denominator
        if len(self.faults) == before:
            self.given += formula["kind"] == "given"
            self.certificate += self._proofs > 0
            self.recomputed += formula["kind"] not in ("given", "carried") and not self._proofs

    def _well_formed(self, record: dict[str, Any]) -> None:
        if record["unit"] not in ("amount", "number", "years", "table"):
            raise _Bad("unit", f"an unknown unit {_shown(record['unit'])}")
        _fields(_a(dict, record["ground"], "its ground"), frozenset(), _GROUND)
        _a(str, _a(dict, record["label"], "its label").get("say"), "the code of its label")

    def _agrees(self, value: _Value, record: dict[str, Any]) -> None:
        unit, formula = record["unit"], record["formula"]
        # Compared as text: to Python 1 and True are equal.
        stated, expected = _dumps(record["value"]), _dumps(_written(value))
        if stated != expected:
            same = next((i for i, (a, b) in enumerate(zip(stated, expected)) if a != b), 0)  # noqa: B905
            start = max(0, same - 20) if len(stated) > _SHOWN_LENGTH else 0
            one, two = _shown(expected[start:]), _shown(stated[start:])
            self._fault("value", f"computed again it is {one}, the trail says {two}")
        if (unit == "table") == isinstance(value, Fraction) or unit != formula.get("as", unit):
            self._fault("unit", f"its value is not of the unit {unit}")

    def _sealed(self, stated: str, text: str) -> None:
        # The last one: a label may hold such a key as well, but a value that has been found right does not.
        before, _, after = text.rpartition(f'"seal":{stated},')
        below = ",".join(map(self._seals.__getitem__, self._mentions))
        seal = hashlib.sha256(f"[{before}{after},[{below}]]".encode()).hexdigest()[:32]
        if stated != f'"{seal}"':
            raise _Bad("seal", f"its seal should be {seal}: its record or a seal below it was changed")

    # Formulas

    def _spend(self, steps: int) -> None:
        self._work -= steps
        if self._work < 0:
            raise _Stop("too-large", "too large to check: from here on nothing was checked")

    def _formula(self, formula: dict[str, Any]) -> _Value:
        kind = formula.get("kind")
        if not isinstance(kind, str) or kind not in self._kinds:
            raise _Bad("kind", f"an unknown kind of formula: {_shown(kind)}")
        compute, fields = self._kinds[kind]
        _fields(formula, fields, _MAY.get(kind, frozenset()))
        self._depth += 1
        if self._depth > _DEPTH:
            raise _Bad("too-deep", f"formulas nested more than {_DEPTH} deep")
        self._spend(_FORMULA_WORK)
        value = compute(formula)
        self._depth -= 1
        return self._fit(value) if isinstance(value, Fraction) else value

    def _operand(self, operand: object) -> _Value:
        if not isinstance(operand, str):
            return self._formula(_a(dict, operand, "an operand that is no id"))
        self._mentions[operand] = None
        value = self._values.get(operand)
        if value is None:
            stands = operand in self._values
            why = "could not be computed" if stands else "does not stand before it"
            raise _Bad("rests" if stands else "order", f"it rests on '{_shown(operand)}', which {why}")
        return self._fit(value) if isinstance(value, Fraction) else value

    def _fit(self, value: Fraction) -> Fraction:
        bits = _bits(value)
        if bits > _BITS:
            raise _Bad("too-large", f"too large to check: a number with more than {_DIGITS} digits")
        self._spend(_cost(bits))
        return value

    def _common(self, denominators: Iterable[int]) -> int:
        """Least common multiple."""
        common = 1
        for denominator in denominators:
            self._spend(_ROW_WORK + (common.bit_length() >> 9))
            if common % denominator:
                self._spend(_cost(common.bit_length()))
                common = self._fit(Fraction(math.lcm(common, denominator))).numerator
        return common

    def _scalar(self, operand: object) -> Fraction:
        value = self._operand(operand)
        if not isinstance(value, Fraction):
            raise _Bad("type", "a table stands where a number is needed")
        return value

    def _some(self, operands: object) -> list[Fraction]:
        rows = _a(list, operands, "of")
        self._spend(2 * _ROW_WORK * len(rows))
        if not rows:
            raise _Bad("type", "of: at least one operand is needed")
        return [self._scalar(row) for row in rows]

    def _rational(self, text: object) -> Fraction:
        """Value of a rational as the trail writes it."""
        top, slash, low = _a(str, text, "a rational").partition("/")
        if max(len(top), len(low)) > _DIGITS:
            raise _Bad("too-large", f"too large to check: a number with more than {_DIGITS} digits")
        try:
            value = self._fit(Fraction(int(top), int(low) if slash else 1))
        except (ValueError, ZeroDivisionError):
            raise _Bad("number", f"'{_shown(text)}' is no rational") from None
        if str(value) != text:  # the one text of a value: what `int` accepts beside it is refused
            raise _Bad("number", f"'{_shown(text)}' is not in lowest terms: {_shown(str(value))}")
        return value

    def _given(self, formula: dict[str, Any]) -> Fraction:
        self._spend(_FIGURE_WORK)
        if "currency" in formula and formula is not self._converted:
            raise _Bad("currency", "an amount in a foreign currency stands outside a product with its rate")
        return self.contract.given(formula)

    def _constant(self, formula: dict[str, Any]) -> Fraction:
        self.constants += 1
        return self._rational(formula["value"])

    def _carried(self, formula: dict[str, Any]) -> Fraction:
        figure, seal = _a(str, formula["figure"], "figure"), _a(str, formula["seal"], "seal")
        pool, word, rest = self._name.partition(".opening.")
        if self._depth > 1 or not word or self.contract.opening is None:
            raise _Bad("carried", "only an opening balance is carried over, and from the trail that the file names")
        if figure != f"{pool}.closing.{rest}":
            raise _Bad("carried", f"it opens with '{_shown(figure)}', which is another balance")
        value = self._rational(formula["value"])
        self.carried[self._name] = figure, value, seal
        return value

    def opens_with(self, before: _Checker) -> tuple[int, int]:
        """Compare with the trail before: how many balances are equal there, how many others it closes with."""
        equal = 0
        for name, (figure, value, seal) in self.carried.items():
            self._name = name
            there = before._values.get(figure)  # another of the same
            if there != value or before._seals.get(figure) != _dumps(seal):
                found = str(there) if isinstance(there, Fraction) else "nothing"
                self._at = 0
                self._fault("opening", f"the trail before closes with {_shown(found)} under another seal, not {value}")
            else:
                equal += 1
        self._name = ""
        taken = {figure for figure, _, _ in self.carried.values()}
        closing = (name for name, value in before._values.items() if re.match(r"\w+\.closing\.", name) and value)
        return equal, sum(name not in taken for name in closing)

    def _sum(self, formula: dict[str, Any]) -> Fraction:
        # Most of a large trail is sums: figures with short numbers are taken apart here, in integers, and
        # what has the same coefficient is multiplied by it once.
        terms, sums = _pairs(formula["terms"], "terms"), dict[str, tuple[int, int]]()
        self._spend(_ROW_WORK * len(terms))
        for text, operand in terms:
            if type(operand) is str and operand in self._short:
                self._mentions[operand] = None
                top, low = self._short[operand]
            else:
                top, low = self._scalar(operand).as_integer_ratio()
            total, common = sums.get(text, (0, 1))
            if common % low:
                wider = self._common((common, low))
                total, common = total * (wider // common), wider
            sums[text] = total + top * (common // low), common
        self._spend(len(terms) * max((common.bit_length() >> 9 for _, common in sums.values()), default=0))
        factors = [self._rational(text).as_integer_ratio() for text in sums]
        tops = [top * total for (top, _), (total, _) in zip(factors, sums.values(), strict=True)]
        lows = [low * common for (_, low), (_, common) in zip(factors, sums.values(), strict=True)]
        common = self._common(lows)
        return Fraction(sum(top * (common // low) for top, low in zip(tops, lows, strict=True)), common)

    def _product(self, formula: dict[str, Any]) -> Fraction:
        value = Fraction(1)
        self._convert(formula["of"])
        for factor in self._some(formula["of"]):
            value = self._fit(value * factor)
        return value

    def _convert(self, operands: object) -> None:
        """Let an amount in a foreign currency be read, if its rate of exchange is all that it is multiplied by."""
        first, *others = operands if isinstance(operands, list) and operands else [None]
        if not isinstance(first, dict) or "currency" not in first:
            return
        rate = others[0] if len(others) == 1 and isinstance(others[0], str) else ""
        if rate.split(".")[-2:] != ["exchange", first["currency"]]:
            raise _Bad("currency", f"it is multiplied by '{_shown(rate)}', which is no rate of its currency")
        self._converted = first

    def _quotient(self, formula: dict[str, Any]) -> Fraction:
        values = self._some(formula["of"])
        if len(values) != 2:  # noqa: PLR2004  # a dividend and a divisor
            raise _Bad("type", "a quotient has two operands")
        if not values[1]:
            raise _Bad("zero-divisor", "it divides by zero")
        return values[0] / values[1]

    def _unit(self, operand: object) -> Fraction:
        unit = self._scalar(operand)
        if unit <= 0:
            raise _Bad("zero-divisor", "the unit to round to must be above 0")
        return unit

    def _rounded(self, formula: dict[str, Any]) -> Fraction:
        if formula["mode"] not in ("half away from zero", "down"):
            raise _Bad("mode", f"an unknown mode of rounding: {_shown(formula['mode'])}")
        value, unit = self._scalar(formula["of"]), self._unit(formula["unit"])
        if formula["mode"] == "down":
            return unit * math.floor(value / unit)
        units = math.floor(abs(value) / unit + Fraction(1, 2))
        return unit * (units if value > 0 else -units)

    def _apportioned(self, formula: dict[str, Any]) -> _Shares:
        # Read in the order of the line (sorted keys), because mentions are counted along it.
        rows = _pairs(formula["shares"], "shares")
        parties = _names([party for party, _ in rows], "parties")
        shares = [self._scalar(share) for _, share in rows]
        total, unit = self._scalar(formula["total"]), self._unit(formula["unit"])
        up, down = self._within(formula.get("within", []), dict(zip(parties, shares, strict=True)), unit)
        comparisons = len(rows) * len(rows).bit_length()
        self._spend(2 * _ROW_WORK * (len(rows) + comparisons) + len(rows) * _cost(_bits(unit)))
        exact = [self._fit(share / unit) for share in shares]
        units = [math.floor(share) for share in exact]
        missing = self._fit(total / unit - sum(units))
        if missing.denominator != 1 or not 0 <= missing <= len(rows):
            raise _Bad("apportioned", f"{_shown(str(missing))} units are left over for {len(rows)} shares")
        if up & down or not len(up) <= missing <= len(rows) - len(down):
            raise _Bad("apportioned", "whole units cannot keep the bounds on single parts")
        # Sorting keeps the order of equals: they are served by who stands first.
        served = [i for i in range(len(rows)) if parties[i] not in down]
        for i in sorted(served, key=lambda i: (parties[i] not in up, units[i] - exact[i]))[: int(missing)]:
            units[i] += 1
        return _Shares((party, self._fit(n * unit)) for party, n in zip(parties, units, strict=True))

    def _within(self, bounds: object, shares: dict[str, Fraction], unit: Fraction) -> tuple[set[str], set[str]]:
        """Who must get a missing unit, and who must not, because a bound on that part alone says so."""
        up, down = set[str](), set[str]()
        rows = _a(list, bounds, "within")
        self._spend(len(rows) * (_FORMULA_WORK + _cost(_bits(unit))))
        floors = {party: math.floor(share / unit) for party, share in shares.items()} if rows else {}
        for row in rows:
            if len(_a(list, row, "a bound")) != 3:  # noqa: PLR2004  # party, side, amount
                raise _Bad("within", "a bound is a party, a side and an amount")
            party, side = _a(str, row[0], "a party"), _a(str, row[1], "a side")
            bound = self._scalar(row[2])
            if party not in shares or side not in ("at least", "at most"):
                raise _Bad("within", "a bound is on the share of a party, at least or at most")
            if side == "at least" and floors[party] * unit < bound:
                up.add(party)
            if side == "at most" and (floors[party] + 1) * unit > bound:
                down.add(party)
        return up, down

    # Nearest divisions

    def _nearest(self, formula: dict[str, Any]) -> _Shares:
        """A division that keeps rows and deviates least from a reference, then least again: shown by weights."""
        reference = self._by_party(formula["reference"], "reference")
        rows = [self._row(row, reference.keys()) for row in _a(list, formula["rows"], "rows")]
        scale = self._by_party(formula["scale"], "scale") if formula["scale"] != [] else {}
        total = _Row("total", dict.fromkeys(reference, Fraction(1)), "=", self._scalar(formula["total"]))
        by_name = {row.name: row for row in [total, *rows]}
        if len(by_name) != len(rows) + 1 or any(name.endswith((" above", " below")) for name in by_name):
            raise _Bad("names", "rows have names of their own, none twice")
        answer = {party: self._rational(text) for party, text in _pairs(formula["answer"], "answer")}
        if list(answer) != list(reference) or len(answer) != len(formula["answer"]):
            raise _Bad("names", "the answer names the parties of the reference, in their order")
        if scale and (list(scale) != list(reference) or min(scale.values()) <= 0):
            raise _Bad("scale", "the scale is above 0 for every party of the reference")
        for row in by_name.values():
            self._spend(_FORMULA_WORK * len(row.terms))
            if not row.keeps(row.over(answer, self._fit)):
                raise _Bad("nearest", f"the answer does not keep the row {_shown(row.name)}")
        proof = _Proof(reference, scale or dict.fromkeys(reference, Fraction(1)), answer, by_name)
        for level in _a(list, formula["levels"], "levels"):
            _fields(_a(dict, level, "a level"), {"deviation", "weights"})
            pairs = _pairs(level["weights"], "weights")
            weights = {name: self._rational(text) for name, text in pairs}
            if len(weights) != len(pairs):
                raise _Bad("names", "one row has two weights")
            terms = sum(len(by_name[name].terms) for name in weights if name in by_name)
            self._spend(_FORMULA_WORK * (len(reference) + len(weights) + terms))
            proof.level(self._rational(level["deviation"]), weights, self._fit)
        if proof.free:
            raise _Bad("nearest", f"nothing is proved of the part of {_shown(proof.free[0])}")
        self._proofs += 1
        return _Shares(answer)

    def clash(self, data: dict[str, Any]) -> Iterator[str]:
        """Say what does not hold of the proof that rows clash."""
        _fields(data, {"kind", "total", "parties", "rows", "weights", "gives", "without"})
        if data["kind"] != "clash":
            raise _Bad("kind", "this is no clash")
        parties = dict.fromkeys(_names(data["parties"], "parties"), Fraction(1))
        rows = [self._row(row, parties.keys(), self._rational) for row in _a(list, data["rows"], "rows")]
        names = [row.name for row in rows]
        whole = _Row("total", parties, "=", self._rational(data["total"]))
        by_name = {row.name: row for row in [whole, *rows]}
        if not rows or len(by_name) != len(rows) + 1:
            raise _Bad("names", "there are rows, with names of their own, none twice")
        self._spend(_FORMULA_WORK * (len(rows) + 2) * sum(len(row.terms) + len(parties) for row in rows))
        weights = self._numbers_of(data["weights"], "weights", by_name.keys())
        for name in names:
            if name not in weights or not by_name[name].weighs(weights[name]):
                raise _Bad("weights", f"the weight of the row {_shown(name)} is missing, or of the wrong sign")
        value, cancels = self._weighted_rows(by_name, weights, parties)
        if not cancels or value <= 0:
            yield "weighted, the rows do not say that nothing is more than something above 0"
        points = {
            name: self._numbers_of(point, "a division", parties.keys())
            for name, point in _pairs(data["without"], "without")
        }
        if points.keys() != set(names) or len(data["without"]) != len(names):
            raise _Bad("names", "for every row there is a division without it")
        for dropped, point in points.items():
            if point.keys() != parties.keys():
                raise _Bad("names", "a division gives every party a part")
            for name, row in by_name.items():
                if name != dropped and not row.keeps(row.over(point, self._fit)):
                    yield f"the division without {_shown(dropped)} does not keep the row {_shown(name)}"
        gives = self._numbers_of(data["gives"], "gives", set(names))
        for name in names:
            # The fewest rows that clash have weights of one ratio only: so these decide what a row must give.
            if name not in gives or self._fit(gives[name] * abs(weights[name])) != value:
                yield f"the row {_shown(name)} would not have to give what is said"

    def _weighted_rows(
        self, rows: dict[str, _Row], weights: dict[str, Fraction], parties: Iterable[str]
    ) -> tuple[Fraction, bool]:
        """The bounds added up by weight, and whether this leaves nothing of the parties' parts."""
        sums, value = dict.fromkeys(parties, Fraction(0)), Fraction(0)
        for name, weight in weights.items():
            value = self._fit(value + weight * rows[name].bound)
            for party, factor in rows[name].terms.items():
                sums[party] = self._fit(sums[party] + weight * factor)
        return value, not any(sums.values())

    def _numbers_of(self, value: object, what: str, known: AbstractSet[str]) -> dict[str, Fraction]:
        rows = _pairs(value, what)
        found = {name: self._rational(text) for name, text in rows}
        if len(found) != len(rows) or not found.keys() <= known:
            raise _Bad("names", f"{what}: known names, none twice")
        return found

    def _by_party(self, value: object, what: str) -> dict[str, Fraction]:
        rows = _pairs(value, what)
        names = _names([party for party, _ in rows], what)
        self._spend(_ROW_WORK * len(rows))
        return {party: self._scalar(operand) for party, (_, operand) in zip(names, rows, strict=True)}

    def _row(self, row: object, parties: AbstractSet[str], number: Callable[[object], Fraction] | None = None) -> _Row:
        """Read a row, its numbers as operands if nothing else is said; in the order of the line (see above)."""
        read, record = number or self._scalar, _a(dict, row, "a row")
        _fields(record, {"name", "terms", "relation", "bound"})
        bound, terms = read(record["bound"]), dict[str, Fraction]()
        self._spend(_FORMULA_WORK + 2 * _ROW_WORK * len(_a(list, record["terms"], "terms")))
        for term in record["terms"]:
            if len(_a(list, term, "a term")) != 2:  # noqa: PLR2004  # a coefficient and a party
                raise _Bad("type", "a term of a row is a coefficient and a party")
            party = _a(str, term[1], "a party")
            if party in terms or party not in parties:
                raise _Bad("names", f"a row names {_shown(party)} twice, or it has no part")
            terms[party] = read(term[0])
        return _Row(_a(str, record["name"], "a name"), terms, _relation(record["relation"]), bound)

    def _entry(self, formula: dict[str, Any]) -> Fraction:
        table, key = self._operand(formula["of"]), _a(str, formula["key"], "key")
        if not isinstance(table, _Shares) or key not in table:
            raise _Bad("entry", f"there is no table by party with an entry for '{_shown(key)}'")
        return table[key]

    # Games

    def _room(self, rows: int, width: int, bits: int) -> None:
        """Refuse a table that would take too much memory or has too long numbers; count the work."""
        if rows * (20 + width) > _TABLE or bits > _BITS:
            raise _Bad("too-large", "too large to check: a game with too many groups, or too long numbers")
        self._spend(rows * (4 * _ROW_WORK + (width >> 3) + _cost(bits)))

    def _worths(self, formula: dict[str, Any]) -> _Dense:
        players, listed = _names(formula["players"], "players"), dict[int, Fraction]()
        if len(players) > _DENSE_PLAYERS:
            raise _Bad("too-large", f"too large to check: more than {_DENSE_PLAYERS} players by mask")
        game = _Dense(players, 1, [0] * (1 << len(players)))
        for members, operand in _pairs(formula["listed"], "listed", list):
            mask = game.mask(members)
            if mask in listed:
                raise _Bad("names", "one group is listed twice")
            listed[mask] = self._scalar(operand)
        common = self._common(value.denominator for value in listed.values())
        bits = max(map(_bits, listed.values()), default=0) + common.bit_length()
        self._room(len(game.worths), 0, bits)
        for mask, value in listed.items():
            game.worths[mask] = int(value * common)
        unlisted, sense = formula["unlisted"], formula.get("sense", "gain")
        if unlisted == "superadditive" and sense in ("gain", "burden"):
            self._split_up(game.worths, listed.keys(), max if sense == "gain" else min)
        elif (unlisted, sense) not in (("none", "gain"), ("zero", "gain")):
            raise _Bad("unlisted", f"unlisted: {_shown(unlisted)}, sense: {_shown(sense)} is not known")
        elif unlisted == "none" and len(listed) < len(game.worths) - 1:
            raise _Bad("unlisted", f"only {len(listed)} groups are listed")
        return _Dense(players, common, game.worths)

    def _split_up(self, table: list[int], listed: Iterable[int], best_of: Callable[..., int]) -> None:
        """Give a group not listed the best that splitting into listed groups and single players gives."""
        known, n = set(listed), len(table).bit_length() - 1
        parts: list[list[int]] = [[] for _ in range(n)]  # what stays whole, by its first player
        for part in sorted(known | {1 << player for player in range(n)}):
            parts[(part & -part).bit_length() - 1].append(part)
        self._spend(sum(len(some) << n - 1 - first for first, some in enumerate(parts)) >> 1)
        best = [0] * len(table)
        for group in range(1, len(table)):
            # Some part holds the first player; trying each such part tries every splitting.
            some = parts[(group & -group).bit_length() - 1]
            best[group] = best_of(table[part] + best[group ^ part] for part in some if part & group == part)
            if group not in known:
                table[group] = best[group]

    def _synergies(self, formula: dict[str, Any]) -> _Blocks:
        pairs = _pairs(formula["blocks"], "blocks")
        _names([name for name, _ in pairs], "blocks")
        blocks = [_names(members, "members") for _, members in pairs]
        if len(_names(list(itertools.chain(*blocks)), "players")) > _BLOCK_PLAYERS:
            raise _Bad("too-large", f"too large to check: more than {_BLOCK_PLAYERS} players")
        dividends: dict[tuple[int, ...], Fraction] = {}
        for term in _a(list, formula["terms"], "terms"):
            _fields(_a(dict, term, "a term"), {"slots", "without", "value"})
            self._spend(_ROW_WORK + len(blocks))
            value, without = self._scalar(term["value"]), set(_numbers(term["without"], len(blocks)))
            slots = [_numbers(slot, len(blocks)) for slot in _a(list, term["slots"], "slots")]
            draws = self._draws(slots, [0 if b in without else len(block) for b, block in enumerate(blocks)])
            absent = [range(len(block) + 1 if b in without else 1) for b, block in enumerate(blocks)]
            self._room(len(draws) * math.prod(map(len, absent)), len(blocks), _bits(value))
            for draw, taken in itertools.product(draws, itertools.product(*absent)):
                whole = tuple(map(operator.add, draw, taken))
                dividends[whole] = dividends.get(whole, Fraction(0)) + (-1) ** sum(taken) * value
        dividends = {draw: self._fit(value) for draw, value in dividends.items() if value}
        common = self._common(value.denominator for value in dividends.values())
        bits = max(map(_bits, dividends.values()), default=0) + common.bit_length()
        self._room(len(dividends), len(blocks), bits)
        return _Blocks(blocks, common, {draw: int(value * common) for draw, value in dividends.items()})

    def _draws(self, slots: list[list[int]], sizes: list[int]) -> set[tuple[int, ...]]:
        """How many come from each block in the groups that take one player from every slot."""
        if not slots or not all(slots):
            raise _Bad("slots", "a term needs a slot, and a slot needs a block")
        draws = {(0,) * len(sizes)}
        for slot in slots:
            self._room(len(draws) * len(slot), len(sizes), 0)
            draws = {(*d[:b], d[b] + 1, *d[b + 1 :]) for d in draws for b in slot if d[b] < sizes[b]}
        return draws

    def _game(self, operand: object) -> _Dense | _Blocks:
        game = self._operand(operand)
        if not isinstance(game, _Dense | _Blocks):
            raise _Bad("type", "this is no game")
        self._spend(game.size())
        return game

    def _worth(self, formula: dict[str, Any]) -> Fraction:
        game = self._game(formula["game"])
        return Fraction(game.worth(formula["members"]), game.denominator)

    def _dividend(self, formula: dict[str, Any]) -> Fraction:
        game, draw = self._operand(formula["game"]), _a(list, formula["draw"], "draw")
        self._spend(_ROW_WORK * len(draw))
        if not isinstance(game, _Blocks) or len(draw) != len(game.blocks):
            raise _Bad("draw", "a draw has a count for every block of a game by blocks")
        if any(_whole(count, "draw") > len(block) for count, block in zip(draw, game.blocks, strict=True)):
            raise _Bad("draw", "no group takes so many from a block")
        return Fraction(game.dividends.get(tuple(draw), 0), game.denominator)

    def _marginals(self, formula: dict[str, Any]) -> Fraction:
        game, player = self._game(formula["game"]), _a(str, formula["player"], "player")
        weights = [self._rational(weight) for weight in _a(list, formula["weights"], "weights")]
        if len(weights) != len(game.players):
            raise _Bad("names", "marginals need a weight for every size of a group")
        sizes = 1 if isinstance(game, _Dense) else min(len(game.dividends), len(weights))
        self._spend(sizes * sum(_ROW_WORK + (len(weights) >> 4) + _cost(_bits(weight)) for weight in weights))
        return game.marginals(player, weights) / game.denominator

    def _dense(self, operand: object, by_blocks: int) -> _Dense:
        """A game with a worth for every group; one of so many players by blocks is written out."""
        game = self._game(operand)
        if isinstance(game, _Dense):
            return game
        if id(game) not in self._tables:
            if len(game.players) > by_blocks:
                raise _Bad("too-large", f"too large to check: by blocks, and more than {by_blocks} players by mask")
            self._tables[id(game)] = game, self._written_out(game)
        return self._tables[id(game)][1]

    def _written_out(self, game: _Blocks) -> _Dense:
        players, places, start = game.players, list[int](), 0
        self._spend((_ROW_WORK * len(game.blocks) + len(players)) << len(players))
        # No worth is longer than that of a group which adds up the dividends of all.
        longest = max(map(int.bit_length, game.dividends.values()), default=0) + len(players)
        self._room(1 << len(players), 0, longest)
        for block in game.blocks:
            places.append((1 << len(block)) - 1 << start)
            start += len(block)
        table = [0] * (1 << len(players))
        for group in range(len(table)):
            table[group] = game.dividends.get(tuple((group & place).bit_count() for place in places), 0)
        for bit in (1 << number for number in range(len(players))):
            for group in range(len(table)):
                if group & bit:
                    table[group] += table[group ^ bit]
        return _Dense(players, game.denominator, table)

    def _another_table(self, game: _Dense) -> None:
        """Count one more table of the length of this one, with numbers about as long."""
        self._spend(len(game.worths) * (_ROW_WORK + _cost(max(map(int.bit_length, game.worths)))))

    def _claims_game(self, formula: dict[str, Any]) -> _Dense:
        """What the claims of the others leave of an estate."""
        rows = _pairs(formula["claims"], "claims")
        players = _names([name for name, _ in rows], "claims")
        if len(players) > _DENSE_PLAYERS:
            raise _Bad("too-large", f"too large to check: more than {_DENSE_PLAYERS} players by mask")
        claims = [self._scalar(operand) for _, operand in rows]
        estate = self._scalar(formula["estate"])
        if min([estate, *claims]) < 0:
            raise _Bad("claims", "an estate and claims are not below 0")
        common = self._common([estate.denominator, *(claim.denominator for claim in claims)])
        bits = max(map(_bits, (estate, *claims))) + common.bit_length()
        self._room(1 << len(players), 0, bits)
        # What all others leave, over a common denominator: of nobody, then of each group by mask.
        left = [int((estate - sum(claims, Fraction(0))) * common)]
        for claim in claims:
            own = int(claim * common)
            left += [rest + own for rest in left]
        return self._lowest(players, common, [0, *(max(0, rest) for rest in left[1:])])

    def _lowest(self, players: list[str], denominator: int, worths: list[int]) -> _Dense:
        """A game over the least denominator, as the trail writes it."""
        common = math.gcd(denominator, *worths)
        return _Dense(players, denominator // common, [worth // common for worth in worths])

    def _restricted(self, formula: dict[str, Any]) -> _Dense:
        """A group is worth what its connected parts are worth together."""
        edges = _a(list, formula["edges"], "edges")
        game = self._dense(formula["game"], _WRITTEN_OUT)
        self._spend(_FORMULA_WORK * len(edges))
        beside = [0] * len(game.players)
        for edge in edges:
            ends = game.mask(edge)
            if ends.bit_count() != 2:  # noqa: PLR2004  # an edge has two ends
                raise _Bad("edges", "an edge joins two players")
            one, other = (ends & -ends).bit_length() - 1, ends.bit_length() - 1
            beside[one] |= 1 << other
            beside[other] |= 1 << one
        self._another_table(game)
        self._spend(len(game.worths) * len(game.players) // 2)
        worths = [0] * len(game.worths)
        for group in range(1, len(worths)):
            part, reached = 0, group & -group
            while reached != part:
                new, part = reached & ~part, reached
                while new:
                    reached |= beside[(new & -new).bit_length() - 1] & group
                    new &= new - 1
            worths[group] = game.worths[part] + worths[group ^ part]
        return self._lowest(game.players, game.denominator, worths)

    def _moebius(self, game: _Dense, dual: bool) -> list[int]:
        """The dividend of every group, in the game or in its dual v*(S) = v(N) - v(N without S)."""
        if (id(game), dual) not in self._dividends:
            table, last = list(game.worths), len(game.worths) - 1
            self._another_table(game)
            self._spend(len(table) * len(game.players))
            if dual:
                table = [table[last] - table[last ^ group] for group in range(last + 1)]
            for bit in (1 << number for number in range(len(game.players))):
                for group in range(len(table)):
                    if group & bit:
                        table[group] -= table[group ^ bit]
            self._dividends[id(game), dual] = game, table
        return self._dividends[id(game), dual][1]

    def _partition(self, game: _Dense, groups: object) -> list[int]:
        """Masks of groups that together hold every player once."""
        parts = _a(list, groups, "a partition")
        self._spend(_FORMULA_WORK * (1 + len(parts)))
        masks = [game.mask(part) for part in parts]
        # Nothing is carried in such a sum: as many players as bits, and all of them.
        if sum(masks) != len(game.worths) - 1 or sum(mask.bit_count() for mask in masks) != len(game.players):
            raise _Bad("partition", "a partition holds every player once")
        return masks

    def _nested(self, game: _Dense, levels: object, me: int) -> tuple[int, list[list[int]]]:
        """The innermost block of a player, and for each level that divides his block into what."""
        before, block, splits = [len(game.worths) - 1], len(game.worths) - 1, list[list[int]]()
        for level in _a(list, levels, "levels"):
            parts = self._partition(game, level)
            self._spend(len(parts) * len(before))
            if any(all(part & ~whole for whole in before) for part in parts):
                raise _Bad("partition", "a level does not divide the one before")
            inside = [part for part in parts if part & block]
            if len(inside) > 1:
                splits.append(inside)
            before, block = parts, next(part for part in inside if part & me)
        return block, splits

    def _relative(self, rows: object, players: list[str]) -> list[int]:
        """Weights for all players, or for none, as whole numbers."""
        pairs = _pairs(rows, "weights")
        weights = [self._scalar(operand) for _, operand in pairs]
        if pairs and ([name for name, _ in pairs] != players or min(weights) <= 0):
            raise _Bad("weights", "every player has one weight, above 0, in the order of the game")
        return self._whole_numbers(weights)[0]

    def _whole_numbers(self, numbers: list[Fraction]) -> tuple[list[int], int]:
        """The numbers over a common denominator."""
        common = self._common(number.denominator for number in numbers)
        self._spend(len(numbers) * (_ROW_WORK + _cost(common.bit_length())))
        return [number.numerator * (common // number.denominator) for number in numbers], common

    def _shared_dividends(self, formula: dict[str, Any]) -> Fraction:
        """Every dividend goes down the levels, equally at each, and is shared by weight at the end."""
        game, dual = self._dense(formula["game"], _WRITTEN_OUT), _a(bool, formula["dual"], "dual")
        me = game.mask([_a(str, formula["player"], "player")])
        block, splits = self._nested(game, formula["levels"], me)
        classes = self._partition(game, formula["classes"]) if formula["classes"] != [] else []
        weights = self._relative(formula["weights"], game.players)
        self._spend(len(game.worths) * (_ROW_WORK + sum(2 + len(inside) for inside in splits) + len(classes)))
        # Groups that share alike are added up first: few fractions instead of thousands.
        alike: dict[tuple[int, int], int] = {}
        for group, dividend in enumerate(self._moebius(game, dual)):
            if group & me and dividend:
                parts_met = math.prod(sum(1 for part in inside if part & group) for inside in splits)
                sharing = group & block
                sharing &= next((rank for rank in reversed(classes) if rank & sharing), sharing)
                if sharing & me:
                    key = parts_met, sharing if weights else sharing.bit_count()
                    alike[key] = alike.get(key, 0) + dividend
        own = weights[me.bit_length() - 1] if weights else 1
        self._spend(len(alike) * (2 * _ROW_WORK + len(weights) + _cost(sum(weights).bit_length())))
        total = Fraction(0)
        for (parts_met, sharing), dividend in alike.items():
            among = sum(weight for i, weight in enumerate(weights) if sharing >> i & 1) if weights else sharing
            total = self._fit(total + Fraction(dividend * own, among * parts_met))
        return total / game.denominator

    def _minimal_right(self, formula: dict[str, Any]) -> Fraction:
        game, player = self._game(formula["game"]), _a(str, formula["player"], "player")
        if player not in game.players:
            raise _Bad("names", f"'{_shown(player)}' is no player")
        return self._rights_and_hopes(game, formula["sense"])[game.players.index(player)][0]

    def _total_of_bounds(self, formula: dict[str, Any]) -> Fraction:
        # Read in the order of the line (sorted keys), because mentions are counted along it.
        bound, game = formula["bound"], self._game(formula["game"])
        if bound not in ("right", "hope"):
            raise _Bad("bound", f"an unknown bound {_shown(bound)}")
        found = self._rights_and_hopes(game, formula["sense"])
        return self._fit(sum((pair[bound == "hope"] for pair in found), Fraction(0)))

    def _rights_and_hopes(self, game: _Dense | _Blocks, sense: object) -> list[tuple[Fraction, Fraction]]:
        """For each player the best that it keeps in a group when the others get what they hope for, and its hope."""
        if sense not in ("gain", "burden"):
            raise _Bad("sense", f"an unknown sense {_shown(sense)}")
        key = id(game), str(sense)
        if key not in self._bounds:
            best = max if sense == "gain" else min
            found = self._bounds_by_mask(game, best) if isinstance(game, _Dense) else self._bounds_by_blocks(game, best)
            self._bounds[key] = game, found
        return self._bounds[key][1]

    def _bounds_by_mask(self, game: _Dense, best: Callable[..., int]) -> list[tuple[Fraction, Fraction]]:
        everybody, players = len(game.worths) - 1, range(len(game.players))
        hopes = [game.worths[everybody] - game.worths[everybody ^ 1 << i] for i in players]
        self._another_table(game)
        self._spend(len(hopes) * len(game.worths))
        left = list(game.worths)
        for group in range(1, len(left)):
            low = group & -group
            # What the others were paid is known from the group without its lowest member.
            left[group] = (
                game.worths[group] - (game.worths[group ^ low] - left[group ^ low]) - hopes[low.bit_length() - 1]
            )
        kept = [best(rest for group, rest in enumerate(left) if group >> i & 1) + hopes[i] for i in players]
        return [
            (Fraction(k, game.denominator), Fraction(h, game.denominator)) for k, h in zip(kept, hopes, strict=True)
        ]

    def _bounds_by_blocks(self, game: _Blocks, best: Callable[..., int]) -> list[tuple[Fraction, Fraction]]:
        """The same, a group for all that take as many players from each block."""
        sizes = [len(block) for block in game.blocks]
        make_ups = math.prod(size + 1 for size in sizes)
        if make_ups > _MAKE_UPS:
            raise _Bad("too-large", f"too large to check: more than {_MAKE_UPS} kinds of groups")
        longest = max(map(int.bit_length, game.dividends.values()), default=0) + len(game.players)
        self._spend(make_ups * (game.size() + len(game.dividends) * (longest >> 9)))

        def worth(counts: Iterable[int]) -> int:
            there = list(counts)
            return sum(d * math.prod(map(math.comb, there, draw)) for draw, d in game.dividends.items())

        whole = worth(sizes)
        hopes = [whole - worth(size - (b == own) for b, size in enumerate(sizes)) for own in range(len(sizes))]
        kept: list[int | None] = [None] * len(sizes)
        for counts in itertools.product(*(range(size + 1) for size in sizes)):
            left = worth(counts) - sum(map(operator.mul, counts, hopes))
            for b, count in enumerate(counts):
                if count:
                    known = kept[b]
                    kept[b] = left if known is None else best(known, left)
        return [
            (Fraction((k or 0) + h, game.denominator), Fraction(h, game.denominator))
            for k, h, size in zip(kept, hopes, sizes, strict=True)
            for _ in range(size)
        ]

    # Proofs

    def _certified(self, formula: dict[str, Any]) -> _Shares:
        """An answer put forward, and groups with weights that prove what is claimed of it."""
        game, sense, claim = self._dense(formula["game"], _DENSE_PLAYERS), formula["sense"], formula["claim"]
        rows = _pairs(formula["answer"], "answer")
        names = _names([name for name, _ in rows], "answer")
        answer = [self._rational(amount) for _, amount in rows]
        if names != game.players or sense not in ("gain", "burden"):
            raise _Bad(
                "names", "an answer is one for every player of the game, in order, and a sense is gain or burden"
            )
        sign = 1 if sense == "gain" else -1
        gains = _Dense(game.players, game.denominator, [sign * worth for worth in game.worths])
        paid = [sign * amount for amount in answer]
        if claim in ("nucleolus", "prenucleolus", "per_capita_nucleolus"):
            self._nucleolus(gains, paid, claim, _a(list, formula["proof"], "proof"))
        elif claim in ("core_least", "core_most"):
            ends = _a(list, formula["proof"], "proof")
            if len(ends) != len(paid):
                raise _Bad("proof", "every player has an end of its range")
            for player, end in enumerate(ends):
                self._end_in_core(
                    gains, player, 1 if claim == "core_least" else -1, paid[player], _a(dict, end, "an end")
                )
        else:
            raise _Bad("claim", f"an unknown claim {_shown(claim)}")
        self._proofs += 1
        return _Shares(zip(names, answer, strict=True))

    def _excesses(self, game: _Dense, paid: list[Fraction]) -> tuple[list[int], int]:
        """What every group could earn beyond what it gets, over a common denominator; the whole is handed out."""
        (times, *parts), unit = self._whole_numbers([Fraction(1, game.denominator), *paid])
        longest = max(map(int.bit_length, (times, *parts))) + max(map(int.bit_length, game.worths))
        if longest > _BITS:
            raise _Bad("too-large", "too large to check: a division of too long numbers")
        self._spend(len(game.worths) * (_ROW_WORK + _cost(longest)))
        gets = [0]
        for part in parts:
            gets += [part + other for other in gets]
        excess = [worth * times - got for worth, got in zip(game.worths, gets, strict=True)]
        if excess[-1]:
            raise _Bad("proof", "a division hands out another sum than all are worth together")
        return excess, unit

    def _weighted(self, pairs: object) -> list[tuple[int, Fraction]]:
        """Pairs of a whole number and a weight above 0, in ascending order."""
        self._spend(2 * _FORMULA_WORK * len(_pairs(pairs, "weights")))
        rows = [(self._rational(number), self._rational(weight)) for number, weight in _pairs(pairs, "weights")]
        if any(number.denominator != 1 or weight <= 0 for number, weight in rows):
            raise _Bad("proof", "a weight is above 0, and a group is a whole number")
        if any(one[0] >= other[0] for one, other in itertools.pairwise(rows)):
            raise _Bad("proof", "groups stand in ascending order, none twice")
        return [(int(number), weight) for number, weight in rows]

    def _added(self, groups: list[tuple[int, Fraction]], n: int) -> tuple[list[int], list[int], int]:
        """The weights of groups, and what they come to for each of n players, over a common denominator."""
        weights, common = self._whole_numbers([weight for _, weight in groups])
        self._spend(n * len(groups))
        pairs = [(group, weight) for (group, _), weight in zip(groups, weights, strict=True)]
        return weights, [sum(weight for group, weight in pairs if group >> i & 1) for i in range(n)], common

    def _nucleolus(self, game: _Dense, paid: list[Fraction], claim: str, levels: list[Any]) -> None:
        """Level by level (E. Kohlberg 1971): whoever makes the largest excess smaller breaks what is settled."""
        excess, unit = self._excesses(game, paid)
        everyone, n = len(excess) - 1, len(paid)
        alone = [excess[1 << i] for i in range(n)]
        if claim != "prenucleolus" and max(alone) > 0:
            raise _Bad("proof", "a player gets less than alone")
        count = (
            [group.bit_count() for group in range(everyone + 1)]
            if claim == "per_capita_nucleolus"
            else [1] * len(excess)
        )
        # What is orthogonal to all that is settled; at first, to everybody together.
        rest = self._without([[int(i == j) for j in range(n)] for i in range(n)], everyone)
        for level in levels:
            _fields(_a(dict, level, "a level"), {"excess", "coalitions", "floors"})
            value = self._rational(level["excess"]) * unit
            most = [math.floor(value * measure) for measure in range(n + 1)]
            self._spend(len(excess) * 2)
            for group, own in enumerate(excess):
                if own > most[count[group]] and not self._settled(rest, group):
                    raise _Bad("proof", f"the excess of group {group} is above a level")
            groups, floors = self._weighted(level["coalitions"]), self._weighted(level["floors"])
            for group, _ in groups:
                if not 0 < group < everyone or excess[group] != value * count[group]:
                    raise _Bad("proof", f"group {_shown(str(group))} does not attain its level")
            for player, _ in floors:
                if claim == "prenucleolus" or not 0 <= player < n or alone[player]:
                    raise _Bad("proof", f"player {_shown(str(player))} does not get what it gets alone")
            named = [*groups, *((1 << player, weight) for player, weight in floors)]
            weights, total, one = self._added(named, n)
            measured = sum(weight * count[group] for weight, (group, _) in zip(weights, groups, strict=False))
            if measured != one or any(sum(map(operator.mul, vector, total)) for vector in rest):
                raise _Bad("proof", "the weights of a level come to 1, and leave nothing that is not settled")
            before = len(rest)
            for group, _ in named:
                rest = self._without(rest, group)
            if len(rest) == before:
                raise _Bad("proof", "a level settles nothing")
        if rest:
            raise _Bad("proof", "the levels leave more than one division")

    def _settled(self, rest: list[list[int]], group: int) -> bool:
        self._spend(len(rest) * _ROW_WORK)
        return all(not sum(entry for i, entry in enumerate(vector) if group >> i & 1) for vector in rest)

    def _without(self, rest: list[list[int]], group: int) -> list[list[int]]:
        """What of these vectors is orthogonal to one more group, in whole numbers without a common divisor."""
        self._spend(len(rest) * _ROW_WORK)
        products = [sum(entry for i, entry in enumerate(vector) if group >> i & 1) for vector in rest]
        chosen = next((k for k, product in enumerate(products) if product), None)
        if chosen is None:
            return rest
        pivot, own, kept = rest[chosen], products[chosen], list[list[int]]()
        for k, (vector, product) in enumerate(zip(rest, products, strict=True)):
            if k != chosen:
                new = [own * a - product * b for a, b in zip(vector, pivot, strict=True)]
                self._spend(_ROW_WORK * len(new) + _cost(max(map(int.bit_length, new))))
                common = math.gcd(*new) or 1
                kept.append([entry // common for entry in new])
        return kept

    def _end_in_core(self, game: _Dense, player: int, sign: int, value: Fraction, end: dict[str, Any]) -> None:
        """An end of a player's range in the core: a point that attains it, and weights that allow no more."""
        _fields(end, {"value", "point", "weights", "total"})
        point = [self._rational(amount) for amount in _a(list, end["point"], "a point")]
        weights, total = self._weighted(end["weights"]), self._rational(end["total"])
        if len(point) != len(game.players) or point[player] != value or self._rational(end["value"]) != value:
            raise _Bad("proof", "a point does not attain the end of a range")
        excess, _ = self._excesses(game, point)
        if max(excess[1:]) > 0:
            raise _Bad("proof", "a point is not in the core: some group objects")
        everyone = len(excess) - 1
        for group, _ in weights:
            if not 0 < group < everyone:
                raise _Bad("proof", f"{_shown(str(group))} is no group of some of the players")
        named = [*weights, (everyone, total)]
        wholes, added, one = self._added(named, len(point))
        worth = sum(whole * game.worths[group] for whole, (group, _) in zip(wholes, named, strict=True))
        if (
            added != [sign * one * (i == player) for i in range(len(point))]
            or worth != sign * value * one * game.denominator
        ):
            raise _Bad("proof", "weights do not prove the end of a range")

    def _level(self, formula: dict[str, Any]) -> Fraction:
        """The lowest level at which parts, each its weight times the level but at most its cap, add up to the total."""
        rows = [_a(list, row, "a row") or [None] for row in _a(list, formula["rows"], "rows")]
        level, paid, rising = self._rational(formula["value"]), Fraction(0), False
        self._spend(2 * _FORMULA_WORK * len(rows))
        for first, *rest in rows:
            if len(rest) != 1:
                raise _Bad("level", "a row is a weight and a cap")
            weight, cap = self._scalar(first), None if rest[0] is None else self._scalar(rest[0])
            if weight < 0:
                raise _Bad("level", "weights are not below 0")
            part = weight * level
            rising |= weight > 0 and (cap is None or part <= cap)
            paid = self._fit(paid + (part if cap is None else min(part, cap)))
        if not rising or paid != self._scalar(formula["total"]):
            raise _Bad(
                "level", f"the level {_shown(str(level))} does not solve its equation, or is not the lowest that does"
            )
        return level

    def _objections(self, formula: dict[str, Any]) -> dict[str, Any]:
        game, sense = self._game(formula["game"]), formula["sense"]
        listed = _whole(formula["listed"], "listed")
        rows = _pairs(formula["payoffs"], "payoffs")
        names = _names([name for name, _ in rows], "payoffs")
        paid = {name: self._scalar(operand) for name, (_, operand) in zip(names, rows, strict=True)}
        if paid.keys() != set(game.players) or sense not in ("gain", "burden"):
            raise _Bad("objections", "they need the payoff of every player, and the sense gain or burden")
        scale = self._common([game.denominator, *(value.denominator for value in paid.values())])
        payoffs = [int(paid[name] * scale) for name in game.players]
        types = game.types(payoffs).values()
        steps = 6 if isinstance(game, _Dense) else 16 + len(game.dividends)
        bits = max(scale, *map(abs, payoffs)).bit_length()
        if listed > _LISTED:
            raise _Bad("too-large", f"too large to check: more than {_LISTED} objections listed")
        self._spend(math.prod(len(alike) + 1 for alike in types) * (steps + _cost(bits)))
        objecting, sign, factor = 0, 1 if sense == "gain" else -1, scale // game.denominator

        def found() -> Iterator[tuple[int, int, list[int]]]:
            nonlocal objecting
            for excess, groups, size, who in game.objections(payoffs, factor, sign):
                objecting += groups
                self._spend(_FORMULA_WORK)
                yield -excess, size, who

        firsts, largest = [alike[0] for alike in types], []
        for excess, _, who in heapq.nsmallest(max(listed, 1), found())[:listed]:  # with 0 it would not look
            by_type = {firsts[i]: count for i, count in enumerate(who) if count}
            members = [firsts[i] for i in who] if isinstance(game, _Dense) else by_type
            largest.append([members, str(self._fit(Fraction(-excess, scale)))])
        groups = (1 << len(payoffs)) - 2
        return {"groups": str(groups), "objecting": str(objecting), "largest": largest}


# -- For people --------------------------------------------------------------------------------------------


class _Link:
    """The trails that one opens with, the one that it opens with, and so on."""

    def __init__(self, given: Iterable[bytes], beside: Callable[[str], bytes | None] | None) -> None:
        self.given, self.beside = [(_digest(trail), trail) for trail in given], beside
        self.compared = self.left = 0
        self.chain, self.missing = 1, ""

    def follow(self, last: _Checker) -> Iterator[Fault]:
        """Check the chain; the faults of all trails in it, each said to be in which."""
        here, where = last, ""
        while here.contract.opening is not None and self.chain < _CHAIN:
            name, digest = here.contract.opening
            trail = next((trail for own, trail in self.given if own == digest), None)
            if trail is None and self.beside is not None:
                trail = self.beside(name)
            if trail is None:
                self.missing = name
                if self.given:
                    yield Fault("", "opening", f"{where}no opening given is the trail with the digest {_shown(digest)}")
                return
            if (found := _digest(trail)) != digest:
                told = f"{where}{_shown(name)} is another trail: its digest is {found}, not {_shown(digest)}"
                self.missing = name
                yield Fault("", "opening", told)
                return
            before, known = _Checker(None, None), len(here.faults)
            before.run(trail)
            equal, left = here.opens_with(before)
            self.compared, self.left, self.chain = self.compared + equal, self.left + left, self.chain + 1
            if here is not last:  # what was found in the last trail stands among its own faults
                yield from _in(here.faults[known:], where)
            where = f"in {_shown(name)}: "
            yield from _in(before.faults, where)
            here = before


def _in(faults: Iterable[Fault], where: str) -> Iterator[Fault]:
    return (Fault(fault.figure, fault.code, where + fault.message) for fault in faults)


def _digest(trail: bytes) -> str:
    outside = (b'"digest":', b'"environment":')
    body = b"\n".join(line for line in trail.split(b"\n") if not line.startswith(outside))
    return "sha256:" + hashlib.sha256(body).hexdigest()


def sheets_of(trail: bytes) -> list[str]:
    r"""Name the sheets beside the contract that a trail speaks of; only names that lead nowhere else.

    >>> sheets_of(b'{\n"contract":{"sheets":[{"name":"a.xlsx"},{"name":"../b.xlsx"}]},\n')
    ['a.xlsx']
    """
    line = re.search(rb'^"contract":(\{.*\}),$', trail, re.MULTILINE)
    try:
        records = _parse(line[1]).get("sheets") if line else None
    except (_Bad, RecursionError):
        return []
    found = [record.get("name") for record in records if isinstance(record, dict)] if isinstance(records, list) else []
    return [name for name in found[:_SHEETS] if isinstance(name, str) and _beside(name)]


def _beside(name: str) -> bool:
    """Whether a name can only be that of a file beside or below the contract."""
    parts = name.split("/")
    return name.isprintable() and not {"", ".", ".."}.intersection(parts) and not set('\\:*?"<>|').intersection(name)


def verify(
    trail: bytes,
    contract: bytes | None = None,
    expect: str | None = None,
    sheets: dict[str, bytes] | None = None,
    openings: Iterable[bytes] = (),
    beside: Callable[[str], bytes | None] | None = None,
) -> Report:
    """Check a trail, the contract that it speaks of with the sheets beside it, and the digest printed elsewhere.

    Where it opens with the balances of an earlier trail, that one is looked for by its digest in `openings`, then by its
    name `beside` the trail, and checked as well; and so is the one that it opens with in its turn.
    Nothing that stands in the trail, the contract or a sheet makes it raise: that is what faults are for.
    """
    checker = _Checker(contract, sheets)
    checker.run(trail)
    link = _Link(openings, beside)
    earlier = tuple(link.follow(checker))
    if expect is not None and "sha256:" + expect.strip().removeprefix("sha256:") != checker.digest:
        message = f"the digest is {checker.digest}, but {_shown(expect)} was expected"
        checker.faults.append(Fault("", "expect", message))
    return Report(
        recomputed=checker.recomputed,
        certificate=checker.certificate,
        given=checker.given,
        readings=checker.contract.readings,
        constants=checker.constants,
        sheets=len(checker.contract.sheets.records) if contract is not None else 0,
        digest=checker.digest,
        faults=(*checker.faults, *earlier),
        contract_checked=contract is not None,
        digest_expected=expect is not None,
        carried=len(checker.carried),
        compared=link.compared,
        left=link.left,
        chain=link.chain,
        opens_with=_shown(link.missing),
    )


def check_clash(data: object) -> list[str]:
    """Check the proof that bounds on a division cannot all hold, and that the fewest are named.

    `data` is the certificate of a finding `terms-clash` as JSON brings it. What does not hold is said in a
    sentence each; nothing makes it raise. An empty list means: no division of the total keeps all rows; without
    any one of them there is one, which is shown; and each row alone would have to give as much as is said.
    """
    try:
        return list(_Checker(None).clash(_a(dict, data, "a clash")))
    except _Bad as bad:
        return [bad.message]


def lines(report: Report) -> list[str]:
    """Say in plain sentences what was checked, what was not, and what does not hold."""
    read = f"Read again at their place in the contract: {report.readings} numbers, also inside formulas."
    if not report.contract_checked:
        read = "No contract given: raw texts were read, their bytes were not compared."
    elif report.sheets:
        read += f" Sheets beside it: {report.sheets}."
    compared = "compared with the one expected" if report.digest_expected else "no --expect: not compared"
    said = [
        f"recomputed: {report.recomputed} (figures computed again from the figures below them).",
        f"certificate checked: {report.certificate} (figures put forward with a proof, and the proof holds).",
        f"given: {report.given} (figures that are a number of the contract). {read}",
        f"estimate: {report.estimate} (this format has no estimates).",
        f"constants: {report.constants} (numbers in formulas from a rule or a choice, not the contract).",
        f"digest: {report.digest or 'none'} ({compared}).",
        "not checked: that a number is from the right clause; that a formula, constant or weight is agreed.",
        "not checked: what labels, grounds, schedules, choices and findings say (the digest covers them).",
        "not checked: the environment, which nothing covers.",
    ]
    if report.chain > 1 or report.opens_with or report.carried:
        said[5:5] = list(_of_chain(report))
    for fault in report.faults[:_SHOWN_FAULTS]:
        where = f"figure {fault.figure}: " if fault.figure else ""
        said.append(f"FAULT {fault.code}: {where}{fault.message}")
    if (more := len(report.faults) - _SHOWN_FAULTS) > 0:
        said.append(f"… and more faults: {more}.")
    failed = f"VERIFICATION FAILED. Faults: {len(report.faults)}."
    return [*said, "Everything that was checked holds." if report.green else failed]


def _of_chain(report: Report) -> Iterator[str]:
    end = "the last of them opens with nothing"
    if report.opens_with:
        end = f"it opens with {report.opens_with}, which was not checked: give it with --opening"
    yield f"carried: {report.carried} (balances that an earlier trail closes with; in the chain {report.compared} compared)."
    yield f"chain: {report.chain} trail{'s' * (report.chain > 1)} checked; {end}."
    if report.left:
        yield f"left: {report.left} (balances other than 0 that an earlier trail closes with, and nothing opens with)."


def _neighbours(path: str) -> Callable[[str], bytes | None] | None:
    """What reads trails in the folder of a trail: plain names only, since a trail may come from anybody."""

    def read(name: str) -> bytes | None:
        if os.path.basename(name) != name:  # noqa: PTH119  # one import less, as in `_read`
            return None
        there = os.path.join(os.path.dirname(path), name)  # noqa: PTH118, PTH120
        try:
            return _read(there, _FILE_BYTES) if os.path.isfile(there) else None  # noqa: PTH113
        except (OSError, ValueError):
            return None

    return None if path == "-" else read


def _read(path: str, limit: int) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read(limit + 1)
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # one import less for a stranger to read
            return file.read(limit + 1)
    except ValueError:  # a name with a null character
        raise FileNotFoundError(0, "no such file", path) from None


def _read_sheets(trail: bytes, contract: str) -> dict[str, bytes]:
    """Read the sheets that lie beside the contract; what is not there, or leads elsewhere, is left for a fault."""
    folder, found = os.path.realpath(os.path.dirname(contract)), {}  # noqa: PTH120
    for name in sheets_of(trail) if contract != "-" else []:
        path = os.path.realpath(os.path.join(folder, *name.split("/")))  # noqa: PTH118
        if os.path.commonpath([folder, path]) == folder and os.path.isfile(path):  # noqa: PTH113
            found[name] = _read(path, _CONTRACT_BYTES)
    return found


def _print(said: list[str]) -> None:
    """Print, also where the terminal knows ASCII only; do not mind a reader who has left."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        for line in said:
            print(line.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at exit: give it somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(argv: list[str] | None = None) -> int:
    """Check the trail named on the command line and return the exit status."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Check an iuralloc trail.")
    parser.add_argument("trail", metavar="TRAIL", help="the trail (- for standard input)")
    parser.add_argument("contract", metavar="CONTRACT", nargs="?", help="the contract that it speaks of")
    parser.add_argument("--expect", metavar="DIGEST", help="the digest that was printed elsewhere")
    said = "a trail that it, or another of the chain, opens with; repeatable (one beside it is found by its name)"
    parser.add_argument("--opening", metavar="TRAIL", action="append", default=[], help=said)
    try:
        options = parser.parse_args(argv)
        trail = _read(options.trail, _FILE_BYTES)
        contract = None if options.contract is None else _read(options.contract, _CONTRACT_BYTES)
        sheets = _read_sheets(trail, options.contract) if contract is not None else None
        openings = [_read(path, _FILE_BYTES) for path in options.opening]
        report = verify(trail, contract, options.expect, sheets, openings, _neighbours(options.trail))
        _print(lines(report))
    except SystemExit as stop:  # how argparse ends: 0 after --help, 2 for a wrong call
        return int(stop.code or 0)
    except OSError as error:
        print(f"verify.py: {_shown(error.filename or 'output')}: {_shown(error.strerror)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  # the promise is: no traceback, whatever happens
        print(f"verify.py: a bug in it: {type(error).__name__}: {_shown(str(error))}", file=sys.stderr)
        return 70
    return 0 if report.green else 1


if __name__ == "__main__":
    sys.exit(main())
