"""Whether linear conditions can all hold: variables are eliminated one by one (J. Fourier 1826, T. Motzkin 1936)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

#: a weighted sum of variables that is at most a bound
Condition = tuple[Mapping[str, Fraction], Fraction]


def feasible(variables: Sequence[str], conditions: Sequence[Condition]) -> bool:
    """Whether some point keeps all conditions.

    >>> one = Fraction(1)
    >>> feasible(["x"], [({"x": one}, one), ({"x": -one}, -one)])
    True
    >>> feasible(["x"], [({"x": one}, one), ({"x": -one}, Fraction(-2))])
    False
    """
    left = list(conditions)
    for variable in variables:
        above = [(row, bound) for row, bound in left if row.get(variable, 0) > 0]
        below = [(row, bound) for row, bound in left if row.get(variable, 0) < 0]
        left = [(row, bound) for row, bound in left if not row.get(variable, 0)]
        for upper, most in above:
            for lower, least in below:
                one, other = 1 / upper[variable], -1 / lower[variable]
                names = {*upper, *lower} - {variable}
                row = {n: one * upper.get(n, Fraction(0)) + other * lower.get(n, Fraction(0)) for n in names}
                left.append((row, one * most + other * least))
    return all(bound >= 0 for _, bound in left)
