"""Terms: a split moves to the nearest division that keeps them, its reference beside it, with the proof.

The largest deviation from what the rule gives is made smallest, then the next, to one answer
(`problems.nearest.division`). Where the terms cannot all hold, the fewest that clash are named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from iuralloc.contract.schema import Split
from iuralloc.errors import Budget, Finding, Inconsistency, LimitReached, NoAllocation, Severity
from iuralloc.formula import Data, Entry, Formula, Look, Product, Sum, number
from iuralloc.problems.nearest.clash import Clash, clash
from iuralloc.problems.nearest.data import clash_data
from iuralloc.problems.nearest.division import Bounded, Nearest, nearest
from iuralloc.problems.nearest.formula import NearestDivision
from iuralloc.quantities import rational_text
from iuralloc.settlement.apportion import can_hold, held_by
from iuralloc.settlement.ledger import Figure, Ground
from iuralloc.settlement.settle import state_part
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.steps.bounds import BELOW_ZERO, Bound, Scene, below_zero, bounds_of, ground_of_term

#: the rule that moves a split
LEXIMIN: Final = "leximin"


@dataclass(frozen=True, slots=True)
class Kept:
    """A split that keeps its terms: what each recipient is entitled to, and the bounds that were kept."""

    exact: dict[str, Figure]
    bounds: tuple[Bound, ...]

    def within(self, look: Look, total: Formula, unit: Fraction) -> tuple[tuple[str, bool, Formula], ...]:
        """The bounds on single parts, as whole units keep them, too; none where whole units cannot keep them all."""
        single = [bound for bound in self.bounds if bound.single]
        shares = {party: figure.amount for party, figure in self.exact.items()}
        held = held_by(shares, unit, [(bound.who[0], bound.condition.least, bound.bound.value) for bound in single])
        if not can_hold(number(total, look), shares, unit, held):
            return ()
        # Only bounds that decide about a unit stand in the record.
        return tuple(
            (bound.who[0], bound.condition.least, bound.bound.formula)
            for bound in single
            if bound.who[0] in (held.up if bound.condition.least else held.down)
        )


def keep_terms(scene: Scene, split: Split, reference: dict[str, Figure], ground: Ground) -> Kept:
    """Move a split to the nearest division that keeps its terms; states the proof and the new entitlements.

    Raises
    ------
    ContractAtFault
        What is wrong with a term, or ``ratio-of-nothing``.
    LimitReached
        ``terms-too-many``, ``terms-too-hard``.
    NoAllocation
        ``terms-clash``, with the proof.
    """
    problem, bounds, stated = _problem(scene, split, reference)
    effort = _Effort(split, len(reference))
    found = nearest(problem, effort)
    if not isinstance(found, Nearest):
        raise _clash(scene, split, problem, bounds, effort)
    draft, level = scene.draft, scene.level
    path = ".".join(level.path)
    why = Ground(path=f"{split.path}.terms", line=split.place_of("terms").line, rule=LEXIMIN)
    formula = replace(stated, found=found)
    label = {"say": "nearest", "pool": level.pool, "party": path}
    table = draft.state(level.figure("nearest"), label, "table", formula, why)
    exact: dict[str, Figure] = {}
    for party, part in found.parts.items():
        facts = {"say": "exact", "pool": level.pool, "party": ".".join((*level.path, party))}
        entry, reason = Entry(table.reference, party), replace(ground, rule=LEXIMIN)
        exact[party] = draft.state(level.figure("exact", party), facts, "amount", entry, reason, part)
        state_part(draft, level, party, exact[party], scene.whole)
    _schedule(scene, split, reference, exact, bounds)
    return Kept(exact, bounds)


def _problem(
    scene: Scene, split: Split, reference: Mapping[str, Figure]
) -> tuple[Bounded, tuple[Bound, ...], NearestDivision]:
    draft, pool = scene.draft, scene.level.pool
    bounds = tuple(
        bound
        for name, term in split.terms.items()
        if term.value is not None
        for bound in bounds_of(scene, name, term, term.value)
    )
    if len(reference) > Budget.TERM_RECIPIENTS or len(bounds) > Budget.TERM_ROWS:
        facts = {"recipients": str(Budget.TERM_RECIPIENTS), "rows": str(Budget.TERM_ROWS)}
        raise LimitReached([Finding("terms-too-many", split.place_of("terms"), facts, path=f"{split.path}.terms")])
    kept = []
    if all(figure.amount >= 0 for figure in reference.values()):
        kept = list(below_zero(scene.recipients))
        draft.choose("nobody-below-zero", pool=pool)
    if any(bound.condition.strict for bound in bounds):
        draft.choose("strict-by-a-unit", pool=pool)
    if split.measure is None:
        draft.choose("deviation-in-points", pool=pool)
    in_ratio = split.measure == "ratio"
    for party, figure in reference.items():
        if in_ratio and figure.amount <= 0:
            facts = {"party": party, "pool": pool}
            raise at_fault("ratio-of-nothing", split.place_of("measure"), f"{split.path}.measure", **facts)
    parts = {party: figure.amount for party, figure in reference.items()}
    total, whole = _total(scene, reference)
    rows = (*(row for row, _ in kept), *(bound.row for bound in bounds))
    problem = Bounded(total, parts, rows, parts if in_ratio else {})
    if len(parts) * _digits(problem) > Budget.TERM_DIGITS:
        raise _too_hard(split)
    operands = tuple((party, figure.reference) for party, figure in reference.items())
    stated = (*(row for _, row in kept), *(bound.stated for bound in bounds))
    formula = NearestDivision(operands, whole, operands if in_ratio else (), stated, Nearest({}, ()))
    return problem, bounds, formula


def _too_hard(split: Split) -> LimitReached:
    return LimitReached([Finding("terms-too-hard", split.place_of("terms"), path=f"{split.path}.terms")])


class _Effort:
    """Counts the pivots of one split, so that no file can keep a run busy for ever."""

    def __init__(self, split: Split, recipients: int) -> None:
        self.split = split
        self.left = Budget.TERM_WORK // recipients**2

    def __call__(self) -> None:
        """Count one pivot; refuse the one that passes the budget."""
        self.left -= 1
        if self.left < 0:
            raise _too_hard(self.split)


def _digits(problem: Bounded) -> int:
    """Binary digits of all numbers: what a pivot takes for each recipient."""
    numbers = [*problem.reference.values()]
    for row in problem.rows:
        numbers += [row.bound, *row.coefficients.values()]
    return sum(number.numerator.bit_length() + number.denominator.bit_length() for number in numbers)


def _total(scene: Scene, reference: Mapping[str, Figure]) -> tuple[Fraction, Formula]:
    """What the parts add up to: the amount that is divided, where the rule gives all of it away."""
    total = sum((figure.amount for figure in reference.values()), Fraction(0))
    if total == scene.whole.value:
        return total, scene.whole.formula
    return total, Sum.of(*(figure.reference for figure in reference.values()))


def _schedule(
    scene: Scene,
    split: Split,
    reference: Mapping[str, Figure],
    exact: Mapping[str, Figure],
    bounds: tuple[Bound, ...],
) -> None:
    level = scene.level
    scene.draft.schedule(
        table="terms", pool=level.pool, stem=level.stem, path=list(level.path), measure=split.measure or "points",
        nearest=level.figure("nearest"),
        rows=[[party, reference[party].id, exact[party].id, _deviation(scene, party, reference[party], exact[party])]
              for party in exact],
        terms=[_line(scene, bound, exact) for bound in bounds],
    )  # fmt: skip


def _deviation(scene: Scene, party: str, reference: Figure, exact: Figure) -> str:
    level = scene.level
    label = {"say": "deviation-terms", "pool": level.pool, "party": ".".join((*level.path, party))}
    moved = Sum.of(exact.reference, reference.reference, signs=(1, -1))
    return scene.draft.state(level.figure("deviation", party), label, "amount", moved, Ground(rule="difference")).id


def _line(scene: Scene, bound: Bound, exact: Mapping[str, Figure]) -> Data:
    """A term as the tables show it: what it says, what was reached, and the bound, by their figures."""
    entry = bound.entry
    reached = exact[bound.who[0]].id if len(bound.who) == 1 else _reached(scene, bound, exact)
    formula = bound.bound.formula
    limit = next(iter(formula.figures())) if bound.factor is None else _multiple(scene, bound, exact)
    return {
        "term": bound.term, "row": bound.name, "text": bound.condition.text, "each": bound.who[0] if bound.condition.each else "",
        "asked_by": entry.asked_by or "", "clause": entry.clause or "", "quote": entry.quote or "",
        "name": entry.name or "", "name_zh": entry.name_zh or "", "least": int(bound.condition.least),
        "strict": int(bound.condition.strict), "reached": reached, "bound": limit,
    }  # fmt: skip


def _reached(scene: Scene, bound: Bound, exact: Mapping[str, Figure]) -> str:
    level = scene.level
    label = {"say": "reached", "term": bound.term, "pool": level.pool, "party": ".".join(level.path)}
    together = Sum.of(*(exact[party].reference for party in bound.who))
    return scene.draft.state(level.figure("reached", bound.term), label, "amount", together, Ground(rule="sum")).id


def _multiple(scene: Scene, bound: Bound, exact: Mapping[str, Figure]) -> str:
    """The bound of a ratio in money: the multiple of what the others get, a strict one left by its unit."""
    level, name = scene.level, level_name(bound)
    if bound.factor is None:
        raise Inconsistency("a bound that is no multiple")
    others = Sum.of(*(exact[party].reference for party in bound.of))
    formula: Formula = Product((bound.factor.formula, others))
    if bound.condition.strict:
        formula = Sum.of(formula, bound.bound.formula)
    label = {"say": "term", "term": bound.name, "pool": level.pool, "party": ".".join(level.path)}
    return scene.draft.state(level.figure(*name), label, "amount", formula, ground_of_term(bound.entry)).id


def level_name(bound: Bound) -> tuple[str, str]:
    """Word and name of the figure of a bound: that of the term, or of one of the group that it binds."""
    return ("apiece", bound.name) if bound.condition.each else ("term", bound.term)


# broken by rounding ---------------------------------------------------------------------------------------------


def broken_by_rounding(scene: Scene, kept: Kept, paid: Mapping[str, Figure]) -> Iterator[Finding]:
    """A note for every term that whole units miss, by less than a unit for each recipient."""
    parts = {party: figure.amount for party, figure in paid.items()}
    for bound in kept.bounds:
        missed = _missed(scene, bound, parts)
        if missed > 0 or (missed == 0 and bound.condition.strict):
            entry = bound.entry
            facts = {
                "term": bound.name, "text": bound.condition.text, "missed": rational_text(missed),
                "pool": scene.level.pool, "unit": rational_text(scene.unit.amount),
            }  # fmt: skip
            yield Finding("term-missed-by-rounding", entry.place_of_value("value"), facts, Severity.NOTE, entry.path)


def _missed(scene: Scene, bound: Bound, parts: Mapping[str, Fraction]) -> Fraction:
    """By how much the line itself is missed; a strict term is not held to its unit once more."""
    side = 1 if bound.condition.least else -1
    line = bound.bound.value - (side * scene.unit.amount if bound.condition.strict else 0)
    return side * (line - bound.row.reaches(parts))


# clash ----------------------------------------------------------------------------------------------------------


def _clash(scene: Scene, split: Split, problem: Bounded, bounds: tuple[Bound, ...], effort: _Effort) -> NoAllocation:
    found = clash(problem, effort, terms=[[b.name for b in bounds if b.term == term] for term in split.terms])
    if found is None:
        raise Inconsistency("terms that cannot be kept do not clash")
    terms = _clashing(found, bounds, problem.total)
    facts = {
        "pool": scene.level.pool, "inside": ".".join(scene.level.path),
        "terms": ", ".join(dict.fromkeys(str(term["id"]) for term in terms)),
        "clash": json.dumps(terms, ensure_ascii=False, sort_keys=True),
        "nobody": "1" if any(name.startswith(BELOW_ZERO) for name in found.bounds) else "",
        "unit": scene.evaluation.unit.raw.strip("\"'") or scene.evaluation.unit.currency,
    }  # fmt: skip
    place, path = split.place_of("terms"), f"{split.path}.terms"
    return NoAllocation([Finding("terms-clash", place, facts, path=path, certificate=clash_data(problem, found))])


def _clashing(found: Clash, bounds: tuple[Bound, ...], total: Fraction) -> list[dict[str, Data]]:
    """The terms of a clash: what each says and why, and by how much it alone would have to give."""
    gathered: dict[tuple[str, Fraction], list[Bound]] = {}
    for bound in bounds:
        if bound.name in found.bounds:
            gathered.setdefault((bound.term, found.gives[bound.name]), []).append(bound)
    return [
        {
            "id": term, "text": some[0].condition.text, "clause": some[0].entry.clause or "",
            "quote": some[0].entry.quote or "", "asked_by": some[0].entry.asked_by or "",
            "line": some[0].condition.place.line,
            "of": [bound.who[0] for bound in some] if some[0].condition.each else [],
            "gives": rational_text(gives), "points": rational_text(gives / total) if total else "",
        }
        for (term, gives), some in gathered.items()
    ]  # fmt: skip
