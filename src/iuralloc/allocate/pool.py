"""The step of one pool: formulate, solve, settle; the splits beside it; the plans inside."""

from __future__ import annotations

from dataclasses import replace

from iuralloc.allocate.balances import tell_left
from iuralloc.allocate.life import refuse_without_years
from iuralloc.allocate.periods import Periods, flows
from iuralloc.allocate.schedules import bounded, closing, names_of, rows
from iuralloc.allocate.state import State
from iuralloc.allocate.terms import Division, among_parties
from iuralloc.allocate.waterfall import Waterfall
from iuralloc.audit.core import remarks, state_core
from iuralloc.contract.load import Contract
from iuralloc.contract.names import rule_of
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import Pool, Split
from iuralloc.errors import Inconsistency, NoAllocation, Severity
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text
from iuralloc.rules import rule
from iuralloc.settlement.ledger import Draft, Figure
from iuralloc.settlement.settle import Level, Payable, post, state_payable
from iuralloc.situations.belonging import Belonging
from iuralloc.situations.games import PoolGame, check_amount, state_game
from iuralloc.situations.grounds import at_fault, ground_of, ground_of_amount
from iuralloc.situations.meanings import Broken
from iuralloc.situations.measures import Evaluation, Measure, Vector
from iuralloc.situations.steps.bands_of_shares import Bands, sharing_parties
from iuralloc.situations.steps.setting import Setting, evaluation_in
from iuralloc.situations.steps.split import Divided, divide
from iuralloc.situations.steps.to import give


class PoolStep:
    """The step of one pool: formulate, solve, settle; the splits beside it; the plans inside."""

    def __init__(self, contract: Contract, state: State, draft: Draft, name: str) -> None:
        self.contract = contract
        self.state = state
        self.draft = draft
        self.name = name
        self.pool: Pool = contract.document.pools[name]
        roster = contract.roster
        self.among = roster.partners() if self.pool.among is None else roster.expand(self.pool.among)
        self.game_paid: dict[str, str] = {}

    def run(self) -> Vector:
        """State everything; gives what the pool's name means afterwards: what each party got."""
        if self.pool.among is None:
            self.draft.choose("among-all", pool=self.name)
        if flows(self.contract, self.state, self.pool):
            return Periods(self.contract, self.state, self.draft, self.name, self.among).run()
        self._tell_what_stays_behind()
        refuse_without_years(self.name, self.pool)
        amount = self._amount()
        game = state_game(self.contract, self.draft, self.state.meanings, self.name, self.among)
        if game and amount:
            check_amount(self.contract, self.name, game, Measure(amount.amount, amount.reference, money=True))
        payable = state_payable(self.contract, self.draft, self.name, self.pool, amount) if amount else None
        self.draft.schedule(
            table="pool", pool=self.name, kind=self.pool.kind or "income", amount=amount.id if amount else None,
            payable=payable.total.id if payable else None, unit=payable.unit.id if payable else None,
            among=list(self.among), **names_of(self.pool),
        )  # fmt: skip
        exact, paid = self._main(amount, game, payable)
        for number, split in enumerate(self.pool.beside, start=1):
            self._beside(self._setting(amount, game, f"{self.name}.beside.{number}"), split, payable, number)
        source = paid or exact
        entries = {party: Measure(figure.amount, figure.reference, money=True) for party, figure in source.items()}
        return Vector("party", entries)

    def _tell_what_stays_behind(self) -> None:
        """A pool that is divided once goes on with nothing from the years before."""
        opening = self.state.opening
        if opening is not None:
            tell_left(self.draft, opening, self.name, opening.pools.get(self.name, {}))

    def _amount(self) -> Figure | None:
        if self.pool.amount is None:
            self.draft.choose("yardstick", pool=self.name)
            return None
        evaluation = Evaluation(self.contract.unit, self.state.meanings.at(self.pool.path), self.pool.path)
        if isinstance(self.pool.amount, Table):
            raise Inconsistency("an amount by year is divided year after year")
        measure = evaluation.amount(self.pool.amount)
        place = self.pool.place_of_value("amount")
        if measure.value < 0:
            facts = {"pool": self.name, "text": rational_text(measure.value)}
            raise at_fault("negative-pool", place, f"{self.pool.path}.amount", **facts)
        ground = ground_of_amount(self.pool, place, f"{self.pool.path}.amount")
        label = {"say": "amount", "pool": self.name}
        return self.draft.state(f"{self.name}.amount", label, "amount", measure.formula, ground)

    def _setting(self, amount: Figure | None, game: PoolGame | None, stem: str) -> Setting:
        stated = Stated(amount.amount, amount.reference) if amount else None
        return Setting(
            self.contract,
            self.name,
            self.pool,
            self.among,
            stated,
            game,
            self.state.meanings,
            stem,
            self.state.games_paid,
        )

    def _main(
        self, amount: Figure | None, game: PoolGame | None, payable: Payable | None
    ) -> tuple[dict[str, Figure], dict[str, Figure]]:
        setting = self._setting(amount, game, f"{self.name}.1")
        if self.pool.to is not None:
            Belonging(self.contract, self.draft, self.name, "").refuse_group(self.pool, self.pool.to)
            return self._settle(setting, give(setting, self.pool.to), payable, 0)
        if self.pool.split is None:
            raise Broken
        exact, paid = self._split(setting, self.pool.split, payable, 0)
        name = rule_of(self.pool.split)
        if game and name and rule(name).needs_game:
            self.game_paid = {party: figure.id for party, figure in exact.items()}
        if game:
            for finding in remarks(self.name, self.pool.split.place, self.pool.split.path, game, exact):
                self.draft.remark(finding)
        return exact, paid

    def _split(
        self, setting: Setting, split: Split, payable: Payable | None, beside: int
    ) -> tuple[dict[str, Figure], dict[str, Figure]]:
        if split.tiers is None:
            return self._settle(setting, divide(setting, self.draft, split), payable, beside, split)
        Belonging(self.contract, self.draft, self.name, "").refuse_partial(split, self.among, "bands")
        level, bands = Level(self.name, setting.stem), Bands(self.contract, self.draft)
        evaluation, sharing = evaluation_in(setting, split), sharing_parties(self.contract)
        solution = bands.divide(level, evaluation, self.pool, split, setting.whole, sharing)
        divided = Divided("bands", "", solution, ground_of(split, within=self.pool, rule="bands"))
        return self._settle(setting, divided, payable, beside, split)

    def _beside(self, setting: Setting, split: Split, payable: Payable | None, number: int) -> None:
        """A split for comparison; one that has no solution is left out, and that is told."""
        try:
            self._split(setting, split, payable, number)
        except NoAllocation as refusal:
            for finding in refusal.findings:
                self.draft.remark(replace(finding, severity=Severity.WARNING))

    def _settle(
        self, setting: Setting, divided: Divided, payable: Payable | None, beside: int, split: Split | None = None
    ) -> tuple[dict[str, Figure], dict[str, Figure]]:
        level = Level(self.name, setting.stem)
        evaluation = evaluation_in(setting, split) if split else Evaluation(setting.contract.unit, setting.meanings, "")
        division = Division(self.draft, level, split, evaluation, among_parties(self.contract))
        total, unit = (payable.total.reference, payable.unit) if payable else (None, None)
        exact, paid = division.settle(divided.solution, divided.ground, setting.whole, total, unit)
        core = state_core(self.draft, self.name, setting.stem, setting.game, exact) if setting.game else {}
        self.draft.schedule(
            table="split", pool=self.name, beside=beside, path=[], by=divided.by, rule=divided.rule, stem=setting.stem,
            rows=rows(self.draft, level, exact, paid), core=core, **closing(level, paid),
            total=payable.total.id if payable else f"{self.name}.worth.all", **bounded(split),
        )  # fmt: skip
        if payable and not beside:
            post(self.draft, level, 1, paid)
            waterfall = Waterfall(
                self.contract, self.draft, self.name, self.pool, self.among, payable.unit, self.state.games_paid
            )
            waterfall.tree(self.state.meanings, "").divide(level, paid, self.pool.inside)
        return exact, paid
