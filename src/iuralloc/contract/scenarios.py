"""What a scenario of the file sets, with all that it is based on."""

from __future__ import annotations

from dataclasses import dataclass

from iuralloc.contract.load import Contract
from iuralloc.contract.source import Node
from iuralloc.errors import Place


@dataclass(frozen=True, slots=True)
class Setting:
    """One change that is asked for: a path, the value that shall stand there, who asks.

    Parameters
    ----------
    path
        In the file's own keys.
    value
        What shall stand there; the word ``none`` removes.
    scenario
        The scenario that sets it; empty where it comes from outside the file.
    place
        Where the file says so.
    """

    path: str
    value: Node
    scenario: str = ""
    place: Place | None = None


def chain_of(contract: Contract, name: str) -> tuple[str, ...] | None:
    """A scenario and those it is based on, the first base first; None for a circle, or an unknown base."""
    scenarios = contract.document.scenarios
    chain: list[str] = []
    here: str | None = name
    while here is not None:
        if here in chain or here not in scenarios:
            return None
        chain.append(here)
        here = scenarios[here].based_on
    return tuple(reversed(chain))


def own_settings(contract: Contract, name: str) -> tuple[Setting, ...]:
    """The changes that a scenario says itself, in its order."""
    own = contract.document.scenarios[name].set
    return tuple(Setting(path, value, name, own.key_places.get(path)) for path, value in (own or {}).items())


def settings_of(contract: Contract, name: str) -> tuple[Setting, ...]:
    """All changes of a scenario in the order in which they are made, those of its bases first."""
    return tuple(setting for link in chain_of(contract, name) or () for setting in own_settings(contract, link))
