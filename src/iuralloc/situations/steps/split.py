"""A split: a table of shares, a rule, or any figure per party, brought to a problem and solved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from iuralloc.contract.checks.splits import UNALLOCATED
from iuralloc.contract.expression import Expression, Name, text_of
from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract
from iuralloc.contract.names import rule_of
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import Dressed, Plan, Split
from iuralloc.formula import Reference
from iuralloc.problems.division import Division, Stated
from iuralloc.quantities import rational_text
from iuralloc.rules import rule
from iuralloc.rules.card import Solution
from iuralloc.settlement.ledger import Draft, Ground
from iuralloc.situations.belonging import Belonging
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.meanings import Broken
from iuralloc.situations.measures import Fineness
from iuralloc.situations.steps.by_rule import solve_in, solved_by_rule
from iuralloc.situations.steps.part_years import shares_of_year
from iuralloc.situations.steps.setting import Setting, by_party, evaluation_in, ground, stated_apiece, stated_total


@dataclass(frozen=True, slots=True)
class Divided:
    """An amount divided exactly: by which rule and on what, with payoffs and formulas by recipient."""

    rule: str
    by: str
    solution: Solution
    ground: Ground


def divide(setting: Setting, draft: Draft, split: Split) -> Divided:
    """Solve a split."""
    belonging = Belonging(setting.contract, draft, setting.owner, setting.meanings.year)
    if split.shares is not None:
        return _by_shares(setting, draft, split, split.shares, belonging)
    setting = replace(setting, among=belonging.present(split, setting.among))
    name = rule_of(split)
    if name is not None:
        by, solution = solved_by_rule(setting, draft, split, rule(name), belonging)
        return Divided(name, by, solution, ground(setting, split, name))
    if isinstance(split.by, Name) and split.by.text in setting.games_paid:
        belonging.refuse_partial(split, setting.among, split.by.text)
        return _by_game_of(setting, draft, split, split.by.text)
    if split.by is None:
        # What stood there could not be read, and was told.
        raise Broken
    return _by_figure(setting, draft, split, split.by, belonging)


def _solve(
    setting: Setting, split: Split, name: str, weights: Mapping[str, Stated], total: Stated | None = None
) -> Solution:
    return solve_in(setting, split, rule(name), Division(setting.whole, weights, total), {})


def _by_figure(setting: Setting, draft: Draft, split: Split, by: Expression, belonging: Belonging) -> Divided:
    weights = belonging.weighed(by_party(setting, draft, split, by, "basis"))
    text, why = text_of(by), ground(setting, split, "proportional")
    facts = {"by": text, "pool": setting.pool}
    stated = stated_apiece(setting, draft, weights, "basis", {"say": "basis", **facts}, why)
    total = stated_total(setting, draft, weights, stated, "basis", {"say": "basis-total", **facts}, why)
    return Divided("proportional", text, _solve(setting, split, "proportional", stated, total), why)


def _by_game_of(setting: Setting, draft: Draft, split: Split, other: str) -> Divided:
    """Paid the payoffs of another pool's game, scaled to this amount: a choice of the program, always printed."""
    figures = setting.games_paid[other]
    worth = draft.ledger.amount(f"{other}.worth.all")
    if worth <= 0:
        facts = {"pool": setting.pool, "other": other, "worth": rational_text(worth)}
        raise at_fault("game-worth-not-positive", split.place_of_value("by"), split.path, **facts)
    stated = {}
    for party in setting.among:
        if party not in figures:
            facts = {"party": party, "figure": other, "pool": setting.pool}
            raise at_fault("figure-misses-party", split.place_of_value("by"), split.path, **facts)
        stated[party] = Stated(draft.ledger.amount(figures[party]), Reference(figures[party]))
    total: Stated | None = Stated(worth, Reference(f"{other}.worth.all"))
    if set(figures) != set(setting.among):
        total = None
    draft.choose("paid-by-payoffs-of-game", pool=setting.pool, other=other)
    solution = _solve(setting, split, "proportional", stated, total)
    return Divided("proportional", other, solution, ground(setting, split, "proportional"))


def _by_shares(setting: Setting, draft: Draft, split: Split, table: Table, belonging: Belonging) -> Divided:
    """Agreed shares: every recipient its part of the whole, `unallocated` what the clause leaves open."""
    parts: dict[str, Stated] = {}
    evaluation, fineness = evaluation_in(setting, split), Fineness()
    for key, cell in table.cells:
        if isinstance(cell, Table):
            continue
        measure = evaluation.part(cell)
        fineness.add(measure.value, cell.place)
        if measure.value < 0:
            facts = {"party": key.text, "text": text_of(cell), "value": rational_text(measure.value)}
            raise at_fault("negative-weight", cell.place, key.path, **facts)
        for recipient in recipients(setting.contract, key.text):
            parts[recipient] = measure.stated
    check_filled(setting.entry, table, parts, setting.pool, _without_groups(setting, parts))
    # Ties go by the order of the parties, not by that of the rows: two drafts of one clause pay alike.
    ordered = by_order_of_parties(parts, setting.contract)
    solution = _solve(setting, split, "shares", shares_of_year(setting, draft, split, ordered, belonging))
    return Divided("shares", "shares", solution, ground(setting, split, "shares"))


def _without_groups(setting: Setting, parts: Mapping[str, Stated]) -> tuple[str, ...]:
    """Who shares, but for the parties of groups that have a share together."""
    together = {party for name in parts for party in setting.contract.roster.standing_for(name) or () if party != name}
    return tuple(party for party in setting.among if party not in together)


def by_order_of_parties(parts: Mapping[str, Stated], contract: Contract) -> dict[str, Stated]:
    """Parts in the order of the parties; a group as one body stands where its first party does, the rest last."""
    rank = {party: place for place, party in enumerate(contract.roster.bodies)}

    def place(recipient: str) -> int:
        return min((rank[party] for party in contract.roster.standing_for(recipient) or ()), default=len(rank))

    return {recipient: parts[recipient] for recipient in sorted(parts, key=place)}


def recipients(contract: Contract, text: str) -> tuple[str, ...]:
    """Whom a key of shares names: a party, every member by ``each``, a group as one body, or `unallocated`."""
    key = read_key(text)
    if text == UNALLOCATED or key is None:
        return (text,)
    slot = key.slots[0]
    return contract.roster.standing_for(slot.name) or () if slot.each else (slot.name,)


def check_filled(
    entry: Dressed | Plan, table: Table, parts: Mapping[str, Stated], pool: str, among: tuple[str, ...]
) -> None:
    """Refuse shares that make more or less than a whole."""
    total = sum((part.value for part in parts.values()), Fraction(0))
    if total != 1:
        facts = {"pool": pool, "sum": rational_text(total), "missing": rational_text(1 - total)}
        facts |= {word: getattr(entry, word) or "" for word in ("clause", "quote")}
        facts["forgotten"] = ", ".join([party for party in among if party not in parts][:3])
        raise at_fault("shares-do-not-fill", table.place if table.cells else entry.key_place, table.path, **facts)
