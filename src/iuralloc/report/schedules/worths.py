"""What groups are worth: every group of a few parties, or what alike parties add by working together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import comb, prod
from typing import Any, Final

from iuralloc.errors import Budget
from iuralloc.problems.coalition import groups_in_order, mask_of, members_of
from iuralloc.problems.draws import spread
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.tugame import WorthGame
from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.alike import listed
from iuralloc.report.sentence import draw_text, sentence
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View

#: make-ups of groups that are listed
LISTED: Final = 60


def worths(view: View, pool: Mapping[str, Any]) -> Iterator[Table]:
    """The game of a pool, if it has one."""
    for record in view.schedules("game", pool=pool["pool"]):
        game = view.game(record["figure"])
        if isinstance(game, SynergyGame):
            yield _terms(view, record, game)
        if len(game.players) <= Budget.WORKSHEET_PARTIES or isinstance(game, WorthGame):
            yield _groups(view, record, game.table())


def _groups(view: View, record: Mapping[str, Any], game: WorthGame) -> Table:
    """All groups of a few parties; of many the single ones and all of them."""
    say, count = view.say, len(game.players)
    few = count <= Budget.WORKSHEET_PARTIES
    masks = groups_in_order(count) if few else [*(1 << number for number in range(count)), (1 << count) - 1]
    sources = _sources(view, record["figure"], game)
    whole = len(game.worths) - 1
    rows: list[Row] = []
    for mask in masks:
        members = members_of(mask, game.players)
        worth = game.worth(members)
        figure = f"{record['figure']}.all" if mask == whole else ""
        value = Cell(numbers.exact(worth), exact=rational_text(worth), figure=figure)
        rows.append((Cell(say("and").join(members)), value, Cell(sources.get(mask, sources[0]))))
    columns = [Column(say("group")), Column(say("worth"), numeric=True), Column(say("source"))]
    note = "" if few else say("note-many-groups", count=numbers.count(whole), figure=record["figure"])
    title = say("title-worths", pool=record["pool"], unit=view.unit)
    return table(f"{record['pool']}.worths", title, columns, rows, [note])


def _sources(view: View, figure: str, game: WorthGame) -> dict[int, str]:
    """Where the worth of each group stands, by mask; under 0 what counts for groups that are not listed."""
    formula = view.formula(figure)
    if formula["kind"] == "synergies":
        return {0: view.say("source-terms")}
    sources = {0: "" if formula["unlisted"] == "none" else view.say(f"source-{formula['unlisted']}")}
    for members, operand in formula["listed"]:
        given = not isinstance(operand, str) and operand["kind"] == "given"
        text = view.say("source-listed", line=str(operand["line"])) if given else sentence(view, operand)
        sources[mask_of(members, game.players)] = text
    return sources


def _terms(view: View, record: Mapping[str, Any], game: SynergyGame) -> Table:
    say, names = view.say, [(block.name, len(block.members)) for block in game.blocks]
    draws = sorted(
        (spread(draw, len(names)) for draw in game.dividends),
        key=lambda draw: (sum(draw), [-count for count in draw]),
    )
    many = len(draws) > LISTED
    rows: list[Row] = []
    for draw in draws if not many else [draw for draw in draws if sum(draw) == 1][:LISTED]:
        adds = game.dividend(draw)
        groups = prod(comb(size, count) for size, count in zip(game.sizes, draw, strict=True))
        together = adds * groups
        rows.append((
            Cell(draw_text(view, names, draw)),
            Cell(numbers.count(groups), exact=str(groups)),
            Cell(numbers.exact(adds), exact=rational_text(adds)),
            Cell(numbers.exact(together), exact=rational_text(together)),
        ))  # fmt: skip
    blank = Cell(role=Role.TOTAL)
    whole = view.exact(f"{record['figure']}.all", Role.TOTAL)
    rows.append((Cell(say("all-parties"), Role.TOTAL), blank, blank, whole))
    columns = [
        Column(say("group")),
        *(Column(say(code), numeric=True) for code in ("groups", "each-adds", "together")),
    ]
    blocks = say("parts").join(
        say(
            "block",
            name=block.name,
            members=listed(view, block.members),
            count=numbers.count(len(block.members)),
        )
        for block in game.blocks
        if block.name.isidentifier() and len(block.members) > 1
    )
    notes = [
        say("note-many-terms", count=numbers.count(len(draws)), figure=record["figure"]) if many else "",
        say("note-blocks", blocks=blocks) if blocks else "",
        say("note-terms"),
    ]
    return table(
        f"{record['pool']}.terms",
        say("title-terms", pool=record["pool"], unit=view.unit),
        columns,
        rows,
        notes,
    )
