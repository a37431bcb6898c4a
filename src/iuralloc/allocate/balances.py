"""Balances from one file to the next: what steps open with, and what they close with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iuralloc.audit.opening import CLOSING, Carry, Key, Opening, closing_id
from iuralloc.contract.reading import Entry
from iuralloc.contract.schema import PlanStep
from iuralloc.contract.schema.steps import RESERVE
from iuralloc.errors import Finding, Severity
from iuralloc.formula import Data, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.running import Running
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.steps.balance import Ahead, Balance
from iuralloc.situations.tiers import Counted


class CountedSoFar(dict[Key, Counted]):
    """What the bands of splits have counted; asked for the first time, what they counted in the years before."""

    def __init__(self, draft: Draft, opened: Opened | None) -> None:
        super().__init__()
        self._draft = draft
        self._opened = opened

    def get(self, key: Key, default: Counted) -> Counted:  # type: ignore[override]  # nobody asks without one
        """What was counted under a key."""
        if key in self:
            return self[key]
        return default if self._opened is None else self._opened.shared(self._draft, key)


class Opened:
    """What the steps of one pool take over; what none of them has taken is left, and told."""

    def __init__(self, opening: Opening, pool: str) -> None:
        self.opening = opening
        self.left: dict[Key, tuple[Carry, ...]] = dict(opening.pools.get(pool, {}))
        self._rows: list[Data] = []

    def balance(self, draft: Draft, ahead: Ahead, key: Key, step: PlanStep) -> Balance:
        """What one step opens with; it is stated here, and is not left any more.

        Raises
        ------
        ContractAtFault
            ``opening-counted-twice``, ``opening-not-in-units``.
        """
        wanted = _wanted(step)
        carried = [carry for carry in self.left.get(key, ()) if carry.word in wanted]
        self.left[key] = tuple(carry for carry in self.left.get(key, ()) if carry.word not in wanted)
        figures: dict[str, Figure] = {}
        given: dict[str, Figure] = {}
        costs: dict[tuple[str, str], Figure] = {}
        for carry in carried:
            before = _said_before(step, carry.word)
            if before is not None:
                raise at_fault(
                    "opening-counted-twice", before.place_of("so_far"), f"{before.path}.so_far", step=ahead.step
                )
            figure = carry.state(draft, self.opening.ground)
            self._rows.append(_row(key, carry.word, carry.year, carry.party, figure.id))
            if carry.word in {"held", "outstanding"} and (figure.amount / ahead.unit.amount).denominator != 1:
                facts = {
                    "step": ahead.step,
                    "text": rational_text(figure.amount),
                    "unit": rational_text(ahead.unit.amount),
                }
                raise at_fault("opening-not-in-units", step.place, step.path, **facts)
            if carry.word == "outstanding":
                costs[carry.year, carry.party] = figure
            elif carry.word == "given":
                given[carry.party] = figure
            else:
                figures[carry.word] = figure
        counted = Counted(figures.get("counted"), given)
        taken, owing, accrued, held = (figures.get(word) for word in ("taken", "owing", "accrued", "held"))
        return Balance(taken, owing, accrued, held, costs, counted)

    def shared(self, draft: Draft, key: Key) -> Counted:
        """What the bands of a split have counted in the years before; stated here, and not left."""
        found = Counted()
        for carry in self.left.get(key, ()):
            if carry.word == "shared":
                figure = carry.state(draft, self.opening.ground)
                self._rows.append(_row(key, carry.word, "", "", figure.id))
                found = Counted(figure)
        self.left[key] = tuple(carry for carry in self.left.get(key, ()) if carry.word != "shared")
        return found

    def running(self, draft: Draft, key: Key) -> Running:
        """The running totals of a division that is settled over the life of its pool; stated here, and not left."""
        totals: dict[str, dict[str, Figure]] = {"entitled": {}, "paid_so_far": {}}
        for carry in self.left.get(key, ()):
            if carry.word in totals:
                figure = carry.state(draft, self.opening.ground)
                totals[carry.word][carry.party] = figure
                self._rows.append(_row(key, carry.word, "", carry.party, figure.id))
        self.left[key] = tuple(carry for carry in self.left.get(key, ()) if carry.word not in totals)
        return Running(totals["entitled"], totals["paid_so_far"])

    def tell(self, draft: Draft, pool: str) -> None:
        """Name what nobody has taken over, and lay out what was."""
        if self._rows:
            draft.schedule(table="opening", pool=pool, trail=self.opening.name, balances=self._rows)
        tell_left(draft, self.opening, pool, self.left)


def tell_left(draft: Draft, opening: Opening, pool: str, left: Mapping[Key, tuple[Carry, ...]]) -> None:
    """Warn of balances of the years before that nothing in this file goes on with."""
    names = [carry.figure for carries in left.values() for carry in carries if carry.formula.amount]
    if names:
        facts = {"pool": pool, "trail": opening.name, "figures": ", ".join(names), "count": str(len(names))}
        draft.remark(Finding("opening-not-taken", opening.place, facts, Severity.WARNING, path="opening"))


def close_balances(
    draft: Draft,
    pool: str,
    balances: Mapping[Key, Balance],
    running: Mapping[Key, Running],
    counted: Mapping[Key, Counted],
) -> None:
    """State what the steps of a pool by year hand on to the year after its last."""
    rows: list[Data] = []
    every = [(key, handed) for key, balance in balances.items() for handed in _handed_on(balance)]
    every += [(key, handed) for key, totals in running.items() for handed in _of_life(totals)]
    every += [(key, ("shared", "", "", c.amount)) for key, c in counted.items() if c.amount is not None]
    for key, (word, year, party, figure) in every:
        name = closing_id(pool, key, word, year, party)
        label = {"say": f"closing-{word.replace('_', '-')}", "step": name.replace(".closing.", ".", 1), "party": party}
        if year:
            label["year"] = year
        closed = draft.state(name, label, "amount", Sum.of(figure.reference), Ground(rule=CLOSING))
        rows.append(_row(key, word, year, party, closed.id))
    if rows:
        draft.schedule(table=CLOSING, pool=pool, balances=rows)


def _row(key: Key, word: str, year: str, party: str, figure: str) -> Data:
    step, path = key
    return {"step": step, "path": list(path), "word": word, "year": year, "party": party, "figure": figure}


def _handed_on(balance: Balance) -> Iterator[tuple[str, str, str, Figure]]:
    for word in ("taken", "owing", "accrued", "held"):
        figure = getattr(balance, word)
        if figure is not None:
            yield word, "", "", figure
    if balance.counted.amount is not None:
        yield "counted", "", "", balance.counted.amount
    for number, figure in balance.counted.paid.items():
        yield "given", "", number, figure
    for (year, party), figure in balance.outstanding.items():
        yield "outstanding", year, party, figure


def _of_life(totals: Running) -> Iterator[tuple[str, str, str, Figure]]:
    for word, figures in (("entitled", totals.entitled), ("paid_so_far", totals.paid)):
        for party, figure in figures.items():
            yield word, "", party, figure


def _wanted(step: PlanStep) -> frozenset[str]:
    """The balances that a step goes on with, as it is written now."""
    words: set[str] = {"outstanding", "owing"} if step.refund is not None else set()
    if step.until is not None:
        words.add("taken")
    if step.to == RESERVE:
        words.add("held")
    if step.unpaid is not None and step.unpaid.carried:
        words.add("owing")
        if step.unpaid.rate is not None and not step.unpaid.compound:
            words.add("accrued")
    if step.bands is not None and step.bands.count == "life":
        words |= {"counted", "given"}
    return frozenset(words)


def _said_before(step: PlanStep, word: str) -> Entry | None:
    """The entry that says itself what was taken or counted before these years."""
    if word == "taken" and step.so_far is not None:
        return step
    return step.bands if word == "counted" and step.bands is not None and step.bands.so_far is not None else None
