"""In which order the entries of a contract are computed: each after what it rests on, else as in the file."""

from __future__ import annotations

from collections.abc import Iterable

from iuralloc.contract.load import Contract
from iuralloc.contract.names import rests_on

_SECTIONS = frozenset({"contributions", "figures", "royalties", "pools"})


def order_of(contract: Contract) -> list[str]:
    """Contributions, figures, royalties and pools, each after what it rests on, else as in the file."""
    graph = rests_on(contract)
    order: dict[str, None] = {}
    nodes = [
        "contributions",
        *(node for section in ("figures", "royalties", "pools") for node in _nodes(contract, section)),
    ]
    visiting: set[str] = set()
    for start in nodes:
        stack = [(start, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                order.setdefault(node)
            elif node not in order and node not in visiting:
                visiting.add(node)
                stack.append((node, True))
                stack.extend((name, False) for name in reversed(graph.get(node, ())))
    # Shares of members stand in the graph, but are computed where something reaches the members. Equity, risks
    # and events may rest on any of these; nothing rests on them.
    return [*(node for node in order if node.partition(".")[0] in _SECTIONS), "equity", "risks"]


def _nodes(contract: Contract, section: str) -> list[str]:
    document = contract.document
    sections: dict[str, Iterable[str]] = {
        "figures": document.figures, "royalties": document.royalties, "pools": document.pools,
    }  # fmt: skip
    return [f"{section}.{name}" for name in sections[section]]
