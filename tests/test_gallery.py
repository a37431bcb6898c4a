"""The gallery of findings: every code has a file that provokes it, and says what was read and approved."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from iuralloc.report.words.findings_en import FINDINGS
from iuralloc.report.words.findings_en_awards import AWARDS
from iuralloc.report.words.findings_en_games import GAMES

ROOT = Path(__file__).parent.parent


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_gallery", ROOT / "docs" / "make_gallery.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_gallery"] = module
    spec.loader.exec_module(module)
    return module


GALLERY: Final = _module()
FILES: Final[list[Path]] = GALLERY.files()
BARE_GAMES: Final[list[Path]] = GALLERY.games()

#: codes that no small file provokes, and why
NOT_PROVOKED: Final = {
    "edit-not-possible": "it is about a change that `whatif` is asked for, and takes an odd notation",
    "value-not-read": "only the command line or Python can hand over a value that is not YAML",
    "file-too-large": "it takes five million characters",
    "formulas-too-long": "it takes formulas of many thousand characters",
    "sheet-without-folder": "only a contract that comes through standard input lies in no folder",
    "shares-exceed-whole": "what a table of shares gives away twice is told before the rule sees it",
    "too-many-entries": "it takes a hundred thousand entries",
}

#: codes that no bare game in a file provokes, and why
NOT_PROVOKED_BY_GAMES: Final = {
    "check-not-for-this": "only `solve --check` asks it, and no rule",
    "number-inexact": "a file is read as text: only Python can hand over a binary float",
    "scale-not-read": "only Python can hand over an array, and a scale with it",
    "worth-not-exact": "only Python can hand over an array of binary floats",
    "worth-not-finite": "only Python can hand over an array of binary floats",
}

EVERY_FILE = pytest.mark.parametrize("path", [*FILES, *BARE_GAMES], ids=lambda path: f"{path.parent.name}/{path.name}")


@EVERY_FILE
def test_file_provokes_its_finding(path: Path) -> None:
    """A file that is refused for another reason shows nothing of the finding that it is named for."""
    told = [finding.code for finding in GALLERY.findings_of(path)]

    assert GALLERY.code_of(path) in told


@EVERY_FILE
def test_message_is_as_approved(path: Path) -> None:
    """A sentence changed without anybody reading it."""
    assert path.with_suffix(".txt").read_text(encoding="utf-8") == GALLERY.message(path)


def test_page_is_up_to_date() -> None:
    """The page says what the program no longer says."""
    assert (ROOT / "docs" / "findings.md").read_text(encoding="utf-8") == GALLERY.page()


def test_every_finding_is_in_the_gallery() -> None:
    """A finding that nobody has seen provoked may say nonsense."""
    shown = {GALLERY.code_of(path) for path in FILES}

    assert sorted(FINDINGS.keys() - GAMES.keys() - AWARDS.keys() - shown - NOT_PROVOKED.keys()) == []
    assert sorted(NOT_PROVOKED.keys() & shown) == []
    assert sorted(shown - FINDINGS.keys()) == []


def test_every_finding_about_a_bare_game_is_in_the_gallery() -> None:
    """The same for `iuralloc solve`: a game, a rule and parameters for each code."""
    shown = {GALLERY.code_of(path) for path in BARE_GAMES}

    assert sorted(GAMES.keys() - shown - NOT_PROVOKED_BY_GAMES.keys()) == []
    assert sorted(NOT_PROVOKED_BY_GAMES.keys() & shown) == []
    assert sorted(shown - FINDINGS.keys()) == []


def test_there_are_many() -> None:
    """The promise was twenty-five; fewer would mean that the folder was not found."""
    assert len(FILES) > 100


def test_a_wrong_message_is_seen(tmp_path: Path) -> None:
    """The comparison is of the whole text: one letter off is red."""
    path = tmp_path / "file-empty.yaml"
    path.write_bytes(b"")

    assert GALLERY.message(path) != GALLERY.message(path).replace("nothing", "something")
