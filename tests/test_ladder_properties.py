"""What must hold of every loss on its way down the ladder, on contracts invented at random.

Each promise takes a case and a run of the program on it; each is seen broken by a wrong rule planted in the
program. What a ladder should come to is known from the oracle, which shares nothing with the program.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from fractions import Fraction
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings

from effort import many
from invented.ladder_draws import ladders
from invented.ladders import Event, Ladders
from iuralloc.allocate.risk import _RiskStep
from iuralloc.contract.load import Contract
from iuralloc.formula import Formula, Product, Rounded
from iuralloc.settlement.ledger import Draft, Figure
from iuralloc.situations.measures import Measure
from iuralloc.situations.risk.caps import BINDING, Usage
from iuralloc.situations.risk.ladder import Borne, Ladder
from iuralloc.situations.risk.shares import shares_of
from problems.red import turns_red
from trails import Run, a_stranger_agrees, ran

Promise = Callable[[Ladders, Run], None]
Foil = Callable[[pytest.MonkeyPatch], None]

#: where the ladder stands, for planting wrong rules in it
LADDER = "iuralloc.situations.risk.ladder"


def of_loss(run: Run, loss: str) -> list[dict[str, Any]]:
    """The rungs of one loss, from top to bottom, as its table lists them."""
    return next(list(record["rows"]) for record in run.tables("ladder") if record["loss"] == loss)


# -- Promises ------------------------------------------------------------------------------------------------


def rungs_add_up_to_the_loss(_: Ladders, run: Run) -> None:
    """What all rungs bear, the uncovered part included, is the loss, and nothing is below 0."""
    for record in run.tables("ladder"):
        borne = [run.amount(row["figure"]) for row in record["rows"]]

        assert sum(borne) == run.amount(record["amount"])
        assert min(borne) >= 0


def nobody_bears_beyond_a_cap(case: Ladders, run: Run) -> None:
    """No cap is broken by one risk alone, nor by the events together, except by fault outside caps."""
    for risk in case.risks:
        keeps_caps(case, run, [(risk.id, Event("", risk, risk.phase, None, Fraction(0), {}, {}))])
    keeps_caps(case, run, [(event.id, event) for event in case.in_time()])


def keeps_caps(case: Ladders, run: Run, losses: Iterable[tuple[str, Event]]) -> None:
    used: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for name, event in losses:
        for row in of_loss(run, name):
            for word in BINDING[case.within(row["figure"], event)]:
                scope = {"phase": f"phase.{event.phase}", "each": f"each.{name}"}.get(word, word)
                used[scope, row["recipient"]] += run.amount(row["figure"])
    for (scope, party), borne in used.items():
        cap = case.caps.get(("each" if scope.startswith("each") else scope, party))

        assert cap is None or borne <= cap


def limits_in_all_hold(case: Ladders, run: Run) -> None:
    """Over all events together no step takes more than its limit in all."""
    taken: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    limits = {(risk.id, step.id): step.until for risk in case.risks for step in risk.steps}
    limits |= {("", step.id): step.until for step in case.after}
    for event in case.events:
        for row in of_loss(run, event.id):
            owner = event.risk.id if event.risk and row["level"] in {"L1", "L2"} else ""
            taken[owner, row["step"]] += run.amount(row["figure"])

    assert all(amount <= limit for key, amount in taken.items() if (limit := limits.get(key)) is not None)


def whoever_has_no_share_bears_no_share(case: Ladders, run: Run) -> None:
    """A party with a share of 0 in the phase gets nothing on L3, neither at first nor by overflow."""
    for record in run.tables("ladder"):
        shares = case.duty[record["phase"]]
        l3 = [row for row in record["rows"] if row["level"] == "L3"]

        assert not any(run.amount(row["figure"]) for row in l3 if not shares.get(row["recipient"]))


def order_of_the_parties_is_irrelevant(case: Ladders, run: Run) -> None:
    """Listed the other way round, the parties bear the same; but for the odd unit among equal remainders."""
    other = ran(case.text(case.parties[::-1]))
    losses = tuple(f"{risk.id}." for risk in case.risks)
    expected = [name for name in run.figures if name.startswith(("expected.", *losses, "liability.cap."))]

    assert {name: run.amount(name) for name in expected} == {name: other.amount(name) for name in expected}
    for event in case.in_time()[:1]:  # later ones rest on who got the odd unit of this
        rows = {row["figure"]: row["level"] for row in of_loss(run, event.id)}
        apart = {name for name in rows if rows[name] <= "L3" and run.amount(name) != other.amount(name)}
        tied = tied_for_the_odd_unit(run, event.id, case.unit)

        assert {name.rpartition(".")[2] for name in apart} <= tied
        assert all(abs(run.amount(name) - other.amount(name)) == case.unit for name in apart)


def tied_for_the_odd_unit(run: Run, loss: str, unit: Fraction) -> set[str]:
    """Parties whose remainder another line has as well, the uncovered one included."""
    labels = [(record["label"], name) for name, record in run.figures.items()]
    exact = {
        label["party"]: run.amount(name)
        for label, name in labels
        if label["say"] == "borne-exact" and label["loss"] == loss
    }
    left = -sum(exact.values()) % unit
    remainders = [amount % unit for amount in exact.values()] + [left]
    return {party for party, amount in exact.items() if remainders.count(amount % unit) > 1}


def expected_is_probability_times_the_oracle(case: Ladders, run: Run) -> None:
    """Every rung of a risk is what the oracle says, exactly; what is expected is the sum of chance x rung."""
    cells: dict[str, Fraction] = defaultdict(Fraction)
    for risk in case.risks:
        for line in case.expected()[risk.id]:
            level = line.figure.split(".")[1]

            assert run.amount(line.figure) == line.amount
            for keys in ((risk.phase, level, line.party), (risk.phase, line.party), (line.party,)):
                cells[".".join(("expected", *keys))] += risk.probability * line.amount

    assert {name: run.amount(name) for name in cells} == cells


def dated_is_the_oracle_event_by_event(case: Ladders, run: Run) -> None:
    """Every rung of every event is what the oracle pays, to the unit, with one book of caps for all."""
    for event, lines in case.dated().items():
        by_hand = {line.figure: line.amount for line in lines}
        rows = of_loss(run, event)

        assert {row["figure"]: run.amount(row["figure"]) for row in rows} == by_hand
        for party in {row["recipient"] for row in rows}:
            in_all = sum(line.amount for line in lines if line.party == party)

            assert run.amount(f"{event}.1.{party}") == in_all


def what_is_used_of_caps_is_told(case: Ladders, run: Run) -> None:
    """The last page of the book: used and left of every cap that lasts longer than one loss."""
    if not case.events:
        return
    book = case.book()
    case.fill(book)
    for (scope, party), cap in book.caps.items():
        if scope != "each":
            used = book.used.get((scope, party), Fraction(0))

            assert run.amount(f"liability.used.{scope}.{party}") == used
            assert run.amount(f"liability.left.{scope}.{party}") == cap - used


def a_stranger_agrees_with_the_trail(_: Ladders, run: Run) -> None:
    """The checker that travels with the trail finds nothing wrong."""
    a_stranger_agrees(run)


PROMISES: tuple[Promise, ...] = (
    rungs_add_up_to_the_loss,
    nobody_bears_beyond_a_cap,
    limits_in_all_hold,
    whoever_has_no_share_bears_no_share,
    order_of_the_parties_is_irrelevant,
    expected_is_probability_times_the_oracle,
    dated_is_the_oracle_event_by_event,
    what_is_used_of_caps_is_told,
    a_stranger_agrees_with_the_trail,
)


@settings(max_examples=many(50))
@given(ladders())
def test_every_ladder_keeps_the_promises(case: Ladders) -> None:
    run = ran(case.text())
    for promise in PROMISES:
        promise(case, run)


# -- Wrong rules ---------------------------------------------------------------------------------------------


def what_caps_cut_off_is_dropped(patch: pytest.MonkeyPatch) -> None:
    """A foil: what a cap cuts off of somebody's own doing is on no rung."""
    right = Ladder._uncovered

    def wrong(self: Ladder) -> None:
        self.lost = []
        right(self)

    patch.setattr(Ladder, "_uncovered", wrong)


def caps_are_fresh_for_each_loss(patch: pytest.MonkeyPatch) -> None:
    """A foil: caps of a phase and in all are forgotten from one event to the next."""
    patch.setattr(Usage, "next_loss", lambda _: Usage())


def limits_are_fresh_for_each_loss(patch: pytest.MonkeyPatch) -> None:
    """A foil: a limit in all is one for each event."""
    right = Ladder.run

    def wrong(self: Ladder) -> Borne:
        self.limits = {}
        return right(self)

    patch.setattr(Ladder, "run", wrong)


def all_parties_have_equal_shares(patch: pytest.MonkeyPatch) -> None:
    """A foil: those without a share stand in like the others."""

    def wrong(*arguments: Any) -> dict[str, Measure]:
        shares = shares_of(*arguments)
        first = next(measure for measure in shares.values() if measure.value)
        return dict.fromkeys(shares, first) if 0 in {m.value for m in shares.values()} else shares

    patch.setattr(f"{LADDER}.shares_of", wrong)


def shares_go_by_place_in_the_file(patch: pytest.MonkeyPatch) -> None:
    """A foil: whoever is listed first bears the largest share."""

    def wrong(contract: Contract, *arguments: Any) -> dict[str, Measure]:
        shares = shares_of(contract, *arguments)
        by_size = sorted(shares.values(), key=lambda measure: measure.value, reverse=True)
        return dict(zip(shares, by_size, strict=True))

    patch.setattr(f"{LADDER}.shares_of", wrong)


def overflow_goes_round_once(patch: pytest.MonkeyPatch) -> None:
    """A foil: everyone counts as full, so that what caps cut off is never handed on."""
    patch.setattr(f"{LADDER}._full", lambda *_: True)


def own_parts_use_up_no_cap(patch: pytest.MonkeyPatch) -> None:
    """A foil: deductibles and layers are not entered in the book of caps."""
    right = Ladder._step

    def wrong(self: Ladder, *arguments: Any, **words: Any) -> None:
        usage = self.usage
        right(self, *arguments, **words)
        self.usage = usage

    patch.setattr(Ladder, "_step", wrong)


def events_go_as_listed(patch: pytest.MonkeyPatch) -> None:
    """A foil: caps are used up in the order of the file, whatever the dates say."""
    patch.setattr(_RiskStep, "_by_date", lambda self: list(self.contract.document.events))


def units_are_rounded_half_up(patch: pytest.MonkeyPatch) -> None:
    """A foil: who bears alone gets the nearest unit, not the whole ones."""

    def wrong(self: Ladder, formula: Formula) -> Formula:
        return formula if self.loss.unit is None else Rounded(formula, self.loss.unit.reference)

    patch.setattr(Ladder, "_whole", wrong)


def gross_negligence_is_capped(patch: pytest.MonkeyPatch) -> None:
    """A foil: fault of every degree stays within all caps."""
    right = Ladder._bear_own

    def wrong(self: Ladder, step: str, party: str, wanted: Formula, _: str, ground: Any) -> None:
        right(self, step, party, wanted, "all", ground)

    patch.setattr(Ladder, "_bear_own", wrong)


def probabilities_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    """A foil: the matrix adds up burdens, however unlikely."""
    patch.setattr(import_module("iuralloc.allocate.risk"), "Product", lambda factors: Product((factors[1], factors[1])))


def a_figure_is_written_by_hand(patch: pytest.MonkeyPatch) -> None:
    """A foil: the uncovered part is a unit more than its formula says."""
    right = Draft.state

    def wrong(self: Draft, name: str, *arguments: Any, **words: Any) -> Figure:
        figure = right(self, name, *arguments, **words)
        if name.endswith(".L6"):
            object.__setattr__(figure, "value", figure.amount + 1)
        return figure

    patch.setattr(Draft, "state", wrong)


@pytest.mark.parametrize(
    ("promise", "foil"),
    [
        (rungs_add_up_to_the_loss, what_caps_cut_off_is_dropped),
        (nobody_bears_beyond_a_cap, caps_are_fresh_for_each_loss),
        (nobody_bears_beyond_a_cap, own_parts_use_up_no_cap),
        (limits_in_all_hold, limits_are_fresh_for_each_loss),
        (whoever_has_no_share_bears_no_share, all_parties_have_equal_shares),
        (order_of_the_parties_is_irrelevant, shares_go_by_place_in_the_file),
        (expected_is_probability_times_the_oracle, overflow_goes_round_once),
        (expected_is_probability_times_the_oracle, probabilities_are_forgotten),
        (dated_is_the_oracle_event_by_event, events_go_as_listed),
        (dated_is_the_oracle_event_by_event, units_are_rounded_half_up),
        (dated_is_the_oracle_event_by_event, gross_negligence_is_capped),
        (what_is_used_of_caps_is_told, caps_are_fresh_for_each_loss),
        (a_stranger_agrees_with_the_trail, a_figure_is_written_by_hand),
    ],
)
def test_every_promise_is_seen_broken(promise: Promise, foil: Foil, monkeypatch: pytest.MonkeyPatch) -> None:
    foil(monkeypatch)
    turns_red(lambda case: promise(case, ran(case.text())), ladders())
