"""Bands and policies worked out by hand: sections 5 and 6 of the pencil work beside the licence waterfall, and traps."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from iuralloc.verify import verify
from trails import Refused, Run, a_stranger_agrees, ran

LICENCE: Final = """\
iuralloc: 1
currency: CNY
unit: 万元
years: 2031..2033
round: {to: 0.01 yuan, ties: order of parties}
parties:
  uni:
    kind: university
    members:
      team: {kind: team, members: {Gong: {kind: person, share: 48%}, Lai: {kind: person, share: 32%}, Nie: {kind: person, share: 20%}}}
      school: {kind: school}
  inst: {kind: institute, members: {team: {kind: team, members: {Wan: 55%, Qiu: 45%}}}}
others: {foundation: {kind: finance}}
figures:
  patent_costs: {uni: {2031: 31.2, 2033: 5.5}, inst: {2031: 18.72, 2032: 30.4}}
pools:
  licence:
    amount: {2031: 122, 2032: 132, 2033: 129.5425}
    steps:
      duty: {to: outside, amount: 2% of whole, cost: tax, clause: "4.1"}
      funder: {to: foundation, amount: 4% of whole, clause: "4.2"}
      lead: {to: uni, amount: 8% of whole, at_most: 10, cost: fee, clause: "4.3"}
      filing: {refund: patent_costs, at_most: 30% of whole, cost: direct, clause: "4.4"}
      net:
        split: {uni: 62%, inst: 38%}
        clause: "4.5"
        inside:
          uni: {policy: house_rule, clause: "4.6"}
          inst:
            split:
              tiers:
                - {upto: 27, shares: {team: 60%, itself: 40%}}
                - {upto: 35, shares: {team: 55%, itself: 45%}}
                - {shares: {team: 50%, itself: 50%}}
              per: licence
              count: year
              method: slab
            clause: "4.7"
policies:
  house_rule:
    name: reward rule of the university
    steps:
      reward:
        to: team
        amount: {tiers: [{upto: 50, rate: 75%}, {upto: 120, rate: 55%}, {rate: 35%}], per: invention, count: life, method: marginal}
        clause: "4.6"
      house: {split: {school: 2/3, itself: 1/3}, clause: "4.6"}
"""

#: by-hand.md, section 9: what the bands of clauses 4.6 and 4.7 give, year by year
BY_HAND: Final = {
    "2031.net.uni": "42.3584", "2031.net.inst": "25.9616",
    "2031.net.reward.uni.team": "31.7688", "2031.net.reward.uni.team.Gong": "15.249024",
    "2031.net.reward.uni.team.Lai": "10.166016", "2031.net.reward.uni.team.Nie": "6.35376",
    "2031.net.house.uni.school": "7.059733", "2031.net.house.uni.itself": "3.529867",
    "2031.net.inst.team": "15.57696", "2031.net.inst.team.Wan": "8.567328", "2031.net.inst.team.Qiu": "7.009632",
    "2031.net.inst.itself": "10.38464",
    "2032.net.reward.uni.team": "26.926", "2032.net.reward.uni.team.Gong": "12.92448",
    "2032.net.reward.uni.team.Lai": "8.61632", "2032.net.reward.uni.team.Nie": "5.3852",
    "2032.net.house.uni.school": "12.8344", "2032.net.house.uni.itself": "6.4172",
    "2032.net.inst.team": "15.56632", "2032.net.inst.team.Wan": "8.561476", "2032.net.inst.team.Qiu": "7.004844",
    "2032.net.inst.itself": "12.73608",
    "2033.net.reward.uni.team": "28.459339", "2033.net.reward.uni.team.Gong": "13.660483",
    "2033.net.reward.uni.team.Lai": "9.106988", "2033.net.reward.uni.team.Nie": "5.691868",
    "2033.net.house.uni.school": "23.249087", "2033.net.house.uni.itself": "11.624543",
    "2033.net.inst.team": "19.408491", "2033.net.inst.team.Wan": "10.67467", "2033.net.inst.team.Qiu": "8.733821",
    "2033.net.inst.itself": "19.40849",
}  # fmt: skip

#: section 5: what lies in each band of clause 4.6, and what it gives
BANDS: Final = {
    "2031": (("42.3584", "31.7688"), ("0", "0"), ("0", "0")),
    "2032": (("7.6416", "5.7312"), ("38.536", "21.1948"), ("0", "0")),
    "2033": (("0", "0"), ("31.464", "17.3052"), ("31.868969", "11.15413915")),
}


def test_the_licence_waterfall_as_the_pencil_has_it() -> None:
    """Bands over life and slabs by year, down to the persons: a count that begins anew, or a wrong edge, shows here."""
    run = ran(LICENCE)

    assert {name: run.amount(f"licence.{name}") for name in BY_HAND} == {n: Fraction(v) for n, v in BY_HAND.items()}
    for year, bands in BANDS.items():
        for number, (part, pays) in enumerate(bands, start=1):
            assert run.amount(f"licence.{year}.net.reward.part.uni.{number}") == Fraction(part)
            assert run.amount(f"licence.{year}.net.reward.pays.uni.{number}") == Fraction(pays)
    counted = [run.amount(f"licence.{year}.net.reward.counted.uni") for year in BANDS]
    assert counted == [Fraction("42.3584"), Fraction("88.536"), Fraction("151.868969")]
    a_stranger_agrees(run)


HEAD: Final = """\
iuralloc: 1
currency: CNY
round: {to: 1 yuan}
parties:
  uni: {kind: university, members: {team: {kind: team, members: {A: {}, B: {}}}, school: {}}}
  firm: {kind: enterprise}
"""


def reward(amount: str, words: str, more: str = "") -> Run:
    """A pool whose first step goes to the team of the university by bands."""
    steps = f"{{reward: {{to: team, amount: {{{words}}}{more}}}, house: {{to: itself}}}}"
    return ran(f"{HEAD}pools:\n  income: {{amount: {amount}, to: uni, inside: {{uni: {{steps: {steps}}}}}}}\n")


def took(run: Run, year: str = "") -> Fraction:
    """What the step took."""
    return run.amount(f"income{year}.1.reward.took.uni" if not year else f"income.{year}.inside.reward.took.uni")


TWO: Final = "tiers: [{upto: 100, rate: 50%}, {rate: 20%}]"


@pytest.mark.parametrize(
    ("amount", "marginal", "slab"),
    [(0, 0, 0), (99, "49.5", "49.5"), (100, 50, 50), (101, "50.2", "20.2"), (400, 110, 80)],
)
def test_edges(amount: int, marginal: int | str, slab: int | str) -> None:
    """The end of a band belongs to it: at 100 the slab of 50 % still holds for all, at 101 no more."""
    for method, wanted in (("marginal", marginal), ("slab", slab)):
        run = reward(str(amount), f"{TWO}, per: invention, count: year, method: {method}")
        exact = run.amount("income.1.reward.pays.uni")
        assert exact == Fraction(wanted), method
        a_stranger_agrees(run)


def test_life_and_year() -> None:
    """60 and 80: over life 30 + 20 + 8; anew each year 30 and 40."""
    amounts = "{2031: 60, 2032: 80}"
    life = reward(amounts, f"{TWO}, per: invention, count: life, method: marginal")
    year = reward(amounts, f"{TWO}, per: invention, count: year, method: marginal")

    assert [took(life, "2031"), took(life, "2032")] == [30, 28]
    assert [took(year, "2031"), took(year, "2032")] == [30, 40]
    a_stranger_agrees(life)
    a_stranger_agrees(year)


def test_what_was_counted_before() -> None:
    """70 were counted before: of 60 only 30 lie in the first band."""
    run = reward("60", f"{TWO}, per: invention, count: life, method: marginal, so_far: 70")

    assert run.amount("income.1.reward.pays.uni") == 15 + 6
    a_stranger_agrees(run)


def test_slab_over_life() -> None:
    """60, then 80: the second year reaches the second band, whose rate holds for the 80 and not for the 60 again."""
    run = reward("{2031: 60, 2032: 80}", f"{TWO}, per: invention, count: life, method: slab")

    assert [took(run, "2031"), took(run, "2032")] == [30, 16]
    a_stranger_agrees(run)


def test_index_by_year() -> None:
    """The end is 100 in 2031 and 150 in 2032: of 60 and 80 all lie in the first band but nothing more."""
    words = f"{TWO}, per: invention, count: life, method: marginal, index: {{2031: 1, 2032: 1.5}}"
    run = reward("{2031: 60, 2032: 100}", words)

    assert [took(run, "2031"), took(run, "2032")] == [30, 45 + 2]
    a_stranger_agrees(run)


def test_per_inventor() -> None:
    """Two inventors: the end counts twice, so that 180 lie in the first band; per invention only 100."""
    for per, wanted in (("inventor", 90), ("invention", 66)):
        run = reward("180", f"{TWO}, per: {per}, count: year, method: marginal")
        assert took(run) == wanted
        a_stranger_agrees(run)
    said = reward("330", f"{TWO}, per: inventor, persons: 3, count: year, method: marginal")
    assert took(said) == 150 + 6


def test_caps_of_a_band_and_of_all() -> None:
    """Kitami's words: 60 % up to 2 capped at 1; over life the cap is used up, each year it is there again."""
    bands = "tiers: [{upto: 200, rate: 60%, cap: 100}, {rate: 40%}]"
    amounts = "{2031: 150, 2032: 150}"
    life = reward(amounts, f"{bands}, per: invention, count: life, method: marginal")
    year = reward(amounts, f"{bands}, per: invention, count: year, method: marginal")
    both = reward(amounts, f"{bands}, per: invention, count: life, method: marginal, cap: 110")

    # 90; then 30 of the 50 that are left of the band, of which the cap leaves 10, and 40 % of 100
    assert [took(life, "2031"), took(life, "2032")] == [90, 50]
    assert [took(year, "2031"), took(year, "2032")] == [90, 90]
    assert [took(both, "2031"), took(both, "2032")] == [90, 20]
    for run in (life, year, both):
        a_stranger_agrees(run)


def test_bands_count_what_they_are_told_to() -> None:
    """`of: whole` counts what came in, not what the step before has left."""
    steps = (
        "{fee: {to: itself, amount: 50}, "
        f"reward: {{to: team, amount: {{{TWO}, of: whole, per: invention, count: year, method: marginal}}}}, "
        "house: {to: school}}"
    )
    run = ran(f"{HEAD}pools:\n  income: {{amount: 200, to: uni, inside: {{uni: {{steps: {steps}}}}}}}\n")

    assert run.amount("income.1.reward.took.uni") == 70


def test_shares_by_bands_among_parties() -> None:
    """A pool without steps: 60/40 of the first 100, 30/70 above, over two years as one run of bands."""
    split = "{tiers: [{upto: 100, shares: {uni: 60%, firm: 40%}}, {shares: {uni: 30%, firm: 70%}}], per: licence, count: life, method: marginal}"
    once = ran(f"{HEAD}pools:\n  income: {{amount: 200, split: {split}}}\n")
    twice = ran(f"{HEAD}pools:\n  income: {{amount: {{2031: 80, 2032: 120}}, split: {split}}}\n")

    assert [once.amount(f"income.1.{who}") for who in ("uni", "firm")] == [90, 110]
    assert [twice.amount(f"income.{who}") for who in ("uni", "firm")] == [90, 110]
    assert [twice.amount(f"income.2032.{who}") for who in ("uni", "firm")] == [42, 78]
    a_stranger_agrees(once)
    a_stranger_agrees(twice)


def test_bands_inside_a_party_count_what_all_steps_brought() -> None:
    """Two steps bring 60 each: bands that the pool names inside the party count 120 of the year, not 60 twice."""
    split = "{tiers: [{upto: 100, shares: {team: 60%, itself: 40%}}, {shares: {itself: 100%}}], per: licence, count: year, method: slab}"
    run = ran(
        f"{HEAD}pools:\n  income:\n    amount: {{2031: 120}}\n"
        "    steps: {a: {to: uni, amount: 50% of whole}, b: {to: uni}}\n"
        f"    inside: {{uni: {{split: {split}}}}}\n"
    )

    assert run.amount("income.2031.uni.itself") == 120
    a_stranger_agrees(run)


def test_a_policy_is_the_plan_written_out() -> None:
    """A policy in its place, under other names, gives what the plan itself would give."""
    plain = "{steps: {reward: {to: team, amount: 70% of whole}, house: {split: {school: 1/2, itself: 1/2}}}}"
    named = "{plan: rule, roles: {people: team, unit: school}}"
    rule = "policies:\n  rule: {steps: {reward: {to: people, amount: 70% of whole}, house: {split: {unit: 1/2, itself: 1/2}}}}\n"
    wanted = ran(f"{HEAD}pools:\n  income: {{amount: 101, to: uni, inside: {{uni: {plain}}}}}\n")
    run = ran(f"{HEAD}pools:\n  income: {{amount: 101, to: uni, inside: {{uni: {{policy: {named}}}}}}}\n{rule}")

    for name, figure in wanted.figures.items():
        assert run.figures[name]["value"] == figure["value"]
    assert run.figures.keys() == wanted.figures.keys()
    a_stranger_agrees(run)


def test_a_policy_as_plan_of_a_pool_and_of_a_step() -> None:
    """Names of a policy are those of the place where it stands: here parties."""
    rule = "policies:\n  rule: {split: {uni: 75%, firm: 25%}}\n"
    pool = ran(f"{HEAD}pools:\n  income: {{amount: 100, policy: rule}}\n{rule}")
    step = ran(
        f"{HEAD}pools:\n  income: {{amount: 100, steps: {{a: {{policy: rule, amount: 40% of whole}}, b: {{to: firm}}}}}}\n{rule}"
    )

    assert [pool.amount(f"income.1.{who}") for who in ("uni", "firm")] == [75, 25]
    assert [step.amount(f"income.{who}") for who in ("uni", "firm")] == [30, 70]
    a_stranger_agrees(pool)
    a_stranger_agrees(step)


def test_inventors_who_agreed_otherwise() -> None:
    """A shipped policy divides equally among inventors unless the file gives them shares of their own."""
    head = HEAD.replace("CNY", "USD").replace("1 yuan", "1 USD")
    pool = "pools:\n  income: {amount: 100, to: uni, inside: {uni: {policy: notre dame}}}\n"
    equal = ran(head + pool)
    agreed = ran(head.replace("A: {}, B: {}", "A: 80%, B: 20%") + pool)

    assert [equal.amount(f"income.1.reward.uni.team.{who}") for who in "AB"] == [25, 25]
    assert [agreed.amount(f"income.1.reward.uni.team.{who}") for who in "AB"] == [40, 10]
    a_stranger_agrees(equal)


def test_policies_that_name_each_other_in_a_circle() -> None:
    """Nothing could ever be put in their place."""
    rules = "policies:\n  one: {policy: two}\n  two: {policy: one}\n"
    with pytest.raises(Refused, match="circle"):
        ran(f"{HEAD}pools:\n  income: {{amount: 100, policy: one}}\n{rules}")


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("licence.2032.net.reward.part.uni.2", "38.5361"),
        ("licence.2032.net.reward.rate.uni.1", "4/5"),
        ("licence.2032.net.reward.counted.uni", "88"),
        ("licence.2032.net.beyond.inst.1", "0"),
        ("licence.2032.net.part.inst.1", "28.3024"),
        ("licence.2033.net.gives.inst.3.team", "20"),
    ],
)
def test_a_stranger_finds_a_tampered_band(figure: str, value: str) -> None:
    """Whoever moves money from one band to another in a trail is found by figure, slabs too."""
    run = ran(LICENCE)
    lines = run.trail.decode().split("\n")
    (at,) = [at for at, line in enumerate(lines) if f'"id":"{figure}"' in line]
    old = run.figures[figure]["value"]
    assert old != value
    lines[at] = lines[at].replace(f'"value":"{old}"}}', f'"value":"{Fraction(value)}"}}')
    tampered = "\n".join(lines).encode()

    assert tampered != run.trail
    assert any(figure in str(fault) for fault in verify(tampered, run.data).faults)
