"""The search for the nucleolus: level after level, with or without a guide, always exact."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from iuralloc.lp.basis import Tick
from iuralloc.problems.excesses import Point
from iuralloc.problems.nucleolus.level import solve_level
from iuralloc.problems.nucleolus.settled import Game, Settled

if TYPE_CHECKING:
    from iuralloc.problems.nucleolus.guide import Guide

#: up to so many players the scan is so cheap that loading a solver would take longer than doing without
UNGUIDED_PLAYERS = 10


def search(game: Game, tick: Tick, *, guided: bool) -> Point:
    """The division that makes the largest discontent least, then the next, to one answer."""
    settled = Settled(game)
    guide = _guide(game, tick) if guided else None
    point = Point.of([Fraction(game.excesses.worth(1))])
    while not settled.complete:
        proposed = guide.proposed() if guide else None
        level, point = solve_level(game, settled, proposed, tick)
        settled.settle_level(level)
        if guide:
            guide.follow(settled)
    return point


def _guide(game: Game, tick: Tick) -> Guide:
    from iuralloc.problems.nucleolus.guide import Guide

    return Guide(game, tick)
