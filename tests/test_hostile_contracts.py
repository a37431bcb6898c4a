"""Hostile and broken files: whatever stands in one, it is computed or refused in words, soon, and in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from attacks.contracts import EQUAL, HEAD, LARGE, TWO
from iuralloc.allocate import allocate, check
from iuralloc.errors import Finding, Refusal, Severity, Status
from iuralloc.report.findings import finding_data, render_findings
from iuralloc.verify import verify

BYTES: Final = 500_000_000


def _examined(data: str | bytes) -> tuple[Status, tuple[Finding, ...]]:
    """The status and the findings of a file; nothing but a refusal may come out, and all of it can be printed."""
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    try:
        contract, findings = check(raw, "contract.yaml")
        faulty = contract is None or any(finding.severity is Severity.ERROR for finding in findings)
        status = Status.AT_FAULT if faulty else Status.DONE
    except Refusal as refusal:
        status, findings = refusal.status, refusal.findings
    shown = render_findings(findings, raw, "contract.yaml", 80)
    json.dumps([finding_data(finding, "contract.yaml") for finding in findings])

    assert status is Status.DONE or findings
    assert all(sign.isprintable() or sign == "\n" for sign in shown)
    return status, findings


def _codes(data: str | bytes) -> list[str]:
    return [finding.code for finding in _examined(data)[1]]


def _computed(text: str) -> None:
    status, findings = _examined(text)

    assert status is Status.DONE, [finding.code for finding in findings]
    contract, _ = check(text.encode(), "contract.yaml")

    assert contract is not None
    assert verify(allocate(contract).text().encode(), text.encode()).faults == ()


# -- Bytes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b" \n\t\n", "file-empty"),
        (b"# only\n# comments\n", "file-empty"),
        (b"---\n", "file-empty"),
        (b"null\n", "file-empty"),
        (bytes(range(256)) * 4, "not-utf8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not-utf8"),
        (b"PK\x03\x04\x14\x00\x06\x00" + b"\xd0\xcf\x11\xe0" * 30, "not-utf8"),
        (b"\x00" * 1_000, "control-character"),
        ((TWO + EQUAL).encode("utf-16"), "not-utf8"),
        ((TWO + EQUAL).encode("utf-16-le"), "not-utf8"),
        ((TWO + EQUAL).encode("gbk"), "not-utf8"),
        ("title: Universität Köln\n".encode("latin-1"), "not-utf8"),
        ("title: \ud800\n".encode("utf-8", "surrogatepass"), "not-utf8"),
        (b"\xef\xbb\xbf", "file-empty"),
        (b"\xef\xbb\xbf\xef\xbb\xbf" + TWO.encode(), "no-pools"),
        ("title: a\x1b[31mb\n", "control-character"),
        ("title: a\x00b\n", "control-character"),
        ("title: a\x7fb\n", "control-character"),
        ("just some words\n", "not-a-contract"),
        ("- a\n- b\n", "not-a-contract"),
        ("[]", "not-a-contract"),
        ("42", "not-a-contract"),
        ('"text"', "not-a-contract"),
        ("law：none\ncurrency：CNY\n", "full-width-sign"),
        ("<html><body>404</body></html>", "not-a-contract"),
        ("{\\rtf1\\ansi contract}", "not-a-contract"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_contract_are_told_from_one(data: str | bytes, code: str) -> None:
    """The first finding says what the file is instead."""
    assert _codes(data)[0] == code


@pytest.mark.parametrize(
    ("encoding", "guess"), [("utf-16", "UTF-16"), ("utf-16-be", "UTF-16"), ("gbk", "GBK"), ("gb18030", "GBK")]
)
def test_the_encoding_is_guessed(encoding: str, guess: str) -> None:
    """Whoever saved the file in the wrong encoding is told in which."""
    data = (TWO + "title: 电池回收中心合作协议（结算附件）\n" + EQUAL).encode(encoding)

    assert _examined(data)[1][0].facts["guess"] == guess


def test_western_text_is_not_taken_for_chinese() -> None:
    """A pair of an accented and a plain letter is a character of GBK, and means nothing."""
    assert _examined("title: Universität zu Köln, Außenstelle\n".encode("latin-1"))[1][0].facts["guess"] == "Latin-1"


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    """Windows editors write both; figures, lines and columns stay as they are."""
    plain = (TWO + "contributions: {maker: 41.5, lake: 2/3}\n" + EQUAL.replace("equal", "contribution")).encode()
    marked = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")
    trails = []
    for data in (plain, marked):
        contract, findings = check(data, "contract.yaml")

        assert contract is not None
        assert findings == ()
        trail = allocate(contract)

        assert verify(trail.text().encode(), data).green
        trails.append(trail)

    assert {name: figure["value"] for name, figure in trails[0].figures.items()} == {
        name: figure["value"] for name, figure in trails[1].figures.items()
    }


@pytest.mark.parametrize("end", ["\u2028", "\x85", "\r"])
def test_only_a_line_feed_ends_a_line(end: str) -> None:
    """The checker counts line feeds; were another sign counted here, a sound trail would be red."""
    _computed(f'{HEAD}title: "one{end}two"\n{TWO.removeprefix(HEAD)}{EQUAL}')


# -- Notation -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n" + TWO + EQUAL, ["unknown-key", "alias-not-read"]),
        (TWO + "pools:\n  fees: &f {amount: 80, split: {by: equal}}\n  more: {<<: *f}\n", ["alias-not-read"]),
        (TWO + "pools: {fees: {amount: !!float 80, split: {by: equal}}}\n", ["tag-not-read"]),
        (TWO + 'pools: {fees: {amount: !!python/object/apply:os.system ["true"], split: {by: equal}}}\n', ["tag-not-read"]),
        (TWO + 'title: !!python/name:os.system ""\n' + EQUAL, ["tag-not-read"]),
        (TWO + 'title: "\\ud800"\n' + EQUAL, ["lone-surrogate"]),
        (TWO + "? [a, b]\n: c\n" + EQUAL, ["key-not-text"]),
        (TWO + "? {a: b}\n: c\n" + EQUAL, ["key-not-text"]),
        (TWO + EQUAL + "---\n" + TWO + EQUAL, ["two-documents"]),
        (TWO + EQUAL + "...\nmore: text\n", ["two-documents"]),
        ("%YAML " + "1" * 5_000 + "\n---\n" + TWO + EQUAL, ["not-yaml"]),
        (TWO + 'title: "\\U00110000"\n' + EQUAL, ["not-yaml"]),
        (TWO + "title: !" + "x" * 3_000 + " y\n" + EQUAL, ["tag-not-read"]),
        (TWO + "pools:\n  fees:\n\tamount: 80\n", ["tab-in-indent"]),
        ('{"iuralloc": "1", "currency": "CNY", "currency": "CNY", "parties": {"a": {}}, "pools": {"p": {"amount": 1, "to": "a"}}}', ["duplicate-key"]),
        (TWO + "parties: {coast: {}}\n" + EQUAL, ["duplicate-key"]),
        (TWO + '"": {}\n' + EQUAL, ["unknown-key"]),
        (TWO + "my notes: none\n" + EQUAL, ["unknown-key"]),
        (TWO + "title:\n" + EQUAL, ["empty-value"]),
        (TWO + "title: ~\n" + EQUAL, ["empty-value"]),
        (HEAD + "parties:\npools:\n", ["empty-value"]),
    ],
)  # fmt: skip
def test_notation_that_is_not_read(text: str, codes: list[str]) -> None:
    """Aliases, tags, documents, odd keys: refused by name, and nothing runs."""
    assert list(dict.fromkeys(_codes(text)))[: len(codes)] == codes


@pytest.mark.parametrize(
    ("name", "warning"),
    [
        ('"[/bold][red]"', False),
        ('"=1+1"', False),
        ("'@SUM(A1)'", False),
        ('"\\e[31mred\\a\\0"', True),
        ("a\u202eb", True),
        ("a\u200bb", True),
        ('"\\uFEFFa"', True),
        ("'%s {0} {maker} $HOME `ls`'", False),
    ],
)
def test_names_may_be_anything_and_hide_nothing(name: str, *, warning: bool) -> None:
    """A name is free text; one that reads otherwise than it looks is told."""
    text = HEAD + f"parties: {{maker: {{name: {name}}}, lake: {{}}}}\n" + EQUAL

    assert _codes(text) == ["hidden-character"] * warning
    _computed(text)


@pytest.mark.parametrize(
    "party",
    ['"[/bold]"', "=1+1", "la\u200bke", "la\u202eke", '"a.b"', '"a[1]"', '"a b"', "1st", "_a", "a-b", '"\\e[31m"', "'{x}'", "ﬁrm", '""'],
)  # fmt: skip
def test_ids_are_plain_words(party: str) -> None:
    """An id stands in formulas, paths and figures: letters, digits, `_`; told once, wherever it stands."""
    text = (
        HEAD
        + f"parties: {{maker: {{}}, {party}: {{}}}}\npools: {{fees: {{amount: 80, split: {{maker: 45%, {party}: 55%}}}}}}\n"
    )

    assert _codes(text) == ["id-malformed"]


@pytest.mark.parametrize("twin", ["makеr", "Мaker", "m_aker", "rnaker"])
def test_ids_that_look_alike_are_told(twin: str) -> None:
    """Cyrillic letters, signs that vanish in print: on paper it would be one party with two shares."""
    text = HEAD + f"parties: {{maker: {{}}, {twin}: {{}}}}\n" + EQUAL

    assert _codes(text)[0] in {"ids-look-alike", "unknown-party"}


@pytest.mark.parametrize("chinese", ["恒达", "湖滨大学", "甲", "Ω", "𠮷野", "maker2", "a_b"])
def test_ids_of_any_script_are_computed(chinese: str) -> None:
    """A Chinese file has Chinese ids; the checker reads them, too."""
    _computed(
        HEAD
        + f"parties: {{maker: {{}}, {chinese}: {{members: {{组: 2/3, 院: 1/3}}}}}}\n"
        + f"pools: {{利润: {{amount: 100, split: {{maker: 45%, {chinese}: 55%}}}}}}\n"
    )


# -- Numbers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("9" * 100_000, "formula-too-long"),
        ("9" * 41, "number-too-long"),
        ("1e99999999", "number-too-long"),
        ("1e-99999999", "number-too-long"),
        ("1e31", "number-too-long"),
        (".inf", "not-a-number"),
        ("-.INF", "not-a-number"),
        (".nan", "not-a-number"),
        ("nan", "unknown-name"),
        ("0x10", "formula-not-read"),
        ("1__0", "not-a-number"),
        ("1/0", "not-a-number"),
        ("1.000,00", "ambiguous-number"),
        ("1,00", "ambiguous-number"),
        ("1.000.000", "not-a-number"),
        ("yes", "unknown-name"),
        ("true", "boolean-is-no-number"),
        ("35%", "percent-of-what"),
        ("12‰", "percent-of-what"),
        ("-80", "negative-pool"),
        ("80 USD", "currency-without-exchange"),
        ("€80", "currency-sign"),
        ("80, 90", "not-a-number"),
        ("[80]", "wrong-shape"),
        ("{20280: 80}", "not-a-year"),
        ("'8\n\n  0'", "number-not-literal"),
        ('"8\\u0030"', "number-not-literal"),
        ("contested", "contested-without-range"),
        ("710 .. 640", "range-upside-down"),
        ("total(x)", "unknown-name"),
        ("(" * 1_000 + "8" + ")" * 1_000, "formula-too-long"),
        ("-" * 60 + "8", "formula-not-read"),
        ("- " * 60 + "8", "sign-needs-quotes"),
        ("8 + " * 240 + "8", "formula-too-deep"),
        ("8 + " * 300 + "8", "formula-too-long"),
        ("sqrt(4)", "unknown-function"),
        ("__import__('os')", "formula-not-read"),
        ("fees", "circle"),
        ("maker", "unknown-name"),
        ("amount", "unknown-name"),
        ("contribution.nobody", "unknown-name"),
    ],
)  # fmt: skip
def test_amounts_that_are_none(amount: str, code: str) -> None:
    """Each is refused for its own reason."""
    text = TWO + f"pools:\n  fees:\n    amount: {amount}\n    split: {{by: equal}}\n"

    assert _codes(text)[0] == code


@pytest.mark.parametrize(
    "amount",
    ["80", "1_370", "1,370", "１３７", "1.5", "5/8", "118万元", "80 CNY", "1e2", "0", "-0", "+5", "010", "0.000000000000001",
     "1e30", "(" * 400 + "8" + ")" * 400, "35% of 200", "max(1, 2)", "2 * 35万元", "'80'", '"80"', "80 # a comment"],
)  # fmt: skip
def test_amounts_that_are_some(amount: str) -> None:
    """What people write is read, and the checker reads the same."""
    _computed(TWO + f"pools:\n  fees:\n    amount: {amount}\n    split: {{by: equal}}\n")


@pytest.mark.parametrize(
    ("count", "code"),
    [("1_000_000", "too-many-parties"), ("-1", "count-not-whole"), ("0", "count-not-whole"), ("1.5", "count-not-whole"),
     ("50%", "count-not-whole"), ("3万元", "count-not-whole"), ("2 * 3", "count-not-whole"), ("true", "boolean-is-no-number"),
     ("[3]", "wrong-shape"), ("9" * 30, "too-many-parties")],
)  # fmt: skip
def test_counts_are_whole_numbers(count: str, code: str) -> None:
    """One wrong count would make a wrong number of parties."""
    assert _codes(HEAD + f"parties: {{smelter: {{count: {count}}}}}\n" + EQUAL)[0] == code


# -- Parties, shares, games -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (HEAD + "parties: {}\n" + EQUAL, ["no-parties"]),
        (HEAD + EQUAL, ["no-parties"]),
        (TWO + "pools: {}\n", ["no-pools"]),
        (TWO, ["no-pools"]),
        (TWO + "contributions: {maker: 0, lake: 0}\npools: {fees: {amount: 80, split: {by: contribution}}}\n", ["weights-sum-to-zero"]),
        (TWO + "pools: {fees: {amount: 80, split: {by: contribution}}}\n", ["weights-sum-to-zero"]),
        (TWO + "contributions: {maker: -5}\npools: {fees: {amount: 80, split: {by: contribution}}}\n", ["negative-amount"]),
        (TWO + "pools: {fees: {amount: 80, split: {maker: 0%, lake: 0%}}}\n", ["shares-do-not-fill"]),
        (TWO + "pools: {fees: {amount: 80, split: {}}}\n", ["shares-do-not-fill"]),
        (TWO + "pools: {fees: {amount: 80, among: [], split: {by: equal}}}\n", ["among-nobody"]),
        (TWO + "figures: {a: b, b: c, c: a}\n" + EQUAL, ["circle"]),
        (TWO + "figures: {a: fees}\npools: {fees: {amount: a, split: {by: equal}}}\n", ["circle"]),
        (TWO + "pools: {fees: {amount: 80, split: {by: fees}}}\n", ["circle"]),
        (TWO + "pools: {fees: {amount: sum(fees), split: {by: equal}}}\n", ["circle"]),
        (TWO + "groups: {a: b, b: a}\n" + EQUAL, ["circle"]),
        (TWO + "groups: {a: all except all}\n" + EQUAL, ["group-empty"]),
        (HEAD + "parties: {maker: {members: {a: fees.maker / fees.maker}}}\n" + EQUAL, ["circle"]),
        (TWO + "pools: {fees: {amount: 80, worth: {maker: 1, maker + lake: 80}, unlisted: superadditive, split: {by: shapley}}}\n", ["worth-alone-missing"]),
        (TWO + "pools: {fees: {amount: 80, worth: {maker: 1}, split: {by: shapley}}}\n", ["worth-of-all-missing"]),
        (TWO + "pools: {fees: {amount: 80, synergies: {}, split: {by: shapley}}}\n", ["worth-is-not-amount"]),
        (TWO + "pools: {fees: {amount: 80, to: {maker: 1}}}\n", ["wrong-shape"]),
        (TWO + "contributions: {maker: [{id: a, value: 1}], each enterprise: [{id: a, value: 2}]}\n" + EQUAL, ["id-taken"]),
    ],
)  # fmt: skip
def test_contracts_that_make_no_sense(text: str, codes: list[str]) -> None:
    """One finding each: the cause, not what follows from it."""
    assert _codes(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "parties: {maker: {}}\n" + EQUAL,
        HEAD + "parties: {maker: {count: 1}}\n" + EQUAL.replace("equal", "contribution") + "contributions: {each maker: 3}\n",
        TWO + EQUAL.replace("80", "0"),
        TWO + "contributions: {maker: 5}\npools: {fees: {amount: 80, split: {by: contribution}}}\n",
        TWO + "pools: {fees: {amount: 80, split: {maker: 0%, lake: 100%}}}\n",
        TWO + "pools: {fees: {amount: 80, split: {maker: 20%, unallocated: 80%}}}\n",
        TWO + "pools: {fees: {amount: 80, to: maker}}\n",
        HEAD + "parties: {maker: {}}\npools: {fees: {amount: 80, worth: {maker: 80}, split: {by: shapley}}}\n",
        TWO + "figures: {r: 3/4}\npools: {fees: {amount: 80, worth: {maker: 20 * r, lake: r / 2, maker + lake: 80}, split: {by: shapley}}}\n",
        TWO + "pools: {fees: {amount: 0, worth: {maker: 0, lake: 0, maker + lake: 0}, split: {by: shapley}}}\n",
        TWO + "groups: {a: [maker, b], b: lake, c: all except b}\npools: {fees: {amount: 80, among: [c, lake], split: {by: equal}}}\n",
        TWO + "pools: {fees: {amount: 80, split: {each enterprise: 1/3, each university: 2/3}}}\n",
        HEAD + "parties: {maker: {members: " + "".join(f"{{m{i}: {{members: " for i in range(16)) + "{x: {}}" + "}}" * 16 + "}}\n" + EQUAL,
    ],
)  # fmt: skip
def test_contracts_at_the_edge_are_computed(text: str) -> None:
    """One party, nothing to divide, a share of 0, a game of one: odd, and in order."""
    _computed(text)


def test_members_thirty_deep_are_a_limit_and_no_crash() -> None:
    """Two levels of braces for each level of members: beyond the budget."""
    members = "".join(f"{{m{i}: {{members: " for i in range(30)) + "{x: {}}" + "}}" * 30

    assert _examined(HEAD + f"parties: {{maker: {{members: {members}}}}}\n" + EQUAL)[0] is Status.LIMIT


# -- Size -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LARGE)
def test_large_files_meet_their_limit(name: str) -> None:
    """Refused by the limit that they pass, before any work is done on them; the others are computed."""
    make, code = LARGE[name]
    text = make()
    told = _codes(text)

    assert (told[0] if told else None) == code


#: those that take the most memory
HUNGRY: Final = ("99 990 entries", "2 000 parties", "7 000 synergies of pairs")


@pytest.mark.parametrize("name", HUNGRY)
def test_large_files_take_little_memory(name: str) -> None:
    """Half a gigabyte of addresses at most, in a process of its own: the peak of this one is that of other tests."""
    told = _within(BYTES, f"from test_hostile_contracts import LARGE, _codes\n_codes(LARGE[{name!r}][0]())")

    assert (told.returncode, told.stderr) == (0, "")


def test_the_limit_of_memory_limits() -> None:
    """A process that takes more than it may ends in an error, or the test above says nothing."""
    assert "MemoryError" in _within(BYTES, f"bytes({BYTES})").stderr


def _within(size: int, script: str) -> subprocess.CompletedProcess[str]:
    limited = f"import resource\nresource.setrlimit(resource.RLIMIT_AS, ({size}, {size}))\n{script}"
    return subprocess.run(
        [sys.executable, "-c", limited],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
