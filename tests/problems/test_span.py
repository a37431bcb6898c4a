"""What lies in a span is asked one by one, and for all coalitions at once by halves: the answers are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.problems import span as module
from iuralloc.problems.span import Span
from problems.red import turns_red

Case: TypeAlias = tuple[int, list[int]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A number of players, and coalitions that are settled."""
    players = draw(st.integers(1, 9))
    return players, draw(st.lists(st.integers(1, (1 << players) - 1), max_size=players))


def spanned(case: Case) -> Span:
    """Their span."""
    players, settled = case
    span = Span(players)
    for mask in settled:
        span.add(mask)
    return span


def are_members(case: Case, found: Callable[[Span], Iterable[int]]) -> None:
    """Whether exactly those are found that lie in it, each asked alone."""
    span = spanned(case)
    assert sorted(found(span)) == [mask for mask in range(1 << span.players) if span.holds(mask)]


def members(span: Span) -> list[int]:
    """By halves that are matched."""
    found: list[int] = span.members().tolist()
    return found


def within(span: Span) -> list[int]:
    """Out of all."""
    found: list[int] = span.within(np.arange(1 << span.players)).tolist()
    return found


@settings(deadline=None)
@given(cases())
def test_members_are_those_that_lie_in_the_span(case: Case) -> None:
    """A settled coalition would be asked again, or one that is not settled never."""
    are_members(case, members)
    are_members(case, within)


@settings(deadline=None)
@given(cases())
def test_halves_that_are_confused_are_told_apart(case: Case) -> None:
    """Halves that come to the same number, though they differ, would be taken for a match."""
    with patch.object(module, "_MIXERS", (1,) * 64):
        are_members(case, members)


def test_members_by_one_vector_only_are_seen_to_be_wrong() -> None:
    """The foil looks at the first vector of the complement alone."""

    def by_one(span: Span) -> list[int]:
        masks = np.arange(1 << span.players)
        return [
            mask
            for mask in masks.tolist()
            if all(not sum(entry for i, entry in enumerate(own) if mask >> i & 1) for own in span.complement()[:1])
        ]

    turns_red(partial(are_members, found=by_one), cases())
