"""``factors``: shares before a correction, and factors, or ratings that make them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_numbers_of, read_players, refuse
from iuralloc.problems.bare.numbers import none_negative, stated
from iuralloc.problems.factors import Factors


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    base = fields.numbers("base") if fields.has("base") else {}
    players = tuple(base) or _rated(fields)
    if not fields.has("ratings"):
        factors = Factors(stated(base), stated(fields.numbers_of("factors", players)))
    else:
        if fields.has("factors"):
            refuse("field-unknown", fields.at("factors"), name="factors", known="ratings, factor_weights", near="")
        ratings = _ratings(fields, players)
        names = tuple(ratings)
        weights = none_negative(fields.numbers_of("factor_weights", names), fields.at("factor_weights"))
        factors = Factors(stated(base), {}, {name: stated(column) for name, column in ratings.items()}, stated(weights))
    fields.get("base")
    return players, {"factors": lambda: factors}


def _rated(fields: Fields) -> tuple[str, ...]:
    """The players where there is nothing to correct: those of the factors, or of the first column of ratings."""
    if not fields.has("ratings"):
        return tuple(fields.numbers("factors"))
    columns = [*fields.mapping("ratings").values()]
    first = columns[0] if columns else {}
    return read_players(list(first) if isinstance(first, dict) else [], fields.at("ratings"))


def _ratings(fields: Fields, players: Sequence[str]) -> dict[str, dict[str, Fraction]]:
    ratings = {}
    for name, column in fields.mapping("ratings").items():
        at = f"{fields.at('ratings')}.{name}"
        ratings[name] = read_numbers_of(column, players, at)
        none_negative(ratings[name], at)
    return ratings


TYPE = GameType(
    id="factors",
    fields={
        "base?": "shares before the correction",
        "factors?": "the factor of each player",
        "ratings?": "instead of factors: points by player, by what is rated",
        "factor_weights?": "what each rating counts for",
    },
    read=_read,
)
