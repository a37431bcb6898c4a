"""The nucleolus by the definition: one linear program after another over all coalitions, for very few players.

At each step the largest excess is made least; then every coalition is asked, by a program of its own, whether its
excess is the same in every optimum; those are fixed (M. Maschler, B. Peleg & L. S. Shapley 1979, Mathematics of
Operations Research 4). The programs are solved by a table of fractions and R. G. Bland's rule.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

Row = tuple[list[Fraction], str, Fraction]


def nucleolus_by_programs(
    worths: Sequence[Fraction], *, rational: bool = True, divisor: Callable[[int], int] = lambda _: 1
) -> list[Fraction] | None:
    """Find it; None if nobody could be kept from less than alone.

    Parameters
    ----------
    worths
        By mask.
    rational
        Whether nobody may get less than alone.
    divisor
        What the excess of a coalition, as a mask, is divided by.

    >>> worths = [Fraction(worth) for worth in (0, 0, 0, 4, 0, 3, 2, 6)]
    >>> [str(amount) for amount in nucleolus_by_programs(worths)]
    ['3', '2', '1']
    """
    everyone = len(worths) - 1
    players = everyone.bit_length()
    if rational and sum(worths[1 << i] for i in range(players)) > worths[everyone]:
        return None
    fixed: list[Row] = [(_vector(everyone, players, 0), "=", worths[everyone])]
    if rational:
        fixed += [(_vector(1 << i, players, 0), ">=", worths[1 << i]) for i in range(players)]
    open_masks = list(range(1, everyone))
    point = [worths[everyone]]
    while open_masks:
        rows = [*fixed, *((_vector(mask, players, divisor(mask)), ">=", worths[mask]) for mask in open_masks)]
        level, point = _least([Fraction(0)] * players + [Fraction(1)], rows)
        tied = [*rows, ([Fraction(0)] * players + [Fraction(1)], "=", level)]
        kept = []
        for mask in open_masks:
            amount = worths[mask] - level * divisor(mask)
            # The most that the coalition gets in an optimum; if no more, its excess is the level in all of them.
            most, _ = _least([-entry for entry in _vector(mask, players, 0)], tied)
            if -most == amount:
                fixed.append((_vector(mask, players, 0), "=", amount))
            else:
                kept.append(mask)
        open_masks = kept
    return point[:players]


def _vector(mask: int, players: int, last: int) -> list[Fraction]:
    return [*(Fraction(mask >> i & 1) for i in range(players)), Fraction(last)]


def _least(costs: list[Fraction], rows: list[Row]) -> tuple[Fraction, list[Fraction]]:
    """Make a sum of free variables least. All programs here have an optimum, or one without end that stops at 0.

    Free variables are differences of two; rows get slacks and placeholders; two phases.
    """
    width, height = len(costs), len(rows)
    slacks = [number for number, (_, relation, _) in enumerate(rows) if relation != "="]
    table = []
    for number, (vector, relation, bound) in enumerate(rows):
        sign = -1 if bound < 0 else 1
        slack = [Fraction(0)] * len(slacks)
        if relation == ">=":
            slack[slacks.index(number)] = Fraction(-sign)
        signed = [sign * entry for entry in vector]
        places = [Fraction(int(number == other)) for other in range(height)]
        table.append([*signed, *(-entry for entry in signed), *slack, *places, sign * bound])
    real = 2 * width + len(slacks)
    basis = [real + number for number in range(height)]
    _pivot_to_the_end(table, basis, [Fraction(0)] * real + [Fraction(1)] * height, real + height)
    for number, column in enumerate(basis):
        if column >= real:
            assert table[number][-1] == 0, "no point fulfils the rows"
            entering = next((place for place in range(real) if table[number][place]), None)
            if entering is not None:
                _pivot(table, basis, number, entering)
    full = [*costs, *(-cost for cost in costs)] + [Fraction(0)] * (len(slacks) + height)
    _pivot_to_the_end(table, basis, full, real)
    values = [Fraction(0)] * (real + height)
    for number, column in enumerate(basis):
        values[column] = table[number][-1]
    point = [values[place] - values[width + place] for place in range(width)]
    return sum((cost * value for cost, value in zip(costs, point, strict=True)), Fraction(0)), point


def _pivot_to_the_end(table: list[list[Fraction]], basis: list[int], costs: list[Fraction], allowed: int) -> None:
    while True:
        entering = None
        for place in range(allowed):
            if costs[place] - sum(costs[basis[k]] * row[place] for k, row in enumerate(table) if row[place]) < 0:
                entering = place
                break
        if entering is None:
            return
        ratios = [(row[-1] / row[entering], basis[k], k) for k, row in enumerate(table) if row[entering] > 0]
        assert ratios, "a program has no end"
        _pivot(table, basis, min(ratios)[2], entering)


def _pivot(table: list[list[Fraction]], basis: list[int], number: int, entering: int) -> None:
    own = table[number] = [entry / table[number][entering] for entry in table[number]]
    for k, row in enumerate(table):
        if k != number and row[entering]:
            factor = row[entering]
            table[k] = [mine - factor * theirs for mine, theirs in zip(row, own, strict=True)]
    basis[number] = entering
