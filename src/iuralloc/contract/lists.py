"""Lists of parties as a split writes them: sets, sets within sets, and pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationInfo

from iuralloc.contract.reading import Word
from iuralloc.contract.slips import FULL_WIDTH, full_width_in
from iuralloc.contract.source import Scalar, Sequence
from iuralloc.contract.telling import collector_of, tell_shape
from iuralloc.errors import Place


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as written, of words and of lists: ``[[maker, lake], coast]``."""

    entries: tuple[Word | Listing, ...]
    place: Place
    path: str


def read_listing(node: Any, info: ValidationInfo) -> Listing | None:
    """A list of words and lists, at any depth; a single word counts as a list of one."""
    if isinstance(node, Scalar):
        word = _word(node, info)
        return Listing((word,), node.place, node.path) if word else None
    if not isinstance(node, Sequence):
        tell_shape(collector_of(info), node, "list")
        return None
    entries = [_word(item, info) if isinstance(item, Scalar) else read_listing(item, info) for item in node]
    return Listing(tuple(entry for entry in entries if entry is not None), node.place, node.path)


def _word(node: Scalar, info: ValidationInfo) -> Word | None:
    sign = full_width_in(node.text)
    if sign:
        collector_of(info).add("full-width-sign", node.place, node.path, sign=sign, meant=FULL_WIDTH[sign])
        return None
    return Word(node.text, node.place, node.path)


def listing_text(listing: Listing, kind: str) -> str:
    """A list for a heading, by the kind of its parameter.

    Examples
    --------
    >>> place = Place(0, 0, 1, 1)
    >>> maker, lake, coast = (Word(name, place, "") for name in ("maker", "lake", "coast"))
    >>> listing_text(Listing((Listing((maker, lake), place, ""), coast), place, ""), "partition")
    'maker + lake | coast'
    """
    match kind:
        case "levels":
            parts = [listing_text(entry, "partition") for entry in listing.entries if isinstance(entry, Listing)]
            return " > ".join(parts)
        case "classes":
            return " < ".join(_set_text(entry) for entry in listing.entries)
        case "edges":
            return ", ".join(_set_text(entry).replace(" + ", "–") for entry in listing.entries)
        case _:
            return " | ".join(_set_text(entry) for entry in listing.entries)


def _set_text(entry: Word | Listing) -> str:
    if isinstance(entry, Word):
        return entry.text
    return " + ".join(_set_text(part) for part in entry.entries)
