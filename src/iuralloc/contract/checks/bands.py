"""Bands: what they count is said, every amount lies in one of them, and each says what it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from iuralloc.contract.checks.years import by_year
from iuralloc.contract.expression import Literal
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Entry, Table
from iuralloc.contract.schema import Band, ShareBand, ShareTiers, Split, Tiers
from iuralloc.contract.schema.tiers import SAID
from iuralloc.errors import Finding, Severity
from iuralloc.quantities import rational_text


def check(contract: Contract) -> Iterator[Finding]:
    """The bands of all plans, wherever they stand; those of a company and of losses are not read yet."""
    document = contract.document
    for entries in (document.royalties, document.pools, document.policies):
        for tiers in _bands(entries):
            yield from _tiers(contract, tiers)
    for section in (document.equity, document.liability, document.risks):
        for split in _splits(section):
            if split.tiers is not None:
                yield Finding("not-read-yet", split.place_of("tiers"), {"key": "tiers"}, path=f"{split.path}.tiers")


def _bands(value: object) -> Iterator[Tiers | ShareTiers]:
    if isinstance(value, Tiers | ShareTiers):
        yield value
    else:
        for below in _below(value):
            yield from _bands(below)


def _splits(value: object) -> Iterator[Split]:
    if isinstance(value, Split):
        yield value
    else:
        for below in _below(value):
            yield from _splits(below)


def _below(value: object) -> Iterator[object]:
    if isinstance(value, Entry):
        yield from (getattr(value, name) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _tiers(contract: Contract, tiers: Tiers | ShareTiers) -> Iterator[Finding]:
    found, place = tiers.written_as_found(), tiers.key_place
    missing = [word for word in SAID if word not in found]
    if missing:
        known = "; ".join(f"{word}: {' | '.join(SAID[word])}" for word in missing)
        yield Finding("bands-not-said", place, {"words": ", ".join(missing), "known": known}, path=tiers.path)
    for word, needed, holds in (
        ("so_far", "count: life", tiers.count == "life"),
        ("persons", "per: inventor", tiers.per == "inventor"),
    ):
        if word in found and not holds and not missing:
            facts = {"word": word, "needed": needed}
            yield Finding("band-word-needs", tiers.place_of(word), facts, path=f"{tiers.path}.{word}")
    if isinstance(tiers.index, Table):
        yield from by_year(contract, tiers.index)
    yield from _index(tiers)
    if not tiers.tiers:
        yield Finding("bands-missing", tiers.place_of("tiers"), path=tiers.path)
    bands: Sequence[Band | ShareBand] = tiers.tiers
    for number, band in enumerate(bands, start=1):
        yield from _band(band, number, last=number == len(bands))


def _index(tiers: Tiers | ShareTiers) -> Iterator[Finding]:
    """An index that more than halves the ends: 2% was written where prices have risen by that."""
    written = tiers.index
    for one in [cell for _, cell in written.cells] if isinstance(written, Table) else [written]:
        if isinstance(one, Literal) and 0 < one.quantity.value < Fraction(1, 2):
            facts = {"text": one.raw, "value": rational_text(one.quantity.value)}
            yield Finding("band-index-small", one.place, facts, Severity.WARNING, f"{tiers.path}.index")


def _band(band: Band | ShareBand, number: int, *, last: bool) -> Iterator[Finding]:
    found = band.written_as_found()
    if ("upto" in found) is last:
        facts = {"band": str(number), "last": str(int(last))}
        place = band.place_of("upto") if last else band.place
        yield Finding("band-end-misplaced", place, facts, path=band.path)
    word = "shares" if isinstance(band, ShareBand) else "rate"
    if word not in found:
        yield Finding("band-without", band.place, {"band": str(number), "word": word}, path=band.path)
