"""What the three nucleoli have in common: an answer found by programs, stated with the proof that needs none."""

from __future__ import annotations

from typing import Literal

from iuralloc.formula import Formula
from iuralloc.problems.certified import certified, entries
from iuralloc.problems.gains import Gains
from iuralloc.problems.games import GameProblem
from iuralloc.rules.card import Share, Solution


def certified_solution(
    problem: GameProblem, claim: Literal["nucleolus", "prenucleolus", "per_capita_nucleolus"]
) -> Solution:
    """The nucleolus of that name, with its levels as certificate; no answer (``no-imputation``) where there is none.

    Raises
    ------
    LimitReached
        Where a table of all groups would be too large.
    """
    # Loaded when it is needed: arrays and a solver take their time to load.
    from iuralloc.problems.nucleolus import solutions

    find = {
        "nucleolus": solutions.nucleolus,
        "prenucleolus": solutions.prenucleolus,
        "per_capita_nucleolus": solutions.per_capita_nucleolus,
    }[claim]
    gains = Gains.of(problem)
    found = find(gains.size, gains.worths, gains.denominator)
    if found is None:
        return Solution.none("no-imputation")
    answer, certificate = gains.by_player(found.payoff), gains.described(found.certificate())

    def state(share: Share) -> dict[str, Formula]:
        table = certified(problem, claim, answer, certificate["levels"])
        return entries(share(claim, "table", table), answer)

    return Solution(answer, sharing=state, guarantee="certified", certificate=certificate)
