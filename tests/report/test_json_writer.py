"""Tables as JSON: every number as text, and the same bytes for the same trail."""

from __future__ import annotations

import json

import pytest

from iuralloc.audit.trail import Trail
from iuralloc.report import render_json, tabulate
from iuralloc.report.table import Cell, Column, Table
from report.trails import ALLIANCE, INSTITUTE, example, made


@pytest.mark.parametrize("trail", [example(INSTITUTE), example(ALLIANCE), made()], ids=["a", "b", "c"])
def test_all_tables_come_back(trail: Trail) -> None:
    tables = tabulate(trail)
    data = json.loads(render_json(trail, tables), parse_float=pytest.fail, parse_int=int)

    assert list(data) == ["digest", "findings", "format", "tables"]
    assert ("iuralloc-tables/1", trail.digest) == (data["format"], data["digest"])
    assert [(t.id, t.title, list(t.notes), len(t.rows)) for t in tables] == [
        (t["id"], t["title"], t["notes"], len(t["rows"])) for t in data["tables"]
    ]


def test_a_number_is_text_shown_and_exact() -> None:
    data = json.loads(render_json(example(INSTITUTE), tabulate(example(INSTITUTE))))
    result = next(found for found in data["tables"] if found["id"] == "profit.result")
    gets = [column["heading"] for column in result["columns"]].index("gets")

    assert result["rows"][0][gets] == {
        "shown": "579.1667",
        "exact": "5791667/10000",
        "figure": "profit.1.maker",
    }
    assert result["columns"][gets]["numeric"] is True
    assert result["rows"][3][gets]["role"] == "total"


def test_keys_are_sorted_at_every_depth() -> None:
    def check(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert [key for key, _ in pairs] == sorted(key for key, _ in pairs)
        return dict(pairs)

    json.loads(render_json(made(), tabulate(made()), [{"b": 1, "a": 2}]), object_pairs_hook=check)


def test_findings_are_handed_on() -> None:
    data = json.loads(render_json(made(), (), [{"code": "better-alone"}]))

    assert (data["findings"], data["tables"]) == ([{"code": "better-alone"}], [])


@pytest.mark.parametrize("sign", ["\u202e", "\x1b", "\x7f", "\u2028", "\udc80", "\U000e0041", '"', "\\"])
def test_unseen_characters_are_escaped_and_mean_the_same(sign: str) -> None:
    table = Table("t", f"a{sign}b", (sign,), (Column(sign),), ((Cell(sign),),))
    text = render_json(made(), [table])

    assert sign in {'"', "\\"} or sign not in text
    assert f"a{sign}b" == json.loads(text)["tables"][0]["title"]
