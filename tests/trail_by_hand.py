"""A tiny writer of trails, from `docs/trail-format.md` alone.

It shares no line with the program or the checker: values are typed in by hand, and nothing is computed here
but hashes. `Trail.bytes` seals whatever it is told, right or wrong, so that only recomputation can tell.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

Json = Any
ORDER = ("choices", "contract", "digest", "environment", "figures", "findings", "format", "schedules")


def canonical(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def mentioned(formula: Json, known: dict[str, str]) -> list[str]:
    """Ids of figures in a formula, in the order of the line; no party made by hand has a figure's id."""
    if isinstance(formula, str):
        return [formula] if formula in known else []
    if isinstance(formula, dict):
        return [name for key in sorted(formula) for name in mentioned(formula[key], known)]
    if isinstance(formula, list):
        return [name for part in formula for name in mentioned(part, known)]
    return []


def seal_of(record: Json, seals: dict[str, str]) -> str:
    bare = {key: value for key, value in record.items() if key != "seal"}
    below = [seals[name] for name in dict.fromkeys(mentioned(record.get("formula"), seals))]
    return hashlib.sha256(canonical([bare, below]).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def digest_of(data: bytes) -> str:
    outside = (b'"digest":', b'"environment":')
    lines = [line for line in data.split(b"\n") if not line.startswith(outside)]
    return "sha256:" + hashlib.sha256(b"\n".join(lines)).hexdigest()


def redigested(data: bytes) -> bytes:
    """The same file with the digest that belongs to it: what a forger does last."""
    lines = [
        f'"digest":"{digest_of(data)}",'.encode() if line.startswith(b'"digest":') else line
        for line in data.split(b"\n")
    ]
    return b"\n".join(lines)


@dataclass
class Trail:
    """Records of a trail; change them at will, then ask for `bytes`."""

    contract: bytes = b""
    figures: list[dict[str, Json]] = field(default_factory=list)
    header: dict[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.header = {
            "name": "contract.yaml",
            "sha256": hashlib.sha256(self.contract).hexdigest(),
            "title": "Recycling centre",
            "title_zh": "电池回收中心",
            "date": "2027-04-15",
            "law": "none",
            "currency": "CNY",
            "unit": {"scale": 1},
        }

    def place(self, raw: str) -> dict[str, Json]:
        """Where a text stands in the contract, the first time."""
        start = self.contract.index(raw.encode())
        line = self.contract[:start].count(b"\n") + 1
        return {"raw": raw, "start": start, "end": start + len(raw.encode()), "line": line}

    def unit(self, raw: str, scale: int) -> None:
        """Say that the contract counts in this unit."""
        self.header["unit"] = {"scale": scale, **self.place(raw)}

    def add(self, name: str, formula: Json, value: Json, unit: str = "number", **ground: str) -> str:
        """Append a figure; return its id."""
        record = {"id": name, "formula": formula, "value": value, "unit": unit, "label": {"say": "a-figure"}}
        self.figures.append(record | {"ground": ground or {"rule": "by-hand"}})
        return name

    def given(self, name: str, raw: str, sort: str, value: str) -> str:
        """Append a figure that is a number of the contract."""
        return self.add(name, {"kind": "given", "as": sort, **self.place(raw)}, value, sort, clause="7.2")

    def change(self, name: str, **changes: Json) -> None:
        """Change fields of a figure; the whole file is sealed anew by `bytes`."""
        next(record for record in self.figures if record["id"] == name).update(changes)

    def bytes(self) -> bytes:
        """The file, sealed and with its digest."""
        seals: dict[str, str] = {}
        figures = []
        for record in self.figures:
            seal = record.get("seal") or seal_of(record, seals)
            figures.append(record | {"seal": seal})
            if isinstance(record.get("id"), str):
                seals.setdefault(record["id"], seal)
        sections: dict[str, Json] = {
            "choices": [{"code": "order-of-parties", "facts": {"pool": "profit"}}],
            "contract": self.header,
            "digest": "",
            "environment": {"clock": "2027-05-01T09:00:00Z", "python": "3.11"},
            "figures": figures,
            "findings": [],
            "format": "iuralloc-trail/1",
            "schedules": [{"id": "profit", "lines": ["a"]}, {"id": "利润", "lines": []}],
        }
        parts = []
        for key in ORDER:
            section = sections[key]
            if isinstance(section, list):
                rows = ",\n".join(canonical(row) for row in section)
                parts.append(f'"{key}":[\n{rows}' + "\n" * bool(rows) + "]")
            else:
                parts.append(f'"{key}":{canonical(section)}')
        text = "{\n" + ",\n".join(parts) + "\n}\n"
        return redigested(text.encode("utf-8", "surrogatepass"))
