"""Formulas as data: how a figure follows from other figures.

A formula is a small tree. Its leaves are readings of the contract, constants that a rule brings, and
references to figures. It can compute its value, name what it rests on, and write itself down; the sentence
that a reader sees and the check by a stranger start from what is written down, not from this code.
`docs/trail-format.md` describes every kind. Kinds that speak of games stand in ``problems``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Protocol, TypeAlias

from iuralloc.errors import Inconsistency, Place
from iuralloc.quantities import rational_text

#: plain data: dictionaries, lists, strings, whole numbers, None; never a float
Data: TypeAlias = Any


class TableValue(Protocol):
    """A value that is a table: a game, payments by party, the objections to a split."""

    def as_data(self) -> Data:
        """The value as plain data with rationals as text."""
        ...


Value: TypeAlias = Fraction | TableValue
Look: TypeAlias = Callable[[str], Value]


class Formula(ABC):
    """How one figure is made; every kind is a frozen record."""

    kind: ClassVar[str]

    @abstractmethod
    def value(self, look: Look) -> Value:
        """The value, where `look` gives the value of a figure by its id."""

    @abstractmethod
    def as_data(self) -> Data:
        """The formula as the trail carries it."""

    def parts(self) -> tuple[Formula, ...]:
        """The formulas directly below this one, in order."""
        return ()

    def figures(self) -> Iterator[str]:
        """Ids of the figures it rests on, in order of first mention."""
        seen: set[str] = set()
        for name in self._mentions():
            if name not in seen:
                seen.add(name)
                yield name

    def _mentions(self) -> Iterator[str]:
        for part in self.parts():
            yield from part._mentions()  # noqa: SLF001 - the same class, one level down


def number(formula: Formula, look: Look) -> Fraction:
    """The value of a formula that must be one number."""
    value = formula.value(look)
    if not isinstance(value, Fraction):
        raise Inconsistency(f"{formula.kind} is a table where one number is wanted")
    return value


@dataclass(frozen=True, slots=True)
class Given(Formula):
    """A number read from the contract: its characters, where they stand, and as what they are read.

    `read_as` is ``amount`` (in the unit of the contract), ``number`` or ``years``; an amount in another `currency` is
    in as many units of that one, and stands only in a product with its rate of exchange.
    """

    kind: ClassVar[str] = "given"
    amount: Fraction
    raw: str
    place: Place
    read_as: str
    currency: str = ""

    def value(self, look: Look) -> Fraction:  # noqa: ARG002 - a leaf looks nothing up
        """The value that was read."""
        return self.amount

    def as_data(self) -> Data:
        """Raw text, byte range, line, and as what it is read; the cell, if it stands in a sheet."""
        data: dict[str, Data] = {
            "kind": self.kind, "raw": self.raw, "as": self.read_as,
            "start": self.place.start, "end": self.place.end, "line": self.place.line,
        }  # fmt: skip
        if self.currency:
            data["currency"] = self.currency
        cell = self.place.cell
        return {**data, "cell": [cell.file, cell.sheet, cell.ref]} if cell else data


@dataclass(frozen=True, slots=True)
class Carried(Formula):
    """A balance that an earlier trail closes with; it is given here, and computed there.

    Parameters
    ----------
    amount
        What it comes to.
    figure, seal
        The figure of that trail, and its seal, which covers all that it rests on.
    """

    kind: ClassVar[str] = "carried"
    amount: Fraction
    figure: str
    seal: str

    def value(self, look: Look) -> Fraction:  # noqa: ARG002 - a leaf looks nothing up
        """The balance."""
        return self.amount

    def as_data(self) -> Data:
        """The figure, its seal, its value."""
        return {"kind": self.kind, "figure": self.figure, "seal": self.seal, "value": rational_text(self.amount)}


@dataclass(frozen=True, slots=True)
class Constant(Formula):
    """A number that a rule or a printed choice brings; it stands in no contract."""

    kind: ClassVar[str] = "constant"
    amount: Fraction

    def value(self, look: Look) -> Fraction:  # noqa: ARG002 - a leaf looks nothing up
        """The number itself."""
        return self.amount

    def as_data(self) -> Data:
        """The number as text."""
        return {"kind": self.kind, "value": rational_text(self.amount)}


@dataclass(frozen=True, slots=True)
class Reference(Formula):
    """Another figure, by its id; written down as the bare id."""

    kind: ClassVar[str] = "figure"
    figure: str

    def value(self, look: Look) -> Value:
        """The value of that figure."""
        return look(self.figure)

    def as_data(self) -> Data:
        """The bare id."""
        return self.figure

    def _mentions(self) -> Iterator[str]:
        yield self.figure


@dataclass(frozen=True, slots=True)
class Sum(Formula):
    """A sum of terms, each with a rational coefficient.

    Examples
    --------
    >>> Sum.of(Constant(Fraction(2)), Constant(Fraction(3)), signs=(1, -1)).value(lambda _: Fraction(0))
    Fraction(-1, 1)
    """

    kind: ClassVar[str] = "sum"
    terms: tuple[tuple[Fraction, Formula], ...]

    @classmethod
    def of(cls, *parts: Formula, signs: tuple[int, ...] | None = None) -> Sum:
        """The sum of the parts, or their difference where a sign is −1."""
        return cls(tuple((Fraction(sign), part) for sign, part in zip(signs or (1,) * len(parts), parts, strict=True)))

    def value(self, look: Look) -> Fraction:
        """Σ coefficient × term."""
        return sum((coefficient * number(term, look) for coefficient, term in self.terms), Fraction(0))

    def as_data(self) -> Data:
        """``terms``: pairs of coefficient and operand."""
        return {"kind": self.kind, "terms": [[rational_text(c), term.as_data()] for c, term in self.terms]}

    def parts(self) -> tuple[Formula, ...]:
        """The terms without their coefficients."""
        return tuple(term for _, term in self.terms)


@dataclass(frozen=True, slots=True)
class _OfSeveral(Formula):
    of: tuple[Formula, ...]

    def as_data(self) -> Data:
        """``of``: the operands in order."""
        return {"kind": self.kind, "of": [part.as_data() for part in self.of]}

    def parts(self) -> tuple[Formula, ...]:
        """The operands."""
        return self.of


@dataclass(frozen=True, slots=True)
class Product(_OfSeveral):
    """A product of any number of factors."""

    kind: ClassVar[str] = "product"

    def value(self, look: Look) -> Fraction:
        """Π factors."""
        result = Fraction(1)
        for factor in self.of:
            result *= number(factor, look)
        return result


@dataclass(frozen=True, slots=True)
class Quotient(_OfSeveral):
    """The first operand divided by the second."""

    kind: ClassVar[str] = "quotient"

    def value(self, look: Look) -> Fraction:
        """Dividend / divisor; whoever states the formula has made sure that the divisor is not zero."""
        dividend, divisor = (number(part, look) for part in self.of)
        return dividend / divisor


@dataclass(frozen=True, slots=True)
class Least(_OfSeveral):
    """The smallest operand."""

    kind: ClassVar[str] = "least"

    def value(self, look: Look) -> Fraction:
        """The minimum."""
        return min(number(part, look) for part in self.of)


@dataclass(frozen=True, slots=True)
class Greatest(_OfSeveral):
    """The largest operand."""

    kind: ClassVar[str] = "greatest"

    def value(self, look: Look) -> Fraction:
        """The maximum."""
        return max(number(part, look) for part in self.of)


@dataclass(frozen=True, slots=True)
class Rounded(Formula):
    """A number brought to whole units: halves away from zero (四舍五入), or down.

    Examples
    --------
    >>> half, unit = Constant(Fraction(5, 2)), Constant(Fraction(1))
    >>> [str(Rounded(half, unit, mode).value(lambda _: Fraction(0))) for mode in ("half away from zero", "down")]
    ['3', '2']
    """

    kind: ClassVar[str] = "rounded"
    of: Formula
    unit: Formula
    mode: str = "half away from zero"

    def value(self, look: Look) -> Fraction:
        """A multiple of the unit: the nearest, or the next one below."""
        unit = number(self.unit, look)
        units = number(self.of, look) / unit
        if self.mode == "down":
            return unit * (units.numerator // units.denominator)
        whole = (2 * abs(units.numerator) + units.denominator) // (2 * units.denominator)
        return unit * (whole if units >= 0 else -whole)

    def as_data(self) -> Data:
        """``of``, ``unit`` and the mode in words."""
        return {"kind": self.kind, "of": self.of.as_data(), "unit": self.unit.as_data(), "mode": self.mode}

    def parts(self) -> tuple[Formula, ...]:
        """Number and unit."""
        return (self.of, self.unit)


@dataclass(frozen=True, slots=True)
class PartyTable:
    """Numbers by party, in the order of the parties.

    Examples
    --------
    >>> PartyTable({"maker": Fraction(1, 2)}).as_data()
    [['maker', '1/2']]
    """

    entries: Mapping[str, Fraction]

    def as_data(self) -> Data:
        """Pairs of party and number."""
        return [[party, rational_text(amount)] for party, amount in self.entries.items()]


@dataclass(frozen=True, slots=True)
class Entry(Formula):
    """One party's entry of a figure that is a table by party."""

    kind: ClassVar[str] = "entry"
    of: Formula
    key: str

    def value(self, look: Look) -> Fraction:
        """The entry under the key."""
        table = self.of.value(look)
        if not isinstance(table, PartyTable):
            raise Inconsistency("an entry is asked of a value that is no table by party")
        return table.entries[self.key]

    def as_data(self) -> Data:
        """``of`` and ``key``."""
        return {"kind": self.kind, "of": self.of.as_data(), "key": self.key}

    def parts(self) -> tuple[Formula, ...]:
        """The table."""
        return (self.of,)
