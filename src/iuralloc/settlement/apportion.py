"""A total paid out in whole units by largest remainder, as a formula; the method stands in `problems.rounding`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data, Formula, Look, PartyTable, number
from iuralloc.problems.rounding import Apportionment, Held, Line, apportion, can_hold, held_by

__all__ = ["AT_LEAST", "AT_MOST", "Apportioned", "Apportionment", "Held", "Line", "apportion", "can_hold", "held_by"]


#: the two sides of a bound, as the trail writes them
AT_LEAST: Final = "at least"
AT_MOST: Final = "at most"


@dataclass(frozen=True, slots=True)
class Apportioned(Formula):
    """A total paid out in whole units; its value is a table by party.

    Parameters
    ----------
    total, unit, shares
        Operands.
    within
        Bounds on the part of one party, which whole units keep, too: party, whether it is a least amount, the bound.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from iuralloc.formula import Constant
    >>> half = Constant(Fraction(5, 2))
    >>> paid = Apportioned(Constant(Fraction(5)), Constant(Fraction(1)), (("lake", half), ("maker", half)))
    >>> paid.value(lambda figure: Fraction(0)).as_data()
    [['lake', '3'], ['maker', '2']]
    """

    kind: ClassVar[str] = "apportioned"
    total: Formula
    unit: Formula
    shares: tuple[tuple[str, Formula], ...]
    within: tuple[tuple[str, bool, Formula], ...] = ()

    def value(self, look: Look) -> PartyTable:
        """What each party is paid, in the order of the shares."""
        shares = {party: number(operand, look) for party, operand in self.shares}
        if len(shares) != len(self.shares):
            raise Inconsistency("a party has two shares of one total")
        unit = number(self.unit, look)
        held = held_by(shares, unit, [(party, least, number(bound, look)) for party, least, bound in self.within])
        return PartyTable(apportion(number(self.total, look), shares, unit, held).paid)

    def as_data(self) -> Data:
        """``total``, ``unit`` and ``shares`` by party; ``within`` where there are bounds."""
        data: dict[str, Data] = {
            "kind": self.kind,
            "total": self.total.as_data(),
            "unit": self.unit.as_data(),
            "shares": [[party, operand.as_data()] for party, operand in self.shares],
        }
        if self.within:
            data["within"] = [
                [party, AT_LEAST if least else AT_MOST, bound.as_data()] for party, least, bound in self.within
            ]
        return data

    def parts(self) -> tuple[Formula, ...]:
        """Shares, total, unit, bounds: the order in which the record, keys sorted, mentions them."""
        bounds = (bound for _, _, bound in self.within)
        return (*(operand for _, operand in self.shares), self.total, self.unit, *bounds)
