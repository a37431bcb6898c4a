"""Who pays whom after a second settlement: differences, interest on them, and few payments that even them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.formula import Entry, Formula, Least, Rounded, Sum
from iuralloc.settlement.apportion import Apportioned
from iuralloc.settlement.ledger import Draft, Figure, Ground

#: the first part of the id of every figure of a second settlement's differences
STEM = "resettled"


@dataclass(frozen=True, slots=True)
class Payment:
    """What one pays another, in whole units."""

    payer: str
    payee: str
    figure: Figure


def state_payments(draft: Draft, stem: str, due: Mapping[str, Figure], unit: Figure) -> list[Payment]:
    """State what those who got too much pay to those who got too little.

    Both sides are brought to whole units by largest remainder; then the first who owes pays the first who is owed,
    until one of the two is even, and so on in order: fewer payments than there are parties.

    Parameters
    ----------
    draft
        Where the figures are stated.
    stem
        Of their ids.
    due
        What each is owed (below zero: owes), in order; together nothing.
    unit
        The smallest payable amount.
    """
    owed = {who: figure for who, figure in due.items() if figure.amount > 0}
    owing = {who: figure for who, figure in due.items() if figure.amount < 0}
    if not owed:
        return []
    label = {"pool": stem, "party": ""}
    parts = Sum.of(*(figure.reference for figure in owed.values()))
    moved = draft.state(
        f"{stem}.moved", {"say": "resettled-moved", **label}, "amount", Rounded(parts, unit.reference),
        Ground(rule="sum"),
    )  # fmt: skip
    gets = _sides(draft, stem, "gets", owed, 1, moved, unit)
    pays = _sides(draft, stem, "pays", owing, -1, moved, unit)
    return _matched(draft, stem, pays, gets)


def _sides(
    draft: Draft, stem: str, word: str, due: Mapping[str, Figure], sign: int, moved: Figure, unit: Figure
) -> dict[str, Figure]:
    """What everybody on one side of the table pays or gets, in whole units."""
    shares: tuple[tuple[str, Formula], ...] = tuple(
        (who, Sum.of(figure.reference, signs=(sign,))) for who, figure in due.items()
    )
    ground = Ground(rule="largest_remainder")
    facts = {"pool": stem, "party": ""}
    table = draft.state(
        f"{stem}.{word}", {"say": f"resettled-{word}", **facts}, "table",
        Apportioned(moved.reference, unit.reference, shares), ground,
    )  # fmt: skip
    return {
        who: draft.state(
            f"{stem}.{word}.{who}", {"say": f"resettled-{word}-one", "pool": stem, "party": who}, "amount",
            Entry(table.reference, who), ground,
        )
        for who in due
    }  # fmt: skip


def _matched(draft: Draft, stem: str, pays: Mapping[str, Figure], gets: Mapping[str, Figure]) -> list[Payment]:
    """The first payer pays the first payee as much as both can, in order."""
    payments: list[Payment] = []
    payers, payees = list(pays), list(gets)
    before: dict[str, list[Figure]] = {}
    while payers and payees:
        payer, payee = payers[0], payees[0]
        left = _left(pays[payer], before.get(f"-{payer}", ())), _left(gets[payee], before.get(f"+{payee}", ()))
        label = {"say": "resettled-payment", "pool": stem, "party": payer, "to": payee}
        figure = draft.state(
            f"{stem}.payment.{payer}.{payee}", label, "amount", Least(left), Ground(rule="order_of_parties")
        )
        before.setdefault(f"-{payer}", []).append(figure)
        before.setdefault(f"+{payee}", []).append(figure)
        if figure.amount > 0:
            payments.append(Payment(payer, payee, figure))
        if _amount(draft, left[0]) == figure.amount:
            payers.pop(0)
        if _amount(draft, left[1]) == figure.amount:
            payees.pop(0)
    return payments


def _left(whole: Figure, paid: Iterable[Figure]) -> Formula:
    paid = list(paid)
    return Sum.of(whole.reference, *(figure.reference for figure in paid), signs=(1, *(-1 for _ in paid)))


def _amount(draft: Draft, formula: Formula) -> Fraction:
    value = formula.value(draft.look)
    return value if isinstance(value, Fraction) else Fraction(0)
