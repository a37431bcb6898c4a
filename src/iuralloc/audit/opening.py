"""The opening balances of a file: what the trail of the years before closes with, verified before it is believed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import PurePath
from typing import Any, Final, TypeAlias

from iuralloc.audit.trail import FORMAT
from iuralloc.contract.load import Contract
from iuralloc.contract.schema.opening import Opening as Written
from iuralloc.contract.sheets.beside import NotBeside
from iuralloc.errors import Place
from iuralloc.formula import Carried, Data
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.situations.grounds import at_fault

#: a step whatever the year, and the place in the tree where its plan runs
Key: TypeAlias = tuple[str, tuple[str, ...]]
#: the schedule that lists the balances which a pool closes with
CLOSING: Final = "closing"
#: what a step may hand on
BALANCES: Final = {
    word: word
    for word in (
        "taken", "owing", "accrued", "held", "outstanding", "entitled", "paid_so_far", "counted", "given", "shared",
    )
}  # fmt: skip
#: what a royalty may hand on
ROYALTY_BALANCES: Final = {word: word for word in ("loss", "offset", "credit", "counted", "given")}
#: the schedule that lists the balances which a royalty closes with
ROYALTY_CLOSING: Final = "royalty-closing"
_DIGEST: Final = "sha256:"
#: as for the checker: a trail of thousands of figures is larger than any contract
_TRAIL_BYTES: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class Carry:
    """One balance of a step as an earlier trail closes with it.

    Parameters
    ----------
    word, year, party
        What it is; of a cost that is not repaid, the year in which it was advanced, and by whom.
    figure
        Its id there.
    formula
        What stands for it here.
    unit
        `amount`, or `number` where a royalty counts pieces.
    """

    word: str
    year: str
    party: str
    figure: str
    formula: Carried
    unit: str = "amount"

    def state(self, draft: Draft, ground: Ground) -> Figure:
        """State it as an opening balance, under the id that it has there with `opening` for `closing`."""
        label = {"say": f"opening-{self.word.replace('_', '-')}", "step": self.step, "party": self.party}
        if self.year:
            label["year"] = self.year
        name = self.figure.replace(".closing.", ".opening.", 1)
        return draft.state(name, label, "amount", self.formula, ground)

    @property
    def step(self) -> str:
        """What a reader knows the balance by: its figure without the words."""
        return self.figure.replace(".closing.", ".", 1)


@dataclass(frozen=True, slots=True)
class Opening:
    """The balances of an earlier trail, by pool, step and place in the tree; those of royalties by royalty.

    Parameters
    ----------
    name, digest
        Base name and digest of the trail.
    ground
        Of every figure that is taken from it.
    place
        Where the contract names it.
    pools
        Its pools by year, with what their steps hand on.
    royalties
        Its royalties, with what they hand on.
    """

    name: str
    digest: str
    ground: Ground
    place: Place
    pools: Mapping[str, Mapping[Key, tuple[Carry, ...]]] = field(default_factory=dict)
    royalties: Mapping[str, tuple[Carry, ...]] = field(default_factory=dict)

    def as_data(self) -> Data:
        """Name and digest, as the trail carries them."""
        return {"digest": self.digest, "name": self.name}


def closing_id(pool: str, key: Key, word: str, year: str = "", party: str = "") -> str:
    """The id of a balance that a pool or a royalty closes with.

    Examples
    --------
    >>> closing_id("project", ("project.filing", ()), "outstanding", "2028", "lake")
    'project.closing.filing.outstanding.2028.lake'
    """
    step, path = key
    stem = f"{pool}.closing" if step == pool else f"{pool}.closing.{step.removeprefix(f'{pool}.')}"
    return ".".join(part for part in (stem, word, year, *path, party) if part)


def read_opening(contract: Contract) -> Opening | None:
    """The balances that a file opens with; None where it does not say so.

    Raises
    ------
    ContractAtFault
        ``opening-missing``, ``opening-unknown-format``, ``opening-altered``, ``opening-other-digest``,
        ``opening-other-currency``, ``opening-without-years``, ``opening-years-do-not-meet``, ``opening-other-pools``.
    """
    written = contract.document.opening
    if written is None or written.trail is None:
        return None
    name, place = written.trail, written.place_of_value("trail")
    try:
        data = contract.source.beside.read(name, _TRAIL_BYTES)
    except NotBeside as missing:
        raise at_fault("opening-missing", place, "opening", trail=name) from missing
    trail = _trail(data)
    if trail is None:
        raise at_fault("opening-unknown-format", place, "opening", trail=name, format=FORMAT)
    digest = _verified(written, data)
    base = PurePath(name).name
    ground = Ground(path="opening", line=place.line, rule=CLOSING, evidence=f"{base}, {digest}")
    try:
        years, pools, royalties = _years(trail), _pools(trail), _royalties(trail)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        # The digest covers schedules, but nothing says what must stand in them.
        raise at_fault("opening-unknown-format", place, "opening", trail=name, format=FORMAT) from error
    _refuse_what_is_no_year_before(contract, written, trail, years)
    document = contract.document
    if not (pools.keys() & document.pools.keys() or royalties.keys() & document.royalties.keys()):
        raise at_fault("opening-other-pools", place, "opening", trail=name, known=", ".join((*pools, *royalties)))
    return Opening(base, digest, ground, place, pools, royalties)


def _trail(data: bytes) -> dict[str, Any] | None:
    """The trail as plain data; None where it is none of a format that is known here."""
    try:
        read = json.loads(data, parse_float=str)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) and read.get("format") == FORMAT else None


def _verified(written: Written, data: bytes) -> str:
    """The digest of a trail in which everything holds."""
    from iuralloc.verify import verify

    name = written.trail or ""
    report = verify(data)
    expected = (written.sha256 or "").strip().removeprefix(_DIGEST)
    if expected and expected != report.digest.removeprefix(_DIGEST):
        facts = {"trail": name, "digest": report.digest}
        raise at_fault("opening-other-digest", written.place_of_value("sha256"), "opening.sha256", **facts)
    if report.faults:
        first, place = report.faults[0], written.place_of_value("trail")
        facts = {"figure": first.figure or "-", "why": first.message, "count": str(len(report.faults))}
        raise at_fault("opening-altered", place, "opening", trail=name, **facts)
    return report.digest


def _refuse_what_is_no_year_before(
    contract: Contract, written: Written, trail: Mapping[str, Any], years: list[int]
) -> None:
    name, place, record = written.trail or "", written.place_of_value("trail"), trail["contract"]
    if (record["currency"], record["unit"]["scale"]) != (contract.unit.currency, contract.unit.scale):
        theirs = f"{record['currency']} {record['unit'].get('raw', '')}".strip()
        facts = {"theirs": theirs, "ours": f"{contract.unit.currency} {contract.unit.raw}".strip()}
        raise at_fault("opening-other-currency", place, "opening", trail=name, **facts)
    if not years or not contract.calendar.years:
        raise at_fault("opening-without-years", place, "opening", trail=name)
    first = contract.calendar.years[0]
    if years[-1] + 1 != first:
        facts = {"last": str(years[-1]), "first": str(first), "next": str(years[-1] + 1)}
        raise at_fault("opening-years-do-not-meet", place, "opening", trail=name, **facts)


def _records(trail: Mapping[str, Any], table: str) -> list[Mapping[str, Any]]:
    return [record for record in trail["schedules"] if record.get("table") == table]


def _years(trail: Mapping[str, Any]) -> list[int]:
    by_year = (*_records(trail, "pool"), *_records(trail, "royalty"))
    return sorted({int(year) for record in by_year for year in record.get("years", ())})


def _pools(trail: Mapping[str, Any]) -> dict[str, dict[Key, tuple[Carry, ...]]]:
    """The balances of every pool by year.

    Raises
    ------
    AttributeError, KeyError, TypeError, ValueError
        Where a schedule is not what this program writes.
    """
    figures = {record["id"]: record for record in trail["figures"]}
    pools: dict[str, dict[Key, tuple[Carry, ...]]] = {
        str(record["pool"]): {} for record in _records(trail, "pool") if record.get("years")
    }
    for record in _records(trail, CLOSING):
        balances, pool = pools[record["pool"]], record["pool"]
        for row in record["balances"]:
            key = str(row["step"]), tuple(map(str, row["path"]))
            carry = _carry(figures[row["figure"]], BALANCES[row["word"]], str(row["year"]), str(row["party"]))
            if carry.figure != closing_id(pool, key, carry.word, carry.year, carry.party):
                raise ValueError(carry.figure)
            balances[key] = (*balances.get(key, ()), carry)
    return pools


def _royalties(trail: Mapping[str, Any]) -> dict[str, tuple[Carry, ...]]:
    """The balances of every royalty; a refusal as for pools."""
    figures = {record["id"]: record for record in trail["figures"]}
    royalties: dict[str, tuple[Carry, ...]] = {str(record["royalty"]): () for record in _records(trail, "royalty")}
    for record in _records(trail, ROYALTY_CLOSING):
        for row in record["balances"]:
            carry = _carry(figures[row["figure"]], ROYALTY_BALANCES[row["word"]], "", str(row["band"]))
            if carry.figure != closing_id(record["royalty"], (record["royalty"], ()), carry.word, "", carry.party):
                raise ValueError(carry.figure)
            royalties[record["royalty"]] += (carry,)
    return royalties


def _carry(figure: Mapping[str, Any], word: str, year: str, party: str) -> Carry:
    formula = Carried(Fraction(figure["value"]), figure["id"], figure["seal"])
    return Carry(word, year, party, figure["id"], formula, figure["unit"])
