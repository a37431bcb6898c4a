"""The page in plain words: every number is one of the trail, every line can be read aloud, both languages say it."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.cli.app import app
from iuralloc.contract.sheets.beside import Folder
from iuralloc.report.plain import plain_page
from iuralloc.report.writers.screen import Screen

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/contract.yaml"))
#: a number as the page writes it, not part of an id, a date or a digest
NUMBER = re.compile(r"(?<![\w.\-:])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w\-]|\.\d)")


def trail_of(name: str) -> Trail:
    """The trail of an example."""
    return examine((EXAMPLES / name / "contract.yaml").read_bytes(), "contract.yaml", Folder(EXAMPLES / name)).trail()


def values(trail: Trail) -> set[Fraction]:
    """Every number of the trail, and as a percentage; rounded to six places, and percentages to two."""
    exact = {Fraction(value) for record in trail.figures.values() for value in _numbers(record["value"])}
    paid = [Fraction(str(record["value"])) for record in trail.figures.values() if isinstance(record["value"], str)]
    rounded = {Fraction(round(value * 10**6), 10**6) for value in exact}
    return exact | rounded | {value * 100 for value in exact} | set(paid)


def _numbers(data: Any) -> list[Fraction]:
    if isinstance(data, dict):
        return [number for value in data.values() for number in _numbers(value)]
    if isinstance(data, list):
        return [number for value in data for number in _numbers(value)]
    try:
        return [Fraction(str(data))]
    except ValueError:
        return []


def amounts(page: str, unit: str) -> set[Fraction]:
    """Every amount of a page that is read aloud as money."""
    text = re.sub(r"\s+", "", page)
    return {Fraction(found.replace(",", "")) for found in re.findall(rf"([\d,]+(?:\.\d+)?){unit}", text)}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_every_amount_is_a_figure(name: str, language: str) -> None:
    """The page says an amount that nothing in the trail stands for."""
    trail = trail_of(name)
    page = plain_page(trail, language=language, width=10_000)
    unit = str(trail.contract["unit"]["raw"])

    assert amounts(page, unit) - values(trail) == set()


@pytest.mark.parametrize("language", ["en", "zh", "both"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_linear_and_whole(name: str, language: str) -> None:
    """A gap was not filled, a line is too long, or a sign stands there that is not read aloud."""
    trail = trail_of(name)
    page = plain_page(trail, language=language, width=80)

    assert [line for line in page.splitlines() if Screen(80).size(line) > 80] == []
    # What stands in backticks is to be typed as it is.
    assert not re.search(r"[{}│┌—|]|\s{3,}\S", re.sub(r"`[^`]*`", "", page))
    assert trail.digest in re.sub(r"\s+", "", page)


@pytest.mark.parametrize("name", NAMES)
def test_everybody_who_gets_something_is_named(name: str) -> None:
    """A party that is paid is left out."""
    trail = trail_of(name)
    page = plain_page(trail, width=10_000)
    families = {party["id"]: party for s in trail.schedules if s["table"] == "parties" for party in s["parties"]}
    for split in trail.schedules:
        if split["table"] == "split" and not split["path"] and not split["beside"]:
            for row in split["rows"]:
                party: Any = families.get(row["party"])
                if row["paid"] and party and trail.amount(str(row["paid"])):
                    assert (party["name"] or party["name_zh"] or party["id"]) in page


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_disputed_is_told(language: str) -> None:
    """A second settlement, an open figure or a claim that differs is passed over."""
    text = (
        "iuralloc: 1\ncurrency: CNY\nround: {to: 1}\nparties: {maker: {kind: enterprise}, lake: {kind: university}}\n"
        "pools:\n  fee: {amount: 40 .. 60, split: {maker: 60%, lake: 40%}}\n"
        "  bonus: {amount: 100, claimed: {maker: 55, lake: 45}, split: {maker: 60%, lake: 40%}}\n"
    )
    page = plain_page(examine(text.encode(), "contract.yaml").trail(), language=language)
    settled = plain_page(trail_of("joint-rd-staged"), language=language)

    assert all(number in page for number in ("24", "36", "16", "5"))
    assert all(number in settled for number in ("5.8004", "23.3982"))


def test_only_a_part_is_told() -> None:
    """``--only`` is passed over."""
    page = plain_page(trail_of("phased-risk"), "risk")

    assert "Risks and losses." in page
    assert "Pool profit" not in page


def test_a_spreadsheet_of_plain_words_is_refused(tmp_path: Path) -> None:
    """``--plain`` is passed over in silence where the format has no page."""
    contract = str(EXAMPLES / "co-built-institute" / "contract.yaml")
    run = CliRunner().invoke(app, ["allocate", contract, "--plain", "-o", str(tmp_path / "a.csv")])

    assert run.exit_code == 2
    assert "--plain" in run.stderr


def test_ids_of_parties_are_told_once() -> None:
    """A choice speaks of `uni`, and nobody who only reads this page knows who that is."""
    trail = trail_of("co-built-institute")

    assert "Nanhe University (uni)" in plain_page(trail, None, language="en", width=1_000)
    assert "南禾大学（uni）" in plain_page(trail, None, language="zh", width=1_000)


def test_a_phase_goes_by_its_name() -> None:
    """A Chinese page says “pilot阶段”, though the contract has a Chinese name for the phase."""
    page = plain_page(trail_of("phased-risk"), None, language="zh", width=1_000)

    assert "pilot" not in page
    assert "阶段：中试期" in page
