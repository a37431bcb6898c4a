"""Allocate: the fold over the steps of a contract, in the order in which they rest on each other.

One step is one problem, one solution, one posting; the state between steps is a ledger that is never changed.
What a step is refused for does not stop the others, so that all findings come at once.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from iuralloc.audit.core import remarks, state_core
from iuralloc.audit.trail import Trail, trail_of
from iuralloc.contract.checks import findings_of
from iuralloc.contract.load import Contract, in_file_order, load_bytes, refuse_errors
from iuralloc.contract.names import rests_on, rule_of
from iuralloc.contract.reading import Entry
from iuralloc.contract.schema import Plan, Pool, Split
from iuralloc.errors import ContractAtFault, Finding, Severity
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text
from iuralloc.rules import rule
from iuralloc.settlement.ledger import Draft, Figure, Ledger
from iuralloc.settlement.settle import Level, Payable, post, state_exact, state_paid, state_payable, state_unit
from iuralloc.situations.contributions import state_contributions
from iuralloc.situations.figures import state_figure
from iuralloc.situations.games import PoolGame, check_amount, state_game
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Broken, Meanings
from iuralloc.situations.measures import Evaluation, Measure, Vector
from iuralloc.situations.steps.inside import divide_inside, plan_for
from iuralloc.situations.steps.split import Divided, Setting, divide
from iuralloc.situations.steps.to import give

#: sections whose faults leave the rest of the file worth computing
_LOCAL = frozenset({"contributions", "figures", "pools", "title", "title_zh", "date", "law"})


@dataclass(frozen=True, slots=True)
class _State:
    """What one step hands to the next."""

    ledger: Ledger
    meanings: Meanings
    games_paid: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Examined:
    """A contract file examined once: what it says, all findings, and the ledger if it could be computed.

    `findings` are in file order; with a ledger they hold what there is to remark about the result, too.
    """

    contract: Contract | None
    findings: tuple[Finding, ...]
    ledger: Ledger | None

    def trail(self) -> Trail:
        """The trail of the ledger.

        Raises
        ------
        ContractAtFault
            With all findings, if the contract could not be computed.
        """
        if self.contract is None or self.ledger is None:
            raise ContractAtFault(self.findings)
        return trail_of(self.contract, self.ledger, environment())


def examine(data: bytes, name: str) -> Examined:
    """Read, check and compute a contract file; every finding comes at once, those too that only computing shows."""
    contract, told = load_bytes(data, name)
    if contract is None:
        return Examined(None, told, None)
    findings = [*told, *findings_of(contract)]
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not all(finding.path.split(".")[0].split("[")[0] in _LOCAL for finding in errors):
        return Examined(contract, in_file_order(findings), None)
    state, faults = _fold(contract, _broken_by(errors))
    if errors or faults:
        return Examined(contract, in_file_order([*findings, *faults]), None)
    remarks_too = in_file_order([*findings, *state.ledger.findings])
    return Examined(contract, remarks_too, replace(state.ledger, findings=remarks_too))


def check(data: bytes, name: str) -> tuple[Contract | None, tuple[Finding, ...]]:
    """A contract and all findings about its file, in file order."""
    examined = examine(data, name)
    return examined.contract, examined.findings


def load(data: bytes, name: str) -> Contract:
    """Read and check a contract.

    Raises
    ------
    ContractAtFault
        With all findings, if any is an error.
    """
    contract, findings = check(data, name)
    refuse_errors(findings)
    if contract is None:
        raise ContractAtFault(findings)
    return contract


def allocate(contract: Contract) -> Trail:
    """Compute everything a contract asks for.

    Raises
    ------
    ContractAtFault, NoAllocation, LimitReached
        With the findings that say why.
    """
    return examine(contract.source.data, contract.source.name).trail()


def environment() -> dict[str, str]:
    """Versions of the programs that made a trail."""
    from importlib.metadata import version

    return {"iuralloc": version("iuralloc"), "python": platform.python_version()}


def _broken_by(errors: list[Finding]) -> frozenset[str]:
    """The entries that structural errors make useless."""
    broken = set()
    for error in errors:
        section, _, rest = error.path.partition(".")
        name = rest.split(".")[0].split("[")[0]
        broken.add("contributions" if section.startswith("contributions") else f"{section}.{name}")
    return frozenset(broken)


def _fold(contract: Contract, broken: frozenset[str]) -> tuple[_State, list[Finding]]:
    faults: list[Finding] = []
    state = _opened(contract)
    for node in _order(contract):
        section, _, name = node.partition(".")
        word = "contribution" if section == "contributions" else name
        try:
            if node in broken:
                raise Broken
            state = _STEPS[section](contract, state, name)
        except Broken:
            state = replace(state, meanings=state.meanings.without(word))
        except ContractAtFault as refusal:
            faults.extend(refusal.findings)
            state = replace(state, meanings=state.meanings.without(word))
    return state, faults


def _opened(contract: Contract) -> _State:
    draft = Draft(Ledger())
    roster = contract.roster
    draft.schedule(
        table="parties",
        parties=[_party(body.id, body.family, body.entry, partner=body.partner) for body in roster.bodies.values()],
        members=[
            {"path": list(path), "kind": member.kind or "", **_names(member)} for path, member in roster.members.items()
        ],
    )
    draft.schedule(table="phases", phases=[{"id": name, **_names(phase)} for name, phase in contract.document.phases.items()])
    state_unit(contract, draft)
    return _State(draft.finish(), Meanings())


def _party(name: str, family: str, entry: Entry, *, partner: bool) -> dict[str, object]:
    kind = getattr(entry, "kind", None) or ""
    return {"id": name, "family": family, "kind": kind, "partner": int(partner), **_names(entry)}


def _names(entry: Entry) -> dict[str, str]:
    return {word: getattr(entry, word, None) or "" for word in ("name", "name_zh", "clause")}


def _order(contract: Contract) -> list[str]:
    """Contributions, figures and pools, each after what it rests on, else as in the file."""
    graph = rests_on(contract)
    of_members = tuple(below for node, names in graph.items() if node.startswith("parties.") for below in names)
    order: dict[str, None] = {}
    nodes = ["contributions", *(node for section in ("figures", "pools") for node in _nodes(contract, section))]
    visiting: set[str] = set()
    for start in nodes:
        stack = [(start, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                order.setdefault(node)
            elif node not in order and node not in visiting:
                visiting.add(node)
                stack.append((node, True))
                below = graph.get(node, ()) + (of_members if node.startswith("pools.") else ())
                stack.extend((name, False) for name in reversed(below))
    return list(order)


def _nodes(contract: Contract, section: str) -> list[str]:
    entries = contract.document.figures if section == "figures" else contract.document.pools
    return [f"{section}.{name}" for name in entries]


def _contributions(contract: Contract, state: _State, _: str) -> _State:
    draft = Draft(state.ledger)
    contributions = state_contributions(contract, draft, state.meanings.at("contributions"))
    return replace(state, ledger=draft.finish(), meanings=replace(state.meanings, contributions=contributions))


def _figure(contract: Contract, state: _State, name: str) -> _State:
    draft = Draft(state.ledger)
    entry = contract.document.figures[name]
    measured = state_figure(contract, draft, state.meanings.at(entry.path), name)
    return replace(state, ledger=draft.finish(), meanings=state.meanings.having(name, measured))


def _pool(contract: Contract, state: _State, name: str) -> _State:
    draft = Draft(state.ledger)
    step = _PoolStep(contract, state, draft, name)
    measured = step.run()
    paid = {**state.games_paid, name: step.game_paid} if step.game_paid else state.games_paid
    return _State(draft.finish(), state.meanings.having(name, measured), paid)


_STEPS = {"contributions": _contributions, "figures": _figure, "pools": _pool}


class _PoolStep:
    """The step of one pool: formulate, solve, settle; the splits beside it; the plans inside."""

    def __init__(self, contract: Contract, state: _State, draft: Draft, name: str) -> None:
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
        amount = self._amount()
        game = state_game(self.contract, self.draft, self.state.meanings, self.name, self.among)
        if game and amount:
            check_amount(self.contract, self.name, game, Measure(amount.amount, amount.reference, money=True))
        payable = state_payable(self.contract, self.draft, self.name, self.pool, amount) if amount else None
        self.draft.schedule(
            table="pool", pool=self.name, kind=self.pool.kind or "income", amount=amount.id if amount else None,
            payable=payable.total.id if payable else None, unit=payable.unit.id if payable else None,
            among=list(self.among), **_names(self.pool),
        )  # fmt: skip
        exact, paid = self._main(amount, game, payable)
        for number, split in enumerate(self.pool.beside, start=1):
            setting = self._setting(amount, game, f"{self.name}.beside.{number}")
            self._split(setting, split, payable, number)
        source = paid or exact
        entries = {party: Measure(figure.amount, figure.reference, money=True) for party, figure in source.items()}
        return Vector("party", entries)

    def _amount(self) -> Figure | None:
        if self.pool.amount is None:
            self.draft.choose("yardstick", pool=self.name)
            return None
        evaluation = Evaluation(self.contract.unit, self.state.meanings.at(self.pool.path), self.pool.path)
        measure = evaluation.amount(self.pool.amount)
        place = self.pool.place_of_value("amount")
        if measure.value < 0:
            facts = {"pool": self.name, "text": rational_text(measure.value)}
            raise at_fault("negative-pool", place, f"{self.pool.path}.amount", **facts)
        ground = ground_of(self.pool, place=place, path=f"{self.pool.path}.amount")
        label = {"say": "amount", "pool": self.name}
        return self.draft.state(f"{self.name}.amount", label, "amount", measure.formula, ground)

    def _setting(self, amount: Figure | None, game: PoolGame | None, stem: str) -> Setting:
        stated = Stated(amount.amount, amount.reference) if amount else None
        return Setting(
            self.contract, self.name, self.pool, self.among, stated, game, self.state.meanings, stem, self.state.games_paid
        )

    def _main(
        self, amount: Figure | None, game: PoolGame | None, payable: Payable | None
    ) -> tuple[dict[str, Figure], dict[str, Figure]]:
        setting = self._setting(amount, game, f"{self.name}.1")
        if self.pool.to is not None:
            return self._settle(setting, give(setting, self.pool.to), payable, 0)
        if self.pool.split is None:
            raise Broken
        exact, paid = self._split(setting, self.pool.split, payable, 0)
        name = rule_of(self.pool.split)
        if game and name and rule(name).problem == "game":
            self.game_paid = {party: figure.id for party, figure in exact.items()}
        if game:
            for finding in remarks(self.name, self.pool.split.place, self.pool.split.path, game, exact):
                self.draft.remark(finding)
        return exact, paid

    def _split(
        self, setting: Setting, split: Split, payable: Payable | None, beside: int
    ) -> tuple[dict[str, Figure], dict[str, Figure]]:
        return self._settle(setting, divide(setting, self.draft, split), payable, beside)

    def _settle(
        self, setting: Setting, divided: Divided, payable: Payable | None, beside: int
    ) -> tuple[dict[str, Figure], dict[str, Figure]]:
        level = Level(self.name, setting.stem)
        exact = state_exact(self.draft, level, divided.solution, divided.ground, setting.whole)
        core = state_core(self.draft, self.name, setting.stem, setting.game, exact) if setting.game else {}
        paid = state_paid(self.draft, level, exact, payable.total.reference, payable.unit) if payable else {}
        self.draft.schedule(
            table="split", pool=self.name, beside=beside, path=[], by=divided.by, rule=divided.rule, stem=setting.stem,
            rows=_rows(self.draft, level, exact, paid), core=core, **_closing(level, paid),
            total=payable.total.id if payable else f"{self.name}.worth.all",
        )  # fmt: skip
        if payable and not beside:
            post(self.draft, level, 1, paid)
            self._inside(level, paid, payable, self.pool.inside)
        return exact, paid

    def _inside(self, level: Level, paid: dict[str, Figure], payable: Payable, plans: Mapping[str, Plan]) -> None:
        for recipient, figure in paid.items():
            path = (*level.path, recipient)
            plan = plan_for(self.contract, plans, recipient, level.path)
            estate = Stated(figure.amount, figure.reference)
            inner = divide_inside(self.contract, self.draft, self.state.meanings, path, estate, plan)
            if inner is None:
                continue
            below = Level(self.name, level.stem, path)
            exact = state_exact(self.draft, below, inner.solution, inner.ground, estate)
            divided = state_paid(self.draft, below, exact, figure.reference, payable.unit)
            self.draft.schedule(
                table="split", pool=self.name, beside=0, path=list(path), by="", rule=inner.ground.rule or "shares",
                stem=level.stem, rows=_rows(self.draft, below, exact, divided), core={},
                **_closing(below, divided), total=figure.id,
            )  # fmt: skip
            post(self.draft, below, 1, divided)
            self._inside(below, divided, payable, inner.plans)


def _closing(level: Level, paid: Mapping[str, Figure]) -> dict[str, str | None]:
    return {word: level.figure(word) if paid else None for word in ("settled", "sum", "difference")}


def _rows(
    draft: Draft, level: Level, exact: Mapping[str, Figure], paid: Mapping[str, Figure]
) -> list[dict[str, str | None]]:
    known = {figure.id for figure in draft}
    return [
        {
            "party": recipient, "exact": figure.id,
            "share": share if (share := level.figure("share", recipient)) in known else None,
            "paid": paid[recipient].id if recipient in paid else None,
        }
        for recipient, figure in exact.items()
    ]  # fmt: skip
