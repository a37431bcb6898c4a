"""A game as programs read it: whole numbers by mask, of which everybody wants much; burdens are negated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from iuralloc.formula import Data
from iuralloc.problems.dense import dense
from iuralloc.problems.games import GameProblem
from iuralloc.quantities import rational_text

if TYPE_CHECKING:
    from iuralloc.problems.excesses import Worths


@dataclass(frozen=True, slots=True, eq=False)
class Gains:
    """A game of gains as a table, and the way back to the parties.

    Parameters
    ----------
    players
        In the order of their bits.
    worths
        2^n whole numbers over the denominator.
    denominator
        Above 0.
    sign
        -1 where the game is a burden and was negated.
    """

    players: tuple[str, ...]
    worths: Worths
    denominator: int
    sign: int

    @classmethod
    def of(cls, problem: GameProblem) -> Gains:
        """The table of a problem.

        Raises
        ------
        LimitReached
            Where a table would be too large, see `dense`.

        Examples
        --------
        >>> from iuralloc.formula import Reference
        >>> from iuralloc.problems.tugame import WorthGame
        >>> game = WorthGame.of_whole_numbers("AB", 2, [0, 4, 5, 7])
        >>> Gains.of(GameProblem(game, Reference("costs"), sense="burden")).worths
        [0, -4, -5, -7]
        """
        table = dense(problem.game)
        worths: Worths = table.worths
        if problem.sense == "burden":
            worths = [-worth for worth in worths] if isinstance(worths, tuple) else -worths  # type: ignore[operator]
        return cls(table.players, worths, table.denominator, -1 if problem.sense == "burden" else 1)

    @property
    def size(self) -> int:
        """The number of players."""
        return len(self.players)

    def by_player(self, amounts: Sequence[Fraction]) -> dict[str, Fraction]:
        """Amounts of gain, player by player, as what each gets or pays."""
        return {player: self.sign * amount for player, amount in zip(self.players, amounts, strict=True)}

    def amounts(self, allocation: Mapping[str, Fraction]) -> list[Fraction]:
        """What each gets or pays, as amounts of gain in the order of the players."""
        return [self.sign * allocation[player] for player in self.players]

    def described(self, certificate: Data) -> Data:
        """A certificate with what its masks and signs mean."""
        return {"players": list(self.players), "sense": "burden" if self.sign < 0 else "gain", **certificate}

    def with_worths(self, certificate: Data) -> Data:
        """A certificate that weighs groups, with the gains of these groups and of all together."""
        masks = sorted({*(int(mask) for mask, _ in certificate.get("weights", ())), (1 << self.size) - 1})
        worths = [[str(mask), rational_text(Fraction(int(self.worths[mask]), self.denominator))] for mask in masks]
        return {**self.described(certificate), "worths": worths}
