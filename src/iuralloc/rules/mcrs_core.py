"""MCRS over the core: between the least and the most that each party can get without anybody's objection."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data, Entry, Formula
from iuralloc.problems.bounds import Bounds
from iuralloc.problems.certified import Claim, certified
from iuralloc.problems.division import Stated
from iuralloc.problems.games import GameProblem
from iuralloc.rules import core_bounds, mcrs, views
from iuralloc.rules.card import Rule, Share, Solution


def solve(problem: GameProblem) -> Solution:
    """Give each party low_i + (high_i - low_i) x (v(N) - sum of low) / sum of (high - low), over the core.

    There is no answer (``core-empty``) if the core is empty.

    Raises
    ------
    LimitReached
        Where a table of all groups would be too large.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 1, 1, 7, 1, 5, 4, 10])
    >>> {party: str(amount) for party, amount in solve(GameProblem(game, Reference("game"))).payoff.items()}
    {'A': '22/5', 'B': '17/5', 'C': '11/5'}
    """
    ranges = core_bounds.solve(problem)
    if ranges.answer is None:
        return ranges
    answer = ranges.answer
    found = mcrs.solve(_bounds(problem, answer, lambda _word, _unit, part: part, ranges.certificate))
    if found.answer is None or sum(found.answer.values(), Fraction(0)) != problem.game.worth_of_all():
        raise Inconsistency("the ranges of a core do not hold the whole")

    def state(share: Share) -> Mapping[str, Formula]:
        return mcrs.solve(_bounds(problem, answer, share, ranges.certificate)).formulas_sharing(share)

    return Solution(found.answer, sharing=state, guarantee="certified", certificate=ranges.certificate)


def _bounds(problem: GameProblem, answer: Mapping[str, list[Fraction]], share: Share, certificate: Data) -> Bounds:
    sides: list[dict[str, Stated]] = []
    # What is least for who gains is most for who pays.
    claims: tuple[Claim, Claim] = ("core_least", "core_most")
    for place, claim in enumerate(claims if problem.sense == "gain" else claims[::-1]):
        amounts = {player: bounds[place] for player, bounds in answer.items()}
        proof = [row["least" if claim == "core_least" else "most"] for row in certificate["ranges"]]
        table = share(claim, "table", certified(problem, claim, amounts, proof))
        sides.append({player: Stated(amount, Entry(table, player)) for player, amount in amounts.items()})
    low, high = sides
    return Bounds(low, high, Stated(problem.game.worth_of_all(), problem.together))


RULE = Rule(
    id="mcrs_core",
    title={"en": "MCRS over the core", "zh": "MCRS法（核心内上下限）"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    idea={
        "en": "Each party gets the least of its range in the core, and of the rest a part in proportion to how wide its "
        "range is.",
        "zh": "各方先得其核心内下限，余额按核心内取值区间的宽度比例分配。",
    },
    formula="x_i = low_i + (high_i − low_i) · (v(N) − Σ low) / Σ (high − low), bounds over the core",
    use={
        "en": "The classical rule of water resources works, where the range in the core is what the parties argue about.",
        "zh": "水利等工程费用分摊的经典方法，适用于各方以核心内区间为谈判对象时。",
    },
    avoid={
        "en": "The core is empty; or it must be certain that the result lies in the core: with four parties or more it "
        "need not.",
        "zh": "核心为空时；或必须保证结果属于核心时（四方以上不一定属于核心）。",
    },
    references=(
        (
            "J. P. Heaney and R. E. Dickinson (1982), Methods for apportioning the cost of a water resource project, Water "
            "Resources Research 18"
        ),
    ),
    views=(views.EVERY_GROUP,),
    axioms=("efficiency", "anonymity", "individual-rationality", "twins", "covariance"),
)
