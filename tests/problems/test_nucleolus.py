"""The nucleolus against its definition, its proof against a checker that shares no code, slips against both."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import count

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.problems.nucleolus.solutions import Nucleolus, nucleolus, per_capita_nucleolus, prenucleolus
from oracles.check_nucleolus import fault_of_nucleolus
from oracles.nucleolus_by_programs import nucleolus_by_programs
from problems.array_games import Table, slips, tables
from problems.red import turns_red

Find = Callable[..., Nucleolus | None]


def by_definition(find: Find, rational: bool, per_head: bool, table: Table) -> None:
    divisor = int.bit_count if per_head else (lambda _: 1)
    wanted = nucleolus_by_programs(table.fractions, rational=rational, divisor=divisor)
    found = find(*table)

    assert (None if found is None else list(found.payoff)) == wanted


@settings(max_examples=25, deadline=None)
@given(tables())
def test_the_nucleolus_is_what_the_definition_says(table: Table) -> None:
    """A coalition settled that is tight at one optimum only would give another division."""
    by_definition(nucleolus, True, False, table)


@settings(max_examples=40, deadline=None)
@given(tables())
def test_the_prenucleolus_is_what_the_definition_says(table: Table) -> None:
    """Individual bounds would creep in."""
    by_definition(prenucleolus, False, False, table)


@settings(max_examples=60, deadline=None)
@given(tables(1, 3))
def test_the_per_capita_nucleolus_is_what_the_definition_says(table: Table) -> None:
    """A level of excess for each member would be compared with a whole excess."""
    by_definition(per_capita_nucleolus, True, True, table)


@pytest.mark.parametrize("foil", [prenucleolus, per_capita_nucleolus])
def test_another_nucleolus_is_seen_to_be_wrong(foil: Find) -> None:
    turns_red(partial(by_definition, foil, True, False), tables(3, 3))


def proof_is_accepted(find: Find, table: Table) -> None:
    found = find(*table)
    if found is not None:
        assert fault_of_nucleolus(*table, found.certificate()) == ""


@settings(max_examples=100, deadline=None)
@given(tables(1, 6), st.sampled_from([nucleolus, prenucleolus, per_capita_nucleolus]))
def test_a_stranger_accepts_the_proof(table: Table, find: Find) -> None:
    """What only this program could check would rest on trust in it."""
    proof_is_accepted(find, table)


def test_a_proof_for_another_game_is_seen_to_be_wrong() -> None:
    """The foil proves the nucleolus of a game in which the last pair earns one more."""

    def of_another(players: int, worths: list[int], denominator: int) -> Nucleolus | None:
        return nucleolus(players, [*worths[:-2], worths[-2] + 1, worths[-1]], denominator)

    turns_red(partial(proof_is_accepted, of_another), tables(3, 3))


@settings(max_examples=60, deadline=None)
@given(tables(1, 4), st.sampled_from([nucleolus, prenucleolus, per_capita_nucleolus]))
def test_a_proof_with_any_number_changed_is_refused(table: Table, find: Find) -> None:
    """A checker that overlooks a number would pass a forged proof."""
    found = find(*table)
    for changed in slips(found.certificate()) if found else ():
        assert fault_of_nucleolus(*table, changed) != "", changed


@settings(max_examples=40, deadline=None)
@given(tables(2, 5), st.sampled_from([nucleolus, prenucleolus, per_capita_nucleolus]))
def test_a_guide_changes_nothing(table: Table, find: Find) -> None:
    """The version of a solver would show in a trail."""
    assert find(*table, guided=True) == find(*table, guided=False)


def test_a_guide_that_lies_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Support from a solver is no proof: a wrong one must cost time only."""
    from iuralloc.problems.nucleolus.guide import Guide

    rng = np.random.default_rng(3)
    worths = rng.integers(0, 1000, 64)
    worths[0], worths[-1] = 0, 6000
    wanted = nucleolus(6, worths, guided=False)
    monkeypatch.setattr(Guide, "proposed", lambda _: [("coalition", mask) for mask in range(1, 7)])

    assert nucleolus(6, worths, guided=True) == wanted


def table_of(players: int, seed: int, top: int) -> Table:
    rng = np.random.default_rng(seed)
    worths = [0, *(int(worth) for worth in rng.integers(0, top, (1 << players) - 1))]
    worths[-1] = max(worths[-1], players * top // 2)
    return Table(players, worths, 100)


@pytest.mark.parametrize(("seed", "top"), [(seed, top) for seed in range(6) for top in (3, 10**8, 10**12)])
def test_amounts_in_cents_and_ties_at_eight_players(seed: int, top: int) -> None:
    """Amounts of twelve digits are where floats lose the last cent."""
    table = table_of(8, seed, top)
    found = nucleolus(*table, guided=True)

    assert found == nucleolus(*table, guided=False)
    assert found is None or fault_of_nucleolus(*table, found.certificate()) == ""


def airport(costs: list[int]) -> list[int]:
    """The negated game of an airport: a coalition pays for the longest runway it needs."""
    players = len(costs)
    return [-max((costs[i] for i in range(players) if mask >> i & 1), default=0) for mask in range(1 << players)]


def airport_nucleolus(costs: list[int]) -> list[Fraction]:
    """What each pays, costs ascending, one aircraft each (S. C. Littlechild 1974, Economica 41)."""
    paid: list[Fraction] = []
    charged = Fraction(0)
    while len(paid) < len(costs):
        left = range(len(paid), len(costs) - 1)
        options = [(Fraction(costs[k] - charged) / (k - len(paid) + 2), k + 1) for k in left]
        options.append((Fraction(costs[-1] - charged) / max(len(costs) - len(paid), 1), len(costs)))
        each, upto = min(options, key=lambda option: (option[0], -option[1]))
        charged += each * (upto - len(paid))
        paid += [each] * (upto - len(paid))
    return paid


@pytest.mark.parametrize("costs", [[1] * 12, [1, 1, 2, 2, 2, 5, 5, 9, 9, 9, 9, 12], list(range(1, 13))])
def test_an_airport_with_many_ties(costs: list[int]) -> None:
    """A hundred thousand coalitions are tied: a rank for each would never end, a wrong span would settle others."""
    found = nucleolus(len(costs), airport(costs))

    assert found is not None
    assert [-amount for amount in found.payoff] == airport_nucleolus(costs)
    assert fault_of_nucleolus(len(costs), airport(costs), 1, found.certificate()) == ""


@pytest.mark.parametrize("find", [nucleolus, prenucleolus, per_capita_nucleolus])
def test_a_game_of_nothing_gives_nothing_in_one_level(find: Find) -> None:
    """All coalitions are tied, and one level is enough."""
    found = find(10, [0] * 1024)

    assert found is not None
    assert (found.payoff, len(found.levels)) == ((Fraction(0),) * 10, 1)


def test_a_tick_that_raises_stops_the_search() -> None:
    """A deadline would be looked at when the work is over."""
    ticks = count()

    class Stopped(Exception):
        """The foil of a deadline."""

    def tick() -> None:
        if next(ticks) > 9:
            raise Stopped

    with pytest.raises(Stopped):
        prenucleolus(*table_of(12, 1, 10**8), tick=tick)
