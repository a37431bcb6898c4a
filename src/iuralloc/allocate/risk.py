"""The step of risks and events: every loss down its ladder; what is expected, and what has happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from iuralloc.allocate.inside import Tree
from iuralloc.allocate.schedules import names_of
from iuralloc.allocate.state import State
from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.phases import phase_of
from iuralloc.contract.schema import Event, Risk
from iuralloc.contract.telling import near
from iuralloc.errors import Finding, Severity
from iuralloc.formula import Constant, Formula, Product, Quotient, Rounded, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.settle import Level
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.measures import Evaluation, Measure
from iuralloc.situations.risk.caps import CapTable, Usage, state_caps
from iuralloc.situations.risk.ladder import UNCOVERED, Borne, Ladder, Loss

#: what a total, and a part of it, are called
_SAID = {"benefit": ("benefit-total", "benefit-share"), "risk": ("risk-total", "risk-share")}
LEVELS = ("L0", "L1", "L2", "L3", "L4", "L5", "L6")


def risk_step(contract: Contract, state: State, _: str) -> State:
    """Bring every risk and every event down the ladder, if the contract has any."""
    document = contract.document
    if not document.risks and not document.events:
        return state
    draft = Draft(state.ledger)
    step = _RiskStep(contract, state, draft)
    step.expected()
    step.dated()
    return replace(state, ledger=draft.finish())


@dataclass(frozen=True, slots=True)
class _Chance:
    """A risk after the ladder: its probability and who would bear what."""

    risk: Risk
    name: str
    probability: Figure
    borne: Borne


class _RiskStep:
    def __init__(self, contract: Contract, state: State, draft: Draft) -> None:
        self.contract = contract
        self.state = state
        self.draft = draft
        self.unit = state.ledger.figures["round"]
        liability = contract.document.liability
        self.caps: CapTable = state_caps(
            contract, draft, state.meanings, liability.caps if liability else None, self.unit
        )

    # expected -------------------------------------------------------------------------------------------------

    def expected(self) -> None:
        """Each risk alone, caps unused: what it would put on whom, times its probability."""
        chances = [self._chance(name, risk) for name, risk in self.contract.document.risks.items()]
        if not chances:
            return
        self.draft.schedule(
            table="risks",
            rows=[
                {
                    "risk": chance.name, "phase": chance.risk.phase or "", "probability": chance.probability.id,
                    "amount": f"{chance.name}.amount", **names_of(chance.risk), "evidence": chance.risk.evidence or "",
                }
                for chance in chances
            ],
        )  # fmt: skip
        for chance in chances:
            self._schedule_ladder(chance.name, "expected", chance.risk.phase or "", "", chance.borne)
        self._matrix(chances)
        parties = self._by_party(chances)
        self._beside_benefit(parties)

    def _chance(self, name: str, risk: Risk) -> _Chance:
        evaluation = Evaluation(self.contract.unit, self.state.meanings.at(risk.path), risk.path)
        if risk.probability is None or risk.amount is None:
            missing = "probability" if risk.probability is None else "amount"
            raise at_fault("risk-incomplete", risk.place, risk.path, risk=name, missing=missing)
        chance = evaluation.number(risk.probability)
        if not 0 <= chance.value <= 1 or chance.money:
            facts = {"risk": name, "text": rational_text(chance.value)}
            raise at_fault("not-a-probability", risk.place_of_value("probability"), f"{risk.path}.probability", **facts)
        ground = ground_of(risk, place=risk.place_of_value("probability"), path=f"{risk.path}.probability")
        label = {"say": "probability", "loss": name}
        probability = self.draft.state(f"{name}.probability", label, "number", chance.formula, ground)
        amount = self._amount(name, evaluation.amount(risk.amount), ground_of(risk), risk)
        loss = Loss(name, risk.phase or "", amount, risk.place, risk.path, risk, None, None, Usage(), {})
        return _Chance(risk, name, probability, self._ladder(loss))

    def _amount(self, name: str, measure: Measure, ground: Ground, entry: Risk | Event) -> Figure:
        if measure.value < 0:
            facts = {"party": name, "text": rational_text(measure.value)}
            raise at_fault("negative-amount", entry.place_of_value("amount"), f"{entry.path}.amount", **facts)
        return self.draft.state(f"{name}.amount", {"say": "loss", "loss": name}, "amount", measure.formula, ground)

    def _ladder(self, loss: Loss) -> Borne:
        ladder = Ladder(
            self.contract, self.draft, self.state.meanings, self.caps, loss, self.contract.document.liability
        )
        return ladder.run()

    def _matrix(self, chances: list[_Chance]) -> None:
        """Phase × level × party: the matrix of expected burdens."""
        rows = []
        for phase in dict.fromkeys(chance.risk.phase or "" for chance in chances):
            for level in LEVELS:
                cells: dict[str, list[Formula]] = {}
                for chance in chances:
                    for burden in chance.borne.burdens:
                        if chance.risk.phase == phase and burden.level == level:
                            weighed = Product((chance.probability.reference, burden.figure.reference))
                            cells.setdefault(burden.recipient, []).append(weighed)
                stated = [self._cell(phase, level, recipient, parts) for recipient, parts in cells.items()]
                kept = [figure for figure in stated if figure[1].amount != 0 or level == "L6"]
                if kept:
                    rows.append({"phase": phase, "level": level, "cells": [[r, f.id] for r, f in kept]})
        recipients = self._in_order({cell[0] for row in rows for cell in row["cells"]})
        self.draft.schedule(table="matrix", rows=rows, recipients=recipients)

    def _cell(self, phase: str, level: str, recipient: str, parts: list[Formula]) -> tuple[str, Figure]:
        label = {"say": "expected-burden", "phase": phase, "level": level, "party": recipient}
        name = f"expected.{phase}.{level}.{recipient}"
        return recipient, self.draft.state(name, label, "amount", Sum.of(*parts), Ground(rule="expected"))

    def _by_party(self, chances: list[_Chance]) -> dict[str, Figure]:
        """Expected burden by party and phase, and in all."""
        phases = list(dict.fromkeys(chance.risk.phase or "" for chance in chances))
        cells: dict[str, dict[str, Figure]] = {}
        for figure in list(self.draft):
            if figure.label.get("say") == "expected-burden":
                cells.setdefault(figure.label["party"], {})
        for recipient, by_phase in cells.items():
            for phase in phases:
                parts = [
                    figure.reference
                    for figure in list(self.draft)
                    if figure.label.get("say") == "expected-burden"
                    and (figure.label["party"], figure.label["phase"]) == (recipient, phase)
                ]
                if parts:
                    label = {"say": "expected-phase", "phase": phase, "party": recipient}
                    name = f"expected.{phase}.{recipient}"
                    total = self.draft.state(name, label, "amount", Sum.of(*parts), Ground(rule="sum"))
                    by_phase[phase] = total
        totals = {
            recipient: self.draft.state(
                f"expected.{recipient}", {"say": "expected", "party": recipient}, "amount",
                Sum.of(*(figure.reference for figure in by_phase.values())), Ground(rule="sum"),
            )
            for recipient, by_phase in cells.items()
        }  # fmt: skip
        order = self._in_order(totals)
        self.draft.schedule(
            table="expected", phases=phases,
            rows=[
                [recipient, [cells[recipient][p].id if p in cells[recipient] else None for p in phases], totals[recipient].id]
                for recipient in order
            ],
        )  # fmt: skip
        liability = self.contract.document.liability
        tree = Tree(self.contract, self.draft, self.state.meanings, None)
        bodies = {r: totals[r] for r in order if r in self.contract.roster.bodies and totals[r].amount != 0}
        tree.divide(Level("expected", "expected"), bodies, liability.inside if liability else {})
        return {recipient: totals[recipient] for recipient in order}

    def _in_order(self, recipients: Iterable[str]) -> list[str]:
        known = list(self.contract.roster.bodies)
        named = set(recipients)
        others = sorted(named - set(known) - {UNCOVERED})
        return [r for r in known if r in named] + others + ([UNCOVERED] if UNCOVERED in named else [])

    def _beside_benefit(self, expected: dict[str, Figure]) -> None:
        """Loss share beside benefit share: whether those who gain also bear."""
        partners = self.contract.roster.partners()
        gains = self._gains()
        losses = {party: expected[party] for party in partners if party in expected}
        if not gains or not losses:
            return
        parties = [party for party in partners if party in gains or party in losses]
        gained = self._total("benefit", [gains[p] for p in parties if p in gains])
        borne = self._total("risk", [losses[p] for p in parties if p in losses])
        if gained.amount == 0 or borne.amount == 0:
            return
        rows = []
        for party in parties:
            benefit = self._part("benefit", party, gains.get(party), gained)
            burden = self._part("risk", party, losses.get(party), borne)
            difference = Sum.of(burden.reference, benefit.reference, signs=(1, -1))
            label = {"say": "deviation", "party": party}
            deviation = self.draft.state(
                f"risk.deviation.{party}", label, "number", difference, Ground(rule="difference")
            )
            rows.append([party, benefit.id, burden.id, deviation.id])
        self.draft.schedule(table="loss-beside-benefit", rows=rows, benefit=gained.id, risk=borne.id)

    def _gains(self) -> dict[str, Figure]:
        """What each partner was paid in all pools of income."""
        document, ledger = self.contract.document, self.state.ledger
        incomes = [name for name, pool in document.pools.items() if pool.kind in {None, "income"}]
        gains: dict[str, list[Figure]] = {}
        for posting in ledger.postings:
            if posting.pool in incomes and len(posting.recipient) == 1:
                gains.setdefault(posting.recipient[0], []).append(ledger.figures[posting.figure])
        partners = self.contract.roster.partners()
        return {
            party: self.draft.state(
                f"benefit.{party}", {"say": "benefit", "party": party}, "amount",
                Sum.of(*(figure.reference for figure in gains[party])), Ground(rule="sum"),
            )
            for party in partners
            if party in gains
        }  # fmt: skip

    def _total(self, word: str, figures: list[Figure]) -> Figure:
        parts = Sum.of(*(figure.reference for figure in figures))
        return self.draft.state(f"{word}.total", {"say": _SAID[word][0]}, "amount", parts, Ground(rule="sum"))

    def _part(self, word: str, party: str, figure: Figure | None, whole: Figure) -> Figure:
        formula: Formula = (
            Quotient((figure.reference, whole.reference)) if figure is not None else Constant(Fraction(0))
        )
        label = {"say": _SAID[word][1], "party": party}
        return self.draft.state(f"{word}.share.{party}", label, "number", formula, Ground(rule="share"))

    # dated ----------------------------------------------------------------------------------------------------

    def dated(self) -> None:
        """Events in order of their dates; each uses caps and limits that the ones before have left."""
        events = self.contract.document.events
        if not events:
            return
        usage = Usage()
        limits: dict[str, tuple[Figure, ...]] = {}
        for name in self._by_date():
            event = events[name]
            borne = self._event(name, event, usage, limits)
            usage, limits = borne.usage.next_loss(), dict(borne.limits)
        self._caps_used(usage)

    def _by_date(self) -> list[str]:
        events = self.contract.document.events
        if any(event.date is None for event in events.values()):
            self.draft.choose("events-as-listed")
            return list(events)
        return sorted(events, key=lambda name: events[name].date or "")

    def _event(self, name: str, event: Event, usage: Usage, limits: dict[str, tuple[Figure, ...]]) -> Borne:
        risks = self.contract.document.risks
        risk = risks.get(event.risk or "")
        if event.risk is not None and risk is None:
            facts = {"risk": event.risk, "near": near(event.risk, risks)}
            raise at_fault("unknown-risk", event.place_of_value("risk"), f"{event.path}.risk", **facts)
        if event.date is not None and read_date(event.date) is None:
            raise at_fault("date-not-a-day", event.place_of_value("date"), f"{event.path}.date", date=event.date)
        phase = phase_of(self.contract, event) or ""
        if phase and not (event.phase or (risk and risk.phase)):
            self.draft.choose("phase-by-date", loss=name, date=event.date or "", phase=phase)
        amount = self._event_amount(name, event, risk)
        loss = Loss(name, phase, amount, event.place, event.path, risk, event, self.unit, usage, limits)
        borne = self._ladder(loss)
        self._schedule_ladder(name, "dated", phase, event.date or "", borne)
        self._bear(name, borne)
        uncovered = next(b.figure for b in borne.burdens if b.level == "L6")
        if uncovered.amount != 0:
            facts = {"loss": name, "amount": rational_text(uncovered.amount)}
            self.draft.remark(Finding("loss-uncovered", event.place, facts, Severity.WARNING, event.path))
        return borne

    def _event_amount(self, name: str, event: Event, risk: Risk | None) -> Figure:
        entry: Event | Risk | None = event if event.amount is not None else risk
        if entry is None or entry.amount is None:
            raise at_fault("event-without-amount", event.place, event.path, loss=name)
        evaluation = Evaluation(self.contract.unit, self.state.meanings.at(entry.path), entry.path)
        measure = evaluation.amount(entry.amount)
        if (measure.value / self.unit.amount).denominator != 1:
            self.draft.choose("loss-rounded-to-units", loss=name)
            rounded = Rounded(measure.formula, self.unit.reference)
            measure = Measure(rounded.value(self.draft.look), rounded, money=True)
        return self._amount(name, measure, ground_of(event), event)

    def _bear(self, name: str, borne: Borne) -> None:
        """What each bears of an event over all rungs, and how that goes down its tree."""
        totals: dict[str, Figure] = {}
        for recipient in self._in_order({burden.recipient for burden in borne.burdens}):
            parts = [b.figure.reference for b in borne.burdens if b.recipient == recipient]
            label = {"say": "bears", "loss": name, "party": recipient}
            totals[recipient] = self.draft.state(
                f"{name}.1.{recipient}", label, "amount", Sum.of(*parts), Ground(rule="sum")
            )
        liability = self.contract.document.liability
        tree = Tree(self.contract, self.draft, self.state.meanings, self.unit)
        bodies = {r: f for r, f in totals.items() if r in self.contract.roster.bodies and f.amount != 0}
        tree.divide(Level(name, f"{name}.1"), bodies, liability.inside if liability else {})

    def _caps_used(self, usage: Usage) -> None:
        rows = []
        for (scope, party), cap in self.caps.figures.items():
            if scope == "each":
                continue
            borne = usage.borne.get((scope, party), ())
            label = {"say": "cap-used", "scope": scope, "party": party}
            name = f"liability.used.{scope}.{party}"
            formula: Formula = Sum.of(*(figure.reference for figure in borne)) if borne else Constant(Fraction(0))
            used = self.draft.state(name, label, "amount", formula, Ground(rule="sum"))
            left = Sum.of(cap.reference, used.reference, signs=(1, -1))
            label = {"say": "cap-left", "scope": scope, "party": party}
            rest = self.draft.state(f"liability.left.{scope}.{party}", label, "amount", left, Ground(rule="difference"))
            rows.append([scope, party, cap.id, used.id, rest.id])
        if rows:
            self.draft.schedule(table="caps", rows=rows)

    def _schedule_ladder(self, name: str, mode: str, phase: str, date: str, borne: Borne) -> None:
        self.draft.schedule(
            table="ladder", loss=name, mode=mode, phase=phase, date=date, amount=f"{name}.amount",
            rows=[
                {"level": b.level, "step": b.step, "recipient": b.recipient, "figure": b.figure.id} for b in borne.burdens
            ],
            recipients=self._in_order({b.recipient for b in borne.burdens}),
        )  # fmt: skip
