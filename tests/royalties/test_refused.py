"""Royalties that are refused, beyond what the gallery of findings shows, and trails in which a line was changed."""

from __future__ import annotations

from typing import Final

import pytest

from iuralloc.allocate import examine
from iuralloc.errors import LimitReached, Severity
from iuralloc.verify import verify
from trails import ran

HEAD: Final = """\
iuralloc: 1
currency: CNY
unit: 万元
years: 2028..2030
parties: {uni: {kind: university}, inst: {kind: institute}}
figures:
  sales: {2028: 910, 2029: 1_645, 2030: 2_210}
  by_party: {uni: {2028: 5}, inst: {2028: 4}}
  late_rate: {2029..: 3%}
royalties:
  cells: {ROYALTY}
pools: {licence: {amount: cells, to: uni}}
"""


def told(royalty: str) -> set[str]:
    findings = examine(HEAD.replace("ROYALTY", royalty).encode(), "contract.yaml").findings
    return {finding.code for finding in findings if finding.severity is Severity.ERROR}


@pytest.mark.parametrize(
    ("royalty", "code"),
    [
        ("on: sales, rate: {2029..: 3%}", "year-not-listed"),
        ("on: sales, rate: late_rate", "year-not-listed"),
        ("on: sales, rate: {2028..: 3%, 2029: 4%}", "year-twice"),
        ("on: sales, rate: {2027: 5%, 2028..: 3%}", "year-outside"),
        ("on: {lake: 5}, rate: 3%", "not-a-year"),
        ("on: by_party, rate: 3%", "table-where-number"),
        ("on: cells, rate: 3%", "circle"),
        ("on: seles, rate: 3%", "unknown-name"),
        ("on: 2 * cells, rate: 3%", "circle"),
        ("on: sales, rate: -3%", "royalty-rate-out-of-range"),
        ("on: {2028: 5万元}, rate: 3 yuan", "amount-times-amount"),
        ("on: sales, rate: 3%, minimum: -5, credit: none", "negative-amount"),
        ("on: sales, rate: 3%, minimum: 5%, credit: none", "percent-of-what"),
        ("on: sales, rate: 3%, minimum: 5, credit: later", "unknown-word"),
        ("on: sales, rate: 3%, offset: {amount: -4, floor: 1%, unused: lost}", "negative-amount"),
        ("on: sales, rate: 3 yuan, offset: {amount: 4, floor: 1%, unused: lost}", "amount-and-number"),
        ("on: sales, rate: 3%, offset: {amount: 4, floor: 1 yuan, unused: lost}", "amount-and-number"),
        ("on: sales, rate: 3%, offset: {amount: 4, floor: 1%, unused: kept}", "unknown-word"),
        ("on: sales, rate: 3%, audited: {on: sales}", "unknown-key"),
    ],
)
def test_what_cannot_be_reckoned_is_told(royalty: str, code: str) -> None:
    """A royalty that goes through on a guess, or ends in a traceback."""
    assert told(royalty) == {code}


def test_a_refused_royalty_does_not_stop_the_others() -> None:
    """Two faults in two royalties are told at once, and what rests on them is passed over in silence."""
    text = HEAD.replace("ROYALTY", "on: sales, rate: 300%").replace(
        "pools:", "  rings: {on: sales, rate: 3%, minimum: 5}\npools:"
    )
    findings = examine(text.encode(), "contract.yaml").findings

    assert [finding.code for finding in findings] == ["royalty-rate-out-of-range", "credit-not-said"]


@pytest.mark.parametrize("figure", ["floor", "offset_allowed", "offset_taken", "offset_out", "royalty", "top_up"])
def test_a_changed_line_is_found(figure: str) -> None:
    """Somebody changes one line of the statement, and the checker sees nothing."""
    royalty = "on: sales, rate: 3.5%, offset: {amount: 25, floor: 2%, unused: carried}, minimum: 30, credit: carried"
    run = ran(HEAD.replace("ROYALTY", royalty))
    name = f"cells.2029.{figure}"
    (line,) = [line for line in run.trail.splitlines() if f'"id":"{name}"'.encode() in line]
    value = f'"value":"{run.figures[name]["value"]}"'.encode()
    assert value in line
    changed = run.trail.replace(line, line.replace(value, b'"value":"7"'))

    assert verify(run.trail, run.data).faults == ()
    assert name in {fault.figure for fault in verify(changed, run.data).faults}


def test_more_royalties_than_anybody_can_check_are_refused_at_once() -> None:
    """A thousand royalties over a hundred years would be computed for minutes, and printed for hours."""
    many = "\n".join(f"  r{number}: {{on: {{2000: 5}}, rate: 3%}}" for number in range(1_000))
    text = f"iuralloc: 1\ncurrency: CNY\nyears: 2000..2099\nparties: {{uni: {{}}}}\nroyalties:\n{many}\n"
    with pytest.raises(LimitReached) as reached:
        examine(text.encode(), "contract.yaml")

    assert [finding.code for finding in reached.value.findings] == ["too-many-figures"]
