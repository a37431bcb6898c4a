"""Rules for claims that exceed the estate, each by its words; levels are found exactly, bend by bend.

B. O'Neill (1982); R. J. Aumann and M. Maschler (1985); I. Curiel, M. Maschler and S. Tijs (1987); M. Piniles (1861).
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations

from oracles.levels import level_at

Claims = Mapping[str, Fraction]
Awards = dict[str, Fraction]


def proportional(claims: Claims, estate: Fraction) -> Awards:
    """Pay the same part of every claim; nothing to nobody where nobody claims anything."""
    whole = sum(claims.values())
    return {name: estate * claim / whole if whole else Fraction(0) for name, claim in claims.items()}


def cea(claims: Claims, estate: Fraction) -> Awards:
    """Pay everybody the same, but nobody more than the claim (constrained equal awards).

    >>> {name: str(award) for name, award in cea({"A": Fraction(2), "B": Fraction(8)}, Fraction(7)).items()}
    {'A': '2', 'B': '5'}
    """

    def paid(level: Fraction) -> Awards:
        return {name: min(claim, level) for name, claim in claims.items()}

    return paid(level_at(estate, lambda level: sum(paid(level).values(), Fraction(0)), claims.values()))


def cel(claims: Claims, estate: Fraction) -> Awards:
    """Let everybody lose the same, but nobody more than the claim (constrained equal losses).

    >>> {name: str(award) for name, award in cel({"A": Fraction(2), "B": Fraction(8)}, Fraction(7)).items()}
    {'A': '1/2', 'B': '13/2'}
    """
    lost = cea(claims, sum(claims.values(), Fraction(0)) - estate)
    return {name: claim - lost[name] for name, claim in claims.items()}


def talmud(claims: Claims, estate: Fraction) -> Awards:
    """Equal awards while less than half of all claims is there, none above half; equal losses from there."""
    halves = {name: claim / 2 for name, claim in claims.items()}
    middle = sum(halves.values(), Fraction(0))
    if estate <= middle:
        return cea(halves, estate)
    rest = cel(halves, estate - middle)
    return {name: half + rest[name] for name, half in halves.items()}


def piniles(claims: Claims, estate: Fraction) -> Awards:
    """Equal awards up to half of every claim, and with what is left equal awards on the other halves."""
    halves = {name: claim / 2 for name, claim in claims.items()}
    middle = sum(halves.values(), Fraction(0))
    if estate <= middle:
        return cea(halves, estate)
    rest = cea(halves, estate - middle)
    return {name: half + rest[name] for name, half in halves.items()}


def adjusted_proportional(claims: Claims, estate: Fraction) -> Awards:
    """First what all others leave to each; then the rest by what is still claimed, claims above the rest cut to it."""
    whole = sum(claims.values(), Fraction(0))
    left = {name: max(Fraction(0), estate - (whole - claim)) for name, claim in claims.items()}
    rest = estate - sum(left.values())
    cut = {name: min(claim - left[name], rest) for name, claim in claims.items()}
    more = proportional(cut, rest)
    return {name: left[name] + more[name] for name in claims}


def random_arrival(claims: Claims, estate: Fraction) -> Awards:
    """Pay in full who comes first, as long as there is something, on average over all orders of arrival."""
    orders = list(permutations(claims))
    awards = dict.fromkeys(claims, Fraction(0))
    for order in orders:
        rest = estate
        for name in order:
            paid = min(claims[name], rest)
            awards[name] += paid / len(orders)
            rest -= paid
    return awards
