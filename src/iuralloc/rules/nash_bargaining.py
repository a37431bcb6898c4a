"""The Nash bargaining solution: everybody's walk-away amount, and the gain by bargaining power."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial

from iuralloc.errors import ContractAtFault, Finding
from iuralloc.formula import Formula, Least, Product, Quotient, Sum
from iuralloc.problems.bargain import Bargain, bargain_of
from iuralloc.problems.claims import less
from iuralloc.problems.division import Stated
from iuralloc.problems.fineness import refuse_too_fine
from iuralloc.problems.games import GameProblem
from iuralloc.problems.level import Level, level_of
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Parameter, Rule, Share, Solution


def solve(
    problem: Bargain | GameProblem,
    *,
    walk_away: Mapping[str, Stated] | None = None,
    weights: Mapping[str, Stated] | None = None,
    caps: Mapping[str, Stated] | None = None,
) -> Solution:
    """Give each party min(cap, walk-away amount + weight x level), with the level at which the total is divided.

    Parameters
    ----------
    problem
        A bargain; or a game, in which a party walks away with what it is worth alone.
    walk_away
        In place of these amounts.
    weights
        Bargaining power, above 0; equal by default.
    caps
        The most that a party gets, or in a burden pays; what is above is shared by the others by weight.

    Raises
    ------
    ContractAtFault
        ``weight-not-positive`` (facts ``party``, ``weight``), ``caps-below-total`` (facts ``caps``, ``total``).
    LimitReached
        ``denominator-too-large``.

    Examples
    --------
    >>> walk_away = {"uni": Stated.of(20), "lab": Stated.of(10), "firm": Stated.of(40)}
    >>> power = {"uni": Stated.of(3), "lab": Stated.of(2), "firm": Stated.of(1)}
    >>> solution = solve(Bargain(walk_away, Stated.of(190), power))
    >>> {party: str(amount) for party, amount in solution.payoff.items()}
    {'uni': '80', 'lab': '50', 'firm': '60'}
    """
    bargain = problem if isinstance(problem, Bargain) else bargain_of(problem)
    bargain = replace(
        bargain,
        walk_away={party: (walk_away or bargain.walk_away)[party] for party in bargain.walk_away},
        weights=weights or bargain.weights,
        caps=caps or bargain.caps,
    )
    _check(bargain)
    level = _level(bargain)
    payoff = {
        party: _capped(bargain, party, alone.value + bargain.weights[party].value * level)
        for party, alone in bargain.walk_away.items()
    }
    return Solution(payoff, sharing=partial(_state, bargain, level))


def _check(bargain: Bargain) -> None:
    tables = (bargain.walk_away, bargain.weights, bargain.caps)
    refuse_too_fine([bargain.total.value, *(stated.value for table in tables for stated in table.values())])
    findings = [
        Finding("weight-not-positive", facts={"party": party, "weight": rational_text(weight.value)})
        for party, weight in bargain.weights.items()
        if weight.value <= 0
    ]
    if findings:
        raise ContractAtFault(findings)


def _level(bargain: Bargain) -> Fraction:
    rows = [
        (weight.value, bargain.caps[party].value - bargain.walk_away[party].value if party in bargain.caps else None)
        for party, weight in bargain.weights.items()
    ]
    level = level_of(rows, bargain.gain)
    if level is None:
        most = sum((cap.value for cap in bargain.caps.values()), Fraction(0))
        facts = {"caps": rational_text(most), "total": rational_text(bargain.total.value)}
        raise ContractAtFault([Finding("caps-below-total", facts=facts)])
    return level


def _capped(bargain: Bargain, party: str, amount: Fraction) -> Fraction:
    return min(amount, bargain.caps[party].value) if party in bargain.caps else amount


def _state(bargain: Bargain, level: Fraction, share: Share) -> dict[str, Formula]:
    alone = {party: stated.formula for party, stated in bargain.walk_away.items()}
    weights = {party: weight.formula for party, weight in bargain.weights.items()}
    caps = {party: cap.formula for party, cap in bargain.caps.items()}
    gain = share("gain", "amount", less(bargain.total.formula, *alone.values()))
    rate: Formula
    if caps:
        rows = [(weights[party], less(caps[party], alone[party]) if party in caps else None) for party in alone]
        rate = Level(tuple(rows), gain, level)
    else:
        rate = Quotient((gain, Sum.of(*weights.values())))
    rate = share("gain_by_weight", "number", rate)
    uncapped = {party: Sum.of(alone[party], Product((weights[party], rate))) for party in alone}
    return {party: Least((caps[party], part)) if party in caps else part for party, part in uncapped.items()}


RULE = Rule(
    id="nash_bargaining",
    title={"en": "Nash bargaining solution", "zh": "纳什讨价还价解分配"},
    kind="allocation",
    problems=("bargain", "game"),
    solve=solve,
    parameters=(
        Parameter(
            "walk_away",
            "number by party",
            required=False,
            meaning={
                "en": "What a party has, or pays, without an agreement; by default what it is worth alone.",
                "zh": "谈判破裂时各方所得（或所付）；缺省为其单独价值。",
            },
            default={"en": "what each is worth alone", "zh": "各方的单独价值"},
            money=True,
        ),
        Parameter(
            "weights",
            "number by party",
            required=False,
            meaning={
                "en": "Bargaining power, above 0; equal by default.",
                "zh": "议价权重，须大于0；缺省为相等。",
            },
            default={"en": "equal", "zh": "相等"},
        ),
        Parameter(
            "caps",
            "number by party",
            required=False,
            meaning={
                "en": "The most that a party gets, or pays where there is something to pay; the others share what is "
                "above by weight.",
                "zh": "各方所得（或负担）的上限；超出部分由其他各方按权重分享（分担）。",
            },
            default={"en": "none", "zh": "无"},
            money=True,
            partial=True,
        ),
    ),
    idea={
        "en": "Each party gets what it has without an agreement, and its part of the gain by bargaining power.",
        "zh": "各方先得谈判破裂时的所得，合作增益再按议价权重分配。",
    },
    formula="x_i = d_i + w_i / Σ w · (V − Σ d)",
    use={
        "en": "What each party can do without the others is known, and smaller groups do not count.",
        "zh": "各方单独可得已知，且中间联盟不起作用时。",
    },
    avoid={
        "en": "Smaller groups could act without the rest: it looks only at each alone and at all together. Where all "
        "together have less than each alone, it divides a loss that nobody would agree to.",
        "zh": "部分成员可另行合作时：该解仅考虑单独与全体两种情形；若合作总额低于各方单独所得之和，则分配的是无人会同意的损失。",
    },
    references=(
        "J. F. Nash (1950), The bargaining problem, Econometrica 18, 155-162",
        (
            "E. Kalai (1977), Nonsymmetric Nash solutions and replications of 2-person bargaining, International Journal "
            "of Game Theory 6, 129-133"
        ),
    ),
    views=({"en": "the worth of each alone and of all", "zh": "各方单独及全体的价值"},),
    axioms=("efficiency", "anonymity", "twins", "additivity", "covariance"),
    unique={
        "en": "The sum rises with what a unit of power brings, so one level divides the total.",
        "zh": "总额随单位权重增益递增，故唯一。",
    },
)
