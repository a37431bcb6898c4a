"""Variants, or drafts of one contract, side by side: what they say differently, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from iuralloc.contract.paths import child, path_text, same
from iuralloc.contract.source import Mapping, Node, Scalar
from iuralloc.contract.source import Sequence as Listed
from iuralloc.errors import Finding
from iuralloc.variants.notation import Notation
from iuralloc.variants.outcome import Divided, divided
from iuralloc.variants.variant import Variant


class Compared:
    """A base and others beside it.

    Parameters
    ----------
    base
        What the others are compared with; it has a result.
    others
        At least one; each may be without a result.
    only
        The sections, or the id, of what is compared; None for everything.
    """

    def __init__(self, base: Variant, others: Sequence[Variant], only: str | None = None) -> None:
        self.base = base
        self.others = tuple(others)
        self.only = only

    @cached_property
    def results(self) -> tuple[dict[str, Divided], ...]:
        """What each of them divides, the base first; amounts in the unit of the base where it is the same currency."""
        return tuple(self._result(variant) for variant in (self.base, *self.others))

    def _result(self, variant: Variant) -> dict[str, Divided]:
        if not variant.computed:
            return {}
        found = divided(variant.trail)
        factor = Fraction(_scale(variant), _scale(self.base))
        if factor != 1 and not self.foreign(variant):
            found = {name: one.in_unit(factor) for name, one in found.items()}
        return {name: one for name, one in found.items() if self.only in {None, one.pool, one.section}}

    def foreign(self, variant: Variant) -> bool:
        """Whether a variant counts in another currency, so that no difference can be taken."""
        return bool(variant.trail.contract["currency"] != self.base.trail.contract["currency"])

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything that any of them divides, the base's first."""
        return tuple(dict.fromkeys(name for result in self.results for name in result))

    def changes(self, name: str) -> bool:
        """Whether something is divided otherwise in any variant that has a result; true where none has one."""
        if not any(variant.computed for variant in self.others):
            return True
        first = self.results[0].get(name)
        results = zip(self.others, self.results[1:], strict=True)
        return any(
            self.foreign(variant) or _differ(first, result.get(name)) for variant, result in results if variant.computed
        )

    def changes_inside(self, name: str) -> bool:
        """Whether members below the recipients get otherwise in some variant."""
        first, *others = (result.get(name) for result in self.results)
        before = dict(first.inside) if first else {}
        return any(dict(one.inside) != before for one in others if one)

    def findings(self) -> Iterator[tuple[Variant, bool, Finding]]:
        """Findings that appear in a variant (True) or go away with it (False)."""
        before = {_key(finding): finding for finding in _about_the_result(self.base)}
        for variant in self.others:
            after = {_key(finding): finding for finding in _about_the_result(variant)}
            yield from ((variant, True, after[key]) for key in after if key not in before)
            if variant.computed:
                yield from ((variant, False, before[key]) for key in before if key not in after)


def _about_the_result(variant: Variant) -> list[Finding]:
    """Findings without what is said of scenarios, where one may lead nowhere once carried out, and of sheets."""
    about_files = (f for f in variant.findings if f.path.startswith("scenarios.") or f.code.startswith("sheet-"))
    left_out = list(about_files) if variant.computed else []
    return [f for f in variant.findings if f not in left_out]


def _scale(variant: Variant) -> int:
    return int(variant.trail.contract["unit"]["scale"])


def _differ(first: Divided | None, second: Divided | None) -> bool:
    if first is None or second is None:
        return first is not second
    names = first.amounts.keys() | second.amounts.keys()
    zero = Fraction(0)
    moved = any(first.amounts.get(name, zero) != second.amounts.get(name, zero) for name in names)
    moved = moved or dict(first.inside) != dict(second.inside)
    return moved or first.core != second.core or first.kind != second.kind


def _key(finding: Finding) -> tuple[str, ...]:
    """What makes two findings the same although numbers in them moved."""
    return finding.code, finding.path, *(finding.facts.get(word, "") for word in ("party", "name", "pool", "term"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a draft says at a path: on one line, the line where it stands, its clause; nothing if it is silent."""

    text: str = ""
    line: int = 0
    clause: str = ""
    #: where it stands in a sheet beside the draft; `line` is its row then
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A path at which drafts differ, and what each of them says there."""

    path: str
    said: tuple[Said, ...]


def differences(trees: Sequence[Node]) -> list[Difference]:
    """What drafts say differently, path by path: as deep as they have the same shape, no deeper.

    Parameters
    ----------
    trees
        The roots of at least two files; entries of lists are matched by `id`, else by their number.
    """
    return list(_differences((), tuple(trees), ("",) * len(trees)))


def _differences(
    keys: tuple[str | int, ...], nodes: tuple[Node | None, ...], clauses: tuple[str, ...]
) -> Iterator[Difference]:
    there = [node for node in nodes if node is not None]
    if len(there) == len(nodes) and all(same(there[0], node) for node in there[1:]):
        return
    clauses = tuple(_clause(node) or clause for node, clause in zip(nodes, clauses, strict=True))
    names = _names(there) if len(there) == len(nodes) else None
    if names is None:
        yield Difference(path_text(keys), tuple(map(_said, nodes, clauses)))
        return
    for name in names:
        yield from _differences((*keys, name), tuple(_entry(node, name) for node in there), clauses)


def _names(nodes: Sequence[Node]) -> list[str | int] | None:
    """The keys of all, in the order of the first; None where they are not all mappings, or all lists."""
    if all(isinstance(node, Mapping) for node in nodes):
        return list(dict.fromkeys(key for node in nodes if isinstance(node, Mapping) for key in node))
    lists = [node for node in nodes if isinstance(node, Listed)]
    if len(lists) < len(nodes):
        return None
    ids = [_ids(node) for node in lists]
    if all(len(own) == len(node) for own, node in zip(ids, lists, strict=True)):
        return list(dict.fromkeys(name for own in ids for name in own))
    return list(range(max(map(len, lists))))


def _ids(entries: Listed) -> dict[str, Node]:
    found = {}
    for entry in entries:
        own = entry.get("id") if isinstance(entry, Mapping) else None
        if isinstance(own, Scalar):
            found[own.text] = entry
    return found


def _entry(node: Node, name: str | int) -> Node | None:
    if isinstance(node, Listed) and isinstance(name, str):
        return _ids(node).get(name)
    try:
        return child(node, name)
    except LookupError:
        return None


def _clause(node: Node | None) -> str:
    clause = node.get("clause") if isinstance(node, Mapping) else None
    return clause.text if isinstance(clause, Scalar) else ""


def _said(node: Node | None, clause: str) -> Said:
    if node is None:
        return Said()
    return Said(Notation(json=False).text(node, inside=False), node.place.line, clause, node.place.cell.address)
