"""Telling: findings are collected while a file is read, so that all of them come at once."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from typing import Final

from pydantic import ValidationInfo

from iuralloc.contract.alternatives import AS_SETTLED, Alternative, Spot
from iuralloc.contract.slips import FULL_WIDTH, colon_without_space, full_width_in
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence
from iuralloc.errors import ContractAtFault, Finding, LimitReached, Place

#: findings after which reading ends: nobody reads more, and a hostile file could bring a hundred thousand
MOST_FINDINGS: Final = 500

#: characters of all formulas of a file
MOST_FORMULAS: Final = 150_000

#: names that a misspelt one is compared with: among more the first of them will do
_CANDIDATES: Final = 400

_ID = re.compile(r"[^\W\d]\w*")


@dataclass(slots=True)
class Collector:
    """The findings of one reading, in the order in which they are met."""

    findings: list[Finding] = field(default_factory=list)
    #: characters of all formulas so far
    formulas: int = 0
    #: which values are read where the file names several
    alternative: Alternative = AS_SETTLED
    #: the ranges of the file, by path
    spots: dict[str, Spot] = field(default_factory=dict)

    def add(self, code: str, place: Place | None, path: str, /, **facts: str) -> None:
        """Tell one thing that stops the run.

        Raises
        ------
        ContractAtFault
            With everything told so far, where that is more than anybody reads.
        """
        self.findings.append(Finding(code, place, facts, path=path))
        if len(self.findings) >= MOST_FINDINGS:
            raise ContractAtFault(self.findings)

    def count_formula(self, text: str, place: Place) -> None:
        """Count a formula towards the budget of the file: parsing one takes long for its length.

        Raises
        ------
        LimitReached
            ``formulas-too-long``.
        """
        self.formulas += len(text)
        if self.formulas > MOST_FORMULAS:
            raise LimitReached([Finding("formulas-too-long", place, {"limit": str(MOST_FORMULAS)})])


def collector_of(info: ValidationInfo) -> Collector:
    """The collector that travels with a validation."""
    collector = info.context
    if not isinstance(collector, Collector):
        raise TypeError("a contract is read through `load`, which brings the collector")
    return collector


def near(word: str, known: Iterable[str], at_least: Fraction = Fraction(7, 10)) -> str:
    """The known word that a misspelt one most resembles, or nothing.

    Parameters
    ----------
    word, known
        What was written, and what could have been meant.
    at_least
        The part of the letters of both that must be common to them, in order.

    Examples
    --------
    >>> near("univercity", ["enterprise", "university"]), near("insurer", ["institute"])
    ('university', '')
    """
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    letters = Counter(word)
    best, closest = at_least, ""
    for name in islice(known, _CANDIDATES):
        both = len(name) + len(word)
        # The cheap test first: only names of about these letters are compared in order.
        if 2 * sum((letters & Counter(name)).values()) < best * both:
            continue
        matcher.set_seq1(name)
        alike = Fraction(2 * sum(block.size for block in matcher.get_matching_blocks()), both or 1)
        if alike >= best and (alike > best or not closest):
            best, closest = alike, name
    return closest


def child_path(path: str, key: str) -> str:
    """The path of an entry below a path; a key with other signs than letters and digits is quoted."""
    shown = key if _ID.fullmatch(key) else f'"{key}"'
    return f"{path}.{shown}" if path else shown


def is_slip(key: str) -> bool:
    """Whether a key without a value shows why it has none."""
    return key.isdigit() or half_formula(key) or colon_without_space(key) or full_width_in(key) != ""


def half_formula(text: str) -> bool:
    """Whether a text is one end of a formula that a comma in braces has cut in two: ``max(a`` or ``b)``."""
    return text.count("(") != text.count(")")


def tell_empty(collector: Collector, node: Mapping, key: str) -> None:
    """Tell that nothing stands behind a key, with the slip that has brought it about, if it can be seen."""
    place, path = node.key_places[key], child_path(node.path, key)
    sign = full_width_in(key)
    if sign:
        collector.add("full-width-sign", place, path, sign=sign, meant=FULL_WIDTH[sign])
    elif colon_without_space(key):
        collector.add("colon-without-space", place, path)
    elif key.isdigit():
        collector.add("comma-splits-number", place, path, digits=key)
    elif not half_formula(key):
        # The other half of a formula is a value that cannot be read, and tells of both.
        collector.add("empty-value", place, path, key=key)


def tell_shape(collector: Collector, node: Node, wanted: str) -> None:
    """Tell that a node has another shape than the one wanted (``mapping``, ``list``, ``text``)."""
    found = "text" if isinstance(node, Scalar) else "list" if isinstance(node, Sequence) else "mapping"
    collector.add("wrong-shape", node.place, node.path, wanted=wanted, found=found)
