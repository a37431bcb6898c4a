"""The card of a type of bare game: its fields, and how they become problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from iuralloc.problems.bare.fields import Fields
from iuralloc.problems.kinds import ProblemKind

#: what a bare game can be solved as; a problem that takes work to make is made when it is asked for
Problems: TypeAlias = Mapping[ProblemKind, Callable[[], Any]]


@dataclass(frozen=True, slots=True)
class GameType:
    """One type of bare game.

    Parameters
    ----------
    id
        The value of ``type``.
    fields
        The fields beside it, each with its meaning; those that may be absent end in ``?``.
    read
        Takes the fields; gives the names of those who share, and the problems.
    """

    id: str
    fields: Mapping[str, str]
    read: Callable[[Fields], tuple[tuple[str, ...], Problems]]


@dataclass(frozen=True, slots=True)
class Bare:
    """A bare game that was read: who shares, and as what it can be solved."""

    type: str
    players: tuple[str, ...]
    problems: Problems
