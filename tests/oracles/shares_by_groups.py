"""Values of games by blocks the long way round: list every group that has a dividend, and hand it out group by group."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

Handing = Callable[[Sequence[str]], Mapping[str, Fraction]]


def handed_out(
    players: Iterable[str], dividends: Iterable[tuple[Sequence[str], Fraction]], hand: Handing
) -> dict[str, Fraction]:
    """Add up what everybody gets of every group.

    >>> found = handed_out("ABC", [("AB", Fraction(1)), ("ABC", Fraction(1))], lambda group: {group[0]: Fraction(1)})
    >>> {player: str(amount) for player, amount in found.items()}
    {'A': '2', 'B': '0', 'C': '0'}
    """
    received = dict.fromkeys(players, Fraction(0))
    for group, dividend in dividends:
        for player, part in hand(group).items():
            received[player] += dividend * part
    return received


def groups_of_draws(
    blocks: Sequence[Sequence[str]], draws: Mapping[tuple[tuple[int, int], ...], Fraction]
) -> Iterator[tuple[tuple[str, ...], Fraction]]:
    """List the groups of each draw, with the dividend of each."""
    for draw, dividend in draws.items():
        for chosen in product(*(combinations(blocks[block], count) for block, count in draw)):
            yield tuple(member for members in chosen for member in members), dividend


def down_the_levels(levels: Sequence[Sequence[Sequence[str]]]) -> Handing:
    """Hand a dividend to the blocks touched, level by level, then to the members.

    >>> hand = down_the_levels([["AB", "C"]])
    >>> {player: str(part) for player, part in hand("ABC").items()}
    {'A': '1/4', 'B': '1/4', 'C': '1/2'}
    """

    def hand(group: Sequence[str]) -> dict[str, Fraction]:
        parts = [(list(group), Fraction(1))]
        for level in levels:
            finer = []
            for members, part in parts:
                touched = [inside for block in level if (inside := [name for name in members if name in block])]
                finer += [(inside, part / len(touched)) for inside in touched]
            parts = finer
        return {name: part / len(members) for members, part in parts for name in members}

    return hand


def by_weight(weights: Mapping[str, Fraction], classes: Sequence[Sequence[str]]) -> Handing:
    """Hand a dividend to the highest class that has a member, by weight.

    >>> hand = by_weight({"A": Fraction(1), "B": Fraction(2), "C": Fraction(9)}, ["C", "AB"])
    >>> {player: str(part) for player, part in hand("ABC").items()}
    {'A': '1/3', 'B': '2/3'}
    """

    def hand(group: Sequence[str]) -> dict[str, Fraction]:
        highest = next(members for members in reversed(classes) if set(members) & set(group))
        sharing = [name for name in group if name in highest]
        whole = sum(weights[name] for name in sharing)
        return {name: weights[name] / whole for name in sharing}

    return hand


def backwards(hand: Handing) -> Handing:
    """Hand out in the dual game: "all of a group" becomes "one of it", a sum over the groups in it.

    >>> hand = backwards(by_weight({"A": Fraction(2), "B": Fraction(1)}, ["AB"]))
    >>> {player: str(part) for player, part in hand("AB").items()}
    {'A': '1/3', 'B': '2/3'}
    """

    def other(group: Sequence[str]) -> dict[str, Fraction]:
        received = dict.fromkeys(group, Fraction(0))
        for size in range(1, len(group) + 1):
            for smaller in combinations(group, size):
                for name, part in hand(smaller).items():
                    received[name] += part if size % 2 else -part
        return received

    return other
