"""A royalty over all years: base, rate, stacking, minimum; what a year leaves open is what the next one opens with."""

from __future__ import annotations

from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Table
from iuralloc.contract.schema.royalties import Royalty
from iuralloc.settlement.ledger import Draft
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.meanings import Broken, Meanings
from iuralloc.situations.measures import YEAR, Evaluation, Measure, Vector
from iuralloc.situations.royalties.by_year import RoyaltyYear
from iuralloc.situations.royalties.charge import Charge
from iuralloc.situations.royalties.losses import counted
from iuralloc.situations.royalties.minimum import owed
from iuralloc.situations.royalties.opening import Opening, first_opening, next_opening
from iuralloc.situations.royalties.stacking import offset
from iuralloc.situations.royalties.tables import Bands, tabulated


def counts_pieces(contract: Contract, draft: Draft, meanings: Meanings, name: str) -> bool:
    """Whether the base of a royalty is a number of pieces in the first year."""
    entry, year = contract.document.royalties[name], contract.calendar.names[0]
    return Charge.of(RoyaltyYear(contract, draft, meanings, entry, name, year)).by_piece


def state_royalty(
    contract: Contract, draft: Draft, meanings: Meanings, name: str, earlier: Opening
) -> tuple[Vector, Opening]:
    """State a royalty in every year of the file; gives what its name means from here on, and what the years leave.

    The name means what is owed, by year.

    Parameters
    ----------
    contract, draft
        The file, and what is being stated.
    meanings
        Of names in its formulas.
    name
        The id of the royalty.
    earlier
        What the years before the file have left.

    Raises
    ------
    ContractAtFault
        ``royalty-base-not-by-year``, and what its parts raise.
    Broken
        If base or rate are missing, which is told where the shape of the file is looked at.
    """
    entry = contract.document.royalties[name]
    _refuse_without_years(contract, meanings, entry, name)
    _choose_unlisted(contract, draft, entry, name)
    owing: dict[str, Measure] = {}
    bands: Bands = {}
    opening = earlier
    for year in contract.calendar.names:
        at = RoyaltyYear(contract, draft, meanings, entry, name, year)
        charge = Charge.of(at)
        opening = next_opening(at, opening) if owing else first_opening(at, opening, charge.unit)
        owing[year], opening, bands[year] = _year(at, charge, opening)
    tabulated(contract, draft, entry, name, bands)
    return Vector(YEAR, {year: owing[year] for year in owing}), opening


def _refuse_without_years(contract: Contract, meanings: Meanings, entry: Royalty, name: str) -> None:
    if entry.on is None:
        raise Broken
    if isinstance(entry.on, Table):
        return
    path = f"{entry.path}.on"
    measured = Evaluation(contract.unit, meanings.at(path), path).measured(entry.on)
    if not isinstance(measured, Vector) or measured.axis != YEAR:
        raise at_fault("royalty-base-not-by-year", entry.place_of_value("on"), path, royalty=name)


def _choose_unlisted(contract: Contract, draft: Draft, entry: Royalty, name: str) -> None:
    """Print that an amount is 0 in the years that its table does not list."""
    said = entry.offset
    amounts = (("base", entry.on), ("minimum", entry.minimum))
    offsets = (("offset", said.amount), ("paid", said.paid)) if said else ()
    for word, written in (*amounts, *offsets):
        if isinstance(written, Table):
            listed = {year for key, _ in written.cells for year in contract.calendar.standing_for(key.text)}
            missing = ", ".join(year for year in contract.calendar.names if year not in listed)
            if missing:
                draft.choose("year-not-listed-is-zero", figure=f"{name}.{word}", years=missing)


def _year(at: RoyaltyYear, charge: Charge, opening: Opening) -> tuple[Measure, Opening, list[list[str | None]]]:
    """State one year; gives what is owed, the balances that the year leaves, and the rows of its bands."""
    entry = at.entry
    measure = at.base(by_piece=charge.by_piece)
    if charge.by_piece and measure.money:
        raise at_fault("amount-times-amount", entry.place_of_value("rate"), f"{entry.path}.rate")
    stated = at.state("base", measure.formula, at.written(entry, "on"), unit=charge.unit)
    base, loss = counted(at, stated, opening.loss)
    charged = charge.on(base, opening.counted)
    left = None
    if entry.offset is None:
        royalty = at.state("royalty", charged.formula, at.ground("royalty_royalty"))
    else:
        before = at.state("before_offset", charged.formula, at.ground("royalty_royalty"))
        royalty, left = offset(at, entry.offset, before, base, charge.rate, opening.offset)
    minimum = at.amount(entry, "minimum")
    due, credit = owed(at, royalty, minimum, opening.credit)
    # Bare numbers stay bare, so that they may be added to other bare ones: all are in the unit of the file.
    money = measure.money or charge.by_piece or (minimum is not None and minimum.money)
    opening = Opening(loss, left, credit, charged.counted)
    return Measure(due.amount, due.reference, money), opening, charged.bands
