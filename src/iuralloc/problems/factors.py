"""Correction factors: what each party counts for, printed as such or made of ratings and their weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from iuralloc.errors import ContractAtFault, Finding
from iuralloc.problems.division import Stated
from iuralloc.problems.fineness import refuse_too_fine


@dataclass(frozen=True, slots=True)
class Factors:
    """Shares before a correction, and what the correction goes by.

    Parameters
    ----------
    base
        Amounts by party before the correction; empty where there is nothing to correct.
    printed
        The factor of each party, taken as it is; empty where ratings make it.
    ratings
        Points by party, by what is rated.
    weights
        What each rating counts for; ratios.
    """

    base: Mapping[str, Stated] = field(hash=False)
    printed: Mapping[str, Stated] = field(default_factory=dict, hash=False)
    ratings: Mapping[str, Mapping[str, Stated]] = field(default_factory=dict, hash=False)
    weights: Mapping[str, Stated] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in ("base", "printed", "ratings", "weights"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))
        columns = [points.value for column in self.ratings.values() for points in column.values()]
        refuse_too_fine([*(stated.value for stated in self.weights.values()), *columns])

    @property
    def factor(self) -> dict[str, Stated]:
        """The factor of each party: as printed, or the composite of its ratings.

        Raises
        ------
        ContractAtFault
            As `composite`.
        """
        if self.printed:
            return dict(self.printed)
        return {party: Stated.of(part) for party, part in self.composite().items()}

    def composite(self) -> dict[str, Fraction]:
        """Every rating scaled to 1 first, then weighted: sum of weight x points / points of all, over the weights.

        Raises
        ------
        ContractAtFault
            ``ratings-missing``; ``ratings-sum-to-zero`` (fact ``name``).

        Examples
        --------
        >>> one, three = Stated.of(1), Stated.of(3)
        >>> risk, money = {"uni": one, "firm": three}, {"uni": three, "firm": three}
        >>> made = Factors({}, {}, {"risk": risk, "money": money}, {"risk": one, "money": one})
        >>> made.composite()["uni"]
        Fraction(3, 8)
        """
        whole = self._weighed("factor_weights", {name: weight.value for name, weight in self.weights.items()})
        composite: dict[str, Fraction] = {}
        for name, column in self.ratings.items():
            points = self._weighed(name, {party: points.value for party, points in column.items()})
            for party, rated in column.items():
                part = self.weights[name].value * rated.value / (whole * points)
                composite[party] = composite.get(party, Fraction(0)) + part
        return composite

    def points(self) -> dict[str, Fraction]:
        """Ratings weighted as they stand, and scaled to 1 once at the end.

        Raises
        ------
        ContractAtFault
            ``ratings-missing``; ``ratings-sum-to-zero`` (fact ``name``).

        Examples
        --------
        >>> one, three = Stated.of(1), Stated.of(3)
        >>> risk, money = {"uni": one, "firm": three}, {"uni": three, "firm": three}
        >>> made = Factors({}, {}, {"risk": risk, "money": money}, {"risk": one, "money": one})
        >>> made.points()["uni"]
        Fraction(2, 5)
        """
        points: dict[str, Fraction] = {}
        for name, column in self.ratings.items():
            for party, rated in column.items():
                points[party] = points.get(party, Fraction(0)) + self.weights[name].value * rated.value
        whole = self._weighed("ratings", points)
        return {party: part / whole for party, part in points.items()}

    def _weighed(self, name: str, numbers: Mapping[str, Fraction]) -> Fraction:
        if not self.ratings:
            raise ContractAtFault([Finding("ratings-missing")])
        total = sum(numbers.values(), Fraction(0))
        if total <= 0:
            raise ContractAtFault([Finding("ratings-sum-to-zero", facts={"name": name})])
        return total
