"""An amount to divide by numbers that belong to the parties: weights, or agreed parts of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from iuralloc.errors import Inconsistency
from iuralloc.formula import Constant, Formula


@dataclass(frozen=True, slots=True)
class Stated:
    """A number together with the formula that states it.

    Rules compute with the number and write with the formula; they know no figure by its name.
    """

    value: Fraction
    formula: Formula

    @classmethod
    def of(cls, number: Fraction | int) -> Stated:
        """A number that stands for itself, as in a bare game that no contract states.

        Examples
        --------
        >>> Stated.of(3).value
        Fraction(3, 1)
        """
        return cls(Fraction(number), Constant(Fraction(number)))


@dataclass(frozen=True, slots=True)
class Division:
    """An estate and a number for each party who shares in it.

    Parameters
    ----------
    estate
        The amount to divide.
    weights
        By party, in the order of the contract.
    weights_total
        The sum of the weights, where a figure states it: with a thousand parties it saves each of a
        thousand formulas a sum of a thousand terms.

    Examples
    --------
    >>> from iuralloc.formula import Constant, Reference
    >>> fee = Stated(Fraction(90), Reference("fees.amount"))
    >>> list(Division(fee, {"maker": Stated(Fraction(2), Constant(Fraction(2)))}).weights)
    ['maker']
    """

    estate: Stated
    weights: Mapping[str, Stated] = field(hash=False)
    weights_total: Stated | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", MappingProxyType(dict(self.weights)))
        if not self.weights:
            raise Inconsistency("an amount is divided among nobody")
        if self.weights_total is not None and self.weights_total.value != self.sum_of_weights:
            raise Inconsistency("the sum of the weights is stated as another number")

    @property
    def sum_of_weights(self) -> Fraction:
        """Of all parties."""
        return sum((weight.value for weight in self.weights.values()), Fraction(0))
