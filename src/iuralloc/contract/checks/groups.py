"""Groups that hold nobody."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.load import Contract
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """At least one party, and in every group somebody."""
    document = contract.document
    if not contract.roster.partners():
        yield Finding("no-parties", path="parties")
    keys = document.keys_of("groups")
    for name in document.groups:
        if not contract.roster.groups.get(name) and name in keys:
            yield Finding("group-empty", keys[name], {"group": name}, path=f"groups.{name}")
