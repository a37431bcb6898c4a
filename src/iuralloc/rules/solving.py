"""One rule on one bare game: from plain data to an exact answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from iuralloc.errors import Finding, Inconsistency, Refusal
from iuralloc.formula import Reference
from iuralloc.problems.bare import read_bare
from iuralloc.problems.bare.card import Bare
from iuralloc.problems.bare.fields import refuse, shown
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import TUGame
from iuralloc.rules import all_rules
from iuralloc.rules.card import Rule, Solution
from iuralloc.rules.parameters import read_parameters


def solve(game: object, rule: str, params: Mapping[str, Any]) -> Solution:
    """Solve a bare game by one rule.

    Parameters
    ----------
    game
        A mapping as `iuralloc.problems.bare` reads it (with or without the wrapper ``{"game": …, "params": …}``),
        a `TUGame`, or a `GameProblem`.
    rule
        The id of the rule.
    params
        Its parameters; those of other rules are ignored, and win over those in a wrapper.

    Raises
    ------
    ContractAtFault
        With the field named, for whatever is wrong with the game or the parameters.
    LimitReached
        If it would not finish: with its size.

    Examples
    --------
    >>> game = {"type": "tu", "players": ["A", "B"], "worth": {"A": 1, "B": 0, "A+B": "3/2"}}
    >>> solve(game, "shapley", {}).answer
    {'A': Fraction(5, 4), 'B': Fraction(1, 4)}
    """
    card = find_rule(rule)
    game, params = _unwrapped(game, params)
    bare = _bare(game)
    known = frozenset(parameter.name for other in all_rules() for parameter in other.parameters)
    read = read_parameters(card, known, params, bare.players)
    # In the order of the type: a runway is sooner shared as one than as a game of 2^n groups.
    kind = next((kind for kind in bare.problems if kind in card.problems), None)
    if kind is None:
        refuse("rule-not-for-this", "game.type", rule=card.id, type=bare.type, takes=", ".join(card.problems))
    problem = bare.problems[kind]()
    taken = tuple(parameter.name for parameter in card.parameters if parameter.default and parameter.name not in read)
    try:
        return replace(_in_order(card.solve(problem, **read), bare.players), taken=taken)
    except Refusal as refusal:
        raise type(refusal)([_named(finding, params, game) for finding in refusal.findings]) from refusal


def _named(finding: Finding, params: Mapping[str, Any], game: object) -> Finding:
    """A finding of a rule, which knows no fields, with the field that it speaks of: its code begins with the name."""
    tables = {"params": params, "game": game if isinstance(game, Mapping) else {}}
    fields = ((where, name) for where, table in tables.items() for name in table)
    begins = finding.code.replace("-", "_")
    where, name = next((field for field in fields if begins.startswith(field[1].removesuffix("s"))), ("", ""))
    if finding.path or not name:
        return finding
    party = finding.facts.get("party", "")
    inside = f'."{party}"' if party and isinstance(tables[where][name], Mapping) else ""
    return replace(finding, path=f"{where}.{name}{inside}")


def find_rule(name: object) -> Rule:
    """The card of a rule by its id.

    Raises
    ------
    ContractAtFault
        ``rule-unknown``, with the nearest that is known.
    """
    cards = {card.id: card for card in all_rules()}
    if not isinstance(name, str) or name not in cards:
        near = get_close_matches(name, cards, n=1) if isinstance(name, str) else []
        refuse("rule-unknown", "rule", rule=shown(name), near="".join(near), known=", ".join(cards))
    return cards[name]


def game_of(data: object) -> GameProblem:
    """The game that plain data states, of whatever type it is, for those who ask it no rule.

    Raises
    ------
    ContractAtFault
        With the field named; ``check-not-for-this`` where the data are no game of groups.
    LimitReached
        With its size.

    Examples
    --------
    >>> game_of({"type": "bankruptcy", "claims": {"A": 4, "B": 5}, "estate": 6}).game.worth(["A"])
    Fraction(1, 1)
    """
    bare = _bare(_unwrapped(data, {})[0])
    if "game" not in bare.problems:
        refuse("check-not-for-this", "game.type", type=bare.type)
    problem: GameProblem = bare.problems["game"]()
    return problem


def _unwrapped(game: object, params: Mapping[str, Any]) -> tuple[object, Mapping[str, Any]]:
    if not (isinstance(game, Mapping) and "game" in game and "type" not in game):
        return game, params
    for name in game:
        if name not in {"game", "params"}:
            refuse("field-unknown", shown(name), name=shown(name), known="game, params", near="")
    inner = game.get("params")
    if inner is not None and not isinstance(inner, Mapping):
        refuse("field-no-mapping", "params", text=shown(inner))
    return game["game"], {**(inner or {}), **params}


def _bare(game: object) -> Bare:
    match game:
        case TUGame():
            problem = GameProblem(game, Reference("game"))
            return Bare("tu", game.players, {"game": lambda: problem})
        case GameProblem():
            return Bare("tu", game.game.players, {"game": lambda: game})
        case _:
            return read_bare(game)


def _in_order(solution: Solution, players: tuple[str, ...]) -> Solution:
    """The answer in the order of the players, where it is one of players; a game by blocks may have another."""
    answer = solution.answer
    if answer is None or set(answer) != set(players):
        return solution
    if solution.why is not None:
        raise Inconsistency("a solution that exists says why it does not")
    return replace(solution, answer={player: answer[player] for player in players})
