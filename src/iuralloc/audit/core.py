"""Whether a split is in the core: which groups would do better without the others, and by how much.

D. B. Gillies (1959), Solutions to general non-zero-sum games. The test is made on exact entitlements, before
they are rounded to units, and only where it can be made in full: a part of the groups would prove nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from iuralloc.errors import Budget, Finding, Place, Severity
from iuralloc.formula import Constant, Formula
from iuralloc.problems.objections import Objections, groups_to_test
from iuralloc.problems.readings import Objecting
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.situations.games import PoolGame

#: how many of the objecting groups are listed
LISTED: Final = 8


def state_core(draft: Draft, pool: str, stem: str, game: PoolGame, exact: Mapping[str, Figure]) -> dict[str, str]:
    """State the core test of a split; what the tables say of it: the figure, or why there is none."""
    players = game.game.players
    if not set(exact) <= set(players):
        return {"untested": "split-among-others"}
    payoffs = {player: exact[player].amount if player in exact else Fraction(0) for player in players}
    groups = groups_to_test(game.game, payoffs)
    if groups > Budget.CORE_TYPES:
        return {"untested": "too-many-groups", "groups": str(groups), "limit": str(Budget.CORE_TYPES)}
    operands: tuple[tuple[str, Formula], ...] = tuple(
        (player, exact[player].reference if player in exact else Constant(Fraction(0))) for player in players
    )
    formula = Objecting(game.problem.stated, game.sense, operands, LISTED)
    figure = draft.state(f"{stem}.core", {"say": "core", "pool": pool}, "table", formula, Ground(rule="core"))
    return {"figure": figure.id}


def objections_found(figure: Figure) -> Objections | None:
    """The objections in a core test."""
    return figure.value if isinstance(figure.value, Objections) else None


def remarks(pool: str, place: Place, path: str, game: PoolGame, exact: Mapping[str, Figure]) -> list[Finding]:
    """A warning for every party who would do better alone than under the split that is paid."""
    findings = []
    for party, figure in exact.items():
        if party not in game.game.players:
            continue
        alone, own = game.game.worth((party,)), figure.amount
        loses = own > alone if game.sense == "burden" else own < alone
        if loses:
            facts = {"party": party, "pool": pool, "alone": rational_text(alone), "gets": rational_text(own)}
            findings.append(Finding("better-alone", place, facts, Severity.WARNING, path))
    return findings
