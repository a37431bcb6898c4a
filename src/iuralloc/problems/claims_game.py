"""The game of a conflict of claims: a group is worth what the claims of the others leave of the estate.

B. O'Neill (1982), A problem of rights arbitration from the Talmud, Mathematical Social Sciences 2, 345-371.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from iuralloc.errors import Budget, Inconsistency
from iuralloc.formula import Data, Formula, Look, number
from iuralloc.problems.tugame import TUGame, WorthGame, common_denominator, refuse_beyond


def claims_game(estate: Fraction, claims: Mapping[str, Fraction]) -> TUGame:
    """The game with worth max(0, estate - claims of those outside the group).

    Raises
    ------
    LimitReached
        ``table-too-large`` beyond ``Budget.ARRAY_PARTIES`` claimants.

    Examples
    --------
    >>> claims_game(Fraction(5), {"A": Fraction(3), "B": Fraction(4)}).worth(["B"])
    Fraction(2, 1)
    """
    players = tuple(claims)
    refuse_beyond("table-too-large", len(players), Budget.ARRAY_PARTIES)
    denominator = common_denominator([estate, *claims.values()])
    whole = [int(claim * denominator) for claim in claims.values()]
    if len(players) > Budget.WORTH_PARTIES:
        # Loaded here: a small game needs no array.
        from iuralloc.problems.arrays_by_counts import array_of_estate

        return array_of_estate(players, denominator, int(estate * denominator), whole)
    left = [int(estate * denominator) - sum(whole)]
    for claim in whole:
        left += [rest + claim for rest in left]
    worths = [max(0, rest) for rest in left]
    # Nobody is worth nothing, also where the estate is larger than all claims.
    worths[0] = 0
    return WorthGame.of_whole_numbers(players, denominator, worths)


@dataclass(frozen=True, slots=True)
class ClaimsGame(Formula):
    """The game of an estate and claims; its value is a table, as that of a game written group by group.

    Examples
    --------
    >>> from iuralloc.formula import Constant
    >>> five, three, four = (Constant(Fraction(amount)) for amount in (5, 3, 4))
    >>> ClaimsGame(five, (("A", three), ("B", four))).value(lambda _: Fraction(0)).as_data()
    {'denominator': '1', 'worths': ['0', '1', '2', '5']}
    """

    kind: ClassVar[str] = "claims_game"
    estate: Formula
    claims: tuple[tuple[str, Formula], ...]

    def value(self, look: Look) -> WorthGame:
        """The game by mask.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.WORTH_PARTIES`` claimants; ``denominator-too-large``.
        """
        refuse_beyond("game-too-large", len(self.claims), Budget.WORTH_PARTIES)
        claims = {party: number(operand, look) for party, operand in self.claims}
        if len(claims) != len(self.claims):
            raise Inconsistency("a party has two claims on one estate")
        return claims_game(number(self.estate, look), claims).table()

    def as_data(self) -> Data:
        """``estate``, and ``claims`` by party."""
        return {
            "kind": self.kind,
            "estate": self.estate.as_data(),
            "claims": [[party, operand.as_data()] for party, operand in self.claims],
        }

    def parts(self) -> tuple[Formula, ...]:
        """The claims, then the estate: the order in which the record, keys sorted, mentions them."""
        return (*(operand for _, operand in self.claims), self.estate)
