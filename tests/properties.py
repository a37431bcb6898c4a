"""What must hold of every contract, each as a check that raises `AssertionError` where it does not.

The checks trust nothing in a trail but its figures: sums and distances are worked out again here, and what they
should come to is known from how the contract was invented, or from the oracles.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from allocated import Refused, Run, ran, texts
from invented.case import Divided, Pool
from oracles.core_by_brute_force import objections
from oracles.largest_remainder_by_hand import largest_remainder_by_hand
from oracles.shapley_by_orders import shapley_by_orders
from strategies import Case

# -- Money ----------------------------------------------------------------------------------------------------


def closes(case: Case) -> None:
    """Every level of every pool pays out, to the unit, what reached it; the pool pays what it holds."""
    run = ran(case)
    paid = [record for record in run.splits() if record["settled"]]
    for record in paid:
        total = sum((run.amount(row["paid"]) for row in record["rows"]), Fraction(0))

        assert total == run.amount(record["total"]) == run.amount(record["sum"])
        assert run.amount(record["difference"]) == 0
    for pool in case.pools:
        top = [run.amount(r["total"]) for r in paid if r["pool"] == pool.name and not r["path"]]

        assert top == ([] if pool.payable is None else [pool.payable] * len(pool.splits))


def stays_within_a_unit(case: Case) -> None:
    """Nobody is paid a unit more or less than the exact entitlement, and everybody is paid whole units."""
    run = ran(case)
    units = {pool.name: pool.unit for pool in case.pools}
    for record in run.splits():
        unit = units[record["pool"]]
        for row in record["rows"] if record["settled"] else ():
            paid = run.amount(row["paid"])

            assert (paid / unit).denominator == 1
            assert abs(paid - run.amount(row["exact"])) < unit


def pays_by_largest_remainder(case: Case) -> None:
    """Where the exact parts make up the whole, the units paid are those of the oracle, odd ones in order."""
    run = ran(case)
    units = {pool.name: pool.unit for pool in case.pools}
    for record in run.splits():
        exact = {row["party"]: run.amount(row["exact"]) for row in record["rows"]}
        if record["settled"] and sum(exact.values()) == run.amount(record["total"]):
            by_hand = largest_remainder_by_hand(exact, units[record["pool"]])

            assert {row["party"]: run.amount(row["paid"]) for row in record["rows"]} == by_hand


def comes_to_what_is_known(case: Case) -> None:
    """Every entitlement and every payment at every depth is what the contract was made to come to."""
    run = ran(case)
    found = {name: run.amount(name) for name in case.figures if name in run.figures}
    stated = {row[word] for record in run.splits() for row in record["rows"] for word in ("exact", "paid")}

    assert found == case.figures
    assert stated - {None} == set(case.figures)


# -- The order of the parties -----------------------------------------------------------------------------------


def only_ties_move(case: Case) -> None:
    """With the parties in another order, a figure changes only where remainders tie, or where it rests on such."""
    names = list(case.who.entries)
    Random(case.hand).shuffle(names)
    run = ran(case)
    try:
        other = ran(case.with_parties_in(names))
    except Refused as refusal:
        # The odd unit that was all that those who share had of another pool may be somebody else's now.
        if "weights-sum-to-zero" not in str(refusal):
            raise
        return
    moved: set[str] = set()
    for name, figure in run.figures.items():
        theirs = other.figures.get(name)
        if theirs is None or _plain(figure) != _plain(theirs):
            moved.add(name)
            if not set(texts(figure["formula"])) & (moved - {name}):
                assert theirs is not None, f"{name} has gone with the order"
                _assert_tie(run, figure, theirs)
    # A share of nothing is not stated: where an odd unit was all that somebody got, figures come and go with it.
    for name in other.figures.keys() - run.figures.keys():
        assert set(texts(other.figures[name]["formula"])) & moved, f"{name} has come with the order"


def _assert_tie(run: Run, figure: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    assert figure["formula"]["kind"] == "apportioned", f"{figure['id']} has changed with the order"
    unit = run.amount(figure["formula"]["unit"])
    shares = {party: run.amount(share) / unit for party, share in figure["formula"]["shares"]}
    before, after = ({party: Fraction(paid) / unit for party, paid in each["value"]} for each in (figure, other))
    changed = [party for party in before if before[party] != after[party]]

    assert {abs(before[party] - after[party]) for party in changed} == {1}
    assert len({shares[party] % 1 for party in changed}) == 1


def _plain(figure: Mapping[str, Any]) -> object:
    """The value of a figure without the order in which its parties stand."""
    formula, value = figure["formula"], figure["value"]
    match formula["kind"] if isinstance(formula, dict) else "":
        case "apportioned":
            return sorted(value)
        case "worths":
            players = formula["players"]
            members = [
                frozenset(p for i, p in enumerate(players) if mask >> i & 1) for mask in range(1 << len(players))
            ]
            return value["denominator"], dict(zip(members, value["worths"], strict=True))
        case "claims_game":
            return value["denominator"], sorted(value["worths"])
        case "synergies":
            blocks = [frozenset(members) for _, members in formula["blocks"]]
            return value["denominator"], {
                (frozenset((block, count) for block, count in zip(blocks, draw, strict=True) if count), dividend)
                for draw, dividend in value["dividends"]
            }
        case "objections":
            return value["groups"], value["objecting"], [excess for _, excess in value["largest"]]
    return value


def does_not_depend_on_the_hash_seed(cases: Sequence[Case], before: str = "") -> None:
    """Two processes with different hash seeds write the same bytes; `before` runs first in each."""
    script = (
        f"import hashlib, json, sys\n{before}\nfrom iuralloc.allocate import examine\n"
        "for text in json.load(sys.stdin):\n"
        "    print(hashlib.sha256(examine(text.encode(), 'c.yaml').trail().text().encode()).hexdigest())\n"
    )
    files = json.dumps([case.data.decode() for case in cases])
    digests = [
        subprocess.run(
            [sys.executable, "-c", script],
            input=files, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}, capture_output=True, text=True, check=True,
            cwd=Path(__file__).parent,
        ).stdout.split()
        for seed in ("1", "2")
    ]  # fmt: skip

    assert digests[0] == digests[1]
    assert len(digests[0]) == len(cases)


# -- Games ------------------------------------------------------------------------------------------------------


def _with_games(case: Case) -> Iterator[tuple[Pool, Divided]]:
    return ((pool, split) for pool in case.pools if pool.game for split in pool.splits)


def shapley_is_the_average_of_orders(case: Case) -> None:
    """Payoffs by Shapley value are those of letting the parties arrive in every order."""
    run = ran(case)
    for pool, split in _with_games(case):
        if pool.game and split.rule == "shapley":
            by_orders = shapley_by_orders(pool.among, pool.game.worth)

            assert {party: run.amount(f"{split.stem}.exact.{party}") for party in pool.among} == by_orders


def core_is_tested_in_full(case: Case) -> None:
    """As many groups object as brute force finds, and those listed are the largest, with their excess."""
    run = ran(case)
    for pool, split in _with_games(case):
        if pool.game is None or not set(split.exact) <= set(pool.among):
            continue
        payoffs = {
            party: run.amount(name) if (name := f"{split.stem}.exact.{party}") in run.figures else Fraction(0)
            for party in pool.among
        }
        found = objections(payoffs, pool.game.worth, cost=pool.game.cost)
        figure = run.figures[f"{split.stem}.core"]

        assert figure["value"]["groups"] == str(2 ** len(pool.among) - 2)
        assert figure["value"]["objecting"] == str(len(found))
        assert _listed(figure) == _largest(run, pool, figure, payoffs, found)


def _types(run: Run, pool: Pool, payoffs: Mapping[str, Fraction]) -> list[list[str]]:
    """Players of one block with one payoff, in the order of the blocks; each on its own where there are none."""
    formula = run.figures[f"{pool.name}.worth"]["formula"]
    blocks = [members for _, members in formula["blocks"]] if "blocks" in formula else [[p] for p in formula["players"]]
    types: list[list[str]] = []
    for block in blocks:
        alike: dict[Fraction, list[str]] = {}
        for player in block:
            alike.setdefault(payoffs[player], []).append(player)
        types.extend(alike.values())
    return types


def _listed(figure: Mapping[str, Any]) -> list[tuple[dict[str, int], Fraction]]:
    return [
        (members if isinstance(members, dict) else dict.fromkeys(members, 1), Fraction(excess))
        for members, excess in figure["value"]["largest"]
    ]


def _largest(
    run: Run, pool: Pool, figure: Mapping[str, Any], payoffs: Mapping[str, Fraction],
    found: Mapping[frozenset[str], Fraction],
) -> list[tuple[dict[str, int], Fraction]]:  # fmt: skip
    """The groups that object, one for all of one make-up, as the trail should list them."""
    types = _types(run, pool, payoffs)
    order = {party: rank for rank, party in enumerate(party for alike in types for party in alike)}
    made_up: dict[tuple[int, ...], Fraction] = {}
    for group, excess in found.items():
        counts = tuple(len(group & set(alike)) for alike in types)

        assert made_up.setdefault(counts, excess) == excess

    def place(counts: tuple[int, ...]) -> tuple[object, ...]:
        # Smaller groups first; then by the players' numbers, or in a game by blocks by the counts.
        members = [order[alike[0]] for alike, count in zip(types, counts, strict=True) if count]
        by_counts = pool.game is not None and pool.game.form == "synergies"
        return -made_up[counts], sum(counts), counts if by_counts else members

    return [
        ({alike[0]: count for alike, count in zip(types, counts, strict=True) if count}, made_up[counts])
        for counts in sorted(made_up, key=place)[: figure["formula"]["listed"]]
    ]


def unlisted_groups_split_up_as_best_they_can(case: Case) -> None:
    """The worth of every group, listed or not, is that of the oracle."""
    run = ran(case)
    for pool in case.pools:
        if pool.game is None or pool.game.form == "synergies":
            continue
        game = run.figures[f"{pool.name}.worth"]
        worths = [Fraction(int(worth), int(game["value"]["denominator"])) for worth in game["value"]["worths"]]
        found = {
            frozenset(p for i, p in enumerate(game["formula"]["players"]) if mask >> i & 1): worth
            for mask, worth in enumerate(worths)
            if mask
        }

        assert found == pool.game.worths
