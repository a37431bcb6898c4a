"""Games of a few players group by group: what each group is worth, as a formula over the worths that are stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from iuralloc.audit.trail import Trail
from iuralloc.formula import Data
from iuralloc.problems.coalition import groups_in_order, members_of
from iuralloc.report.writers.spreadsheet.exact import Exact
from iuralloc.report.writers.spreadsheet.formulas import Formulas, bounded, called
from iuralloc.report.writers.spreadsheet.plan import game_key
from iuralloc.report.writers.spreadsheet.spots import NotLive

#: players of a game whose groups are written out: 63 groups
PLAYERS: Final = 6
_WRITTEN_OUT: Final = frozenset({"worths", "claims_game", "restricted"})


@dataclass(frozen=True, slots=True)
class Groups:
    """A game of at most six players.

    Parameters
    ----------
    game
        The id of its figure, or the formula that makes it on the spot.
    formula
        How it is made.
    players
        In their order.
    worths
        By mask; the empty group is worth 0.
    """

    game: Data
    formula: Mapping[str, Any]
    players: tuple[str, ...]
    worths: tuple[Fraction, ...]

    @property
    def masks(self) -> list[int]:
        """The groups in the order of the report: single players first."""
        return list(groups_in_order(len(self.players)))

    def members(self, mask: int) -> tuple[str, ...]:
        """Who is in a group."""
        return tuple(members_of(mask, self.players))

    def mask(self, members: list[str]) -> int:
        """A group as the sum of the bits of its members."""
        return sum(1 << self.players.index(member) for member in members)


def small_games(trail: Trail, exact: Exact) -> dict[str, Groups]:
    """The games of at most six players by key, each after the one it is made of."""
    found: dict[str, Groups] = {}
    for name, record in trail.figures.items():
        for game in (*_inside(record["formula"]), name):
            key = game_key(game)
            groups = None if key in found else _groups(game, trail, exact, found)
            if groups is not None:
                found[key] = groups
    return found


def _inside(formula: Data) -> Iterator[Data]:
    """The games that a formula makes on the spot, the innermost first."""
    if isinstance(formula, Mapping):
        for part in formula.values():
            yield from _inside(part)
        if formula.get("kind") in _WRITTEN_OUT:
            yield formula
    elif isinstance(formula, list):
        for part in formula:
            yield from _inside(part)


def _groups(game: Data, trail: Trail, exact: Exact, before: Mapping[str, Groups]) -> Groups | None:
    formula = trail.figures[game]["formula"] if isinstance(game, str) else game
    players = _players(formula, before)
    if not 0 < len(players) <= PLAYERS:
        return None
    try:
        return Groups(game, formula, players, _worths(game, formula, players, trail, exact, before))
    except NotLive:
        return None


def _players(formula: Mapping[str, Any], before: Mapping[str, Groups]) -> tuple[str, ...]:
    match formula["kind"]:
        case "worths":
            return tuple(formula["players"])
        case "claims_game":
            return tuple(party for party, _ in formula["claims"])
        case "restricted":
            base = before.get(game_key(formula["game"]))
            return base.players if base else ()
    return ()


def _worths(
    game: Data,
    formula: Mapping[str, Any],
    players: tuple[str, ...],
    trail: Trail,
    exact: Exact,
    before: Mapping[str, Groups],
) -> tuple[Fraction, ...]:
    if isinstance(game, str):
        value = trail.figures[game]["value"]
        return tuple(Fraction(int(worth), int(value["denominator"])) for worth in value["worths"])
    if formula["kind"] == "claims_game":
        estate = exact.value(formula["estate"])
        claims = [exact.value(claim) for _, claim in formula["claims"]]
        return tuple(_left(estate, claims, mask) for mask in range(1 << len(players)))
    if formula["kind"] == "restricted":
        base = before[game_key(formula["game"])]
        return tuple(
            sum((base.worths[part] for part in connected(formula["edges"], base, mask)), Fraction(0))
            for mask in range(1 << len(players))
        )
    raise NotLive(formula["kind"])


def _left(estate: Fraction, claims: list[Fraction], mask: int) -> Fraction:
    outside = (claim for at, claim in enumerate(claims) if not mask >> at & 1)
    return max(Fraction(0), estate - sum(outside, Fraction(0))) if mask else Fraction(0)


def connected(edges: list[list[str]], groups: Groups, mask: int) -> list[int]:
    """The connected parts of a group, by its first members.

    Examples
    --------
    >>> game = Groups("g", {}, ("A", "B", "C"), ())
    >>> connected([["A", "C"]], game, 7), connected([["A", "C"]], game, 3)
    ([5, 2], [1, 2])
    """
    pairs = [groups.mask(edge) for edge in edges]
    parts: list[int] = []
    while mask:
        part, grown = 0, mask & -mask
        while grown != part:
            part = grown
            for pair in pairs:
                if pair & part and pair & mask == pair:
                    grown |= pair
        parts.append(part)
        mask &= ~part
    return parts


def worth_formula(groups: Groups, mask: int, formulas: Formulas, here: str) -> str:
    """The formula of what a group is worth, without the sign of equality.

    Raises
    ------
    NotLive
        If a spreadsheet cannot compute it: the best of too many ways to split up, say.
    """
    formula = groups.formula
    match formula["kind"]:
        case "worths":
            listed = {groups.mask(members): operand for members, operand in formula["listed"]}
            if mask in listed:
                return formulas.text(listed[mask], here)
            if formula["unlisted"] == "zero" or mask.bit_count() == 1:
                return "0"
            if formula["unlisted"] == "superadditive":
                return _best(groups, mask, listed.keys(), formulas, here)
        case "claims_game":
            claims = [["-1", claim] for at, (_, claim) in enumerate(formula["claims"]) if not mask >> at & 1]
            left = formulas.text({"kind": "sum", "terms": [["1", formula["estate"]], *claims]}, here)
            return f"MAX(0,{left})"
        case "restricted":
            parts = connected(formula["edges"], groups, mask)
            return "+".join(formulas.plan.worth(formula["game"], part).seen_from(here) for part in parts)
    raise NotLive(formula["kind"])


def _best(groups: Groups, mask: int, listed: AbstractSet[int], formulas: Formulas, here: str) -> str:
    """The best that a group can do by splitting up into listed groups and single players."""
    worth = formulas.plan.worth
    ways = ["+".join(worth(groups.game, part).seen_from(here) for part in parts) for parts in splittings(mask, listed)]
    return bounded(called("MIN" if groups.formula.get("sense") == "burden" else "MAX", ways))


def splittings(mask: int, listed: AbstractSet[int]) -> Iterator[list[int]]:
    """All ways to split a group into listed groups and single players.

    Examples
    --------
    >>> list(splittings(7, {3, 6}))
    [[3, 4], [1, 6], [1, 2, 4]]
    """
    if not mask:
        yield []
        return
    first = mask & -mask
    rest = part = mask ^ first
    while True:
        block = first | part
        if block in listed or not part:
            yield from ([block, *others] for others in splittings(mask ^ block, listed))
        if not part:
            return
        part = (part - 1) & rest
