"""Axioms of games, each with games made for it: a planted null player, planted twins, an additive pair, a dual."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from iuralloc.rules import rule as card_of
from iuralloc.rules.axioms import DUAL_OF
from iuralloc.rules.card import Rule
from rules.axioms.draws import amounts, fractions, groups, names, posed, tu, worths, worths_of
from rules.axioms.parameters import parameters, parameters_for_twins
from rules.axioms.posed import Payoff, Posed, Solve, by_card
from rules.axioms.promise import Promise, a_wrong_rule, everybody_gets_one_more, the_first_gets_one_more

# -- wrong rules ------------------------------------------------------------------------------------------------------


def equally(posed: Posed) -> Payoff:
    """What all are worth in equal parts: who adds nothing gets as much as the others."""
    players = posed.game["players"]
    return dict.fromkeys(players, worths_of(posed)[frozenset(players)] / len(players))


def in_the_order_listed(posed: Posed) -> Payoff:
    """One order of arrival instead of all."""
    worth, answer, there = worths_of(posed), {}, frozenset[str]()
    for player in posed.game["players"]:
        answer[player] = worth[there | {player}] - worth[there]
        there |= {player}
    return answer


def by_what_each_earns_alone(posed: Posed) -> Payoff:
    """In proportion to a number that is never nothing."""
    worth, players = worths_of(posed), posed.game["players"]
    weights = {player: abs(worth[frozenset({player})]) + 1 for player in players}
    return {player: worth[frozenset(players)] * weight / sum(weights.values()) for player, weight in weights.items()}


def by_what_each_adds_last(posed: Posed) -> Payoff:
    """What is lost if a party leaves, the others staying: seldom what there is to share."""
    worth, everybody = worths_of(posed), frozenset(posed.game["players"])
    return {player: worth[everybody] - worth[everybody - {player}] for player in posed.game["players"]}


# -- who adds nothing -------------------------------------------------------------------------------------------------


@st.composite
def with_a_null_player(draw: st.DrawFn, rule: Rule) -> tuple[Posed, str]:
    """A player is put into a game, anywhere among the others, and adds nothing to anybody."""
    players = draw(names(2))
    kind = draw(st.sampled_from(["profit", "cost"]))
    null = draw(st.sampled_from(players))
    others = draw(worths([player for player in players if player != null], kind))
    table = {group: others.get(group - {null}, Fraction(0)) for group in groups(players)}
    return Posed(tu(players, table, kind), draw(parameters(rule, players))), null


def a_null_player_gets_nothing(solve: Solve, case: tuple[Posed, str]) -> None:
    posed_, null = case
    assert solve(posed_)[null] == 0


# -- equals -----------------------------------------------------------------------------------------------------------


@st.composite
def with_twins(draw: st.DrawFn, rule: Rule) -> tuple[Posed, str, str]:
    """The worth depends on who else is there, and on how many of the twins; so do the parameters."""
    players = draw(names(2))
    kind = draw(st.sampled_from(["profit", "cost"]))
    one, other = draw(st.permutations(players))[:2]
    drawn = draw(worths(players, kind))
    swap = {one: other, other: one}
    mirrored = {group: drawn[frozenset(swap.get(name, name) for name in group)] for group in drawn}
    table = {group: (drawn[group] + mirrored[group]) / 2 for group in drawn}
    params = draw(parameters_for_twins(rule, players, one, other))
    return Posed(tu(players, table, kind), params), one, other


def twins_get_the_same(solve: Solve, case: tuple[Posed, str, str]) -> None:
    posed_, one, other = case
    answer = solve(posed_)
    assert answer[one] == answer[other]


# -- sums, units, fixed amounts ---------------------------------------------------------------------------------------


@st.composite
def pairs_of_games(draw: st.DrawFn, rule: Rule) -> tuple[Posed, Posed, Posed]:
    """Two games among the same, and the game that is both."""
    players = draw(names(1, 3))
    kind = draw(st.sampled_from(["profit", "cost"]))
    one, other = draw(worths(players, kind)), draw(worths(players, kind))
    params = draw(parameters(rule, players))
    both = {group: one[group] + other[group] for group in one}
    first, second, third = (Posed(tu(players, table, kind), params) for table in (one, other, both))
    return first, second, third


def phases_add_up(solve: Solve, case: tuple[Posed, Posed, Posed]) -> None:
    one, other, both = (solve(each) for each in case)
    assert {player: one[player] + other[player] for player in one} == both


@st.composite
def shifted(draw: st.DrawFn, rule: Rule) -> tuple[Posed, Posed, Fraction, Mapping[str, Fraction]]:
    """A game, and the same in another unit and with a fixed amount for each player."""
    one = draw(posed(rule, "game"))
    players, worth = one.game["players"], worths_of(one)
    factor = draw(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(3)]))
    fixed = {player: draw(fractions) for player in players}
    table = {g: factor * worth[g] + sum((fixed[p] for p in g), Fraction(0)) for g in groups(players)}
    return one, Posed(tu(players, table, one.game["kind"]), one.params), factor, fixed


def the_answer_is_shifted(solve: Solve, case: tuple[Posed, Posed, Fraction, Mapping[str, Fraction]]) -> None:
    one, other, factor, fixed = case
    assert {player: factor * amount + fixed[player] for player, amount in solve(one).items()} == solve(other)


# -- duals ------------------------------------------------------------------------------------------------------------


@st.composite
def with_its_dual(draw: st.DrawFn, rule: Rule) -> tuple[Posed, Posed]:
    """A game, and the game of what a group can keep the others from having."""
    one = draw(posed(rule, "game"))
    players, worth = one.game["players"], worths_of(one)
    everybody = frozenset(players)
    table = {group: worth[everybody] - worth[everybody - group] for group in groups(players)}
    return one, Posed(tu(players, table, one.game["kind"]), one.params)


def the_dual_gives_the_same(solve: Solve, case: tuple[Posed, Posed]) -> None:
    assert solve(case[0]) == solve(case[1])


def dual_of(name: str) -> Promise:
    """A rule gives what another gives in the dual game."""

    def the_other_gives_the_same(solve: Solve, case: tuple[Posed, Posed]) -> None:
        assert by_card(card_of(name), "game")(case[1]) == solve(case[0])

    return Promise(f"{DUAL_OF}{name}", "game", with_its_dual, the_other_gives_the_same, a_wrong_rule(equally))


# -- reasons to leave -------------------------------------------------------------------------------------------------


@st.composite
def with_enough_for_all(draw: st.DrawFn, rule: Rule) -> Posed:
    """All together have at least what each would have alone; in between anything may be."""
    players, kind = draw(names()), draw(st.sampled_from(["profit", "cost"]))
    table, sign = dict(draw(worths(players, kind))), -1 if kind == "cost" else 1
    alone = sum((table[frozenset({player})] for player in players), Fraction(0))
    if len(players) > 1:
        table[frozenset(players)] = alone + sign * draw(amounts)
    return Posed(tu(players, table, kind), draw(parameters(rule, players)))


def _objections(posed: Posed, answer: Payoff, most: int) -> Iterator[Fraction]:
    """By how much groups of up to so many are worse off than without the others."""
    sign = -1 if posed.game["kind"] == "cost" else 1
    for group, worth in worths_of(posed).items():
        if 0 < len(group) <= most:
            yield sign * (worth - sum(answer[player] for player in group))


def nobody_is_better_off_alone(solve: Solve, posed: Posed) -> None:
    assert max(_objections(posed, solve(posed), 1)) <= 0


@st.composite
def with_a_core(draw: st.DrawFn, rule: Rule) -> Posed:
    """Some division is drawn first; no group can have more than that gives it."""
    players, kind = draw(names(3)), draw(st.sampled_from(["profit", "cost"]))
    stable, sign = {player: draw(fractions) for player in players}, -1 if kind == "cost" else 1
    table: dict[frozenset[str], Fraction] = {}
    for group in groups(players):
        room = draw(st.one_of(st.just(Fraction(0)), amounts)) if len(group) < len(players) else Fraction(0)
        table[group] = sum((stable[player] for player in group), Fraction(0)) - sign * room
    return Posed(tu(players, table, kind), draw(parameters(rule, players)))


def no_group_is_better_off_alone(solve: Solve, posed: Posed) -> None:
    assert max(_objections(posed, solve(posed), len(posed.game["players"]))) <= 0


# -- more to earn -----------------------------------------------------------------------------------------------------


@st.composite
def with_one_worth_raised(draw: st.DrawFn, rule: Rule, *, of_all: bool) -> tuple[Posed, Posed, frozenset[str]]:
    """A game, and the same with more for one group; more of a cost is less to pay."""
    one = draw(posed(rule, "game"))
    players, worth = one.game["players"], worths_of(one)
    group = frozenset(players) if of_all else draw(st.sampled_from(groups(players)))
    sign = -1 if one.game["kind"] == "cost" else 1
    table = {**worth, group: worth[group] + sign * draw(amounts)}
    return one, Posed(tu(players, table, one.game["kind"]), one.params), group


def its_members_get_no_less(solve: Solve, case: tuple[Posed, Posed, frozenset[str]]) -> None:
    before, after, group = case
    sign = -1 if before.game["kind"] == "cost" else 1
    less, more = solve(before), solve(after)
    assert all(sign * (more[player] - less[player]) >= 0 for player in group)


@st.composite
def with_one_adding_more(draw: st.DrawFn, rule: Rule) -> tuple[Posed, Posed, frozenset[str]]:
    """One player adds something more to every group that it joins, whatever happens to the others."""
    one = draw(posed(rule, "game"))
    players, worth = one.game["players"], worths_of(one)
    player = draw(st.sampled_from(players))
    sign = -1 if one.game["kind"] == "cost" else 1
    table: dict[frozenset[str], Fraction] = {}
    for group in groups(players):
        if player not in group:
            table[group] = draw(fractions)
    for group in groups(players):
        if player in group:
            rest = group - {player}
            added = worth[group] - worth[rest] + sign * draw(amounts)
            table[group] = table.get(rest, Fraction(0)) + added
    return one, Posed(tu(players, table, one.game["kind"]), one.params), frozenset({player})


# -- leaving ----------------------------------------------------------------------------------------------------------


def _among(posed: Posed, staying: frozenset[str]) -> Posed:
    players = [player for player in posed.game["players"] if player in staying]
    worth = worths_of(posed)
    return Posed(tu(players, {group: worth[group] for group in groups(players)}, posed.game["kind"]), posed.params)


@st.composite
def with_two_who_may_leave(draw: st.DrawFn, rule: Rule) -> tuple[Posed, str, str]:
    """Two of the players of a game."""
    drawn = draw(posed(rule, "game").filter(lambda case: len(case.game["players"]) > 1))
    one, other = draw(st.permutations(drawn.game["players"]))[:2]
    return drawn, one, other


def each_loses_the_same_by_the_other(solve: Solve, case: tuple[Posed, str, str]) -> None:
    posed_, one, other = case
    everybody = frozenset(posed_.game["players"])
    answer = solve(posed_)
    without_other, without_one = (solve(_among(posed_, everybody - {gone})) for gone in (other, one))
    assert answer[one] - without_other[one] == answer[other] - without_one[other]


@st.composite
def with_some_paid(draw: st.DrawFn, rule: Rule) -> tuple[Posed, frozenset[str]]:
    """Some of the players of a game stay."""
    drawn = draw(posed(rule, "game"))
    return drawn, draw(st.sampled_from(groups(drawn.game["players"])))


def those_who_stay_get_the_same(solve: Solve, case: tuple[Posed, frozenset[str]]) -> None:
    posed_, staying = case
    answer = solve(posed_)
    reduced = _reduced(posed_, staying, answer)
    assert {player: answer[player] for player in reduced.game["players"]} == solve(reduced)


def _reduced(posed: Posed, staying: frozenset[str], answer: Payoff) -> Posed:
    """The game of those who stay: with any of those who left, for what these were paid."""
    worth = worths_of(posed)
    players = [player for player in posed.game["players"] if player in staying]
    leaving = [group for group in worths_of(posed) if not group & staying]
    best = min if posed.game["kind"] == "cost" else max
    table: dict[frozenset[str], Fraction] = {}
    for group in groups(players):
        with_some = {left: worth[group | left] - sum((answer[p] for p in left), Fraction(0)) for left in leaving}
        everybody_else = frozenset(posed.game["players"]) - staying
        table[group] = with_some[everybody_else] if group == staying else best(with_some.values())
    return Posed(tu(players, table, posed.game["kind"]), posed.params)


# -- unions and links -------------------------------------------------------------------------------------------------


@st.composite
def with_unions(draw: st.DrawFn, rule: Rule) -> tuple[Posed, Posed, list[list[str]]]:
    """A game, and the game among its unions, each of which is one party there."""
    one = draw(posed(rule, "game"))
    unions = next(value for value in one.params.values() if isinstance(value, list))
    # Levels: the coarsest are the unions.
    unions = unions[0] if isinstance(unions[0][0], list) else unions
    worth, heads = worths_of(one), [union[0] for union in unions]
    members = {union[0]: frozenset(union) for union in unions}
    table = {group: worth[frozenset().union(*(members[head] for head in group))] for group in groups(heads)}
    kinds = {parameter.name: parameter.kind for parameter in rule.parameters}
    alone = [[head] for head in heads]
    params = {name: [alone] if kinds[name] == "levels" else alone for name in one.params}
    return one, Posed(tu(heads, table, one.game["kind"]), params), unions


def a_union_gets_what_it_would_as_one(solve: Solve, case: tuple[Posed, Posed, list[list[str]]]) -> None:
    one, among_unions, unions = case
    answer, together = solve(one), solve(among_unions)
    assert {union[0]: sum(answer[player] for player in union) for union in unions} == together


@st.composite
def with_links(draw: st.DrawFn, rule: Rule) -> Posed:
    """A game and links between some."""
    return draw(posed(rule, "game"))


def _links(posed: Posed) -> list[list[str]]:
    return next(value for value in posed.params.values() if isinstance(value, list))


def each_part_gets_what_it_can_earn(solve: Solve, posed: Posed) -> None:
    answer, worth = solve(posed), worths_of(posed)
    for part in _parts(posed):
        assert sum(answer[player] for player in part) == worth[part]


def _parts(posed: Posed) -> list[frozenset[str]]:
    parts = [frozenset({player}) for player in posed.game["players"]]
    for edge in _links(posed):
        joined = [part for part in parts if part & set(edge)]
        parts = [part for part in parts if not part & set(edge)] + [frozenset().union(*joined)]
    return parts


@st.composite
def with_a_link_to_cut(draw: st.DrawFn, rule: Rule) -> tuple[Posed, Posed, list[str]]:
    """A game with links, and the same with one of them cut."""
    one = draw(posed(rule, "game").filter(lambda case: bool(_links(case))))
    cut = draw(st.sampled_from(_links(one)))
    name = next(name for name, value in one.params.items() if isinstance(value, list))
    left = [edge for edge in _links(one) if edge != cut]
    return one, Posed(one.game, {**one.params, name: left}), cut


def both_lose_the_same(solve: Solve, case: tuple[Posed, Posed, list[str]]) -> None:
    linked, cut, (one, other) = case
    before, after = solve(linked), solve(cut)
    assert before[one] - after[one] == before[other] - after[other]


def _by_the_number_of_links(posed: Posed) -> Payoff:
    """A foil: whoever is listed first in a link counts it."""
    return {player: Fraction(sum(edge[0] == player for edge in _links(posed))) for player in posed.game["players"]}


def promises() -> Iterator[Promise]:
    """All axioms of games."""
    one_more, first_more = everybody_gets_one_more, the_first_gets_one_more
    rows: list[tuple[str, Callable[[Rule], Any], Callable[[Solve, Any], None], Any]] = [
        ("null-player", with_a_null_player, a_null_player_gets_nothing, a_wrong_rule(equally)),
        ("twins", with_twins, twins_get_the_same, a_wrong_rule(in_the_order_listed)),
        ("additivity", pairs_of_games, phases_add_up, a_wrong_rule(by_what_each_earns_alone)),
        ("covariance", shifted, the_answer_is_shifted, a_wrong_rule(equally)),
        ("self-dual", with_its_dual, the_dual_gives_the_same, a_wrong_rule(by_what_each_adds_last)),
        ("individual-rationality", with_enough_for_all, nobody_is_better_off_alone, a_wrong_rule(equally)),
        ("core-if-any", with_a_core, no_group_is_better_off_alone, a_wrong_rule(equally)),
        (
            "aggregate-monotonicity",
            lambda rule: with_one_worth_raised(rule, of_all=True),
            its_members_get_no_less,
            _negated,
        ),
        (
            "coalitional-monotonicity",
            lambda rule: with_one_worth_raised(rule, of_all=False),
            its_members_get_no_less,
            _negated,
        ),
        ("strong-monotonicity", with_one_adding_more, its_members_get_no_less, a_wrong_rule(equally)),
        ("balanced-contributions", with_two_who_may_leave, each_loses_the_same_by_the_other, first_more),
        ("davis-maschler-consistency", with_some_paid, those_who_stay_get_the_same, first_more),
        ("quotient-game", with_unions, a_union_gets_what_it_would_as_one, one_more),
        ("component-efficiency", with_links, each_part_gets_what_it_can_earn, one_more),
        ("fairness-of-edges", with_a_link_to_cut, both_lose_the_same, a_wrong_rule(_by_the_number_of_links)),
    ]
    for axiom, cases, holds, foil in rows:
        yield Promise(axiom, "game", cases, holds, foil)


def _negated(solve: Solve) -> Solve:
    """A foil: what should be got is paid."""
    return lambda posed: {player: -amount for player, amount in solve(posed).items()}
