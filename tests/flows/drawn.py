"""Random waterfalls, each as the text of a contract and as rules of the oracle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from oracles.waterfall_by_steps import Amount, Rule, Seen

PARTIES: Final = ("maker", "lake", "coast")
FIRST: Final = 2027
_RATES: Final = (0, 2, 5, 10)


@dataclass(frozen=True)
class Drawn:
    """A waterfall: years with their amounts, rules for the oracle, and the text of the contract."""

    amounts: Mapping[int, int]
    rules: tuple[Rule, ...]
    text: str


@dataclass
class _Written:
    """A rule beside the words of its step, and the figures that it needs."""

    rule: Rule
    words: list[str]
    figures: list[str] = field(default_factory=list)


def _of(word: str, percent: int) -> Amount:
    def amount(seen: Seen) -> Fraction:
        return seen[word] * Fraction(percent, 100)

    return amount


def _fixed(value: Fraction) -> Amount:
    return lambda _: value


@st.composite
def shares(draw: st.DrawFn) -> dict[str, Fraction]:
    """Parts of a whole in percent, by party, in the order of the parties."""
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=2, max_size=2)))
    parts = (cuts[0], cuts[1] - cuts[0], 100 - cuts[1])
    return {party: Fraction(part, 100) for party, part in zip(PARTIES, parts, strict=True)}


def _split(parts: Mapping[str, Fraction]) -> str:
    return "split: {" + ", ".join(f"{party}: {part * 100}%" for party, part in parts.items()) + "}"


@st.composite
def _step(draw: st.DrawFn, name: str, left: list[str], years: int) -> _Written:
    sort = draw(st.sampled_from(("to", "to", "split", "fixed", "refund", "reserve")))
    words: list[str] = []
    figures: list[str] = []
    rule = Rule(name)
    percent = draw(st.integers(0, 60))
    base = draw(st.sampled_from(("whole", "rest", *left)))
    if sort == "fixed":
        value = Fraction(draw(st.integers(0, 4_000)), 10)
        rate, compound = draw(st.sampled_from(_RATES)), draw(st.booleans())
        carried = draw(st.booleans())
        unpaid = "lost" if not carried else "carried" if not rate else f"carried at {rate}%{' compound' * compound}"
        words += [f"to: {draw(st.sampled_from(PARTIES))}", f"amount: {float(value)}", f"unpaid: {unpaid}"]
        rule = Rule(
            name, to=words[0][4:], amount=_fixed(value), carried=carried, rate=Fraction(rate, 100), compound=compound
        )
    elif sort == "refund":
        costs = draw(
            st.dictionaries(
                st.tuples(st.integers(FIRST, FIRST + years - 1), st.sampled_from(PARTIES)),
                st.integers(1, 300), min_size=1, max_size=5,
            )
        )  # fmt: skip
        words.append(f"refund: costs_{name}")
        by_party: dict[str, list[str]] = {}
        for (year, party), coins in sorted(costs.items()):
            by_party.setdefault(party, []).append(f"{year}: {coins}")
        table = ", ".join(f"{party}: {{{', '.join(by_party[party])}}}" for party in PARTIES if party in by_party)
        figures.append(f"  costs_{name}: {{{table}}}")
        ordered = {key: costs[key] for key in sorted(costs, key=lambda key: (key[0], PARTIES.index(key[1])))}
        rule = Rule(name, costs=ordered)
    else:
        amount = _of(base, percent)
        words.append(f"amount: {percent}% of {base}")
        if sort == "reserve":
            released = {FIRST + years - 1: Fraction(draw(st.integers(0, 100)), 100)}
            words += ["to: reserve", f"released: {{{FIRST + years - 1}: {released[FIRST + years - 1] * 100}%}}"]
            rule = Rule(name, to="reserve", amount=amount, released=released)
        elif sort == "split":
            parts = draw(shares())
            words.append(_split(parts))
            rule = Rule(name, shares=parts, amount=amount)
        else:
            who = draw(st.sampled_from((*PARTIES, "outside")))
            words.append(f"to: {who}")
            rule = Rule(name, to=who, amount=amount)
    return _bounded(draw, _Written(rule, words, figures), left)


def _bounded(draw: st.DrawFn, written: _Written, left: list[str]) -> _Written:
    """Limits, and a name for what is left."""
    rule, words = written.rule, written.words
    changed = dict(rule.__dict__)
    if draw(st.integers(0, 3)) == 0:
        changed["at_most"] = Fraction(draw(st.integers(0, 5_000)), 10)
        words.append(f"at_most: {float(changed['at_most'])}")
    if draw(st.integers(0, 3)) == 0:
        changed["over"] = Fraction(draw(st.integers(0, 300)))
        # A formula: layers in numbers must meet, which random ones do not.
        words.append(f"over: 100% * {changed['over']}")
    if draw(st.integers(0, 3)) == 0 and not rule.carried and not rule.costs:
        changed["until"] = Fraction(draw(st.integers(0, 9_000)), 10)
        changed["so_far"] = Fraction(draw(st.integers(0, 200)))
        words += [f"until: {float(changed['until'])}", f"so_far: {changed['so_far']}"]
    if draw(st.integers(0, 3)) == 0:
        changed["leaves"] = f"after_{rule.name}"
        words.append(f"leaves: {changed['leaves']}")
        left.append(changed["leaves"])
    return _Written(Rule(**changed), words, written.figures)


@st.composite
def waterfalls(draw: st.DrawFn) -> Drawn:
    """Up to four years and five steps; the last step takes what is left."""
    years = draw(st.integers(1, 4))
    amounts = {FIRST + at: draw(st.integers(0, 2_000)) for at in range(years)}
    left: list[str] = []
    written = [draw(_step(f"s{at}", left, years)) for at in range(draw(st.integers(0, 4)))]
    if draw(st.booleans()):
        inner_left = list(left)
        inner = draw(_step("inner", inner_left, years))
        parts = draw(shares())
        percent = draw(st.integers(0, 50))
        steps = "{inner: {" + ", ".join(inner.words) + "}, others: {" + _split(parts) + "}}"
        rule = Rule(
            "nested", amount=_of("rest", percent), steps=(inner.rule, Rule("others", shares=parts)),
        )  # fmt: skip
        written.append(_Written(rule, [f"amount: {percent}% of rest", f"steps: {steps}"], inner.figures))
    parts = draw(shares())
    written.append(_Written(Rule("last", shares=parts), [_split(parts)]))
    figures = [line for each in written for line in each.figures]
    lines = [
        "iuralloc: 1", "currency: CNY", "round: {to: 1 yuan}", f"years: {FIRST}..{FIRST + years - 1}",
        "parties: {maker: {kind: enterprise}, lake: {kind: university}, coast: {kind: institute}}",
        *(["figures:", *figures] if figures else []),
        "pools:", "  p:", f"    amount: {{{', '.join(f'{year}: {amount}' for year, amount in amounts.items())}}}", "    steps:",
        *(f"      {each.rule.name}: {{{', '.join(each.words)}}}" for each in written),
    ]  # fmt: skip
    return Drawn(amounts, tuple(each.rule for each in written), "\n".join(lines) + "\n")
