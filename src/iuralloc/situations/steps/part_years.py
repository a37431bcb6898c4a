"""Splits of a year in which a party came or went: agreed shares, and equal parts, by the parts of the year."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from iuralloc.contract.checks.splits import UNALLOCATED
from iuralloc.contract.schema import Split
from iuralloc.formula import Constant, Formula, Product, Quotient, Sum
from iuralloc.problems.division import Division, Stated
from iuralloc.settlement.ledger import Draft
from iuralloc.situations.belonging import Belonging
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.steps.setting import Setting, ground

#: the one rule that can count parts of a year; whatever else has a name looks at groups, claims, or costs
EQUAL: Final = "equal"

_ONE: Final = Stated(Fraction(1), Constant(Fraction(1)))


def shares_of_year(
    setting: Setting, draft: Draft, split: Split, parts: Mapping[str, Stated], belonging: Belonging
) -> Mapping[str, Stated]:
    """Agreed shares times the parts of the year, put over their sum again; what is left open stays as it is.

    Raises
    ------
    ContractAtFault
        ``nobody-belongs``, ``dates-without-years``, ``group-of-part-year``.
    """
    for name in parts:
        belonging.refuse_group(split, name)
    present = belonging.present(split, tuple(parts))
    if present == tuple(parts) and not any(map(belonging.partial, present)):
        return parts
    sharing = {party: parts[party] for party in present if party != UNALLOCATED}
    why, label = ground(setting, split, "shares"), {"say": "part-year-weight", "pool": setting.pool}
    weights: dict[str, Stated] = {}
    for party, share in sharing.items():
        part = belonging.part(party)
        weights[party] = share
        if part is not None:
            formula = Product((share.formula, part.formula))
            figure = draft.state(f"{setting.stem}.basis.{party}", {**label, "party": party}, "number", formula, why)
            weights[party] = Stated(figure.amount, figure.reference)
    parts_in_all = Sum.of(*(weight.formula for weight in weights.values())) if weights else Constant(Fraction(0))
    total = draft.state(f"{setting.stem}.basis", {**label, "say": "part-year-weights"}, "number", parts_in_all, why)
    if total.amount == 0:
        raise at_fault("nobody-belongs", split.place, split.path, pool=setting.owner, year=setting.meanings.year)
    left_open = parts.get(UNALLOCATED)
    shares: dict[str, Stated] = {}
    for party, weight in weights.items():
        above: Formula = weight.formula
        if left_open is not None:
            above = Product((above, Sum.of(_ONE.formula, left_open.formula, signs=(1, -1))))
        left = 1 - (left_open.value if left_open is not None else 0)
        shares[party] = Stated(weight.value / total.amount * left, Quotient((above, total.reference)))
    return shares if left_open is None else {**shares, UNALLOCATED: left_open}


def equal_by_parts(setting: Setting, belonging: Belonging) -> Division | None:
    """Equal parts as a division by the parts of the year; None where everybody belongs for all of it."""
    if not any(map(belonging.partial, setting.among)):
        return None
    return Division(setting.whole, {party: belonging.part(party) or _ONE for party in setting.among})
