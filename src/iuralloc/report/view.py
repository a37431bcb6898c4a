"""A trail as the tables look at it: figures by id, who is who, units, and the words of a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

from iuralloc.audit.trail import Trail
from iuralloc.formula import Data
from iuralloc.problems.draws import gathered
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import TUGame, WorthGame
from iuralloc.quantities import rational_text, read_unit
from iuralloc.report import numbers
from iuralloc.report.table import Cell, Role
from iuralloc.report.words import Words, words
from iuralloc.rules import all_rules

#: recipients that are no party
_NOBODY: Final = frozenset({"unallocated", "itself", "outside", "reserve"})


class View:
    """What the tables ask of a trail.

    Parameters
    ----------
    trail
        As `allocate` made it, or read from a file that `verify` has found in order.
    language
        Of the words.
    """

    def __init__(self, trail: Trail, language: str = "en") -> None:
        self.trail = trail
        self.words: Words = words(language)
        self.say = self.words.say

    def schedules(self, table: str, **wanted: Data) -> Iterator[Mapping[str, Any]]:
        """The records of one kind of table, in order."""
        for record in self.trail.schedules:
            if record["table"] == table and all(record[key] == value for key, value in wanted.items()):
                yield record

    def formula(self, figure: str) -> Data:
        """How a figure is made."""
        return self.trail.figures[figure]["formula"]

    def value(self, figure: str) -> Fraction:
        """The value of a figure that is one number."""
        return self.trail.amount(figure)

    def ground(self, figure: str) -> Mapping[str, Any]:
        """Why a figure is what it is."""
        ground: Mapping[str, Any] = self.trail.figures[figure]["ground"]
        return ground

    @cached_property
    def families(self) -> Mapping[str, str]:
        """The id in the file of every party that `count` has made."""
        return {
            party["id"]: party["family"]
            for record in self.schedules("parties")
            for party in record["parties"]
            if party["id"] != party["family"]
        }

    @cached_property
    def _names(self) -> Mapping[tuple[str, ...], str]:
        names: dict[tuple[str, ...], str] = {}
        for record in self.schedules("parties"):
            for party in record["parties"]:
                names[party["id"],] = self.title(party)
                names.setdefault((party["family"],), self.title(party))
            for member in record["members"]:
                names[tuple(member["path"])] = self.title(member)
        return names

    @cached_property
    def everybody(self) -> frozenset[str]:
        """Parties, members and groups by their ids; not those who are nobody: outside, a reserve."""
        named = (part for path in self._names for part in path)
        return frozenset(named) | frozenset(
            party["family"] for record in self.schedules("parties") for party in record["parties"]
        )

    def title(self, record: Mapping[str, Any]) -> str:
        """The names of an entry: in English all that it has, in Chinese the Chinese one, or else the only one."""
        names = [name for name in (record["name"], record["name_zh"]) if name]
        return " ".join(names[-1:] if self.words.language == "zh" else names)

    def name(self, *path: str) -> str:
        """The names of a party or member; below a group as one body the tree of each party begins anew."""
        if path[-1] in _NOBODY:
            return self.say(path[-1])
        return self._names.get(path) or self._names.get(path[1:]) or ""

    @cached_property
    def unit(self) -> str:
        """The unit of all amounts, such as ``万元`` or ``thousand EUR``."""
        contract = self.trail.contract
        raw, currency = str(contract["unit"].get("raw", "")).strip("\"'"), str(contract["currency"])
        if not raw or raw == "1":
            return currency
        return raw if read_unit(raw)[1] else f"{raw} {currency}".strip()

    @property
    def scale(self) -> int:
        """How many of the currency the unit is."""
        return int(self.trail.contract["unit"]["scale"])

    def step(self, figure: str) -> str:
        """The smallest payable amount in words: ``0.0001 万元 = 1 CNY``."""
        value = self.value(figure)
        text = f"{numbers.exact(value)} {self.unit}"
        if self.scale == 1:
            return text
        amount, currency = numbers.exact(value * self.scale), self.trail.contract["currency"]
        return self.say("step-in-currency", step=text, amount=amount, currency=currency)

    def exact(self, figure: str | None, role: Role = Role.BODY) -> Cell:
        """A cell that shows a figure in full; an empty one where there is no figure."""
        if figure is None:
            return Cell(role=role)
        value = self.value(figure)
        return Cell(numbers.exact(value), role, rational_text(value), figure)

    def payable(self, figure: str | None, step: str | None, role: Role = Role.BODY) -> Cell:
        """A cell that shows a figure with the digits of the smallest payable amount."""
        if figure is None or step is None:
            return Cell(role=role)
        value = self.value(figure)
        return Cell(numbers.payable(value, self.value(step)), role, rational_text(value), figure)

    def rule(self, name: str) -> str:
        """What a rule is called: in the words of the report, or else as its card has it."""
        if self.words.knows(f"rule-{name}"):
            return self.say(f"rule-{name}")
        return next((card.title[self.words.language] for card in all_rules() if card.id == name), name)

    def split(self, record: Mapping[str, Any]) -> str:
        """What a split is called in headings: the figure or rule it names, and whether terms moved it."""
        said = self.reference(record)
        return self.say("split-with-terms", split=said) if record.get("terms") else said

    def reference(self, record: Mapping[str, Any]) -> str:
        """What a split is called before its terms: the figure or rule it names."""
        if record["rule"] == "bands":
            return self.say("split-bands")
        by = str(record["by"])
        return self.say(f"split-{by}") if by in {"shares", "to"} else by

    def entitlement(self, row: Mapping[str, Any]) -> str:
        """The figure of what the rule of a split gives: under terms that is the reference, else the exact part."""
        return str(row.get("reference") or row["exact"])

    def _players(self, formula: Data) -> tuple[str, ...]:
        """The players of a game that is worth something group by group, in their order."""
        if isinstance(formula, str):
            return self.game(formula).players
        match formula["kind"]:
            case "worths":
                return tuple(formula["players"])
            case "claims_game":
                return tuple(player for player, _ in formula["claims"])
            case _:
                return self._players(formula["game"])

    def game(self, figure: str) -> TUGame:
        """The game that a figure holds."""
        formula, value = self.formula(figure), self.trail.figures[figure]["value"]
        denominator = int(value["denominator"])
        if "worths" in value:
            return WorthGame(self._players(formula), denominator, tuple(int(worth) for worth in value["worths"]))
        blocks = tuple(Block(name, tuple(members)) for name, members in formula["blocks"])
        return SynergyGame(blocks, denominator, {gathered(draw): int(n) for draw, n in value["dividends"]})
