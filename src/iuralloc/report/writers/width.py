"""How wide a text is on a line: a Chinese character takes two cells."""

from __future__ import annotations


def cells(text: str) -> int:
    """Cells of a line.

    Examples
    --------
    >>> cells("pump"), cells("泵业")
    (4, 4)
    """
    from rich.cells import cell_len

    return cell_len(text)
