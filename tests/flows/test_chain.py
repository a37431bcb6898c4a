"""Years in two files, the second opening with the trail of the first: the same figures as in one, and nothing on trust."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from flows.drawn import FIRST, Drawn, waterfalls
from iuralloc import formula
from iuralloc.allocate import examine
from iuralloc.audit import opening
from iuralloc.contract.sheets.beside import Files, Folder
from iuralloc.errors import Severity
from iuralloc.verify import Report
from trails import Refused, Run, ran

SOME: Final = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CHECKER: Final[Any] = import_module("iuralloc.verify")

LAST: Final = """\
iuralloc: 1
currency: CNY
unit: 万元
round: {to: 0.01 万元}
years: 2028..2029
parties: {maker: {kind: enterprise}, lake: {kind: university, members: {team: {}, school: {}}}, coast: {kind: institute}}
figures: {costs: {lake: {2028: 31}, coast: {2029: 9}}}
pools:
  project:
    amount: {2028: 20, 2029: 30}
    steps:
      filing: {refund: costs, at_most: 50% of whole}
      preferred: {to: coast, amount: 4, unpaid: carried at 10%}
      advance: {to: maker, amount: 50% of rest, until: 20, so_far: 12}
      cushion: {to: reserve, amount: 10% of rest}
      rest: {split: {maker: 50%, lake: 50%}}
    inside: {lake: {steps: {reward: {to: team, amount: 50% of whole, until: 2}, house: {to: school}}}}
"""
THIS: Final = """\
iuralloc: 1
currency: CNY
unit: 万元
round: {to: 0.01 万元}
years: 2030
opening: last.trail.json
parties: {maker: {kind: enterprise}, lake: {kind: university, members: {team: {}, school: {}}}, coast: {kind: institute}}
figures: {costs: {coast: {2030: 1}}}
pools:
  project:
    amount: {2030: 100}
    steps:
      filing: {refund: costs, at_most: 50% of whole}
      preferred: {to: coast, amount: 4, unpaid: carried at 10%}
      advance: {to: maker, amount: 50% of rest, until: 20}
      cushion: {to: reserve, amount: 10% of rest, released: {2030: 100%}}
      rest: {split: {maker: 50%, lake: 50%}}
    inside: {lake: {steps: {reward: {to: team, amount: 50% of whole, until: 2}, house: {to: school}}}}
"""


def after(last: Run, text: str) -> Run:
    """A contract beside which the trail of the years before lies under the name that it gives."""
    examined = examine(text.encode(), "contract.yaml", Files({"last.trail.json": last.trail}))
    errors = [f"{f.code} at {f.path}: {dict(f.facts)}" for f in examined.findings if f.severity is Severity.ERROR]
    if errors:
        raise Refused("; ".join(errors))
    trail = examined.trail().text().encode()
    read = json.loads(trail)
    return Run(text.encode(), trail, {record["id"]: record for record in read["figures"]}, read["schedules"])


def in_order(run: Run, *openings: Run) -> Report:
    report: Report = CHECKER.verify(run.trail, run.data, None, None, [earlier.trail for earlier in openings])
    return report


def test_by_hand() -> None:
    """What three steps and a plan inside hand on, and what is made of it in the year after.

    2028: 20. filing 10 of 31; preferred 4; advance 3 of 6 left; cushion 0.3; 2.7 in halves.
    2029: 30. filing 15 of 21 + 9; preferred 4; advance 5 of the 5 left of its limit (15 so far, half of 11 is 5.5);
    cushion 0.6. So 6 of the lake's costs and 9 of the coast's are open, 0.9 is held, the advance is through at 20.
    2030: 100. filing 6 + 9 + 1 = 16; preferred 4; of 80 the advance takes nothing more; cushion keeps 8 and gives back
    all 8.9: 80.9 in halves, 40.45. Inside the lake 1.35 and 0.65 (of 5.4 / 2 = 2.7) made the limit of 2 full before.
    """
    last = ran(LAST)
    run = after(last, THIS)

    closing = {name: run_.amount(name) for run_ in (last,) for name in last.figures if ".closing." in name}
    assert closing == {
        "project.closing.filing.owing": Fraction(15),
        "project.closing.filing.outstanding.2028.lake": Fraction(6),
        "project.closing.filing.outstanding.2029.coast": Fraction(9),
        "project.closing.preferred.owing": 0,
        "project.closing.preferred.accrued": 0,
        "project.closing.advance.taken": Fraction(20),
        "project.closing.cushion.held": Fraction("0.9"),
        "project.closing.inside.reward.taken.lake": Fraction(2),
    }
    assert {name.replace(".opening.", ".closing.") for name in run.figures if ".opening." in name} == closing.keys()
    assert [run.amount(f"project.2030.filing.{who}") for who in ("lake", "coast")] == [6, 10]
    assert run.amount("project.2030.advance.took") == 0
    assert run.amount("project.2030.cushion.given_back") == Fraction("8.9")
    assert [run.amount(f"project.2030.rest.{who}") for who in ("maker", "lake")] == [Fraction("40.45")] * 2
    assert run.amount("project.2030.inside.reward.took.lake") == 0
    report = in_order(run, last)
    assert report.faults == ()
    assert (report.carried, report.compared, report.left, report.chain, report.opens_with) == (8, 8, 0, 2, "")


# one go, or two ----------------------------------------------------------------------------------------------------


def part(drawn: Drawn, first: int, last: int) -> str:
    """The contract of some of the years: amounts, costs and releases of those years, `so_far` in the first file only."""

    def years(found: re.Match[str]) -> str:
        kept = [pair for pair in found[1].split(", ") if first <= int(pair[:4]) <= last]
        return "{" + ", ".join(kept or [f"{first}: 0"]) + "}"

    text = re.sub(
        r", released: \{(\d{4}): [^}]*\}", lambda found: found[0] if first <= int(found[1]) <= last else "", drawn.text
    )
    text = re.sub(r"\{((?:\d{4}: [\d.]+%?(?:, )?)+)\}", years, text)
    text = re.sub(r"years: .*", f"years: {first}..{last}", text)
    if first > FIRST:
        text = re.sub(r", so_far: [\d.]+", "", text).replace("currency:", "opening: last.trail.json\ncurrency:")
    return text


@st.composite
def cut(draw: st.DrawFn) -> tuple[Drawn, int]:
    """A waterfall over some years, and the last year of its first file."""
    drawn = draw(waterfalls().filter(lambda drawn: len(drawn.amounts) > 1))
    return drawn, draw(st.sampled_from(list(drawn.amounts)[:-1]))


def same_figures(drawn: Drawn, year: int) -> bool:
    """Every figure of every year is the same in one file and in two."""
    years = list(drawn.amounts)
    whole, last = ran(drawn.text), ran(part(drawn, FIRST, year))
    then = after(last, part(drawn, year + 1, years[-1]))
    for of in years:
        run = last if of <= year else then
        mine = {name: run.amount(name) for name, f in run.figures.items() if _of(name, of) and f["unit"] != "table"}
        if mine != {
            name: whole.amount(name) for name, f in whole.figures.items() if _of(name, of) and f["unit"] != "table"
        }:
            return False
    return in_order(then, last).green


def _of(name: str, year: int) -> bool:
    return name.startswith(f"p.{year}.")


@SOME
@given(cut())
def test_two_files_are_one(drawn_and_year: tuple[Drawn, int]) -> None:
    """A balance would be lost, or counted twice, where one file ends and the next begins."""
    assert same_figures(*drawn_and_year)


FOILS: Final[dict[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "the limit begins anew": lambda patch: patch.setattr(
        opening.Carry, "state", _without(opening.Carry.state, "taken"), raising=True
    ),
    "the reserve is empty": lambda patch: patch.setattr(
        opening.Carry, "state", _without(opening.Carry.state, "held"), raising=True
    ),
    "claims are forgotten": lambda patch: patch.setattr(
        opening.Carry, "state", _without(opening.Carry.state, "owing"), raising=True
    ),
}


def _without(state: Callable[..., Any], word: str) -> Callable[..., Any]:
    """Balances of one sort open with nothing."""

    def wrong(self: opening.Carry, *args: Any) -> Any:
        nothing = formula.Carried(Fraction(0), self.formula.figure, self.formula.seal)
        return state(replace(self, formula=nothing) if self.word == word else self, *args)

    return wrong


@pytest.mark.parametrize("foil", FOILS)
def test_the_property_sees_a_lost_balance(foil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files would never differ from one, whatever the program loses between them."""
    steps = {
        "the limit begins anew": "{to: maker, amount: 50% of rest, until: 60}",
        "the reserve is empty": "{to: reserve, amount: 10% of rest, released: {2028: 100%}}",
        "claims are forgotten": "{to: maker, amount: 150, unpaid: carried}",
    }
    text = (
        "iuralloc: 1\ncurrency: CNY\nround: {to: 1 yuan}\nyears: 2027..2028\n"
        "parties: {maker: {kind: enterprise}, lake: {kind: university}, coast: {kind: institute}}\n"
        f"pools:\n  p:\n    amount: {{2027: 100, 2028: 400}}\n    steps:\n      s: {steps[foil]}\n"
        "      last: {split: {maker: 50%, lake: 50%}}\n"
    )
    drawn = Drawn({2027: 100, 2028: 400}, (), text)
    assert same_figures(drawn, 2027)

    FOILS[foil](monkeypatch)

    assert not same_figures(drawn, 2027)


BANDED: Final = """\
iuralloc: 1
currency: CNY
round: {to: 1 yuan}
years: YEARS
parties: {maker: {kind: enterprise}, lake: {kind: university}, coast: {kind: institute}}
pools:
  p:
    amount: {AMOUNTS}
    steps:
      fee:
        to: maker
        amount: {tiers: [{upto: 100, rate: 10%, cap: 8}, {rate: 20%}], cap: 30, per: licence, count: life, method: marginal}
      last:
        split:
          tiers: [{upto: 90, shares: {lake: 100%}}, {shares: {lake: 50%, coast: 50%}}]
          per: licence
          count: life
          method: marginal
"""


def test_bands_count_on() -> None:
    """What bands have counted over life, and what capped ones have given, would begin anew with the file.

    60 and 80: of 60 6 go to the maker, of 80 the 40 up to 100 give 2 more (the cap of 8), the 40 above it 8: 16 in all.
    So 54 and 70 are divided by shares: the first 90 to the lake, of the other 34 a half each.
    """
    whole = ran(BANDED.replace("YEARS", "2028..2029").replace("AMOUNTS", "2028: 60, 2029: 80"))
    last = ran(BANDED.replace("YEARS", "2028").replace("AMOUNTS", "2028: 60"))
    text = BANDED.replace("YEARS", "2029\nopening: last.trail.json").replace("AMOUNTS", "2029: 80")
    then = after(last, text)

    assert [then.amount(f"p.2029.{who}") for who in ("maker", "lake", "coast")] == [10, 53, 17]
    named = {name: f["value"] for name, f in then.figures.items() if name.startswith("p.2029.")}
    assert named == {name: f["value"] for name, f in whole.figures.items() if name.startswith("p.2029.")}
    report = in_order(then, last)
    assert (report.faults, report.left) == ((), 0)
    with pytest.raises(Refused, match="opening-counted-twice"):
        after(last, text.replace("cap: 30,", "cap: 30, so_far: 60,"))


# nothing on trust --------------------------------------------------------------------------------------------------


def resealed(run: Run, change: Callable[[dict[str, Any]], None]) -> bytes:
    """A trail with its records changed, and every seal and the digest made anew: as a forger would."""
    head = json.loads(run.trail)
    change(head)
    seals: dict[str, str] = {}
    for record in head["figures"]:
        record.pop("seal")
        below = [seals[name] for name in _mentions(record["formula"])]
        seals[record["id"]] = CHECKER.hashlib.sha256(_text([record, below]).encode()).hexdigest()[:32]
        record["seal"] = seals[record["id"]]
    lines = ["{"]
    for key in sorted(head.keys() - {"digest"}):
        value = head[key]
        comma = "," if key != "schedules" else ""
        if isinstance(value, list):
            rows = [_text(row) for row in value]
            lines += [f'"{key}":[', *(row + "," for row in rows[:-1]), *rows[-1:], f"]{comma}"]
        else:
            lines.append(f'"{key}":{_text(value)}{comma}')
    body = "\n".join([*lines, "}", ""])
    digest = CHECKER._digest(body.encode())
    return body.replace('"environment":', f'"digest":"{digest}",\n"environment":', 1).encode()


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _mentions(made: Any) -> list[str]:
    """Figures by first mention along the written record: sorted keys, sums' operands second."""
    found: dict[str, None] = {}

    def walk(node: Any, *, operand: bool = False) -> None:
        if isinstance(node, str) and operand:
            found[node] = None
        elif isinstance(node, dict):
            kind = node.get("kind")
            for key in sorted(node):
                value = node[key]
                if key == "of":
                    for each in value if isinstance(value, list) else [value]:
                        walk(each, operand=True)
                elif key in {"terms", "shares"} and kind in {"sum", "apportioned"}:
                    for _, each in value:
                        walk(each, operand=True)
                elif key in {"total", "unit"}:
                    walk(value, operand=True)

    walk(made)
    return list(found)


def _set(name: str, **changes: Any) -> Callable[[dict[str, Any]], None]:
    def change(head: dict[str, Any]) -> None:
        for record in head["figures"]:
            if record["id"] == name:
                record["formula"] |= changes
                if "value" in changes:
                    record["value"] = changes["value"]

    return change


def test_an_honest_copy_passes() -> None:
    """Resealing alone would be what turns the tests below red."""
    last = ran(LAST)
    run = after(last, THIS)

    assert resealed(run, lambda _: None) == run.trail


HELD: Final = "project.opening.cushion.held"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_set(HELD, value="9"), "opening"),
        (_set(HELD, seal="0" * 32), "opening"),
        (_set(HELD, figure="project.closing.advance.taken"), "carried"),
        (_set(HELD, figure="project.2029.cushion.held"), "carried"),
        (_set(HELD, value="18/20"), "number"),
        (lambda head: head["contract"].pop("opening"), "carried"),
        (lambda head: head["contract"]["opening"].update(digest="sha256:" + "0" * 64), "opening"),
        (lambda head: head["contract"]["opening"].update(more=""), "fields"),
    ],
)
def test_a_forged_opening_is_found(change: Callable[[dict[str, Any]], None], code: str) -> None:
    """A balance that the years before did not close with would pass, with every seal made anew."""
    last = ran(LAST)
    forged = resealed(after(last, THIS), change)

    report = CHECKER.verify(forged, None, None, None, [last.trail])

    assert code in {fault.code for fault in report.faults}


def test_a_balance_left_behind_is_counted() -> None:
    """A debt of the years before could be dropped without a word."""
    last = ran(LAST)
    run = after(last, THIS.replace("      cushion: {to: reserve, amount: 10% of rest, released: {2030: 100%}}\n", ""))

    assert in_order(run, last).left == 1


def test_a_trail_that_does_not_hold_is_named_in_the_chain() -> None:
    """The chain would be as strong as its last link only."""
    first = ran(LAST)
    forged = first.trail.replace(b'"project.2029.amount"', b'"project.2028.amount"')
    second = after(first, THIS)
    third = after(second, THIS.replace("2030", "2031"))

    good = in_order(third, first, second)
    bad = CHECKER.verify(third.trail, None, None, None, [second.trail], {"last.trail.json": forged}.get)

    assert (good.faults, good.chain, good.opens_with) == ((), 3, "")
    assert bad.faults
    assert bad.chain == 2


def test_without_the_trail_before_it_is_said() -> None:
    """Green would be read as: the openings are right, too."""
    last = ran(LAST)
    report = in_order(after(last, THIS))

    assert (report.green, report.compared, report.opens_with) == (True, 0, "last.trail.json")
    assert any("last.trail.json, which was not checked" in line for line in CHECKER.lines(report))


def test_as_a_user_does_it(tmp_path: Path) -> None:
    """On the command line: last year's trail, this year's contract, and a chain that is found by its name."""
    from iuralloc.cli.app import app

    for name, text in (("last.yaml", LAST), ("this.yaml", THIS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = CliRunner().invoke
    for name in ("last", "this"):
        made = run(app, ["allocate", str(tmp_path / f"{name}.yaml"), "--trail", str(tmp_path / f"{name}.trail.json")])
        assert made.exit_code == 0

    found = run(app, ["verify", str(tmp_path / "this.trail.json"), str(tmp_path / "this.yaml")])
    changed = run(app, ["whatif", str(tmp_path / "this.yaml"), "--set", "pools.project.amount={2030: 50}"])

    assert found.exit_code == 0
    assert "chain: 2 trails checked" in found.stdout
    assert changed.exit_code == 0
    assert CHECKER.main([str(tmp_path / "this.trail.json"), "--opening", str(tmp_path / "last.trail.json")]) == 0


def test_only_plain_names_are_followed(tmp_path: Path) -> None:
    """A trail from a stranger would make the checker open any file."""
    (tmp_path / "secret").write_text("x")
    (tmp_path / "in").mkdir()
    read = CHECKER._neighbours(str(tmp_path / "in" / "this.json"))

    assert read is not None
    assert read("../secret") is None
    assert read(str(tmp_path / "secret")) is None
    assert Folder(tmp_path).read("secret") == b"x"


@pytest.mark.parametrize("spoilt", ["balances", "step", "word", "figure", "pool"])
def test_an_odd_schedule_is_refused_in_words(spoilt: str) -> None:
    """Nothing checks what stands in a schedule: a trail made by hand would end in a traceback."""
    last = ran(LAST)

    def change(head: dict[str, Any]) -> None:
        for record in head["schedules"]:
            if record["table"] == "closing":
                rows = record["balances"]
                odd: dict[str, dict[str, Any]] = {"balances": {"balances": 7}, "pool": {"pool": []}}
                record.update(odd.get(spoilt, {}))
                rows[0].update({spoilt: {"odd": 1}} if spoilt in {"step", "word", "figure"} else {})

    odd = resealed(last, change)
    found = examine(THIS.encode(), "contract.yaml", Files({"last.trail.json": odd})).findings

    assert "opening-unknown-format" in {finding.code for finding in found}
