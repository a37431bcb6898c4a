"""What a contract file may not say: one check a file, each a function from a contract to findings.

Checks look at names and shapes; whether numbers fit together (shares that fill, worths that reach the amount) is
told where the numbers are computed, in ``situations``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from iuralloc.contract.checks import (
    bands,
    belonging,
    contributions,
    disputed,
    equity,
    evidence,
    exchange,
    figures,
    games,
    groups,
    header,
    ids,
    inside,
    magnitudes,
    members,
    names,
    phases,
    policies,
    pools,
    reached,
    risks,
    rounding,
    royalties,
    scenarios,
    splits,
    steps,
    terms,
    units,
)
from iuralloc.contract.load import Contract
from iuralloc.contract.telling import MOST_FINDINGS
from iuralloc.errors import Finding

CHECKS: Final[tuple[Callable[[Contract], Iterator[Finding]], ...]] = (
    header.check,
    rounding.check,
    exchange.check,
    ids.check,
    members.check,
    groups.check,
    contributions.check,
    evidence.check,
    figures.check,
    royalties.check,
    disputed.check,
    pools.check,
    games.check,
    splits.check,
    steps.check,
    bands.check,
    policies.check,
    reached.check,
    terms.check,
    inside.check,
    equity.check,
    risks.check,
    phases.check,
    belonging.check,
    scenarios.check,
    names.check,
    units.check,
    magnitudes.check,
)


def findings_of(contract: Contract) -> tuple[Finding, ...]:
    """What all checks find, in no particular order; of a great many only the first, nobody reads more."""
    found = (finding for check in CHECKS for finding in check(contract))
    return tuple(policies.told_of_shipped(contract, finding) for finding in islice(found, MOST_FINDINGS))
