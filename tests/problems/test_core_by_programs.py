"""Least core, emptiness and ranges of the core against corners by hand, and proofs against a foreign checker."""

from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import given, settings

from iuralloc.problems.core_by_programs import core_bounds, core_nonempty, least_core
from iuralloc.problems.core_test import CoreTest, core_test
from oracles.check_core import fault_of_core_claim
from oracles.core_by_brute_force import excesses
from oracles.square_systems import only_solution
from problems.array_games import Table, slips, tables
from problems.red import turns_red


def corners_of_the_core(table: Table) -> list[list[Fraction]]:
    """All points where enough coalitions are content to the last bit and none is discontent."""
    players, worths = table.players, table.fractions
    everyone = (1 << players) - 1
    rows = {mask: [Fraction(mask >> i & 1) for i in range(players)] for mask in range(1, everyone + 1)}
    found = []
    for tight in combinations(range(1, everyone), players - 1):
        masks = (everyone, *tight)
        point = only_solution([rows[mask] for mask in masks], [worths[mask] for mask in masks])
        if point is not None and all(
            sum(point[i] for i in range(players) if mask >> i & 1) >= worths[mask] for mask in range(1, everyone)
        ):
            found.append(point)
    return found


@settings(max_examples=60, deadline=None)
@given(tables(1, 4))
def test_the_core_is_what_its_corners_say(table: Table) -> None:
    """A range too narrow denies a party what it could claim; one too wide promises what others would refuse."""
    corners = corners_of_the_core(table)
    found = core_bounds(*table)

    assert core_nonempty(*table).nonempty == bool(corners)
    assert (found is not None) == bool(corners)
    if found:
        wanted = [(min(column), max(column)) for column in zip(*corners, strict=True)]
        assert [(least.value, most.value) for least, most in found.ranges] == wanted


def claims(table: Table) -> list[Any]:
    found = [least_core(*table), core_nonempty(*table), core_bounds(*table)]
    return [claim.certificate() for claim in found if claim is not None]


@settings(max_examples=80, deadline=None)
@given(tables(1, 5))
def test_a_stranger_accepts_the_proofs(table: Table) -> None:
    """What only this program could check would rest on trust in it."""
    assert [fault_of_core_claim(*table, claim) for claim in claims(table)] == [""] * len(claims(table))


@settings(max_examples=40, deadline=None)
@given(tables(2, 4))
def test_a_proof_with_any_number_changed_is_refused(table: Table) -> None:
    """A checker that overlooks a number would pass a forged proof.

    A point of the core may be moved inside the core and is still one: that alone is no forgery.
    """
    for claim in claims(table):
        for changed in slips(claim) if claim["kind"] != "core_point" else ():
            assert fault_of_core_claim(*table, changed) != "", changed


def worse_than_claimed(least: Any, table: Table) -> None:
    """No point does better: shown by halving the steps towards what the weights allow."""
    found = least(table)
    if found is not None:
        assert fault_of_core_claim(*table, found) == ""


def test_a_least_core_that_is_one_too_small_is_seen_to_be_wrong() -> None:
    def greedy(table: Table) -> Any:
        found = least_core(*table)
        claim: Any = found.certificate() if found else None
        return claim and claim | {"epsilon": str(Fraction(claim["epsilon"]) - 1)}

    turns_red(partial(worse_than_claimed, greedy), tables(2, 3))


def test_of_one_player_nothing_can_leave() -> None:
    """A single party has no coalition that could object: no level, a core, one point."""
    found = core_bounds(1, [0, 7], 2)

    assert least_core(1, [0, 7]) is None
    assert core_nonempty(1, [0, 7], 2).point == (Fraction(7, 2),)
    assert found is not None
    assert [(least.value, most.value) for least, most in found.ranges] == [(Fraction(7, 2),) * 2]


def test_three_that_each_pair_needs_have_an_empty_core() -> None:
    """Each pair earns all of 5: half of each pair counts everybody once and earns 15/2."""
    verdict = core_nonempty(3, [0, 0, 0, 5, 0, 5, 5, 5])

    assert not verdict.nonempty
    assert verdict.weights == ((3, Fraction(1, 2)), (5, Fraction(1, 2)), (6, Fraction(1, 2)))


def as_brute_force(test: Any, case: Table) -> None:
    players = case.players
    names = "ABCDEF"[:players]
    split = [Fraction(case.worths[1 << i] + i, 3 * case.denominator) for i in range(players)]
    found: CoreTest = test(case, split)
    mask_of = {frozenset(n for i, n in enumerate(names) if m >> i & 1): m for m in range(1 << players)}
    every = excesses(
        dict(zip(names, split, strict=True)), lambda group: Fraction(case.worths[mask_of[group]], case.denominator)
    )
    proper = {mask_of[group]: value for group, value in every.items() if len(group) < players}

    def key(mask: int) -> tuple[Fraction, int, list[int]]:
        return -proper[mask], mask.bit_count(), [i for i in range(players) if mask >> i & 1]

    order = sorted(proper, key=key)
    objecting = [mask for mask in order if proper[mask] > 0]
    assert found.objecting == len(objecting)
    assert found.largest == tuple((mask, proper[mask]) for mask in objecting[:3])
    first = [next(mask for mask in order if mask.bit_count() == size) for size in range(1, players)]
    assert found.by_size == tuple((mask, proper[mask]) for mask in first)
    assert found.surplus == -every[frozenset(names)]


@settings(deadline=None)
@given(tables(1, 6))
def test_who_objects_is_who_objects_by_brute_force(case: Table) -> None:
    """In arrays a coalition would be missed, or be listed in another order than in the tables of small games."""
    as_brute_force(lambda case, split: core_test(case.players, case.worths, split, case.denominator, listed=3), case)


def test_a_core_test_in_another_unit_is_seen_to_be_wrong() -> None:
    turns_red(
        partial(as_brute_force, lambda case, split: core_test(case.players, case.worths, split, listed=3)), tables(2, 3)
    )


def test_many_coalitions_in_chunks() -> None:
    """Sixteen players fill several chunks; the worth of a coalition is its number, so its excess is known."""
    players = 16
    found = core_test(players, np.arange(1 << players), [Fraction(1 << i) for i in range(players)], listed=5)
    unpaid = core_test(players, np.arange(1 << players), [Fraction(0)] * players, listed=2)

    assert found.in_core
    assert found.by_size[0] == (1, Fraction(0))
    assert (unpaid.objecting, unpaid.surplus) == ((1 << players) - 2, Fraction(1 - (1 << players)))
    assert unpaid.largest == (((1 << players) - 2, Fraction(65534)), ((1 << players) - 3, Fraction(65533)))
