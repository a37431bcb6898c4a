"""Any contract at all: its tables can be laid out, add up, and name every figure."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from effort import many
from iuralloc.allocate import examine
from iuralloc.report import render_json, render_text, tabulate
from iuralloc.report.explain import as_text, explained
from iuralloc.report.table import Role
from report.trails import column, counted, expanded, verb
from strategies import Case, contracts


@settings(max_examples=many(25), suppress_health_check=list(HealthCheck))
@given(contracts(), st.sampled_from([40, 80, 100, 200]))
def test_tables_of_any_contract_hold_what_they_promise(case: Case, width: int) -> None:
    examined = examine(case.data, "contract.yaml")
    # That valid contracts are computed is another test's concern.
    assume(examined.ledger is not None)
    trail = examined.trail()
    tables = tabulate(trail)
    text = render_text(tables, width)
    named: set[str] = set()
    for found in tables:
        if found.id.startswith("grounds."):
            named = named.union(*(expanded(cell.text) for cell in column(found, "figure")))
        if found.id.endswith(".result"):
            heading = "exact" if "yardstick" in found.title else verb(found)
            rows = list(zip(found.rows, column(found, heading), strict=True))
            total = next(cell for row, cell in rows if row[0].role is Role.TOTAL)
            body = [(row[0], cell) for row, cell in rows if row[0].role is Role.BODY]
            assert Fraction(total.exact) == sum(counted(head) * Fraction(cell.exact) for head, cell in body)

    assert named == set(trail.figures)
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert render_json(trail, tables)
    last = list(trail.figures)[-1]
    assert as_text(explained(trail, last), width).startswith(last)
