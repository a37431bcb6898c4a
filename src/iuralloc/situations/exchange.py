"""Rates of exchange as figures: fixed once, so that every amount converted at one refers to the same figure."""

from __future__ import annotations

from collections.abc import Mapping

from iuralloc.contract.exchange import EXCHANGE, rates_of
from iuralloc.contract.load import Contract
from iuralloc.contract.schema.exchange import Exchange
from iuralloc.formula import Constant, Given
from iuralloc.settlement.ledger import Draft
from iuralloc.situations.grounds import ground_of


def state_rates(contract: Contract, draft: Draft, entries: Mapping[str, Exchange], pool: str = "") -> None:
    """State the rates of the head, or of one pool, and that what they convert is not rounded.

    Parameters
    ----------
    contract
        For its own currency.
    draft
        Gets a figure and a table for each rate: units of the contract's currency for one of the foreign one.
    entries
        The rates as written.
    pool
        The pool that they hold for; empty for those of the head.
    """
    own = contract.unit.currency
    for rate in rates_of(entries, own, pool):
        entry, literal = entries[rate.currency], rate.literal
        facts = {"currency": rate.currency, "own": own, "date": entry.date or "", "pool": pool}
        label = {"say": f"{EXCHANGE}-on" if entry.date else EXCHANGE, **{k: v for k, v in facts.items() if v}}
        ground = ground_of(entry, place=literal.place, path=f"{entry.path}.rate")
        formula = Constant(rate.value) if literal.brought else Given(rate.value, literal.raw, literal.place, "number")
        figure = draft.state(rate.figure, label, "number", formula, ground)
        draft.schedule(
            table="figure", name=figure.id, title={"name": "", "name_zh": "", "clause": entry.clause or ""},
            form="number", figures=[figure.id],
        )  # fmt: skip
        draft.choose("converted-exactly", currency=rate.currency, figure=figure.id)
