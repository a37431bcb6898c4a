"""Steps of plans: one plan a step, recipients that are known, names that were left before, years that exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from iuralloc.contract.calendar import MOST_YEARS, read_span
from iuralloc.contract.checks.layers import layers
from iuralloc.contract.checks.splits import Where, shared_keys, split_findings
from iuralloc.contract.checks.years import by_year
from iuralloc.contract.expression import names_in, text_of
from iuralloc.contract.keys import ID
from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.names import formulas_of_step, in_table, steps_within
from iuralloc.contract.reading import Table, Word
from iuralloc.contract.roster import RESERVED
from iuralloc.contract.schema import Plan, PlanStep, Pool
from iuralloc.contract.schema.receipts import ACCRUED, Receipt
from iuralloc.contract.schema.steps import NOBODY, RESERVE
from iuralloc.contract.telling import near
from iuralloc.errors import Finding

_PLANS: Final = ("to", "split", "refund", "steps")
#: words that need another one beside them, which it is
_NEEDS: Final = (("so_far", "until"), ("unpaid", "amount"), ("date", "amount"), ("order", "steps"))

#: words of the figures of a step, beside which those of recipients stand
_FIGURES: Final = frozenset({
    "took", "goes_on", "due", "owed", "owing", "owing_in_all", "accrued", "accrued_left", "interest", "taken", "room",
    "held", "held_before", "given_back", "advanced", "repaid", "outstanding",
    "through", "upto", "rate", "part", "pays", "gives", "beyond", "counted", "given", "so_far",
    "entitled", "paid_so_far", "total_so_far",
})  # fmt: skip

Recipient = Callable[[PlanStep], Iterator[Finding]]


def check(contract: Contract) -> Iterator[Finding]:
    """The calendar, the years of amounts, and the steps of every pool; those inside parties are seen with their plans."""
    yield from _years(contract)
    yield from _recipients_named_alike(contract)
    for name, pool in contract.document.pools.items():
        if isinstance(pool.amount, Table):
            if not pool.amount.cells:
                place = pool.place_of_value("amount")
                yield Finding("pool-without-years", place, {"pool": name}, path=f"{pool.path}.amount")
            yield from by_year(contract, pool.amount)
            yield from _receipts(contract, pool, pool.amount)
        among = contract.roster.partners() if pool.among is None else contract.roster.expand(pool.among)
        where = Where(name, among, game=False)

        def among_parties(step: PlanStep, pool: Pool = pool, where: Where = where) -> Iterator[Finding]:
            yield from _to_party(contract, step, pool)
            if step.split is not None:
                told = split_findings(contract, where, step.split)
                # A step is for some; who gets nothing by any of them is told of the pool (`reached`).
                yield from (finding for finding in told if finding.code != "party-without-share")

        yield from steps_of(contract, pool, among_parties)


def _years(contract: Contract) -> Iterator[Finding]:
    document = contract.document
    written = document.years
    if written is None:
        return
    span = read_span(written.text)
    if span is None or span.first is None or span.last is None or span.day is not None:
        yield Finding("years-not-read", written.place, {"text": written.text}, path="years")
    elif span.last - span.first >= MOST_YEARS:
        facts = {"text": written.text, "limit": str(MOST_YEARS)}
        yield Finding("years-too-many", written.place, facts, path="years")


def _recipients_named_alike(contract: Contract) -> Iterator[Finding]:
    """A party or member that bears the name of a figure of steps: neither could be told from the other."""
    if not any(pool.steps or pool.inside for pool in contract.document.pools.values()):
        return
    for path, entry in (
        *(((body.id,), body.entry) for body in contract.roster.bodies.values()),
        *contract.roster.members.items(),
    ):
        if path[-1] in _FIGURES:
            yield Finding("id-reserved", entry.key_place, {"id": path[-1]}, path=entry.path)
    for name, words in contract.document.groups.items():
        if name in _FIGURES and words:
            yield Finding("id-reserved", words[0].place, {"id": name}, path=f"groups.{name}")


def steps_of(contract: Contract, plan: Pool | PlanStep | Plan, to: Recipient) -> Iterator[Finding]:
    """Findings about the steps of a plan, whoever may get something there.

    Parameters
    ----------
    contract, plan
        The file, and the plan.
    to
        What is to be told of the recipients of one step.
    """
    if isinstance(plan.tree.get("steps"), Mapping) and not plan.tree["steps"]:
        yield Finding("steps-empty", plan.place_of("steps"), path=f"{plan.path}.steps")
    yield from _order(plan)
    every = list(steps_within(plan.steps))
    left = {step.leaves for step in every if step.leaves}
    seen: set[str] = set()
    for step in every:
        yield from _step(contract, step, to)
        if step.leaves is not None:
            yield from _leaves(contract, step, step.leaves, seen)
    yield from _left_later(plan, set(), left)
    yield from layers(plan.steps)


def _order(plan: Pool | PlanStep | Plan) -> Iterator[Finding]:
    words: tuple[Word, ...] = plan.order or ()
    for at, word in enumerate(words):
        if word.text not in plan.steps:
            facts = {"step": word.text, "near": near(word.text, plan.steps), "known": ", ".join(plan.steps)}
            yield Finding("unknown-step", word.place, facts, path=word.path)
        elif word.text in {earlier.text for earlier in words[:at]}:
            yield Finding("step-ordered-twice", word.place, {"step": word.text}, path=word.path)
    missing = [name for name in plan.steps if name not in {word.text for word in words}]
    unknown = any(word.text not in plan.steps for word in words)
    if words and missing and not unknown:
        facts = {"steps": ", ".join(missing)}
        yield Finding("step-not-ordered", plan.place_of_value("order"), facts, path=f"{plan.path}.order")


def _step(contract: Contract, step: PlanStep, to: Recipient) -> Iterator[Finding]:
    name, written, path = step.path.rpartition(".")[2], step.written_as_found(), step.path
    if not ID.fullmatch(name):
        yield Finding("id-malformed", step.key_place, {"id": name}, path=path)
    if name == "inside":
        yield Finding("id-reserved", step.key_place, {"id": name}, path=path)
    plans = [word for word in _PLANS if word in written]
    if len(plans) > 1:
        facts = {"step": name, "first": plans[0], "second": plans[1]}
        yield Finding("step-with-two-plans", step.place_of(plans[1]), facts, path=path)
    elif not plans and "policy" not in step.written_as_found():
        yield Finding("step-without-recipient", step.key_place, {"step": name}, path=path)
    for word, needed in _NEEDS:
        if word in written and needed not in written:
            facts = {"word": word, "needed": needed, "step": name}
            yield Finding("word-needs-another", step.place_of(word), facts, path=f"{path}.{word}")
    if "released" in written and step.to != RESERVE:
        yield Finding("released-without-reserve", step.place_of("released"), {"step": name}, path=path)
    if step.unpaid is not None and step.refund is not None:
        yield Finding("refund-is-carried", step.place_of("unpaid"), {"step": name}, path=path)
    yield from _dates(contract, step)
    yield from to(step)
    if step.steps:
        yield from _order(step)
        yield from layers(step.steps)
    elif isinstance(step.tree.get("steps"), Mapping) and not step.tree["steps"]:
        yield Finding("steps-empty", step.place_of("steps"), path=f"{path}.steps")


def _dates(contract: Contract, step: PlanStep) -> Iterator[Finding]:
    for word in ("amount", "over", "at_most", "released"):
        written = getattr(step, word)
        if isinstance(written, Table):
            yield from by_year(contract, written)
    for word in ("until", "so_far"):
        written = getattr(step, word)
        if isinstance(written, Table):
            facts = {"wanted": "text", "found": "mapping"}
            yield Finding("wrong-shape", written.place, facts, path=f"{step.path}.{word}")
    if step.date is not None:
        day = read_date(step.date)
        if day is None or day.year >= dt.MAXYEAR:
            facts = {"date": step.date}
            yield Finding("date-not-a-day", step.place_of_value("date"), facts, path=f"{step.path}.date")


def _receipts(contract: Contract, pool: Pool, table: Table) -> Iterator[Finding]:
    """Money for another year: it came on a day, and where it falls in that year, the file has it."""
    for key, cell in table.cells:
        receipt, span = table.dressed.get(key.text), read_span(key.text)
        if not isinstance(receipt, Receipt) or receipt.year is None or span is None:
            continue
        written, path = receipt.year, f"{key.path}.for"
        of = read_span(written.text)
        if of is None or of.first is None or of.first != of.last or of.day is not None:
            yield Finding("not-a-year", written.place, {"text": written.text}, path=path)
        elif span.day is None:
            facts = {
                "text": key.text,
                "year": written.text,
                "value": text_of(cell) if not isinstance(cell, Table) else "",
            }
            yield Finding("receipt-without-day", key.place, facts, path=key.path)
        elif pool.booked == ACCRUED and not contract.calendar.standing_for(written.text):
            facts = {"year": written.text, "years": contract.calendar.text}
            yield Finding("receipt-for-settled-year", written.place, facts, path=path)


def _leaves(contract: Contract, step: PlanStep, name: str, seen: set[str]) -> Iterator[Finding]:
    place, path = step.place_of_value("leaves"), f"{step.path}.leaves"
    document = contract.document
    if not ID.fullmatch(name):
        yield Finding("id-malformed", place, {"id": name}, path=path)
    elif name in RESERVED - {"net"}:
        yield Finding("id-reserved", place, {"id": name}, path=path)
    elif name in seen or name in {**document.figures, **document.royalties, **document.pools}:
        yield Finding("left-name-taken", place, {"name": name}, path=path)
    seen.add(name)


def _left_later(plan: Pool | PlanStep | Plan, known: set[str], left: set[str]) -> Iterator[Finding]:
    """A name for what a step leaves, asked for before that step has run."""
    names = [word.text for word in plan.order or () if word.text in plan.steps] or list(plan.steps)
    for name in names:
        step = plan.steps[name]
        for expression in formulas_of_step(step):
            for used in names_in(expression):
                if used.text in left - known:
                    facts = {"name": used.text, "step": name}
                    yield Finding("left-name-comes-later", used.place, facts, path=step.path)
        yield from _left_later(step, known, left)
        if step.leaves is not None:
            known.add(step.leaves)


def _to_party(contract: Contract, step: PlanStep, pool: Pool) -> Iterator[Finding]:
    if step.to is not None and step.to not in NOBODY and contract.roster.standing_for(step.to) is None:
        code, facts = contract.roster.nobody(step.to)
        yield Finding(code, step.place_of_value("to"), facts, path=f"{step.path}.to")
    together = [step.to] if step.to is not None else []
    together += [key.text for key in shared_keys(step.split)]
    inside: Mapping[str, Plan] = {**pool.inside, **step.inside}
    for name in together:
        if contract.roster.is_group(name) and name not in inside:
            facts = {"group": name, "count": str(len(contract.roster.groups[name]))}
            yield Finding("group-without-plan", step.place, facts, path=step.path)
    for expression in in_table(step.refund):
        if not names_in(expression):
            facts = {"figure": "refund", "step": step.path.rpartition(".")[2]}
            yield Finding("refund-not-by-party", expression.place, facts, path=f"{step.path}.refund")
