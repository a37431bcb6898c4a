"""How often each voter turns losing groups into winning ones, by the size of the group.

Groups are counted by size and weight in whole numbers of the length of the quota: one number for each
size holds, in slots side by side, how many groups there are of each weight. To add a voter is to shift and
add, to take one out again is to shift and subtract (J. M. Bilbao, J. R. Fernandez, A. Jimenez Losada and J. J.
Lopez 2000, Generating functions for computing power indices efficiently, TOP 8).
"""

from __future__ import annotations

from collections.abc import Sequence


def swings_by_size(weights: Sequence[int], quota: int) -> dict[int, list[int]]:
    """For each weight that occurs, how often a voter of that weight is decisive in a group of each size.

    Parameters
    ----------
    weights
        At least 0.
    quota
        Above 0.

    Examples
    --------
    Two seats reach a quota of 3 with the seat of one, but not without it.

    >>> swings_by_size([2, 1, 1], 3)
    {1: [0, 1, 0], 2: [0, 2, 1]}
    """
    voters = len(weights)
    blocking = sum(weights) - quota + 1
    if blocking <= 0:
        return {weight: [0] * voters for weight in sorted(set(weights))}
    # Who decides whether the quota is reached decides, in the group of all others, whether it is blocked.
    least = min(quota, blocking)
    slot = voters + 1
    counts = _groups_by_weight(weights, least, slot)
    swings = {weight: _decided(counts, weight, least, slot) for weight in sorted(set(weights))}
    return swings if least == quota else {weight: row[::-1] for weight, row in swings.items()}


def bits_needed(weights: Sequence[int], quota: int) -> int:
    """The length of all numbers that `swings_by_size` works on at once.

    Examples
    --------
    >>> bits_needed([2, 1, 1], 3)
    24
    """
    least = max(0, min(quota, sum(weights) - quota + 1))
    return least * len(weights) * (len(weights) + 1)


def _groups_by_weight(weights: Sequence[int], least: int, slot: int) -> list[int]:
    """Entry s: the groups of s voters, counted in a slot for each weight below `least`."""
    counts = [1] + [0] * len(weights)
    reached = 0
    # The light ones first, while the numbers are short.
    for voters, weight in enumerate(sorted(weights)):
        reached += weight
        shift = weight * slot
        kept = _ones(max(0, least - weight) * slot)
        for size in range(voters, -1, -1):
            fewer = counts[size] if reached < least else counts[size] & kept
            counts[size + 1] += fewer << shift
    return counts


def _decided(counts: Sequence[int], weight: int, least: int, slot: int) -> list[int]:
    """Entry s: groups of s others that weigh less than `least`, and no longer with the voter."""
    below = max(0, least - weight) * slot
    kept, shift, full = _ones(below), weight * slot, _ones(slot)
    decided = []
    others = 0
    for together in counts[:-1]:
        others = together - ((others & kept) << shift)
        # Slots side by side are digits; modulo the largest digit a number is the sum of its digits.
        decided.append((others >> below) % full)
    return decided


def _ones(bits: int) -> int:
    return (1 << bits) - 1
