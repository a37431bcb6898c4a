"""A change in an example, as it lies on disks of all sorts: the lines of the value, and no other byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final

import pytest

from iuralloc.contract.paths import path_text
from iuralloc.contract.sheets.beside import Folder
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence, Source
from iuralloc.contract.tree import read_tree
from iuralloc.variants.change import changed
from iuralloc.variants.variant import set_by_text

ROOT: Final = Path(__file__).parents[2]
FILES: Final = sorted([*ROOT.glob("examples/*/contract.yaml"), *ROOT.glob("src/iuralloc/templates/*.yaml")])
#: paths of each file that are tried
_TRIED: Final = 3
MARK: Final = b"\xef\xbb\xbf"

DISKS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "as it is": lambda data: data,
    "Windows": lambda data: MARK + data.replace(b"\n", b"\r\n"),
    "without a last line end": lambda data: data.rstrip(b"\n"),
}


def scalars(node: Node, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    match node:
        case Mapping():
            for key, below in node.items():
                yield from scalars(below, (*keys, key))
        case Sequence():
            for at, below in enumerate(node):
                yield from scalars(below, (*keys, at))
        case Scalar():
            yield keys, node


def only_the_value(before: bytes, after: bytes, node: Scalar, value: bytes) -> bool:
    """Whether nothing differs but the bytes of one value."""
    start, end = node.place.start, node.place.end
    return after == before[:start] + value + before[end:]


@pytest.mark.parametrize("disk", DISKS)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name + "/" + file.stem)
def test_only_the_value_changes(file: Path, disk: str) -> None:
    """A comment, a line end or a mark that is gone after `whatif --save`."""
    source = Source.from_bytes(DISKS[disk](file.read_bytes()), "contract.yaml", Folder(file.parent))
    root = read_tree(source, [])
    assert root is not None
    plain = [(keys, node) for keys, node in scalars(root) if "\n" not in node.raw and node.raw]
    for keys, node in Random(f"{file.name} {disk}").sample(plain, _TRIED):
        after, _ = changed(source, [set_by_text(path_text(keys), "'odd value'")])

        assert only_the_value(source.data, after.data, node, b"'odd value'"), path_text(keys)


def test_a_lost_comment_is_seen() -> None:
    """Foils: a comment that is gone, a line end that has become another one."""
    data = b"title: A   # the title\r\ndate: 2030-01-01\r\n"
    root = read_tree(Source.from_bytes(data, "c.yaml"), [])
    assert isinstance(root, Mapping)
    node = root["title"]
    assert isinstance(node, Scalar)

    assert only_the_value(data, data.replace(b"A ", b"B "), node, b"B")
    assert not only_the_value(data, b"title: B\r\ndate: 2030-01-01\r\n", node, b"B")
    assert not only_the_value(data, data.replace(b"A ", b"B ").replace(b"\r\n", b"\n"), node, b"B")
