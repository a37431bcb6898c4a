"""What somebody's own table says, beside what the contract comes to: claimed, computed, the difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.allocate.claims import Claim, claims_of
from iuralloc.contract.load import Contract
from iuralloc.errors import Finding, Severity
from iuralloc.formula import Constant, Formula, Reference, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground, Ledger
from iuralloc.situations.grounds import ground_of
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation

#: the first part of the ids
CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim with its figures; none where what it is about is not settled."""

    claim: Claim
    claimed: Figure
    computed: str | None
    difference: Figure | None
    unit: str | None


def state_claimed(contract: Contract, ledger: Ledger, meanings: Meanings) -> Ledger:
    """The ledger with every claim and its difference; unchanged where nobody claims anything.

    Raises
    ------
    ContractAtFault
        ``claimed-otherwise-shaped``, and what a claimed number is refused for.
    """
    claims = list(claims_of(contract, ledger, meanings))
    if not claims:
        return ledger
    draft = Draft(ledger)
    found = [_state(contract, draft, meanings, claim) for claim in claims]
    draft.schedule(
        table="claimed",
        rows=[
            {
                "name": one.claim.name, "clause": one.claim.entry.clause or "", "computed": one.computed,
                "claimed": one.claimed.id, "difference": one.difference.id if one.difference else None,
                "unit": one.unit, "verdict": _verdict(ledger, one),
            }
            for one in found
        ],
    )  # fmt: skip
    for finding in _warnings(ledger, found):
        draft.remark(finding)
    return draft.finish()


def _state(contract: Contract, draft: Draft, meanings: Meanings, claim: Claim) -> Compared:
    path = claim.path
    section, _, rest = path.partition(".")
    pool = rest.partition(".")[0]
    # In a pool the pool's own rates of exchange count for what is claimed, too.
    here = contract.within(pool) if section == "pools" and pool in contract.document.pools else contract
    evaluation = Evaluation(here.unit, meanings.at(path), path)
    measure = evaluation.amount(claim.said) if claim.money else evaluation.number(claim.said)
    name, number = f"{CLAIMED}.{claim.name}", 1
    taken = {figure.id for figure in draft}
    while name in taken:
        number += 1
        name = f"{CLAIMED}.{claim.name}.{number}"
    ground = ground_of(claim.entry, place=claim.said.place, path=path)
    unit = "amount" if claim.money else "number"
    claimed = draft.state(name, {"say": "claimed", "name": claim.name}, unit, measure.formula, ground)
    if claim.open:
        return Compared(claim, claimed, None, None, None)
    label = {"say": "claimed-computed", "name": claim.name}
    computed = claim.computed[0] if len(claim.computed) == 1 else ""
    if not computed:
        parts: list[Formula] = [Reference(figure) for figure in claim.computed] or [Constant(Fraction(0))]
        own = name.replace(CLAIMED, f"{CLAIMED}.paid", 1)
        computed = draft.state(own, label, unit, Sum.of(*parts), Ground(rule="sum")).id
    left = Sum.of(claimed.reference, Reference(computed), signs=(1, -1))
    own = name.replace(CLAIMED, f"{CLAIMED}.difference", 1)
    label = {"say": "claimed-difference", "name": claim.name}
    difference = draft.state(own, label, unit, left, Ground(rule="difference"))
    return Compared(claim, claimed, computed, difference, claim.unit if claim.money else None)


def _verdict(ledger: Ledger, one: Compared) -> str:
    """Whether a claim holds: to the last digit, but for less than a smallest unit, or not."""
    if one.difference is None:
        return "open"
    if one.difference.amount == 0:
        return "confirmed"
    within = one.unit is not None and abs(one.difference.amount) < ledger.amount(one.unit)
    return "within-unit" if within else "differs"


def _warnings(ledger: Ledger, found: list[Compared]) -> Iterator[Finding]:
    for one in found:
        if one.difference is not None and _verdict(ledger, one) == "differs":
            facts = {
                "name": one.claim.name, "claimed": rational_text(one.claimed.amount),
                "computed": rational_text(one.claimed.amount - one.difference.amount),
                "difference": rational_text(one.difference.amount),
            }  # fmt: skip
            yield Finding("claimed-differs", one.claim.said.place, facts, Severity.WARNING, one.claim.path)
