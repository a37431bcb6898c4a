"""LibreOffice as a second reader of workbooks: it computes every formula again, and never takes the value beside it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

#: "always recalculate" for this format; without it the office believes the values that the file states
_RECALCULATE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
  <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
 </item>
</oor:items>
"""
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed; it recalculates the workbooks"
)


def recalculated(folder: Path, books: Mapping[str, bytes]) -> dict[str, Path]:
    """Workbooks by name, written again by LibreOffice with the values that it computed.

    Parameters
    ----------
    folder
        An empty one; it also holds the profile.
    books
        The files.
    """
    profile, before, after = folder / "profile", folder / "before", folder / "after"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")
    before.mkdir()
    for name, data in books.items():
        (before / f"{name}.xlsx").write_bytes(data)
    command = [
        "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", "xlsx",
        "--outdir", str(after), *(str(before / f"{name}.xlsx") for name in books),
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {name: after / f"{name}.xlsx" for name in books}

    assert all(path.exists() for path in found.values()), run.stdout + run.stderr
    return found
