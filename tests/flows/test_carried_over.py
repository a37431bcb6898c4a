"""Random waterfalls: balances carry, sums close, order and dates do not matter, a saved variant is the variant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.drawn import PARTIES, Drawn, waterfalls
from flows.test_properties import as_lines, lines_of
from iuralloc.allocate import examine
from iuralloc.contract.source import Source
from iuralloc.variants.variant import as_it_stands, set_by_text, varied
from oracles.waterfall_by_steps import Book, Line, Rule, one_year
from trails import Run, a_stranger_agrees, ran

F = Fraction
SOME: Final = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOTHING: Final = F(0)


def rules_by_name(rules: Sequence[Rule]) -> dict[str, Rule]:
    """All rules, those inside plans of plans among them."""
    return {rule.name: rule for outer in rules for rule in (outer, *outer.steps)}


# balances ---------------------------------------------------------------------------------------------------------


def balances_carry(run: Run, drawn: Drawn) -> bool:
    """What is owed, unpaid or left of a limit is what it was, and what came, and what was taken since."""
    rules, before = rules_by_name(drawn.rules), dict[str, Fraction]()
    for year in drawn.amounts:
        for line in lines_of(run, year):
            rule, took = rules[line["step"]], run.amount(line["took"])
            now = run.amount(line["balance"]) if line["balance"] else NOTHING
            was = before.get(rule.name, (rule.until or NOTHING) - rule.so_far if line["sort"] == "until" else NOTHING)
            least = most = now
            if line["sort"] == "until":
                least = most = was - took
            elif line["sort"] == "refund":
                least = most = was + sum(coins for (when, _), coins in rule.costs.items() if when == year) - took
            elif line["sort"] == "carried" and rule.amount is not None:
                most = was * (1 + rule.rate) + rule.amount({}) - took
                # Simple interest is on the claims only: of what is owed some part bears none.
                least = most if rule.compound or not rule.rate else was + rule.amount({}) - took
            if not least <= now <= most:
                return False
            before[rule.name] = now
    return True


def sums_close(run: Run, drawn: Drawn) -> bool:
    """The sum line of every year, and that of all years, is the amount; every difference is nothing."""
    for stem, amount in {**{f"p.{year}": F(coins) for year, coins in drawn.amounts.items()}, "p": None}.items():
        whole = F(sum(drawn.amounts.values())) if amount is None else amount
        if run.amount(f"{stem}.sum") != whole or run.amount(f"{stem}.difference") != 0:
            return False
    (record,) = run.tables("by-year")
    return sum(run.amount(total) for _, _, total in record["rows"]) == sum(drawn.amounts.values())


PROPERTIES: Final[tuple[Callable[[Run, Drawn], bool], ...]] = (balances_carry, sums_close)


@pytest.mark.parametrize("holds", PROPERTIES)
@SOME
@given(waterfalls())
def test_it_holds(holds: Callable[[Run, Drawn], bool], drawn: Drawn) -> None:
    """What must hold of every waterfall."""
    assert holds(ran(drawn.text), drawn)


HEAD: Final = """\
iuralloc: 1
currency: CNY
round: {to: 1 yuan}
years: 2027..2028
parties: {maker: {kind: enterprise}, lake: {kind: university}, coast: {kind: institute}}
"""
FOIL: Final = Drawn(
    {2027: 30, 2028: 200},
    (
        Rule("owed", to="lake", amount=lambda _: F(20), carried=True, rate=F(1, 10), compound=True),
        Rule("costs", costs={(2027, "maker"): 40}),
        Rule("cap", to="coast", amount=lambda seen: seen["rest"] / 2, until=F(50), so_far=F(3)),
        Rule("last", to="maker"),
    ),
    HEAD
    + """\
figures: {spent: {maker: {2027: 40}}}
pools:
  p:
    amount: {2027: 30, 2028: 200}
    steps:
      owed: {to: lake, amount: 20, unpaid: carried at 10% compound}
      costs: {refund: spent}
      cap: {to: coast, amount: 50% of rest, until: 50, so_far: 3}
      last: {to: maker}
""",
)


def wrong(run: Run, figure: str, value: str) -> Run:
    """The run with one figure that is not what it should be."""
    return replace(run, figures={**run.figures, figure: {**run.figures[figure], "value": value}})


@pytest.mark.parametrize(
    ("holds", "word", "value"),
    [
        (balances_carry, ("owed", 2028), "1"),
        (balances_carry, ("costs", 2027), "31"),
        (balances_carry, ("cap", 2028), "0"),
    ],
)
def test_a_balance_is_seen_red(holds: Callable[[Run, Drawn], bool], word: tuple[str, int], value: str) -> None:
    """Nothing was owed at the end of 2027; 30 of 40 costs were left then; 47 less 47 cannot be left of the limit later."""
    run, (step, year) = ran(FOIL.text), word
    (line,) = [line for line in lines_of(run, year) if line["step"] == step]

    assert holds(run, FOIL)
    other = value if run.amount(line["balance"]) != F(value) else str(F(value) + 1)
    assert not holds(wrong(run, line["balance"], other), FOIL)


@pytest.mark.parametrize(
    ("figure", "value"), [("p.2028.sum", "199"), ("p.2027.difference", "1"), ("p.maker", "0"), ("p.sum", "229")]
)
def test_a_sum_is_seen_red(figure: str, value: str) -> None:
    """A sum line that does not close, in a year or over all."""
    run = ran(FOIL.text)

    assert sums_close(run, FOIL)
    assert not sums_close(wrong(run, figure, value), FOIL)


# order of parties -------------------------------------------------------------------------------------------------


def in_order(rules: Sequence[Rule], order: Sequence[str]) -> tuple[Rule, ...]:
    """The rules with shares and costs in another order of the parties: that decides among equals, and nothing else."""
    return tuple(
        replace(
            rule,
            shares={party: rule.shares[party] for party in order if party in rule.shares},
            costs={key: rule.costs[key] for key in sorted(rule.costs, key=lambda key: (key[0], order.index(key[1])))},
            steps=in_order(rule.steps, order),
        )
        for rule in rules
    )


def with_parties_in(drawn: Drawn, order: Sequence[str]) -> str:
    """The contract with its parties listed in another order; every table of shares stays as it was written."""
    listed = "parties: {" + ", ".join(f"{party}: {{}}" for party in order) + "}"
    lines = [listed if line.startswith("parties:") else line for line in drawn.text.splitlines()]
    return "\n".join(lines) + "\n"


def by_oracle(drawn: Drawn, rules: Sequence[Rule]) -> list[list[Line]]:
    book = Book()
    return [one_year(year, amount, rules, book) for year, amount in drawn.amounts.items()]


def by_program(run: Run, drawn: Drawn) -> list[list[Line]]:
    return [as_lines(run, year) for year in drawn.amounts]


@SOME
@given(waterfalls(), st.permutations(PARTIES))
def test_the_order_of_parties_decides_among_equals_only(drawn: Drawn, order: Sequence[str]) -> None:
    """Who is listed first gets more, although no two remainders were equal."""
    here, there = by_oracle(drawn, drawn.rules), by_oracle(drawn, in_order(drawn.rules, order))
    found = by_program(ran(with_parties_in(drawn, order)), drawn)

    assert found == there
    if here == there:
        assert found == by_program(ran(drawn.text), drawn)


def test_the_order_is_seen_red() -> None:
    """A foil: equals served in the order of the table of shares, not of the parties."""
    shares = {"maker": F(1, 2), "lake": F(1, 2)}
    text = HEAD + "pools: {p: {amount: {2027: 1, 2028: 0}, steps: {last: {split: {maker: 50%, lake: 50%}}}}}\n"
    drawn = Drawn({2027: 1, 2028: 0}, (Rule("last", shares=shares),), text)
    order = ("lake", "maker", "coast")
    found = by_program(ran(with_parties_in(drawn, order)), drawn)

    assert found == by_oracle(drawn, in_order(drawn.rules, order))
    assert found != by_oracle(drawn, drawn.rules)


# dates ------------------------------------------------------------------------------------------------------------


def on_two_days(drawn: Drawn, year: int, early: int) -> str:
    """The contract with the amount of one year received on two days of it."""
    whole = f"{year}: {drawn.amounts[year]}"
    parts = f"{year}-02-03: {early}, {year}-11-30: {drawn.amounts[year] - early}"
    text = drawn.text.replace(f"    amount: {{{whole}", f"    amount: {{{parts}")
    return text if text != drawn.text else drawn.text.replace(f", {whole}", f", {parts}", 1)


@SOME
@given(waterfalls(), st.data())
def test_a_year_in_two_receipts_is_the_year(drawn: Drawn, data: st.DataObject) -> None:
    """No term here speaks of a day: limits, claims and costs are of the year, however often money came in."""
    year = data.draw(st.sampled_from(sorted(drawn.amounts)))
    early = data.draw(st.integers(0, drawn.amounts[year]))
    text = on_two_days(drawn, year, early)
    split = ran(text)

    assert text != drawn.text
    assert by_program(split, drawn) == by_program(ran(drawn.text), drawn)
    a_stranger_agrees(split)


def test_dates_are_seen_red() -> None:
    """A foil: limits and claims counted for every receipt of the year anew."""
    drawn = replace(FOIL, amounts={2027: 30, 2028: 200})
    anew = Book()
    receipts = [(2027, 10), (2027, 20), (2028, 200)]
    foil = [one_year(year, amount, FOIL.rules, anew) for year, amount in receipts]
    took = [sum(line.took for lines in foil[:2] for line in lines if line.step == "owed"), foil[2][0].took]
    run = ran(on_two_days(drawn, 2027, 10))

    assert took != [run.amount(f"p.{year}.owed.took") for year in (2027, 2028)]


# variants ---------------------------------------------------------------------------------------------------------


def saved_is_the_variant(text: str, settings_: Mapping[str, str], saved: Callable[[bytes], bytes]) -> bool:
    """The trail of the saved file is that of the variant, apart from the records of the changes."""
    contract = examine(text.encode(), "contract.yaml").contract
    assert contract is not None
    variant = varied(contract, "", [set_by_text(path, value) for path, value in settings_.items()])
    again = as_it_stands(Source.from_bytes(saved(variant.source.data), "contract.yaml"), "")
    if not (variant.computed and again.computed):
        return variant.computed == again.computed
    kept = tuple(choice for choice in variant.trail.choices if not choice["code"].startswith("overridden"))
    return replace(variant.trail, choices=kept).digest == again.trail.digest


@SOME
@given(waterfalls(), st.data())
def test_a_saved_variant_is_the_variant(drawn: Drawn, data: st.DataObject) -> None:
    """A file that was saved, and comes to something else than what was shown."""
    year = data.draw(st.sampled_from(sorted(drawn.amounts)))
    amount = data.draw(st.integers(0, 3_000))
    changes: dict[str, Any] = {f"pools.p.amount.{year}": str(amount)}
    if data.draw(st.booleans()):
        changes["pools.p.steps.last.split"] = "{maker: 1/3, lake: 1/3, coast: 1/3}"

    assert saved_is_the_variant(drawn.text, changes, lambda written: written)


def test_saving_is_seen_red() -> None:
    """A foil: a saved file that has lost one of the changes."""
    changes = {"pools.p.amount.2027": "31", "pools.p.steps.cap.until": "60"}

    assert saved_is_the_variant(FOIL.text, changes, lambda written: written)
    assert not saved_is_the_variant(FOIL.text, changes, lambda written: written.replace(b"until: 60", b"until: 50"))
