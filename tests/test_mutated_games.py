"""Published games with random damage: each is solved, or refused in words; nothing else may come out."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any, Final

import pytest

import iuralloc
from effort import many
from iuralloc.errors import Refusal
from iuralloc.rules import all_rules
from published_cases import CASES

ROUNDS: Final = many(400)
RULES: Final = tuple(card.id for card in all_rules())
#: small ones, so that a round takes a moment
GAMES: Final = tuple(case for case in CASES if len(json.dumps(case["game"])) < 1_500)
NONSENSE: Final[tuple[Any, ...]] = (
    None, True, "", [], {}, "abc", "1/0", "-1", "0", "1e400", "1e30", "NaN", "7/3", 0, -1, 10**30, "１２", "甲", ["A"],
    {"A": 1}, 1.5, "+", "A+B", "A+A", [[]], [["A"]], "9" * 2_000,
)  # fmt: skip


def _paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield from _paths(data[key], (*path, key))


def _damage(data: Any, chance: random.Random) -> None:
    """Put nonsense somewhere, take something out, or add something."""
    *way, last = chance.choice([path for path in _paths(data) if path])
    place = data
    for key in way:
        place = place[key]
    match chance.randrange(4):
        case 0 | 1:
            place[last] = copy.deepcopy(chance.choice(NONSENSE))
        case 2:
            del place[last]
        case _ if isinstance(place, dict):
            place[chance.choice(("A", "foo", "players", "1+2", ""))] = copy.deepcopy(chance.choice(NONSENSE))
        case _:
            place.append(copy.deepcopy(chance.choice(NONSENSE)))


def _outcome(seed: int) -> str:
    chance = random.Random(seed)
    case = chance.choice(GAMES)
    asked = {"game": copy.deepcopy(case["game"]), "params": copy.deepcopy(case.get("params", {}))}
    rule = chance.choice((*case["exact"], chance.choice(RULES)))
    for _ in range(chance.randrange(3)):
        _damage(asked, chance)
    try:
        answer = iuralloc.solve(asked, rule).answer
    except Refusal as refusal:
        return refusal.findings[0].code
    return "solved" if answer is not None else "no answer"


@pytest.mark.parametrize("part", range(4))
def test_damaged_games_are_solved_or_refused(part: int) -> None:
    """A slip in a game that ends in a traceback, or in a refusal without a reason."""
    outcomes = {_outcome(seed) for seed in range(part, ROUNDS * 4, 4)}

    assert "solved" in outcomes
    assert len(outcomes) > 10
