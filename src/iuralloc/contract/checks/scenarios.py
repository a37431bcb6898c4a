"""Scenarios: what they are based on, and whether their paths lead anywhere."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import Final

from iuralloc.contract.keys import ID
from iuralloc.contract.load import Contract
from iuralloc.contract.scenarios import Setting, chain_of, own_settings
from iuralloc.contract.source import Node
from iuralloc.contract.targets import find_target, removal
from iuralloc.contract.telling import near
from iuralloc.errors import Finding, Place, Severity

#: scenarios of a file, and changes of all of them: more would be no talk but a computation
_SCENARIOS: Final = 100
_CHANGES: Final = 500


def check(contract: Contract) -> Iterator[Finding]:
    """Names well formed, every base known, no circle, something set, every path one of the file's own."""
    scenarios = contract.document.scenarios
    changes = sum(len(scenario.set or ()) for scenario in scenarios.values())
    for what, size, limit in (("scenarios", len(scenarios), _SCENARIOS), ("changes", changes, _CHANGES)):
        if size > limit:
            facts = {"what": what, "size": str(size), "limit": str(limit)}
            yield Finding("scenarios-too-many", contract.document.place_of("scenarios"), facts, path="scenarios")
            return
    trees: dict[str, Node] = {"": contract.document.tree}
    yield from _bases(contract)
    for name, scenario in scenarios.items():
        if "set" not in scenario.written_as_found():
            yield Finding("scenario-empty", scenario.key_place, {"scenario": name}, path=scenario.path)
        # A base may stand below the scenario that rests on it: its changes are made first, and told by themselves.
        for link in chain_of(contract, name) or ():
            if link not in trees:
                base = contract.document.scenarios[link].based_on or ""
                trees[link] = yield from _settings(contract, link, trees[base])


def _bases(contract: Contract) -> Iterator[Finding]:
    """Ids, bases that are unknown, and circles, each told once."""
    scenarios = contract.document.scenarios
    keys = contract.document.keys_of("scenarios")
    told: set[str] = set()
    for name, scenario in scenarios.items():
        if not ID.fullmatch(name):
            yield Finding("id-malformed", keys.get(name), {"id": name}, path=scenario.path)
        base = scenario.based_on
        if base is None:
            continue
        place = scenario.place_of_value("based_on")
        if base not in scenarios:
            facts = {"name": base, "near": near(base, scenarios), "known": ", ".join(scenarios)}
            yield Finding("scenario-unknown", place, facts, path=f"{scenario.path}.based_on")
        elif chain_of(contract, name) is None:
            ring = _ring(contract, name)
            if not told.intersection(ring):
                facts = {"ring": " → ".join([*ring, *ring[:1]])}
                yield from ([Finding("circle", place, facts, path=scenario.path)] if ring else [])
            told.update(ring)


def _ring(contract: Contract, name: str) -> list[str]:
    """The scenarios of a circle, from where a chain first comes back to itself; none where it ends otherwise."""
    scenarios = contract.document.scenarios
    seen: list[str] = []
    here: str | None = name
    while here is not None and here not in seen:
        if here not in scenarios:
            return []
        seen.append(here)
        here = scenarios[here].based_on
    return seen[seen.index(here) :] if here is not None else []


def _settings(contract: Contract, name: str, tree: Node) -> Generator[Finding, None, Node]:
    """What leads nowhere among the paths of one scenario; gives the tree as it is afterwards.

    That is a warning: a scenario is no part of what is computed, and a file that a variant was saved to may keep
    the scenario that has been carried out in it.
    """
    at = f"{contract.document.scenarios[name].path}.set"
    seen: dict[str, Place | None] = {}
    for setting in own_settings(contract, name):
        target = find_target(tree, setting.path, setting.place, at)
        if isinstance(target, Finding):
            lost = target.code == "path-leads-nowhere"
            yield replace(target, severity=Severity.WARNING) if lost else target
            continue
        if target.text in seen:
            yield _twice(setting, target.text, seen[target.text], at)
        seen[target.text] = setting.place
        removed = removal(target, setting.value)
        if removed and target.new:
            yield Finding("nothing-to-remove", setting.place, {"path": target.text}, Severity.WARNING, at)
        else:
            tree = target.put(tree, None if removed else setting.value)
    return tree


def _twice(setting: Setting, path: str, first: Place | None, at: str) -> Finding:
    facts = {"path": path, "line": str(first.line) if first else ""}
    return Finding("path-set-twice", setting.place, facts, path=at)
