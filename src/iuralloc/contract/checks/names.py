"""Names in formulas: known where they stand, and no circle among figures, royalties and pools."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from iuralloc.contract.expression import Expression, Name, names_in
from iuralloc.contract.load import Contract
from iuralloc.contract.names import CONTRIBUTION, REACHED_BY_FIGURES, Formulas, formulas_of, known_name, rests_on
from iuralloc.contract.schema import CONTRIBUTION_KINDS
from iuralloc.contract.telling import near
from iuralloc.errors import Finding
from iuralloc.rules import allocation_ids

#: words for parts of an amount, which mean nothing outside steps
_OF_STEPS: Final = frozenset({"whole", "rest"})


def check(contract: Contract) -> Iterator[Finding]:
    """Every name of every formula, then circles."""
    for formulas in formulas_of(contract):
        for expression in formulas.expressions:
            yield from _unknown(contract, formulas, expression)
    yield from _circles(contract)


def _unknown(contract: Contract, formulas: Formulas, expression: Expression) -> Iterator[Finding]:
    for name in names_in(expression):
        if name.text in _OF_STEPS and name.text not in formulas.words:
            yield Finding("word-of-steps", name.place, {"name": name.text}, path=formulas.path)
        elif not known_name(contract, name, formulas):
            yield Finding("unknown-name", name.place, _facts(contract, formulas, name), path=formulas.path)


def _facts(contract: Contract, formulas: Formulas, name: Name) -> dict[str, str]:
    head, *rest = name.parts
    document = contract.document
    known: list[str] = [
        *document.figures, *document.royalties, *document.pools, CONTRIBUTION, *formulas.words,
    ]  # fmt: skip
    if head not in known:
        rules = set(allocation_ids()) - REACHED_BY_FIGURES if formulas.owner.startswith("pools.") else ()
        return {"name": name.text, "near": near(head, known) or near(head, sorted(rules), Fraction(3, 4))}
    # The name itself is known: what follows its dot is not.
    parts = [*contract.roster.known_names(), *contract.document.phases, *CONTRIBUTION_KINDS]
    close = next((found for part in rest if part not in parts and (found := near(part, parts))), "")
    return {"name": name.text, "near": f"{head}.{close}" if close else ""}


def _circles(contract: Contract) -> Iterator[Finding]:
    graph = rests_on(contract)
    settled: set[str] = set()
    for start in graph:
        path: list[str] = []
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                path.pop()
                settled.add(node)
                continue
            if node in settled:
                continue
            if node in path:
                ring = [*path[path.index(node) :], node]
                yield _circle(contract, ring)
                return
            path.append(node)
            stack.append((node, True))
            stack.extend((below, False) for below in graph.get(node, ()))


def _circle(contract: Contract, ring: list[str]) -> Finding:
    section, _, name = ring[0].partition(".")
    place = contract.document.keys_of(section).get(name) if name else contract.document.place_of(section)
    named = (node.partition(".")[2] or node for node in ring)
    return Finding("circle", place, {"ring": " → ".join(named)}, path=ring[0])
