"""Trails to tabulate: both examples, and a contract that holds what they do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from iuralloc.allocate import allocate, load
from iuralloc.audit.trail import Trail
from iuralloc.contract.sheets.beside import Folder
from iuralloc.report.table import Cell, Table

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
INSTITUTE: Final = "co-built-institute"
ALLIANCE: Final = "strategic-alliance"

#: markup in names, a group as one body, members of many, `others`, a game that is filled
#: up, a corrected Shapley value, splits among others than the players, long numbers, no `round`
MIXED: Final = """
iuralloc: 1
title: "A [bold]deal[/bold]"
currency: EUR
unit: thousand
parties:
  maker: {name: "Evil [/red] Maker :smile: [link=x]y", name_zh: 甲方, kind: enterprise}
  smelter: {name: smelting works, name_zh: 冶炼厂, kind: enterprise, count: 7,
    members: {shop: {kind: team, share: 60%}, office: {kind: office, share: 40%}}}
  uni: {name: Uni, kind: university}
others: {cover: {name: Insurer Ltd, kind: insurer}}
phases: {trial: {name: trial line}, sale: {}}
contributions:
  maker:
    - {kind: cash, value: 415, phase: trial}
    - {id: press, kind: equipment, price: 84, life: 7y, used: 2y, use: 25%, evidence: ledger 17}
  each smelter:
    - {kind: cash, value: 13}
    - {id: know_how, kind: technology, value: 1/3, appraised: 5}
figures:
  growth: 1.07
  third: 100000000000007/300000000000001
  factor: {maker: 4/7, uni: 3/7}
  by_phase: {value: {maker: {trial: 30%, sale: 50%}, uni: {trial: 70%, sale: 50%}}}
  doubled: contribution * 2
  merit:
    weights: {a: 1/3, b: 2/3}
    scores: {maker: {a: 1, b: 2}, each smelter: {a: 3, b: 4}, uni: {a: 3, b: 9}}
    scaled: each first
pools:
  profit:
    name: the profit
    amount: 664.000001
    among: [maker, uni]
    worth: {maker: 100, uni: 1/3, maker + uni: 664.000001}
    split: {by: modified_shapley, factor: factor, strength: 50%}
    beside: [shapley, equal, {maker: 50%, uni: 40%, unallocated: 10%}, alone]
  dense:
    kind: cost
    amount: 90
    among: [maker, smelter]
    worth: {maker: 100, smelter_1: 9, smelter_2: 9, smelter_3: 9, smelter_4: 9,
      smelter_5: 9, smelter_6: 9, smelter_7: 9, smelter_1 + smelter_2: 5, maker + smelter: 90}
    unlisted: superadditive
    split: {by: shapley}
  fees:
    amount: growth * 940
    among: [all, cover]
    split: {maker: 35%, smelter: 45%, cover: 5%, uni: 15%}
    inside: {smelter: {split: {by: equal}}}
  each_fees: {amount: 77, split: {maker: 35%, each smelter: 9%, unallocated: 2%}}
  gift: {amount: 3, to: uni}
  big:
    among: all
    synergies: {each enterprise: 4, each enterprise + uni: -0.75, maker + uni without smelter_1: 3}
    split: {by: shapley}
"""


@cache
def example(name: str) -> Trail:
    """The trail of an example."""
    return allocate(load((EXAMPLES / name / "contract.yaml").read_bytes(), "contract.yaml", Folder(EXAMPLES / name)))


@cache
def made(text: str = MIXED) -> Trail:
    """The trail of a contract."""
    return allocate(load(text.encode(), "made.yaml"))


#: by a word for the names of tests
TRAILS: Final[dict[str, Callable[[], Trail]]] = {
    "institute": lambda: example(INSTITUTE),
    "alliance": lambda: example(ALLIANCE),
    "mixed": made,
}


def one(tables: tuple[Table, ...], id_: str) -> Table:
    """The table with an id."""
    return next(table for table in tables if table.id == id_)


def column(table: Table, heading: str) -> list[Cell]:
    """The cells under a heading."""
    at = [column.heading for column in table.columns].index(heading)
    return [row[at] for row in table.rows]


def texts(table: Table, heading: str) -> list[str]:
    """What stands under a heading."""
    return [cell.text for cell in column(table, heading)]


def counted(cell: Cell) -> int:
    """How many parties a row stands for."""
    found = re.search(r"\((\d+) alike\)", cell.text)
    return int(found[1]) if found else 1


def verb(found: Table) -> str:
    """The heading of what is settled."""
    return next(c.heading for c in found.columns if c.heading in {"gets", "pays", "bears"})


def expanded(text: str) -> set[str]:
    """The ids that ``fund.1.exact.leader_1 … leader_6`` stands for."""
    first, _, last = text.partition(" … ")
    if not last:
        return {first}
    party, *tail = last.split(".")
    family, _, end = party.rpartition("_")
    before, (named, *_) = (parts := first.split("."))[: -len(tail) - 1], parts[-len(tail) - 1 :]
    numbers = range(int(named.removeprefix(f"{family}_")), int(end) + 1)
    return {".".join([*before, f"{family}_{number}", *tail]) for number in numbers}
