"""``mcnet``: rules of a marginal contribution network, with players that must be there and others that must not."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_group, read_sequence, refuse
from iuralloc.problems.bare.games import as_game, by_terms, read_kind
from iuralloc.problems.coalition import numbers_of
from iuralloc.problems.draws import Term


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    players = fields.players()
    terms = [
        _term(Fields(entry, f"{fields.at('rules')}[{place}]"), players)
        for place, entry in enumerate(fields.sequence("rules"), start=1)
    ]
    kept = [term for term in terms if term is not None]
    return players, as_game(lambda: by_terms(players, kept), read_kind(fields))


def _term(rule: Fields, players: tuple[str, ...]) -> Term | None:
    present = read_group(read_sequence(rule.need("pos"), rule.at("pos")), players, rule.at("pos"))
    absent = read_group(read_sequence(rule.get("neg", []), rule.at("neg")), players, rule.at("neg"))
    value = rule.number("value")
    rule.done()
    if not present:
        # Without somebody who must be there, the empty group would be worth something.
        refuse("rule-of-nobody", rule.at("pos"))
    if present & absent:
        return None
    return Term(tuple((number,) for number in numbers_of(present)), numbers_of(absent), value)


TYPE = GameType(
    id="mcnet",
    fields={
        "players": "names, in order",
        "rules": "list of {pos: [players who must be there], neg: [players who must not], value}",
        "kind?": "`profit` or `cost`",
    },
    read=_read,
)
