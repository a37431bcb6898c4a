"""Who shares in a pool of steps and gets nothing by any of them is told; nobody else is."""

from __future__ import annotations

import pytest

from iuralloc.allocate import examine
from iuralloc.errors import Severity

FILE = """\
iuralloc: 1
currency: CNY
years: 2030..2031
parties: {maker: {}, lake: {}, coast: {}}
groups: {shore: {lake, coast}}
figures: {spent: {maker: {2030: 3}, lake: {2030: 1}, coast: {2030: 1}}, hours: {maker: 1, lake: 2, coast: 3}}
pools:
  fees:
    amount: {2030: 80, 2031: 90}
    steps:
      advance: {to: maker, amount: 20, unpaid: lost}
      shared: STEP
""".replace("{lake, coast}", "[lake, coast]")


def told(step: str, text: str = FILE) -> list[str]:
    examined = examine(text.replace("STEP", step).encode(), "contract.yaml")

    assert [finding.code for finding in examined.findings if finding.severity is Severity.ERROR] == []
    return [finding.facts["party"] for finding in examined.findings if finding.code == "party-without-share"]


@pytest.mark.parametrize(
    "step",
    [
        "{split: {maker: 60%, lake: 40%}}",
        "{steps: {first: {to: maker, amount: 30, unpaid: lost}, second: {split: {maker: 1/2, lake: 1/2}}}}",
    ],
)
def test_a_party_that_no_step_reaches_is_told(step: str) -> None:
    """A party that was forgotten in every step of a pool, and nobody hears of it."""
    assert told(step) == ["coast"]


@pytest.mark.parametrize(
    "step",
    [
        "{split: {lake: 60%, coast: 40%}}",  # the maker has its advance
        "{split: {maker: 60%, lake: 40%, coast: 0%}}",
        "{split: {by: equal}}",
        "{split: {by: hours}}",
        "{steps: {first: {to: coast, amount: 30, unpaid: lost}, second: {split: {maker: 1/2, lake: 1/2}}}}",
        "{steps: {first: {split: {each shore: 1/2}}}}",
        "{steps: {first: {refund: spent}, second: {split: {maker: 1/2, lake: 1/2}}}}",
        "{to: lake}",
    ],
)
def test_a_party_that_some_step_reaches_is_not(step: str) -> None:
    """A warning about every step that is for some of the parties: soon nobody reads warnings."""
    assert told(step) == []


def test_who_shares_may_be_named() -> None:
    """A remedy that the finding names and that does not help."""
    named = FILE.replace("    steps:", "    among: [maker, lake]\n    steps:")

    assert told("{split: {maker: 60%, lake: 40%}}", named) == []
