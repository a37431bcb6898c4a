"""Names in formulas: known where they stand, and no circle among figures and pools."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.expression import Expression, Name
from iuralloc.contract.load import Contract
from iuralloc.contract.names import Formulas, formulas_of, known_name, rests_on
from iuralloc.contract.reading import near
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """Every name of every formula, then circles."""
    for formulas in formulas_of(contract):
        for expression in formulas.expressions:
            yield from _unknown(contract, formulas, expression)
    yield from _circles(contract)


def _unknown(contract: Contract, formulas: Formulas, expression: Expression) -> Iterator[Finding]:
    from iuralloc.contract.expression import names_in

    for name in names_in(expression):
        if not known_name(contract, name, formulas):
            known = [*contract.document.figures, *contract.document.pools, "contribution", *formulas.words]
            yield Finding("unknown-name", name.place, _facts(name, known), path=formulas.path)


def _facts(name: Name, known: list[str]) -> dict[str, str]:
    return {"name": name.text, "near": near(name.parts[0], known)}


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
    place = contract.document.keys_of(section).get(name)
    return Finding("circle", place, {"ring": " → ".join(node.partition(".")[2] for node in ring)}, path=ring[0])
