"""Wrong rules, each as a change to the program that a property must notice: a property counts once it was seen red."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from importlib import import_module
from itertools import pairwise
from math import comb
from typing import Any, Final

import pytest

from iuralloc import formula, rules
from iuralloc.contract import load, source
from iuralloc.errors import Inconsistency
from iuralloc.problems import games
from iuralloc.problems.cover import superadditive_cover
from iuralloc.problems.division import Division
from iuralloc.problems.games import GameProblem
from iuralloc.problems.objections import objections
from iuralloc.rules.card import Rule, Solution
from iuralloc.settlement import apportion, ledger, settle
from iuralloc.verify import Report

Shares = Mapping[str, Fraction]

#: by name, because the package has a function of the same name
_checker: Any = import_module("iuralloc.verify")


@dataclass(frozen=True)
class Foil:
    """A wrong rule in a word, and how it is planted."""

    name: str
    plant: Callable[[pytest.MonkeyPatch], None]

    def __str__(self) -> str:
        return self.name


# -- Whole units ------------------------------------------------------------------------------------------------


def _apportioned(extra: Callable[[Shares, int], Sequence[str]]) -> Callable[[pytest.MonkeyPatch], None]:
    """Rounded down, and a unit more to those whom `extra` picks of the remainders; the program does not notice."""

    def pay(self: apportion.Apportioned, look: formula.Look) -> formula.PartyTable:
        unit, total = formula.number(self.unit, look), formula.number(self.total, look)
        units = {party: formula.number(share, look) / unit for party, share in self.shares}
        paid = {party: exact // 1 for party, exact in units.items()}
        remainders = {party: exact % 1 for party, exact in units.items()}
        for party in extra(remainders, int(total / unit) - sum(paid.values())):
            paid[party] += 1
        return formula.PartyTable({party: count * unit for party, count in paid.items()})

    def plant(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(apportion.Apportioned, "value", pay)
        _silence_closing(patch)

    return plant


def _silence_closing(patch: pytest.MonkeyPatch) -> None:
    close = settle.state_closing

    def quiet(*args: Any) -> None:
        with suppress(Inconsistency):
            close(*args)

    patch.setattr(settle, "state_closing", quiet)


def _rounded_down(patch: pytest.MonkeyPatch) -> None:
    def floor(self: formula.Rounded, look: formula.Look) -> Fraction:
        unit = formula.number(self.unit, look)
        return formula.number(self.of, look) // unit * unit

    patch.setattr(formula.Rounded, "value", floor)


def _coin_of_the_unit(patch: pytest.MonkeyPatch) -> None:
    # A fen is taken for a hundredth of 万元.
    patch.setattr(load.Unit, "smallest_coin", lambda self: self.currency and Fraction(1, 100))


def _largest(remainders: Shares) -> list[str]:
    return sorted(remainders, key=lambda party: -remainders[party])


FLOOR = Foil("rounded down, and the rest forgotten", _apportioned(lambda *_: ()))
FIRST_TAKES_ALL = Foil("all odd units to the first", _apportioned(lambda r, missing: [next(iter(r))] * missing))
FIRST_ONES = Foil("odd units to the first, whatever is missing", _apportioned(lambda r, missing: list(r)[:missing]))
TIES_TO_THE_LAST = Foil(
    "ties to the last", _apportioned(lambda r, missing: _largest(dict(reversed(list(r.items()))))[:missing])
)
BY_NAME = Foil("odd units by name", _apportioned(lambda r, missing: _largest(dict(sorted(r.items())))[:missing]))
SMALLEST = Foil("smallest remainders first", _apportioned(lambda r, missing: _largest(r)[::-1][:missing]))
ROUNDED_DOWN = Foil("a pool rounded down to units", _rounded_down)
COIN_OF_THE_UNIT = Foil("the coin counted in the unit of the contract", _coin_of_the_unit)


# -- Rules --------------------------------------------------------------------------------------------------------


def _rule(names: str, payoff: Callable[..., dict[str, Fraction]]) -> Callable[[pytest.MonkeyPatch], None]:
    """Rules that answer otherwise, and state their answer as a constant."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        right = rules.rule

        def wrong(wanted: str) -> Rule:
            return replace(right(wanted), solve=solve) if wanted in names.split() else right(wanted)

        def solve(problem: Any, **_: object) -> Solution:
            answer = payoff(problem)
            return Solution(answer, lambda: {party: formula.Constant(amount) for party, amount in answer.items()})

        patch.setattr("iuralloc.situations.steps.split.rule", wrong)

    return plant


def _by_marginals(weight: Callable[[int, int], Fraction]) -> Callable[[GameProblem], dict[str, Fraction]]:
    def payoff(problem: GameProblem) -> dict[str, Fraction]:
        table = problem.game.table()
        n = len(table.players)
        weights = [weight(n, size) for size in range(1, n + 1)]
        wrong = {player: table.weighted_marginals(player, weights) for player in table.players}
        # Made to add up again, or the pool would not close and the program would notice.
        missing = (table.worth_of_all() - sum(wrong.values())) / n
        return {player: amount + missing for player, amount in wrong.items()}

    return payoff


def _first_twice(division: Division) -> dict[str, Fraction]:
    parties = list(division.weights)
    parts = len(parties) + 1
    return {party: division.estate.value * (2 if party == parties[0] else 1) / parts for party in parties}


def _as_they_come(problem: GameProblem) -> dict[str, Fraction]:
    players = problem.game.players
    worths = [Fraction(0), *(problem.game.worth(players[: size + 1]) for size in range(len(players)))]
    return {player: after - before for player, (before, after) in zip(players, pairwise(worths), strict=True)}


def _in_proportion(division: Division) -> dict[str, Fraction]:
    total = division.sum_of_weights or Fraction(1)
    return {party: division.estate.value * claim.value / total for party, claim in division.weights.items()}


def _factorial_slip(n: int, size: int) -> Fraction:
    # s! (n - s - 1)! / n!, with s counted with the player in it; the last size has no such weight.
    return Fraction(1, n * comb(n - 1, size)) if size < n else Fraction(0)


FIRST_TWICE = Foil("the first party counted twice", _rule("equal", _first_twice))
AS_THEY_COME = Foil("marginal contributions in the order of the file", _rule("shapley", _as_they_come))
UNCAPPED = Foil("awards in proportion", _rule("cea", _in_proportion))
WEIGHTS_FORGOTTEN = Foil(
    "unions, levels and weights forgotten",
    _rule(
        "owen winter weighted_shapley weighted_shapley_dual",
        _by_marginals(lambda n, size: Fraction(1, n * comb(n - 1, size - 1))),
    ),
)
FACTORIAL_SLIP = Foil("weights s! (n-s-1)!", _rule("shapley", _by_marginals(_factorial_slip)))
BANZHAF = Foil("all groups alike", _rule("shapley", _by_marginals(lambda n, _: Fraction(1, 2 ** (n - 1)))))


# -- Games --------------------------------------------------------------------------------------------------------


_OBJECTIONS: Final = "iuralloc.problems.readings.objections"


def _gain_always(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(_OBJECTIONS, lambda game, payoffs, _, listed: objections(game, payoffs, "gain", listed))


def _one_listed(patch: pytest.MonkeyPatch) -> None:
    def fewer(game: Any, payoffs: Shares, sense: Any, listed: int) -> object:
        found = objections(game, payoffs, sense, listed)
        return found and replace(found, largest=found.largest[:1])

    patch.setattr(_OBJECTIONS, fewer)


def _cover(fill: Callable[..., list[int]]) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(games, "superadditive_cover", fill)


def _singles_only(players: int, listed: Mapping[int, int], _: str = "gain") -> list[int]:
    alone = [sum(listed.get(1 << i, 0) for i in range(players) if mask >> i & 1) for mask in range(1 << players)]
    return [listed.get(mask, worth) for mask, worth in enumerate(alone)]


def _dearest(players: int, listed: Mapping[int, int], _: str = "gain") -> list[int]:
    return superadditive_cover(players, listed, "gain")


GAIN_ALWAYS = Foil("a burden tested as a gain", _gain_always)
ONE_LISTED = Foil("only the largest objection listed", _one_listed)
NOTHING = Foil(
    "unlisted groups worth nothing", _cover(lambda n, listed, _="gain": [listed.get(m, 0) for m in range(1 << n)])
)
SINGLES_ONLY = Foil("unlisted groups split into single parties only", _cover(_singles_only))
DEAREST = Foil("the dearest splitting of a burden", _cover(_dearest))


# -- The trail and its checker ----------------------------------------------------------------------------------------


def _six_digits(patch: pytest.MonkeyPatch) -> None:
    right, state = formula.Product.value, ledger.Draft.state
    patch.setattr(formula.Product, "value", lambda self, look: Fraction(int(right(self, look) * 10**6), 10**6))
    # The program's own second road would notice.
    patch.setattr(ledger.Draft, "state", lambda self, *args: state(self, *args[:5]))


def _characters_for_bytes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(source.Source, "byte", lambda self, character: self.offset + character)


def _mark_forgotten(patch: pytest.MonkeyPatch) -> None:
    right = source.Source.byte
    patch.setattr(source.Source, "byte", lambda self, character: right(self, character) - self.offset)


def _given_written(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[pytest.MonkeyPatch], None]:
    """Every number of the contract is written down with another place than where it stands."""
    right = formula.Given.as_data
    return lambda patch: patch.setattr(formula.Given, "as_data", lambda self: right(self) | change(right(self)))


def _half_down(patch: pytest.MonkeyPatch) -> None:
    def half_down(self: formula.Rounded, look: formula.Look) -> Fraction:
        unit = formula.number(self.unit, look)
        units = formula.number(self.of, look) / unit
        return -((Fraction(1, 2) - units) // 1) * unit

    patch.setattr(formula.Rounded, "value", half_down)


def _blind_to(code: str) -> Callable[[pytest.MonkeyPatch], None]:
    """A checker that says nothing of one sort of fault."""

    def blind(*args: Any) -> Report:
        report: Report = _checker.verify(*args)
        return replace(report, faults=tuple(fault for fault in report.faults if fault.code != code))

    return lambda patch: patch.setattr("checker_properties.verify", blind)


SIX_DIGITS = Foil("products rounded to six digits", _six_digits)
CHARACTERS_FOR_BYTES = Foil("places counted in characters", _characters_for_bytes)
MARK_FORGOTTEN = Foil("the byte order mark forgotten", _mark_forgotten)
LINES_FROM_NOUGHT = Foil("lines counted from nought", _given_written(lambda data: {"line": data["line"] - 1}))
END_INCLUDED = Foil("the end counted in", _given_written(lambda data: {"end": data["end"] - 1}))
START_AFTER = Foil("one byte too far", _given_written(lambda d: {"start": d["start"] + 1, "end": d["end"] + 1}))
HALF_DOWN = Foil("halves rounded down", _half_down)
SEALS_UNREAD = Foil("seals not checked", _blind_to("seal"))
DIGEST_UNREAD = Foil("the digest not checked", _blind_to("digest"))
NOT_REREAD = Foil("the contract not read again", _blind_to("contract"))
