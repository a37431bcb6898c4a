"""What a split stands in, and numbers by party as it states them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from iuralloc.contract.expression import Expression, text_of
from iuralloc.contract.keys import read_one
from iuralloc.contract.load import Contract
from iuralloc.contract.names import CONTRIBUTION
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import Dressed, Split
from iuralloc.errors import ContractAtFault, Place
from iuralloc.formula import Reference, Sum
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Ground
from iuralloc.situations.contributions import without_value
from iuralloc.situations.games import PoolGame
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation, Fineness, Measure, Measured, Vector
from iuralloc.situations.shared_sums import sharing


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
    def owner(self) -> str:
        """The pool by its id, without the year and the step."""
        return self.stem.partition(".")[0]

    @property
    def whole(self) -> Stated:
        """What is divided: the amount, or for a yardstick what its game is worth, on paper only."""
        if self.amount is not None:
            return self.amount
        if self.game is not None:
            return Stated(self.game.game.worth_of_all(), Reference(f"{self.game.figure}.all"))
        raise at_fault("pool-without-amount", self.entry.place, self.entry.path, pool=self.pool)


def ground(setting: Setting, split: Split, rule_id: str) -> Ground:
    """The ground of what a split states by a rule."""
    return ground_of(split, within=setting.entry, rule=rule_id)


def evaluation_in(setting: Setting, split: Split, share: Callable[[Measure], Measure] | None = None) -> Evaluation:
    """What evaluates the formulas of a split: in a pool with a game they may say `alone`."""
    words = {"alone": setting.game.alone()} if setting.game else {}
    return Evaluation(setting.contract.unit, setting.meanings.at(split.path, **words), split.path, share)


def by_party(
    setting: Setting,
    draft: Draft,
    split: Split,
    written: Expression | Table,
    word: str,
    *,
    money: bool = False,
    partial: bool = False,
) -> dict[str, Measure]:
    """A number for every party who shares; refused where one is missing, and where a pure number is negative.

    Parameters
    ----------
    setting, draft
        Where, and what is being stated.
    split
        The split that says it.
    written
        A figure, a formula, or a table in the split itself.
    word
        Names the figure of a long sum in the formula.
    money
        Whether amounts are wanted: a pure number is read in the unit of the contract then, and may be negative.
    partial
        Whether parties may be left out.
    """
    given: Mapping[str, Measured]
    if isinstance(written, Table):
        text, given = word, _table(setting, split, written, money=money)
    else:
        text, given = text_of(written), _measured(setting, draft, split, written, word)
    weights: dict[str, Measure] = {}
    fineness = Fineness()
    for party in setting.among:
        if partial and party not in given:
            continue
        weight = given.get(party)
        if not isinstance(weight, Measure):
            raise _missing(setting, split, party, text, written.place)
        if weight.value < 0 and not money:
            facts = {"party": party, "text": text, "value": rational_text(weight.value)}
            raise at_fault("negative-weight", written.place, split.path, **facts)
        fineness.add(weight.value, written.place)
        weights[party] = Measure(weight.value, weight.formula, money=True) if money else weight
    return weights


def _measured(
    setting: Setting, draft: Draft, split: Split, expression: Expression, word: str
) -> Mapping[str, Measured]:
    label = {"say": "basis-total", "by": text_of(expression), "pool": setting.pool}
    share = sharing(draft, f"{setting.stem}.{word}.sum", label, ground(setting, split, "sum"))
    measured = evaluation_in(setting, split, share).measured(expression)
    if not isinstance(measured, Vector):
        facts = {"text": text_of(expression), "pool": setting.pool}
        raise at_fault("number-where-table", expression.place, split.path, **facts)
    return measured.entries


def _table(setting: Setting, split: Split, table: Table, *, money: bool) -> dict[str, Measured]:
    evaluation = evaluation_in(setting, split)
    read = evaluation.amount if money else evaluation.number
    entries: dict[str, Measured] = {}
    for key, cell in table.cells:
        slot = read_one(key.text)
        parties = setting.contract.roster.standing_for(slot.name) if slot else None
        if parties and not isinstance(cell, Table):
            measure = read(cell)
            if measure.value < 0 and not money:
                facts = {"party": key.text, "text": text_of(cell), "value": rational_text(measure.value)}
                raise at_fault("negative-weight", cell.place, key.path, **facts)
            entries |= dict.fromkeys(parties, measure)
    return entries


def _missing(setting: Setting, split: Split, party: str, text: str, place: Place) -> ContractAtFault:
    contributions = setting.meanings.contributions
    entry = without_value(contributions, party) if contributions and CONTRIBUTION in text else None
    if entry is not None:
        facts = {"party": party, "entry": entry.number, "line": entry.entry.place.where}
        return at_fault("contribution-without-value", place, split.path, **facts)
    facts = {"party": party, "figure": text, "pool": setting.pool}
    return at_fault("figure-misses-party", place, split.path, **facts)


def stated_apiece(
    setting: Setting, draft: Draft, weights: Mapping[str, Measure], word: str, label: Mapping[str, str], why: Ground
) -> dict[str, Stated]:
    """Numbers by party as operands: figures of their own where the contract has not stated them as such."""
    if all(isinstance(weight.formula, Reference) for weight in weights.values()):
        return {party: weight.stated for party, weight in weights.items()}
    stated: dict[str, Stated] = {}
    for party, weight in weights.items():
        name = f"{setting.stem}.{word}.{party}"
        figure = draft.state(name, {**label, "party": party}, weight.unit, weight.formula, why)
        stated[party] = Stated(figure.amount, figure.reference)
    return stated


def stated_total(
    setting: Setting,
    draft: Draft,
    weights: Mapping[str, Measure],
    stated: Mapping[str, Stated],
    word: str,
    label: Mapping[str, str],
    why: Ground,
) -> Stated:
    """The sum of numbers by party, as a figure."""
    unit = "amount" if any(weight.money for weight in weights.values()) else "number"
    total = Sum.of(*(weight.formula for weight in stated.values()))
    whole = draft.state(f"{setting.stem}.{word}", label, unit, total, why)
    return Stated(whole.amount, whole.reference)
