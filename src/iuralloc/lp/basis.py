"""A basis of integer columns with its exact inverse, kept in whole numbers over one determinant.

The step from one basis to the next divides without remainder (E. H. Bareiss 1968, Mathematics of Computation
22; J. Edmonds 1967), so that the numbers stay minors of the columns and no fraction is ever reduced. Ties are
broken lexicographically (G. B. Dantzig, A. Orden & P. Wolfe 1955, Pacific Journal of Mathematics 5), so that a
simplex method on such bases ends, whatever column it lets in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from fractions import Fraction
from operator import mul
from typing import Generic, TypeAlias, TypeVar

Key = TypeVar("Key")

#: called inside loops; raises where the work has to stop
Tick: TypeAlias = Callable[[], None]


def no_tick() -> None:
    """Nothing stops the work but its end."""


class NotABasis(Exception):
    """The columns are not as many as the rows, or depend on each other."""


class Basis(Generic[Key]):
    """Columns a_1 … a_m of whole numbers, independent, and the weights w with sum w_i a_i = target.

    Parameters
    ----------
    columns
        Pairs of a key and a column of m whole numbers.
    target
        m whole numbers.
    free
        Keys whose weights may be negative; they never leave.

    Raises
    ------
    NotABasis
        If the columns do not span the space.

    Examples
    --------
    >>> basis = Basis([("u", (2, 0)), ("w", (1, 3))], (4, 6))
    >>> basis.weights()
    {'u': Fraction(1, 1), 'w': Fraction(2, 1)}
    >>> basis.pivot(basis.leaving(basis.image((0, 1))), (0, 1), "z")
    >>> basis.weights()
    {'u': Fraction(2, 1), 'z': Fraction(6, 1)}
    """

    __slots__ = ("_free", "_rows", "determinant", "keys", "size")

    def __init__(
        self, columns: Sequence[tuple[Key, Sequence[int]]], target: Sequence[int], free: Collection[Key] = ()
    ) -> None:
        self.size = len(target)
        self.keys = [key for key, _ in columns]
        self._free = frozenset(free)
        self._rows, self.determinant = _inverse([column for _, column in columns], target)
        self.restart()

    def restart(self) -> None:
        """Break ties from now on by this basis: called where a search begins, with no weight below 0."""
        size = self.size
        for number, row in enumerate(self._rows):
            row[size + 1 :] = [0] * size
            row[size + 1 + number] = self.determinant

    def numerators(self) -> list[int]:
        """The weights over `determinant`, in the order of `keys`."""
        return [row[self.size] for row in self._rows]

    def weights(self) -> dict[Key, Fraction]:
        """The weight of each column; may be 0, and below 0."""
        return {
            key: Fraction(weight, self.determinant) for key, weight in zip(self.keys, self.numerators(), strict=True)
        }

    def feasible(self) -> bool:
        """Whether no weight is below 0, free ones apart."""
        return all(weight >= 0 or key in self._free for key, weight in zip(self.keys, self.numerators(), strict=True))

    def prices(self, costs: Sequence[int]) -> list[int]:
        """What makes every column of the basis cost what it is priced, over `determinant`.

        Parameters
        ----------
        costs
            One for each column, in the order of `keys`.
        """
        totals = [0] * self.size
        for cost, row in zip(costs, self._rows, strict=True):
            if cost:
                totals = [total + cost * entry for total, entry in zip(totals, row, strict=False)]
        return totals

    def image(self, column: Sequence[int]) -> list[int]:
        """The column in terms of the basis, over `determinant`."""
        return [sum(map(mul, row, column)) for row in self._rows]

    def leaving(self, image: Sequence[int]) -> int | None:
        """Which column gives way to one with this image: the first weight to reach 0; None if none ever does."""
        chosen: int | None = None
        for number, entry in enumerate(image):
            if entry <= 0 or self.keys[number] in self._free:
                continue
            if chosen is None or self._earlier(number, entry, chosen, image[chosen]):
                chosen = number
        return chosen

    def _earlier(self, one: int, one_entry: int, other: int, other_entry: int) -> bool:
        size = self.size
        for mine, yours in zip(self._rows[one][size:], self._rows[other][size:], strict=True):
            left, right = mine * other_entry, yours * one_entry
            if left != right:
                return left < right
        return False

    def pivot(self, leaving: int | None, column: Sequence[int], key: Key) -> None:
        """Put a column in the place of another; its image there must not be 0."""
        if leaving is None:
            raise NotABasis
        image = self.image(column)
        pivot, before, own = image[leaving], self.determinant, self._rows[leaving]
        if pivot == 0:
            raise NotABasis
        sign = 1 if pivot > 0 else -1
        for number, row in enumerate(self._rows):
            entry = image[number]
            if number == leaving:
                continue
            if entry:
                self._rows[number] = [
                    sign * ((mine * pivot - entry * yours) // before) for mine, yours in zip(row, own, strict=True)
                ]
            elif pivot != before:
                self._rows[number] = [sign * (mine * pivot // before) for mine in row]
        if sign < 0:
            self._rows[leaving] = [-entry for entry in own]
        self.determinant = sign * pivot
        self.keys[leaving] = key


def _inverse(columns: Sequence[Sequence[int]], target: Sequence[int]) -> tuple[list[list[int]], int]:
    """Inverse and solution, both times the determinant, which is made positive; room for the ties behind them.

    A column that is done with makes room for that of the inverse, so that no unit matrix is carried along; columns
    with few entries come first, because they fill the others least.
    """
    size = len(target)
    if len(columns) != size or any(len(column) != size for column in columns):
        raise NotABasis
    rows = [[*entries, wanted] for *entries, wanted in zip(*columns, target, strict=True)]
    left, owners, before = list(range(size)), [0] * size, 1
    for step in sorted(range(size), key=lambda place: sum(map(bool, columns[place]))):
        found = next((number for number in left if rows[number][step]), None)
        if found is None:
            raise NotABasis
        left.remove(found)
        owners[step] = found
        _eliminate(rows, found, step, before)
        before, rows[found][step] = rows[found][step], before
    sign = 1 if before > 0 else -1
    places = sorted(range(size), key=owners.__getitem__)
    inverse = [
        [*(sign * row[place] for place in places), sign * row[size], *([0] * size)]
        for row in (rows[owner] for owner in owners)
    ]
    return inverse, sign * before


def _eliminate(rows: list[list[int]], found: int, step: int, before: int) -> None:
    """Clear a column in all rows but one, and leave there what belongs in the inverse."""
    own = rows[found]
    pivot = own[step]
    for number, row in enumerate(rows):
        entry = row[step]
        if number == found:
            continue
        if entry:
            rows[number] = [(mine * pivot - entry * yours) // before for mine, yours in zip(row, own, strict=True)]
            rows[number][step] = -entry
        elif pivot != before:
            rows[number] = [mine * pivot // before for mine in row]
