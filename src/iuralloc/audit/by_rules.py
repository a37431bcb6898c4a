"""Rules beside each other on the game of a pool: what each would give, who objects, by how much at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.audit.ranges import game_of_pool, split_of_pool
from iuralloc.errors import ContractAtFault, Finding, LimitReached
from iuralloc.formula import Data
from iuralloc.problems.games import GameProblem
from iuralloc.problems.stability import Group, Stability, stability
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Rule
from iuralloc.settlement.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ByRule:
    """What one rule would give on the game of a pool.

    Parameters
    ----------
    rule
        Its id; ``split`` for what the split of the contract gives.
    payoff
        By party; empty where the rule has no answer.
    stability
        How that stands up; None where it could not be tested.
    why
        Where there is no answer, the reason.
    taken
        Parameters of the rule that nobody gave: it takes their defaults.
    """

    rule: str
    payoff: Mapping[str, Fraction]
    stability: Stability | None
    why: Finding | None = None
    taken: tuple[str, ...] = ()

    @property
    def most(self) -> Group | None:
        """The group with the largest excess: the first to leave, or the one that gains least by staying."""
        groups = self.stability.by_size if self.stability else ()
        return max(groups, key=lambda group: group.excess, default=None)

    def as_data(self) -> Data:
        """Plain data."""
        found = self.stability
        return {
            "rule": self.rule,
            "payoff": {party: rational_text(part) for party, part in self.payoff.items()} or None,
            "objecting": str(found.objecting) if found else None,
            "largest_excess": rational_text(found.largest_excess) if found and found.by_size else None,
            "largest_group": [[name, str(count)] for name, count in self.most.members] if self.most else None,
            "taken": list(self.taken),
            "why": self.why.code if self.why else None,
        }


def by_rules(ledger: Ledger, pool: str, rules: Sequence[Rule]) -> tuple[ByRule, ...] | None:
    """The split of a pool, and its game solved by several rules with their defaults; None without a game.

    Parameters
    ----------
    ledger
        Of a contract that could be computed.
    pool
        Its id.
    rules
        Allocation rules of games that need no parameter.
    """
    problem = game_of_pool(ledger, pool)
    if problem is None:
        return None
    found = [_own(ledger, pool, problem)]
    for rule in rules:
        try:
            solution = rule.solve(problem)
        except (ContractAtFault, LimitReached) as refusal:
            found.append(ByRule(rule.id, {}, None, refusal.findings[0]))
            continue
        if solution.answer is None:
            found.append(ByRule(rule.id, {}, None, solution.why))
            continue
        payoff = {player: solution.payoff[player] for player in problem.game.players}
        taken = tuple(parameter.name for parameter in rule.parameters if parameter.default)
        found.append(ByRule(rule.id, payoff, _stands(problem, payoff), taken=taken))
    return tuple(found)


def _own(ledger: Ledger, pool: str, problem: GameProblem) -> ByRule:
    """What the split of the contract gives, exact."""
    exact = {row["party"]: ledger.amount(row["exact"]) for row in split_of_pool(ledger, pool)["rows"]}
    payoff = {player: exact.get(player, Fraction(0)) for player in problem.game.players}
    return ByRule("split", payoff, _stands(problem, payoff))


def _stands(problem: GameProblem, payoff: Mapping[str, Fraction]) -> Stability | None:
    try:
        return stability(problem, payoff, listed=1)
    except LimitReached:
        return None
