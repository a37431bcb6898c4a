"""Equity: known parties apiece, entries that can be valued, a capital, a day of founding."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.checks.contributions import entry_findings, key_findings
from iuralloc.contract.checks.inside import plan_findings
from iuralloc.contract.checks.splits import Where, split_findings
from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.schema import Equity
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """The one company of the file."""
    equity = contract.document.equity
    if equity is None:
        return
    if "capital" not in equity.written_as_found():
        yield Finding("equity-without-capital", equity.place, path=equity.path)
    if not equity.contributions and "contributions" not in equity.written_as_found():
        yield Finding("equity-without-contributions", equity.place, path=equity.path)
    keys = equity.keys_of("contributions")
    for name, entries in equity.contributions.items():
        if name in keys:
            yield from key_findings(contract, name, keys[name], f"{equity.path}.contributions.{name}")
        for entry in entries:
            yield from entry_findings(contract, entry)
    if equity.split is not None:
        yield from split_findings(contract, Where("equity", contract.roster.partners(), game=False), equity.split)
    for name, plan in equity.inside.items():
        yield from plan_findings(contract, name, plan)
    yield from _founded(equity)


def _founded(equity: Equity) -> Iterator[Finding]:
    if equity.founded is not None and read_date(equity.founded) is None:
        facts = {"date": equity.founded}
        yield Finding("date-not-a-day", equity.place_of_value("founded"), facts, path=f"{equity.path}.founded")
