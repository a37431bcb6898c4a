"""Tabulate: a trail as neutral tables, in the order in which a reader wants them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from iuralloc.audit.trail import Trail
from iuralloc.report.bilingual import in_languages
from iuralloc.report.operands import figures_in
from iuralloc.report.schedules.bands import bands
from iuralloc.report.schedules.choices import choices, undivided
from iuralloc.report.schedules.claimed import claimed
from iuralloc.report.schedules.comparison import comparison
from iuralloc.report.schedules.contributions import contributions
from iuralloc.report.schedules.core import core
from iuralloc.report.schedules.equity import equity
from iuralloc.report.schedules.figures import figures
from iuralloc.report.schedules.flows import flows
from iuralloc.report.schedules.grounds import grounds
from iuralloc.report.schedules.head import head
from iuralloc.report.schedules.inside import inside
from iuralloc.report.schedules.losses import losses
from iuralloc.report.schedules.parties import parties, phases
from iuralloc.report.schedules.policies import policies
from iuralloc.report.schedules.proofs import proofs
from iuralloc.report.schedules.ranges import ranges
from iuralloc.report.schedules.restated import restated
from iuralloc.report.schedules.result import result
from iuralloc.report.schedules.rounding import rounding
from iuralloc.report.schedules.royalties import royalties
from iuralloc.report.schedules.terms import terms
from iuralloc.report.schedules.worksheet import worksheets
from iuralloc.report.schedules.worths import worths
from iuralloc.report.table import Table
from iuralloc.report.view import View

#: the kinds of tables that may be asked for; pools do not bear these names
BENEFIT, EQUITY, RISK = "benefit", "equity", "risk"
#: the first parts of the ids of figures that stand beside the result
_BESIDE: Final = ("restated", "resettled", "range", "claimed")
_EXPLANATIONS: Final = (
    "note-each", "note-shares", "note-core-gain", "note-core-burden", "note-units", "note-terms",
    "note-worksheet", "note-alike-grounds", "note-comparison", "note-expected", "mode-dated",
    "note-nearest-points", "note-nearest-ratio", "note-binds", "note-steps", "note-waterfall", "note-given-back",
    "note-times", "note-nearest-by-hand", "note-range", "note-resettled", "note-no-interest",
)  # fmt: skip


def tabulate(trail: Trail, only: str | None = None, *, language: str = "en") -> tuple[Table, ...]:
    """The tables of a trail.

    Parameters
    ----------
    trail
        As `allocate` made it.
    only
        ``benefit``, ``equity``, ``risk``, or the id of a pool: then the head, the tables of that kind or pool,
        and the choices and grounds that belong to it.
    language
        Of the words: ``en``, ``zh``, or ``both``, Chinese beside English in every cell.

    Raises
    ------
    KeyError
        If there is no such pool.
    """
    return in_languages(language, lambda one: _tabulated(trail, only, one))


def _tabulated(trail: Trail, only: str | None, language: str) -> tuple[Table, ...]:
    view = View(trail, language)
    pools = {str(pool["pool"]): pool for pool in view.schedules("pool")}
    if only is None:
        return tuple(_said_once(view, _whole_file(view, pools)))
    roots = _roots(view, pools, only)
    if not roots:
        raise KeyError(only)
    named = _rested_on(view, _below(trail, roots)) if only in pools else frozenset()
    roots |= named
    wanted = _below(trail, roots)
    chosen = [choice for choice in trail.choices if _belongs(view, choice, roots, wanted)]
    benefit = chain(_benefit(view, pools), _disputed(view))
    kinds: dict[str, Iterable[Table | None]] = {BENEFIT: benefit, EQUITY: _equity(view), RISK: _losses(view)}
    tables = kinds.get(only) or chain(
        _pool(view, pools[only]),
        royalties(view, named),
        _disputed(view, only),
    )
    return tuple(_said_once(view, [head(view), *tables, choices(view, chosen), *grounds(view, wanted)]))


def _whole_file(view: View, pools: Mapping[str, Any]) -> Iterator[Table | None]:
    yield head(view)
    yield from _benefit(view, pools)
    yield from _equity(view)
    yield from _losses(view)
    yield from _disputed(view)
    yield choices(view, list(view.trail.choices))
    yield from grounds(view, list(view.trail.figures))


def _benefit(view: View, pools: Mapping[str, Any]) -> Iterator[Table | None]:
    yield from (parties(view), phases(view))
    yield from contributions(view)
    yield from figures(view)
    yield policies(view)
    yield from royalties(view)
    for pool in pools.values():
        yield from _pool(view, pool)


def _disputed(view: View, pool: str | None = None) -> Iterator[Table | None]:
    """What stands beside the result: the second settlement, ranges, claims."""
    yield from restated(view, pool)
    yield from ranges(view, pool)
    yield claimed(view, pool)


def _equity(view: View) -> list[Table | None]:
    return [*equity(view), *terms(view, EQUITY)]


def _losses(view: View) -> list[Table | None]:
    """What is expected, then what happened; where terms bound a division inside a party, they follow."""
    named = dict.fromkeys(record["pool"] for record in view.schedules("terms"))
    benefit = {EQUITY, *(record["pool"] for record in view.schedules("pool"))}
    return [
        *losses(view),
        *(bounded for pool in named if pool.split(".")[0] not in benefit for bounded in terms(view, pool)),
    ]


def _roots(view: View, pools: Mapping[str, Any], only: str) -> frozenset[str]:
    """The first parts of the ids of the figures that belong to what is asked for."""
    if only == BENEFIT:
        return frozenset(pools) | {
            "contribution",
            *_BESIDE,
            *(str(record["name"]) for record in view.schedules("figure")),
            *(str(record["royalty"]) for record in view.schedules("royalty")),
        }
    if only == EQUITY:
        return frozenset({EQUITY}) if any(view.schedules("equity")) else frozenset()
    if only == RISK:
        named = {str(record["loss"]) for record in view.schedules("ladder")}
        return frozenset(named | {"liability", "expected", RISK}) if named else frozenset()
    return frozenset({only} & pools.keys())


def _rested_on(view: View, figures: Iterable[str]) -> frozenset[str]:
    """The royalties that some figures rest on."""
    named = {str(record["royalty"]) for record in view.schedules("royalty")}
    return frozenset(named.intersection(figure.partition(".")[0] for figure in figures))


def _said_once(view: View, found: Iterable[Table | None]) -> Iterator[Table]:
    """What explains a kind of table stands below the first of them only."""
    tables = (each for each in found if each is not None)
    explanations = {view.say(code) for code in _EXPLANATIONS}
    said: set[str] = set()
    for each in tables:
        notes = tuple(note for note in each.notes if note not in said)
        said.update(explanations.intersection(notes))
        yield replace(each, notes=notes)


def _pool(view: View, pool: Mapping[str, Any]) -> Iterator[Table | None]:
    """The result first, then what it rests on."""
    if pool.get("flows"):
        yield from flows(view, pool)
        return
    splits = [split for split in view.schedules("split", pool=pool["pool"]) if not split["path"]]
    yield result(view, pool)
    yield from terms(view, pool["pool"])
    yield comparison(view, pool, splits)
    yield core(view, pool, splits)
    yield from proofs(view, pool, splits)
    yield from bands(view, pool["pool"])
    yield inside(view, pool)
    yield from worths(view, pool)
    yield from worksheets(view, splits)
    yield from rounding(view, pool)


def _below(trail: Trail, roots: frozenset[str]) -> list[str]:
    """The figures of a kind or a pool and all that they rest on, in the order of the trail."""
    wanted = set()
    # Every figure stands after those it rests on: one walk from the end meets each before its operands.
    for figure, record in reversed(list(trail.figures.items())):
        if figure in wanted or figure.split(".")[0] in roots:
            wanted.add(figure)
            wanted.update(figures_in(record["formula"]))
    return [figure for figure in trail.figures if figure in wanted]


def _belongs(view: View, choice: Mapping[str, Any], roots: frozenset[str], wanted: Iterable[str]) -> bool:
    """Choices about these pools, about figures it rests on, and about the whole file."""
    facts = choice["facts"]
    for word in ("pool", "step"):
        if word in facts:
            return facts[word].split(".")[0] in roots
    figures = set(wanted)
    if "figure" in facts:
        return any(figure.split(".")[0] == facts["figure"].split(".")[0] for figure in figures)
    if choice["code"] == "not-divided-further":
        return any(where.split(".")[0] in roots for where in undivided(view, facts["party"]))
    if "party" in facts:
        return f"contribution.{facts['party']}" in figures
    return True
