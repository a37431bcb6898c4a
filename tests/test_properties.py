"""Random contracts, each known from two sides; and every property seen red under a wrong rule planted on purpose."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import checker_properties
import foils
import properties
from effort import many
from foils import Foil
from strategies import Case, contracts

#: to see a small example: ``SHRINK=1 pytest tests/test_properties.py -k …``
_PLAIN: Final = settings(
    phases=[Phase.generate, Phase.shrink] if os.environ.get("SHRINK") else [Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)

ANY: Final = contracts()
CROWDED: Final = contracts(least=3)
GAMES: Final = contracts(game="any", least=2)
COSTS: Final = contracts(game="any", least=2, kind="cost")
SPLITTING: Final = contracts(game="superadditive", least=3)
SPLITTING_COSTS: Final = contracts(game="superadditive", least=3, kind="loss")

Property = Callable[[Case], None]
Contracts = st.SearchStrategy[Case]

PROPERTIES: Final[dict[Property, tuple[Contracts, int]]] = {
    properties.comes_to_what_is_known: (ANY | GAMES, 80),
    properties.closes: (ANY, 30),
    properties.stays_within_a_unit: (ANY, 30),
    properties.pays_by_largest_remainder: (ANY, 30),
    properties.only_ties_move: (CROWDED, 30),
    properties.shapley_is_the_average_of_orders: (GAMES, 30),
    properties.core_is_tested_in_full: (GAMES, 40),
    properties.unlisted_groups_split_up_as_best_they_can: (SPLITTING | SPLITTING_COSTS, 25),
    checker_properties.is_verified: (ANY, 40),
    checker_properties.a_changed_byte_is_found: (ANY, 25),
    checker_properties.a_changed_digit_of_the_contract_is_found: (ANY, 30),
}

RED: Final[list[tuple[Property, Contracts, Foil]]] = [
    (properties.comes_to_what_is_known, ANY, foils.TIES_TO_THE_LAST),
    (properties.comes_to_what_is_known, GAMES, foils.FACTORIAL_SLIP),
    (properties.comes_to_what_is_known, ANY, foils.UNCAPPED),
    (properties.comes_to_what_is_known, GAMES, foils.WEIGHTS_FORGOTTEN),
    (properties.closes, ANY, foils.FLOOR),
    (properties.closes, ANY, foils.ROUNDED_DOWN),
    (properties.closes, ANY, foils.COIN_OF_THE_UNIT),
    (properties.stays_within_a_unit, CROWDED, foils.FIRST_TAKES_ALL),
    (properties.stays_within_a_unit, ANY, foils.COIN_OF_THE_UNIT),
    (properties.pays_by_largest_remainder, CROWDED, foils.TIES_TO_THE_LAST),
    (properties.pays_by_largest_remainder, CROWDED, foils.BY_NAME),
    (properties.pays_by_largest_remainder, CROWDED, foils.SMALLEST),
    (properties.only_ties_move, CROWDED, foils.FIRST_ONES),
    (properties.only_ties_move, CROWDED, foils.FIRST_TAKES_ALL),
    (properties.only_ties_move, CROWDED, foils.FIRST_TWICE),
    (properties.only_ties_move, GAMES, foils.AS_THEY_COME),
    (properties.shapley_is_the_average_of_orders, GAMES, foils.FACTORIAL_SLIP),
    (properties.shapley_is_the_average_of_orders, GAMES, foils.BANZHAF),
    (properties.shapley_is_the_average_of_orders, GAMES, foils.AS_THEY_COME),
    (properties.core_is_tested_in_full, COSTS, foils.GAIN_ALWAYS),
    (properties.core_is_tested_in_full, GAMES, foils.ONE_LISTED),
    (properties.unlisted_groups_split_up_as_best_they_can, SPLITTING, foils.NOTHING),
    (properties.unlisted_groups_split_up_as_best_they_can, SPLITTING, foils.SINGLES_ONLY),
    (properties.unlisted_groups_split_up_as_best_they_can, SPLITTING_COSTS, foils.DEAREST),
    (checker_properties.is_verified, ANY, foils.SIX_DIGITS),
    (checker_properties.is_verified, ANY, foils.CHARACTERS_FOR_BYTES),
    (checker_properties.is_verified, ANY, foils.MARK_FORGOTTEN),
    (checker_properties.is_verified, ANY, foils.LINES_FROM_NOUGHT),
    (checker_properties.is_verified, ANY, foils.END_INCLUDED),
    (checker_properties.is_verified, ANY, foils.START_AFTER),
    (checker_properties.is_verified, ANY, foils.HALF_DOWN),
    (checker_properties.is_verified, CROWDED, foils.TIES_TO_THE_LAST),
    (checker_properties.a_changed_byte_is_found, ANY, foils.SEALS_UNREAD),
    (checker_properties.a_changed_byte_is_found, ANY, foils.DIGEST_UNREAD),
    (checker_properties.a_changed_digit_of_the_contract_is_found, ANY, foils.NOT_REREAD),
]


def _on_examples(check: Property, cases: Contracts, count: int) -> None:
    @settings(_PLAIN, max_examples=many(count))
    @given(cases)
    def run(case: Case) -> None:
        check(case)

    run()


@pytest.mark.parametrize("check", PROPERTIES, ids=lambda check: check.__name__)
def test_property_holds_of_random_contracts(check: Property) -> None:
    """A contract somewhere would be paid wrongly, stated wrongly, or checked without being checked."""
    cases, count = PROPERTIES[check]

    _on_examples(check, cases, count)


@pytest.mark.parametrize(("check", "cases", "foil"), RED, ids=[f"{c.__name__}-{foil}" for c, _, foil in RED])
def test_property_is_seen_red(check: Property, cases: Contracts, foil: Foil, monkeypatch: pytest.MonkeyPatch) -> None:
    """A property that stays green under a wrong rule would protect nobody from that rule."""
    foil.plant(monkeypatch)

    with pytest.raises(AssertionError):
        # Rare rules come up in few of them; a run ends at the first that turns red.
        _on_examples(check, cases, 500)


def test_every_property_has_a_foil() -> None:
    """A property without one has never been seen red."""
    assert {check for check, _, _ in RED} == set(PROPERTIES)


_BATCHES: Final = st.lists(contracts(least=3), min_size=8, max_size=8)


# The first example of each run is the simplest there is, and says little.
@settings(_PLAIN, max_examples=2)
@given(_BATCHES)
def test_bytes_do_not_depend_on_the_hash_seed(cases: list[Case]) -> None:
    """Two runs of one contract on two machines would have different digests in the annex."""
    properties.does_not_depend_on_the_hash_seed(cases)


def test_hash_seed_is_seen_red() -> None:
    """Parties in the order of a set: the same digest in one process only."""
    planted = (
        "from iuralloc.contract.roster import Roster\n"
        "Roster.partners = lambda self: tuple({body.id for body in self.bodies.values() if body.partner})\n"
    )

    @settings(_PLAIN, max_examples=2)
    @given(_BATCHES)
    def run(cases: list[Case]) -> None:
        properties.does_not_depend_on_the_hash_seed(cases, planted)

    with pytest.raises(AssertionError):
        run()
