"""Linear production by trying every corner: the best plan of a coalition, and the prices that its resources bear.

G. Owen (1975), On the core of linear production games, Mathematical Programming 9.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from oracles.square_systems import only_solution

Row = Sequence[Fraction]


def corners(rows: Sequence[Row], bounds: Row) -> Iterator[list[Fraction]]:
    """Yield the corners of all x >= 0 with row . x <= bound for every row, some perhaps twice.

    >>> F = Fraction
    >>> [[str(x) for x in corner] for corner in corners([[F(1)], [F(2)]], [F(5), F(6)])]
    [['3'], ['0']]
    """
    unknowns = len(rows[0])
    signs = [[Fraction(-(place == column)) for column in range(unknowns)] for place in range(unknowns)]
    lines = [*zip([*rows, *signs], [*bounds, *[Fraction(0)] * unknowns], strict=True)]
    for tight in combinations(lines, unknowns):
        corner = only_solution([row for row, _ in tight], [bound for _, bound in tight])
        if corner is not None and all(dot(row, corner) <= bound for row, bound in lines):
            yield corner


def dot(one: Row, other: Row) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True)), Fraction(0))


def best_plan(prices: Row, needs: Sequence[Row], resources: Row) -> Fraction:
    """Earn as much as the resources allow; every product must need some resource.

    >>> F = Fraction
    >>> print(best_plan([F(68), F(52)], [[F(4), F(5)], [F(6), F(2)]], [F(4), F(33)]))
    68
    """
    return max(dot(prices, plan) for plan in corners(needs, resources))


def shadow_prices(prices: Row, needs: Sequence[Row], resources: Row) -> list[list[Fraction]]:
    """List every corner of the cheapest prices of the resources at which no product is worth more than it needs."""
    columns = [[-row[product] for row in needs] for product in range(len(prices))]
    found = [[*price] for price in dict.fromkeys(map(tuple, corners(columns, [-price for price in prices])))]
    least = min(dot(resources, price) for price in found)
    return [price for price in found if dot(resources, price) == least]


def pooled(resources: Mapping[str, Row], group: frozenset[str]) -> list[Fraction]:
    """Add up what the members bring."""
    return [sum(column, Fraction(0)) for column in zip(*(resources[member] for member in group), strict=True)]


def owen_payoffs(prices: Row, needs: Sequence[Row], resources: Mapping[str, Row]) -> list[dict[str, Fraction]]:
    """Pay each party the value of its resources; one answer for each corner of the prices, all different.

    >>> F = Fraction
    >>> brought = {"1": [F(4), F(33)], "2": [F(6), F(39)], "3": [F(60), F(0)]}
    >>> answers = owen_payoffs([F(68), F(52)], [[F(4), F(5)], [F(6), F(2)]], brought)
    >>> [{party: str(amount) for party, amount in answer.items()} for answer in answers]
    [{'1': '230', '2': '282', '3': '480'}]
    """
    answers: list[dict[str, Fraction]] = []
    for price in shadow_prices(prices, needs, pooled(resources, frozenset(resources))):
        answer = {party: dot(price, brought) for party, brought in resources.items()}
        if answer not in answers:
            answers.append(answer)
    return answers
