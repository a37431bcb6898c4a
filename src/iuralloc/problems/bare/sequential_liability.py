"""``sequential_liability``: damages in causal order, each caused by its party and by all before it."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_players, refuse
from iuralloc.problems.bare.games import as_game, by_terms
from iuralloc.problems.bare.numbers import not_negative
from iuralloc.problems.chain import Chain, Step
from iuralloc.problems.division import Stated


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    at = fields.at("steps")
    entries = fields.sequence("steps")
    if not entries:
        refuse("players-missing", at)
    chain = Chain(tuple(_step(Fields(entry, f"{at}[{place}]")) for place, entry in enumerate(entries, start=1)))
    return chain.parties, {"chain": lambda: chain, **as_game(lambda: by_terms(chain.parties, chain.terms()))}


def _step(fields: Fields) -> Step:
    party = read_players([fields.need("party")], fields.at("party"))[0]
    damage = not_negative(fields.number("damage"), fields.at("damage"), party)
    fields.done()
    return Step(party, Stated.of(damage))


TYPE = GameType(
    id="sequential_liability",
    fields={"steps": "list of {party, damage} in causal order; a party may stand in several"},
    read=_read,
)
