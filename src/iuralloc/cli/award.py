"""``iuralloc allocate --award``: a division typed by hand, audited beside the result of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from iuralloc.cli.streams import opened, refusing, told

if TYPE_CHECKING:
    from iuralloc.allocate import Examined
    from iuralloc.audit.award import Audited
    from iuralloc.audit.trail import Trail
    from iuralloc.report.table import Table


@dataclass(frozen=True, slots=True)
class Award:
    """An audited award with its file, in which its findings have their places."""

    found: Audited
    file: bytes
    name: str

    def beside(self, tables: Sequence[Table], trail: Trail, language: str) -> tuple[Table, ...]:
        """The tables of the contract with those of the award among them."""
        from iuralloc.report.award import with_award

        return with_award(tables, trail, self.found, language=language)

    def data(self, language: str) -> list[dict[str, Any]]:
        """The findings as plain data."""
        from iuralloc.report.findings import finding_data

        return [finding_data(finding, self.name, language) for finding in self.found.findings]

    def told(self) -> str:
        """The findings for a reader."""
        return told(self.found.findings, self.file, self.name)


def audited(file: str, examined: Examined, only: str | None) -> Award:
    """Audit the award in a file; of one pool only, where only that is asked for.

    Raises
    ------
    Refusal, Unusable
        For a file that cannot be read.
    """
    from iuralloc.audit.award import audit_award
    from iuralloc.contract.award import read_award
    from iuralloc.errors import Inconsistency

    contract, ledger = examined.contract, examined.ledger
    if contract is None or ledger is None:
        raise Inconsistency("an award is held to a contract that was not computed")
    data, name = opened(file, folder="award-is-folder")
    with refusing(name, lambda: data):
        award = read_award(data, name, contract)
        if only in contract.document.pools:
            award = replace(award, tables=tuple(table for table in award.tables if table.pool == only))
        return Award(audit_award(contract, ledger, award), data, name)
