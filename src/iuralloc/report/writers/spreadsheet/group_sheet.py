"""The sheet of games: what every group of a few players is worth, over the worths that the contract states."""

from __future__ import annotations

from iuralloc.report.writers.spreadsheet.book import OK, Sheet
from iuralloc.report.writers.spreadsheet.games import Groups, worth_formula
from iuralloc.report.writers.spreadsheet.plan import game_key
from iuralloc.report.writers.spreadsheet.spots import NotLive, Spot, span
from iuralloc.report.writers.spreadsheet.style import HEADING, LIVE, NOTE, NUMBERS, TAKEN, TEXT, TITLE, Style
from iuralloc.report.writers.spreadsheet.workings import FIRST, Workings

_GAME, _GROUP, _WORTH, _TRAIL, _CHECK = range(5)


def plan_games(workings: Workings) -> None:
    """Give every group its cell."""
    row = FIRST
    for key, groups in workings.games.items():
        workings.plan.players[key] = groups.players
        for mask in groups.masks:
            workings.plan.worths[key, mask] = Spot(workings.sheets.games, row, _WORTH)
            row += 1


def write_games(workings: Workings, sheet: Sheet) -> None:
    """Write the sheet."""
    say = workings.speech.say
    sheet.prose(0, say("sheet-games-title", unit=workings.speech.unit), TITLE)
    for column, code in enumerate(("sheet-game", "group", "worth", "sheet-in-trail", "sheet-check")):
        sheet.text(FIRST - 1, column, say(code), NUMBERS if column in {_WORTH, _TRAIL} else HEADING)
    last, live = FIRST - 1, 0
    for key, groups in workings.games.items():
        for mask in groups.masks:
            last = workings.plan.worths[key, mask].row
            computed = _group(workings, sheet, groups, mask, last)
            live += computed
            if not computed:
                workings.partly.add(key)
    cells = span([Spot(sheet.name, row, _CHECK) for row in (FIRST, last)], "")
    workings.checks.ranges.append((cells, live))
    sheet.marked(FIRST, last, _CHECK, workings.wrong)
    sheet.prose(last + 2, say("sheet-games-note"), NOTE)
    sheet.finish(FIRST - 1, frozen=2)


def _group(workings: Workings, sheet: Sheet, groups: Groups, mask: int, row: int) -> bool:
    """One row; whether it is computed here."""
    say, worth = workings.speech.say, groups.worths[mask]
    name = groups.game if isinstance(groups.game, str) else say(f"sheet-game-{groups.formula['kind']}")
    sheet.text(row, _GAME, name, TEXT)
    sheet.text(row, _GROUP, say("and").join(groups.members(mask)), TEXT)
    pattern = workings.pattern(worth, "")
    sheet.number(row, _TRAIL, worth, Style(pattern, TAKEN))
    try:
        formula = worth_formula(groups, mask, workings.formulas, sheet.name)
    except NotLive:
        sheet.number(row, _WORTH, worth, Style(pattern, TAKEN))
        sheet.text(row, _CHECK, say("sheet-taken"), Style(color=TAKEN))
        return False
    sheet.formula(row, _WORTH, formula, worth, Style(pattern, LIVE))
    live, kept = (Spot(sheet.name, row, column).cell for column in (_WORTH, _TRAIL))
    largest = max(map(abs, groups.worths))
    sheet.formula(row, _CHECK, workings.check(live, kept, worth, largest), OK, TEXT)
    return True


def group_checks(workings: Workings, figure: str) -> list[Spot]:
    """The checks of the groups of a game, first and last."""
    key = game_key(figure)
    masks = workings.games[key].masks
    return [Spot(workings.sheets.games, workings.plan.worths[key, mask].row, _CHECK) for mask in (masks[0], masks[-1])]
