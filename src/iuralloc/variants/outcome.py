"""What a trail comes to: of everything that is divided, how much each party gets, pays, bears or holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final

from iuralloc.audit.trail import Trail

BENEFIT: Final = "benefit"
EQUITY: Final = "equity"
RISK: Final = "risk"


@dataclass(frozen=True, slots=True)
class Core:
    """What the core test says of a split: how many groups object, of how many; the largest objection; its figure."""

    objecting: int
    groups: int
    largest: Fraction
    figure: str


@dataclass(frozen=True, slots=True)
class Divided:
    """One thing that is divided.

    Parameters
    ----------
    id
        The pool, ``equity``, ``expected`` (losses), or the event.
    section
        ``benefit``, ``equity`` or ``risk``.
    kind
        ``income``, ``cost``, ``loss`` or ``equity``.
    amounts
        By recipient, in order; what is paid, or where nothing is paid the exact part.
    step
        The smallest payable amount; None where nothing is paid.
    core
        The core test of the split; None where there is no game, or no test was made.
    inside
        What reaches each member below the recipients, by its path with dots (``uni.team.Luo``).
    beside, rule
        The number and the rule of a split that is computed for comparison only; 0 for what is settled.
    """

    id: str
    section: str
    kind: str
    amounts: Mapping[str, Fraction]
    step: Fraction | None
    core: Core | None = None
    inside: Mapping[str, Fraction] = field(default_factory=dict)
    beside: int = 0
    rule: str = ""

    @property
    def pool(self) -> str:
        """The pool (or capital, or loss) that it belongs to."""
        return self.id.removesuffix(f".beside.{self.beside}")

    @property
    def total(self) -> Fraction:
        """What is divided in all."""
        return sum(self.amounts.values(), Fraction(0))

    def share(self, recipient: str) -> Fraction | None:
        """The part of the whole; None where there is no whole that could have parts."""
        if self.total <= 0 or min(self.amounts.values()) < 0:
            return None
        return self.amounts.get(recipient, Fraction(0)) / self.total

    def in_unit(self, factor: Fraction) -> Divided:
        """The same in another unit, of which the own one is so many."""
        core = replace(self.core, largest=self.core.largest * factor) if self.core else None
        amounts = {recipient: amount * factor for recipient, amount in self.amounts.items()}
        inside = {path: amount * factor for path, amount in self.inside.items()}
        return replace(self, amounts=amounts, inside=inside, step=self.step * factor if self.step else None, core=core)


def divided(trail: Trail) -> dict[str, Divided]:
    """Everything that a trail divides, by id, in the order of the tables."""
    found = [*_pools(trail), *_equity(trail), *_expected(trail), *_events(trail)]
    return {one.id: one for one in found}


def _records(trail: Trail, table: str) -> Iterator[Mapping[str, Any]]:
    return (record for record in trail.schedules if record["table"] == table)


def _split(trail: Trail, pool: str) -> Mapping[str, Any] | None:
    records = (r for r in _records(trail, "split") if r["pool"] == pool and not r["beside"] and not r["path"])
    return next(records, None)


def _pools(trail: Trail) -> Iterator[Divided]:
    for record in _records(trail, "pool"):
        name, kind = record["pool"], record["kind"]
        step = trail.amount(record["unit"]) if record["unit"] else None
        flow = next((r for r in _records(trail, "by-year") if r["pool"] == name), None)
        split = _split(trail, name)
        if flow is not None:
            got = {who: trail.amount(figure) for who, _, figure in flow["rows"]}
            yield Divided(name, BENEFIT, kind, got, step, inside=inside_of(trail, name))
        elif split is not None:
            rows, core = _rows(trail, split), _core(trail, split)
            yield Divided(name, BENEFIT, kind, rows, step, core, inside_of(trail, name))
        for other in _records(trail, "split"):
            if other["pool"] == name and other["beside"]:
                number = int(other["beside"])
                rows, core = _rows(trail, other), _core(trail, other)
                own = f"{name}.beside.{number}"
                yield Divided(own, BENEFIT, kind, rows, step, core, beside=number, rule=other["rule"])


def _equity(trail: Trail) -> Iterator[Divided]:
    for record in _records(trail, "equity"):
        split = _split(trail, EQUITY)
        if split is not None:
            inside, step = inside_of(trail, EQUITY), trail.amount(record["unit"])
            yield Divided(EQUITY, EQUITY, EQUITY, _rows(trail, split), step, inside=inside)


def _rows(trail: Trail, split: Mapping[str, Any]) -> dict[str, Fraction]:
    return {row["party"]: trail.amount(row["paid"] or row["exact"]) for row in split["rows"]}


def _core(trail: Trail, split: Mapping[str, Any]) -> Core | None:
    figure = split["core"].get("figure")
    if figure is None:
        return None
    found = trail.figures[figure]["value"]
    excesses = [Fraction(excess) for _, excess in found["largest"]]
    return Core(int(found["objecting"]), int(found["groups"]), max(excesses, default=Fraction(0)), figure)


def inside_of(trail: Trail, pool: str) -> dict[str, Fraction]:
    """What reaches each member of a pool's recipients, over all its years and steps, by path."""
    got: dict[str, Fraction] = {}
    plans = [r for r in _records(trail, "waterfall") if r["pool"] == pool and r["path"]]
    for plan in plans:
        for who, figure in plan["totals"]:
            _add(got, (*plan["path"], who), trail.amount(figure))
    for split in _records(trail, "split"):
        belongs = split["pool"] == pool or str(split["pool"]).startswith(f"{pool}.")
        if not belongs or not split["path"] or split["beside"] or any(_of_plan(plan, split) for plan in plans):
            continue
        for row in split["rows"]:
            _add(got, (*split["path"], row["party"]), trail.amount(row["paid"] or row["exact"]))
    return got


def _of_plan(plan: Mapping[str, Any], split: Mapping[str, Any]) -> bool:
    """Whether a split is a step of a plan inside a party: the totals of the plan have it already."""
    return bool(plan["path"] == split["path"]) and str(split["stem"]).startswith(f"{_stem(plan)}.")


def _stem(plan: Mapping[str, Any]) -> str:
    """The stem of the figures of a plan inside a party, without the party."""
    return str(plan["lines"][0]["stem"]).rpartition(".")[0] if plan["lines"] else str(plan["stem"])


def _add(got: dict[str, Fraction], path: tuple[str, ...], amount: Fraction) -> None:
    name = ".".join(path)
    got[name] = got.get(name, Fraction(0)) + amount


def _expected(trail: Trail) -> Iterator[Divided]:
    for record in _records(trail, "expected"):
        amounts = {recipient: trail.amount(total) for recipient, _, total in record["rows"]}
        yield Divided("expected", RISK, "loss", amounts, None)


def _events(trail: Trail) -> Iterator[Divided]:
    for record in _records(trail, "ladder"):
        if record["mode"] != "dated":
            continue
        amounts = dict.fromkeys(record["recipients"], Fraction(0))
        for row in record["rows"]:
            amounts[row["recipient"]] = amounts.get(row["recipient"], Fraction(0)) + trail.amount(row["figure"])
        yield Divided(record["loss"], RISK, "loss", amounts, trail.amount("round"))
