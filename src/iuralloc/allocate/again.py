"""A file computed once more with other values that it names itself, and what of that is set beside the first result.

Of the second ledger only what came out otherwise is kept, under a prefix: whole pools, figures, contributions, so
that every figure in it stands beside the one that it is compared with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, Final

from iuralloc.allocate.fold import fold
from iuralloc.audit.opening import Opening
from iuralloc.contract.alternatives import Alternative
from iuralloc.contract.checks import findings_of
from iuralloc.contract.load import Contract, read_again
from iuralloc.errors import Finding, Inconsistency, Severity
from iuralloc.formula import Carried, Formula, Reference
from iuralloc.settlement.ledger import Figure, Ledger

#: one report may restate several contributions, though it cannot prove two of them in the first place
_SHARED: Final = "evidence-twice"


@dataclass(frozen=True, slots=True)
class Again:
    """A second result: its ledger, or why there is none; `unsolved` where only a rule has no answer."""

    contract: Contract
    ledger: Ledger
    faults: tuple[Finding, ...]
    unsolved: tuple[Finding, ...]


def computed_again(
    contract: Contract, alternative: Alternative, open_: frozenset[str], opening: Opening | None = None
) -> Again:
    """Compute a sound file with other values.

    Parameters
    ----------
    contract
        As it is settled.
    alternative
        The other values.
    open_
        Steps of the fold that have no value in this run either.
    opening
        What the years before have left: other values of this file change nothing of it.
    """
    other, told = read_again(contract, alternative)
    known = {_key(finding) for finding in findings_of(contract)}
    errors = [
        f for f in (*told, *findings_of(other))
        if f.severity is Severity.ERROR and _key(f) not in known and f.code != _SHARED
    ]  # fmt: skip
    if errors:
        return Again(other, Ledger(), tuple(errors), ())
    folded = fold(other, open_, opening)
    state = folded.state
    if not open_ and not folded.faults and not folded.unsolved and state.meanings.broken:
        raise Inconsistency(f"left out without a finding: {', '.join(sorted(state.meanings.broken))}")
    return Again(other, state.ledger, tuple(folded.faults), tuple(folded.unsolved))


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.place, finding.path


@dataclass(frozen=True, slots=True)
class Beside:
    """What came out otherwise: the figures under their new ids, and the new id of every id that has one."""

    figures: Mapping[str, Figure]
    names: Mapping[str, str]

    def id(self, figure: str) -> str:
        """What a figure of the second ledger is called beside the first."""
        return self.names.get(figure, figure)


def beside(base: Ledger, other: Ledger, prefix: str, values: str) -> Beside:
    """Which figures of a second ledger came out otherwise, with all that stands beside them in the same entry.

    Parameters
    ----------
    base, other
        Both ledgers.
    prefix
        Of the new ids.
    values
        The values it was computed with, in words; the labels of the figures carry them.
    """
    roots: set[str] = set()
    for name, figure in other.figures.items():
        first = base.figures.get(name)
        moved = first is None or first.formula.as_data() != figure.formula.as_data()
        if moved or any(_root(below) in roots for below in figure.formula.figures()):
            roots.add(_root(name))
    # A figure may stand before the one that made its entry move, and others may rest on it.
    while wider := {
        _root(name) for name, figure in other.figures.items()
        if _root(name) not in roots and any(_root(below) in roots for below in figure.formula.figures())
    }:  # fmt: skip
        roots |= wider
    # An opening balance is what it is: it belongs to the trail of the years before.
    names = {
        name: f"{prefix}.{name}"
        for name, figure in other.figures.items()
        if _root(name) in roots and not isinstance(figure.formula, Carried)
    }
    figures = {
        names[name]: replace(
            figure, id=names[name], formula=_renamed(figure.formula, names),
            label=MappingProxyType({**figure.label, "values": values}),
        )
        for name, figure in other.figures.items() if name in names
    }  # fmt: skip
    carried = {
        name: f for name, f in other.figures.items() if isinstance(f.formula, Carried) and name not in base.figures
    }
    return Beside({**carried, **figures}, names)


def _root(figure: str) -> str:
    return figure.partition(".")[0]


def _renamed(formula: Formula, names: Mapping[str, str]) -> Formula:
    """A formula over the same figures under other ids."""
    other = _walked(formula, names)
    expected = [names.get(name, name) for name in formula.figures()]
    if not isinstance(other, Formula) or list(other.figures()) != expected:
        raise Inconsistency(f"{formula.kind} could not be written over other figures")
    return other


def _walked(part: Any, names: Mapping[str, str]) -> Any:
    if isinstance(part, Reference):
        return Reference(names.get(part.figure, part.figure))
    if isinstance(part, tuple):
        return tuple(_walked(below, names) for below in part)
    if isinstance(part, list):
        return [_walked(below, names) for below in part]
    if isinstance(part, Mapping):
        return {key: _walked(below, names) for key, below in part.items()}
    if not isinstance(part, Formula):
        return part
    record: Any = part
    below = {field.name: getattr(record, field.name) for field in fields(record) if field.init}
    return replace(record, **{name: _walked(value, names) for name, value in below.items()})
