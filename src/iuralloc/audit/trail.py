"""The trail: everything a run computed, as data that a stranger can check (`docs/trail-format.md`)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from iuralloc.contract.load import Contract
from iuralloc.contract.sheets.fill import SheetFile
from iuralloc.errors import Finding
from iuralloc.formula import Data
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Figure, Ledger

FORMAT: Final = "iuralloc-trail/1"
_SEAL_DIGITS: Final = 32


def canonical(data: Data) -> str:
    """One record on one line: keys sorted, no white space, characters as themselves.

    Examples
    --------
    >>> canonical({"b": "甲", "a": ["1/2"]})
    '{"a":["1/2"],"b":"甲"}'
    """
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Trail:
    """A trail as plain data.

    Parameters
    ----------
    contract
        Name, digest and unit of the contract file.
    figures
        Records by id, each after those it rests on.
    schedules, choices, findings
        What tables there are, what the program chose, what it remarked.
    environment
        Versions of programs; outside the digest.
    """

    contract: Mapping[str, Data]
    figures: Mapping[str, Mapping[str, Data]]
    schedules: tuple[Mapping[str, Data], ...]
    choices: tuple[Mapping[str, Data], ...]
    findings: tuple[Mapping[str, Data], ...]
    environment: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 of the trail without the lines of the digest and the environment."""
        return "sha256:" + hashlib.sha256(self._text(None).encode()).hexdigest()

    def text(self) -> str:
        """The file."""
        return self._text(self.digest)

    def amount(self, figure: str) -> Fraction:
        """The value of a figure that is one number."""
        return Fraction(self.figures[figure]["value"])

    def _text(self, digest: str | None) -> str:
        lines = ["{", *_list("choices", self.choices), f'"contract":{canonical(self.contract)},']
        if digest is not None:
            lines += [f'"digest":{canonical(digest)},', f'"environment":{canonical(self.environment)},']
        lines += _list("figures", self.figures.values())
        lines += _list("findings", self.findings)
        lines += [f'"format":{canonical(FORMAT)},', *_list("schedules", self.schedules, last=True), "}", ""]
        return "\n".join(lines)


def _list(key: str, records: Iterable[Data], *, last: bool = False) -> list[str]:
    lines = [canonical(record) for record in records]
    return [f'"{key}":[', *(line + "," for line in lines[:-1]), *lines[-1:], "]" if last else "],"]


def trail_of(contract: Contract, ledger: Ledger, environment: Mapping[str, str], opening: Data | None = None) -> Trail:
    """Write down a ledger; `opening` names the trail that its balances open with."""
    records: dict[str, dict[str, Data]] = {}
    for figure in ledger.figures.values():
        records[figure.id] = _record(figure, records)
    return Trail(
        _contract(contract, opening), records, ledger.schedules, tuple(choice.as_data() for choice in ledger.choices),
        tuple(_finding(finding) for finding in ledger.findings), environment,
    )  # fmt: skip


def _record(figure: Figure, before: Mapping[str, Mapping[str, Data]]) -> dict[str, Data]:
    value = figure.value
    record: dict[str, Data] = {
        "id": figure.id, "label": dict(figure.label), "unit": figure.unit,
        "formula": figure.formula.as_data(),
        "value": rational_text(value) if isinstance(value, Fraction) else value.as_data(),
        "ground": figure.ground.as_data(),
    }  # fmt: skip
    below = [before[name]["seal"] for name in figure.formula.figures()]
    seal = hashlib.sha256(canonical([record, below]).encode()).hexdigest()[:_SEAL_DIGITS]
    return {**record, "seal": seal}


def _contract(contract: Contract, opening: Data | None) -> dict[str, Data]:
    document, unit = contract.document, contract.unit
    written: dict[str, Any] = {"scale": unit.scale}
    if unit.place is not None:
        written |= {
            "raw": unit.raw,
            "start": unit.place.start,
            "end": unit.place.end,
            "line": unit.place.line,
        }
    chained: dict[str, Data] = {} if opening is None else {"opening": opening}
    record: dict[str, Data] = {
        **chained,
        "name": contract.source.name, "sha256": contract.source.sha256, "title": document.title or "",
        "title_zh": document.title_zh or "", "date": document.date or "", "law": document.law or "none",
        "currency": unit.currency, "unit": written,
    }  # fmt: skip
    if contract.sheets:
        record["sheets"] = [_sheet(sheet) for sheet in contract.sheets]
    return record


def _sheet(sheet: SheetFile) -> dict[str, Data]:
    data = {"name": sheet.name, "sha256": sheet.sha256}
    return {**data, "encoding": sheet.encoding, "separator": sheet.separator} if sheet.encoding else data


def _finding(finding: Finding) -> dict[str, Data]:
    data: dict[str, Data] = {
        "code": finding.code, "facts": dict(finding.facts), "severity": str(finding.severity),
        "path": finding.path,
    }  # fmt: skip
    if finding.place is not None:
        data["line"] = finding.place.line
        if finding.place.cell:
            data["cell"] = finding.place.cell.address
    return data


def read_trail(text: str) -> Trail:
    """Read a trail that `verify` has found in order; no check is made here."""
    data = json.loads(text)
    figures = {record["id"]: record for record in data["figures"]}
    return Trail(
        data["contract"], figures, tuple(data["schedules"]), tuple(data["choices"]), tuple(data["findings"]),
        data["environment"],
    )  # fmt: skip
