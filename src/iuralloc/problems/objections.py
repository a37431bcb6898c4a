"""Which groups object to a split: those that would do better without the others, and by how much.

A split is in the core if no group objects (D. B. Gillies 1959, Contributions to the Theory of Games IV).
The excess of a group is what it could earn alone minus what it gets; where the game is a burden, what it is
asked to pay minus what it would pay alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nsmallest
from itertools import product
from math import comb, lcm, prod

from iuralloc.errors import Budget, Inconsistency
from iuralloc.formula import Data
from iuralloc.problems.coalition import listing_order, members_of, numbers_of
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.tugame import Sense, TUGame, WorthGame
from iuralloc.quantities import rational_text


@dataclass(frozen=True, slots=True)
class Objection:
    """A group that objects, or all groups of one make-up that do.

    Parameters
    ----------
    members
        Pairs (player, 1); in a game by blocks (first player of a type, how many of that type), no zeros.
    excess
        By how much; above 0, unless it is only the largest of its size.
    """

    members: tuple[tuple[str, int], ...]
    excess: Fraction


@dataclass(frozen=True, slots=True)
class Objections:
    """The outcome of a core test.

    Parameters
    ----------
    groups
        How many groups were looked at: all but the empty one and that of all.
    objecting
        How many of them object; none means that the split is in the core.
    largest
        The largest objections, largest first.
    by_type
        Whether an entry of `largest` stands for all groups with the same number from each type.
    by_size
        For each size from 1 to n - 1 the first of the groups with the largest excess, whatever its sign.
    """

    groups: int
    objecting: int
    largest: tuple[Objection, ...]
    by_type: bool
    by_size: tuple[Objection, ...] = ()

    def as_data(self) -> Data:
        """Counts as text, and the largest objections with members, or counts by type, and excess."""
        return {
            "groups": str(self.groups),
            "objecting": str(self.objecting),
            "largest": [
                [
                    dict(objection.members) if self.by_type else [player for player, _ in objection.members],
                    rational_text(objection.excess),
                ]
                for objection in self.largest
            ],
        }


def groups_to_test(game: TUGame, payoffs: Mapping[str, Fraction]) -> int:
    """How many groups of different make-up a core test has to look at.

    Players of one block with the same payoff make a type; without blocks every group is one of its own.

    Examples
    --------
    >>> from iuralloc.problems.synergies import Block
    >>> alike = SynergyGame.of([Block("lab", ("a", "b", "c"))], [])
    >>> groups_to_test(alike, dict.fromkeys("abc", Fraction(1)))
    2
    >>> groups_to_test(alike, {"a": Fraction(1), "b": Fraction(1), "c": Fraction(2)})
    4
    """
    if isinstance(game, SynergyGame):
        return prod(type_.size + 1 for types in _types_by_block(game, payoffs) for type_ in types) - 2
    return (1 << len(game.players)) - 2


def objections(game: TUGame, payoffs: Mapping[str, Fraction], sense: Sense, listed: int) -> Objections | None:
    """Look at every group, and keep the largest objections.

    Parameters
    ----------
    game
        By mask every group is looked at; by blocks, one group of each make-up stands for all.
    payoffs
        What each player gets, or pays.
    sense
        ``gain`` or ``burden``.
    listed
        How many of the objections to keep.

    Returns
    -------
    Objections or None
        None, to be reported as not tested, where `groups_to_test` is beyond ``Budget.CORE_TYPES``: a part of
        the groups would prove nothing.

    Examples
    --------
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 6, 0, 6, 4, 9])
    >>> found = objections(game, {"A": Fraction(2), "B": Fraction(5), "C": Fraction(2)}, "gain", 3)
    >>> found.groups, found.objecting, found.largest
    (6, 1, (Objection(members=(('A', 1), ('C', 1)), excess=Fraction(2, 1)),))
    """
    if set(payoffs) != set(game.players):
        raise Inconsistency("a split is tested that is not one of the players of the game")
    if groups_to_test(game, payoffs) > Budget.CORE_TYPES:
        return None
    if isinstance(game, SynergyGame):
        return _by_type(game, payoffs, sense, listed)
    return _by_mask(game.table(), payoffs, sense, listed)


def listed_objections(game: TUGame, payoffs: Mapping[str, Fraction], sense: Sense, listed: int) -> Objections | None:
    """Look at every group where one list holds them: a game of few players, or of few make-ups.

    Returns
    -------
    Objections or None
        None where the groups are to be looked at as an array.
    """
    if isinstance(game, SynergyGame):
        return objections(game, payoffs, sense, listed)
    if len(game.players) <= Budget.TWO_ROADS_PARTIES:
        return objections(game.table(), payoffs, sense, listed)
    return None


@dataclass(frozen=True, slots=True)
class _Type:
    """Players of one block with the same payoff; it is called by its first player."""

    label: str
    size: int
    payoff: Fraction


@dataclass(frozen=True, slots=True)
class _Choice:
    """One way to take members from a block: counts by type, members and their pay in all, groups like it."""

    counts: tuple[int, ...]
    present: int
    pay: int
    ways: int


def _by_mask(game: WorthGame, payoffs: Mapping[str, Fraction], sense: Sense, listed: int) -> Objections:
    denominator = _denominator(game.denominator, payoffs)
    scale = denominator // game.denominator
    sign = 1 if sense == "gain" else -1
    paid = [0] * len(game.worths)
    objecting = []
    tops: dict[int, tuple[int, int]] = {}
    for mask in range(1, len(paid) - 1):
        lowest = mask & -mask
        # A group of one is paid what the player is paid; a larger one, what it was paid without its lowest.
        if mask == lowest:
            paid[mask] = int(payoffs[game.players[mask.bit_length() - 1]] * denominator)
        else:
            paid[mask] = paid[mask ^ lowest] + paid[lowest]
        excess = sign * (game.worths[mask] * scale - paid[mask])
        if excess > 0:
            objecting.append((excess, mask))
        size = mask.bit_count()
        if size not in tops or (-excess, numbers_of(mask)) < (-tops[size][0], numbers_of(tops[size][1])):
            tops[size] = excess, mask
    largest = nsmallest(listed, objecting, key=lambda entry: (-entry[0], *listing_order(entry[1])))

    def named(excess: int, mask: int) -> Objection:
        return Objection(tuple((player, 1) for player in members_of(mask, game.players)), Fraction(excess, denominator))

    return Objections(
        groups=max(len(paid) - 2, 0),
        objecting=len(objecting),
        largest=tuple(named(excess, mask) for excess, mask in largest),
        by_type=False,
        by_size=tuple(named(*tops[size]) for size in sorted(tops)),
    )


def _by_type(game: SynergyGame, payoffs: Mapping[str, Fraction], sense: Sense, listed: int) -> Objections:
    denominator = _denominator(game.denominator, payoffs)
    scale = denominator // game.denominator
    sign = 1 if sense == "gain" else -1
    types = _types_by_block(game, payoffs)
    worths = dict(game.worths_by_counts())
    objecting, found = 0, []
    tops: dict[int, tuple[int, tuple[int, ...]]] = {}
    for chosen in product(*(list(_choices(block, denominator)) for block in types)):
        present = tuple([choice.present for choice in chosen])
        excess = sign * (worths[present] * scale - sum([choice.pay for choice in chosen]))
        # The empty group has no excess; that of all is no group that could leave.
        if excess > 0 and present != game.sizes:
            objecting += prod(choice.ways for choice in chosen)
            found.append((-excess, sum(present), tuple(n for choice in chosen for n in choice.counts)))
        size = sum(present)
        if 0 < size < len(game.players) and (size not in tops or -excess <= tops[size][0]):
            entry = -excess, tuple(n for choice in chosen for n in choice.counts)
            tops[size] = min(tops.get(size, entry), entry)
    labels = [type_.label for block in types for type_ in block]

    def named(negated: int, counts: tuple[int, ...]) -> Objection:
        members = tuple((label, count) for label, count in zip(labels, counts, strict=True) if count)
        return Objection(members, Fraction(-negated, denominator))

    return Objections(
        groups=(1 << len(game.players)) - 2,
        objecting=objecting,
        largest=tuple(named(negated, counts) for negated, _, counts in nsmallest(listed, found)),
        by_type=True,
        by_size=tuple(named(*tops[size]) for size in sorted(tops)),
    )


def _types_by_block(game: SynergyGame, payoffs: Mapping[str, Fraction]) -> list[list[_Type]]:
    """The types of each block in the order of their first players."""
    types = []
    for block in game.blocks:
        alike: dict[Fraction, list[str]] = {}
        for member in block.members:
            alike.setdefault(payoffs[member], []).append(member)
        types.append([_Type(members[0], len(members), payoff) for payoff, members in alike.items()])
    return types


def _choices(types: Sequence[_Type], denominator: int) -> Iterator[_Choice]:
    for counts in product(*(range(type_.size + 1) for type_ in types)):
        yield _Choice(
            counts=counts,
            present=sum(counts),
            pay=int(sum(type_.payoff * n for type_, n in zip(types, counts, strict=True)) * denominator),
            ways=prod(comb(type_.size, n) for type_, n in zip(types, counts, strict=True)),
        )


def _denominator(of_game: int, payoffs: Mapping[str, Fraction]) -> int:
    return lcm(of_game, *(payoff.denominator for payoff in payoffs.values()))
