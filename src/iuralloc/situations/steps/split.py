"""A split: a table of shares, a rule, or any figure per party, brought to a problem and solved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.contract.checks.splits import UNALLOCATED
from iuralloc.contract.expression import Expression, Name, text_of
from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract
from iuralloc.contract.names import CONTRIBUTION, rule_of
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import Dressed, Plan, Split
from iuralloc.errors import ContractAtFault, Finding
from iuralloc.formula import Constant, Reference, Sum
from iuralloc.problems.division import Division, Stated
from iuralloc.quantities import rational_text
from iuralloc.rules import rule
from iuralloc.rules.card import Solution
from iuralloc.settlement.ledger import Draft, Ground
from iuralloc.situations.contributions import without_value
from iuralloc.situations.games import PoolGame
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Broken, Meanings
from iuralloc.situations.measures import Evaluation, Fineness, Measure, Vector
from iuralloc.situations.shared_sums import sharing


@dataclass(frozen=True, slots=True)
class Divided:
    """An amount divided exactly: by which rule and on what, with payoffs and formulas by recipient."""

    rule: str
    by: str
    solution: Solution
    ground: Ground


@dataclass(frozen=True, slots=True)
class Setting:
    """What a split stands in: its pool, who shares, the amount, the game, and the ids of its figures.

    `stem` is the beginning of the figure ids: ``profit.1`` or ``profit.beside.2``.
    """

    contract: Contract
    pool: str
    entry: Dressed
    among: tuple[str, ...]
    amount: Stated | None
    game: PoolGame | None
    meanings: Meanings
    stem: str
    #: pools whose split is a rule on their own game, with the figures of their exact payoffs
    games_paid: Mapping[str, Mapping[str, str]]

    @property
    def whole(self) -> Stated:
        """What is divided: the amount, or for a yardstick what its game is worth, on paper only."""
        if self.amount is not None:
            return self.amount
        if self.game is not None:
            return Stated(self.game.game.worth_of_all(), Reference(f"{self.game.figure}.all"))
        raise at_fault("pool-without-amount", self.entry.place, self.entry.path, pool=self.pool)


def divide(setting: Setting, draft: Draft, split: Split) -> Divided:
    """Solve a split."""
    if split.shares is not None:
        return _by_shares(setting, split, split.shares)
    name = rule_of(split)
    if name is not None:
        return _by_rule(setting, draft, split, name)
    if isinstance(split.by, Name) and split.by.text in setting.games_paid:
        return _by_game_of(setting, draft, split, split.by.text)
    if split.by is None:
        # What stood there could not be read, and was told.
        raise Broken
    return _by_figure(setting, draft, split, split.by)


def _ground(setting: Setting, split: Split, rule_id: str) -> Ground:
    return ground_of(split, within=setting.entry, rule=rule_id)


def _solve(setting: Setting, split: Split, name: str, problem: object, **parameters: object) -> Solution:
    """Solve, and give what the rule refuses the place of the split."""
    try:
        return rule(name).solve(problem, **parameters)
    except ContractAtFault as refusal:
        placed = [
            Finding(f.code, f.place or split.place, {**f.facts, "pool": setting.pool}, f.severity, f.path or split.path)
            for f in refusal.findings
        ]
        raise ContractAtFault(placed) from refusal


def _by_rule(setting: Setting, draft: Draft, split: Split, name: str) -> Divided:
    card = rule(name)
    if card.problem == "division":
        one = Stated(Fraction(1), Constant(Fraction(1)))
        division = Division(setting.whole, dict.fromkeys(setting.among, one))
        return Divided(name, name, _solve(setting, split, name, division), _ground(setting, split, name))
    if setting.game is None:
        raise at_fault("rule-without-game", split.place, split.path, rule=name, pool=setting.pool)
    parameters = _parameters(setting, draft, split, tuple(p.name for p in card.parameters))
    solution = _solve(setting, split, name, setting.game.problem, **parameters)
    in_order = Solution(
        {party: solution.payoff[party] for party in setting.among}, solution.formulas, solution.guarantee
    )
    by = ", ".join([name, *(f"{word} {text_of(getattr(split, word))}" for word in parameters)])
    return Divided(name, by, in_order, _ground(setting, split, name))


def _parameters(setting: Setting, draft: Draft, split: Split, names: tuple[str, ...]) -> dict[str, object]:
    parameters: dict[str, object] = {}
    evaluation = _evaluation(setting, split)
    if "factor" in names and split.factor is not None:
        weights = _by_party(setting, draft, split, split.factor, "factor")
        parameters["factor"] = {party: measure.stated for party, measure in weights.items()}
    if "strength" in names and split.strength is not None:
        parameters["strength"] = evaluation.part(split.strength).stated
    return parameters


def _evaluation(setting: Setting, split: Split, share: Callable[[Measure], Measure] | None = None) -> Evaluation:
    words = {"alone": setting.game.alone()} if setting.game else {}
    return Evaluation(setting.contract.unit, setting.meanings.at(split.path, **words), split.path, share)


def _by_party(setting: Setting, draft: Draft, split: Split, expression: Expression, word: str) -> dict[str, Measure]:
    """A figure for every party who shares; refused where one is missing or negative."""
    label = {"say": "basis-total", "by": text_of(expression), "pool": setting.pool}
    share = sharing(draft, f"{setting.stem}.{word}.sum", label, _ground(setting, split, "sum"))
    measured = _evaluation(setting, split, share).measured(expression)
    if not isinstance(measured, Vector):
        facts = {"text": text_of(expression), "pool": setting.pool}
        raise at_fault("number-where-table", expression.place, split.path, **facts)
    weights: dict[str, Measure] = {}
    fineness = Fineness()
    for party in setting.among:
        weight = measured.entries.get(party)
        if not isinstance(weight, Measure):
            raise _missing(setting, split, expression, party)
        if weight.value < 0:
            facts = {"party": party, "text": text_of(expression), "value": rational_text(weight.value)}
            raise at_fault("negative-weight", expression.place, split.path, **facts)
        fineness.add(weight.value, expression.place)
        weights[party] = weight
    return weights


def _missing(setting: Setting, split: Split, expression: Expression, party: str) -> ContractAtFault:
    contributions = setting.meanings.contributions
    entry = without_value(contributions, party) if contributions and CONTRIBUTION in text_of(expression) else None
    if entry is not None:
        facts = {"party": party, "entry": entry.number, "line": str(entry.entry.place.line)}
        return at_fault("contribution-without-value", expression.place, split.path, **facts)
    facts = {"party": party, "figure": text_of(expression), "pool": setting.pool}
    return at_fault("figure-misses-party", expression.place, split.path, **facts)


def _by_figure(setting: Setting, draft: Draft, split: Split, by: Expression) -> Divided:
    weights = _by_party(setting, draft, split, by, "basis")
    text = text_of(by)
    ground = _ground(setting, split, "proportional")
    stated = {party: weight.stated for party, weight in weights.items()}
    if not all(isinstance(weight.formula, Reference) for weight in weights.values()):
        for party, weight in weights.items():
            label = {"say": "basis", "party": party, "by": text, "pool": setting.pool}
            figure = draft.state(f"{setting.stem}.basis.{party}", label, weight.unit, weight.formula, ground)
            stated[party] = Stated(figure.amount, figure.reference)
    unit = "amount" if any(weight.money for weight in weights.values()) else "number"
    total = Sum.of(*(weight.formula for weight in stated.values()))
    label = {"say": "basis-total", "by": text, "pool": setting.pool}
    whole = draft.state(f"{setting.stem}.basis", label, unit, total, ground)
    division = Division(setting.whole, stated, Stated(whole.amount, whole.reference))
    return Divided("proportional", text, _solve(setting, split, "proportional", division), ground)


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
    division = Division(setting.whole, stated, total)
    ground = _ground(setting, split, "proportional")
    return Divided("proportional", other, _solve(setting, split, "proportional", division), ground)


def _by_shares(setting: Setting, split: Split, table: Table) -> Divided:
    """Agreed shares: every recipient its part of the whole, `unallocated` what the clause leaves open."""
    parts: dict[str, Stated] = {}
    evaluation, fineness = _evaluation(setting, split), Fineness()
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
    solution = _solve(setting, split, "shares", Division(setting.whole, ordered))
    return Divided("shares", "shares", solution, _ground(setting, split, "shares"))


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
