"""Random games as whole numbers by mask, of the sorts that break linear programs; and certificates with a slip."""

from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from typing import Any, NamedTuple

from hypothesis import strategies as st


class Table(NamedTuple):
    """Whole numbers by mask over one denominator."""

    players: int
    worths: list[int]
    denominator: int

    @property
    def fractions(self) -> list[Fraction]:
        """The worths themselves."""
        return [Fraction(worth, self.denominator) for worth in self.worths]


@st.composite
def tables(draw: st.DrawFn, least: int = 1, most: int = 4) -> Table:
    """Ties, zeros, negative and non-monotone worths; amounts of twelve digits; millionths."""
    players = draw(st.integers(least, most))
    worth = draw(
        st.sampled_from(
            [
                st.integers(-1, 1),
                st.integers(-20, 20),
                st.integers(0, 9),
                st.integers(-(10**12), 10**12),
                st.sampled_from([10**12, 10**12 + 1, 10**12 - 1, 0]),
                st.integers(-(10**30), 10**30),
            ]
        )
    )
    worths = [0, *draw(st.lists(worth, min_size=(1 << players) - 1, max_size=(1 << players) - 1))]
    if draw(st.booleans()):
        # Give everybody together enough for imputations, and often for a core.
        worths[-1] = max(worths[-1], sum(abs(worths[1 << i]) for i in range(players)), *worths)
    return Table(players, worths, draw(st.sampled_from([1, 100, 10**6])))


def slips(certificate: Any) -> Iterator[Any]:
    """The certificate again and again, each time with one number in it changed."""
    for path in _numbers(certificate, ()):
        changed = deepcopy(certificate)
        place = changed
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = str(Fraction(place[path[-1]]) + 1)
        yield changed


def _numbers(data: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _numbers(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _numbers(value, (*path, number))
    else:
        try:
            Fraction(data)
        except ValueError:
            return
        yield path
