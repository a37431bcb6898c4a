"""Linear equations in fractions by elimination, as at school."""

from collections.abc import Sequence
from fractions import Fraction


def only_solution(rows: Sequence[Sequence[Fraction]], right: Sequence[Fraction]) -> list[Fraction] | None:
    """Solve as many equations as one likes; None if there is no solution, or more than one.

    >>> F = Fraction
    >>> [str(x) for x in only_solution([[F(1), F(1)], [F(1), F(-1)]], [F(10), F(4)])]
    ['7', '3']
    >>> only_solution([[F(1), F(1)], [F(2), F(2)]], [F(10), F(20)]) is None
    True
    >>> only_solution([[F(1)], [F(1)]], [F(1), F(2)]) is None
    True
    """
    table = [[*row, end] for row, end in zip(rows, right, strict=True)]
    unknowns = len(rows[0])
    for column in range(unknowns):
        pivot = next((place for place in range(column, len(table)) if table[place][column]), None)
        if pivot is None:
            return None
        table[column], table[pivot] = table[pivot], table[column]
        head = table[column][column]
        table[column] = [entry / head for entry in table[column]]
        for place, row in enumerate(table):
            if place != column and row[column]:
                factor = row[column]
                table[place] = [entry - factor * above for entry, above in zip(row, table[column], strict=True)]
    if any(row[-1] for row in table[unknowns:]):
        return None
    return [row[-1] for row in table[:unknowns]]
