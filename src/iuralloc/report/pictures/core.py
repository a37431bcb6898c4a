"""The core of three parties as a triangle; for more of them, how far each could go in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from iuralloc.errors import LimitReached
from iuralloc.formula import Reference
from iuralloc.problems.games import GameProblem
from iuralloc.report import numbers
from iuralloc.report.pictures.labels import bar, who
from iuralloc.report.pictures.model import Bar, Mark, Picture, Span, Spans, Triangle
from iuralloc.report.view import View

if TYPE_CHECKING:
    from iuralloc.report.annex.told import Told

Point: TypeAlias = tuple[Fraction, Fraction, Fraction]

_THREE: Final = 3
#: parties up to which ranges are computed for a picture
_MOST: Final = 12


def _game(view: View, pool: str) -> GameProblem | None:
    for record in view.schedules("game", pool=pool):
        figure = str(record["figure"])
        return GameProblem(view.game(figure), Reference(figure), Reference(f"{figure}.all"), record["sense"])
    return None


def core_of_three(view: View, told: Told, pool: Mapping[str, Any]) -> Picture | None:
    """The triangle of all divisions, the core in it, and every split of the pool; None unless three share a game."""
    name = str(pool["pool"])
    problem = _game(view, name)
    if problem is None or len(problem.game.players) != _THREE:
        return None
    players = problem.game.players
    whole = problem.game.worth(players)
    if whole <= 0:
        return None
    marks = tuple(_marks(view, told, name, players, whole))
    core = corners_of_core(problem)
    said = told.short("picture-core" if core else "picture-no-core")
    texts = [
        told.sentences("picture-row", label=mark.label, shown=" + ".join(map(numbers.exact, mark.parts)))[0]
        for mark in marks
    ]
    corners = [", ".join(map(numbers.exact, point)) for point in core]
    stop = told.sentences("picture-stop")[0]
    text = stop.join([f"{said}: {stop.join(f'({corner})' for corner in corners)}" if core else said, *texts])
    first, second, third = (who(view, told, player) for player in players)
    title = told.short("picture-triangle", pool=name, unit=view.unit)
    return Picture(f"{name}.triangle", title, text, Triangle((first, second, third), whole, core, marks, said))


def _marks(view: View, told: Told, pool: str, players: tuple[str, ...], whole: Fraction) -> Iterator[Mark]:
    for split in view.schedules("split", pool=pool):
        if split["path"]:
            continue
        exact = {row["party"]: view.value(row["exact"]) for row in split["rows"]}
        if set(exact) != set(players) or sum(exact.values()) != whole or min(exact.values()) < 0:
            continue
        first, second, third = (exact[player] for player in players)
        label = view.split(split)
        settled = not split["beside"]
        yield Mark(told.short("picture-settled", split=label) if settled else label, (first, second, third), settled)


def corners_of_core(problem: GameProblem) -> tuple[Point, ...]:
    """The corners of the core of a game of three, in order around it; none where it is empty.

    Every party gets at least what it is worth alone, and at most what the two others leave of the whole; in a
    game of burdens the other way round. A corner is where two of these six bounds meet.

    Examples
    --------
    >>> from iuralloc.problems.tugame import TUGame
    >>> game = TUGame.from_table(["A", "B", "C"], [0, 0, 0, 4, 0, 4, 4, 6])
    >>> problem = GameProblem(game, Reference("v"), Reference("v.all"), "gain")
    >>> [tuple(map(str, corner)) for corner in corners_of_core(problem)]
    [('2', '2', '2')]
    """
    game, players = problem.game, problem.game.players
    whole = game.worth(players)
    alone = [game.worth((player,)) for player in players]
    left = [whole - game.worth(tuple(other for other in players if other != player)) for player in players]
    least, most = (left, alone) if problem.sense == "burden" else (alone, left)
    found: set[Point] = set()
    for first, second, third in ((0, 1, 2), (0, 2, 1), (1, 2, 0)):
        for one in (least[first], most[first]):
            for two in (least[second], most[second]):
                parts = [Fraction(0)] * 3
                parts[first], parts[second] = one, two
                parts[third] = whole - one - two
                if all(least[at] <= parts[at] <= most[at] for at in range(3)):
                    found.add((parts[0], parts[1], parts[2]))
    return _around(found)


def _around(points: set[Point]) -> tuple[Point, ...]:
    """Corners of a convex figure in order around it (A. M. Andrew 1979: the lower and the upper chain)."""
    ordered = sorted(points)
    if len(ordered) <= 2:  # noqa: PLR2004 - a point or a line has no inside
        return tuple(ordered)
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return (*lower[:-1], *upper[:-1])


def _chain(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(one: Point, two: Point, three: Point) -> Fraction:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def ranges_in_the_core(view: View, told: Told, pool: Mapping[str, Any]) -> Picture | None:
    """How far each of more than three parties could go in the core, and what it gets; None where that is not quick."""
    from iuralloc.rules import core_bounds

    name = str(pool["pool"])
    problem = _game(view, name)
    if problem is None or not _THREE < len(problem.game.players) <= _MOST:
        return None
    split = next(view.schedules("split", pool=name, beside=0, path=[]), None)
    rows = {row["party"]: row for row in split["rows"]} if split else {}
    if set(rows) != set(problem.game.players):
        return None
    try:
        ends = core_bounds.solve(problem).answer
    except LimitReached:
        return None
    if ends is None:
        return None
    spans = []
    for party, (least, most) in ends.items():
        label = who(view, told, party)
        low, high = (Bar(label, Fraction(end), numbers.exact(Fraction(end))) for end in (least, most))
        row = rows[party]
        # What is paid stands in the table of the result; a fraction tells nobody where it lies between two numbers.
        here = bar(view, label, row["paid"], pool["unit"]) if row["paid"] else bar(view, label, row["exact"])
        spans.append(Span(label, low, high, here))
    stop = told.sentences("picture-stop")[0]
    said = stop.join(
        told.sentences(
            "picture-span", label=row.label, least=row.least.shown, most=row.most.shown, here=row.here.shown
        )[0]
        for row in spans
    )
    return Picture(f"{name}.spans", told.short("picture-spans", pool=name, unit=view.unit), said, Spans(tuple(spans)))
