"""A plan of steps, run once: each step finds what earlier ones have left, takes its part, and pays it on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from iuralloc.allocate.balances import CountedSoFar, Opened
from iuralloc.allocate.inside import Tree
from iuralloc.allocate.life import Life
from iuralloc.allocate.schedules import bounded, closing, names_of, rows, said_of
from iuralloc.allocate.terms import Division, among_members, among_parties
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Plan, PlanStep, Pool, Split
from iuralloc.contract.schema.steps import NOBODY, RESERVE
from iuralloc.errors import Inconsistency
from iuralloc.formula import Constant, Data, Formula, Sum
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.settle import Level, post
from iuralloc.situations.belonging import Belonging
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Broken, Meanings
from iuralloc.situations.measures import Evaluation
from iuralloc.situations.steps.balance import REST, Ahead, Balance, Key
from iuralloc.situations.steps.bands_of_shares import Bands, sharing_members, sharing_parties
from iuralloc.situations.steps.inside import divide_inside, in_tree, plan_for
from iuralloc.situations.steps.refund import refund
from iuralloc.situations.steps.reserve import keep
from iuralloc.situations.steps.setting import Setting
from iuralloc.situations.steps.split import divide
from iuralloc.situations.steps.takes import Taken, take


@dataclass(frozen=True, slots=True)
class Paid:
    """What somebody got of a step; a negative sign takes it back: a reserve that is released."""

    recipient: str
    figure: Figure
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a plan runs: the stem of its figures, the level of the tree, its amount, and its year (or none)."""

    stem: str
    path: tuple[str, ...]
    whole: Figure
    meanings: Meanings
    year: str
    left: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(slots=True)
class Course:
    """A plan while it runs: what is left, what was left under a name, who got what, the lines of its table."""

    rest: Figure
    left: dict[str, Figure]
    paid: list[Paid] = field(default_factory=list)
    lines: list[Data] = field(default_factory=list)


@dataclass(slots=True)
class Waterfall:
    """Runs plans of steps for one pool; balances go from one year to the next.

    Parameters
    ----------
    contract, draft
        The file, and what is being stated.
    pool
        The pool by its id.
    entry, among
        Its entry, and who shares.
    unit
        The smallest payable amount.
    games_paid
        Payoffs of the games of other pools.
    opening
        What steps take over from the years before.
    life
        Running totals, where the pool is settled over its life.
    """

    contract: Contract
    draft: Draft
    pool: str
    entry: Pool
    among: tuple[str, ...]
    unit: Figure
    games_paid: Mapping[str, Mapping[str, str]]
    opening: Opened | None = None
    life: Life | None = None
    balances: dict[Key, Balance] = field(default_factory=dict)
    #: what reached whom in the year, to be divided by steps once for all steps of the pool
    deferred: dict[str, list[Figure]] = field(default_factory=dict)
    #: what bands of splits have counted
    counted: CountedSoFar | None = None

    def run(self, frame: Frame, plan: Pool | PlanStep | Plan, inside: Mapping[str, Plan]) -> Course:
        """All steps of a plan in their order.

        Raises
        ------
        ContractAtFault
            ``steps-leave-rest``, and what the steps themselves raise.
        """
        course = Course(frame.whole, dict(frame.left))
        for number, (name, step) in enumerate(ordered(plan), start=1):
            self._step(frame, course, name, step, {**inside, **step.inside}, number)
        if course.rest.amount != 0:
            facts = {"step": frame.stem, "rest": rational_text(course.rest.amount)}
            raise at_fault("steps-leave-rest", plan.place_of("steps"), f"{plan.path}.steps", **facts)
        return course

    def _step(
        self, frame: Frame, course: Course, name: str, step: PlanStep, inside: Mapping[str, Plan], number: int
    ) -> None:
        level = Level(f"{frame.stem}.{name}", f"{frame.stem}.{name}", frame.path)
        meanings = frame.meanings.in_year(frame.year)
        ahead = Ahead(
            self.contract, self.draft, level, frame.whole, course.rest, course.left, meanings, frame.year, self.unit
        )
        key = (ahead.step, frame.path)
        before = self.balances.get(key) or self._opened(ahead, key, step)
        came_in, given_back = course.rest, None
        at = len(course.lines)
        if step.refund is not None:
            refunded = refund(ahead, step, step.refund, before)
            taken, paid = refunded.taken, refunded.paid
            self._reach(ahead, paid, inside, number)
        else:
            taken = take(ahead, step, before)
            if step.to == RESERVE:
                kept = keep(ahead, step, taken.balance, taken.took)
                taken, given_back = Taken(taken.took, kept.balance, kept.held), kept.given_back
            paid = self._distribute(frame, course, ahead, step, taken.took, inside, number)
        self.balances[key] = taken.balance
        course.paid += [Paid(recipient, figure) for recipient, figure in paid.items()]
        after = Sum.of(came_in.reference, taken.took.reference, signs=(1, -1))
        if given_back is not None:
            course.paid.append(Paid(RESERVE, given_back, -1))
            after = Sum.of(came_in.reference, taken.took.reference, given_back.reference, signs=(1, -1, 1))
        course.rest = ahead.state("goes_on", after, REST)
        if step.leaves is not None:
            course.left[step.leaves] = course.rest
        line = {
            "step": name, "stem": level.stem, "in": came_in.id, "took": taken.took.id,
            "given_back": given_back.id if given_back else None, "goes_on": course.rest.id,
            "balance": taken.running.id if taken.running else None, "sort": _sort(step), "cost": step.cost or "",
            "to": [[recipient, figure.id] for recipient, figure in paid.items()], "nested": int(bool(step.steps)),
            # A pool that is divided in one go has said it by itself.
            "says": said_of(step) if step.tree is not self.entry.tree else "", **names_of(step),
        }  # fmt: skip
        course.lines.insert(at, line)

    def _opened(self, ahead: Ahead, key: Key, step: PlanStep) -> Balance:
        """What a step opens with: nothing, or what it closed with in the years before."""
        if self.opening is None:
            return Balance()
        return self.opening.balance(self.draft, ahead, key, step)

    def _distribute(
        self, frame: Frame, course: Course, ahead: Ahead, step: PlanStep, took: Figure, inside: Mapping[str, Plan],
        number: int,
    ) -> dict[str, Figure]:  # fmt: skip
        """Pay on what a step took: to one, to several, or by a plan of its own."""
        if step.steps:
            deeper = replace(frame, stem=ahead.level.stem, whole=took, left=course.left)
            inner = self.run(deeper, step, inside)
            course.paid += inner.paid
            course.lines += inner.lines
            return {}
        if step.to is not None:
            if not frame.path:
                self._refuse_part_year(ahead.year, step, step.to, took)
            paid = {self._recipient(frame, step.to): took}
            paid = {who: self._to(ahead, step, who, figure) for who, figure in paid.items()}
        elif step.split is not None:
            paid = self._split(ahead, step, step.split, took)
        else:
            raise Broken
        self._reach(ahead, paid, inside, number)
        return paid

    def _recipient(self, frame: Frame, name: str) -> str:
        if not frame.path or name in NOBODY:
            return name
        member = self.contract.roster.resolve_member(name, in_tree(self.contract, frame.path))
        return member or name

    def _belonging(self, year: str) -> Belonging:
        return Belonging(self.contract, self.draft, self.pool, year)

    def _refuse_part_year(self, year: str, step: PlanStep, recipient: str, took: Figure) -> None:
        """Refuse to pay whoever is not there in the year, and a group whose parties are not all there."""
        if took.amount != 0 or not year:
            belonging = self._belonging(year)
            belonging.refuse_group(step, recipient)
            belonging.refuse_absent(step, recipient)

    def _to(self, ahead: Ahead, step: PlanStep, recipient: str, took: Figure) -> Figure:
        label = {"say": "paid", "pool": ahead.level.stem, "party": ".".join((*ahead.level.path, recipient))}
        name = ahead.level.figure("", recipient)
        return self.draft.state(name, label, "amount", Sum.of(took.reference), ground_of(step, rule="to"))

    def _split(self, ahead: Ahead, step: PlanStep, split: Split, took: Figure) -> dict[str, Figure]:
        level, whole = ahead.level, Stated(took.amount, took.reference)
        evaluation = Evaluation(self.contract.unit, ahead.meanings.at(split.path), split.path)
        if split.tiers is not None:
            if not level.path:
                self._belonging(ahead.year).refuse_partial(split, self.among, "bands")
            tree = in_tree(self.contract, level.path)
            sharing = sharing_members(self.contract, tree) if level.path else sharing_parties(self.contract)
            solution = self.bands(ahead.year).divide(level, evaluation, step, split, whole, sharing)
            ground, by, rule = ground_of(split, within=step, rule="bands"), "", "bands"
            resolve = among_members(self.contract, tree) if level.path else among_parties(self.contract)
        elif level.path:
            inner = divide_inside(self.contract, self.draft, ahead.meanings, level.path, whole, step)
            if inner is None:
                raise Broken
            solution, ground, by = inner.solution, inner.ground, ""
            rule = ground.rule or "shares"
            resolve = among_members(self.contract, in_tree(self.contract, level.path))
        else:
            setting = Setting(
                self.contract, level.stem, step, self.among, whole, None, ahead.meanings, level.stem, self.games_paid
            )
            divided = divide(setting, self.draft, split)
            solution, ground, by, rule = divided.solution, divided.ground, divided.by, divided.rule
            resolve = among_parties(self.contract)
        division = Division(self.draft, level, split, evaluation, resolve, self.life)
        exact, paid = division.settle(solution, ground, whole, took.reference, self.unit)
        self.draft.schedule(
            table="split", pool=level.stem, beside=0, path=list(level.path), by=by, rule=rule, stem=level.stem,
            rows=rows(self.draft, level, exact, paid), core={}, **closing(level, paid), total=took.id, **bounded(split),
        )  # fmt: skip
        return paid

    def _reach(self, ahead: Ahead, paid: Mapping[str, Figure], inside: Mapping[str, Plan], number: int) -> None:
        """Enter what is paid, and divide it inside those whom it reaches.

        Steps and bands that the pool itself names inside a party are run once a year, on all that has reached it.
        """
        post(self.draft, ahead.level, number, dict(paid), self.pool)
        now: dict[str, Figure] = {}
        for who, figure in paid.items():
            plan = None if ahead.level.path else plan_for(self.contract, inside, who, ())
            if plan is not None and _once_a_year(plan) and any(plan is own for own in self.entry.inside.values()):
                self.deferred.setdefault(who, []).append(figure)
            else:
                now[who] = figure
        self.tree(ahead.meanings, ahead.year).divide(ahead.level, now, inside)

    def divide_deferred(self, frame: Frame, paid: list[Paid], totals: Mapping[str, Figure]) -> None:
        """Run the steps inside parties, on what has reached them in the year."""
        reached: dict[str, Figure] = {}
        for who, figures in self.deferred.items():
            reached[who] = totals[who]
            if len(figures) != sum(part.recipient == who for part in paid):
                label = {"say": "reached-inside", "pool": frame.stem, "party": who}
                parts = Sum.of(*(figure.reference for figure in figures))
                name = f"{frame.stem}.inside.{who}"
                reached[who] = self.draft.state(name, label, "amount", parts, Ground(rule="sum"))
        self.deferred.clear()
        level = Level(frame.stem, frame.stem)
        self.tree(frame.meanings.in_year(frame.year), frame.year, ".inside").divide(level, reached, self.entry.inside)

    def tree(self, meanings: Meanings, year: str, within: str = "") -> Tree:
        """What divides inside recipients, by steps where a plan has them; `within` tells their stems from others."""

        def by_steps(level: Level, reached: Figure, plan: Plan) -> dict[str, Figure]:
            frame = Frame(level.stem + within, level.path, reached, meanings, year)
            course = self.run(frame, plan, plan.inside)
            stem = ".".join((level.stem, *level.path))
            total = self.totals(stem, course.paid, level.path)
            self.close(stem, reached, total)
            self.draft.schedule(
                table="waterfall", pool=self.pool, year=year, stem=stem, path=list(level.path), amount=reached.id,
                lines=course.lines, totals=[[who, figure.id] for who, figure in total.items()],
                sum=f"{stem}.sum", difference=f"{stem}.difference", unit=self.unit.id,
            )  # fmt: skip
            return {}

        return Tree(self.contract, self.draft, meanings, self.unit, by_steps, self.bands(year), self.life)

    def bands(self, year: str) -> Bands:
        """What divides by bands in a year; what they have counted stays."""
        if self.counted is None:
            self.counted = CountedSoFar(self.draft, self.opening)
        return Bands(self.contract, self.draft, year, self.counted)

    def totals(self, stem: str, paid: list[Paid], path: tuple[str, ...] = ()) -> dict[str, Figure]:
        """What each got of all steps of a plan together."""
        gathered: dict[str, list[Paid]] = {}
        for part in paid:
            gathered.setdefault(part.recipient, []).append(part)
        return {
            who: self.draft.state(
                f"{stem}.{who}", {"say": "got-in-all", "pool": stem, "party": ".".join((*path, who))}, "amount",
                Sum.of(*(p.figure.reference for p in parts), signs=tuple(p.sign for p in parts)), Ground(rule="sum"),
            )
            for who, parts in ((who, gathered[who]) for who in in_order(self.contract, gathered))
        }  # fmt: skip

    def close(self, stem: str, whole: Figure, totals: Mapping[str, Figure]) -> None:
        """The sum line of a plan, and the difference to its amount, which must be nothing."""
        close(self.draft, stem, whole, totals)


def _once_a_year(plan: Plan) -> bool:
    """Whether a plan is run on all that reached a party in a year: its steps, and bands, which would count anew."""
    by_bands = plan.split is not None and plan.split.tiers is not None
    return bool(plan.steps) or by_bands or any(map(_once_a_year, plan.inside.values()))


def in_order(contract: Contract, named: Iterable[str]) -> list[str]:
    """Parties in their order, a group behind its last party, then whoever is none."""
    rank = {party: place for place, party in enumerate(contract.roster.bodies)}

    def place(who: str) -> tuple[int, bool]:
        standing = contract.roster.standing_for(who) or ()
        return max((rank[party] for party in standing), default=len(rank)), who not in rank

    return sorted(named, key=place)


def close(draft: Draft, stem: str, whole: Figure, totals: Mapping[str, Figure]) -> None:
    """State the sum of what all got, and the difference to the amount; the difference must be nothing.

    Raises
    ------
    Inconsistency
        If it is not: a bug of the program.
    """
    facts = {"pool": stem, "party": ""}
    parts: list[Formula] = [figure.reference for figure in totals.values()]
    parts = parts or [Constant(Fraction(0))]
    total = draft.state(f"{stem}.sum", {"say": "sum", **facts}, "amount", Sum.of(*parts), Ground(rule="sum"))
    left = Sum.of(whole.reference, total.reference, signs=(1, -1))
    difference = draft.state(
        f"{stem}.difference", {"say": "difference", **facts}, "amount", left, Ground(rule="difference")
    )
    if difference.amount != 0:
        raise Inconsistency(f"{stem} does not close: {difference.amount} is left")


def ordered(plan: Pool | PlanStep | Plan) -> Iterator[tuple[str, PlanStep]]:
    """The steps of a plan as written, or as its `order` has them."""
    if plan.order is None:
        yield from plan.steps.items()
        return
    for word in plan.order:
        if word.text in plan.steps:
            yield word.text, plan.steps[word.text]


def _sort(step: PlanStep) -> str:
    """What the running balance of a step is: of a refund, a reserve, a limit in all, or of claims carried."""
    if step.refund is not None:
        return "refund"
    if step.to == RESERVE:
        return "reserve"
    if step.until is not None:
        return "until"
    return "carried" if step.unpaid is not None and step.unpaid.carried else ""
