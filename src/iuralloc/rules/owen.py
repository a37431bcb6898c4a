"""The value of Owen: parties that have joined into unions, which bargain as one."""

from __future__ import annotations

from iuralloc.problems.games import GameProblem
from iuralloc.problems.levels import Partition
from iuralloc.rules import views, winter
from iuralloc.rules.card import Parameter, Rule, Solution


def solve(problem: GameProblem, *, unions: Partition) -> Solution:
    """Give each party what it adds on average over all orders in which every union arrives in one go.

    Parameters
    ----------
    problem
        The game.
    unions
        A partition of the parties; who is in no union stands alone in one.

    Raises
    ------
    LimitReached
        ``table-too-large`` or ``game-too-large`` (a table of too many parties), ``sharing-too-long``.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> gloves = WorthGame.of_whole_numbers("LRS", 1, [0, 0, 0, 1, 0, 1, 0, 1])
    >>> solution = solve(GameProblem(gloves, Reference("market")), unions=[["L"], ["R", "S"]])
    >>> {party: str(part) for party, part in solution.payoff.items()}
    {'L': '1/2', 'R': '1/4', 'S': '1/4'}
    """
    return winter.solve(problem, levels=(unions,))


RULE = Rule(
    id="owen",
    title={"en": "Owen value: parties in unions", "zh": "欧文值分配（先验联盟）"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    parameters=(
        Parameter(
            "unions",
            "partition",
            required=True,
            meaning={
                "en": "Groups of parties that act as one; each party stands in one of them, perhaps alone.",
                "zh": "一致行动的各方分组；每一方恰属于其中一组，可单独成组。",
            },
        ),
    ),
    idea={
        "en": "The unions share by the Shapley value among unions, and each divides inside by what its members could do.",
        "zh": "先在各先验联盟之间按沙普利值分配，再在联盟内部按成员可为之贡献分配。",
    },
    references=(
        "G. Owen (1977), Values of games with a priori unions, Mathematical Economics and Game Theory, 76-88",
        "S. Hart and M. Kurz (1983), Endogenous formation of coalitions, Econometrica 51, 1047-1064",
    ),
    formula="Ow_i = Σ_{T ∋ i} Δ(T) / (unions that T touches · members of T in the union of i)",
    use={
        "en": "Some parties have agreed to act as one (a university with its institutes, firms of one group), and are "
        "only to be had together.",
        "zh": "部分各方约定一致行动（如高校及其院所、同一集团的企业），须整体参与合作时。",
    },
    avoid={
        "en": "Members of a union could still work with others alone: then the union changes nothing, and the Shapley "
        "value counts every party for itself.",
        "zh": "联盟成员仍可单独与他人合作时：此时应按沙普利值将各方分别计算。",
    },
    views=(
        views.DRAWS,
        {"en": "marginal contributions of whole unions", "zh": "各先验联盟整体的边际贡献"},
    ),
    axioms=(
        "efficiency",
        "null-player",
        "additivity",
        "covariance",
        "quotient-game",
    ),
)
