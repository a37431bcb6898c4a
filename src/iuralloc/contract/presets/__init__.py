"""Presets: policies of universities as they were published, one dated file each in this folder.

A file says where it comes from, how sure that is, what its base is and in which order it deducts, whose names it
uses, what it leaves to the contract, and the plan itself in the words of a contract. ``<costs>`` in a plan is
what the contract gives under that name; a word whose value is not given and need not be is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from iuralloc.contract.plain import read_plain
from iuralloc.contract.source import Mapping as Node
from iuralloc.contract.source import Source
from iuralloc.contract.tree import read_tree
from iuralloc.errors import Inconsistency

#: how sure a policy may be before a file must say that it accepts it: primary text, or excerpt of a first-hand page
SURE: Final = frozenset({"A", "B"})

#: by id, in the order of the alphabet; a test holds this list to the files
PRESET_IDS: Final = (
    "arbnerfg 42", "bristol", "cambridge 2005", "cambridge 2005 opt-out", "imperial 2020", "kitami",
    "nippon medical school", "notre dame", "nwafu", "nwafu equity", "oxford 2023", "stanford", "strathclyde", "uc 1985", "uc 1997",
    "us federal laboratory",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Need:
    """What a preset leaves to the contract: what it is, in both languages, and whether it can be left out."""

    meaning: Mapping[str, str]
    needed: bool


@dataclass(frozen=True, slots=True)
class Preset:
    """A policy that is shipped.

    Parameters
    ----------
    id
        Such as ``cambridge 2005``.
    institution, base, order, inventors
        Whose it is; what is divided; in which order it deducts; how inventors divide. In both languages.
    date
        As of when, if the source has it: a year or a day.
    source, host
        The key of the source, and where it stands.
    confidence
        A: read in full; B: official, as an excerpt; C: second-hand.
    roles
        The names that its plan uses, in both languages.
    usually
        Who bears a name inside a party where the contract says nothing.
    needs
        What it leaves to the contract.
    examples
        Amounts with what comes out, as published facts or pencil have them.
    """

    id: str
    institution: Mapping[str, str]
    date: str
    source: str
    host: str
    confidence: str
    base: Mapping[str, str]
    order: Mapping[str, str]
    inventors: Mapping[str, str]
    roles: Mapping[str, Mapping[str, str]]
    usually: Mapping[str, str]
    needs: Mapping[str, Need]
    examples: tuple[Mapping[str, Any], ...]
    plan: Node


@cache
def preset(name: str) -> Preset:
    """A preset by its id.

    Raises
    ------
    KeyError
        If there is no such preset.

    Examples
    --------
    >>> preset("cambridge 2005").confidence
    'A'
    """
    if name not in PRESET_IDS:
        raise KeyError(name)
    file = f"{name.replace(' ', '_')}.yaml"
    data = files(__name__).joinpath(file).read_bytes()
    plain = read_plain(data, file)
    needs = {
        word: Need({"en": need["en"], "zh": need["zh"]}, str(need.get("needed", "true")).casefold() != "false")
        for word, need in plain.get("needs", {}).items()
    }
    return Preset(
        name, plain["institution"], str(plain.get("date", "")), plain["source"], plain["host"], plain["confidence"],
        plain["base"], plain["order"], plain["inventors"], plain["roles"], plain.get("usually", {}), needs,
        tuple(plain["examples"]), _plan(data, file),
    )  # fmt: skip


def _plan(data: bytes, file: str) -> Node:
    tree = read_tree(Source.from_bytes(data, file), [])
    plan = tree.get("plan") if isinstance(tree, Node) else None
    if not isinstance(plan, Node):
        raise Inconsistency(f"{file} has no plan")
    return plan


def presets() -> Iterator[Preset]:
    """All of them, in the order of their ids."""
    yield from map(preset, PRESET_IDS)
