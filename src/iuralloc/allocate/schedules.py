"""What the tables are made of: which figures belong together, by id; no number stands here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.contract.belonging import WORDS
from iuralloc.contract.load import Contract
from iuralloc.contract.policies import Use
from iuralloc.contract.presets import SURE
from iuralloc.contract.reading import GROUNDS, Entry
from iuralloc.contract.schema import Split
from iuralloc.contract.source import Mapping as Written
from iuralloc.contract.source import Node, Scalar
from iuralloc.formula import Data
from iuralloc.settlement.ledger import Draft, Figure
from iuralloc.settlement.settle import Level

#: what a step says beside its own terms: grounds have columns of their own, deeper plans rows or tables
_NOT_SAID: Final = GROUNDS | {"steps", "inside", "order"}


def _party(name: str, family: str, entry: Entry, *, partner: bool) -> dict[str, object]:
    kind = getattr(entry, "kind", None) or ""
    belongs = {word: day for word in WORDS if (day := getattr(entry, word, None)) is not None}
    return {"id": name, "family": family, "kind": kind, "partner": int(partner), **names_of(entry), **belongs}


def _days(written: Scalar | None, word: str) -> dict[str, str]:
    return {word: written.text} if written is not None else {}


def names_of(entry: Entry) -> dict[str, str]:
    """The names of an entry in both languages, and its clause."""
    return {word: getattr(entry, word, None) or "" for word in ("name", "name_zh", "clause")}


def schedule_parties(contract: Contract, draft: Draft) -> None:
    """Who is who: parties, the levels below them, phases."""
    roster = contract.roster
    bodies = roster.bodies.values()
    draft.schedule(
        table="parties",
        parties=[_party(body.id, body.family, body.entry, partner=body.partner) for body in bodies],
        members=[
            {"path": list(path), "kind": member.kind or "", **names_of(member)}
            for path, member in roster.members.items()
        ],
    )
    phases = [
        {"id": name, **names_of(phase), **_days(phase.first, "from"), **_days(phase.until, "until")}
        for name, phase in contract.document.phases.items()
    ]
    draft.schedule(table="phases", phases=phases)


def schedule_policies(contract: Contract, draft: Draft) -> None:
    """Which policies stand where; what a contract accepts of shipped ones is printed as a choice."""
    uses = [_use(contract, use) for use in contract.uses.at.values()]
    if uses:
        draft.schedule(table="policies", uses=uses)
    for use in contract.uses.at.values():
        if use.shipped is None:
            continue
        facts = {"figure": use.path, "policy": use.name}
        if use.shipped.confidence not in SURE:
            told = {"confidence": use.shipped.confidence, "source": use.shipped.host}
            draft.choose("policy-second-hand", **facts, **told)
        for fact in use.left_out:
            draft.choose("policy-fact-left-out", **facts, fact=fact)


def _use(contract: Contract, use: Use) -> dict[str, Data]:
    record: dict[str, Data] = {"at": use.path, "policy": use.name, "shipped": int(use.shipped is not None)}
    if use.shipped is None:
        return {**record, **names_of(contract.document.policies[use.name])}
    return {
        **record, "name": use.shipped.institution["en"], "name_zh": use.shipped.institution["zh"], "clause": "",
        "date": use.shipped.date, "source": f"{use.shipped.source}: {use.shipped.host}",
        "confidence": use.shipped.confidence,
        **{word: dict(getattr(use.shipped, word)) for word in ("base", "order", "inventors")},
    }  # fmt: skip


def closing(level: Level, paid: Mapping[str, Figure]) -> dict[str, str | None]:
    """The figures that close a level: what was settled, the sum, the difference; none where nobody was paid."""
    return {word: level.figure(word) if paid else None for word in ("settled", "sum", "difference")}


def bounded(split: Split | None) -> dict[str, int]:
    """That a split has terms, where it has."""
    return {"terms": 1} if split is not None and split.terms else {}


def rows(
    draft: Draft, level: Level, exact: Mapping[str, Figure], paid: Mapping[str, Figure]
) -> list[dict[str, str | None]]:
    """A row for each recipient: the exact entitlement, its part of the whole, what was paid."""
    known = {figure.id for figure in draft}
    return [
        {
            "party": recipient, "exact": figure.id,
            "share": share if (share := level.figure("share", recipient)) in known else None,
            "paid": paid[recipient].id if recipient in paid else None,
            # Under terms the exact part is not what the rule gives: that stands beside it.
            **({"reference": before} if (before := level.figure("reference", recipient)) in known else {}),
        }
        for recipient, figure in exact.items()
    ]  # fmt: skip


def said_of(entry: Entry) -> str:
    """What an entry says in the words of the file, on one line; without its grounds and the plans inside it."""
    return ", ".join(f"{key}: {_flow(node)}" for key, node in entry.tree.items() if key not in _NOT_SAID)


def _flow(node: Node) -> str:
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Written):
        return "{" + ", ".join(f"{key}: {_flow(below)}" for key, below in node.items() if key not in GROUNDS) + "}"
    return "[" + ", ".join(map(_flow, node)) + "]"
