"""A tree as lines of text: what stands below a line hangs from it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import Protocol

from iuralloc.report.breaking import wide
from iuralloc.report.writers.screen import Screen
from iuralloc.report.writers.text import PIPE
from iuralloc.report.writers.visible import visible

_BRANCH, _LAST, _TRUNK, _AIR = "├─ ", "└─ ", "│  ", "   "
#: a line is never narrower than this, however deep it stands
_NARROWEST = 30


class Line(Protocol):
    """What a branch of a tree says, and how deep it stands."""

    @property
    def depth(self) -> int: ...  # noqa: D102
    @property
    def figure(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> str: ...  # noqa: D102
    @property
    def sentence(self) -> str: ...  # noqa: D102
    @property
    def ground(self) -> str: ...  # noqa: D102
    @property
    def remark(self) -> str: ...  # noqa: D102


def tree_text(branches: Sequence[Line], width: int | None = None) -> str:
    """Branches in the order of reading as text."""
    screen = Screen(shutil.get_terminal_size((PIPE, 24)).columns if width is None else width)
    return "".join(f"{line.rstrip()}\n" for line in _lines(screen, branches))


def _lines(screen: Screen, branches: Sequence[Line]) -> Iterator[str]:
    trunks: list[bool] = []
    for at, (branch, more) in enumerate(zip(branches, _going_on(branches), strict=True)):
        del trunks[max(branch.depth - 1, 0) :]
        stem = "".join(_TRUNK if goes_on else _AIR for goes_on in trunks)
        head = stem + ((_BRANCH if more else _LAST) if branch.depth else "")
        if branch.depth:
            trunks.append(more)
        hanging = "".join(_TRUNK if goes_on else _AIR for goes_on in trunks)
        has_below = at + 1 < len(branches) and branches[at + 1].depth > branch.depth
        hanging += _TRUNK if has_below else _AIR
        for text in _texts(branch):
            room = max(screen.width - screen.size(hanging), _NARROWEST)
            for line in screen.wrapped(visible(text), room):
                yield head + line
                head = hanging


def _texts(branch: Line) -> Iterator[str]:
    said = [text for text in (branch.figure, branch.value) if text]
    remark = _in_brackets(branch.remark) if branch.remark else ""
    if branch.figure:
        yield " = ".join(said) + remark
        if branch.sentence and branch.label != branch.figure:
            yield branch.label
    else:
        yield branch.label
    if branch.sentence:
        yield f"= {branch.sentence}"
    if branch.ground:
        yield f"[{branch.ground}]"


def _in_brackets(remark: str) -> str:
    return f"（{remark}）" if wide(remark[-1]) else f" ({remark})"


def _going_on(branches: Sequence[Line]) -> list[bool]:
    """Whether another branch hangs beside each one, below it."""
    going_on: list[bool] = []
    open_depths: set[int] = set()
    for branch in reversed(branches):
        going_on.append(branch.depth in open_depths)
        open_depths = {depth for depth in open_depths if depth < branch.depth} | {branch.depth}
    return going_on[::-1]
