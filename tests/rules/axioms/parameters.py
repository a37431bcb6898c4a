"""Parameters of a rule, drawn by the kind that its card states, and made alike for two parties."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from hypothesis import strategies as st

from iuralloc.rules.card import Parameter, ParameterKind, Rule

Partition = list[list[str]]


@st.composite
def parameters(draw: st.DrawFn, rule: Rule, players: Sequence[str]) -> dict[str, Any]:
    """All that are required, and of the others at least one."""
    needed = [parameter for parameter in rule.parameters if parameter.required]
    free = [p for p in rule.parameters if not p.required and not p.money]
    if free:
        needed += draw(st.lists(st.sampled_from(free), min_size=1, unique_by=lambda parameter: parameter.name))
    return {parameter.name: draw(one(parameter, players)) for parameter in needed}


def one(parameter: Parameter, players: Sequence[str]) -> st.SearchStrategy[Any]:
    """One parameter, of its kind."""
    return _KINDS[parameter.kind](players)


@st.composite
def _parts(draw: st.DrawFn, players: Sequence[str]) -> dict[str, Fraction]:
    """Positive numbers that add up to 1: weights and factors alike."""
    weights = {player: draw(st.integers(1, 5)) for player in players}
    return {player: Fraction(weight, sum(weights.values())) for player, weight in weights.items()}


def _allocations(players: Sequence[str]) -> st.SearchStrategy[dict[str, Fraction]]:
    amounts = st.fractions(min_value=-5, max_value=9, max_denominator=3)
    return st.fixed_dictionaries(dict.fromkeys(players, amounts))


@st.composite
def _partitions(draw: st.DrawFn, players: Sequence[str]) -> Partition:
    return _grouped(players, [draw(st.integers(0, len(players) - 1)) for _ in players])


def _grouped(players: Sequence[str], numbers: Sequence[Any]) -> Partition:
    groups: dict[Any, list[str]] = {}
    for player, number in zip(players, numbers, strict=True):
        groups.setdefault(number, []).append(player)
    return list(groups.values())


@st.composite
def _levels(draw: st.DrawFn, players: Sequence[str]) -> list[Partition]:
    """Each level divides the groups of the one before."""
    places: list[tuple[int, ...]] = [() for _ in players]
    levels = []
    for _ in range(draw(st.integers(1, 2))):
        places = [(*place, draw(st.integers(0, 1))) for place in places]
        levels.append(_grouped(players, places))
    return levels


@st.composite
def _edges(draw: st.DrawFn, players: Sequence[str]) -> list[list[str]]:
    pairs = [[one, other] for place, one in enumerate(players) for other in players[:place]]
    return [pair for pair in pairs if draw(st.booleans())]


_KINDS: Final[Mapping[ParameterKind, Callable[[Sequence[str]], st.SearchStrategy[Any]]]] = {
    "number": lambda _: st.fractions(min_value=0, max_value=1, max_denominator=9),
    "number by party": _parts,
    "allocation": _allocations,
    "partition": _partitions,
    "classes": _partitions,
    "levels": _levels,
    "edges": _edges,
    "truth": lambda _: st.booleans(),
}


@st.composite
def parameters_for_twins(draw: st.DrawFn, rule: Rule, players: Sequence[str], one: str, other: str) -> dict[str, Any]:
    """Parameters by which two players cannot be told apart: equal weights, symmetric unions, the same links."""
    drawn = draw(parameters(rule, players))
    kinds = {parameter.name: parameter.kind for parameter in rule.parameters}
    alone = draw(st.booleans())
    return {name: _alike(kinds[name], value, one, other, alone=alone) for name, value in drawn.items()}


def _alike(kind: ParameterKind, value: Any, one: str, other: str, *, alone: bool) -> Any:
    match kind:
        case "number by party" | "allocation":
            return _same_number(value, one, other)
        case "partition" if alone:
            return [*_without(value, one, other), [one], [other]]
        case "partition" | "classes":
            return _together(value, one, other)
        case "levels":
            return [_together(level, one, other) for level in value]
        case "edges":
            return _same_links(value, one, other)
    return value


def _same_number(value: Mapping[str, Fraction], one: str, other: str) -> dict[str, Fraction]:
    """Both get the mean, so that what adds up to 1 still does."""
    mean = (value[one] + value[other]) / 2
    return {**value, one: mean, other: mean}


def _without(groups: Partition, *names: str) -> Partition:
    rest = [[name for name in group if name not in names] for group in groups]
    return [group for group in rest if group]


def _together(groups: Partition, one: str, other: str) -> Partition:
    return [[*group, other] if one in group else group for group in _without(groups, other)]


def _same_links(edges: list[list[str]], one: str, other: str) -> list[list[str]]:
    swap = {one: other, other: one}
    mirrored = [[swap.get(name, name) for name in edge] for edge in edges]
    kept = {tuple(sorted(edge)) for edge in [*edges, *mirrored]}
    return [list(edge) for edge in sorted(kept)]
