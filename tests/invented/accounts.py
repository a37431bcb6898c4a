"""Contributions of every kind, and named figures: numbers, tables, scores, formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from hypothesis import strategies as st

from invented import numerals
from invented.measures import Measure, formulas, plain_values
from invented.numerals import Money
from invented.people import People, parts_of_one
from invented.writing import Literally, Node

_KINDS: Final = ("cash", "staff", "equipment", "site", "technology", "data", "channel", "grant", "other")
_FIGURES: Final = ("conversion", "merit", "系数", "duty", "sales")
_CRITERIA: Final = ("research", "market", "管理")


@dataclass(frozen=True)
class Entry:
    """A contribution as accepted; one that has no value is listed, and counts for nothing."""

    kind: str | None
    phase: str | None
    value: Fraction | None


@dataclass(frozen=True)
class Account:
    """A section of the file, and the measures that can be named once it has been read."""

    section: dict[str, Node]
    measures: list[Measure]


@st.composite
def contributions(draw: st.DrawFn, rng: Random, who: People, money: Money, phases: Sequence[str]) -> Account:
    """Entries of single parties and of each of many; what `contribution` and its parts come to."""
    section: dict[str, Node] = {}
    own: dict[str, list[Entry]] = {}
    alone = [party for party in who.bodies if not any(party in family for family in who.families.values())]
    for name in draw(st.lists(st.sampled_from([*alone, *who.groups]), max_size=4, unique=True)):
        entries = draw(st.lists(_entry(rng, money, phases), min_size=1, max_size=3))
        nodes = [node for node, _ in entries]
        bare = len(nodes) == 1 and draw(st.booleans())
        section[name if name in who.bodies else f"each {name}"] = nodes[0] if bare else nodes
        for party in who.standing_for(name):
            own.setdefault(party, []).extend(entry for _, entry in entries)
    return Account(section, list(_totals(who, own, phases)) if section else [])


def _totals(who: People, own: dict[str, list[Entry]], phases: Sequence[str]) -> Iterable[Measure]:
    # A party with an entry that has no value has no contribution to divide by.
    unvalued = {party for party, entries in own.items() if any(entry.value is None for entry in entries)}
    listed = [party for party in who.bodies if (party in who.partners or party in own) and party not in unvalued]
    if not listed:
        return

    def total(*words: str) -> dict[str, Fraction]:
        return {
            party: sum(
                (e.value or Fraction(0) for e in own.get(party, ()) if set(words) <= {e.kind, e.phase}), Fraction(0)
            )
            for party in listed
        }

    yield Measure("contribution", total(), money=True)
    yield Measure(f"contribution.{listed[0]}", total()[listed[0]], money=True)
    kinds = {entry.kind for entries in own.values() for entry in entries if entry.kind}
    for kind in sorted(kinds):
        yield Measure(f"contribution.{kind}", total(kind), money=True)
        yield from (Measure(f"contribution.{kind}.{phase}", total(kind, phase), money=True) for phase in phases)
    yield from (Measure(f"contribution.{phase}", total(phase), money=True) for phase in phases)


@st.composite
def _entry(draw: st.DrawFn, rng: Random, money: Money, phases: Sequence[str]) -> tuple[Node, Entry]:
    kind = draw(st.sampled_from([None, *_KINDS]))
    phase = draw(st.sampled_from([None, *phases]))
    suffix = draw(st.sampled_from([None, None, *money.suffixes()]))

    def written(value: Fraction) -> Literally:
        return numerals.amount(rng, value, suffix)

    value = draw(plain_values)
    if kind is None and phase is None and draw(st.booleans()):
        return written(value), Entry(None, None, value)
    node: dict[str, Node] = {word: text for word, text in (("kind", kind), ("phase", phase)) if text}
    if kind and draw(st.integers(0, 15)) == 0:
        return node, Entry(kind, phase, None)
    years = draw(st.sampled_from([Fraction(1, 2), Fraction(2), Fraction(7, 3), Fraction(18, 12)]))
    computed = kind in {"equipment", "site", "staff"} and draw(st.booleans())
    if not computed:
        node["value"] = written(value)
    elif kind == "equipment":
        life, use = years + draw(st.integers(0, 4)), draw(st.sampled_from([Fraction(0), Fraction(1), Fraction(3, 8)]))
        residual = value * draw(st.sampled_from([Fraction(0), Fraction(1, 10)]))
        node |= {"price": written(value), "life": numerals.span(rng, life), "used": numerals.span(rng, years)}
        node |= {"use": numerals.rate(rng, use)} | ({"residual": written(residual)} if residual else {})
        value = (value - residual) / life * years * use
    else:
        node |= {"rent" if kind == "site" else "rate": written(value), "used": numerals.span(rng, years)}
        value *= years
    if draw(st.integers(0, 4)) == 0:
        node["appraised"] = written(draw(plain_values))
    if draw(st.integers(0, 4)) == 0:
        node["evidence"] = draw(st.sampled_from(["ledger 17", "评估报告 3"]))
    return node, Entry(kind, phase, value)


@st.composite
def figures(
    draw: st.DrawFn, rng: Random, who: People, money: Money, phases: Sequence[str], known: Sequence[Measure]
) -> Account:
    """Up to four figures, each of which may rest on those before it; written in any order."""
    section: dict[str, Node] = {}
    measures = list(known)
    for name in draw(st.lists(st.sampled_from(_FIGURES), max_size=4, unique=True)):
        form = draw(st.integers(0, 5))
        if form == 0:
            node, stated = draw(_number(rng, name, money))
        elif form == 1 and measures:
            text, units = rng.choice(money.suffixes())
            sum_of_money = Measure(f"12.5{text}", units * 25 / 2, money=True)
            formula = draw(formulas(rng, [*measures, sum_of_money]))
            node, stated = Literally(formula.text), [Measure(name, formula.values, formula.money)]
        elif form == 2:
            node, stated = draw(_scores(rng, name, who))
        elif form == 3 and phases:
            node, stated = draw(_by_phase(rng, name, who, phases))
        else:
            node, values = draw(_table(rng, who))
            stated = [Measure(name, values, money=False)]
        bare = not isinstance(node, dict) or not {"weights", "scores"} & node.keys()
        section[name] = {"value": node, "clause": f"{rng.randint(1, 9)}.2"} if bare and draw(st.booleans()) else node
        measures.extend(stated)
    names = list(section)
    rng.shuffle(names)
    return Account({name: section[name] for name in names}, measures)


@st.composite
def _number(draw: st.DrawFn, rng: Random, name: str, money: Money) -> tuple[Node, list[Measure]]:
    value = draw(plain_values)
    suffix = draw(st.sampled_from([None, *money.suffixes()]))
    node = numerals.rate(rng, value) if suffix is None else numerals.amount(rng, value, suffix)
    return node, [Measure(name, value, money=suffix is not None)]


@st.composite
def _table(draw: st.DrawFn, rng: Random, who: People) -> tuple[dict[str, Node], dict[str, Fraction]]:
    """A number for every party: one by one, or one for each of a family."""
    node: dict[str, Node] = {}
    values: dict[str, Fraction] = {}
    for party in who.bodies:
        family = next((name for name, ids in who.families.items() if party in ids), None)
        if party in values:
            continue
        value = draw(plain_values)
        apiece = family is not None and draw(st.booleans()) and not set(who.families[family]) & values.keys()
        node[f"each {family}" if apiece else party] = numerals.rate(rng, value)
        values |= dict.fromkeys(who.families[family] if apiece and family else (party,), value)
    order = list(node)
    rng.shuffle(order)
    return {name: node[name] for name in order}, values


@st.composite
def _by_phase(
    draw: st.DrawFn, rng: Random, name: str, who: People, phases: Sequence[str]
) -> tuple[Node, list[Measure]]:
    tables = {phase: draw(_table(rng, who)) for phase in phases}
    first = who.bodies[0]
    return {phase: node for phase, (node, _) in tables.items()}, [
        *(Measure(f"{name}.{phase}", values, money=False) for phase, (_, values) in tables.items()),
        *(Measure(f"{name}.{phase}.{first}", values[first], money=False) for phase, (_, values) in tables.items()),
        Measure(f"sum({name}.{first})", sum((v[first] for _, v in tables.values()), Fraction(0)), money=False),
    ]


@st.composite
def _scores(draw: st.DrawFn, rng: Random, name: str, who: People) -> tuple[Node, list[Measure]]:
    criteria = draw(st.lists(st.sampled_from(_CRITERIA), min_size=1, max_size=3, unique=True))
    weights = dict(zip(criteria, draw(parts_of_one(len(criteria))), strict=True))
    each_first = draw(st.booleans())
    rows = {party: {c: draw(st.integers(0, 100).map(Fraction)) for c in criteria} for party in who.bodies}
    for criterion in criteria:  # a criterion in which everybody has nothing cannot be scaled
        rows[who.bodies[0]][criterion] += 1
    totals = {c: sum(row[c] for row in rows.values()) for c in criteria} if each_first else dict.fromkeys(criteria, 1)
    values = {p: sum((weights[c] * row[c] / totals[c] for c in criteria), Fraction(0)) for p, row in rows.items()}
    node: dict[str, Node] = {
        "weights": {c: numerals.share(rng, weight) for c, weight in weights.items()},
        "scores": {p: {c: numerals.number(rng, score) for c, score in row.items()} for p, row in rows.items()},
    }
    if each_first or draw(st.booleans()):
        node["scaled"] = "each first" if each_first else "at the end"
    first = who.bodies[0]
    return node, [Measure(name, values, money=False), Measure(f"{name}.{first}", values[first], money=False)]
