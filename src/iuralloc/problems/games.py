"""The formulas whose value is a game, as contracts write it: group by group, or by synergies of blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from iuralloc.errors import Budget, Inconsistency
from iuralloc.formula import Data, Formula, Look, number
from iuralloc.problems.coalition import mask_of
from iuralloc.problems.cover import superadditive_cover
from iuralloc.problems.draws import Term
from iuralloc.problems.readings import WorthOf
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import Sense, TUGame, WorthGame, common_denominator, refuse_beyond

#: what a group is worth that is not listed: there is none such, nothing, or what its parts are worth
Unlisted: TypeAlias = Literal["none", "zero", "superadditive"]


@dataclass(frozen=True, slots=True)
class GameProblem:
    """A game to be solved, and the operands by which the formulas of its payoffs refer to it.

    Parameters
    ----------
    game
        The game itself.
    stated
        The operand whose value is the game, normally a reference to its figure.
    worth_of_all
        The operand whose value is the worth of all players, where a figure states it: else formulas that
        need it list all players.
    sense
        Whether worths are something to have or to pay: what is defined for gains is applied to the negated
        game of a burden, so that "core" always means that no group pays more than it would alone.
    """

    game: TUGame
    stated: Formula
    worth_of_all: Formula | None = None
    sense: Sense = "gain"

    @property
    def together(self) -> Formula:
        """The operand whose value is the worth of all players."""
        return self.worth_of_all or WorthOf(self.stated, self.game.players)


@dataclass(frozen=True, slots=True)
class Worths(Formula):
    """A game written group by group.

    Parameters
    ----------
    players
        All players, in the order of the contract.
    listed
        Members of a group, and what states its worth.
    unlisted
        What the other groups are worth.
    sense
        Tells a ``superadditive`` cover whether the best splitting is the dearest or the cheapest.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from iuralloc.formula import Constant
    >>> nine = Constant(Fraction(9))
    >>> Worths(("A", "B"), ((("A", "B"), nine),), "superadditive").value(lambda figure: Fraction(0)).worths
    (0, 0, 0, 9)
    """

    kind: ClassVar[str] = "worths"
    players: tuple[str, ...]
    listed: tuple[tuple[tuple[str, ...], Formula], ...]
    unlisted: Unlisted
    sense: Sense = "gain"

    def value(self, look: Look) -> WorthGame:
        """The game by mask.

        Raises
        ------
        LimitReached
            ``game-too-large``, ``cover-too-large``, ``denominator-too-large``.
        """
        count = len(self.players)
        refuse_beyond("game-too-large", count, Budget.WORTH_PARTIES)
        worths = {mask_of(members, self.players): number(operand, look) for members, operand in self.listed}
        if 0 in worths or len(worths) != len(self.listed):
            raise Inconsistency("a group is listed twice, or nobody has a worth")
        denominator = common_denominator(worths.values())
        whole = {mask: int(worth * denominator) for mask, worth in worths.items()}
        return WorthGame.of_whole_numbers(self.players, denominator, self._filled(whole))

    def _filled(self, listed: Mapping[int, int]) -> list[int]:
        count = len(self.players)
        if self.unlisted == "superadditive":
            return superadditive_cover(count, listed, self.sense)
        if self.unlisted == "none" and len(listed) != (1 << count) - 1:
            raise Inconsistency("not every group has a worth, and nothing says what the others are worth")
        return [listed.get(mask, 0) for mask in range(1 << count)]

    def as_data(self) -> Data:
        """``players``, ``listed``, ``unlisted``; ``sense`` only where it decides something."""
        data = {
            "kind": self.kind,
            "players": list(self.players),
            "listed": [[list(members), operand.as_data()] for members, operand in self.listed],
            "unlisted": self.unlisted,
        }
        if self.unlisted == "superadditive" and self.sense == "burden":
            data["sense"] = self.sense
        return data

    def parts(self) -> tuple[Formula, ...]:
        """What states the worths, in the order of the list."""
        return tuple(operand for _, operand in self.listed)


@dataclass(frozen=True, slots=True)
class StatedTerm:
    """A synergy as the contract states it; `draws.Term` with an operand for a value."""

    slots: tuple[tuple[int, ...], ...]
    without: tuple[int, ...]
    value: Formula

    def as_data(self) -> Data:
        """``slots``, ``without``, ``value``."""
        return {
            "slots": [list(slot) for slot in self.slots],
            "without": list(self.without),
            "value": self.value.as_data(),
        }


@dataclass(frozen=True, slots=True)
class Synergies(Formula):
    """A game written as synergies of blocks of alike players.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from iuralloc.formula import Constant
    >>> labs = Block("lab", ("lab_1", "lab_2", "lab_3"))
    >>> pairs = StatedTerm(((0,), (0,)), (), Constant(Fraction(2)))
    >>> Synergies((labs,), (pairs,)).value(lambda figure: Fraction(0)).worth_of_all()
    Fraction(6, 1)
    """

    kind: ClassVar[str] = "synergies"
    blocks: tuple[Block, ...]
    terms: tuple[StatedTerm, ...]

    def value(self, look: Look) -> SynergyGame:
        """The game by its dividends.

        Raises
        ------
        LimitReached
            ``synergy-too-large``, ``synergies-too-many``, ``denominator-too-large``.
        """
        terms = [Term(term.slots, term.without, number(term.value, look)) for term in self.terms]
        return SynergyGame.of(self.blocks, terms)

    def as_data(self) -> Data:
        """``blocks`` with their members, and ``terms``."""
        return {
            "kind": self.kind,
            "blocks": [[block.name, list(block.members)] for block in self.blocks],
            "terms": [term.as_data() for term in self.terms],
        }

    def parts(self) -> tuple[Formula, ...]:
        """What states the values of the terms, in order."""
        return tuple(term.value for term in self.terms)
