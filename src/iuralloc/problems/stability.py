"""How a division stands up: whether it is efficient, individually rational, and in the core; who objects, by how much.

D. B. Gillies 1959, Contributions to the Theory of Games IV. The excess of a group is what it could earn alone
minus what it gets; of a burden, what it is asked to pay minus what it would pay alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.formula import Data
from iuralloc.problems.coalition import members_of
from iuralloc.problems.emptiness import Answer, Emptiness, Members, emptiness
from iuralloc.problems.games import GameProblem
from iuralloc.problems.objections import Objection, listed_objections
from iuralloc.problems.tugame import Sense
from iuralloc.quantities import rational_text


@dataclass(frozen=True, slots=True)
class Group:
    """A group, or every group of one make-up, and how it fares.

    Parameters
    ----------
    members
        Pairs (player, 1); by type (first player of a type, how many of that type).
    worth, gets
        What it could have (or would pay) alone, and what its members get (or pay) together.
    excess
        Above 0 if it objects.
    """

    members: Members
    worth: Fraction
    gets: Fraction
    excess: Fraction

    def as_data(self, *, by_type: bool) -> Data:
        """Members, or counts by type; numbers as text."""
        return {
            "group": dict(self.members) if by_type else [player for player, _ in self.members],
            "worth": rational_text(self.worth),
            "gets": rational_text(self.gets),
            "excess": rational_text(self.excess),
        }


@dataclass(frozen=True, slots=True)
class Stability:
    """What a division of a game is worth to those who are to accept it.

    Parameters
    ----------
    allocation
        By player.
    sense
        Of the game.
    together
        What all are worth (or pay) together.
    worse_alone
        Players who could do better alone, by how much, largest first.
    groups, objecting
        How many groups were looked at (all but nobody and everybody), and how many of them object.
    largest
        The largest objections, largest first.
    by_size
        The largest excess of each size of group, whatever its sign.
    by_type
        Whether groups are told by how many of each type of alike players they have.
    core
        Whether there is any division to which nobody objects.
    """

    allocation: Mapping[str, Fraction]
    sense: Sense
    together: Fraction
    worse_alone: tuple[Group, ...]
    groups: int
    objecting: int
    largest: tuple[Group, ...]
    by_size: tuple[Group, ...]
    by_type: bool
    core: Emptiness

    @property
    def handed_out(self) -> Fraction:
        """The sum of all parts."""
        return sum(self.allocation.values(), Fraction(0))

    @property
    def surplus(self) -> Fraction:
        """What is handed out beyond what all are worth together; 0 where the division is efficient."""
        return self.handed_out - self.together

    @property
    def efficient(self) -> bool:
        """Whether just the whole is handed out."""
        return self.surplus == 0

    @property
    def in_core(self) -> bool:
        """Whether it is efficient and nobody objects."""
        return self.efficient and self.objecting == 0

    @property
    def largest_excess(self) -> Fraction:
        """Of all groups but that of all; 0 where there is none."""
        return max((group.excess for group in self.by_size), default=Fraction(0))

    @property
    def any_core(self) -> Answer:
        """Whether there is a core: ``nonempty``, ``empty`` or, where that was not looked for, ``unknown``."""
        return "nonempty" if self.in_core else self.core.answer

    def as_data(self) -> Data:
        """Every verdict with its numbers, and the proof of an empty core."""
        return {
            "allocation": {player: rational_text(part) for player, part in self.allocation.items()},
            "sense": self.sense,
            "efficient": {
                "holds": self.efficient,
                "handed_out": rational_text(self.handed_out),
                "together": rational_text(self.together),
                "surplus": rational_text(self.surplus),
            },
            "individually_rational": {
                "holds": not self.worse_alone,
                "worse_off": [{"player": group.members[0][0], **_alone(group)} for group in self.worse_alone],
            },
            "in_core": {
                "holds": self.in_core,
                "groups": str(self.groups),
                "objecting": str(self.objecting),
                "largest": [group.as_data(by_type=self.by_type) for group in self.largest],
            },
            "largest_excess_by_size": [group.as_data(by_type=self.by_type) for group in self.by_size],
            "core": self.any_core,
            "certificate": None if self.in_core else self.core.certificate(),
        }


def _alone(group: Group) -> dict[str, Data]:
    return {"alone": rational_text(group.worth), "gets": rational_text(group.gets), "by": rational_text(group.excess)}


def stability(problem: GameProblem, allocation: Mapping[str, Fraction], *, listed: int = 10) -> Stability:
    """Look at every group, and where some object at whether any division would content all.

    Parameters
    ----------
    problem
        The game.
    allocation
        What each player gets, or pays.
    listed
        How many of the objections to name.

    Raises
    ------
    LimitReached
        ``table-too-large`` or ``game-too-large``: a part of the groups would prove nothing.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 6, 0, 6, 4, 9])
    >>> found = stability(GameProblem(game, Reference("g")), {"A": Fraction(2), "B": Fraction(5), "C": Fraction(2)})
    >>> found.efficient, found.objecting, found.largest[0].members, found.any_core
    (True, 1, (('A', 1), ('C', 1)), 'nonempty')
    """
    game, sense = problem.game, problem.sense
    groups, objecting, largest, by_size, by_type = _looked_at(problem, allocation, listed)
    sign = 1 if sense == "gain" else -1
    alone = [(sign * (game.worth((player,)) - part), player) for player, part in allocation.items()]
    worse = sorted((entry for entry in alone if entry[0] > 0), key=lambda entry: -entry[0])

    def group(objection: Objection) -> Group:
        gets = sum((allocation[player] * count for player, count in objection.members), Fraction(0))
        return Group(objection.members, gets + sign * objection.excess, gets, objection.excess)

    together = game.worth_of_all()
    contented = objecting == 0 and sum(allocation.values(), Fraction(0)) == together
    return Stability(
        allocation,
        sense,
        together,
        tuple(group(Objection(((player, 1),), excess)) for excess, player in worse),
        groups,
        objecting,
        tuple(map(group, largest)),
        tuple(map(group, by_size)),
        by_type,
        Emptiness("nonempty", together, allocation) if contented else emptiness(problem),
    )


def _looked_at(
    problem: GameProblem, allocation: Mapping[str, Fraction], listed: int
) -> tuple[int, int, tuple[Objection, ...], tuple[Objection, ...], bool]:
    """Groups, how many object, the largest objections, the largest excess of each size, whether by type."""
    game = problem.game
    found = listed_objections(game, allocation, problem.sense, listed)
    if found is not None:
        return found.groups, found.objecting, found.largest, found.by_size, found.by_type
    from iuralloc.problems.core_test import core_test
    from iuralloc.problems.gains import Gains

    gains = Gains.of(problem)
    test = core_test(gains.size, gains.worths, gains.amounts(allocation), gains.denominator, listed=listed)

    def named(mask: int, excess: Fraction) -> Objection:
        return Objection(tuple((player, 1) for player in members_of(mask, gains.players)), excess)

    return (
        test.coalitions,
        test.objecting,
        tuple(named(*entry) for entry in test.largest),
        tuple(named(*entry) for entry in test.by_size),
        False,
    )
