"""Members of one level: all have a share, or none has."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Member
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """Shares on all members of a level or on none; whether they fill is told where they are used."""
    for party in [*contract.document.parties.values(), *contract.document.others.values()]:
        yield from _level(party.members)


def _level(members: dict[str, Member]) -> Iterator[Finding]:
    without = [(name, member) for name, member in members.items() if member.share is None]
    if without and len(without) < len(members):
        for name, member in without:
            yield Finding("member-without-share", member.place, {"member": name}, path=member.path)
    for member in members.values():
        yield from _level(member.members)
