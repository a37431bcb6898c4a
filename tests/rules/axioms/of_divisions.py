"""Axioms of conflicting claims and weights, each with estates and claims made for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from iuralloc.rules import rule as card_of
from iuralloc.rules.axioms import DUAL_OF
from iuralloc.rules.card import Rule
from rules.axioms.draws import amounts, conflict, posed, rates
from rules.axioms.parameters import parameters
from rules.axioms.posed import Payoff, Posed, Solve, by_card
from rules.axioms.promise import Promise, a_wrong_rule

# -- wrong rules ------------------------------------------------------------------------------------------------------


def _estate(posed: Posed) -> Fraction:
    return Fraction(posed.game["estate"])


def _claims(posed: Posed) -> Mapping[str, Fraction]:
    claims: Mapping[str, Fraction] = posed.game["claims"]
    return claims


def _missing(posed: Posed) -> Fraction:
    return sum(_claims(posed).values(), Fraction(0)) - _estate(posed)


def equally(posed: Posed) -> Payoff:
    """Equal parts, also beyond what is claimed."""
    return dict.fromkeys(_claims(posed), _estate(posed) / len(_claims(posed)))


def in_proportion(posed: Posed) -> Payoff:
    """In proportion to all of a claim."""
    total = sum(_claims(posed).values(), Fraction(0))
    return {player: _estate(posed) * claim / total if total else total for player, claim in _claims(posed).items()}


def the_largest_first(posed: Posed) -> Payoff:
    """One after the other, the largest claim first."""
    return _one_by_one(posed, largest=True)


def the_smallest_first(posed: Posed) -> Payoff:
    """One after the other, the smallest claim first."""
    return _one_by_one(posed, largest=False)


def _one_by_one(posed: Posed, *, largest: bool) -> Payoff:
    left, paid = _estate(posed), {}
    for player, claim in sorted(_claims(posed).items(), key=lambda row: row[1], reverse=largest):
        paid[player] = min(claim, left)
        left -= paid[player]
    return {player: paid[player] for player in _claims(posed)}


def half_to_the_largest(posed: Posed) -> Payoff:
    """Half of the estate to the largest claim, the other half equally."""
    largest = max(_claims(posed), key=lambda player: _claims(posed)[player])
    each = _estate(posed) / 2 / len(_claims(posed))
    return {player: each + (_estate(posed) / 2 if player == largest else 0) for player in _claims(posed)}


def equally_from_half_on(posed: Posed) -> Payoff:
    """In proportion while half of the claims is not reached, then equally."""
    return in_proportion(posed) if _missing(posed) > _estate(posed) else equally(posed)


def against_the_claims(posed: Posed) -> Payoff:
    """The less, the more is claimed."""
    weights = {player: 1 / (claim + 1) for player, claim in _claims(posed).items()}
    total = sum(weights.values(), Fraction(0))
    return {player: _estate(posed) * weight / total for player, weight in weights.items()}


def divided(solve: Solve, posed: Posed, estate: Fraction, claims: Mapping[str, Fraction] | None = None) -> Payoff:
    """The answer for another estate and other claims; where nobody claims anything, nobody gets anything."""
    if claims is not None and not any(claims.values()):
        return dict.fromkeys(claims, Fraction(0))
    return solve(posed.otherwise(estate=estate, claims=dict(_claims(posed) if claims is None else claims)))


# -- properties -------------------------------------------------------------------------------------------------------


def of_division(rule: Rule) -> st.SearchStrategy[Posed]:
    """Claims with ties, and with nothing, now and then."""
    return posed(rule, "division")


def who_has_more_gets_no_less(solve: Solve, posed: Posed) -> None:
    answer, claims = solve(posed), _claims(posed)
    assert all(answer[one] >= answer[other] for one in claims for other in claims if claims[one] >= claims[other])


def who_claims_more_forgoes_no_less(solve: Solve, posed: Posed) -> None:
    answer, claims = solve(posed), _claims(posed)
    lost = {player: claims[player] - answer[player] for player in claims}
    assert all(lost[one] >= lost[other] for one in claims for other in claims if claims[one] >= claims[other])


def nothing_below_zero_or_beyond_the_claim(solve: Solve, posed: Posed) -> None:
    answer, claims = solve(posed), _claims(posed)
    assert all(0 <= answer[player] <= claims[player] for player in claims)


@st.composite
def in_two_parts(draw: st.DrawFn, rule: Rule) -> tuple[Posed, Fraction]:
    """An estate that comes in two payments, the first of them so large."""
    drawn = draw(posed(rule, "division"))
    return drawn, _estate(drawn) * draw(rates)


def two_amounts_give_what_one_gives(solve: Solve, case: tuple[Posed, Fraction]) -> None:
    whole, first = case
    one, other = (divided(solve, whole, part) for part in (first, _estate(whole) - first))
    assert {player: one[player] + other[player] for player in one} == solve(whole)


def the_rest_on_what_remains(solve: Solve, case: tuple[Posed, Fraction]) -> None:
    whole, first = case
    one = divided(solve, whole, first)
    remaining = {player: claim - one[player] for player, claim in _claims(whole).items()}
    other = divided(solve, whole, _estate(whole) - first, remaining)
    assert {player: one[player] + other[player] for player in one} == solve(whole)


def promises_serve_as_claims(solve: Solve, case: tuple[Posed, Fraction]) -> None:
    whole, less = case
    assert divided(solve, whole, less, solve(whole)) == divided(solve, whole, less)


def what_is_missing_is_divided_likewise(solve: Solve, posed: Posed) -> None:
    assert solve(posed) == _losses(solve, posed)


def _losses(solve: Solve, posed: Posed) -> Payoff:
    """What is left of each claim if a rule divides what is missing."""
    lost = divided(solve, posed, _missing(posed))
    return {player: claim - lost[player] for player, claim in _claims(posed).items()}


def dual_of(name: str) -> Promise:
    """A rule divides what there is as another divides what is missing."""

    def the_other_divides_what_is_missing(solve: Solve, posed: Posed) -> None:
        assert _losses(by_card(card_of(name), "division"), posed) == solve(posed)

    foil = a_wrong_rule(half_to_the_largest)
    return Promise(f"{DUAL_OF}{name}", "division", of_division, the_other_divides_what_is_missing, foil)


@st.composite
def with_one_claim_raised(draw: st.DrawFn, rule: Rule) -> tuple[Posed, Posed, str]:
    """The same estate, and one who claims more."""
    drawn = draw(posed(rule, "division"))
    player = draw(st.sampled_from(sorted(_claims(drawn))))
    more = {**_claims(drawn), player: _claims(drawn)[player] + draw(amounts)}
    return drawn, drawn.otherwise(claims=more), player


def who_claims_more_gets_no_less(solve: Solve, case: tuple[Posed, Posed, str]) -> None:
    before, after, player = case
    assert solve(before)[player] <= solve(after)[player]


@st.composite
def with_some_paid(draw: st.DrawFn, rule: Rule) -> tuple[Posed, list[str]]:
    """Some of the claimants stay, in their order."""
    drawn = draw(posed(rule, "division"))
    players = list(_claims(drawn))
    staying = draw(st.sets(st.sampled_from(players), min_size=1))
    return drawn, [player for player in players if player in staying]


def those_who_stay_get_the_same(solve: Solve, case: tuple[Posed, list[str]]) -> None:
    posed_, staying = case
    paid = {player: solve(posed_)[player] for player in staying}
    claims = {player: _claims(posed_)[player] for player in staying}
    assert paid == divided(solve, posed_, sum(paid.values(), Fraction(0)), claims)


def what_is_claimed_beyond_the_estate_does_not_count(solve: Solve, posed: Posed) -> None:
    cut = {player: min(claim, _estate(posed)) for player, claim in _claims(posed).items()}
    assert solve(posed) == divided(solve, posed, _estate(posed), cut)


def conceded(posed: Posed) -> dict[str, Fraction]:
    """What all others together leave to each, if they get all that they claim."""
    return {player: max(Fraction(0), claim - _missing(posed)) for player, claim in _claims(posed).items()}


def what_is_conceded_may_be_paid_first(solve: Solve, posed: Posed) -> None:
    rights = conceded(posed)
    left = {player: claim - rights[player] for player, claim in _claims(posed).items()}
    rest = divided(solve, posed, _estate(posed) - sum(rights.values(), Fraction(0)), left)
    assert {player: rights[player] + rest[player] for player in rest} == solve(posed)


@st.composite
def of_two(draw: st.DrawFn, rule: Rule) -> Posed:
    """Two who claim."""
    claims = {player: draw(amounts) + 1 for player in ("maker", "lake")}
    estate = sum(claims.values(), Fraction(0)) * draw(rates)
    return Posed(conflict(estate, claims), draw(parameters(rule, tuple(claims))))


def half_of_what_both_claim(solve: Solve, posed: Posed) -> None:
    rights = conceded(posed)
    contested = _estate(posed) - sum(rights.values(), Fraction(0))
    assert {player: right + contested / 2 for player, right in rights.items()} == solve(posed)


def promises() -> Iterator[Promise]:
    """All axioms of divisions."""
    rows: list[tuple[str, Callable[[Rule], Any], Callable[[Solve, Any], None], Solve]] = [
        ("order-of-weights", of_division, who_has_more_gets_no_less, the_smallest_first),
        ("order-of-losses", of_division, who_claims_more_forgoes_no_less, the_largest_first),
        ("claims-bounded", of_division, nothing_below_zero_or_beyond_the_claim, equally),
        ("additivity-in-the-amount", in_two_parts, two_amounts_give_what_one_gives, the_largest_first),
        ("composition-up", in_two_parts, the_rest_on_what_remains, equally_from_half_on),
        ("composition-down", in_two_parts, promises_serve_as_claims, equally_from_half_on),
        ("self-dual", of_division, what_is_missing_is_divided_likewise, the_largest_first),
        ("claims-monotone", with_one_claim_raised, who_claims_more_gets_no_less, against_the_claims),
        ("consistency", with_some_paid, those_who_stay_get_the_same, half_to_the_largest),
        ("truncation", of_division, what_is_claimed_beyond_the_estate_does_not_count, in_proportion),
        ("minimal-rights-first", of_division, what_is_conceded_may_be_paid_first, in_proportion),
        ("contested-garment", of_two, half_of_what_both_claim, in_proportion),
    ]
    for axiom, cases, holds, foil in rows:
        yield Promise(axiom, "division", cases, holds, a_wrong_rule(foil))
