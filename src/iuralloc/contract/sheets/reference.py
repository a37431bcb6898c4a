"""Where a contract names a sheet: ``{from: inputs.xlsx, sheet: Contributions, sha256: …}``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from iuralloc.contract.reading import GROUNDS
from iuralloc.contract.sheets.values import ENCODINGS
from iuralloc.contract.source import Mapping, Node, Scalar
from iuralloc.contract.telling import Collector, child_path, near, tell_shape

#: files of values by the end of their names; all other spreadsheets are known by name to be refused with a reason
VALUES: Final = (".csv", ".tsv", ".txt")
WORKBOOKS: Final = (".xlsx", ".xlsm")
OTHERS: Final = (".xls", ".xlsb", ".ods", ".et", ".numbers")
KEYS: Final = ("from", "sheet", "sha256", "encoding", "totals")

_DIGEST: Final = re.compile(r"(?:sha256:)?([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Reference:
    """A sheet as a contract names it.

    Parameters
    ----------
    file
        A name beside or below the contract.
    sheet
        Of a workbook; None for its only one.
    sha256
        The digest that the file must have; None for any.
    encoding
        Of a file of values.
    checked
        Whether rows of totals are checked and left out; else they are refused.
    """

    node: Mapping
    file: Scalar
    sheet: str | None
    sha256: str | None
    encoding: str
    checked: bool

    @property
    def holds_values(self) -> bool:
        """Whether it is a file of values."""
        return self.file.text.lower().endswith(VALUES)


def is_reference(node: Node | None) -> bool:
    """Whether a node names a sheet: a `from` that ends as the names of spreadsheets do."""
    named = node.get("from") if isinstance(node, Mapping) else None
    return isinstance(named, Scalar) and named.text.lower().endswith((*VALUES, *WORKBOOKS, *OTHERS))


def read_reference(node: Mapping, collector: Collector, *, grounds: bool) -> Reference | None:
    """The sheet that a node names; what is wrong with it goes to the collector."""
    before = len(collector.findings)
    known = (*KEYS, *sorted(GROUNDS)) if grounds else KEYS
    for key in node:
        if key not in known:
            facts = {"key": key, "near": near(key, known), "known": ", ".join(known)}
            collector.add("unknown-key", node.key_places[key], child_path(node.path, key), **facts)
    texts = {key: _text(node, key, collector) for key in KEYS}
    file = node["from"]
    digest = _DIGEST.fullmatch(texts["sha256"] or "")
    if texts["sha256"] is not None and digest is None:
        collector.add("sheet-digest-malformed", node["sha256"].place, child_path(node.path, "sha256"))
    encoding = (texts["encoding"] or ENCODINGS[0]).lower()
    for key, word, words in (("encoding", encoding, ENCODINGS), ("totals", texts["totals"] or "checked", ("checked",))):
        if word not in words:
            facts = {"word": word, "near": near(word, words), "known": ", ".join(words)}
            collector.add("unknown-word", node[key].place, child_path(node.path, key), **facts)
    if len(collector.findings) > before or not isinstance(file, Scalar):
        return None
    checked = texts["totals"] is not None
    return Reference(node, file, texts["sheet"], digest[1] if digest else None, encoding, checked)


def _text(node: Mapping, key: str, collector: Collector) -> str | None:
    below = node.get(key)
    if below is None:
        return None
    if not isinstance(below, Scalar):
        tell_shape(collector, below, "text")
        return None
    return below.text
