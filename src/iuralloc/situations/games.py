"""Games as pools hold them: worths group by group, or synergies of parties and of kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Keyed, Table
from iuralloc.contract.schema import Pool
from iuralloc.errors import Budget, Finding, LimitReached
from iuralloc.formula import Formula, Reference
from iuralloc.problems.games import GameProblem, StatedTerm, Synergies, Worths
from iuralloc.problems.readings import WorthOf
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import Sense, TUGame
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation, Measure, Vector

#: what `verify` reads of a game by blocks: players, and counts in all its groups (half of what it can take)
_BLOCK_PLAYERS: Final = 1_000
_BLOCK_COUNTS: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class PoolGame:
    """The game of a pool, stated as the figure ``POOL.worth``; its worth of all is ``POOL.worth.all``."""

    game: TUGame
    figure: str
    sense: Sense

    @property
    def problem(self) -> GameProblem:
        """As rules take it."""
        return GameProblem(self.game, Reference(self.figure), Reference(f"{self.figure}.all"), self.sense)

    def alone(self) -> Vector:
        """What each party is worth without the others."""
        entries = {
            party: Measure(self.game.worth((party,)), WorthOf(Reference(self.figure), (party,)), money=True)
            for party in self.game.players
        }
        return Vector("party", entries)


def sense_of(pool: Pool) -> Sense:
    """Whether a pool holds something to have or something to bear."""
    return "burden" if pool.kind in {"cost", "loss"} else "gain"


def state_game(
    contract: Contract, draft: Draft, meanings: Meanings, name: str, among: tuple[str, ...]
) -> PoolGame | None:
    """State the game of a pool, if it has one; the worth of all must be the amount of the pool."""
    pool = contract.document.pools[name]
    evaluation = Evaluation(contract.unit, meanings.at(pool.path), pool.path)
    formula: Formula
    if pool.worth is not None:
        formula = _worths(contract, evaluation, pool, pool.worth, among)
        table, form = pool.worth, "worths"
    elif pool.synergies is not None:
        formula = _synergies(contract, evaluation, pool.synergies, among)
        table, form = pool.synergies, "synergies"
    else:
        return None
    ground = ground_of(pool, place=table.place, path=table.path)
    figure = draft.state(f"{name}.worth", {"say": "game", "pool": name}, "table", formula, ground)
    if not isinstance(figure.value, TUGame):
        raise TypeError("the value of a game is a game")
    _refuse_unwritable(figure.value, table)
    game = PoolGame(figure.value, figure.id, sense_of(pool))
    label = {"say": "worth-of-all", "pool": name}
    draft.state(f"{name}.worth.all", label, "amount", WorthOf(figure.reference, game.game.players), ground)
    if pool.worth is not None and pool.unlisted is not None:
        draft.choose(f"unlisted-{'zero' if pool.unlisted == '0' else 'superadditive'}", pool=name)
    draft.schedule(table="game", pool=name, figure=figure.id, form=form, sense=game.sense, clause=pool.clause or "")
    return game


def _refuse_unwritable(game: TUGame, table: Table) -> None:
    """Refuse a game that a trail could hold and no checker would read: it lists a count by block for every group."""
    if not isinstance(game, SynergyGame):
        return
    if len(game.players) > _BLOCK_PLAYERS:
        facts = {"parties": str(len(game.players)), "limit": str(_BLOCK_PLAYERS)}
        raise LimitReached([Finding("too-many-players", table.place, facts, path=table.path)])
    if (20 + len(game.blocks)) * len(game.dividends) > _BLOCK_COUNTS:
        facts = {"limit": str(_BLOCK_COUNTS)}
        raise LimitReached([Finding("synergies-too-many", table.place, facts, path=table.path)])


def check_amount(contract: Contract, name: str, game: PoolGame, amount: Measure) -> None:
    """Refuse a pool whose game promises another sum than the pool holds."""
    pool = contract.document.pools[name]
    worth = game.game.worth_of_all()
    if worth != amount.value:
        word = "worth" if pool.worth is not None else "synergies"
        facts = {"pool": name, "worth": rational_text(worth), "amount": rational_text(amount.value)}
        raise at_fault("worth-is-not-amount", pool.place_of(word), f"{pool.path}.{word}", **facts)


def _worths(contract: Contract, evaluation: Evaluation, pool: Pool, worth: Table, among: tuple[str, ...]) -> Worths:
    if len(among) > Budget.WORTH_PARTIES:
        facts = {"parties": str(len(among)), "limit": str(Budget.WORTH_PARTIES)}
        raise LimitReached([Finding("game-too-large", worth.place, facts, path=worth.path)])
    if pool.unlisted == "superadditive" and len(among) > Budget.COVER_PARTIES:
        facts = {"parties": str(len(among)), "limit": str(Budget.COVER_PARTIES)}
        raise LimitReached([Finding("cover-too-large", worth.place, facts, path=worth.path)])
    listed = []
    for key, cell in worth.cells:
        members = _members(contract, key)
        group = tuple(party for party in among if party in members)
        listed.append((group, evaluation.amount(cell).formula if not isinstance(cell, Table) else None))
    given = tuple((group, formula) for group, formula in listed if formula is not None)
    match pool.unlisted:
        case "superadditive":
            return Worths(among, given, "superadditive", sense_of(pool))
        case "0":
            return Worths(among, given, "zero")
        case _:
            return Worths(among, given, "none")


def _members(contract: Contract, key: Keyed) -> set[str]:
    read = read_key(key.text)
    slots = read.slots if read else ()
    return {party for slot in slots for party in contract.roster.standing_for(slot.name) or ()}


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A synergy as named: sets of parties to draw one from, and sets that must stay out."""

    slots: tuple[frozenset[str], ...]
    without: tuple[frozenset[str], ...]
    value: Formula


def _synergies(contract: Contract, evaluation: Evaluation, table: Table, among: tuple[str, ...]) -> Synergies:
    patterns = [
        _pattern(contract, key, evaluation.amount(cell).formula, among)
        for key, cell in table.cells
        if not isinstance(cell, Table)
    ]
    blocks = _blocks(contract, patterns, among)
    number = {party: index for index, block in enumerate(blocks) for party in block.members}

    def covering(parties: frozenset[str]) -> tuple[int, ...]:
        return tuple(sorted({number[party] for party in parties}))

    terms = tuple(
        StatedTerm(
            tuple(covering(slot) for slot in pattern.slots),
            tuple(sorted({index for out in pattern.without for index in covering(out)})),
            pattern.value,
        )
        for pattern in patterns
    )
    return Synergies(blocks, terms)


def _pattern(contract: Contract, key: Keyed, value: Formula, among: tuple[str, ...]) -> _Pattern:
    read = read_key(key.text)
    slots: list[frozenset[str]] = []
    for slot in read.slots if read else ():
        standing = [party for party in contract.roster.standing_for(slot.name) or () if party in among]
        # A group in a list stands for its members: all of them must be in.
        slots.extend([frozenset(standing)] if slot.each else [frozenset({party}) for party in standing])
    without = [frozenset(contract.roster.standing_for(name) or ()) for name in (read.without if read else ())]
    return _Pattern(tuple(slots), tuple(without), value)


def _blocks(contract: Contract, patterns: list[_Pattern], among: tuple[str, ...]) -> tuple[Block, ...]:
    """The coarsest blocks such that no pattern tells their members apart."""
    sets = dict.fromkeys(group for pattern in patterns for group in (*pattern.slots, *pattern.without))
    holding: dict[str, list[int]] = {party: [] for party in among}
    for number, group in enumerate(sets):
        for party in group:
            holding[party].append(number)
    alike: dict[tuple[int, ...], list[str]] = {}
    for party in among:
        alike.setdefault(tuple(holding[party]), []).append(party)
    return tuple(Block(_name(contract, tuple(members)), tuple(members)) for members in alike.values())


def _name(contract: Contract, members: tuple[str, ...]) -> str:
    if len(members) == 1:
        return members[0]
    named = [name for name, group in contract.roster.groups.items() if group == members]
    return named[0] if named else f"{members[0]} … {members[-1]}"
