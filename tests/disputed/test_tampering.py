"""What stands beside the result is checked like the result: a changed digit names its figure."""

from __future__ import annotations

import json
from typing import Final

import pytest

from disputed.files import HEAD, examined
from iuralloc.audit.trail import canonical
from iuralloc.verify import verify

TEXT: Final = """years: 2031..2031
figures:
  rate:
    value: {maker: 1, lake: 2, coast: 3}
    restated: {value: {maker: 3, lake: 2, coast: 1}, as_of: 2032-06-30, interest: 4%}
  part: {value: 30%, range: 15% .. 45%}
pools:
  sales: {amount: {2031: 600}, split: {by: rate}}
  fees: {amount: 100, among: [maker, lake], split: {maker: part, lake: 1 - part}, claimed: {maker: 31}}
"""


def _data() -> tuple[bytes, bytes]:
    contract = (HEAD + TEXT).encode()
    return examined(TEXT).trail().text().encode(), contract


def test_it_is_sound_as_it_is() -> None:
    assert verify(*_data()).faults == ()


@pytest.mark.parametrize(
    "figure",
    [
        "restated.rate.maker", "restated.sales.2031.1.maker", "resettled.sales.2031.maker",
        "resettled.all.interest.sales.2031.maker", "resettled.all.factor.2031", "resettled.all.due.coast",
        "resettled.all.payment.coast.maker", "range.2.part", "range.1.fees.1.maker", "range.least.fees.maker",
        "range.most.fees.lake", "claimed.fees.1.maker", "claimed.difference.fees.1.maker",
    ],
)  # fmt: skip
def test_a_changed_value_names_its_figure(figure: str) -> None:
    """One digit of a difference, an end, a payment or a claim."""
    trail, contract = _data()
    lines = trail.decode().splitlines()
    (at,) = [n for n, line in enumerate(lines) if f'"id":"{figure}"' in line]
    record = json.loads(lines[at].rstrip(","))
    record["value"] = "12345/7"
    lines[at] = canonical(record) + lines[at][len(lines[at].rstrip(",")) :]
    found = verify("\n".join([*lines, ""]).encode(), contract)

    assert ("value", figure) in {(fault.code, fault.figure) for fault in found.faults}


def test_a_changed_end_in_the_contract_is_seen() -> None:
    """The trail was made from 15 % .. 45 %."""
    trail, contract = _data()
    found = verify(trail, contract.replace(b"15% .. 45%", b"25% .. 45%"))

    assert "range.1.part" in {fault.figure for fault in found.faults}
