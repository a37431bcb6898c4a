"""What the tables and notes say of bands: every place where bands may stand, caps, and the trap of slabs."""

from __future__ import annotations

import pytest

from iuralloc.allocate import examine
from iuralloc.contract.checks import findings_of
from iuralloc.contract.load import load_bytes
from iuralloc.report import tabulate
from report.trails import made

HEAD = """iuralloc: 1
currency: CNY
parties: {uni: {kind: university, members: {team: {kind: team}}}, firm: {}}
"""
SHARES = """tiers: [{upto: 20, shares: {uni: 70%, firm: 30%}}, {shares: {uni: 50%, firm: 50%}}],
      per: licence, count: year, method: marginal"""
REWARD = """  p:
    amount: {2031: 100, 2032: 100}
    to: uni
    inside:
      uni:
        steps:
          reward: {to: team, amount: {
            tiers: [{upto: 40, rate: 60%, cap: 20}, {upto: 150, rate: 50%}, {rate: 40%}],
            cap: 60, per: invention, count: life, method: marginal}}
          house: {to: itself}
"""


@pytest.mark.parametrize("kind", ["income", "loss"])
@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_bands_divide_a_pool_without_years(kind: str, language: str) -> None:
    """A pool that bands divide in one go ends in a traceback instead of tables."""
    trail = made(f"{HEAD}pools:\n  p: {{amount: 100, kind: {kind}, split: {{{SHARES}}}}}\n")

    (result,) = (each for each in tabulate(trail, language=language) if each.id == "p.result")
    assert trail.amount("p.1.uni") == 54  # 14 and 40
    assert any("band by band" in note or "逐档" in note for note in result.notes)


def test_bands_beside_a_split_have_a_heading() -> None:
    """The column of bands beside another split bears no name."""
    trail = made(f"{HEAD}pools:\n  p: {{amount: 100, split: {{by: equal}}, beside: [{{{SHARES}}}]}}\n")

    (beside,) = (each for each in tabulate(trail) if each.id == "p.comparison")
    assert beside.columns[-1].heading == "bands"


def test_a_cap_is_said_where_the_bands_do_not_add_up_to_what_is_given() -> None:
    """40 at 60 % stand beside 20, or 27.5 above a sum of 10, and nothing says why."""
    trail = made(f"{HEAD}pools:\n{REWARD}")

    # 2031: min(24, 20) + 30 = 50; 2032: 25 + 20 = 45, of which the cap of all leaves 10.
    assert [trail.amount(f"p.{year}.uni.team") for year in (2031, 2032)] == [50, 10]
    (bands,) = (each for each in tabulate(trail) if each.id.endswith(".bands"))
    assert bands.notes[1] == "A cap leaves less than the rates give: 2031 band 1, 2032 all bands together."


def _cliffs(text: str) -> list[tuple[str, str, str, str]]:
    found = examine(text.encode(), "slab.yaml").findings
    words = ("party", "upto", "at", "above")
    return [tuple(f.facts[word] for word in words) for f in found if f.code == "slab-cliff"]  # type: ignore[misc]


def test_a_cap_can_take_the_cliff_of_a_slab_away() -> None:
    """Kitami: 60 % up to 2,000,000, at most 1,000,000; then 50 %: nobody falls, and a note says that somebody does."""
    kitami = "{preset: kitami, given: {count: year}}"
    text = f"{HEAD.replace('CNY', 'JPY')}pools: {{p: {{amount: 2_000_000, to: uni, inside: {{uni: {{policy: {kitami}}}}}}}}}\n"

    assert _cliffs(text) == []
    own = """{tiers: [{upto: 200, rate: 60%, cap: 110}, {rate: 50%}], per: invention, count: year, method: slab}"""
    steps = f"steps: {{reward: {{to: team, amount: {own}}}, house: {{to: itself}}}}"
    assert _cliffs(f"{HEAD}pools: {{p: {{amount: 200, to: uni, inside: {{uni: {{{steps}}}}}}}}}\n") == [
        ("team", "200", "110", "100")
    ]


def test_every_cliff_of_a_slab_is_told() -> None:
    """Only the first end and the first party below it are told."""
    bands = """tiers: [{upto: 20, shares: {uni: 70%, firm: 30%}}, {upto: 50, shares: {uni: 60%, firm: 40%}},
      {shares: {uni: 90%, firm: 10%}}], per: licence, count: year, method: slab"""

    assert _cliffs(f"{HEAD}pools:\n  p: {{amount: 30, split: {{{bands}}}}}\n") == [
        ("uni", "20", "14", "12"),
        ("firm", "50", "20", "5"),
    ]


def test_whom_every_band_forgets_is_told() -> None:
    """Who shares in a pool and stands in no band gets nothing, and nobody says so."""
    text = f"{HEAD.replace('firm: {}', 'firm: {}, lab: {}')}pools:\n  p: {{amount: 100, split: {{{SHARES}}}}}\n"
    contract, _ = load_bytes(text.encode(), "bands.yaml")

    assert contract is not None
    assert [(f.code, f.facts["party"]) for f in findings_of(contract)] == [("party-without-share", "lab")]
