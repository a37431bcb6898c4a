"""Worth of a group from a list of synergies, by writing out every set of parties that a term names."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple


class Term(NamedTuple):
    """One line of ``synergies``: one party from every slot, none of ``without``, and what they add."""

    slots: Sequence[Sequence[str]]
    without: Sequence[str]
    value: Fraction


def sets_of(slots: Sequence[Sequence[str]]) -> set[frozenset[str]]:
    """Choose one party from each slot, all different; the same parties count once, in whatever order.

    >>> labs = ["lab_1", "lab_2", "lab_3"]
    >>> [sorted(pair) for pair in sorted(sets_of([labs, labs]), key=sorted)]
    [['lab_1', 'lab_2'], ['lab_1', 'lab_3'], ['lab_2', 'lab_3']]
    """
    choices = product(*slots)
    return {frozenset(choice) for choice in choices if len(set(choice)) == len(choice)}


def synergies_by_enumeration(group: Iterable[str], terms: Iterable[Term]) -> Fraction:
    """Add the value of a term for each of its sets that lies wholly in the group.

    A term with ``without`` adds nothing once any party named there is in the group.

    >>> labs, firms = ["lab_1", "lab_2"], ["firm_1", "firm_2", "firm_3"]
    >>> terms = [
    ...     Term([firms], [], Fraction(4)),
    ...     Term([firms, labs], [], Fraction(3, 4)),
    ...     Term([["firm_1"], ["firm_2"]], ["lab_1"], Fraction(10)),
    ... ]
    >>> print(synergies_by_enumeration({"firm_1", "firm_2", "lab_2"}, terms))
    39/2
    >>> print(synergies_by_enumeration({"firm_1", "firm_2", "lab_1", "lab_2"}, terms))
    11
    """
    group = frozenset(group)
    total = Fraction(0)
    for term in terms:
        if group.isdisjoint(term.without):
            total += term.value * sum(members <= group for members in sets_of(term.slots))
    return total
