"""Invented risks and losses: a contract written as text, and what it comes to by the oracle of the ladder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from oracles.ladder_by_steps import UNCOVERED, Bearer, Book, Key, Own, Parties, Rung, ladder_by_steps

OTHERS = {"cover": "insurer", "bank": "finance", "pot": "finance", "county": "government"}

Table = Mapping[str, Fraction]


class Step(NamedTuple):
    """One who bears alone; `part` is of what is left there."""

    id: str
    to: str
    part: Fraction | None = None
    over: Fraction | None = None
    at_most: Fraction | None = None
    until: Fraction | None = None
    within: str | None = None


class Risk(NamedTuple):
    """What may happen."""

    id: str
    phase: str
    probability: Fraction
    amount: Fraction
    steps: tuple[Step, ...]


class Event(NamedTuple):
    """What has happened; a part of None is the whole."""

    id: str
    risk: Risk | None
    phase: str
    date: str | None
    amount: Fraction
    late: Table
    fault: Mapping[str, tuple[Fraction | None, str]]


class Line(NamedTuple):
    """What one rung puts on one bearer, by the id of its figure."""

    figure: str
    party: str
    amount: Fraction


@dataclass(frozen=True)
class Ladders:
    """A contract with risks and events, before it is written down."""

    parties: tuple[str, ...]
    duty: Mapping[str, Table]
    caps: Mapping[Key, Fraction]
    spread: bool | None
    late_within: str | None
    fault_within: str | None
    after: tuple[Step, ...]
    risks: tuple[Risk, ...]
    events: tuple[Event, ...]
    unit: Fraction

    # what it comes to ------------------------------------------------------------------------------------

    def expected(self) -> dict[str, list[Line]]:
        """Each risk alone, by its id: exact, nothing used up."""
        return {risk.id: self._lines(risk.id, risk, None, self.book(), None) for risk in self.risks}

    def dated(self) -> dict[str, list[Line]]:
        """The events in order of time, one book for all."""
        return self.fill(self.book())

    def fill(self, book: Book) -> dict[str, list[Line]]:
        """Enter the events in a book, in order of time."""
        return {event.id: self._lines(event.id, event.risk, event, book, self.unit) for event in self.in_time()}

    def book(self) -> Book:
        """The caps in whole units, nothing used up."""
        return Book({key: cap // self.unit * self.unit for key, cap in self.caps.items()})

    def in_time(self) -> list[Event]:
        """Events by date; as listed where a date is missing."""
        dates = [event.date for event in self.events]
        return list(self.events) if None in dates else sorted(self.events, key=lambda event: event.date or "")

    def within(self, figure: str, event: Event) -> str:
        """Which caps bind the burden of a figure."""
        _, level, *names = figure.split(".")
        if level == "L0":
            return self._within_own(names[0], event, names[1])
        steps = event.risk.steps if event.risk and level in {"L1", "L2"} else ()
        return next((step.within or "all" for step in steps if step.id == names[0]), "all")

    def _within_own(self, sort: str, event: Event, party: str) -> str:
        if sort == "late":
            return self.late_within or "overall"
        return (self.fault_within or "all") if event.fault[party][1] == "negligence" else "none"

    def _lines(
        self, loss: str, risk: Risk | None, event: Event | None, book: Book, unit: Fraction | None
    ) -> list[Line]:
        phase = event.phase if event else risk.phase if risk else ""
        amount = event.amount if event else risk.amount if risk else Fraction(0)
        rungs = [*self._own(event), *self._steps(risk), *self._liability(phase)]
        lines = ladder_by_steps(amount, phase, rungs, book, unit)
        return [Line(_figure(loss, name, party), party, borne) for name, party, borne in lines]

    def _own(self, event: Event | None) -> Iterator[Own]:
        if event is not None:
            for party, (part, _) in event.fault.items():
                amount = event.amount * (1 if part is None else part)
                yield Own("L0.fault", party, amount, self._within_own("fault", event, party))
            for party, amount in event.late.items():
                yield Own("L0.late", party, amount, self._within_own("late", event, party))

    def _steps(self, risk: Risk | None) -> Iterator[Rung]:
        for step in risk.steps if risk else ():
            level = "L2" if step.over is not None or step.to in OTHERS else "L1"
            yield _bearer(f"{risk.id if risk else ''}>{level}.{step.id}", step)

    def _liability(self, phase: str) -> Iterator[Rung]:
        name = "L3.partners" if self.after else "L3"
        yield Parties(name, self.duty[phase], spread=bool(self.spread))
        for step in self.after:
            yield _bearer(f"{'L5' if step.to == 'county' else 'L4'}.{step.id}", step)

    # how it is written -----------------------------------------------------------------------------------

    def text(self, order: Iterable[str] | None = None) -> str:
        """The file, with the parties in an order."""
        parties = list(order or self.parties)
        lines = [
            "iuralloc: 1",
            "law: none",
            "currency: CNY",
            "unit: 万元",
            f"round: {{to: {_n(self.unit)}}}",
            f"parties: {{{', '.join(f'{p}: {{kind: enterprise}}' for p in parties)}}}",
            f"others: {{{', '.join(f'{p}: {{kind: {kind}}}' for p, kind in OTHERS.items())}}}",
            f"phases: {{{', '.join(f'{phase}: {{}}' for phase in self.duty)}}}",
            "pools: {income: {amount: 60, split: {by: equal}}}",
            "figures:",
            *_table("duty", {phase: _cells(shares, parties) for phase, shares in self.duty.items()}, 2),
            "risks:" if self.risks else "",
            *(line for risk in self.risks for line in _risk(risk)),
            "liability:",
            *self._written_caps(parties),
            *(
                ["  overflow: " + ("those with room" if self.spread else "uncovered")]
                if self.spread is not None
                else []
            ),
            *([f"  late: {{within: {self.late_within}}}"] if self.late_within else []),
            *([f"  fault: {{within: {self.fault_within}}}"] if self.fault_within else []),
            *self._written_steps(),
            "events:" if self.events else "",
            *(line for event in self.events for line in _event(event, parties)),
        ]
        return "\n".join(line for line in lines if line) + "\n"

    def _written_steps(self) -> list[str]:
        if not self.after:
            return ["  split: {by: duty}"]
        return [
            "  steps:",
            "    partners: {split: {by: duty}}",
            *(f"    {_step(step)}" for step in self.after),
        ]

    def _written_caps(self, parties: list[str]) -> list[str]:
        scopes: dict[str, dict[str, Fraction]] = {}
        for (scope, party), cap in self.caps.items():
            scopes.setdefault(scope, {})[party] = cap
        flat = {scope: _cells(cells, parties) for scope, cells in scopes.items() if "." not in scope}
        phases = {scope.removeprefix("phase."): cells for scope, cells in scopes.items() if "." in scope}
        lines = [f"    {scope}: {cells}" for scope, cells in flat.items()]
        lines += _table("phase", {phase: _cells(cells, parties) for phase, cells in phases.items()}, 4)
        return ["  caps:", *lines] if lines else []


def _figure(loss: str, name: str, party: str) -> str:
    name = name.rpartition(">")[2]
    return f"{loss}.L6" if name == UNCOVERED else f"{loss}.{name}.{party}"


def _bearer(name: str, step: Step) -> Bearer:
    part = Fraction(1) if step.part is None else step.part
    over = Fraction(0) if step.over is None else step.over
    return Bearer(name, step.to, part, over, step.at_most, step.until, step.within or "all")


def _n(value: Fraction) -> str:
    return str(value)


def _cells(table: Table, order: list[str]) -> str:
    return "{" + ", ".join(f"{party}: {_n(table[party])}" for party in order if party in table) + "}"


def _table(name: str, rows: Mapping[str, str], indent: int) -> list[str]:
    space = " " * indent
    return [f"{space}{name}:", *(f"{space}  {key}: {row}" for key, row in rows.items())] if rows else []


def _step(step: Step) -> str:
    words = {"over": step.over, "at_most": step.at_most, "until": step.until}
    part = [] if step.part is None else [f"amount: {_n(step.part)} * rest"]
    fields = [f"to: {step.to}", *part, *(f"{word}: {_n(v)}" for word, v in words.items() if v is not None)]
    return f"{step.id}: {{{', '.join([*fields, *([f'within: {step.within}'] if step.within else [])])}}}"


def _risk(risk: Risk) -> Iterator[str]:
    yield f"  {risk.id}: # {risk.phase}"
    yield f"    phase: {risk.phase}"
    yield f"    probability: {_n(risk.probability)}"
    yield f"    amount: {_n(risk.amount)}"
    yield from ["    steps:", *(f"      {_step(step)}" for step in risk.steps)] if risk.steps else []


def _event(event: Event, parties: list[str]) -> Iterator[str]:
    yield f"  {event.id}:"
    own_phase = event.risk is None or event.risk.phase != event.phase
    yield from [f"    risk: {event.risk.id}"] if event.risk else []
    yield from [f"    phase: {event.phase}"] if own_phase else []
    yield from [f"    date: {event.date}"] if event.date else []
    yield f"    amount: {_n(event.amount)}"
    yield from [f"    late: {_cells(event.late, parties)}"] if event.late else []
    faults = [f"{party}: {_fault(part, degree)}" for party, (part, degree) in event.fault.items()]
    yield from [f"    fault: {{{', '.join(faults)}}}"] if faults else []


def _fault(part: Fraction | None, degree: str) -> str:
    return degree if part is None else f"{{part: {_n(part)}, degree: {degree}}}"
