"""Pools that flow: each year's waterfall as a waterfall, and the years beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from iuralloc.report.alike import runs
from iuralloc.report.pictures.labels import bar, called, who
from iuralloc.report.pictures.model import Bar, Course, Courses, Fall, Picture, Stage
from iuralloc.report.view import View

if TYPE_CHECKING:
    from iuralloc.report.annex.told import Told

#: lines that can be told apart in one chart
_LINES: Final = 8
#: recipients that are named beside a step
_NAMED: Final = 3


def falls(view: View, told: Told, pool: Mapping[str, Any]) -> Iterator[Picture]:
    """The waterfall of every year in which something came in and more than one step ran."""
    for record in view.schedules("waterfall", pool=pool["pool"]):
        if not record["path"] and len(record["lines"]) > 1 and view.value(record["amount"]) != 0:
            yield _fall(view, told, record)


def _fall(view: View, told: Told, record: Mapping[str, Any]) -> Picture:
    unit, pool, year = record["unit"], str(record["pool"]), str(record["year"])
    stages = tuple(_stage(view, told, unit, line) for line in record["lines"])
    amount = bar(view, told.short("picture-came-in"), record["amount"], unit)
    code = "picture-fall" if year else "picture-fall-whole"
    title = told.short(code, pool=pool, year=year, unit=view.unit)
    said = [
        told.sentences(
            "picture-stage-to" if stage.whom else "picture-stage",
            label=stage.label, shown=stage.taken, whom=stage.whom,
        )[0]
        for stage in stages
    ]  # fmt: skip
    return Picture(f"{record['stem']}.fall", title, told.sentences("picture-stop")[0].join(said), Fall(amount, stages))


def _stage(view: View, told: Told, unit: str, line: Mapping[str, Any]) -> Stage:
    named = told.name(str(line["name"]), str(line["name_zh"]), str(line["step"]))
    recipients = list(dict(line["to"]))
    whom = ", ".join(who(view, told, each).split(" ")[0] for each in recipients[:_NAMED])
    if len(recipients) > _NAMED:
        whom += ", …"
    taken = bar(view, named, line["took"], unit)
    return Stage(named, whom, view.value(line["in"]), view.value(line["goes_on"]), taken.shown)


def years(view: View, told: Told, pool: Mapping[str, Any]) -> Picture | None:
    """The amounts of each party year by year, where there are two years or more."""
    record = next(view.schedules("by-year", pool=pool["pool"]), None)
    if record is None or len(record["years"]) < 2:  # noqa: PLR2004 - one year is no course
        return None
    axis, unit = tuple(str(year) for year, *_ in record["years"]), record["unit"]
    cells = {each: figures for each, figures, _ in record["rows"]}
    grouped = runs(list(cells), view.families, lambda each: tuple(_value(view, figure) for figure in cells[each]))
    if len(grouped) > _LINES:
        return None
    rows = tuple(_course(view, called(view, told, run), cells[run.first], unit) for run in grouped)
    title = told.short("picture-years", pool=str(pool["pool"]), unit=view.unit)
    said = [
        told.sentences("picture-cell", row=row.label, column=at, shown=point.shown)[0]
        for row in rows
        for at, point in zip(axis, row.points, strict=True)
    ]
    text = told.sentences("picture-stop")[0].join(said)
    return Picture(f"{pool['pool']}.years", title, text, Courses(axis, rows))


def _course(view: View, label: str, figures: Sequence[str | None], unit: str) -> Course:
    nothing = Bar(label, Fraction(0), "0")
    return Course(label, tuple(bar(view, label, figure, unit) if figure else nothing for figure in figures))


def _value(view: View, figure: str | None) -> Fraction:
    return view.value(figure) if figure else Fraction(0)
