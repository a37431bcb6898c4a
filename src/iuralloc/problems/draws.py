"""From synergies of kinds to dividends: in how many ways a term can draw its parties from the blocks.

Players of one block are alike, so a group that a term forms is known by how many members it draws from
each block. A term that excludes players is a rule of a marginal contribution net with negative literals
(S. Ieong and Y. Shoham 2005, Marginal contribution nets, EC'05); by inclusion and exclusion it too becomes
dividends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Final, TypeAlias

from iuralloc.errors import Budget, Finding, Inconsistency, LimitReached

#: which blocks a group draws from: pairs (block number, members drawn, at least 1) by block number.
#: Blocks that it does not touch are left out: a thousand named parties are a thousand blocks.
Draw: TypeAlias = tuple[tuple[int, int], ...]

#: steps that one game may take: a term of the size allowed takes a small part of them, so only a contract
#: of many such terms meets the limit, after a second or three
_STEPS: Final = 50 * Budget.SYNERGY_TYPES


@dataclass(frozen=True, slots=True)
class Term:
    """One synergy: a party from each slot, none from the blocks of `without`, and what each such group adds.

    Parameters
    ----------
    slots
        For each party that is drawn, the numbers of the blocks from which it may come.
    without
        Numbers of the blocks of which nobody may be there.
    value
        Added once for every different group that can be formed.
    """

    slots: tuple[tuple[int, ...], ...]
    without: tuple[int, ...]
    value: Fraction


def spread(draw: Draw, blocks: int) -> tuple[int, ...]:
    """A draw with an entry for every block, as the trail writes it.

    Examples
    --------
    >>> spread(((1, 2),), 3)
    (0, 2, 0)
    """
    counts = [0] * blocks
    for block, count in draw:
        counts[block] = count
    return tuple(counts)


def gathered(counts: Iterable[int]) -> Draw:
    """The draw with these counts by block; `spread` undoes it.

    Examples
    --------
    >>> gathered((0, 2, 0))
    ((1, 2),)
    """
    return tuple((block, count) for block, count in enumerate(counts) if count)


class Expansion:
    """Dividends of single groups by draw, summed up term after term.

    Parameters
    ----------
    sizes
        How many members each block has.

    Examples
    --------
    Two of three alike players add 5; one of them without the player of the second block adds 1.

    >>> expansion = Expansion([3, 1])
    >>> expansion.add(((0,), (0,)), (), 5)
    >>> expansion.add(((0,),), (1,), 1)
    >>> expansion.dividends
    {((0, 2),): 5, ((0, 1),): 1, ((0, 1), (1, 1)): -1}
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        self._sizes = tuple(sizes)
        self._steps = 0
        self.dividends: dict[Draw, int] = {}

    def add(self, slots: Sequence[Sequence[int]], without: Sequence[int], value: int) -> None:
        """Add one term, its value a whole number over the denominator of the game.

        Raises
        ------
        LimitReached
            ``synergy-too-large`` if there are more than ``Budget.SYNERGY_TYPES`` ways to draw the parties of
            the term, ``synergies-too-many`` if all terms together take too many steps.
        """
        if not slots:
            raise Inconsistency("a synergy of nobody")
        excluded = tuple(sorted(set(without)))
        # Whoever is excluded cannot be drawn: the group would be without somebody who is in it.
        allowed = [[block for block in dict.fromkeys(slot) if block not in excluded] for slot in slots]
        draws = self._reachable(allowed)
        subsets = prod(self._sizes[block] + 1 for block in excluded)
        self._within_limit(len(draws) * subsets)
        self._count_steps(len(draws) * subsets)
        for absent, sign in self._subsets(excluded):
            for draw in draws:
                together = tuple(sorted(draw + absent))
                total = self.dividends.get(together, 0) + sign * value
                if total:
                    self.dividends[together] = total
                else:
                    self.dividends.pop(together, None)

    def _reachable(self, slots: Sequence[Sequence[int]]) -> list[Draw]:
        """Every draw for which the slots can be given to blocks, each once.

        Members of one block are alike, so a draw can be formed as soon as some assignment of slots to blocks
        has its counts and takes from no block more than it holds.
        """
        draws: dict[Draw, None] = {(): None}
        for slot in sorted(slots, key=len):
            longer: dict[Draw, None] = {}
            for draw in draws:
                self._count_steps(len(slot))
                longer.update(dict.fromkeys(self._one_more(draw, slot)))
                self._within_limit(len(longer))
            draws = longer
        return list(draws)

    def _one_more(self, draw: Draw, slot: Sequence[int]) -> Iterator[Draw]:
        for block in slot:
            at = bisect_left(draw, (block, 0))
            taken = draw[at][1] if at < len(draw) and draw[at][0] == block else 0
            if taken < self._sizes[block]:
                yield (*draw[:at], (block, taken + 1), *draw[at + bool(taken) :])

    def _subsets(self, excluded: Sequence[int]) -> Iterator[tuple[Draw, int]]:
        """How many of the excluded may be there after all, with the sign (-1)^number.

        1{S holds T, nobody of Q} = sum over R in Q of (-1)^|R| 1{S holds T and R}.
        """
        for counts in product(*(range(self._sizes[block] + 1) for block in excluded)):
            draw = tuple((block, count) for block, count in zip(excluded, counts, strict=True) if count)
            yield draw, -1 if sum(counts) % 2 else 1

    def _within_limit(self, ways: int) -> None:
        if ways > Budget.SYNERGY_TYPES:
            raise LimitReached([Finding("synergy-too-large", facts={"limit": str(Budget.SYNERGY_TYPES)})])

    def _count_steps(self, steps: int) -> None:
        self._steps += steps
        if self._steps > _STEPS:
            raise LimitReached([Finding("synergies-too-many", facts={"limit": str(_STEPS)})])
