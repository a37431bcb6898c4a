"""Whether a game has a core at all, for games by groups and by make-ups of alike players; proved either way.

O. N. Bondareva 1963 and L. S. Shapley 1967: the core is empty exactly if groups with weights that count every
player once are worth more, so weighted, than all are together. Where players are alike, the mean of a division
over all ways to exchange them is in the core with it: one amount for each block is enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Final, Literal, TypeAlias

from iuralloc.errors import Budget, Inconsistency
from iuralloc.formula import Data
from iuralloc.lp.certificate import Optimum, optimum
from iuralloc.lp.program import Program, Row
from iuralloc.problems.coalition import members_of
from iuralloc.problems.gains import Gains
from iuralloc.problems.games import GameProblem
from iuralloc.problems.synergies import SynergyGame
from iuralloc.quantities import rational_text

#: a group: pairs (player, 1), or (first player of a block, how many of the block)
Members: TypeAlias = tuple[tuple[str, int], ...]
Answer: TypeAlias = Literal["nonempty", "empty", "unknown"]

#: players of a game by groups: beyond that the proof may take minutes
DENSE_PLAYERS: Final = 20
#: groups of different make-up of a game by blocks
MAKE_UPS: Final = 6_000


@dataclass(frozen=True, slots=True)
class Weighted:
    """A group (or every group of one make-up, together) with its weight and worth.

    Parameters
    ----------
    members
        Who.
    weight
        Above 0.
    worth
        Of one such group.
    """

    members: Members
    weight: Fraction
    worth: Fraction


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Whether there is a core, and why.

    Parameters
    ----------
    answer
        ``unknown`` where the game is too large for a proof.
    point
        A division in the core, where there is one.
    weights
        Where there is none: weighted, the groups count every player once (by make-up: every block as often as it
        has members), and are worth more (of a burden: less) than all together.
    together
        What all are worth.
    by_type
        Whether members are counted by block.
    """

    answer: Answer
    together: Fraction
    point: Mapping[str, Fraction] | None = None
    weights: tuple[Weighted, ...] = ()
    by_type: bool = False

    @property
    def promised(self) -> Fraction:
        """What the weighted groups are worth."""
        return sum((entry.weight * entry.worth for entry in self.weights), Fraction(0))

    def certificate(self) -> Data:
        """The point, or the weights with the worths that they multiply, in the names of the players."""
        if self.answer == "nonempty" and self.point is not None:
            return {"kind": "core_point", "point": {name: rational_text(part) for name, part in self.point.items()}}
        if self.answer == "unknown":
            return None
        return {
            "kind": "empty_core",
            "together": rational_text(self.together),
            "promised": rational_text(self.promised),
            "weights": [
                [
                    dict(entry.members) if self.by_type else [player for player, _ in entry.members],
                    rational_text(entry.weight),
                    rational_text(entry.worth),
                ]
                for entry in self.weights
            ],
        }


def emptiness(problem: GameProblem) -> Emptiness:
    """Find a division in the core, or the weights that prove that there is none.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> majority = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 1, 0, 1, 1, 1])
    >>> found = emptiness(GameProblem(majority, Reference("game")))
    >>> found.answer, str(found.promised), str(found.together)
    ('empty', '3/2', '1')
    """
    game = problem.game
    if isinstance(game, SynergyGame) and len(game.players) > Budget.TWO_ROADS_PARTIES:
        return _by_blocks(game, -1 if problem.sense == "burden" else 1)
    if len(game.players) > DENSE_PLAYERS:
        return Emptiness("unknown", game.worth_of_all())
    return _by_groups(problem)


def _by_groups(problem: GameProblem) -> Emptiness:
    from iuralloc.problems.core_by_programs import core_nonempty

    gains, together = Gains.of(problem), problem.game.worth_of_all()
    verdict = core_nonempty(gains.size, gains.worths, gains.denominator)
    if verdict.point is not None:
        return Emptiness("nonempty", together, gains.by_player(verdict.point))
    weights = tuple(
        Weighted(
            tuple((player, 1) for player in members_of(mask, gains.players)),
            weight,
            gains.sign * Fraction(int(gains.worths[mask]), gains.denominator),
        )
        for mask, weight in verdict.weights
    )
    return Emptiness("empty", together, weights=weights)


def _by_blocks(game: SynergyGame, sign: int) -> Emptiness:
    """One amount for each block: enough to be a division in the core, if there is one."""
    names, together = [block.members[0] for block in game.blocks], game.worth_of_all()
    worths = {
        counts: sign * Fraction(worth, game.denominator)
        for counts, worth in islice(game.worths_by_counts(), MAKE_UPS + 2)
        if any(counts) and counts != game.sizes
    }
    if len(worths) > MAKE_UPS:
        return Emptiness("unknown", together, by_type=True)
    found = _least_contented(game, names, worths)
    if found.value <= sign * together:
        return Emptiness("nonempty", together, _shared_out(game, found, sign * together, sign), by_type=True)
    weights = tuple(
        Weighted(
            tuple((name, n) for name, n in zip(names, counts, strict=True) if n),
            weight,
            sign * worth,
        )
        for counts, worth in worths.items()
        if (weight := found.weights.get(_name(counts)))
    )
    return Emptiness("empty", together, weights=weights, by_type=True)


def _least_contented(game: SynergyGame, names: Sequence[str], worths: Mapping[tuple[int, ...], Fraction]) -> Optimum:
    """The least sum that contents every group; a demand is taken in only when the others leave it unmet."""
    sizes = {name: Fraction(size) for name, size in zip(names, game.sizes, strict=True)}
    singles = [tuple(int(place == number) for place in range(len(names))) for number in range(len(names))]
    rows = {counts: _row(names, counts, worths[counts]) for counts in singles}
    while True:
        found = optimum(Program(tuple(names), sizes, tuple(rows.values())))
        if not isinstance(found, Optimum):
            raise Inconsistency("the demands of groups have no least sum")
        amounts = [found.point[name] for name in names]

        def unmet(counts: tuple[int, ...], amounts: Sequence[Fraction] = tuple(amounts)) -> Fraction:
            return worths[counts] - sum((n * amount for n, amount in zip(counts, amounts, strict=True)), Fraction(0))

        worst = max(worths, key=unmet)
        if unmet(worst) <= 0:
            return found
        rows[worst] = _row(names, worst, worths[worst])


def _row(names: Sequence[str], counts: tuple[int, ...], worth: Fraction) -> Row:
    coefficients = {name: Fraction(n) for name, n in zip(names, counts, strict=True) if n}
    return Row(_name(counts), coefficients, ">=", worth)


def _shared_out(game: SynergyGame, found: Optimum, whole: Fraction, sign: int) -> dict[str, Fraction]:
    """The least amounts that content every group, and what is left in equal parts."""
    rest = (whole - found.value) / len(game.players)
    return {member: sign * (found.point[block.members[0]] + rest) for block in game.blocks for member in block.members}


def _name(counts: tuple[int, ...]) -> str:
    return ",".join(map(str, counts))
