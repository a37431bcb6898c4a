"""Keys that name parties: ``maker``, ``each smelter``, ``maker + lake``, ``each A + each B without C``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

#: what an id looks like: a letter of any script, then letters, digits, `_`
ID: Final = re.compile(r"[^\W\d_]\w*")
_MEMBER = re.compile(r"[^\W\d_]\w*(?:\.[^\W\d_]\w*)*")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a key: a name, and whether it stands for each of the name's members in turn."""

    name: str
    each: bool


@dataclass(frozen=True, slots=True)
class PartyKey:
    """A key as read: its slots in order, and the names that must stay out."""

    slots: tuple[Slot, ...]
    without: tuple[str, ...]


def read_key(text: str) -> PartyKey | None:
    """Read a key; None where it is no list of names.

    Examples
    --------
    >>> read_key("each smelter + lake without coast")
    PartyKey(slots=(Slot(name='smelter', each=True), Slot(name='lake', each=False)), without=('coast',))
    >>> read_key("maker +") is None
    True
    """
    inner, word, outer = re.sub(r"\s+", " ", text.strip()).partition(" without ")
    slots = [_slot(part) for part in inner.split("+")]
    without = [part.strip() for part in outer.split("+")] if word else []
    if any(slot is None for slot in slots) or any(not _MEMBER.fullmatch(name) for name in without):
        return None
    return PartyKey(tuple(slot for slot in slots if slot is not None), tuple(without))


def read_one(text: str) -> Slot | None:
    """A key that names one party or one group; None where it names several, or leaves somebody out.

    Examples
    --------
    >>> read_one("each smelter")
    Slot(name='smelter', each=True)
    >>> read_one("lake + coast") is None
    True
    """
    key = read_key(text)
    return key.slots[0] if key is not None and len(key.slots) == 1 and not key.without else None


def _slot(text: str) -> Slot | None:
    words = text.split()
    each = len(words) > 1 and words[0] == "each"
    name = " ".join(words[1:] if each else words)
    # Two kinds have a space in their name: "main contributors" and its like are read as one word.
    plain = name.replace(" ", "_")
    return Slot(name, each) if _MEMBER.fullmatch(plain) and name in {plain, "main contributors"} else None
