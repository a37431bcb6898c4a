"""Names of sheets: at most 31 characters, none of those that spreadsheets forbid, no two alike."""

from __future__ import annotations

import re
from typing import Final

from iuralloc.report.writers.visible import visible

_LONGEST: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\'\"]")


class Names:
    """Hands out names, and remembers them.

    Examples
    --------
    >>> names = Names()
    >>> names.new("profit.result"), names.new("Profit.Result"), names.new("a/b[c]"), names.new("x" * 40)
    ('profit.result', 'Profit.Result~2', 'a_b_c_', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')
    """

    def __init__(self) -> None:
        # Excel keeps the name of its own log of changes.
        self._taken = {"history"}

    def new(self, wanted: str) -> str:
        """A name like the one that is wanted."""
        name = _FORBIDDEN.sub("_", visible(wanted)).strip() or "_"
        number, found = 1, _cut(name, _LONGEST)
        while found.casefold() in self._taken:
            number += 1
            found = f"{_cut(name, _LONGEST - len(str(number)) - 1)}~{number}"
        self._taken.add(found.casefold())
        return found


def _cut(text: str, longest: int) -> str:
    # Excel counts units of UTF-16: a rare character takes two.
    while len(text.encode("utf-16-le")) // 2 > longest:
        text = text[:-1]
    return text
