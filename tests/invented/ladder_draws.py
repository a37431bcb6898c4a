"""Draws of ladders, aimed at where programs slip: tight caps, shares of 0, ties, dry limits, odd units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hypothesis import strategies as st

from invented.ladders import Event, Ladders, Risk, Step, Table
from oracles.ladder_by_steps import Key

NAMES = ("maker", "lake", "coast", "smelter")
PHASES = ("trial", "sale")
WITHIN = (None, "all", "overall", "phase", "none")

units = st.sampled_from([Fraction(1), Fraction(1), Fraction(1, 2), Fraction(3, 10)])
small = st.builds(Fraction, st.integers(0, 30), st.sampled_from([1, 1, 2, 3, 7]))
losses = st.builds(Fraction, st.integers(0, 240), st.sampled_from([1, 3]))
parts = st.fractions(min_value=0, max_value=1, max_denominator=7)
within = st.sampled_from(WITHIN)


@st.composite
def ladders(draw: st.DrawFn) -> Ladders:
    """Risks and events of up to four parties in one or two phases."""
    parties = NAMES[: draw(st.integers(1, 4))]
    phases = PHASES[: draw(st.integers(1, 2))]
    unit = draw(units)
    risks = tuple(draw(_risk(f"risk_{number}", parties, phases)) for number in range(draw(st.integers(0, 2))))
    count = draw(st.integers(0 if risks else 1, 4))
    undated = draw(st.integers(0, 5)) == 0
    return Ladders(
        parties=parties,
        duty={phase: draw(_duty(parties)) for phase in phases},
        caps=draw(_caps(parties, phases)),
        spread=draw(st.sampled_from([None, False, True, True, True])),
        late_within=draw(within),
        fault_within=draw(within),
        after=draw(_after()),
        risks=risks,
        events=tuple(
            draw(_event(f"event_{number}", parties, phases, risks, unit, undated=undated)) for number in range(count)
        ),
        unit=unit,
    )


@st.composite
def _duty(draw: st.DrawFn, parties: Sequence[str]) -> Table:
    """Whole parts of a whole; whoever has none may be left out, or written with 0."""
    pieces = [draw(st.sampled_from([0, 0, 1, 1, 2, 5])) for _ in parties]
    pieces[draw(st.integers(0, len(pieces) - 1))] += 1
    shares = {p: Fraction(piece, sum(pieces)) for p, piece in zip(parties, pieces, strict=True)}
    return {party: share for party, share in shares.items() if share or draw(st.booleans())}


@st.composite
def _caps(draw: st.DrawFn, parties: Sequence[str], phases: Sequence[str]) -> Mapping[Key, Fraction]:
    scopes = ["each", "overall", *(f"phase.{phase}" for phase in phases)]
    keys = [(scope, party) for scope in scopes for party in parties]
    capped = draw(st.lists(st.sampled_from(keys), unique=True, max_size=len(keys)))
    return {key: draw(small) for key in keys if key in capped}


@st.composite
def _after(draw: st.DrawFn) -> tuple[Step, ...]:
    """A pot, a compensation, both or none; with none, liability is one bare split."""
    pot = Step("reserve_fund", "pot", at_most=draw(st.none() | small), until=draw(st.none() | small))
    relief = Step("relief", "county", part=draw(parts), at_most=draw(st.none() | small))
    return tuple(step for step in (pot, relief) if draw(st.booleans()))


@st.composite
def _risk(draw: st.DrawFn, name: str, parties: Sequence[str], phases: Sequence[str]) -> Risk:
    return Risk(name, draw(st.sampled_from(phases)), draw(parts), draw(losses), tuple(draw(_steps(parties))))


@st.composite
def _steps(draw: st.DrawFn, parties: Sequence[str]) -> list[Step]:
    """A deductible, a layer that begins where it ends, a guarantee of a part of the rest; each may lack."""
    steps: list[Step] = []
    reached = Fraction(0)
    if draw(st.booleans()):
        reached = draw(small)
        steps.append(Step("own", draw(st.sampled_from(parties)), at_most=reached, within=draw(within)))
    if draw(st.booleans()):
        limits = st.none() | small
        steps.append(Step("layer", "cover", over=reached, at_most=draw(limits), until=draw(limits)))
    if draw(st.booleans()):
        who = draw(st.sampled_from(["bank", *parties]))
        steps.append(Step("backing", who, part=draw(parts), at_most=draw(st.none() | small), until=draw(small)))
    return steps


@st.composite
def _event(
    draw: st.DrawFn,
    name: str,
    parties: Sequence[str],
    phases: Sequence[str],
    risks: Sequence[Risk],
    unit: Fraction,
    *,
    undated: bool,
) -> Event:
    risk = draw(st.sampled_from([None, *risks]))
    phase = risk.phase if risk and draw(st.booleans()) else draw(st.sampled_from(phases))
    date = None if undated and draw(st.booleans()) else f"2031-05-{draw(st.integers(1, 4)):02}"
    count = draw(st.integers(0, 90))
    fault: dict[str, tuple[Fraction | None, str]] = {}
    rest = count * unit
    for party in draw(st.lists(st.sampled_from(parties), max_size=2, unique=True)):
        degree = draw(st.sampled_from(["negligence", "gross negligence", "intent"]))
        fault[party] = (draw(parts) / 2, degree)
    if len(fault) == 1 and draw(st.integers(0, 3)) == 0:
        fault = {party: (None, degree) for party, (_, degree) in fault.items()}
    for part, _ in fault.values():
        rest -= (count if part is None else (part * count).__floor__()) * unit
    late = {party: draw(parts) / 2 * rest for party in draw(_some(parties))}
    return Event(name, risk, phase, date, count * unit, late, fault)


def _some(parties: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(parties), max_size=2, unique=True).map(
        lambda chosen: [party for party in parties if party in chosen]
    )
