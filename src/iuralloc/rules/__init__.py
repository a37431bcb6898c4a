"""Allocation rules, one module or folder each; whatever names them reads their cards here.

A module of this package that exports a ``RULE`` is a rule. Nothing else has to be told of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from iuralloc.errors import Inconsistency
from iuralloc.rules.card import Rule

__all__ = ["all_rules", "allocation_ids", "rule"]


def all_rules() -> tuple[Rule, ...]:
    """The cards of all rules, by id.

    Examples
    --------
    >>> [card.id for card in all_rules() if card.problems == ("division",)][:3]
    ['adjusted_proportional', 'cea', 'cel']
    """
    return tuple(_found(tuple(__path__)).values())


def rule(name: str) -> Rule:
    """The card of one rule.

    Raises
    ------
    KeyError
        If there is no such rule.

    Examples
    --------
    >>> rule("talmud").measure
    'claims'
    """
    return _found(tuple(__path__))[name]


def allocation_ids() -> tuple[str, ...]:
    """The ids of the rules that may stand in a split."""
    return tuple(card.id for card in all_rules() if card.in_contracts)


# Kept by the folders that were walked, so that a folder added to the package is walked when it is asked for.
@cache
def _found(folders: Iterable[str]) -> MappingProxyType[str, Rule]:
    cards: dict[str, Rule] = {}
    for module in iter_modules(folders):
        card = getattr(import_module(f"{__name__}.{module.name}"), "RULE", None)
        if not isinstance(card, Rule):
            continue
        if card.id in cards:
            raise Inconsistency(f"two rules are called {card.id}")
        cards[card.id] = card
    return MappingProxyType(dict(sorted(cards.items())))
