"""``variance``: the risk of a group is the variance of the sum of its members' results."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_number, read_sequence, refuse
from iuralloc.problems.bare.games import as_game, by_terms, read_kind
from iuralloc.problems.draws import Term


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    players = fields.players()
    at, rows = fields.at("covariance"), fields.sequence("covariance")
    matrix = [[read_number(cell, f"{at}[{i}]") for cell in read_sequence(row, at)] for i, row in enumerate(rows, 1)]
    if len(matrix) != len(players) or any(len(row) != len(players) for row in matrix):
        refuse("matrix-wrong-size", at, wanted=str(len(players)))
    for i, row in enumerate(matrix):
        for j in range(i):
            if row[j] != matrix[j][i]:
                refuse("matrix-not-symmetric", at, row=str(i + 1), column=str(j + 1))
    return players, as_game(lambda: by_terms(players, _terms(matrix)), read_kind(fields))


def _terms(matrix: list[list[Fraction]]) -> list[Term]:
    """Var(sum) = sum of the variances + twice the covariance of every pair: dividends of one and two."""
    alone = [Term(((i,),), (), row[i]) for i, row in enumerate(matrix)]
    pairs = [Term(((j,), (i,)), (), 2 * row[j]) for i, row in enumerate(matrix) for j in range(i)]
    return alone + pairs


TYPE = GameType(
    id="variance",
    fields={
        "players": "names, in order",
        "covariance": "symmetric matrix, in their order",
        "kind?": "`profit` or `cost`",
    },
    read=_read,
)
