"""Paths: what they mean, where they lead, and what is told of those that lead nowhere."""

from __future__ import annotations

import pytest

from iuralloc.contract.paths import follow, path_text, read_path, read_setting, same
from iuralloc.contract.source import Node, Source
from iuralloc.contract.targets import Target, find_target, removal
from iuralloc.contract.tree import read_tree
from iuralloc.errors import Finding

FILE = """iuralloc: 1
law: none
currency: CNY
parties: {maker: {}, lake: {members: {team: 60%, school: {share: 40%}}}, coast: {}}
contributions:
  maker: [{kind: cash, value: 3}, {id: press, value: 4}]
  lake: {value: 5}
figures: {sales: 910, ratio: {maker: 1, lake: 2, coast: 3}, "a.b": 1}
pools:
  fees: {amount: 80, split: contribution}
  gains:
    amount: 60
    worth: {maker: 1, maker + lake: 20}
    split: {by: equal, terms: {floor: lake at least 20%}}
"""


def _tree(text: str = FILE) -> Node:
    tree = read_tree(Source.from_bytes(text.encode(), "contract.yaml"), [])
    assert tree is not None
    return tree


def _target(path: str) -> Target:
    found = find_target(_tree(), path)
    assert isinstance(found, Target), found
    return found


def _lost(path: str) -> Finding:
    found = find_target(_tree(), path)
    assert isinstance(found, Finding), found
    return found


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("pools.fees.amount", ["pools", "fees", "amount"]),
        (" pools . fees ", ["pools", "fees"]),
        ("contributions.maker[2].value", ["contributions", "maker", "2", "value"]),
        ("contributions.maker[press]", ["contributions", "maker", "press"]),
        ('votes."each smelter"', ["votes", "each smelter"]),
        ("votes.'each smelter'", ["votes", "each smelter"]),
        ("worth.maker + lake", ["worth", "maker + lake"]),
        (r'"a\"b\\c"', ['a"b\\c']),
        ("企业.出资", ["企业", "出资"]),
    ],
)
def test_a_path_is_read(text: str, steps: list[str]) -> None:
    """A key that is read as two, or with its quotation marks, leads somewhere else."""
    assert [step.text for step in read_path(text) or ()] == steps


@pytest.mark.parametrize(
    "text", ["", ".", "a.", ".a", "a..b", "a[", "a[]", "a]", 'a"b"', '"a', "a[1", "a[1]b", "[1].[2]", "x" * 1001, "a." * 41 + "a"]
)  # fmt: skip
def test_what_is_no_path_is_refused(text: str) -> None:
    """A path that is half read would change something else."""
    assert read_path(text) is None
    assert _lost(text).code == "path-not-read"


def test_only_a_sign_outside_quotation_marks_parts_path_and_value() -> None:
    """A value with an equals sign, or a key with one."""
    assert read_setting("a.b=c = d") == ("a.b", "c = d")
    assert read_setting('a."x=y"=1') == ('a."x=y"', "1")
    assert read_setting("a.b") is None


@pytest.mark.parametrize(
    ("path", "canonical", "new", "short"),
    [
        ("pools.fees.amount", "pools.fees.amount", (), ""),
        ("contributions.maker.press.value", "contributions.maker[2].value", (), ""),
        ("contributions.maker[1].clause", "contributions.maker[1].clause", ("clause",), ""),
        ("contributions.maker[3]", "contributions.maker[3]", (2,), ""),
        ("contributions.lake[1].value", "contributions.lake.value", (), ""),
        ("figures.sales.value", "figures.sales", (), ""),
        ("figures.sales.clause", "figures.sales.clause", ("clause",), "value"),
        ("figures.ratio.value.maker", "figures.ratio.maker", (), ""),
        ("figures.ratio.evidence", "figures.ratio.evidence", ("evidence",), "value"),
        ("pools.fees.split.by", "pools.fees.split", (), ""),
        ("pools.fees.split.terms.floor", "pools.fees.split.terms.floor", ("terms", "floor"), "by"),
        ("pools.gains.split.terms.floor.value", "pools.gains.split.terms.floor", (), ""),
        ("pools.gains.split.terms.roof", "pools.gains.split.terms.roof", ("roof",), ""),
        ("parties.lake.members.team.name", "parties.lake.members.team.name", ("name",), "share"),
        ("pools.new", "pools.new", ("new",), ""),
        ("risks.fire", "risks.fire", ("risks", "fire"), ""),
        ('figures."a.b"', 'figures."a.b"', (), ""),
    ],
)
def test_a_path_leads_to_what_is_there_or_could_be(path: str, canonical: str, new: tuple[str, ...], short: str) -> None:
    """Entries by number or id, short forms for their long ones, and what the file could say."""
    target = _target(path)

    assert (target.text, target.new, target.short) == (canonical, new, short)


@pytest.mark.parametrize(
    ("path", "step", "reached", "near"),
    [
        ("pools.fes.amount", "fes", "pools", "pools.fees.amount"),
        ("pools.fees.amuont", "amuont", "pools.fees", "pools.fees.amount"),
        ("pool.fes.amuont", "pool", "", "pools.fees.amount"),
        ("gains.split.terms.floor", "gains", "", "pools.gains.split.terms.floor"),
        ("press.value", "press", "", ""),
        ("contributions.maker[4].value", "4", "contributions.maker", ""),
        ("contributions.maker[0]", "0", "contributions.maker", ""),
        ("pools.fees.split.termz", "termz", "pools.fees.split", "pools.fees.split.terms"),
        ("pools.gains.split.bye", "bye", "pools.gains.split", "pools.gains.split.by"),
        ("events.fire.amount", "events", "", ""),
        ("iuralloc.x", "x", "iuralloc", ""),
        ("pools.fees.amount.maker.x", "maker", "pools.fees.amount", ""),
        ("pools.fees.windfall", "windfall", "pools.fees", ""),
    ],
)
def test_a_wrong_path_is_told_with_the_nearest(path: str, step: str, reached: str, near: str) -> None:
    """Where it went wrong, and which path was meant; an entry below one that is not there is not invented."""
    finding = _lost(path)

    assert finding.code == "path-leads-nowhere"
    assert (finding.facts["step"], finding.facts["reached"], finding.facts["near"]) == (step, reached, near)


@pytest.mark.parametrize(
    ("path", "value", "removes"),
    [
        ("pools.fees", "none", True),
        ("pools.gains.split.terms.floor", "none", True),
        ("pools.fees", '"none"', False),
        ("pools.fees.amount", "nobody", False),
        # A word that the file may say there itself is said, and removes nothing.
        ("law", "none", False),
    ],
)
def test_none_removes_where_the_file_could_not_say_it(path: str, value: str, *, removes: bool) -> None:
    assert removal(_target(path), _tree(value)) is removes


def test_every_path_of_a_file_leads_back_to_its_node() -> None:
    """What a finding prints as a path can be used as one."""
    stack: list[tuple[tuple[str | int, ...], Node]] = [((), _tree())]
    count = 0
    while stack:
        keys, node = stack.pop()
        if keys:
            way = follow(_tree(), read_path(path_text(keys)) or ())
            assert (way.left, way.keys) == ((), keys)
            assert same(way.end, node)
            count += 1
        below: list[str | int] = (
            list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
        )
        stack += [((*keys, key), node[key]) for key in below]  # type: ignore[index]

    assert count > 40
