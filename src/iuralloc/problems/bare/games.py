"""What the types of game with transferable worth have in common: a kind, and the game as a problem."""

from __future__ import annotations

from collections.abc import Callable

from iuralloc.errors import Budget
from iuralloc.formula import Reference
from iuralloc.problems.bare.card import Problems
from iuralloc.problems.bare.fields import Fields, refuse, shown
from iuralloc.problems.draws import Term
from iuralloc.problems.games import GameProblem
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import Sense, TUGame, refuse_beyond

#: formulas of a bare game refer to it by this name
GAME = Reference("game")


def read_kind(fields: Fields) -> Sense:
    """``kind: profit`` (the default) or ``kind: cost``.

    Raises
    ------
    ContractAtFault
        ``kind-unknown``.
    """
    kind = fields.get("kind", "profit")
    if not isinstance(kind, str) or kind not in {"profit", "cost"}:
        refuse("kind-unknown", fields.at("kind"), text=shown(kind))
    return "burden" if kind == "cost" else "gain"


def as_game(make: Callable[[], TUGame], sense: Sense = "gain") -> Problems:
    """A game as the one problem; made when it is asked for."""
    return {"game": lambda: GameProblem(make(), GAME, sense=sense)}


def by_terms(players: tuple[str, ...], terms: list[Term]) -> SynergyGame:
    """A game in which every player is a block of its own, by the terms that it adds up."""
    return SynergyGame.of([Block(player, (player,)) for player in players], terms)


def refuse_large(players: int) -> None:
    """Say beforehand how large a table would be.

    Raises
    ------
    LimitReached
        ``table-too-large`` beyond ``Budget.ARRAY_PARTIES`` players.
    """
    refuse_beyond("table-too-large", players, Budget.ARRAY_PARTIES)
