"""Members of one level: all have a share, or none has."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.checks.splits import share_cell
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Keyed
from iuralloc.contract.schema import Member
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """Shares on all members of a level or on none; whether they fill is told where they are used."""
    for party in [*contract.document.parties.values(), *contract.document.others.values()]:
        yield from _level(party.members)


def _level(members: dict[str, Member]) -> Iterator[Finding]:
    without = [(name, member) for name, member in members.items() if "share" not in member.written_as_found()]
    if len(without) < len(members):
        for name, member in without:
            yield Finding("member-without-share", member.key_place, {"member": name}, path=member.path)
    for name, member in members.items():
        if member.share is not None:
            yield from share_cell(Keyed(name, member.key_place, f"{member.path}.share"), member.share)
        yield from _level(member.members)
