"""The level at which capped parts add up to a total: water that fills tanks of different widths and heights.

Every rule that gives "the same to all, but to nobody more than a cap" is an equation for one number: the sum
of min(cap, level x weight) is the total. The sum rises with the level and bends where a cap is met, so it is
solved exactly by going from bend to bend.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, TypeAlias

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data, Formula, Look, number
from iuralloc.problems.fineness import refuse_too_fine
from iuralloc.quantities import rational_text

#: the weight of a part, at least 0, and its cap; None where there is none
Row: TypeAlias = tuple[Fraction, Fraction | None]


def level_of(rows: Sequence[Row], total: Fraction) -> Fraction | None:
    """The smallest level at which the parts min(cap, level x weight) add up to the total.

    It may be below 0; in O(n log n) for n parts.

    Returns
    -------
    Fraction or None
        None where the caps do not hold the total, or no part has a weight.

    Raises
    ------
    LimitReached
        ``denominator-too-large``.

    Examples
    --------
    >>> one = Fraction(1)
    >>> level_of([(one, Fraction(100)), (one, Fraction(200)), (one, Fraction(300))], Fraction(360))
    Fraction(130, 1)
    >>> level_of([(one, Fraction(100)), (2 * one, None)], Fraction(400))
    Fraction(150, 1)
    >>> level_of([(one, Fraction(100))], Fraction(101)) is None
    True
    """
    refuse_too_fine([total, *(part for row in rows for part in row if part is not None)])
    left = total - sum((min(cap, Fraction(0)) for weight, cap in rows if not weight and cap is not None), Fraction(0))
    rising = sum((weight for weight, _ in rows), Fraction(0))
    bends = sorted((cap / weight, weight, cap) for weight, cap in rows if weight and cap is not None)
    for bend, weight, cap in bends:
        if left <= bend * rising:
            return left / rising
        left -= cap
        rising -= weight
    return left / rising if rising else None


@dataclass(frozen=True, slots=True)
class Level(Formula):
    """A level put forward, with the equation that it solves.

    Parameters
    ----------
    rows
        For each part the operand of its weight, and of its cap or None.
    total
        What the parts add up to.
    solved
        The level.

    Examples
    --------
    >>> from iuralloc.formula import Constant
    >>> one, seven, nine = (Constant(Fraction(amount)) for amount in (1, 7, 9))
    >>> Level(((one, seven), (one, None)), nine, Fraction(9, 2)).value(lambda _: Fraction(0))
    Fraction(9, 2)
    """

    kind: ClassVar[str] = "level"
    rows: tuple[tuple[Formula, Formula | None], ...]
    total: Formula
    solved: Fraction

    def value(self, look: Look) -> Fraction:
        """The level, after it was substituted: the parts add up, and at no lower level they would."""
        rows = [(number(weight, look), None if cap is None else number(cap, look)) for weight, cap in self.rows]
        parts = [weight * self.solved for weight, _ in rows]
        paid = [part if cap is None else min(cap, part) for part, (_, cap) in zip(parts, rows, strict=True)]
        rises = any(weight and part == least for part, least, (weight, _) in zip(parts, paid, rows, strict=True))
        if sum(paid, Fraction(0)) != number(self.total, look) or not rises or any(weight < 0 for weight, _ in rows):
            raise Inconsistency("a level does not solve its equation")
        return self.solved

    def as_data(self) -> Data:
        """``rows`` of weight and cap, ``total``, and the level as ``value``."""
        return {
            "kind": self.kind,
            "rows": [[weight.as_data(), None if cap is None else cap.as_data()] for weight, cap in self.rows],
            "total": self.total.as_data(),
            "value": rational_text(self.solved),
        }

    def parts(self) -> tuple[Formula, ...]:
        """Weights and caps row by row, then the total."""
        return (*(part for row in self.rows for part in row if part is not None), self.total)
