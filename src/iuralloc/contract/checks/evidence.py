"""The same evidence for two contributions: counted twice, or one paper for two things."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Contribution
from iuralloc.errors import Finding, Severity


def check(contract: Contract) -> Iterator[Finding]:
    """A warning at the second entry that names a piece of evidence."""
    seen: dict[str, Contribution] = {}
    equity = contract.document.equity
    for entries in (*contract.document.contributions.values(), *(equity.contributions.values() if equity else ())):
        for entry in entries:
            if entry.evidence is None:
                continue
            first = seen.setdefault(" ".join(entry.evidence.split()).casefold(), entry)
            if first is not entry:
                facts = {"evidence": entry.evidence, "first": first.path, "line": first.place.where}
                place = entry.place_of_value("evidence")
                yield Finding("evidence-twice", place, facts, Severity.WARNING, f"{entry.path}.evidence")
