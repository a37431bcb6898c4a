"""A contract that was invented: its tree, its text, and what it must come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis.vendor.pretty import RepresentationPrinter

from invented.games import Game
from invented.people import People
from invented.writing import Node, write


@dataclass(frozen=True)
class Divided:
    """One split of a pool, paid or beside: whom it names, and the exact part of each."""

    stem: str
    rule: str
    exact: Mapping[str, Fraction]


@dataclass(frozen=True)
class Pool:
    """A pool: what it holds, the smallest payable amount, its game, its splits (the first one is paid)."""

    name: str
    kind: str
    amount: Fraction | None
    payable: Fraction | None
    unit: Fraction
    among: tuple[str, ...]
    game: Game | None
    splits: tuple[Divided, ...]


@dataclass(frozen=True, repr=False)
class Case:
    """A contract file, and every figure that is known before the program has read it."""

    tree: Mapping[str, Node]
    hand: int
    who: People
    pools: tuple[Pool, ...]
    figures: Mapping[str, Fraction]

    @property
    def data(self) -> bytes:
        """The file."""
        return write(self.tree, self.hand)

    def with_parties_in(self, order: Sequence[str]) -> Case:
        """The same contract with its parties listed in another order."""
        parties = self.tree["parties"]
        if not isinstance(parties, Mapping):
            raise TypeError("parties are a mapping")
        return replace(self, tree={**self.tree, "parties": {name: parties[name] for name in order}})

    def __repr__(self) -> str:
        return f"the contract\n{self.data.decode()}"

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:  # noqa: ARG002
        printer.text(repr(self))
