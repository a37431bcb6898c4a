"""The step of one royalty: what the years before have left, the years of the file, what they leave in their turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iuralloc.allocate.balances import tell_left
from iuralloc.allocate.state import State
from iuralloc.audit.opening import CLOSING, ROYALTY_CLOSING, Carry, closing_id
from iuralloc.contract.load import Contract
from iuralloc.contract.schema.royalties import Royalty
from iuralloc.formula import Data, Sum
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.royalties import Opening, carries, counts_pieces, state_royalty
from iuralloc.situations.tiers import Counted


def royalty_step(contract: Contract, state: State, name: str) -> State:
    """State a royalty, the balances it opens with, and those it closes with.

    Raises
    ------
    ContractAtFault
        ``opening-counted-twice``, and what `state_royalty` raises.
    """
    draft = Draft(state.ledger)
    entry = contract.document.royalties[name]
    meanings = state.meanings.at(entry.path)
    earlier = Opening()
    if state.opening is not None:
        every = state.opening.royalties.get(name, ())
        # A loss counted in pieces makes good no base in money, nor the other way round.
        pieces = bool(every) and counts_pieces(contract, draft, meanings, name)
        taken = [carry for carry in every if _goes_on(entry, carry, pieces=pieces)]
        earlier = _opened(state, draft, entry, name, taken)
        tell_left(draft, state.opening, name, {(name, ()): tuple(carry for carry in every if carry not in taken)})
    measured, last = state_royalty(contract, draft, meanings, name, earlier)
    _close(draft, name, last)
    return replace(state, ledger=draft.finish(), meanings=state.meanings.having(name, measured))


def _goes_on(entry: Royalty, carry: Carry, *, pieces: bool) -> bool:
    unit = "number" if pieces and carry.word == "loss" else "amount"
    return carry.word in carries(entry) and carry.unit == unit


def _opened(state: State, draft: Draft, entry: Royalty, name: str, taken: list[Carry]) -> Opening:
    """State what the years before have left."""
    if state.opening is None or not taken:
        return Opening()
    figures: dict[str, Figure] = {}
    given: dict[str, Figure] = {}
    rows: list[Data] = []
    for carry in taken:
        _refuse_twice(entry, name, carry.word)
        figure = draft.state(
            carry.figure.replace(".closing.", ".opening.", 1), _label("opening", name, carry.word, carry.party),
            carry.unit, carry.formula, state.opening.ground,
        )  # fmt: skip
        rows.append({"word": carry.word, "band": carry.party, "figure": figure.id})
        if carry.word == "given":
            given[carry.party] = figure
        else:
            figures[carry.word] = figure
    draft.schedule(table="royalty-opening", royalty=name, trail=state.opening.name, balances=rows)
    counted = Counted(figures.get("counted"), given)
    return Opening(figures.get("loss"), figures.get("offset"), figures.get("credit"), counted)


def _refuse_twice(entry: Royalty, name: str, word: str) -> None:
    """What an earlier trail says cannot stand here a second time."""
    before = entry.so_far
    if before is not None and word in before.written():
        raise at_fault("opening-counted-twice", before.place_of(word), f"{before.path}.{word}", step=name)
    bands = entry.bands
    if word == "counted" and bands is not None and bands.so_far is not None:
        raise at_fault("opening-counted-twice", bands.place_of("so_far"), f"{bands.path}.so_far", step=name)


def _close(draft: Draft, name: str, last: Opening) -> None:
    """State what the last year hands on."""
    rows: list[Data] = []
    for word, band, figure in _handed_on(last):
        closed = draft.state(
            closing_id(name, (name, ()), word, "", band), _label("closing", name, word, band), figure.unit,
            Sum.of(figure.reference), Ground(rule=CLOSING),
        )  # fmt: skip
        rows.append({"word": word, "band": band, "figure": closed.id})
    if rows:
        draft.schedule(table=ROYALTY_CLOSING, royalty=name, balances=rows)


def _handed_on(last: Opening) -> Iterator[tuple[str, str, Figure]]:
    figures = {"loss": last.loss, "offset": last.offset, "credit": last.credit, "counted": last.counted.amount}
    for word, figure in figures.items():
        if figure is not None:
            yield word, "", figure
    for band, figure in last.counted.paid.items():
        yield "given", band, figure


def _label(when: str, name: str, word: str, band: str) -> dict[str, str]:
    """What a balance is; what bands have given is told of one band, or of all of them."""
    if band.isdecimal():
        return {"say": f"royalty-{when}-given-band", "royalty": name, "band": band}
    return {"say": f"royalty-{when}-{word}", "royalty": name}
