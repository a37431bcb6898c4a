"""Proofs read from the trail: levels of a nucleolus, ends of ranges in the core, the nearest division under terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from iuralloc.quantities import rational_text
from iuralloc.report.proofs import LEVELS, Proof, proof_table
from iuralloc.report.table import Table
from iuralloc.report.view import View

#: weights of a nearest division that are printed; longer proofs stand in the trail
_BY_PENCIL: Final = 40


def proofs(view: View, pool: Mapping[str, Any], splits: Sequence[Mapping[str, Any]]) -> Iterator[Table]:
    """A table for each split by a certified rule."""
    for split in splits:
        held = _certified(view, split["stem"])
        certificate = _levels(held) or _ranges(held)
        if certificate is None:
            continue
        players = [player for player, _ in next(iter(held.values()))["answer"]]
        # What is proved is what the rule gives, not where terms moved it.
        subject = view.say("proof-of", pool=pool["pool"], split=view.reference(split), unit=view.unit)
        found = proof_table(Proof(f"{split['stem']}.proof", subject, view.words.language, certificate, players))
        if found is not None:
            yield found


def nearest(view: View, record: Mapping[str, Any], named: str) -> Table | None:
    """The proof of a nearest division as its terms have it; None where it is too long for a pencil, or nobody moved.

    Parameters
    ----------
    view, record
        The trail, and the record of the terms.
    named
        What the split is called in headings.
    """
    levels = view.formula(record["nearest"])["levels"]
    moved = any(Fraction(level["deviation"]) for level in levels)
    if not moved or sum(len(level["weights"]) for level in levels) > _BY_PENCIL:
        return None
    # The last level says that nobody else moves: that has no weights, and stands among the deviations.
    certificate = {"kind": "nearest", "levels": [level for level in levels if level["weights"]]}
    stem = ".".join([str(record["stem"]), *record["path"]])
    subject = view.say("proof-of-terms", split=named, unit=view.unit)
    found = proof_table(Proof(f"{stem}.nearest.proof", subject, view.words.language, certificate, ()))
    return found and replace(found, notes=(*found.notes, view.say("note-nearest-by-hand")))


def _certified(view: View, stem: str) -> dict[str, Mapping[str, Any]]:
    """The certified figures of a split, by what they claim."""
    begins = f"{stem}.basis."
    formulas = (record["formula"] for name, record in view.trail.figures.items() if name.startswith(begins))
    return {formula["claim"]: formula for formula in formulas if formula["kind"] == "certified"}


def _levels(held: Mapping[str, Mapping[str, Any]]) -> dict[str, Any] | None:
    """The certificate of a nucleolus as its rule gives it: amounts as gains."""
    formula = next((held[claim] for claim in LEVELS if claim in held), None)
    if formula is None:
        return None
    sign = -1 if formula["sense"] == "burden" else 1
    payoff = [rational_text(sign * Fraction(amount)) for _, amount in formula["answer"]]
    return {"kind": formula["claim"], "sense": formula["sense"], "payoff": payoff, "levels": formula["proof"]}


def _ranges(held: Mapping[str, Mapping[str, Any]]) -> dict[str, Any] | None:
    """The certificate of the ranges, put together from its two halves."""
    if not {"core_least", "core_most"} <= held.keys():
        return None
    least, most = held["core_least"], held["core_most"]
    ranges = [{"least": one, "most": other} for one, other in zip(least["proof"], most["proof"], strict=True)]
    return {"kind": "core_bounds", "sense": least["sense"], "ranges": ranges}
