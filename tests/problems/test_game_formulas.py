"""Games and readings of games as formulas: their value, and how the trail carries them."""

from fractions import Fraction

import pytest

from iuralloc.errors import Inconsistency, LimitReached
from iuralloc.formula import Constant, Formula, PartyTable, Reference, Value
from iuralloc.problems.games import StatedTerm, Synergies, Worths
from iuralloc.problems.readings import DividendOf, Marginals, Objecting, WorthOf, game_behind
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import WorthGame

TRADERS = WorthGame.of_whole_numbers("ABC", 1, [0, 1, 1, 7, 1, 5, 4, 10])
ALLIANCE = Synergies(
    (Block("firm", ("firm_1", "firm_2")), Block("lab", ("lab",))),
    (
        StatedTerm(((0,),), (), Reference("alliance.own")),
        StatedTerm(((0,), (0, 1)), (), Constant(Fraction(3, 2))),
        StatedTerm(((0,),), (1,), Constant(Fraction(1))),
    ),
)


def look(figure: str) -> Value:
    figures: dict[str, Value] = {
        "profit.worth": TRADERS,
        "alliance.own": Fraction(4),
        "alliance.game": ALLIANCE.value(lambda _: Fraction(4)),
        "table": PartyTable({}),
    }
    return figures[figure]


def seven(*groups: str) -> tuple[tuple[tuple[str, ...], Formula], ...]:
    return tuple((tuple(group), Constant(Fraction(7, len(group)))) for group in groups)


def test_worths_that_are_all_listed() -> None:
    formula = Worths(("A", "B"), seven("A", "B", "BA"), "none")

    assert formula.value(look).worths == (0, 14, 14, 7)
    assert formula.as_data() == {
        "kind": "worths",
        "players": ["A", "B"],
        "listed": [
            [["A"], {"kind": "constant", "value": "7"}],
            [["B"], {"kind": "constant", "value": "7"}],
            [["B", "A"], {"kind": "constant", "value": "7/2"}],
        ],
        "unlisted": "none",
    }


def test_the_rest_is_nothing_or_what_its_parts_are_worth() -> None:
    assert Worths(("A", "B"), seven("A"), "zero").value(look).worths == (0, 7, 0, 0)
    assert Worths(("A", "B"), seven("A"), "superadditive").value(look).worths == (0, 7, 0, 7)


def test_a_cover_of_costs_says_so_and_nothing_else_does() -> None:
    costs = Worths(("A", "B"), seven("A"), "superadditive", "burden")

    assert costs.as_data()["sense"] == "burden"
    assert "sense" not in Worths(("A", "B"), seven("A"), "superadditive").as_data()
    assert "sense" not in Worths(("A", "B"), seven("A"), "zero", "burden").as_data()


@pytest.mark.parametrize(
    "formula",
    [
        Worths(("A", "B"), seven("A", "B"), "none"),
        Worths(("A", "B"), seven("AB", "BA"), "zero"),
        Worths(("A", "B"), (((), Constant(Fraction(1))),), "zero"),
        WorthOf(Constant(Fraction(1)), ("A",)),
        WorthOf(Reference("table"), ("A",)),
        DividendOf(Reference("profit.worth"), (1, 0)),
        DividendOf(Reference("alliance.game"), (1,)),
    ],
    ids=["incomplete", "twice", "nobody", "number", "other table", "dense", "one block short"],
)
def test_a_formula_that_no_checked_contract_makes_is_a_bug(formula: Formula) -> None:
    with pytest.raises(Inconsistency):
        formula.value(look)


def test_seventeen_players_are_refused_before_any_worth_is_looked_up() -> None:
    many = Worths(tuple(f"p{i}" for i in range(17)), ((("p0",), Reference("no such figure")),), "zero")

    with pytest.raises(LimitReached, match="game-too-large"):
        many.value(look)


def test_synergies_by_hand() -> None:
    """Two firms: 4 each, 1 more without the laboratory; 3/2 for a pair, of firms or with the laboratory."""
    game = ALLIANCE.value(look)

    assert [Fraction(5), Fraction(23, 2), Fraction(25, 2)] == [
        game.worth(["firm_1"]),
        game.worth(["firm_2", "firm_1"]),
        game.worth_of_all(),
    ]
    assert game.as_data() == {
        "denominator": "2",
        "dividends": [[[1, 0], "10"], [[1, 1], "1"], [[2, 0], "3"]],
    }


def test_synergies_as_the_trail_carries_them() -> None:
    assert ALLIANCE.as_data() == {
        "kind": "synergies",
        "blocks": [["firm", ["firm_1", "firm_2"]], ["lab", ["lab"]]],
        "terms": [
            {"slots": [[0]], "without": [], "value": "alliance.own"},
            {"slots": [[0], [0, 1]], "without": [], "value": {"kind": "constant", "value": "3/2"}},
            {"slots": [[0]], "without": [1], "value": {"kind": "constant", "value": "1"}},
        ],
    }
    assert list(ALLIANCE.figures()) == ["alliance.own"]


def test_a_worth_is_read_from_either_form() -> None:
    assert WorthOf(Reference("profit.worth"), ("C", "A")).value(look) == 5
    assert WorthOf(Reference("alliance.game"), ("firm_1", "lab")).value(look) == Fraction(11, 2)
    assert WorthOf(Reference("profit.worth"), ("A",)).as_data() == {
        "kind": "worth",
        "game": "profit.worth",
        "members": ["A"],
    }


def test_a_dividend_is_read_by_its_draw() -> None:
    formula = DividendOf(Reference("alliance.game"), (1, 1))

    assert formula.value(look) == Fraction(1, 2)
    assert DividendOf(Reference("alliance.game"), (2, 1)).value(look) == 0
    assert formula.as_data() == {"kind": "dividend", "game": "alliance.game", "draw": [1, 1]}


def test_marginals_of_the_three_traders() -> None:
    """A adds 1 alone, 6 to B, 4 to C, 6 to both: 1/3 + 6/6 + 4/6 + 6/3 = 4."""
    weights = (Fraction(1, 3), Fraction(1, 6), Fraction(1, 3))
    formula = Marginals(Reference("profit.worth"), "A", weights)

    assert formula.value(look) == 4
    assert formula.as_data() == {
        "kind": "marginals",
        "game": "profit.worth",
        "player": "A",
        "weights": ["1/3", "1/6", "1/3"],
    }


def test_who_objects_as_a_formula() -> None:
    """B and C earn 4 together and get 3."""
    payoffs = (("A", Constant(Fraction(7))), ("B", Constant(Fraction(2))), ("C", Reference("alliance.own")))
    formula = Objecting(Reference("profit.worth"), "gain", (*payoffs[:2], ("C", Constant(Fraction(1)))), 1)

    assert formula.value(look).as_data() == {"groups": "6", "objecting": "1", "largest": [[["B", "C"], "1"]]}
    assert formula.as_data() == {
        "kind": "objections",
        "game": "profit.worth",
        "sense": "gain",
        "payoffs": [
            ["A", {"kind": "constant", "value": "7"}],
            ["B", {"kind": "constant", "value": "2"}],
            ["C", {"kind": "constant", "value": "1"}],
        ],
        "listed": 1,
    }
    assert list(Objecting(Reference("profit.worth"), "gain", payoffs, 1).figures()) == [
        "profit.worth",
        "alliance.own",
    ]


def test_the_value_of_a_game_figure_is_the_game() -> None:
    assert TRADERS is game_behind(Reference("profit.worth"), look)
    assert isinstance(game_behind(ALLIANCE, look), SynergyGame)
