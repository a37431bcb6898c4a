"""Tables and pictures gathered into the sections of an annex, in the order in which an office files them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from iuralloc.audit.trail import Trail
from iuralloc.report.annex.model import Annex, Section, Signature
from iuralloc.report.annex.told import Told
from iuralloc.report.bilingual import beside, in_languages
from iuralloc.report.pictures import pictures
from iuralloc.report.pictures.model import Picture
from iuralloc.report.schedules.head import head as header
from iuralloc.report.table import Table
from iuralloc.report.view import View

#: tables of the whole file, by the first part of their id
_PLACES: Final = {
    "parties": "parties", "phases": "parties", "figures": "definitions", "contributions": "contributions",
    "royalties": "royalties", "equity": "equity", "choices": "choices", "grounds": "grounds", "policies": "definitions",
    "risks": "risk", "matrix": "risk", "expected": "risk", "loss-beside-benefit": "risk", "ladders": "risk",
    "caps": "risk",
    "restated": "disputed", "contested": "disputed", "claimed": "disputed", "resettled": "disputed",
    "ranges": "disputed", "range": "disputed",
}  # fmt: skip
#: tables that show how something was worked out, by any part of their id
_WORKINGS: Final = frozenset({"worksheet", "proof", "nearest", "worths"})
_APPENDICES: Final = frozenset({"workings", "grounds"})
_LABELS: Final = ("contents", "appendix", "party", "seal", "signed", "dated", "page", "signatures", "figure")


def annex_of(trail: Trail, tables: Sequence[Table], language: str = "en") -> Annex:
    """The annex of a trail.

    Parameters
    ----------
    trail
        As `allocate` made it.
    tables
        As `tabulate` gave them, in the same language; the head first.
    language
        ``en``, ``zh`` or ``both``.
    """
    told = Told(language)
    view = View(trail, told.languages[0])
    first, *rest = tables
    # What compares variants begins with no head of its own.
    head, rest = (
        (first, rest)
        if first.id == "head"
        else (in_languages(language, lambda one: [header(View(trail, one))])[0], [first, *rest])
    )
    facts = tuple((row[0].text, " ".join(cell.text for cell in row[1:] if cell.text)) for row in head.rows)
    return Annex(
        told.name(str(trail.contract["title"]), str(trail.contract["title_zh"]), head.title),
        told.short("annex-subtitle"),
        language,
        trail.digest,
        facts,
        tuple(_sections(view, told, rest)),
        " ".join(told.sentences("annex-signing")),
        tuple(_signing(view, told)),
        {word: _label(told, word) for word in _LABELS},
    )


def _label(told: Told, word: str) -> str:
    return (
        told.short(f"annex-{word}", page="{page}", pages="{pages}") if word == "page" else told.short(f"annex-{word}")
    )


def _sections(view: View, told: Told, tables: Iterable[Table]) -> Iterator[Section]:
    gathered: dict[str, list[Table]] = {}
    pools = {str(pool["pool"]): (str(pool["name"]), str(pool["name_zh"])) for pool in view.schedules("pool")}
    found_in = list(tables)
    places = {str(record["loss"]): "risk" for record in view.schedules("ladder")}
    places |= {table.id.removesuffix(".royalty"): "royalties" for table in found_in if table.id.endswith(".royalty")}
    for table in found_in:
        gathered.setdefault(_place(table.id, pools, places), []).append(table)
    drawn: dict[str, list[Picture]] = {}
    for place, picture in pictures(view, told):
        drawn.setdefault(place, []).append(picture)
    order = [
        "parties",
        "definitions",
        "contributions",
        "royalties",
        *(f"pool.{pool}" for pool in pools),
        "equity",
        "risk",
    ]
    order += [place for place in gathered if place not in {*order, "choices", "rounding", *_APPENDICES}]
    for place in (*order, "rounding", "choices", "verify", "workings", "grounds"):
        found, seen = gathered.get(place, []), drawn.get(place, [])
        said = tuple(_paragraphs(view, told, place))
        if found or seen or said:
            heading = _heading(told, place, pools)
            yield Section(place, heading, said, tuple(seen), tuple(found), appendix=place in _APPENDICES)


def _place(id_: str, pools: Container[str], places: Mapping[str, str]) -> str:
    """The section of a table, by its id."""
    first, *below = id_.split(".")
    if first in _PLACES and not (below and first == "equity" and "rounding" in below):
        return _PLACES[first]
    if "rounding" in below:
        return "rounding"
    if _WORKINGS & set(below):
        return "workings"
    return f"pool.{first}" if first in pools else places.get(first, "other")


def _heading(told: Told, place: str, pools: Mapping[str, tuple[str, str]]) -> str:
    if not place.startswith("pool."):
        return told.short(f"annex-{place}")
    pool = place.removeprefix("pool.")
    said = []
    for language in told.languages:
        named = Told(language).name(*pools[pool], "")
        code = "annex-pool-named" if named else "annex-pool"
        said.append(Told(language).short(code, pool=pool, name=named))
    return beside(*said)


def _paragraphs(view: View, told: Told, place: str) -> Iterator[str]:
    step = view.step("round")
    match place:
        case "definitions":
            yield from told.sentences("annex-unit", unit=view.unit or str(view.trail.contract["currency"]))
            yield from told.sentences("annex-clauses")
        case "rounding":
            yield from told.sentences("annex-exact", step=step)
            yield from told.sentences("annex-remainder")
        case "verify":
            yield from told.sentences("annex-digest", digest=view.trail.digest)
            yield from told.sentences("annex-recompute")


def _signing(view: View, told: Told) -> Iterator[Signature]:
    """Who signs; the id stands before a name that several bear."""
    for record in view.schedules("parties"):
        partners = [party for party in record["parties"] if party["partner"]]
        names = [told.name(str(party["name"]), str(party["name_zh"]), "") for party in partners]
        for party, name in zip(partners, names, strict=True):
            id_ = str(party["id"])
            yield Signature(id_, name if name and names.count(name) == 1 else f"{id_} {name}".strip())
