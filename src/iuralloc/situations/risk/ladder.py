"""The ladder of one loss: fault and late notice, the risk's own steps, the parties of the phase, pools, the rest.

| rung | who bears |
|---|---|
| L0 | whose fault it is, or who told of it too late |
| L1 | the owner of the risk: a deductible |
| L2 | an insurer or guarantor: a layer above the deductible |
| L3 | the parties of the phase, by shares, within their caps |
| L4 | a reserve or a pool |
| L5 | a public compensation |
| L6 | nobody: uncovered, printed, never dropped |

A loss that is paid moves down in whole units of the smallest payable amount, so that no rounding breaks a cap: who
bears alone takes whole units, what is left of a unit goes on. A loss that is only expected stays exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Event, Liability, Risk, Split, Step
from iuralloc.errors import Place
from iuralloc.formula import Constant, Entry, Formula, Greatest, Least, Product, Quotient, Rounded, Sum, number
from iuralloc.quantities import rational_text
from iuralloc.settlement.apportion import Apportioned
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.situations.figures import table_of
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation, Measure, Vector
from iuralloc.situations.risk.caps import CapTable, Scope, Usage, room
from iuralloc.situations.risk.shares import shares_of

UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True)
class Burden:
    """What one rung puts on one recipient."""

    level: str
    step: str
    recipient: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Borne:
    """A loss after its way down the ladder."""

    burdens: tuple[Burden, ...]
    usage: Usage
    limits: Mapping[str, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss as it enters the ladder.

    `unit` is the smallest payable amount of a loss that is paid; None for one that is only expected. `limits` holds
    what steps with a limit in all (`until`) have taken before.
    """

    name: str
    phase: str
    amount: Figure
    place: Place
    path: str
    risk: Risk | None
    event: Event | None
    unit: Figure | None
    usage: Usage
    limits: Mapping[str, tuple[Figure, ...]]


class Ladder:
    """Moves one loss down; every rung is a figure, and so is what is left after it."""

    def __init__(
        self,
        contract: Contract,
        draft: Draft,
        meanings: Meanings,
        caps: CapTable,
        loss: Loss,
        liability: Liability | None,
    ) -> None:
        self.contract = contract
        self.draft = draft
        self.meanings = meanings
        self.caps = caps
        self.loss = loss
        self.liability = liability
        self.rest: Figure = loss.amount
        self.usage = loss.usage
        self.limits = dict(loss.limits)
        self.burdens: list[Burden] = []
        self.lost: list[Figure] = []

    def run(self) -> Borne:
        """All rungs, from the first to the last."""
        self._fault()
        self._late()
        whole = self.rest
        for name, step in (self.loss.risk.steps if self.loss.risk else {}).items():
            self._step(name, step, whole, own=True)
        self._liability()
        self._uncovered()
        return Borne(tuple(self.burdens), self.usage, self.limits)

    # L0 ------------------------------------------------------------------------------------------------------

    def _fault(self) -> None:
        event = self.loss.event
        if event is None or not event.fault:
            return
        stated = self.liability.fault.within if self.liability and self.liability.fault else None
        whole = self.loss.amount
        parts: dict[str, Measure] = {}
        for party, fault in event.fault.items():
            part = self._evaluate(fault.path).number(fault.part) if fault.part is not None else None
            parts[party] = part or Measure(Fraction(1), Constant(Fraction(1)), money=False)
        total = sum((part.value for part in parts.values()), Fraction(0))
        if not 0 <= total <= 1 or min(part.value for part in parts.values()) < 0:
            raise at_fault("fault-beyond-whole", event.place_of("fault"), event.path, sum=rational_text(total))
        for party, part in parts.items():
            degree = event.fault[party].degree or "negligence"
            # A limit on liability for intent or gross negligence is void (Civil Code of the PRC, art. 506).
            within = (stated or "all") if degree == "negligence" else "none"
            wanted: Formula = Product((whole.reference, part.formula))
            self._bear_own("fault", party, wanted, within, ground_of(event, place=event.place_of("fault")))

    def _late(self) -> None:
        event = self.loss.event
        if event is None or event.late is None:
            return
        within = (self.liability.late.within if self.liability and self.liability.late else None) or "overall"
        measured = table_of(self.contract, self._evaluate(f"{event.path}.late"), event.late)
        if not isinstance(measured, Vector) or measured.axis != "party":
            facts = {"text": "late", "pool": self.loss.name}
            raise at_fault("number-where-table", event.place_of_value("late"), f"{event.path}.late", **facts)
        for party, measure in measured.entries.items():
            if not isinstance(measure, Measure):
                facts = {"by": measure.axis}
                raise at_fault("table-where-number", event.place_of("late"), f"{event.path}.late", **facts)
            if measure.value < 0:
                text = rational_text(measure.value)
                raise at_fault("negative-amount", event.place_of("late"), f"{event.path}.late", text=text)
            if number(self._whole(measure.formula), self.draft.look) > self.rest.amount:
                facts = {"party": party, "late": rational_text(measure.value), "rest": rational_text(self.rest.amount)}
                raise at_fault("late-beyond-loss", event.place_of("late"), f"{event.path}.late", **facts)
            self._bear_own("late", party, measure.formula, within, ground_of(event, place=event.place_of("late")))

    def _bear_own(self, step: str, party: str, wanted: Formula, within: str, ground: Ground) -> None:
        """One's own doing: what a cap cuts off stays where it fell, and is never put on others."""
        owed = self._state(f"owed.{step}.{party}", "owed", "L0", party, self._whole(wanted), ground)
        scopes = self.caps.scopes(party, self.loss.phase, within)
        space = room(self.caps, self.usage, scopes)
        formula: Formula = owed.reference if space is None else Least((owed.reference, space.formula))
        figure = self._bear("L0", step, party, formula, ground, scopes)
        if figure.amount != owed.amount:
            cut = Sum.of(owed.reference, figure.reference, signs=(1, -1))
            self.lost.append(self._state(f"cut.{step}.{party}", "cut-by-cap", "L0", party, cut, ground))
        self._leave("L0", f"{step}.{party}", owed)

    # L1, L2, L4, L5 -------------------------------------------------------------------------------------------

    def _step(self, name: str, step: Step, whole: Figure, *, own: bool) -> None:
        recipient = step.to or ""
        words = {
            "rest": Measure(self.rest.amount, self.rest.reference, money=True),
            "whole": Measure(whole.amount, whole.reference, money=True),
        }
        evaluation = Evaluation(self.contract.unit, self.meanings.at(step.path, **words), step.path)
        bounds: list[Formula] = [self.rest.reference]
        if step.over is not None:
            above = Sum.of(whole.reference, evaluation.amount(step.over).formula, signs=(1, -1))
            bounds.append(Greatest((above, Constant(Fraction(0)))))
        for word in ("amount", "at_most"):
            if getattr(step, word) is not None:
                bounds.append(self._evaluated(evaluation, step, word).formula)
        key = f"{self.loss.risk.path if own and self.loss.risk else 'liability'}.{name}"
        if step.until is not None:
            taken = self.limits.get(key, ())
            signs = (1, *(-1 for _ in taken))
            limit = self._evaluated(evaluation, step, "until").formula
            bounds.append(Sum.of(limit, *(figure.reference for figure in taken), signs=signs) if taken else limit)
        scopes = self.caps.scopes(recipient, self.loss.phase, step.within or "all")
        space = room(self.caps, self.usage, scopes)
        if space is not None:
            bounds.append(space.formula)
        level = self._level(step, own=own)
        formula = self._whole(bounds[0] if len(bounds) == 1 else Least(tuple(bounds)))
        figure = self._bear(level, name, recipient, formula, ground_of(step), scopes)
        if step.until is not None:
            self.limits[key] = (*self.limits.get(key, ()), figure)
        self._leave(level, name, figure)

    def _evaluated(self, evaluation: Evaluation, step: Step, word: str) -> Measure:
        measure = evaluation.amount(getattr(step, word))
        if measure.value < 0:
            facts = {"party": step.to or "", "text": rational_text(measure.value)}
            raise at_fault("negative-amount", step.place_of_value(word), f"{step.path}.{word}", **facts)
        return measure

    def _level(self, step: Step, *, own: bool) -> str:
        body = self.contract.roster.bodies.get(step.to or "")
        if own:
            return "L2" if step.over is not None or (body is not None and not body.partner) else "L1"
        return "L5" if body is not None and body.entry.kind == "government" else "L4"

    # L3 -------------------------------------------------------------------------------------------------------

    def _liability(self) -> None:
        liability = self.liability
        if liability is None:
            return
        if liability.split is not None:
            self._parties("", liability.split, liability)
        whole = self.rest
        for name, step in liability.steps.items():
            if step.split is not None:
                self._parties(name, step.split, liability)
            else:
                self._step(name, step, whole, own=False)

    def _parties(self, name: str, split: Split, liability: Liability) -> None:
        shares = shares_of(self.contract, self.meanings, split, self.loss.phase, self.loss.place)
        scopes = {party: self.caps.scopes(party, self.loss.phase, "all") for party in shares}
        spaces = {party: room(self.caps, self.usage, scopes[party]) for party in shares}
        taken = self._filled(name, split, shares, spaces, spread=liability.overflow == "those with room")
        if liability.overflow is None:
            self.draft.choose("overflow-uncovered")
        paid = self._apportioned(name, split, taken)
        for party, figure in paid.items():
            self.burdens.append(Burden("L3", name, party, figure))
            self.usage = self.usage.with_burden(scopes[party], figure)
        left = Sum.of(self.rest.reference, *(f.reference for f in paid.values()), signs=(1, *(-1 for _ in paid)))
        rest = f"rest.L3.{name}" if name else "rest.L3"
        self.rest = self._state(rest, "rest", "L3", "", left, Ground(rule="rest"))

    def _filled(
        self,
        name: str,
        split: Split,
        shares: Mapping[str, Measure],
        spaces: Mapping[str, Measure | None],
        *,
        spread: bool,
    ) -> dict[str, Figure]:
        """Shares of the rest, cut by caps; then what is over goes to those with room, again and again."""
        ground = ground_of(split, within=self.liability, rule="capped_shares")
        wanted: dict[str, Formula] = {
            party: Product((self.rest.reference, share.formula)) for party, share in shares.items()
        }
        turn = 1
        while True:
            mark = f"{name}.{turn}" if name else str(turn)
            taken = {
                party: self._capped(mark, party, formula, spaces[party], ground) for party, formula in wanted.items()
            }
            left = self.rest.amount - sum((figure.amount for figure in taken.values()), Fraction(0))
            open_to = [
                party for party, figure in taken.items()
                if shares[party].value > 0 and not _full(figure, spaces[party])
            ]  # fmt: skip
            if not spread or left == 0 or not open_to:
                return taken
            over = Sum.of(self.rest.reference, *(f.reference for f in taken.values()), signs=(1, *(-1 for _ in taken)))
            part = Sum.of(*(shares[party].formula for party in open_to))
            more = self._state(f"over.{mark}", "overflow", "L3", "", over, ground)
            wanted = {
                party: Sum.of(figure.reference, Product((more.reference, Quotient((shares[party].formula, part)))))
                if party in open_to
                else figure.reference
                for party, figure in taken.items()
            }
            turn += 1

    def _capped(self, turn: str, party: str, wanted: Formula, space: Measure | None, ground: Ground) -> Figure:
        formula = wanted if space is None else Least((wanted, space.formula))
        return self._state(f"exact.{turn}.{party}", "borne-exact", "L3", party, formula, ground)

    def _apportioned(self, name: str, split: Split, taken: dict[str, Figure]) -> dict[str, Figure]:
        ground = ground_of(split, within=self.liability, rule="capped_shares")
        stem = f"L3.{name}." if name else "L3."
        if self.loss.unit is None:
            return {
                party: self._state(f"{stem}{party}", "burden", "L3", party, figure.reference, ground)
                for party, figure in taken.items()
            }
        signs = (1, *(-1 for _ in taken))
        left = Sum.of(self.rest.reference, *(figure.reference for figure in taken.values()), signs=signs)
        lines = (*((party, figure.reference) for party, figure in taken.items()), (UNCOVERED, left))
        formula = Apportioned(self.rest.reference, self.loss.unit.reference, lines)
        label = {"say": "settled", "pool": self.loss.name, "party": ""}
        settled = self.draft.state(f"{self.loss.name}.settled.{name or 'L3'}", label, "table", formula, ground)
        return {
            party: self._state(f"{stem}{party}", "burden", "L3", party, Entry(settled.reference, party), ground)
            for party in taken
        }

    # L6 -------------------------------------------------------------------------------------------------------

    def _uncovered(self) -> None:
        ground = Ground(rule="rest")
        parts = (self.rest.reference, *(figure.reference for figure in self.lost))
        figure = self._state("L6", "burden", "L6", UNCOVERED, Sum.of(*parts), ground)
        self.burdens.append(Burden("L6", "", UNCOVERED, figure))

    # figures --------------------------------------------------------------------------------------------------

    def _evaluate(self, path: str) -> Evaluation:
        return Evaluation(self.contract.unit, self.meanings.at(path), path)

    def _whole(self, formula: Formula) -> Formula:
        """Whole units for a loss that is paid; what is left of a unit goes on to the next rung."""
        if self.loss.unit is None or (number(formula, self.draft.look) / self.loss.unit.amount).denominator == 1:
            return formula
        return Rounded(formula, self.loss.unit.reference, "down")

    def _state(self, name: str, say: str, level: str, recipient: str, formula: Formula, ground: Ground) -> Figure:
        label = {"say": say, "loss": self.loss.name, "level": level, "party": recipient}
        return self.draft.state(f"{self.loss.name}.{name}", label, "amount", formula, ground)

    def _bear(
        self, level: str, step: str, recipient: str, formula: Formula, ground: Ground, scopes: tuple[Scope, ...]
    ) -> Figure:
        figure = self._state(f"{level}.{step}.{recipient}", "burden", level, recipient, formula, ground)
        self.burdens.append(Burden(level, step, recipient, figure))
        self.usage = self.usage.with_burden(scopes, figure)
        return figure

    def _leave(self, level: str, name: str, figure: Figure) -> None:
        # The level stands in the id, because a step of the risk and one of the liability may bear one name.
        left = Sum.of(self.rest.reference, figure.reference, signs=(1, -1))
        self.rest = self._state(f"rest.{level}.{name}", "rest", "", "", left, Ground(rule="rest"))


def _full(figure: Figure, space: Measure | None) -> bool:
    return space is not None and figure.amount == space.value
