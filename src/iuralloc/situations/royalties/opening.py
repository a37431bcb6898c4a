"""With which balances a year of a royalty begins: losses to be made good, offsets to be taken, credits."""

from __future__ import annotations

from dataclasses import dataclass, field

from iuralloc.contract.schema.royalties import Royalty
from iuralloc.formula import Sum
from iuralloc.settlement.ledger import Figure, Ground
from iuralloc.situations.royalties.by_year import NOTHING, RoyaltyYear
from iuralloc.situations.tiers import Counted


@dataclass(frozen=True, slots=True)
class Opening:
    """The balances with which a year begins; None where the royalty carries nothing of the kind.

    `counted` is what bands over life have counted.
    """

    loss: Figure | None = None
    offset: Figure | None = None
    credit: Figure | None = None
    counted: Counted = field(default_factory=Counted)


def carries(entry: Royalty) -> frozenset[str]:
    """The balances that a royalty goes on with from year to year, as it is written now."""
    kept = {
        "loss": entry.losses == "carried",
        "offset": entry.offset is not None and entry.offset.unused == "carried",
        "credit": entry.credit == "carried",
        "counted": entry.bands is not None and entry.bands.count == "life",
        "given": entry.bands is not None and entry.bands.count == "life",
    }
    return frozenset(word for word, carried in kept.items() if carried)


def first_opening(at: RoyaltyYear, earlier: Opening, pieces: str) -> Opening:
    """The balances of the first year: of an earlier file, else what `so_far` says, else nothing, which is printed.

    Parameters
    ----------
    at
        The royalty in its first year.
    earlier
        What the years before have left, where an earlier trail says so.
    pieces
        The unit of the base, and so of a loss.
    """
    kept = carries(at.entry)
    brought = next_opening(at, earlier)
    return Opening(
        brought.loss or (_first(at, "loss", pieces) if "loss" in kept else None),
        brought.offset or (_first(at, "offset", "amount") if "offset" in kept else None),
        brought.credit or (_first(at, "credit", "amount") if "credit" in kept else None),
        earlier.counted,
    )


def _first(at: RoyaltyYear, word: str, unit: str) -> Figure:
    before, line = at.entry.so_far, f"{word}_in"
    amount = at.amount(before, word) if before is not None else None
    if before is not None and amount is not None:
        return at.state(line, amount.formula, at.written(before, word), unit=unit)
    at.draft.choose("royalty-balance-begins-at-zero", figure=at.name, balance=word, year=at.year)
    chosen = Ground(
        path=at.entry.path, line=at.entry.place.line, clause=at.entry.clause or "",
        choice="royalty-balance-begins-at-zero",
    )  # fmt: skip
    return at.state(line, NOTHING, chosen, unit=unit)


def next_opening(at: RoyaltyYear, last: Opening) -> Opening:
    """The balances with which the year before has ended."""

    def brought(figure: Figure | None, line: str) -> Figure | None:
        if figure is None:
            return None
        return at.state(line, Sum.of(figure.reference), at.ground("royalty_brought"), unit=figure.unit)

    return Opening(
        brought(last.loss, "loss_in"),
        brought(last.offset, "offset_in"),
        brought(last.credit, "credit_in"),
        last.counted,
    )
