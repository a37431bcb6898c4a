"""The archive of a Word document without clocks: the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Final

#: the first day that an archive can hold
_DAY: Final = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes) -> bytes:
    """The same parts in order of their names, each dated the first day an archive can hold.

    Parameters
    ----------
    data
        A document as a library wrote it.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        # Programs look for the list of types first.
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return stream.getvalue()
