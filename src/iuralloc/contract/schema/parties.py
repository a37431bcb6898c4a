"""Parties, the levels below them, and phases."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from iuralloc.contract.reading import entries_by_key, one_of, short_form
from iuralloc.contract.schema.fields import MEMBER_KINDS, PARTY_KINDS, Count, Day, DayOrYear, Dressed, MemberId, Part


class Member(Dressed):
    """A party one level down; a bare share is its short form."""

    kind: Annotated[str | None, BeforeValidator(one_of(*MEMBER_KINDS))] = None
    """What it is."""
    share: Part = None
    """Its part of what reaches this level; all members of a level have one, or none has."""
    members: Annotated[
        dict[MemberId, Annotated[Member, BeforeValidator(short_form("share"))]],
        BeforeValidator(entries_by_key()),
    ] = Field(default_factory=dict)
    """The level below."""


class Party(Dressed):
    """A party to the contract, or one of `others`."""

    LATER: ClassVar[frozenset[str]] = frozenset({"public", "size", "region"})
    kind: Annotated[str | None, BeforeValidator(one_of(*PARTY_KINDS))] = None
    """What it is. A kind is a group by its own name: enterprise stands for all enterprises."""
    count: Count = None
    """How many alike parties this entry stands for: count 7 makes smelter_1 to smelter_7."""
    joined: Day = None
    """The first day on which it belongs; from the beginning if absent. Pools by year count it from then on."""
    left: Day = None
    """The last day on which it belongs; to the end if absent."""
    members: Annotated[
        dict[MemberId, Annotated[Member, BeforeValidator(short_form("share"))]],
        BeforeValidator(entries_by_key()),
    ] = Field(default_factory=dict)
    """The level below: institutes, teams, persons."""


class Phase(Dressed):
    """A stretch of the work."""

    LATER: ClassVar[frozenset[str]] = frozenset({"success", "date"})
    first: DayOrYear = Field(default=None, alias="from")
    """The day on which it begins, or a year; what has a day and no phase gets the phase of its day."""
    until: DayOrYear = None
    """The last day of it, or a year."""
