"""Objections found chunk by chunk are those of brute force, ties and all, wherever the chunks are cut."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.lp.basis import no_tick
from iuralloc.problems import objection_scan
from iuralloc.problems.excesses import Excesses, Point
from iuralloc.problems.objection_scan import Entry, ObjectionScan
from problems.array_games import Table, tables
from problems.red import turns_red

LISTED = 3
Found: TypeAlias = tuple[int, list[Entry], list[Entry]]
Case: TypeAlias = tuple[Table, list[int], int]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A game, what the players get, and how many of them are early; often with many coalitions alike."""
    table = draw(tables(1, 6))
    amounts = st.lists(st.integers(-2, 2), min_size=table.players, max_size=table.players)
    return table, draw(amounts), draw(st.integers(1, 4))


def scanned(case: Case, cut: Callable[[int], int] = lambda early: early) -> Found:
    """What the scan finds with chunks of so many early players."""
    table, paid, early = case
    with patch.object(objection_scan, "_CHUNK_PLAYERS", cut(early)):
        excesses = Excesses(table.players, table.worths)
        scan = ObjectionScan(table.players, excesses.worths, excesses.bound, Point(tuple(paid), 1), LISTED, no_tick)
        return scan.objecting, scan.largest(), scan.largest_of_each_size()


def looked_at(case: Case) -> Found:
    """The same by looking at each coalition alone, in the order of a table."""
    table, paid, _ = case
    members = {mask: [i for i in range(table.players) if mask >> i & 1] for mask in range(1, (1 << table.players) - 1)}
    excess = {mask: table.worths[mask] - sum(paid[i] for i in own) for mask, own in members.items()}
    order = sorted(excess, key=lambda mask: (-excess[mask], len(members[mask]), members[mask]))
    objecting = [(mask, excess[mask]) for mask in order if excess[mask] > 0]
    firsts = [next(mask for mask in order if len(members[mask]) == size) for size in range(1, table.players)]
    return len(objecting), objecting[:LISTED], [(mask, excess[mask]) for mask in firsts]


def agrees(case: Case, scan: Callable[[Case], Found] = scanned) -> None:
    """Whether both find the same."""
    assert scan(case) == looked_at(case)


@settings(deadline=None)
@given(cases())
def test_the_scan_finds_what_brute_force_finds(case: Case) -> None:
    """At the seam of two chunks a coalition would be missed, counted twice, or listed in another order."""
    agrees(case)


def test_a_scan_that_lists_by_mask_is_seen_to_be_wrong() -> None:
    """The foil orders what is alike by number, as an array does by itself."""

    def by_mask(case: Case) -> Found:
        objecting, largest, by_size = scanned(case)
        return objecting, sorted(largest, key=lambda entry: (-entry[1], entry[0])), by_size

    turns_red(partial(agrees, scan=by_mask), cases())


def test_all_coalitions_alike() -> None:
    """Where all coalitions of a size are alike, the first of each is that of the earliest players."""
    players = 16
    worths = np.full(1 << players, 7, dtype=np.int64)
    worths[0] = 0
    scan = ObjectionScan(players, worths, 7, Point((0,) * players, 1), LISTED, no_tick)

    assert scan.objecting == (1 << players) - 2
    assert scan.largest() == [(1, 7), (2, 7), (4, 7)]
    assert scan.largest_of_each_size() == [((1 << size) - 1, 7) for size in range(1, players)]
