"""Random games with an array, with votes and with counts, for property tests."""

from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from iuralloc.problems.counted import CountedGame
from iuralloc.problems.synergies import Block
from iuralloc.problems.tugame import TUGame
from iuralloc.problems.voting import VotingGame
from problems.random_games import NAMES, block_sizes, fractions

#: small, at the edge of a machine word and beyond it, of either sign
WHOLE = st.one_of(
    st.integers(-9, 9),
    st.sampled_from([2**31, -(2**31), 2**53 + 1, 2**62, -(2**62), 2**63 - 1, -(2**63)]),
    st.integers(-(2**63), 2**63 - 1),
    st.integers(-(10**30), 10**30),
)


@st.composite
def array_games(draw: st.DrawFn, most: int = 5) -> TUGame:
    """Whole numbers, some beyond machine words."""
    count = draw(st.integers(1, most))
    numbers = draw(st.sampled_from([st.integers(-9, 9), st.integers(-(2**63), 2**63 - 1), WHOLE, fractions]))
    others = draw(st.lists(numbers, min_size=(1 << count) - 1, max_size=(1 << count) - 1))
    return TUGame.from_table(NAMES[:count], [0, *others])


@st.composite
def voting_games(draw: st.DrawFn, most: int = 6) -> VotingGame:
    """Alike voters, voters without votes, fractions of votes; quotas from a sliver to more than all have."""
    count = draw(st.integers(1, most))
    votes = st.one_of(st.integers(0, 4).map(Fraction), st.fractions(0, 5, max_denominator=4))
    weights = draw(st.lists(votes, min_size=count, max_size=count))
    quota = draw(st.fractions(Fraction(1, 3), int(sum(weights)) + 2, max_denominator=4))
    return VotingGame.of(NAMES[:count], weights, quota)


@st.composite
def counted_games(draw: st.DrawFn, most: int = 6) -> CountedGame:
    """Any worth for any make-up; the players in any order."""
    blocks: list[Block] = draw(block_sizes(most))
    make_ups = list(product(*(range(len(block.members) + 1) for block in blocks)))
    worths = dict(zip(make_ups, draw(st.lists(fractions, min_size=len(make_ups), max_size=len(make_ups))), strict=True))
    players = draw(st.permutations([member for block in blocks for member in block.members]))
    return CountedGame.of(blocks, worths.__getitem__, players)
