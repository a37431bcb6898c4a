"""Contracts that a random draw seldom meets: each was a slip of the program once, or is one still."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest

from iuralloc.allocate import Examined, examine
from iuralloc.audit.trail import Trail
from iuralloc.errors import LimitReached, Severity
from iuralloc.verify import verify

HEAD = "iuralloc: 1\ncurrency: CNY\nround: {to: 1}\n"
THREE = HEAD + "parties: {maker: {}, lake: {}, coast: {members: {lab: {}, team: {}, school: {}}}}\n"


def _examined(text: str) -> Examined:
    return examine(text.encode(), "contract.yaml")


def _errors(text: str) -> list[str]:
    return [finding.code for finding in _examined(text).findings if finding.severity is Severity.ERROR]


def _trail(text: str) -> Trail:
    assert _errors(text) == []
    return _examined(text).trail()


def _verified(text: str) -> Trail:
    trail = _trail(text)

    assert verify(trail.text().encode(), text.encode()).faults == ()
    return trail


def _paid(trail: Trail, *figures: str) -> list[Fraction]:
    return [trail.amount(figure) for figure in figures]


@pytest.mark.parametrize(
    "part", ["2/3 of sales", "2 / 3 of sales", "sales * 2/3", "2/3 of 100% of sales", "3 * 2/9 of sales"]
)
def test_two_thirds_of_a_figure_are_two_thirds(part: str) -> None:
    """`2/3 of sales` was two divided by three times the sales."""
    trail = _verified(
        f"{THREE}figures: {{sales: 60, part: {part}}}\npools: {{fees: {{amount: part, split: {{by: equal}}}}}}\n"
    )

    assert trail.amount("fees.amount") == 40


# -- Ties -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", list(permutations(["maker: 1/3", "lake: 1/3", "coast: 1/3"])))
def test_ties_in_a_table_of_shares_go_by_the_order_of_parties(rows: tuple[str, ...]) -> None:
    """Two drafts of one clause, with its rows swapped, would pay the odd yuan to different parties."""
    trail = _trail(f"{THREE}pools: {{fees: {{amount: 1, split: {{{', '.join(rows)}}}}}}}\n")

    assert _paid(trail, "fees.1.maker", "fees.1.lake", "fees.1.coast") == [1, 0, 0]


@pytest.mark.parametrize("rows", list(permutations(["lab: 1/3", "team: 1/3", "school: 1/3"])))
def test_ties_in_a_table_inside_go_by_the_order_of_members(rows: tuple[str, ...]) -> None:
    """The same, one level down."""
    plan = f"inside: {{coast: {{split: {{{', '.join(rows)}}}}}}}"
    trail = _trail(f"{THREE}pools: {{fees: {{amount: 2, split: {{coast: 100%}}, {plan}}}}}\n")

    assert _paid(trail, *(f"fees.1.coast.{member}" for member in ("lab", "team", "school"))) == [1, 1, 0]


# -- Notation -------------------------------------------------------------------------------------------------------

PLAIN = f"{THREE}pools: {{fees: {{amount: 7, split: equal}}}}\n"


@pytest.mark.parametrize(
    "sign", ["\u2028", "\u2029", "\u0085"], ids=["line separator", "paragraph separator", "next line"]
)
def test_comment_may_hold_a_sign_that_is_no_line_end(sign: str) -> None:
    """Text pasted from a word processor into a comment: YAML 1.2 ends lines with CR and LF only."""
    _verified(PLAIN.replace("pools:", f"# minutes{sign}of 3 May\npools:"))


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    """The checker counts lines by itself: a number on another line than the trail says would be red."""
    _verified(PLAIN.replace("\n", end))


def test_json_may_escape_a_sign_beyond_the_first_plane() -> None:
    """Every JSON library writes 𠮷 as two escapes, a surrogate pair, unless it is told not to."""
    party = '{"iuralloc": 1, "currency": "CNY", "title": "\\ud842\\udfb7", "parties": {"maker": {}}'
    trail = _verified(f'{party}, "pools": {{"fees": {{"amount": 7, "split": "equal"}}}}}}')

    assert trail.contract["title"] == "𠮷"


# -- Names ----------------------------------------------------------------------------------------------------------


def test_entry_id_that_a_party_has_twice_is_a_finding() -> None:
    """An id given to `each` and again to one of them: two figures of one name."""
    text = f"{THREE}contributions: {{each all: {{id: fee, value: 2}}, lake: {{id: fee, value: 1}}}}\n"

    assert _errors(text + "pools: {fees: {amount: 1, split: {by: contribution}}}\n") == ["id-taken"]


def test_share_of_a_member_may_name_a_figure() -> None:
    """The share of a member is a formula like any other, and its figure is computed first, wherever it stands."""
    parties = HEAD + "parties: {maker: {members: {lab: {share: part}, team: {share: 1 - part}}}}\n"
    trail = _verified(parties + "pools: {fees: {amount: 9, split: equal}}\nfigures: {part: 1/3}\n")

    assert _paid(trail, "fees.1.maker.lab", "fees.1.maker.team") == [3, 6]


def test_figure_may_be_another_by_its_bare_name() -> None:
    """The formula of such a figure is the other figure, and nothing else."""
    figures = "figures: {base: 3, same: base, rates: {maker: 1, lake: 2, coast: 3}, copy: rates}\n"
    trail = _verified(f"{THREE}{figures}pools: {{fees: {{amount: 6 * same, split: {{by: copy}}}}}}\n")

    assert _paid(trail, "fees.1.maker", "fees.1.lake", "fees.1.coast") == [3, 6, 9]


def test_circle_names_everything_in_it() -> None:
    """A finding `circle: →` names nothing that a reader could mend."""
    text = f"{THREE}contributions: {{maker: sum(contribution)}}\npools: {{fees: {{amount: 1, split: equal}}}}\n"
    facts = [finding.facts for finding in _examined(text).findings if finding.code == "circle"]

    assert [name for fact in facts for name in fact["ring"].split(" → ")] == ["contributions", "contributions"]


# -- The checker, and what the program writes for it ------------------------------------------------------------------


def test_remarks_do_not_turn_the_checker_red() -> None:
    """A warning in a trail is no fault of the trail: whoever is better alone must still be able to verify it."""
    worths = "worth: {maker: 6, lake: 0, coast: 0, maker + lake: 6, maker + coast: 6, lake + coast: 0, all: 9}"
    text = f"{THREE}pools: {{fees: {{amount: 9, {worths}, split: equal}}}}\n"

    assert [finding.code for finding in _examined(text).findings] == ["better-alone"]
    _verified(text)


def _named(parties: int) -> str:
    names = [f"firm{number}x" for number in range(parties)]
    worths = ", ".join(f"{name}: {number}" for number, name in enumerate(names))
    pool = f"{{synergies: {{{worths}}}, split: shapley}}"
    return f"{HEAD}parties: {{{', '.join(f'{name}: {{}}' for name in names)}}}\npools: {{fees: {pool}}}\n"


def test_checker_keeps_up_with_many_named_parties() -> None:
    """What the program computes in a second, the checker must not call too large."""
    _verified(_named(300))


def _bytes_for_each_figure(parties: int, file: str) -> Fraction:
    trail = _trail(file.replace("COUNT", str(parties)))
    return Fraction(len(trail.text()), len(trail.figures))


@pytest.mark.parametrize(
    "pools",
    [
        "pools: {fees: {amount: 1, split: {by: rates / sum(rates)}}}",
        "figures: {rates: {each firm: 2}, parts: rates / sum(rates)}\npools: {fees: {amount: 1, split: {by: parts}}}",
    ],
    ids=["in a split", "in a figure"],
)
def test_a_sum_is_not_written_out_for_every_party(pools: str) -> None:
    """With 2 000 parties, 2 000 sums of 2 000 terms: a trail of seventy million bytes that no checker opens."""
    figures = "" if "figures" in pools else "figures: {rates: {each firm: 2}}\n"
    file = f"{HEAD}parties: {{firm: {{count: COUNT}}}}\n{figures}{pools}\n"

    assert _bytes_for_each_figure(160, file) < 2 * _bytes_for_each_figure(20, file)


def _line_of(trail: bytes, figure: str) -> int:
    return next(at for at, line in enumerate(trail.split(b"\n")) if f'"id":"{figure}"'.encode() in line)


@pytest.mark.parametrize("at", [0, 1, 40])
def test_line_feed_in_a_record_names_its_figure(at: int) -> None:
    """A line feed is a byte as any other: where it falls, the figure of that line is named."""
    trail = _trail(PLAIN).text().encode()
    lines = trail.split(b"\n")
    number = _line_of(trail, "fees.1.exact.lake")
    lines[number] = lines[number][:at] + b"\n" + lines[number][at + 1 :]
    report = verify(b"\n".join(lines), PLAIN.encode())

    assert "fees.1.exact.lake" in {fault.figure for fault in report.faults}


@pytest.mark.parametrize("byte", [b";", b"0", b'"', b"\x00", b"\xff"])
def test_comma_between_records_names_the_figure_before_it(byte: bytes) -> None:
    """The last byte of a line belongs to the figure of that line, not to its neighbour."""
    trail = _trail(PLAIN).text().encode()
    lines = trail.split(b"\n")
    number = _line_of(trail, "fees.1.exact.lake")
    lines[number] = lines[number][:-1] + byte
    report = verify(b"\n".join(lines), PLAIN.encode())

    assert "fees.1.exact.lake" in {fault.figure for fault in report.faults}


def test_numbers_that_double_are_refused_in_a_blink() -> None:
    """Forty short lines, each the square of the one before it, would fill the memory."""
    squares = ", ".join(f"x{n}: x{n - 1} * x{n - 1}" for n in range(1, 40))

    with pytest.raises(LimitReached):
        _examined(f"{THREE}figures: {{x0: 1e30, {squares}}}\npools: {{fees: {{amount: x39, split: equal}}}}\n")


def test_a_clause_that_was_forgotten_is_not_borrowed_from_elsewhere() -> None:
    """The clause that names a party does not say what it brings: printed as its ground it would be a false one."""
    contract = (
        'iuralloc: 1\ncurrency: CNY\nparties: {maker: {clause: "1.1"}, lake: {}}\n'
        "contributions: {maker: {value: 500, evidence: bank slip 4}, lake: {value: 30, clause: '3.2'}}\n"
        "pools: {fees: {amount: 80, split: {by: contribution}}}\n"
    )
    figures = _verified(contract).figures

    assert figures["contribution.maker.1"]["ground"] == {
        "path": "contributions.maker", "line": 4, "evidence": "bank slip 4"
    }  # fmt: skip
    assert figures["contribution.lake.1"]["ground"]["clause"] == "3.2"
