"""The checker that travels refuses a proof in which anything was changed, however well the file is sealed anew.

Every file here is sealed and digested again after the change, and the value of the record follows its answer: only
the proof can notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from fractions import Fraction
from math import lcm
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.formula import Reference
from iuralloc.problems.certified import Certified
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import WorthGame
from iuralloc.rules import rule
from iuralloc.verify import verify
from oracles.check_nucleolus import fault_of_nucleolus
from problems.array_games import Table, slips, tables
from problems.red import turns_red
from trail_by_hand import Trail

Data = Any
LEVELS: Final = ("nucleolus", "prenucleolus", "per_capita_nucleolus")
BOUNDS: Final = ("core_least", "core_most")


def sealed(worths: Sequence[Fraction], players: Sequence[str], formula: Data) -> bytes:
    """A trail of a game and one certified table of it."""
    trail = Trail()
    common = lcm(*(worth.denominator for worth in worths))
    listed = [
        [
            [player for bit, player in enumerate(players) if mask >> bit & 1],
            {"kind": "constant", "value": str(worth)},
        ]
        for mask, worth in enumerate(worths)
        if mask
    ]
    value = {"denominator": str(common), "worths": [str(int(worth * common)) for worth in worths]}
    game = {"kind": "worths", "players": list(players), "listed": listed, "unlisted": "none"}
    trail.add("game", game, value, "table")
    trail.add("proved", {**formula, "game": "game"}, formula["answer"], "table")
    return trail.bytes()


def proved(table: Table, claim: str, sense: str) -> Data:
    """The record of a claim about a game, as the program writes it; None where there is no such division."""
    players = "ABCDEFGHIJKLMNOP"[: table.players]
    sign = 1 if sense == "gain" else -1
    game = WorthGame.of_whole_numbers(players, table.denominator, [sign * worth for worth in table.worths])
    problem = GameProblem(game, Reference("game"), sense="gain" if sense == "gain" else "burden")
    solution = rule("mcrs_core" if claim in BOUNDS else claim).solve(problem)
    if solution.answer is None:
        return None
    held: list[Certified] = []

    def share(_name: str, _unit: str, part: Any) -> Any:
        if isinstance(part, Certified):
            held.append(part)
        return part

    solution.formulas_sharing(share)
    return next(formula.as_data() for formula in held if formula.claim == claim)


def faults(table: Table, formula: Data, sense: str) -> tuple[Any, ...]:
    """What the checker says of a record about a game of gains, or of the burden that is its negative."""
    sign = 1 if sense == "gain" else -1
    worths = [sign * worth for worth in table.fractions]
    return tuple(verify(sealed(worths, "ABCDEFGHIJKLMNOP"[: table.players], formula)).faults)


def changed(formula: Data) -> Iterator[Data]:
    """The record again and again, one number in it changed each time, or its claim or sense."""
    for part in ("answer", "proof"):
        for other in slips({part: formula[part]}):
            yield {**formula, **other}
    for factor in (Fraction(2), Fraction(-1), Fraction(1, 3)):
        yield from scaled(formula, factor)
    # One party gets a little more, the next as much less: the sum stays right.
    names = len(formula["answer"])
    for place in range(names - 1):
        answer = deepcopy(formula["answer"])
        for at, step in ((place, 1), (place + 1, -1)):
            answer[at][1] = str(Fraction(answer[at][1]) + Fraction(step, 7))
        yield {**formula, "answer": answer}


def scaled(formula: Data, factor: Fraction) -> Iterator[Data]:
    """Every weight in a proof multiplied, one at a time."""
    proof = formula["proof"]
    for place, part in enumerate(proof):
        for word in ("coalitions", "floors", "weights"):
            for at in range(len(part.get(word, ()))):
                other = deepcopy(proof)
                weight = Fraction(other[place][word][at][1])
                other[place][word][at][1] = str(weight * factor)
                yield {**formula, "proof": other}


CLAIMS = st.sampled_from([*LEVELS, *BOUNDS])
SENSES = st.sampled_from(["gain", "burden"])


@settings(max_examples=60, deadline=None)
@given(tables(1, 4), CLAIMS, SENSES)
def test_a_true_proof_is_accepted(table: Table, claim: str, sense: str) -> None:
    """Else the refusals below would prove nothing."""
    formula = proved(table, claim, sense)

    assert formula is None or faults(table, formula, sense) == ()


@settings(max_examples=40, deadline=None)
@given(tables(1, 4), CLAIMS, SENSES)
def test_a_proof_with_anything_changed_is_refused(table: Table, claim: str, sense: str) -> None:
    """A number that the checker does not look at could be forged."""
    formula = proved(table, claim, sense)
    for other in changed(formula) if formula is not None else ():
        assert faults(table, other, sense) != () or still_proved(table, other, formula), other


def still_proved(table: Table, other: Data, formula: Data) -> bool:
    """Whether another checker, too, finds the changed proof to prove the same answer: there are many for one answer.

    The weight of a party that is settled already can be anything above 0.
    """
    sign = 1 if other["sense"] == "gain" else -1
    payoff = [str(sign * Fraction(amount)) for _, amount in other["answer"]]
    certificate = {"kind": other["claim"], "payoff": payoff, "levels": other["proof"]}
    same = other["answer"] == formula["answer"] and other["claim"] in LEVELS
    return same and fault_of_nucleolus(*table, certificate) == ""


def test_a_change_that_is_overlooked_is_seen() -> None:
    """The foil forgets to change anything."""

    def overlooked(table: Table) -> None:
        formula = proved(table, "nucleolus", "gain")
        assert formula is None or faults(table, formula, "gain") != ()

    turns_red(overlooked, tables(2, 3))


#: three divisions, all different
APART: Final = Table(3, [0, 1, 3, 3, 0, 12, 3, 6], 1)


def test_the_claims_differ_on_that_game() -> None:
    answers = {claim: str(proved(APART, claim, "gain")["answer"]) for claim in LEVELS}

    assert len(set(answers.values())) == 3


@pytest.mark.parametrize("claim", LEVELS)
@pytest.mark.parametrize("other", [*LEVELS, *BOUNDS, "core", ""])
def test_another_claim_is_refused(claim: str, other: str) -> None:
    """The proof of one nucleolus would pass for another."""
    formula = {**proved(APART, claim, "gain"), "claim": other}

    assert (faults(APART, formula, "gain") == ()) is (claim == other)


ROOMY: Final = Table(3, [0, 1, 1, 7, 1, 5, 4, 10], 1)


@pytest.mark.parametrize("claim", [*LEVELS, *BOUNDS])
@pytest.mark.parametrize("sense", ["gain", "burden"])
def test_another_sense_is_refused(claim: str, sense: str) -> None:
    """What is least of a gain is no least of a burden."""
    other = {"gain": "burden", "burden": "gain"}[sense]

    assert faults(ROOMY, {**proved(ROOMY, claim, sense), "sense": other}, sense) != ()
    assert faults(ROOMY, {**proved(ROOMY, claim, sense), "sense": "profit"}, sense) != ()


@pytest.mark.parametrize("claim", [*LEVELS, *BOUNDS])
def test_a_proof_with_a_part_left_out_or_twice_is_refused(claim: str) -> None:
    formula = proved(ROOMY, claim, "gain")
    proof = formula["proof"]
    others = [[], proof[:-1], proof[1:], [*proof, proof[-1]], proof[::-1] if len(proof) > 1 else [{}]]

    assert faults(ROOMY, formula, "gain") == ()
    assert [other for other in others if faults(ROOMY, {**formula, "proof": other}, "gain") == ()] == []


def the_zero_game(players: int) -> Table:
    return Table(players, [0] * (1 << players), 1)


def airport(costs: Sequence[int]) -> Table:
    """The gains of a group are minus the longest runway that it needs."""
    longest = [0]
    for cost in costs:
        longest += [max(before, cost) for before in longest]
    return Table(len(costs), [-cost for cost in longest], 1)


LARGE: Final[Mapping[str, Table]] = {
    "nothing to divide": the_zero_game(16),
    "runways of three lengths": airport([1] * 6 + [2] * 5 + [5] * 5),
    "runways all alike": airport([3] * 16),
    "runways all different": airport(range(1, 17)),
}


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("claim", LEVELS)
def test_ties_of_sixteen_parties_are_checked(name: str, claim: str) -> None:
    """All 65 534 groups have the same excess, or nearly all: a checker that lists them would not end."""
    formula = proved(LARGE[name], claim, "burden")

    assert formula is not None
    assert faults(LARGE[name], formula, "burden") == ()


def test_a_wrong_division_of_sixteen_parties_is_refused() -> None:
    table = LARGE["runways of three lengths"]
    formula = proved(table, "nucleolus", "burden")
    answer = deepcopy(formula["answer"])
    answer[0][1], answer[15][1] = (str(Fraction(answer[at][1]) + step) for at, step in ((0, 1), (15, -1)))

    assert faults(table, {**formula, "answer": answer}, "burden") != ()


LONG: Final = "9" * 3_900
LEVEL: Final = {"coalitions": [["1", "1/2"], ["2", "1/2"]], "excess": "0", "floors": []}
HOSTILE: Final[Mapping[str, Data]] = {
    "a hundred thousand levels": [LEVEL] * 100_000,
    "a level of a hundred thousand groups": [{**LEVEL, "coalitions": [[str(n), "1"] for n in range(1, 100_000)]}],
    "a hundred thousand floors": [{**LEVEL, "floors": [[str(n), "1"] for n in range(100_000)]}],
    "long weights": [{**LEVEL, "coalitions": [["1", f"1/{LONG}"], ["2", f"{LONG}/7"], ["3", f"7/{LONG[1:]}"]]}] * 40,
    "a long excess": [{**LEVEL, "excess": f"{LONG}/7"}] * 40,
    "a group beyond counting": [{**LEVEL, "coalitions": [[LONG, "1"]]}],
    "no list": {"levels": []},
    "no levels": [None],
    "a float": [{**LEVEL, "excess": "0.5"}],
    "a truth": [{**LEVEL, "floors": True}],
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("claim", ["nucleolus", "core_least"])
def test_hostile_proofs_end_in_a_sentence(name: str, claim: str) -> None:
    """A certificate made to stall the checker: it must refuse, and before long."""
    formula = {"kind": "certified", "claim": claim, "sense": "gain", "answer": [["A", "0"], ["B", "0"]]}
    report = verify(sealed([Fraction(0)] * 4, "AB", {**formula, "proof": HOSTILE[name]}))

    assert report.faults != ()
    assert all(len(fault.message) < 400 for fault in report.faults)


@pytest.mark.parametrize("word", ["point", "weights", "total", "value"])
def test_hostile_ends_of_ranges_end_in_a_sentence(word: str) -> None:
    formula = proved(Table(2, [0, 1, 2, 5], 1), "core_least", "gain")
    value: Any
    for value in ([["1", f"1/{LONG}"]] * 400, [f"{LONG}/7"] * 2_000, ["1"] * 100_000, f"{LONG}1111", None, {}):
        proof = [{**end, word: value} for end in formula["proof"]]
        found = faults(Table(2, [0, 1, 2, 5], 1), {**formula, "proof": proof}, "gain")

        assert found != ()
