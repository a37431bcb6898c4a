"""Check a trail: every figure computed again, by one file that shares no code with the program.

::

    python verify.py TRAIL [CONTRACT] [--expect DIGEST]

It needs Python 3.11 or later and nothing else, runs no solver, and follows the page "The trail: format
`iuralloc-trail/1`". A trail that ends green proves that

- the file is written in the one canonical way, and its digest and the seal of every figure are right;
- every figure rests on figures above it only, and its formula, computed again, gives the value printed;
- every number said to come from the contract is what its own text spells; and, where the contract is given
  too, that the contract is that very file and this text stands at the bytes and the line named;
- with ``--expect``, that the file is the one whose digest was printed elsewhere (in a signed annex, say).

It does **not** prove that a number was taken from the right clause, that a formula is the one the contract
asks for, that constants, coefficients and weights are the right ones, or that labels, schedules, choices and
findings tell the truth. Those are for a reader, who now has to judge words and no longer arithmetic. Someone
who forges a whole trail can seal it as well: only a digest kept elsewhere tells one sound trail from another.

Exit status: 0 everything holds, 1 verification failed, 2 usage or unreadable file, 70 a bug in this file,
130 interrupted.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import math
import os
import re
import sys
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NoReturn

FORMAT = "iuralloc-trail/1"
_LISTS = ("choices", "figures", "findings", "schedules")
_KEYS = ("choices", "contract", "digest", "environment", "figures", "findings", "format", "schedules")
_FIGURE = ("formula", "ground", "id", "label", "seal", "unit", "value")
_GROUND = {"path", "line", "clause", "quote", "evidence", "note", "rule", "choice"}
_UNITS = ("amount", "number", "years", "table")

# Limits. A trail may come from an adversary: whatever is beyond them is refused, never attempted.
_FILE_BYTES = 50_000_000
_CONTRACT_BYTES = 10_000_000
_LINES = 1_000_000
_LINE_TOKENS = 2_000_000  # brackets and commas on one line: bounds the memory that parsing it takes
_DEPTH = 50  # formulas inside formulas
_DIGITS = min(4000, sys.get_int_max_str_digits() or 4000)  # of a number written in the trail
_BITS = _DIGITS * 33 // 10  # of a number on the way; what passes can also be printed
_JSON_DIGITS = 15
_NUMBER_LENGTH = 40
_EXPONENT = 30
_DENSE_PLAYERS = 16
_BLOCK_PLAYERS = 1000
_ROWS = 200_000  # listed objections, numbers remembered
_ENTRIES = 2_000_000  # counts in the dividends of one game
_WORK = 40_000_000  # steps of about 0.1 to 0.2 microseconds
_FIGURE_WORK, _OPERAND_WORK, _ROW_WORK = 100, 4, 10
_SHOWN_FAULTS = 40
_SHOWN_LENGTH = 120


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold: the figure (or "" for the file as a whole), a code, a sentence."""

    figure: str
    code: str
    message: str


@dataclass(frozen=True)
class Report:
    """What was checked and what did not hold; the four counts are of figures that hold."""

    recomputed: int = 0
    certificate: int = 0
    given: int = 0
    estimate: int = 0
    readings: int = 0
    """Numbers that were read again in the bytes of the contract."""
    constants: int = 0
    """Numbers that stand in formulas and come from a rule or a choice, not from the contract."""
    digest: str = ""
    """The digest of the bytes that were checked, not the one that they state."""
    faults: tuple[Fault, ...] = ()
    contract_checked: bool = False
    digest_expected: bool = False

    @property
    def green(self) -> bool:
        """Whether everything that was checked holds."""
        return not self.faults


class _Bad(Exception):  # noqa: N818  # it is a finding about the trail, not an error of this program
    """A record does not hold."""

    def __init__(self, code: str, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.code, self.message, self.line = code, message, line


class _TooLargeError(_Bad):
    """The work allowed for one trail is used up: nothing more is checked."""


def _shown(value: object) -> str:
    """Text from the trail for a terminal: short, and without characters that move the cursor."""
    text = value if isinstance(value, str) else repr(value)
    kept = "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text[:_SHOWN_LENGTH]
    )
    return kept + "…" * (len(text) > _SHOWN_LENGTH)


# -- Reading the file --------------------------------------------------------------------------------------


def _pairs_hook(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise _Bad("duplicate-key", "an object has one key twice")
    return record


def _no_float(text: str) -> NoReturn:
    raise _Bad("float", f"{_shown(text)} is not a whole number, and rationals are written as text")


def _int_hook(text: str) -> int:
    if len(text) > _JSON_DIGITS:
        raise _Bad("too-large", "a whole number with too many digits")
    return int(text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs_hook, parse_float=_no_float, parse_constant=_no_float, parse_int=_int_hook
)
_dumps = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _layout(lines: list[bytes]) -> Iterator[tuple[str, int, bytes]]:
    """Yield key, line number and bytes of every record; stop at the first line that has no place."""
    at = 0

    def take(*allowed: bytes) -> bytes:
        nonlocal at
        at += 1
        line = lines[at - 1] if at <= len(lines) else None
        if line is None or (allowed and line not in allowed):
            wanted = f"{_shown(allowed[0].decode())!r}" if allowed else "more"
            raise _Bad("layout", f"not written canonically: expected {wanted} on this line", at)
        return line

    take(b"{")
    for key in _KEYS:
        if key not in _LISTS:
            start, line = f'"{key}":'.encode(), take()
            if not (line.startswith(start) and line.endswith(b",")):
                raise _Bad("layout", f"not written canonically: expected '\"{key}\":…,' on this line", at)
            yield key, at, line[len(start) : -1]
            continue
        take(f'"{key}":['.encode())
        while (line := take()) not in (b"]", b"],"):
            more = lines[at : at + 1] not in ([b"]"], [b"],"])
            if line.endswith(b",") != more:
                raise _Bad("layout", "not written canonically: a comma stands between two records only", at)
            yield key, at, line.removesuffix(b",")
        if line != (b"]" if key == _KEYS[-1] else b"],"):
            raise _Bad("layout", "not written canonically: the list ends wrongly", at)
    take(b"}")
    take(b"")
    if at != len(lines):
        raise _Bad("layout", "something follows the end", at + 1)


def _parse(line: bytes) -> Any:
    if line.count(b",") + line.count(b"[") + line.count(b"{") > _LINE_TOKENS:
        raise _Bad("too-large", "too large to check: a line with too many parts")
    try:
        return _DECODER.decode(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _Bad("utf-8", "not UTF-8") from None
    except ValueError as error:
        raise _Bad("json", f"not JSON: {_shown(str(error))}") from None
    except RecursionError:
        raise _Bad("too-deep", "nested too deeply") from None


def _record(line: bytes) -> dict[str, Any]:
    """Parse a record other than a figure, which must be written canonically."""
    record = _parse(line)
    try:
        text = _dumps(record)
    except RecursionError:
        raise _Bad("too-deep", "nested too deeply") from None
    if text.encode("utf-8", "surrogatepass") != line:
        raise _Bad("canonical", "not written canonically: keys sorted, no white space, no escapes but needed")
    return _mapping(record, "a record")


def _mapping(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Bad("type", f"{what} must be an object")
    return value


def _rows(value: object, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise _Bad("type", f"{what} must be a list")
    return value


def _pairs(value: object, what: str) -> list[Any]:
    rows = _rows(value, what)
    if not all(type(row) is list and len(row) == 2 for row in rows):  # noqa: PLR2004  # a pair
        raise _Bad("type", f"{what} must be a list of pairs")
    return rows


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise _Bad("type", f"{what} must be text")
    return value


def _whole(value: object, what: str) -> int:
    # `type`, because a boolean is an `int` to Python and none to a reader.
    if type(value) is not int or value < 0:
        raise _Bad("type", f"{what} must be a whole number, 0 or more")
    return value


def _numbers(value: object, below: int) -> list[int]:
    numbers = [_whole(number, "a block number") for number in _rows(value, "block numbers")]
    if len(set(numbers)) != len(numbers) or max(numbers, default=-1) >= below:
        raise _Bad("names", "block numbers: each is that of a block, and none stands twice")
    return numbers


def _names(value: object, what: str) -> list[str]:
    names = [_text(name, what) for name in _rows(value, what)]
    if not names or len(set(names)) != len(names):
        raise _Bad("names", f"{what}: at least one, and none twice")
    return names


def _fields(record: dict[str, Any], needed: Iterable[str], may: Iterable[str] = ()) -> None:
    missing, extra = set(needed) - record.keys(), record.keys() - set(needed) - set(may)
    if missing or extra:
        odd = [f"no {name}" for name in sorted(missing)] + [f"an unknown {name}" for name in sorted(extra)]
        raise _Bad("fields", f"it has {_shown(', '.join(odd))}")


# -- Numbers as the contract writes them -------------------------------------------------------------------

_TIMES = {
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
}
_YUAN = ("元", "yuan", "RMB")
_PLAIN = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:_[0-9]+)*)(?:\.[0-9]+)?(?:[eE]([+-]?[0-9]+))?"
_NUMBER = re.compile(
    rf"(?P<top>{_PLAIN})(?:/(?P<low>{_PLAIN}))?\s*"
    rf"(?:(?P<part>[%‰])|(?P<span>[ym])|(?P<times>{'|'.join(_TIMES)})?\s*(?P<coin>元|yuan|[A-Z]{{3}})?)"
)
# A reading that stops short: `5` out of `15`, `2.5`, `5 %`, `5y` or `5万元` would be another number. (A comma is
# no sign of that: `[1,250]` may be two numbers.)
_BEFORE = re.compile(r"(?:[0-9A-Za-z_]|[0-9]\.)\Z", re.ASCII)
_AFTER = re.compile(
    rf"[0-9A-Za-z][0-9A-Za-z_]|.\.[0-9]|.[ \t]*(?:[%‰]|{'|'.join(_TIMES)}|元|yuan|[A-Z]{{3}}(?![0-9A-Za-z_]))",
    re.ASCII | re.DOTALL,
)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().replace("−", "-")


def _plain(text: str) -> Fraction:
    exponent = re.search(r"[eE]([+-]?[0-9]+)", text)
    if exponent and abs(int(exponent[1])) > _EXPONENT:
        raise _Bad("number", f"the exponent of {_shown(text)} is beyond {_EXPONENT}")
    return Fraction(re.sub("[_,]", "", text))


def _number(raw: str) -> tuple[Fraction, re.Match[str]]:
    """Value of the digits in a raw text, and what else it says: percent, span, multiplier, currency."""
    inner = raw[1:-1] if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'" else raw
    # The first test keeps NFKC from working on megabytes.
    text = _normal(inner) if len(inner) <= 4 * _NUMBER_LENGTH else ""
    match = _NUMBER.fullmatch(text) if len(text) <= _NUMBER_LENGTH else None
    if match is None:
        raise _Bad("number", f"'{_shown(raw)}' is not a number of the contract's grammar")
    low = _plain(match["low"]) if match["low"] else Fraction(1)
    if not low:
        raise _Bad("zero-divisor", f"'{_shown(raw)}' divides by zero")
    return _plain(match["top"]) / low, match


@dataclass
class _Contract:
    """The contract as its record in the trail describes it, and its bytes if they were given."""

    data: bytes | None
    currency: str = ""
    scale: int = 0
    readings: int = 0
    line_feeds: array[int] = field(default_factory=lambda: array("Q"))

    def open(self, record: dict[str, Any]) -> None:
        """Take the record `contract` and re-read the unit."""
        _fields(record, ("name", "sha256", "title", "title_zh", "date", "law", "currency", "unit"))
        unit = _mapping(record["unit"], "the unit")
        for key in record.keys() - {"unit"}:
            _text(record[key], key)
        self.currency, scale = record["currency"], _whole(unit.get("scale"), "the scale")
        if scale == 0:
            raise _Bad("unit", "the unit's scale is 0")
        if not re.fullmatch("[0-9a-f]{64}", record["sha256"]):
            raise _Bad("type", "sha256 must be 64 hexadecimal digits")
        if unit.keys() != {"scale"}:
            _fields(unit, ("scale", "raw", "start", "end", "line"))
        elif scale != 1:
            raise _Bad("unit", "a contract that names no unit counts in single coins: scale 1")
        self.scale = scale  # from here on figures can be read, even if the contract's bytes differ
        if "raw" in unit:
            self._unit(unit)

    def _unit(self, unit: dict[str, Any]) -> None:
        raw = _text(unit["raw"], "raw")
        bare = _normal(raw.strip("\"'")) if len(raw) <= _NUMBER_LENGTH else ""
        value, match = _number(bare if bare[:1].isdigit() else "1" + bare)
        if match["part"] or match["span"] or value * _TIMES.get(match["times"], 1) != unit["scale"]:
            raise _Bad("unit", f"'{_shown(raw)}' is not a unit of scale {unit['scale']}")
        self._same_currency(match["coin"])
        self._reread(raw, unit)

    def _same_currency(self, coin: str | None) -> None:
        if coin and ("CNY" if coin in _YUAN else coin) != self.currency:
            raise _Bad("currency", f"{coin} is not the contract's currency {_shown(self.currency)}")

    def read(self, given: dict[str, Any]) -> Fraction:
        """Value of a formula `given`, after its text was found at its place."""
        raw, sort = _text(given["raw"], "raw"), given["as"]
        if not self.scale:
            raise _Bad("rests", "the trail's record of the contract does not hold")
        value, match = _number(raw)
        part, span, times, coin = match.group("part", "span", "times", "coin")
        if sort == "number" and not (span or times or coin):
            value /= {None: 1, "%": 100, "‰": 1000}[part]
        elif sort == "amount" and not (part or span):
            self._same_currency(coin)
            if times or coin:
                value *= Fraction(_TIMES.get(times, 1), self.scale)
        elif sort == "years" and span:
            value /= 12 if span == "m" else 1
        else:
            raise _Bad("number", f"'{_shown(raw)}' cannot be read as {_shown(sort)}")
        self._reread(raw, given)
        return value

    def _reread(self, raw: str, place: dict[str, Any]) -> None:
        start, end, line = (_whole(place[key], key) for key in ("start", "end", "line"))
        if self.data is None:
            return
        found = self.data[start:end]
        if found != raw.encode("utf-8", "surrogatepass"):
            text = _shown(found[:_SHOWN_LENGTH].decode("utf-8", "backslashreplace"))
            raise _Bad(
                "contract", f"bytes {start} to {end} of the contract are '{text}', not '{_shown(raw)}'"
            )
        before = self.data[max(0, start - 2) : start].decode("utf-8", "replace")
        after = unicodedata.normalize("NFKC", raw[-1:] + self.data[end : end + 20].decode("utf-8", "ignore"))
        if raw[:1] not in "\"'" and (_BEFORE.search(before) or _AFTER.match(after)):
            raise _Bad("contract", f"'{_shown(raw)}' is only a part of what the contract says there")
        if not self.line_feeds:
            self.line_feeds = array("Q", (feed.start() for feed in re.finditer(b"\n", self.data)))
        if line != (right := bisect_left(self.line_feeds, start) + 1):
            raise _Bad("contract", f"'{_shown(raw)}' stands on line {right} of the contract, not {line}")
        self.readings += 1


# -- Values ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Shares:
    """A table by party."""

    rows: dict[str, Fraction]

    def json(self) -> object:
        return [[party, str(value)] for party, value in self.rows.items()]


@dataclass(frozen=True)
class _Listing:
    """The outcome of `objections`: nothing else is computed from it."""

    content: dict[str, Any]

    def json(self) -> object:
        return self.content


@dataclass(frozen=True)
class _Dense:
    """A game with a worth for every group: player i is bit i of the mask."""

    players: list[str]
    denominator: int
    worths: list[int]

    def json(self) -> object:
        return {"denominator": str(self.denominator), "worths": [str(worth) for worth in self.worths]}

    @property
    def effort(self) -> int:
        """Steps that one question to this game takes, about."""
        return len(self.worths)

    def profiles(self, payoffs: list[int]) -> int:
        """Steps that looking for objections takes, about."""
        return len(self.worths) * len(payoffs)

    def label(self, _payoffs: list[int], who: list[int]) -> object:
        """Name an objecting group."""
        return [self.players[i] for i in who]

    def mask(self, members: object) -> int:
        if unknown := set(names := _names(members, "members")) - set(self.players):
            raise _Bad("names", f"{_shown(min(unknown))} is not a player")
        return sum(1 << self.players.index(name) for name in names)

    def worth(self, members: object) -> Fraction:
        return Fraction(self.worths[self.mask(members)], self.denominator)

    def marginals(self, player: str, weights: list[Fraction]) -> Fraction:
        bit = self.mask([player])
        gains = [0] * len(self.players)
        for group, worth in enumerate(self.worths):
            if group & bit:
                gains[group.bit_count() - 1] += worth - self.worths[group ^ bit]
        return sum((w * g for w, g in zip(weights, gains, strict=True)), Fraction(0)) / self.denominator

    def objections(self, payoffs: list[int], scale: int, sign: int, found: _Largest) -> None:
        """Put every excess x scale before `found`; payoffs are x scale, in the order of players."""
        factor, paid = scale // self.denominator, [0] * len(self.worths)
        for group in range(1, len(paid) - 1):
            low = group & -group
            paid[group] = paid[group ^ low] + payoffs[low.bit_length() - 1]
            excess = sign * (self.worths[group] * factor - paid[group])
            if excess > 0:
                found.add(excess, group.bit_count(), 1, [i for i in range(len(payoffs)) if group >> i & 1])


@dataclass(frozen=True)
class _Blocks:
    """A game of blocks of alike players, by the dividend of a group for each draw from the blocks."""

    blocks: list[list[str]]
    denominator: int
    dividends: dict[tuple[int, ...], int]
    players: list[str] = field(init=False)
    block_of: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        block_of = {name: number for number, block in enumerate(self.blocks) for name in block}
        object.__setattr__(self, "block_of", block_of)
        object.__setattr__(self, "players", list(block_of))

    def json(self) -> object:
        rows = [[list(draw), str(dividend)] for draw, dividend in sorted(self.dividends.items())]
        return {"denominator": str(self.denominator), "dividends": rows}

    @property
    def effort(self) -> int:
        """Steps that one question to this game takes, about."""
        return 2 * len(self.dividends) * len(self.blocks)

    def profiles(self, payoffs: list[int]) -> int:
        """Steps that looking for objections takes, about."""
        return math.prod(count + 1 for _, _, count, _ in self.types(payoffs)) * (2 + len(self.dividends))

    def label(self, payoffs: list[int], who: list[int]) -> object:
        """Name the groups that take so many players from each type."""
        return {first: n for (_, _, _, first), n in zip(self.types(payoffs), who, strict=True) if n}

    def counts(self, members: object) -> list[int]:
        counts = [0] * len(self.blocks)
        for name in _names(members, "members"):
            if name not in self.block_of:
                raise _Bad("names", f"{_shown(name)} is not a player")
            counts[self.block_of[name]] += 1
        return counts

    def worth(self, members: object) -> Fraction:
        counts = self.counts(members)
        total = sum(
            dividend * math.prod(map(math.comb, counts, draw)) for draw, dividend in self.dividends.items()
        )
        return Fraction(total, self.denominator)

    def marginals(self, player: str, weights: list[Fraction]) -> Fraction:
        # What a player adds to a group S is the sum of the dividends of the groups in S that hold him, so
        # each such group T counts once for every S around it: C(n − |T|, s − |T|) of them have s members.
        n, sizes, total = len(self.players), [len(block) for block in self.blocks], Fraction(0)
        mine = self.counts([player])
        around = {
            t: sum((weights[s - 1] * math.comb(n - t, s - t) for s in range(t, n + 1)), Fraction(0))
            for t in set(map(sum, self.dividends))
        }
        for draw, dividend in self.dividends.items():
            if all(map(int.__ge__, draw, mine)):
                others = math.prod(
                    math.comb(size - own, drawn - own)
                    for size, drawn, own in zip(sizes, draw, mine, strict=True)
                )
                total += dividend * others * around[sum(draw)]
        return total / self.denominator

    def types(self, payoffs: list[int]) -> list[tuple[int, int, int, str]]:
        """Types in order of their first player: block, payoff, number of players, first player."""
        types: dict[tuple[int, int], tuple[int, str]] = {}
        for player, payoff in zip(self.players, payoffs, strict=True):
            key = self.block_of[player], payoff
            count, first = types.get(key, (0, player))
            types[key] = count + 1, first
        return [(block, payoff, count, first) for (block, payoff), (count, first) in types.items()]

    def objections(self, payoffs: list[int], scale: int, sign: int, found: _Largest) -> None:
        """Put every excess x scale before `found`, by walking through the types and building the counts."""
        types, counts = self.types(payoffs), [0] * len(self.types(payoffs))
        last_of_block = [i + 1 == len(types) or types[i + 1][0] != types[i][0] for i in range(len(types))]

        def walk(at: int, drawn: int, ways: int, paid: int, terms: list[tuple[int, tuple[int, ...]]]) -> None:
            if at == len(types):
                size = sum(counts)
                excess = sign * (sum(term[0] for term in terms) - paid)
                if excess > 0 and 0 < size < len(self.players):
                    found.add(excess, size, ways, list(counts))
                return
            block, payoff, most, _ = types[at]
            for count in range(most + 1):
                counts[at], here, left = count, drawn + count, terms
                if last_of_block[at]:
                    left = [(c * math.comb(here, d[block]), d) for c, d in terms if d[block] <= here]
                    here = 0
                walk(at + 1, here, ways * math.comb(most, count), paid + count * payoff, left)

        factor = scale // self.denominator
        walk(0, 0, 1, 0, [(dividend * factor, draw) for draw, dividend in self.dividends.items()])


class _Largest:
    """Counts objecting groups and keeps the largest objections, in the order of the page."""

    def __init__(self, keep: int) -> None:
        self.objecting, self._keep = 0, keep
        self._rows: list[tuple[int, int, list[int]]] = []

    def add(self, excess: int, size: int, groups: int, who: list[int]) -> None:
        self.objecting += groups
        self._rows.append((-excess, size, who))
        if len(self._rows) > 2 * self._keep + 1000:  # cut now and then, so that memory stays small
            self.rows()

    def rows(self) -> list[tuple[int, list[int]]]:
        self._rows.sort()
        del self._rows[self._keep :]
        return [(-excess, who) for excess, _, who in self._rows]


_Value = Fraction | _Shares | _Dense | _Blocks | _Listing


# -- Checking figures --------------------------------------------------------------------------------------


def _cost(bits: int) -> int:
    """Steps that a multiplication, division or comparison of numbers of so many bits is worth."""
    return (bits >> 6) ** 2 >> 3


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def _cover(table: list[int], known: set[int], atoms: list[list[int]], best_of: Callable[..., int]) -> None:
    """Fill the groups not listed: the best that splitting into listed groups and single players gives."""
    best = [0] * len(table)
    for group in range(1, len(table)):
        # Some part holds the first player; trying every such part tries every splitting.
        parts = atoms[(group & -group).bit_length() - 1]
        best[group] = best_of(table[part] + best[group ^ part] for part in parts if part & group == part)
        if group not in known:
            table[group] = best[group]


def _atoms(listed: Iterable[int], players: int) -> list[list[int]]:
    """The groups that stay whole in a splitting, by their first player."""
    groups = set(listed) | {1 << player for player in range(players)}
    atoms: list[list[int]] = [[] for _ in range(players)]
    for group in sorted(groups):
        atoms[(group & -group).bit_length() - 1].append(group)
    return atoms


class _Checker:
    """The state of one check: the figures so far, and what was found wrong."""

    def __init__(self, contract: bytes | None) -> None:
        self.contract = _Contract(contract)
        self.values: dict[str, _Value | None] = {}  # None: stands there, but could not be computed
        self.seals: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.recomputed = self.given = self.constants = 0
        self.digest = ""
        self._work = _WORK
        self._heavy: dict[str, int] = {}  # figures whose numbers are long, and what using them costs
        self._numbers: dict[str, Fraction] = {}
        self._mentions: dict[str, None] = {}  # figures in the formula at hand, in order of first mention
        self._depth = 0
        self._name, self._section, self._at = "", "", 0
        formulas: list[tuple[str, Callable[[dict[str, Any]], _Value], str]] = [
            ("given", self.contract.read, "raw as start end line"),
            ("constant", self._constant, "value"),
            ("sum", self._sum, "terms"),
            ("product", self._product, "of"),
            ("quotient", self._quotient, "of"),
            ("least", lambda f: min(self._some(f["of"])), "of"),
            ("greatest", lambda f: max(self._some(f["of"])), "of"),
            ("rounded", self._rounded, "of unit mode"),
            ("apportioned", self._apportioned, "total unit shares"),
            ("entry", self._entry, "of key"),
            ("worths", self._worths, "players listed unlisted"),
            ("synergies", self._synergies, "blocks terms"),
            ("worth", self._worth, "game members"),
            ("dividend", self._dividend, "game draw"),
            ("marginals", self._marginals, "game player weights"),
            ("objections", self._objections, "game sense payoffs listed"),
        ]
        self._formulas = {kind: (read, fields.split()) for kind, read, fields in formulas}

    # The file

    def run(self, trail: bytes) -> None:
        """Check everything that stands in the file."""
        if len(trail) > _FILE_BYTES or trail.count(b"\n") > _LINES:
            self._fault(_Bad("too-large", f"too large to check: over {_FILE_BYTES} bytes or {_LINES} lines"))
            return
        lines = trail.split(b"\n")
        outside = (b'"digest":', b'"environment":')
        body = b"\n".join(line for line in lines if not line.startswith(outside))
        self.digest = "sha256:" + hashlib.sha256(body).hexdigest()
        line = b""
        try:
            for self._section, self._at, line in _layout(lines):
                self._one(line)
        except _Bad as bad:  # a line without a place, or too much work: what follows cannot be checked
            at = bad.line or self._at
            self._fault(bad, lines[at - 1] if at <= len(lines) else b"")

    def _one(self, line: bytes) -> None:
        """Check one record; whatever is wrong with it is noted, and the next one can follow."""
        self._name = ""
        try:
            if self._section == "figures":
                self._figure(line)
            elif self._section == "digest":
                if line != _dumps(self.digest).encode():
                    raise _Bad("digest", f"the digest of these bytes is {self.digest}, not the one stated")
            elif self._section == "format":
                if line != _dumps(FORMAT).encode():
                    raise _Bad("format", f"this checker reads {FORMAT} and nothing else")
            else:
                self._other(_record(line))
        except _TooLargeError:
            raise
        except _Bad as bad:
            self._fault(bad, line)

    def _other(self, record: dict[str, Any]) -> None:
        if self._section == "contract":
            data = self.contract.data
            if data is not None and (found := hashlib.sha256(data).hexdigest()) != record.get("sha256"):
                self._fault(_Bad("contract", f"the contract given is another file: its SHA-256 is {found}"))
            self.contract.open(record)
        elif self._section in ("choices", "findings"):
            _fields(record, ("code", "facts"))

    def _fault(self, bad: _Bad, line: bytes = b"") -> None:
        name = self._name
        if not name and (self._section == "figures" or line.startswith(b'{"formula"')):
            found = re.search(rb'"id":"([^"\\]{1,200})"', line)
            name = found[1].decode("utf-8", "replace") if found else ""
            self.values.setdefault(name, None)
        at = bad.line or self._at
        place = f"line {at}: " if at else ""
        self.faults.append(Fault(_shown(name), bad.code, place + bad.message))

    # One figure

    def _figure(self, line: bytes) -> None:
        before = len(self.faults)
        record = _mapping(_parse(line), "a figure")
        _fields(record, _FIGURE)
        name, formula = _text(record["id"], "id"), _mapping(record["formula"], "a formula")
        if not re.fullmatch(r"[\w.]+", name):
            raise _Bad("id", f"'{_shown(name)}' is not an id")
        self._name = name
        if name in self.values:
            raise _Bad("duplicate-id", "a figure of this id stands above")
        self._spend(_FIGURE_WORK)
        self._mentions, self._depth, value = {}, 0, None
        try:
            parts = self._written(record, line)
            value = self._formula(formula)
            self._agrees(value, parts["value"], record)
            self._sealed(record, parts)
        finally:
            self.values[name], self.seals[name] = value, str(record["seal"])
            if isinstance(value, Fraction) and (cost := _cost(_bits(value))):
                self._heavy[name] = cost
        if len(self.faults) == before:
            self.given += formula["kind"] == "given"
            self.recomputed += formula["kind"] != "given"

    def _written(self, record: dict[str, Any], line: bytes) -> dict[str, str]:
        """Check form and spelling of a figure; return its canonical parts."""
        try:
            parts = {key: _dumps(record[key]) for key in _FIGURE}
        except RecursionError:
            raise _Bad("too-deep", "nested too deeply") from None
        if _joined(parts).encode("utf-8", "surrogatepass") != line:
            self._fault(
                _Bad(
                    "canonical", "not written canonically (sorted keys, no white space, no needless escapes)"
                )
            )
        if record["unit"] not in _UNITS:
            raise _Bad("unit", f"an unknown unit {_shown(record['unit'])}")
        if odd := _mapping(record["ground"], "the ground").keys() - _GROUND:
            raise _Bad("fields", f"its ground has an unknown {_shown(min(odd))}")
        _text(_mapping(record["label"], "the label").get("say"), "the code of the label")
        _text(record["seal"], "the seal")
        return parts

    def _agrees(self, value: _Value, stated: str, record: dict[str, Any]) -> None:
        unit, formula = record["unit"], record["formula"]
        expected = _dumps(str(value) if isinstance(value, Fraction) else value.json())
        if stated != expected:
            same = len(os.path.commonprefix([stated, expected])) if len(stated) > _SHOWN_LENGTH else 0
            start = max(0, same - 20)
            one, two = _shown(expected[start:]), _shown(stated[start:])
            self._fault(_Bad("value", f"computed again it is {one}, the trail says {two}"))
        if (unit == "table") == isinstance(value, Fraction):
            self._fault(_Bad("unit", f"its value is no {unit}"))
        if formula["kind"] == "given" and formula["as"] != unit:
            self._fault(_Bad("unit", f"it was read as {formula['as']}, but its unit is {unit}"))

    def _sealed(self, record: dict[str, Any], parts: dict[str, str]) -> None:
        del parts["seal"]
        below = _dumps([self.seals[name] for name in self._mentions])
        seal = hashlib.sha256(f"[{_joined(parts)},{below}]".encode("utf-8", "surrogatepass")).hexdigest()[:32]
        if record["seal"] != seal:
            self._fault(_Bad("seal", f"its seal should be {seal}: its record or a seal below it was changed"))

    # Formulas

    def _spend(self, steps: int) -> None:
        self._work -= steps
        if self._work < 0:
            raise _TooLargeError("too-large", "too large to check: from here on nothing was checked")

    def _operand(self, operand: object) -> _Value:
        if isinstance(operand, str):
            self._mentions[operand] = None
            if operand in self._heavy:
                self._spend(self._heavy[operand])
            value = self.values.get(operand)
            if value is None:
                stands = operand in self.values
                why = "could not be computed" if stands else "does not stand before it"
                raise _Bad("rests" if stands else "order", f"it rests on '{_shown(operand)}', which {why}")
            return value
        return self._formula(_mapping(operand, "an operand that is no id"))

    def _formula(self, formula: dict[str, Any]) -> _Value:
        kind = formula.get("kind")
        if not isinstance(kind, str) or kind not in self._formulas:
            raise _Bad("kind", f"an unknown kind of formula: {_shown(kind)}")
        compute, fields = self._formulas[kind]
        _fields(formula, [*fields, "kind"], ["sense"] if kind == "worths" else [])
        self._depth += 1
        if self._depth > _DEPTH:
            raise _Bad("too-deep", f"formulas nested more than {_DEPTH} deep")
        self._spend(_OPERAND_WORK)
        value = compute(formula)
        self._depth -= 1
        return self._fit(value) if isinstance(value, Fraction) else value

    def _fit(self, value: Fraction) -> Fraction:
        bits = _bits(value)
        if bits > _BITS:
            raise _Bad("too-large", f"too large to check: a number with more than {_DIGITS} digits")
        self._spend(_cost(bits))
        return value

    def _common(self, denominators: Iterable[int]) -> int:
        """Least common multiple of denominators."""
        common = 1
        for denominator in set(denominators):
            self._spend(_OPERAND_WORK + _cost(denominator.bit_length()))
            common = math.lcm(common, denominator)
            if common.bit_length() > _BITS:
                raise _Bad("too-large", f"too large to check: a denominator with more than {_DIGITS} digits")
        return common

    def _scalar(self, operand: object) -> Fraction:
        value = self._operand(operand)
        if not isinstance(value, Fraction):
            raise _Bad("type", "a table stands where a number is needed")
        return value

    def _some(self, operands: object) -> list[Fraction]:
        rows = _rows(operands, "of")
        self._spend(_OPERAND_WORK * len(rows))
        if not rows:
            raise _Bad("type", "of: at least one operand is needed")
        return [self._scalar(row) for row in rows]

    def _number(self, text: object) -> Fraction:
        """Value of a rational as the trail writes it."""
        known = self._numbers.get(text) if isinstance(text, str) else None
        if known is not None:
            return known
        top, slash, low = _text(text, "a rational").partition("/")
        if len(top) > _DIGITS or len(low) > _DIGITS:
            raise _Bad("too-large", f"too large to check: a number with more than {_DIGITS} digits")
        try:
            value = Fraction(int(top), int(low) if slash else 1)
        except (ValueError, ZeroDivisionError):
            value = None
        if value is None or str(value) != text:
            raise _Bad("number", f"'{_shown(text)}' is not a rational in lowest terms")
        self._spend(_cost(_bits(value)))
        if len(self._numbers) < _ROWS and len(top) + len(low) < _NUMBER_LENGTH:
            self._numbers[str(text)] = value
        return value

    def _constant(self, formula: dict[str, Any]) -> Fraction:
        self.constants += 1
        return self._number(formula["value"])

    def _sum(self, formula: dict[str, Any]) -> Fraction:
        terms = _pairs(formula["terms"], "terms")
        self._spend(_OPERAND_WORK * len(terms))
        totals: dict[int, int] = {}  # numerators by denominator: far fewer divisions
        for text, operand in terms:
            factor, value = self._number(text), self._scalar(operand)
            low = factor.denominator * value.denominator
            totals[low] = totals.get(low, 0) + factor.numerator * value.numerator
        common = self._common(totals)
        return Fraction(sum(top * (common // low) for low, top in totals.items()), common)

    def _product(self, formula: dict[str, Any]) -> Fraction:
        value = Fraction(1)
        for factor in self._some(formula["of"]):
            value = self._fit(value * factor)
        return value

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
        if formula["mode"] != "half away from zero":
            raise _Bad("mode", f"an unknown mode of rounding: {_shown(formula['mode'])}")
        value, unit = self._scalar(formula["of"]), self._unit(formula["unit"])
        units = math.floor(abs(value) / unit + Fraction(1, 2))
        return unit * (units if value > 0 else -units)

    def _apportioned(self, formula: dict[str, Any]) -> _Shares:
        # The order is that of the line (sorted keys), because mentions are counted along it.
        rows = _pairs(formula["shares"], "shares")
        parties = _names([party for party, _ in rows], "parties")
        shares = [self._scalar(share) for _, share in rows]
        total, unit = self._scalar(formula["total"]), self._unit(formula["unit"])
        self._spend(len(rows) * (2 * _ROW_WORK + _cost(_bits(unit))))
        if (total / unit).denominator != 1:
            raise _Bad("apportioned", "the total is no whole number of units")
        exact = [share / unit for share in shares]
        units = [math.floor(share) for share in exact]
        missing = int(total / unit) - sum(units)
        if not 0 <= missing <= len(rows):
            raise _Bad("apportioned", f"{_shown(str(missing))} units are left over for {len(rows)} shares")
        # A sort that keeps the order of equals: they are served by who stands first.
        for i in sorted(range(len(rows)), key=lambda i: units[i] - exact[i])[:missing]:
            units[i] += 1
        return _Shares({party: self._fit(n * unit) for party, n in zip(parties, units, strict=True)})

    def _entry(self, formula: dict[str, Any]) -> Fraction:
        table, key = self._operand(formula["of"]), _text(formula["key"], "key")
        if not isinstance(table, _Shares) or key not in table.rows:
            raise _Bad("entry", f"there is no table by party with an entry for '{_shown(key)}'")
        return table.rows[key]

    # Games

    def _worths(self, formula: dict[str, Any]) -> _Dense:
        players, listed = _names(formula["players"], "players"), dict[int, Fraction]()
        if len(players) > _DENSE_PLAYERS:
            raise _Bad("too-large", f"too large to check: more than {_DENSE_PLAYERS} players by mask")
        game = _Dense(players, 1, [])
        for members, operand in _pairs(formula["listed"], "listed"):
            mask = game.mask(members)
            if mask in listed:
                raise _Bad("names", "one group is listed twice")
            listed[mask] = self._scalar(operand)
        common = self._common(value.denominator for value in listed.values())
        bits = common.bit_length() + max(map(_bits, listed.values()), default=0)
        self._spend(_cost(bits) << len(players) if bits < _BITS else _WORK)
        table = [0] * (1 << len(players))
        self._spend(_ROW_WORK * len(table))
        for mask, value in listed.items():
            table[mask] = value.numerator * (common // value.denominator)
        self._fill(table, listed, formula)
        return _Dense(players, common, table)

    def _fill(self, table: list[int], listed: Iterable[int], formula: dict[str, Any]) -> None:
        """Give the groups not listed the worth that the formula says."""
        unlisted, sense = formula["unlisted"], formula.get("sense", "gain")
        known, players = set(listed), len(formula["players"])
        if unlisted not in ("none", "zero", "superadditive") or sense not in ("gain", "burden"):
            raise _Bad("unlisted", f"unlisted: {_shown(unlisted)}, sense: {_shown(sense)} is not known")
        if unlisted == "none" and len(known) != len(table) - 1:
            raise _Bad("unlisted", f"only {len(known)} of {len(table) - 1} groups are listed")
        if unlisted == "superadditive":
            atoms = _atoms(known, players)
            self._spend(sum(2 * len(parts) << players - 1 - first for first, parts in enumerate(atoms)))
            _cover(table, known, atoms, max if sense == "gain" else min)

    def _synergies(self, formula: dict[str, Any]) -> _Blocks:
        pairs = _pairs(formula["blocks"], "blocks")
        _names([name for name, _ in pairs], "blocks")
        blocks = [_names(members, "members") for _, members in pairs]
        if len(_names(list(itertools.chain(*blocks)), "players")) > _BLOCK_PLAYERS:
            raise _Bad("too-large", f"too large to check: more than {_BLOCK_PLAYERS} players")
        sizes, dividends = [len(block) for block in blocks], dict[tuple[int, ...], Fraction]()
        for term in _rows(formula["terms"], "terms"):
            _fields(_mapping(term, "a term"), ("slots", "without", "value"))
            value, without = self._scalar(term["value"]), _numbers(term["without"], len(blocks))
            slots = [_numbers(slot, len(blocks)) for slot in _rows(term["slots"], "slots")]
            if not slots or not all(slots):
                raise _Bad("slots", "a term needs a slot, and a slot needs a block")
            draws = self._draws(slots, [0 if b in without else size for b, size in enumerate(sizes)])
            absent = [range(size + 1 if b in without else 1) for b, size in enumerate(sizes)]
            self._table(len(draws) * math.prod(map(len, absent)) * len(blocks), len(dividends), _bits(value))
            for draw, taken in itertools.product(draws, itertools.product(*absent)):
                whole = tuple(map(int.__add__, draw, taken))
                dividends[whole] = dividends.get(whole, Fraction(0)) + (-value if sum(taken) % 2 else value)
        common = self._common(value.denominator for value in dividends.values())
        self._table(len(dividends), 0, common.bit_length() + max(map(_bits, dividends.values()), default=0))
        scaled = {draw: int(value * common) for draw, value in dividends.items() if value}
        return _Blocks(blocks, common, scaled)

    def _draws(self, slots: list[list[int]], sizes: list[int]) -> set[tuple[int, ...]]:
        """How many players of each block the groups have that take one player from every slot."""
        draws = {(0,) * len(sizes)}
        for slot in slots:
            self._table(len(draws) * len(slot) * len(sizes), 0, 0)
            draws = {
                (*draw[:b], draw[b] + 1, *draw[b + 1 :]) for draw in draws for b in slot if draw[b] < sizes[b]
            }
        return draws

    def _table(self, entries: int, held: int, bits: int) -> None:
        if entries + held > _ENTRIES or bits > _BITS:
            raise _Bad("too-large", "too large to check: too many or too long dividends")
        self._spend(entries * (_ROW_WORK + _cost(bits)))

    def _game(self, operand: object) -> _Dense | _Blocks:
        game = self._operand(operand)
        if not isinstance(game, _Dense | _Blocks):
            raise _Bad("type", "this is no game")
        self._spend(game.effort)
        return game

    def _worth(self, formula: dict[str, Any]) -> Fraction:
        return self._game(formula["game"]).worth(formula["members"])

    def _dividend(self, formula: dict[str, Any]) -> Fraction:
        game, draw = self._game(formula["game"]), _rows(formula["draw"], "draw")
        if not isinstance(game, _Blocks) or len(draw) != len(game.blocks):
            raise _Bad("draw", "a draw has a count for every block of a game by blocks")
        if any(_whole(count, "draw") > len(block) for count, block in zip(draw, game.blocks, strict=True)):
            raise _Bad("draw", "no group takes so many from a block")
        return Fraction(game.dividends.get(tuple(draw), 0), game.denominator)

    def _marginals(self, formula: dict[str, Any]) -> Fraction:
        game, player = self._game(formula["game"]), _text(formula["player"], "player")
        weights = [self._number(weight) for weight in _rows(formula["weights"], "weights")]
        if player not in game.players or len(weights) != len(game.players):
            raise _Bad("names", "marginals need a player of the game, and a weight for every size of a group")
        self._spend(len(weights) * sum(_ROW_WORK + _cost(_bits(weight)) for weight in weights))
        return game.marginals(player, weights)

    def _objections(self, formula: dict[str, Any]) -> _Listing:
        game, listed = self._game(formula["game"]), _whole(formula["listed"], "listed")
        rows = _pairs(formula["payoffs"], "payoffs")
        paid = dict(zip(_names([name for name, _ in rows], "payoffs"), rows, strict=True))
        if paid.keys() != set(game.players) or formula["sense"] not in ("gain", "burden"):
            raise _Bad("objections", "they need the payoff of every player, and the sense gain or burden")
        exact = {name: self._scalar(operand) for name, (_, operand) in paid.items()}
        scale = self._common([game.denominator, *(value.denominator for value in exact.values())])
        payoffs = [int(exact[name] * scale) for name in game.players]
        bits = max(scale, *map(abs, payoffs)).bit_length()
        self._spend(game.profiles(payoffs) * (_ROW_WORK + _cost(bits)))
        found = _Largest(min(listed, _ROWS))
        game.objections(payoffs, scale, 1 if formula["sense"] == "gain" else -1, found)
        largest = [[game.label(payoffs, who), str(Fraction(excess, scale))] for excess, who in found.rows()]
        groups = str((1 << len(payoffs)) - 2)
        return _Listing({"groups": groups, "objecting": str(found.objecting), "largest": largest})


def _joined(parts: dict[str, str]) -> str:
    return "{" + ",".join(f'"{key}":{text}' for key, text in parts.items()) + "}"


# -- For people --------------------------------------------------------------------------------------------


def verify(trail: bytes, contract: bytes | None = None, expect: str | None = None) -> Report:
    """Check a trail, the contract that it speaks of, and the digest that was printed elsewhere.

    Never raises because of what stands in the trail or in the contract: that is what faults are for.
    """
    checker = _Checker(contract)
    checker.run(trail)
    if expect is not None and expect.strip().removeprefix("sha256:") != checker.digest[7:]:
        message = f"the digest is {checker.digest}, but {_shown(expect)} was expected"
        checker.faults.append(Fault("", "expect", message))
    return Report(
        recomputed=checker.recomputed,
        given=checker.given,
        readings=checker.contract.readings,
        constants=checker.constants,
        digest=checker.digest,
        faults=tuple(checker.faults),
        contract_checked=contract is not None,
        digest_expected=expect is not None,
    )


def lines(report: Report) -> list[str]:
    """Say in plain sentences what was checked, what was not, and what does not hold."""
    if report.contract_checked:
        read = f"{report.readings} numbers were read again at their place in the contract."
    else:
        read = "no contract given: raw texts were read, their bytes were not compared."
    compared = (
        "compared with the one expected" if report.digest_expected else "no --expect: compared with none"
    )
    said = [
        f"recomputed: {report.recomputed} figures were computed again from the figures below them.",
        f"certificate checked: {report.certificate} figures (this format has no certificates).",
        f"given: {report.given} figures are numbers of the contract; {read}",
        f"estimate: {report.estimate} figures (this format has no estimates).",
        f"constants: {report.constants} numbers in formulas were brought by a rule or a choice, not by the contract.",
        f"digest: {report.digest or 'none'} ({compared}).",
        "Not checked: whether a number comes from the right clause, whether a formula, constant or weight is the "
        "one agreed, and what labels, grounds, schedules, choices, findings and the environment say.",
    ]
    for fault in report.faults[:_SHOWN_FAULTS]:
        where = f"figure {fault.figure}: " if fault.figure else ""
        said.append(f"FAULT {fault.code}: {where}{fault.message}")
    if (more := len(report.faults) - _SHOWN_FAULTS) > 0:
        said.append(f"… and {more} more faults.")
    holds = "Everything that was checked holds."
    return [*said, holds if report.green else f"VERIFICATION FAILED: {len(report.faults)} faults."]


def _read(path: str, limit: int) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read(limit + 1)
    with open(path, "rb") as file:  # noqa: PTH123  # one import less in a file that a stranger reads
        return file.read(limit + 1)


def _print(said: list[str]) -> None:
    """Print, even to a terminal that knows ASCII only, and do not mind a reader who has left."""
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
    try:
        options = parser.parse_args(argv)
        trail = _read(options.trail, _FILE_BYTES)
        contract = _read(options.contract, _CONTRACT_BYTES) if options.contract is not None else None
        report = verify(trail, contract, options.expect)
        _print(lines(report))
    except SystemExit as stop:  # how argparse ends: 0 after --help, 2 for a wrong call
        return int(stop.code or 0)
    except OSError as error:
        print(f"verify.py: cannot read {_shown(error.filename)}: {_shown(error.strerror)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  # the promise is: no traceback, whatever happens
        print(
            f"verify.py: a bug in the checker: {type(error).__name__}: {_shown(str(error))}", file=sys.stderr
        )
        return 70
    return 0 if report.green else 1


if __name__ == "__main__":
    sys.exit(main())
