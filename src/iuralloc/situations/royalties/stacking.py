"""Royalty stacking: what is paid to others is taken off, as far as the floor allows, before any minimum is looked at."""

from __future__ import annotations

from iuralloc.contract.schema.royalties import Offset
from iuralloc.formula import Formula, Greatest, Least, Product, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Figure
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.meanings import Broken
from iuralloc.situations.measures import Measure
from iuralloc.situations.royalties.by_year import NOTHING, RoyaltyYear


def offset(
    at: RoyaltyYear, said: Offset, before: Figure, base: Figure, rate: Measure | None, carried: Figure | None
) -> tuple[Figure, Figure | None]:
    """The royalty after stacking, and the offset that goes on to the next year.

    Parameters
    ----------
    at, said
        The royalty in its year, and its offset.
    before, base
        The royalty before stacking, and the base on which floor and ceiling are rates.
    rate
        The rate where it is one for the whole base; None where bands have several.
    carried
        Offset of earlier years that is still to be taken; None where it is lost.

    Raises
    ------
    ContractAtFault
        ``floor-above-rate``, ``ceiling-below-floor``, and what amounts and rates raise.
    """
    least = _floor(at, said, base, rate)
    new = _new(at, said, before, base, rate)
    offered: list[Figure] = [new] if carried is None else [new, carried]
    room = Greatest((Sum.of(before.reference, least.reference, signs=(1, -1)), NOTHING))
    allowed = at.state("offset_allowed", room, at.ground("royalty_offset_allowed", said))
    most = Least((Sum.of(*(figure.reference for figure in offered)), allowed.reference))
    taken = at.state("offset_taken", most, at.ground("royalty_offset_taken", said))
    parts: tuple[Formula, ...] = (*(figure.reference for figure in offered), taken.reference)
    left = Sum.of(*parts, signs=(*(1 for _ in offered), -1))
    unused = at.state(
        "offset_lost" if carried is None else "offset_out", left, at.ground("royalty_offset_unused", said)
    )
    after = Sum.of(before.reference, taken.reference, signs=(1, -1))
    return at.state("royalty", after, at.ground("royalty_after_offset", said)), None if carried is None else unused


def _floor(at: RoyaltyYear, said: Offset, base: Figure, rate: Measure | None) -> Figure:
    floor = _rate(at, said, "floor", rate)
    if floor is None:
        raise Broken
    if rate is not None and floor.value > rate.value:
        facts = {
            "royalty": at.name, "year": at.year, "floor": rational_text(floor.value), "rate": rational_text(rate.value),
        }  # fmt: skip
        raise at_fault("floor-above-rate", said.place_of_value("floor"), f"{said.path}.floor", **facts)
    return at.state("floor", Product((floor.formula, base.reference)), at.written(said, "floor"))


def _new(at: RoyaltyYear, said: Offset, before: Figure, base: Figure, rate: Measure | None) -> Figure:
    """What the year adds to the offset: all that is named, or only what passes the ceiling."""
    ceiling = _rate(at, said, "ceiling", rate)
    if ceiling is None:
        return at.state("offset_new", _named(at, said, "amount").formula, at.written(said, "amount"))
    floor = at.rate(said, "floor")
    if floor is not None and ceiling.value < floor.value:
        facts = {"royalty": at.name, "year": at.year}
        raise at_fault("ceiling-below-floor", said.place_of_value("ceiling"), f"{said.path}.ceiling", **facts)
    word = "amount" if said.paid is None else "paid"
    paid = at.state("paid", _named(at, said, word).formula, at.written(said, word))
    most = at.state("ceiling", Product((ceiling.formula, base.reference)), at.written(said, "ceiling"))
    over = Sum.of(before.reference, paid.reference, most.reference, signs=(1, 1, -1))
    above = at.state("above_ceiling", Greatest((over, NOTHING)), at.ground("royalty_above_ceiling", said))
    offered = paid.reference if word == "amount" or said.amount is None else _named(at, said, "amount").formula
    return at.state("offset_new", Least((offered, above.reference)), at.ground("royalty_offset_new", said))


def _rate(at: RoyaltyYear, said: Offset, word: str, like: Measure | None) -> Measure | None:
    """A rate of the same base: a part of it where the rate is one, money for each piece where the rate is."""
    rate = at.rate(said, word)
    if rate is not None and rate.money is not (like is not None and like.money):
        unit = at.contract.unit.raw or at.contract.unit.currency
        raise at_fault("amount-and-number", said.place_of_value(word), f"{said.path}.{word}", unit=unit)
    return rate


def _named(at: RoyaltyYear, said: Offset, word: str) -> Measure:
    amount = at.amount(said, word)
    if amount is None:
        raise Broken
    return amount
