"""Changes in the text of a contract: what is asked for is said afterwards, and every other byte stays."""

from __future__ import annotations

import pytest

from iuralloc.contract.source import Source
from iuralloc.errors import ContractAtFault
from iuralloc.variants.change import changed
from iuralloc.variants.variant import set_by_text

BLOCK = """# a head
title: A   # the title
parties:
  maker: {}
  lake:   # one level
    kind: university
    # about the members
    members:
      team: 60%
      school: 40%   # the rest

contributions:
- {kind: cash}
- id: b
  value: 3
groups: {a: [maker, lake], b: maker}
note: |
  two
  lines
date:
"""


def _after(text: str, *settings: tuple[str, str]) -> str:
    source = Source.from_bytes(text.encode(), "contract.yaml")
    return changed(source, [set_by_text(path, value) for path, value in settings])[0].data.decode()


def _lines(text: str, path: str, value: str) -> tuple[list[str], list[str]]:
    """The lines that go away, and those that come."""
    before, after = text.split("\n"), _after(text, (path, value)).split("\n")
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return before, after


@pytest.mark.parametrize(
    ("path", "value", "gone", "come"),
    [
        ("title", "B", ["title: A   # the title"], ["title: B   # the title"]),
        ("title", "B: c", ["title: A   # the title"], ["title: {B: c}   # the title"]),
        ("title", "'B: c'", ["title: A   # the title"], ["title: 'B: c'   # the title"]),
        ("title", "none", ["title: A   # the title"], []),
        ("parties.lake.members.team", "55%", ["      team: 60%"], ["      team: 55%"]),
        ("parties.lake.members.office", "5%", [], ["      office: 5%"]),
        ("parties.lake.members.school.name", "S", ["      school: 40%   # the rest"], ["      school: {share: 40%, name: S}   # the rest"]),
        ("parties.lake.members.team", "none", ["      team: 60%"], []),
        ("parties.lake.kind", "none", ["    kind: university"], []),
        ("parties.lake.name", "L, U", [], ["    name: L, U"]),
        ("parties.maker.name", "L, U", ["  maker: {}"], ['  maker: {name: "L, U"}']),
        ("parties.lake.members", "none", ["    members:", "      team: 60%", "      school: 40%   # the rest"], []),
        ("parties.lake.members", "{team: 100%}", ["    members:", "      team: 60%", "      school: 40%   # the rest"], ["    members: {team: 100%}"]),
        ("parties.lake", "{}", ["  lake:   # one level", "    kind: university", "    # about the members", "    members:", "      team: 60%", "      school: 40%   # the rest"], ["  lake: {}   # one level"]),
        ("groups.a[1]", "coast", ["groups: {a: [maker, lake], b: maker}"], ["groups: {a: [coast, lake], b: maker}"]),
        ("groups.a[3]", "coast", ["groups: {a: [maker, lake], b: maker}"], ["groups: {a: [maker, lake, coast], b: maker}"]),
        ("groups.a[2]", "none", ["groups: {a: [maker, lake], b: maker}"], ["groups: {a: [maker], b: maker}"]),
        ("groups.a", "none", ["groups: {a: [maker, lake], b: maker}"], ["groups: {b: maker}"]),
        ("groups.b", "none", ["groups: {a: [maker, lake], b: maker}"], ["groups: {a: [maker, lake]}"]),
        ("groups.c", "lake", ["groups: {a: [maker, lake], b: maker}"], ["groups: {a: [maker, lake], b: maker, c: lake}"]),
        ("date", "2027-04-15", ["date:"], ["date: 2027-04-15"]),
        ("law", "none", [], ["law: none"]),
    ],
)  # fmt: skip
def test_only_the_changed_lines_differ(path: str, value: str, gone: list[str], come: list[str]) -> None:
    """A comment lost, a line laid out anew, or a change somewhere else."""
    assert _lines(BLOCK, path, value) == (gone, come)


def test_an_entry_is_added_to_a_file_without_a_last_line_end() -> None:
    """Two lines would become one."""
    assert _after("title: A", ("law", "b")) == "title: A\nlaw: b"


def test_lines_end_as_they_do_in_the_file() -> None:
    """A file from Windows would get two kinds of ends."""
    text = "title: A\r\nparties:\r\n  maker: {}\r\n"

    assert _after(text, ("parties.lake", "{}")) == "title: A\r\nparties:\r\n  maker: {}\r\n  lake: {}\r\n"
    assert _after(text, ("title", "none")) == "parties:\r\n  maker: {}\r\n"


def test_a_byte_order_mark_stays() -> None:
    """Places are counted in bytes: three too few would cut into the key."""
    source = Source.from_bytes("\ufefftitle: 甲乙 # 丙\n".encode(), "contract.yaml")

    assert changed(source, [set_by_text("title", "丁")])[0].data == "\ufefftitle: 丁 # 丙\n".encode()


@pytest.mark.parametrize(
    ("path", "value", "after"),
    [
        ("pools.p.amount", "590", '{\n  "title": "A",\n  "pools": {\n    "p": {"amount": 590, "split": "equal"}\n  }\n}\n'),
        ("pools.p.amount", "590万元", '{\n  "title": "A",\n  "pools": {\n    "p": {"amount": "590万元", "split": "equal"}\n  }\n}\n'),
        ("pools.q", "{to: maker, amount: 0.5}", '{\n  "title": "A",\n  "pools": {\n    "p": {"amount": 1, "split": "equal"},\n    "q": {"to": "maker", "amount": 0.5}\n  }\n}\n'),
        ("title", "none", '{\n  "pools": {\n    "p": {"amount": 1, "split": "equal"}\n  }\n}\n'),
        ("law", "x", '{\n  "title": "A",\n  "pools": {\n    "p": {"amount": 1, "split": "equal"}\n  },\n  "law": "x"\n}\n'),
    ],
)  # fmt: skip
def test_json_stays_json(path: str, value: str, after: str) -> None:
    """Other programs read that file, too."""
    text = '{\n  "title": "A",\n  "pools": {\n    "p": {"amount": 1, "split": "equal"}\n  }\n}\n'

    assert _after(text, (path, value)) == after


def test_comments_between_brackets_stay() -> None:
    """A list over several lines with a comment behind each entry."""
    text = "groups: {\n  a: maker,   # first\n  b: lake   # second\n}\n"

    assert (
        _after(text, ("groups.c", "coast"))
        == "groups: {\n  a: maker,   # first\n  b: lake,   # second\n  c: coast\n}\n"
    )
    assert _after(text, ("groups.b", "none")) == "groups: {\n  a: maker   # first\n     # second\n}\n"


def test_the_last_change_of_a_path_holds_and_old_is_what_the_file_says() -> None:
    """A scenario sets a path that the one it is based on has set before."""
    source = Source.from_bytes(BLOCK.encode(), "contract.yaml")
    after, changes = changed(
        source, [set_by_text("title", "B"), set_by_text("date", "none"), set_by_text("title", "C")]
    )

    assert "title: C   # the title" in after.text
    assert [(c.path, c.old, c.new, c.line) for c in changes] == [("date", "null", "none", 20), ("title", "A", "C", 2)]


def test_an_unusual_notation_is_refused_and_not_guessed() -> None:
    """A text whose empty last lines count: what is added behind it would take them away."""
    with pytest.raises(ContractAtFault) as refused:
        _after("parties: {}\ntitle: |+\n  A\n\n\n", ("law", "x"))

    assert [finding.code for finding in refused.value.findings] == ["edit-not-possible"]


def test_a_key_behind_a_question_mark_is_changed_like_any_other() -> None:
    """YAML that other programs write."""
    text = "? title\n: A   # a\n? parties\n: maker: {}\n  lake: {}\n"

    assert _after(text, ("title", "B")) == text.replace(": A", ": B")
    assert _after(text, ("title", "none")) == "? parties\n: maker: {}\n  lake: {}\n"
    assert _after(text, ("parties.lake", "none")) == "? title\n: A   # a\n? parties\n: maker: {}\n"
    assert _after(text, ("parties", "none"), ("law", "x")) == "? title\n: A   # a\nlaw: x\n"


@pytest.mark.parametrize("value", ["", "[", "{a: b", "*x", "&a b", "!tag x", "a: b: c", "\x00", "- a\nb"])
def test_a_value_that_cannot_be_read_is_refused(value: str) -> None:
    """Nothing of it may reach the file."""
    with pytest.raises(ContractAtFault) as refused:
        set_by_text("title", value)

    assert [finding.code for finding in refused.value.findings] == ["value-not-read"]
