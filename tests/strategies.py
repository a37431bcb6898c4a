"""Strategies for whole contracts, valid by construction and aimed at where programs slip.

Parties with counts, kinds and groups in many scripts; members at every depth; contributions of every kind; figures
and formulas; games by worth and by synergies; splits of every sort, beside each other and inside each other.
Amounts leave odd units, remainders tie, shares and amounts are zero or twelve digits long. What each contract
comes to is known beforehand, see `invented`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Final

from hypothesis import strategies as st

from invented import accounts, games, numerals, plans
from invented.case import Case, Divided, Pool
from invented.expected import entitlements, figures_below, paid, payable
from invented.measures import Measure
from invented.numerals import Money
from invented.people import People, people
from invented.plans import Plan, Rule, Told
from invented.rules import GAMES
from invented.writing import Literally, Node

__all__ = ["Case", "contracts"]

_POOLS: Final = ("profit", "fees", "资金", "losses")
_PHASES: Final = ("trial", "sale", "中试")
_UNITS: Final = (
    ("CNY", "万元", 10_000), ("CNY", "1", 1), ("CNY", "thousand", 1000), ("USD", "thousand USD", 1000),
    ("JPY", None, 1), ("KWD", "million", 10**6), ("EUR", None, 1), ("CNY", "亿元", 10**8),
)  # fmt: skip
_COINS: Final = {"CNY": 2, "USD": 2, "JPY": 0, "KWD": 3, "EUR": 2}


@dataclass
class _Draft:
    """A contract while it is being invented."""

    rng: Random
    who: People
    money: Money
    coin: Fraction
    measures: list[Measure]
    pools: list[Pool] = field(default_factory=list)
    figures: dict[str, Fraction] = field(default_factory=dict)
    #: pools paid by a rule on their own game: payoffs and the worth of all
    games_paid: dict[str, Rule] = field(default_factory=dict)

    @property
    def smallest_coin(self) -> Fraction:
        """In the unit of the contract, where nothing says to what to round."""
        return Fraction(1, 10 ** _COINS[self.money.currency]) / self.money.scale


@st.composite
def contracts(draw: st.DrawFn, game: str = "", least: int = 1, kind: str = "") -> Case:
    """A contract with one to three pools.

    Parameters
    ----------
    game
        Every pool has a game of this form: ``complete``, ``superadditive``, ``0``, ``synergies`` or ``any``.
    least
        At least so many parties.
    kind
        Every pool is of this kind.
    """
    rng = Random(draw(st.integers(0, 2**32)))
    who = draw(people(rng).filter(lambda who: len(who.partners) >= least))
    tree, money, coin = draw(_head(rng))
    phases = draw(st.lists(st.sampled_from(_PHASES), max_size=2, unique=True))
    tree |= dict(who.sections)
    if phases:
        tree["phases"] = {phase: {} for phase in phases}
    given = draw(accounts.contributions(rng, who, money, phases))
    named = draw(accounts.figures(rng, who, money, phases, given.measures))
    tree |= {word: part.section for word, part in (("contributions", given), ("figures", named)) if part.section}
    draft = _Draft(rng, who, money, coin, named.measures)
    nodes: dict[str, Node] = {}
    for name in draw(st.lists(st.sampled_from(_POOLS), min_size=1, max_size=3, unique=True)):
        nodes[name] = draw(_pool(draft, name, game, kind))
    names = list(nodes)
    rng.shuffle(names)
    tree["pools"] = {name: nodes[name] for name in names}
    if numerals.HALF in str(tree):
        tree["figures"] = {**named.section, numerals.HALF: Literally("1/2")}
    return Case(tree, draw(st.integers(0, 2**32)), who, tuple(draft.pools), draft.figures)


@st.composite
def _head(draw: st.DrawFn, rng: Random) -> tuple[dict[str, Node], Money, Fraction]:
    currency, unit, scale = draw(st.sampled_from(_UNITS))
    money = Money(currency, scale)
    tree: dict[str, Node] = {"iuralloc": Literally(1), "title": draw(st.sampled_from(["附件 2", 'annex: "2"', "x"]))}
    if unit is None or not unit.endswith(("元", "USD")) or draw(st.booleans()):
        tree["currency"] = Literally(currency)
    if unit is not None:
        tree["unit"] = Literally(unit)
    coin = Fraction(1, 10 ** _COINS[currency]) / scale
    if draw(st.booleans()):
        node, coin = draw(_rounding(rng, money, coin))
        tree["round"] = node
    return tree, money, coin


@st.composite
def _rounding(draw: st.DrawFn, rng: Random, money: Money, coin: Fraction) -> tuple[Node, Fraction]:
    """A smallest payable amount: a coin, five coins, a unit, a thousand of them, or an odd fraction."""
    to = draw(st.sampled_from([coin, coin, 5 * coin, Fraction(1), Fraction(1000), Fraction(1, 3)]))
    written = numerals.amount(rng, to, draw(st.sampled_from([None, *money.suffixes()])))
    return {"to": written} | ({"ties": "order of parties"} if draw(st.booleans()) else {}), to


@st.composite
def _amount(draw: st.DrawFn, unit: Fraction) -> Fraction:
    """Whole numbers of units and amounts that are none; nothing; twelve digits."""
    units = draw(st.one_of(st.integers(0, 40), st.sampled_from([0, 1, 2, 100]), st.integers(10**11, 10**12 - 1)))
    return (units + draw(st.sampled_from([Fraction(part) for part in ("0", "0", "0", "1/2", "1/3", "0.499")]))) * unit


@st.composite
def _pool(draw: st.DrawFn, draft: _Draft, name: str, form: str, kind: str) -> Node:
    rng, who = draft.rng, draft.who
    node: dict[str, Node] = {}
    unit = draft.coin
    if draw(st.integers(0, 3)) == 0:
        node["round"], own = draw(_rounding(rng, draft.money, draft.smallest_coin))
        unit = own
    among = draw(_among(who, node))
    kind = kind or draw(st.sampled_from(["income", "income", "cost", "loss"]))
    if kind != "income" or draw(st.booleans()):
        node["kind"] = kind
    suffix = draw(st.sampled_from([None, None, *draft.money.suffixes()]))
    cost = kind in {"cost", "loss"}
    written = draw(_game(draft, among, unit, form, suffix, cost=cost))
    game = written.game if written else None
    node |= written.keys if written else {}
    amount: Fraction | None = game.of_all if game else None
    if game and (game.of_all < 0 or draw(st.integers(0, 4)) == 0):
        amount = None  # a yardstick: nobody is paid
    elif game is None:
        node["amount"], amount = draw(_stated_amount(draft, unit, suffix))
    elif amount is not None:
        node["amount"] = numerals.amount(rng, amount, suffix)
    _Shared(draft, name, kind, among, unit, game, amount, node).state(draw)
    words = list(node)
    rng.shuffle(words)
    return {word: node[word] for word in words}


@st.composite
def _among(draw: st.DrawFn, who: People, node: dict[str, Node]) -> tuple[str, ...]:
    if draw(st.integers(0, 2)):
        return who.partners
    words: list[str] = []
    chosen: set[str] = set()
    for name in draw(st.lists(st.sampled_from([*who.bodies, *who.groups, "all"]), min_size=1, max_size=4)):
        if not chosen & set(who.standing_for(name)):
            words.append(name)
            chosen |= set(who.standing_for(name))
    node["among"] = Literally(words[0]) if len(words) == 1 and draw(st.booleans()) else [*map(Literally, words)]
    return who.in_order(chosen)


@st.composite
def _game(
    draw: st.DrawFn, draft: _Draft, among: tuple[str, ...], unit: Fraction, form: str,
    suffix: tuple[str, Fraction] | None, *, cost: bool,
) -> games.WrittenGame | None:  # fmt: skip
    if not form and draw(st.booleans()):
        return None
    forms = [form] if form not in {"", "any"} else ["complete", "superadditive", "0", "synergies", "synergies"]
    chosen = draw(st.sampled_from(forms))
    if chosen == "synergies" or len(among) > games.MOST_LISTED + (chosen != "complete"):
        return draw(games.synergies(draft.rng, draft.who, among, unit, cost=cost, suffix=suffix))
    return draw(games.worths(draft.rng, draft.who, among, unit, cost=cost, suffix=suffix, forms=[chosen]))


@st.composite
def _stated_amount(
    draw: st.DrawFn, draft: _Draft, unit: Fraction, suffix: tuple[str, Fraction] | None
) -> tuple[Node, Fraction]:
    """A number; or a formula of figures and of what other pools have paid."""
    scalars = [m for m in draft.measures if isinstance(m.values, Fraction)]
    if scalars and draw(st.integers(0, 3)) == 0:
        measure = draw(st.sampled_from(scalars))
        if isinstance(measure.values, Fraction):
            return Literally(f"3 * {measure.bracketed}"), 3 * measure.values
    amount = draw(_amount(unit))
    return numerals.amount(draft.rng, amount, suffix), amount


@dataclass
class _Shared:
    """How one pool is divided: its split, those beside it, the plans inside, and all figures that follow."""

    draft: _Draft
    name: str
    kind: str
    among: tuple[str, ...]
    unit: Fraction
    game: games.Game | None
    amount: Fraction | None
    node: dict[str, Node]

    def state(self, draw: st.DrawFn) -> None:
        """Draw the plan, write it down, and work out what it comes to."""
        whole = self.amount if self.amount is not None else self._worth()
        main = self._main(draw)
        plans_inside = self._inside(draw, main.rule) if self.amount is not None else {}
        beside = [self._split(draw, together=False) for _ in range(draw(st.sampled_from([0, 0, 1, 2])))]
        if beside:
            self.node["beside"] = [told.node for told in beside]
        stems = [f"{self.name}.1", *(f"{self.name}.beside.{number + 1}" for number in range(len(beside)))]
        rules = [main.rule, *(told.rule for told in beside)]
        splits = tuple(
            Divided(stem, rule.name, entitlements(rule, whole, self.among, self.game))
            for stem, rule in zip(stems, rules, strict=True)
        )
        for each in splits:
            self.draft.figures.update({f"{each.stem}.exact.{party}": part for party, part in each.exact.items()})
        got = dict(splits[0].exact) if self.amount is None else self._pay(splits[0])
        for party, units in got.items() if self.amount is not None else ():
            plan = plans_inside.get(party)
            self.draft.figures.update(figures_below(self.draft.who, splits[0].stem, (party,), units, self.unit, plan))
        for each in splits[1:] if self.amount is not None else ():
            self._pay(each)
        self._remember(main.rule, splits[0], got)
        rounded = payable(self.amount, self.unit) if self.amount is not None else None
        pool = Pool(self.name, self.kind, self.amount, rounded, self.unit, self.among, self.game, splits)
        self.draft.pools.append(pool)

    def _worth(self) -> Fraction:
        return self.game.of_all if self.game else Fraction(0)

    def _main(self, draw: st.DrawFn) -> Told:
        if self.amount is not None and draw(st.integers(0, 9)) == 0:
            recipient = draw(st.sampled_from(self.among))
            self.node["to"] = Literally(recipient)
            return Told("", Rule("shares", {recipient: Fraction(1)}))
        told = self._split(draw, together=self.amount is not None)
        self.node["split"] = told.node
        return told

    def _split(self, draw: st.DrawFn, *, together: bool) -> Told:
        others = {
            name: self._scaled(rule)
            for name, rule in self.draft.games_paid.items()
            if rule.total and rule.total > 0 and set(self.among) <= set(rule.shares)
            and sum(rule.shares[party] for party in self.among) > 0
        }  # fmt: skip
        return draw(
            plans.split(
                self.draft.rng,
                self.draft.who,
                self.among,
                self.draft.measures,
                self.game,
                others,
                self.amount if self.amount is not None else self._worth(),
                paid=self.amount is not None,
                together=together,
            )
        )

    def _scaled(self, rule: Rule) -> Rule:
        """The payoffs of another game: over its worth, or over what those who share here have of them."""
        return rule if set(rule.shares) == set(self.among) else Rule("game_of", rule.shares)

    def _inside(self, draw: st.DrawFn, rule: Rule) -> dict[str, Plan]:
        who, rng = self.draft.who, self.draft.rng
        found: dict[str, Plan] = {}
        nodes: dict[str, Node] = {}
        recipients = list(rule.shares) if rule.name == "shares" else list(self.among)
        for name in recipients:
            if name in who.groups:
                nodes[name], found[name] = draw(plans.together(rng, who, name, self.draft.measures))
            elif name in who.bodies and who.members[name] and draw(st.booleans()):
                nodes[name], found[name] = draw(plans.inside(rng, who.members[name], name))
        for family, parties in who.families.items():
            reached = set(parties) & set(recipients) and who.members[parties[0]]
            if reached and draw(st.integers(0, 2)) == 0:
                nodes[f"each {family}"], plan = draw(plans.inside(rng, who.members[parties[0]], ""))
                found |= {party: plan for party in parties if party not in found}
        if nodes:
            self.node["inside"] = nodes
        return found

    def _pay(self, split: Divided) -> dict[str, Fraction]:
        """Whole units by largest remainder; beside the split that is paid, on paper only."""
        got = paid(split.exact, payable(self.amount or Fraction(0), self.unit), self.unit)
        self.draft.figures.update({f"{split.stem}.{party}": units for party, units in got.items()})
        return got

    def _remember(self, rule: Rule, main: Divided, got: dict[str, Fraction]) -> None:
        """What later pools may say of this one."""
        if rule.name in {"shapley", "modified_shapley", *GAMES}:
            self.draft.games_paid[self.name] = Rule("game_of", dict(main.exact), total=self._worth())
        if min(got.values(), default=Fraction(0)) < 0:
            return
        parties: Sequence[str] = self.draft.who.bodies
        # By the bare name of a pool with a game its payoffs are meant; in a formula, what was paid.
        self.draft.measures.append(Measure(f"1 * {self.name}", got, money=True))
        self.draft.measures.append(Measure(f"sum({self.name})", sum(got.values(), Fraction(0)), money=True))
        self.draft.measures.extend(
            Measure(f"{self.name}.{party}", got[party], money=True) for party in parties if party in got
        )
