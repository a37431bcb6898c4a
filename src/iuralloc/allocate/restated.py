"""The second settlement: the file computed again with restated values, the differences, and who pays whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from iuralloc.allocate.again import Again, Beside, beside, computed_again
from iuralloc.allocate.interest import Factors
from iuralloc.allocate.outcomes import Line, kinds, lines, totals, units
from iuralloc.allocate.waterfall import in_order
from iuralloc.audit.opening import Opening
from iuralloc.contract.alternatives import Alternative
from iuralloc.contract.load import Contract
from iuralloc.contract.restatements import PAYER, Restatement, restatements
from iuralloc.contract.schema import Pool
from iuralloc.contract.schema.steps import NOBODY
from iuralloc.errors import Finding, Severity
from iuralloc.formula import Reference, Sum
from iuralloc.settlement.ledger import Draft, Figure, Ground, Ledger
from iuralloc.settlement.resettle import STEM, Payment, state_payments
from iuralloc.situations.meanings import Meanings

#: the first part of the id of every figure of the second settlement
RESTATED = "restated"
#: what stands over all pools and years; no pool bears this name
ALL = f"{STEM}.all"
_ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of both settlements: what it was, what it is now, the difference, interest on it."""

    line: Line
    sign: int
    before: str | None
    after: str | None
    difference: Figure
    interest: Figure | None


@dataclass(frozen=True, slots=True)
class Total:
    """What somebody had in all, has now, the difference, interest on it, and what is owed."""

    before: Figure
    after: Figure
    difference: Figure
    interest: Figure | None
    due: Figure

    def data(self, who: str) -> dict[str, str | None]:
        """The ids of the figures."""
        return {
            "who": who, "before": self.before.id, "after": self.after.id, "difference": self.difference.id,
            "interest": self.interest.id if self.interest else None, "due": self.due.id,
        }  # fmt: skip


def state_restated(
    contract: Contract, ledger: Ledger, meanings: Meanings, open_: frozenset[str], opening: Opening | None
) -> tuple[Ledger, Again | None]:
    """The ledger with the second settlement beside the first; unchanged where nothing is restated, or it failed.

    Raises
    ------
    ContractAtFault
        What the rate of interest is refused for.
    """
    found = restatements(contract)
    if not found:
        return ledger, None
    again = computed_again(contract, Alternative(restated=True), open_, opening)
    if again.faults or again.unsolved:
        return ledger, again
    second = beside(ledger, again.ledger, RESTATED, "")
    whole = replace(ledger, figures={**ledger.figures, **second.figures})
    return _Resettlement(contract, ledger, again.ledger, second, Draft(whole)).run(found, meanings), again


class _Resettlement:
    """States the differences of two ledgers, and what is paid to even them out."""

    def __init__(self, contract: Contract, first: Ledger, other: Ledger, second: Beside, draft: Draft) -> None:
        self.contract = contract
        self.first = first
        self.other = other
        self.second = second
        self.draft = draft
        self.kinds = {**kinds(first), **kinds(other)}

    def run(self, found: tuple[Restatement, ...], meanings: Meanings) -> Ledger:
        """State everything."""
        factors = Factors.of(self.contract, self.draft, meanings, found, ALL)
        rows = list(self._rows(factors))
        paid = [row for row in rows if row.line.pool in self.kinds]
        tops = self._totals([row for row in paid if len(row.line.path) == 1])
        payments, unit = self._payments(tops), self._unit()
        below = [self._inside(parent, paid, unit) for parent in _parents(paid)]
        self._choose(found, factors, payments)
        self._remark(found)
        self.draft.schedule(
            table="resettled", unit=unit.id, rate=factors.rate.id if factors.rate else None,
            interest=factors.text, compound=int(factors.compound), until=factors.until,
            restated=[
                {
                    "name": r.name, "as_of": r.as_of, "evidence": r.evidence, "clause": r.clause,
                    "values": self._values(r),
                }
                for r in found
            ],
            pools=list(dict.fromkeys(row.line.pool for row in paid)),
            lines=[
                {
                    "pool": row.line.pool, "year": row.line.year, "path": list(row.line.path), "sign": row.sign,
                    "before": row.before, "after": row.after, "difference": row.difference.id,
                    "interest": row.interest.id if row.interest else None, "kind": self.kinds.get(row.line.pool, ""),
                }
                for row in rows
            ],
            totals=[total.data(who) for who, total in tops.items()],
            payments=[[p.payer, p.payee, p.figure.id] for p in payments],
            inside=below,
        )  # fmt: skip
        return self.draft.finish()

    def _values(self, restatement: Restatement) -> list[list[str]]:
        """The figures that an entry states itself: as they were first, and as they are now."""
        path, pairs = restatement.entry.path, []
        for name, second in self.second.names.items():
            first = self.first.figures.get(name)
            said = first is not None and (first.ground.path == path or first.ground.path.startswith(f"{path}."))
            of_pool = isinstance(restatement.entry, Pool)
            if said and name.endswith(".amount" if of_pool else "") and not name.endswith((".sum", ".appraised")):
                pairs.append([name, second])
        return pairs

    def _remark(self, found: tuple[Restatement, ...]) -> None:
        """That the result rests on first values."""
        for one in found:
            facts = {"name": one.name, "as_of": one.as_of}
            place = one.restated.key_place
            self.draft.remark(Finding("figure-restated", place, facts, Severity.NOTE, one.restated.path))

    def _choose(self, found: tuple[Restatement, ...], factors: Factors, payments: list[Payment]) -> None:
        dates = dict.fromkeys(r.as_of for r in found if r.as_of)
        if len(dates) > 1:
            self.draft.choose("resettled-all-at-once", dates=", ".join(dates))
        if payments:
            self.draft.choose("resettled-in-order-of-parties")
        if factors.rate is not None:
            self.draft.choose("resettled-interest", until=factors.until)

    # lines ----------------------------------------------------------------------------------------------------

    def _rows(self, factors: Factors) -> Iterator[Row]:
        before, after = lines(self.first), lines(self.other)
        moved = {name.partition(".")[0] for name in self.second.names}
        every = dict.fromkeys([*before, *after])
        with_money = {(line.pool, line.year) for line in every if self._any(before.get(line, ()), after.get(line, ()))}
        for line in every:
            # Years without money are left out.
            if line.pool in moved and (line.pool, line.year) in with_money:
                yield self._row(line, before.get(line, ()), after.get(line, ()), factors)
        first, other = totals(self.first), totals(self.other)
        for name in other:
            # What is held, or borne in expectation, is shown beside the first; nobody pays for it.
            if name not in self.kinds and {self.second.id(f) for f in other[name].values()} - set(other[name].values()):
                for who in dict.fromkeys([*first.get(name, {}), *other[name]]):
                    old, new = first.get(name, {}).get(who), other[name].get(who)
                    yield self._row(Line(name, "", (who,)), (old,) if old else (), (new,) if new else (), None)

    def _any(self, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
        """Whether there is any money on a line."""
        return any(self.first.amount(f) for f in before) or any(self.other.amount(f) for f in after)

    def _row(self, line: Line, before: tuple[str, ...], after: tuple[str, ...], factors: Factors | None) -> Row:
        own = ".".join(filter(None, (line.pool, line.year, *line.path)))
        facts = {"pool": line.pool, "year": line.year, "party": ".".join(line.path)}
        first = self._one(f"{ALL}.before.{own}", facts, before)
        second = self._one(f"{ALL}.after.{own}", facts, tuple(map(self.second.id, after)))
        terms = [(1, second), (-1, first)]
        parts = [(sign, Reference(figure)) for sign, figure in terms if figure is not None]
        difference = self.draft.state(
            f"{STEM}.{own}", {"say": "resettled-line", **facts}, "amount",
            Sum.of(*(part for _, part in parts), signs=tuple(sign for sign, _ in parts)), Ground(rule="difference"),
        )  # fmt: skip
        sign = 1 if self.kinds.get(line.pool, "income") == "income" else -1
        interest = None
        if factors is not None and factors.rate is not None and len(line.path) == 1:
            label = {"say": "resettled-interest", **facts}
            interest = self.draft.state(
                f"{ALL}.interest.{own}", label, "amount", factors.on(difference, line), Ground(rule="interest")
            )
        return Row(line, sign, first, second, difference, interest)

    def _one(self, name: str, facts: Mapping[str, str], figures: tuple[str, ...]) -> str | None:
        """The figure of a line: that of the settlement itself, or the sum of several."""
        if len(figures) <= 1:
            return next(iter(figures), None)
        parts = Sum.of(*map(Reference, figures))
        return self.draft.state(name, {"say": "got-in-all", **facts}, "amount", parts, Ground(rule="sum")).id

    # totals ---------------------------------------------------------------------------------------------------

    def _totals(self, rows: list[Row], parent: tuple[str, ...] = ()) -> dict[str, Total]:
        """What each of one level had in all, has now, and is owed."""
        gathered: dict[str, list[Row]] = {}
        for row in rows:
            gathered.setdefault(row.line.path[-1], []).append(row)
        order = list(gathered) if parent else in_order(self.contract, gathered)
        return {who: self._total(".".join((*parent, who)), gathered[who]) for who in order}

    def _total(self, who: str, rows: list[Row]) -> Total:
        def over(word: str, figures: list[tuple[int, str | None]], rule: str = "sum") -> Figure:
            named = [(sign, Reference(figure)) for sign, figure in figures if figure is not None]
            formula = Sum.of(*(part for _, part in named), signs=tuple(sign for sign, _ in named))
            label = {"say": f"resettled-{word}", "party": who, "pool": ALL}
            return self.draft.state(f"{ALL}.{word}.{who}", label, "amount", formula, Ground(rule=rule))

        before = over("before", [(row.sign, row.before) for row in rows])
        after = over("after", [(row.sign, row.after) for row in rows])
        difference = over("difference", [(1, after.id), (-1, before.id)], "difference")
        earned = [(row.sign, row.interest.id) for row in rows if row.interest is not None]
        interest = over("earned", [*earned]) if earned else None
        due = over("due", [(1, difference.id), (1, interest.id if interest else None)])
        return Total(before, after, difference, interest, due)

    def _payments(self, tops: Mapping[str, Total]) -> list[Payment]:
        """Among the parties, and with whoever pays the pools where their amounts have changed."""
        due = {who: total.due for who, total in tops.items()}
        if sum((figure.amount for figure in due.values()), Fraction(0)) != 0:
            due[PAYER] = self._counterpart(f"{ALL}.due.{PAYER}", PAYER, list(due.values()))
        return state_payments(self.draft, ALL, due, self._unit())

    def _counterpart(self, name: str, who: str, others: list[Figure]) -> Figure:
        label = {"say": "resettled-due", "party": who, "pool": ALL}
        parts = Sum.of(*(figure.reference for figure in others), signs=tuple(-1 for _ in others))
        return self.draft.state(name, label, "amount", parts, Ground(rule="difference"))

    def _inside(self, parent: tuple[str, ...], rows: list[Row], unit: Figure) -> dict[str, object]:
        """One level down: what members even out with the party they belong to."""
        below = [row for row in rows if row.line.path[:-1] == parent]
        tops = self._totals(below, parent)
        who = ".".join(parent)
        due = {name: total.due for name, total in tops.items() if name not in {_ITSELF, *NOBODY}}
        stem = f"{ALL}.inside.{who}"
        payments: list[Payment] = []
        if any(figure.amount for figure in due.values()):
            due[parent[-1]] = self._counterpart(f"{stem}.due", who, list(due.values()))
            payments = state_payments(self.draft, stem, due, unit)
        return {
            "path": list(parent), "totals": [total.data(name) for name, total in tops.items()],
            "payments": [[p.payer, p.payee, p.figure.id] for p in payments],
        }  # fmt: skip

    def _unit(self) -> Figure:
        """The finest smallest payable amount of the pools."""
        named = {**units(self.first), **{pool: self.second.id(unit) for pool, unit in units(self.other).items()}}
        figures = [self.draft.ledger.figures[name] for name in named.values()]
        return min(figures, key=lambda figure: figure.amount, default=self.draft.ledger.figures["round"])


def _parents(rows: list[Row]) -> list[tuple[str, ...]]:
    """Everybody below whom something is divided, from the top of the tree down."""
    found = dict.fromkeys(row.line.path[:-1] for row in rows if len(row.line.path) > 1)
    return sorted(found, key=len)
