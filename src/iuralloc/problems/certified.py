"""The formula of what no arithmetic finds but a proof confirms: an answer put forward, with weights of groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal, TypeAlias

from iuralloc.formula import Data, Entry, Formula, Look, PartyTable
from iuralloc.problems.gains import Gains
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import Sense
from iuralloc.quantities import rational_text

#: what is claimed of the answer
Claim: TypeAlias = Literal["nucleolus", "prenucleolus", "per_capita_nucleolus", "core_least", "core_most"]


@dataclass(frozen=True, slots=True)
class Certified(Formula):
    """A table by party of which something is claimed, and the proof; whoever checks it needs no solver.

    Parameters
    ----------
    game
        The game that it speaks of.
    sense
        Of that game.
    claim
        What the table is.
    answer
        By player.
    proof
        Plain data as the trail writes it; masks follow the order of the players of the game, amounts are gains.
    """

    kind: ClassVar[str] = "certified"
    game: Formula
    sense: Sense
    claim: Claim
    answer: tuple[tuple[str, Fraction], ...]
    proof: Data

    def value(self, look: Look) -> PartyTable:  # noqa: ARG002 - the proof ties it to the game
        """The answer by party."""
        return PartyTable(dict(self.answer))

    def as_data(self) -> Data:
        """``answer``, ``claim``, ``game``, ``proof`` and ``sense``."""
        return {
            "kind": self.kind,
            "answer": [[player, rational_text(amount)] for player, amount in self.answer],
            "claim": self.claim,
            "game": self.game.as_data(),
            "proof": self.proof,
            "sense": self.sense,
        }

    def parts(self) -> tuple[Formula, ...]:
        """The game."""
        return (self.game,)


def certified(problem: GameProblem, claim: Claim, answer: Mapping[str, Fraction], proof: Data) -> Certified:
    """The formula of an answer in the order of the players of a table of the game."""
    ordered = tuple((player, answer[player]) for player in Gains.of(problem).players)
    return Certified(problem.stated, problem.sense, claim, ordered, proof)


def entries(table: Formula, answer: Mapping[str, Fraction]) -> dict[str, Formula]:
    """For each party its entry of the table."""
    return {player: Entry(table, player) for player in answer}
