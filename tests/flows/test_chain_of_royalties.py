"""Royalties in two files, the second opening with the trail of the first: offsets, credits, losses, bands go on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.test_chain import CHECKER, after, in_order, resealed
from iuralloc import formula
from iuralloc.audit import opening
from iuralloc.audit.trail import read_trail
from iuralloc.report import tabulate
from oracles.royalties import Terms
from royalties.drawn import FIRST, HEAD, Drawn, royalties
from trails import Refused, Run, ran

SOME: Final = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

FILE: Final = """\
iuralloc: 1
currency: CNY
round: {to: 0.01 CNY}
years: YEARS
parties: {uni: {kind: university}, inst: {kind: institute}}
royalties:
  cells:
    on: {SALES}
    rate: 4%
    offset: {amount: {PAID}, floor: 2%, unused: carried}
    minimum: 30
    credit: carried
    losses: carried
  mats:
    on: {VOLUME}
    rate: {tiers: [{upto: 100, rate: 10%, cap: 8}, {rate: 20%}], cap: 30, per: licence, count: life, method: marginal}
pools: {licence: {amount: cells + mats, to: uni}}
"""


def file(years: str, sales: str, paid: str, volume: str) -> str:
    """The contract with the numbers of some years."""
    facts = {"YEARS": years, "SALES": sales, "PAID": paid, "VOLUME": volume}
    return re.sub("|".join(facts), lambda found: facts[found[0]], FILE)


LAST: Final = file("2028..2029", "2028: -300, 2029: 1_000", "2029: 20", "2028: 60, 2029: 30")
THIS: Final = file("2030\nopening: last.trail.json", "2030: 2_500", "2030: 0", "2030: 80")
WHOLE: Final = file("2028..2030", "2028: -300, 2029: 1_000, 2030: 2_500", "2029: 20", "2028: 60, 2029: 30, 2030: 80")


def test_by_hand() -> None:
    """What a royalty hands on, and what is made of it in the year after.

    cells 2028: base -300, so nothing, a loss of 300; lifted to 30, all of it credit. 2029: 1000 - 300 = 700 at 4 % is
    28; the floor of 14 leaves room for 14 of the 20 of offset, 6 go on; 14 is lifted to 30, credit 30 + 16 = 46.
    2030: 2500 at 4 % is 100; the 6 are taken, 94; above the minimum 64, of which 46 are credited: 48 owed.
    mats: 60 gives 6, 30 gives 2 (3, but the first band gives 8 in all); of 80 the first band has 10 left, and nothing
    to give; 70 in the second give 14. 90 counted, 8 given by band 1 and by all; 14 more make 22, under 30.
    """
    last = ran(LAST)
    run = after(last, THIS)

    closing = {name: last.amount(name) for name in last.figures if ".closing." in name}
    assert closing == {
        "cells.closing.loss": 0,
        "cells.closing.offset": 6,
        "cells.closing.credit": 46,
        "mats.closing.counted": 90,
        "mats.closing.given.1": 8,
        "mats.closing.given.all": 8,
    }
    assert {name.replace(".opening.", ".closing.") for name in run.figures if ".opening." in name} == closing.keys()
    assert [run.amount(f"{name}.2030") for name in ("cells", "mats")] == [48, 14]
    assert [run.amount(f"cells.closing.{word}") for word in ("loss", "offset", "credit")] == [0, 0, 0]
    report = in_order(run, last)
    assert report.faults == ()
    assert (report.carried, report.compared, report.left, report.chain) == (6, 6, 0, 2)


def test_nothing_begins_at_zero_that_was_brought() -> None:
    """The file would say that it chose to begin at nothing, and begin with what the years before have left."""
    trail = after(ran(LAST), THIS).trail.decode()

    assert "royalty-balance-begins-at-zero" not in trail
    assert "royalty-balance-begins-at-zero" in ran(LAST).trail.decode()


# one go, or two ----------------------------------------------------------------------------------------------------


def part(drawn: Drawn, first: int, last: int) -> str:
    """The contract of some of the years."""

    def years(found: re.Match[str]) -> str:
        return "{" + ", ".join(pair for pair in found[1].split(", ") if first <= int(pair[:4]) <= last) + "}"

    text = re.sub(r"\{((?:\d{4}: -?\d+(?:, )?)+)\}", years, drawn.text)
    text = re.sub(r"years: .*", f"years: {first}..{last}", text)
    return text.replace("currency:", "opening: last.trail.json\ncurrency:") if first > FIRST else text


@st.composite
def cut(draw: st.DrawFn) -> tuple[Drawn, int]:
    """A royalty over some years, and the last year of its first file."""
    drawn = draw(royalties().filter(lambda drawn: len(drawn.years) > 1))
    return drawn, draw(st.sampled_from(drawn.years[:-1]))


def of_year(run: Run, year: int) -> dict[str, Fraction]:
    """The figures of a royalty and of the pool in one year."""
    return {
        name: run.amount(name)
        for name, figure in run.figures.items()
        if figure["unit"] != "table" and str(year) in name.split(".")
    }


def same_figures(drawn: Drawn, year: int) -> bool:
    """Every figure of every year is the same in one file and in two, and so is what they close with."""
    whole, last = ran(drawn.text), ran(part(drawn, FIRST, year))
    then = after(last, part(drawn, year + 1, drawn.years[-1]))
    same = all(of_year(last if of <= year else then, of) == of_year(whole, of) for of in drawn.years)
    closing = [{name: run.amount(name) for name in run.figures if ".closing." in name} for run in (whole, then)]
    report = in_order(then, last)
    return same and closing[0] == closing[1] and report.green and report.left == 0


@SOME
@given(cut())
def test_two_files_are_one(drawn_and_year: tuple[Drawn, int]) -> None:
    """A balance of a royalty would be lost, or counted twice, where one file ends and the next begins."""
    assert same_figures(*drawn_and_year)


def _without(word: str) -> Callable[..., opening.Carry]:
    """Balances of one sort open with nothing."""
    made = opening._carry

    def wrong(*args: Any) -> opening.Carry:
        carry = made(*args)
        nothing = formula.Carried(Fraction(0), carry.formula.figure, carry.formula.seal)
        return replace(carry, formula=nothing) if carry.word == word else carry

    return wrong


#: for each balance a royalty of 2028 to 2030 in which it is not nothing when 2028 ends
LOSING: Final = {
    "loss": "royalties: {cells: {on: {2028: -300, 2029: 900, 2030: 700}, rate: 4%, losses: carried}}",
    "offset": (
        "royalties: {cells: {on: {2028: 900, 2029: 300, 2030: 900}, rate: 4%,"
        " offset: {amount: {2028: 40, 2029: 0, 2030: 0}, floor: 2%, unused: carried}}}"
    ),
    "credit": "royalties: {cells: {on: {2028: 300, 2029: 900, 2030: 900}, rate: 4%, minimum: 30, credit: carried}}",
    **dict.fromkeys(
        ("counted", "given"),
        "royalties: {cells: {on: {2028: 60, 2029: 30, 2030: 80}, rate: {tiers: [{upto: 100, rate: 10%, cap: 8},"
        " {rate: 20%}], per: licence, count: life, method: marginal}}}",
    ),
}
PAID_OUT: Final = "\npools: {licence: {amount: cells, to: uni}}\n"
NO_ORACLE: Final = Terms(())


@pytest.mark.parametrize("word", LOSING)
def test_the_property_sees_a_lost_balance(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files would never differ from one, whatever the program loses between them."""
    drawn = Drawn((2028, 2029, 2030), NO_ORACLE, (), HEAD.format(first=2028, last=2030) + LOSING[word] + PAID_OUT)
    assert same_figures(drawn, 2028)

    monkeypatch.setattr(opening, "_carry", _without(word))

    assert not same_figures(drawn, 2028)


# refused, told, printed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    losses: carried", "    losses: carried\n    so_far: {loss: 1}"),
        ("    losses: carried", "    losses: carried\n    so_far: {offset: 1}"),
        ("    losses: carried", "    losses: carried\n    so_far: {credit: 1}"),
        ("cap: 30,", "cap: 30, so_far: 60,"),
    ],
)
def test_so_far_beside_an_opening_is_refused(old: str, new: str) -> None:
    """What the years before have left would be counted twice, or one of the two passed over in silence."""
    last = ran(LAST)

    with pytest.raises(Refused, match="opening-counted-twice"):
        after(last, THIS.replace(old, new))


def test_so_far_of_what_the_trail_does_not_say_stands() -> None:
    """A balance that nobody brings could not be said any more."""
    last = ran(LAST.replace(", unused: carried", ", unused: lost"))

    run = after(last, THIS.replace("    losses: carried", "    losses: carried\n    so_far: {offset: 3}"))

    assert run.amount("cells.2030.offset_in") == 3


def test_so_far_in_bands_of_shares_beside_an_opening_is_refused() -> None:
    """Bands of shares passed over their `so_far` without a word where an opening said the same."""
    text = (
        "iuralloc: 1\ncurrency: CNY\nround: {to: 1 yuan}\nyears: YEARS\n"
        "parties: {lake: {kind: university}, coast: {kind: institute}}\n"
        "pools:\n  p:\n    amount: {AMOUNTS}\n    split:\n"
        "      tiers: [{upto: 90, shares: {lake: 100%}}, {shares: {lake: 50%, coast: 50%}}]\n"
        "      per: licence\n      count: life\n      method: marginal\n"
    )
    last = ran(text.replace("YEARS", "2028").replace("AMOUNTS", "2028: 60") + "      so_far: 10\n")
    this = text.replace("YEARS", "2029..2030\nopening: last.trail.json").replace("AMOUNTS", "2029: 40, 2030: 10")

    # 70 counted: 20 of 40 fill the first band, the other 20 are halved.
    run = after(last, this)
    assert [run.amount(f"p.2029.{who}") for who in ("lake", "coast")] == [30, 10]
    with pytest.raises(Refused, match="opening-counted-twice"):
        after(last, this + "      so_far: 70\n")


def test_what_a_royalty_no_longer_carries_is_counted_as_left() -> None:
    """A credit of the licensee could be dropped without a word."""
    last = ran(LAST)
    run = after(last, THIS.replace("credit: carried", "credit: same year"))

    assert in_order(run, last).left == 1
    assert "cells.opening.credit" not in run.figures


def test_a_loss_in_pieces_is_no_loss_in_money() -> None:
    """A hundred pieces would be taken off a base in yuan."""
    text = (
        "iuralloc: 1\ncurrency: CNY\nround: {to: 1 yuan}\nyears: YEARS\nparties: {uni: {kind: university}}\n"
        "royalties: {cells: {on: {BASE}, rate: RATE, losses: carried}}\n"
        "pools: {licence: {amount: cells, to: uni}}\n"
    )
    last = ran(text.replace("YEARS", "2028").replace("BASE", "2028: -100").replace("RATE", "3 yuan"))
    this = text.replace("YEARS", "2029\nopening: last.trail.json").replace("BASE", "2029: 400")

    assert after(last, this.replace("RATE", "3 yuan")).amount("cells.2029") == 900
    other = after(last, this.replace("RATE", "10%"))
    assert other.amount("cells.2029") == 40
    assert in_order(other, last).left == 1


@pytest.mark.parametrize(
    "change",
    [{"value": "60"}, {"seal": "0" * 32}, {"figure": "cells.closing.credit"}, {"figure": "cells.2029.offset_out"}],
)
def test_a_forged_opening_is_found(change: dict[str, str]) -> None:
    """A licensee could open with an offset that the years before did not close with, with every seal made anew."""
    last = ran(LAST)

    def forge(head: dict[str, Any]) -> None:
        for record in head["figures"]:
            if record["id"] == "cells.opening.offset":
                record["formula"] |= change
                record["value"] = change.get("value", record["value"])

    report = CHECKER.verify(resealed(after(last, THIS), forge), None, None, None, [last.trail])

    assert report.faults


def test_the_pool_prints_the_royalties_that_it_rests_on() -> None:
    """`--only` showed a pool without what its amount is made of; a royalty that it does not rest on stays out."""
    run = after(ran(LAST), THIS.replace("amount: cells + mats", "amount: cells"))
    trail = read_trail(run.trail.decode())

    for language, said in (("en", "offset not taken yet"), ("zh", "未用抵扣额")):
        tables = {table.id: table for table in tabulate(trail, "licence", language=language)}
        assert {"cells.royalty", "cells.balances"} <= tables.keys()
        assert "mats.royalty" not in tables
        texts = [[cell.text for cell in row] for row in tables["cells.balances"].rows]
        assert [said, "6", "0"] in texts
