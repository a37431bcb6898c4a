"""Write the gallery of findings: ``python docs/make_gallery.py`` makes ``docs/findings.md`` and the messages beside the files.

Every file of ``tests/gallery`` provokes the finding that it is named for. The message that it gets stands beside it in
a file of the same name that ends in ``.txt``, and on the page. Read the diff after a run: it is what users will read.
The files of ``tests/gallery_games`` do the same for bare games: each holds a game, a rule and its parameters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from iuralloc.allocate import examine
from iuralloc.contract.plain import placed, read_plain
from iuralloc.contract.sheets.beside import Folder
from iuralloc.errors import Finding, Refusal
from iuralloc.report.findings import finding_data, render_findings
from iuralloc.rules.solving import solve

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "tests" / "gallery"
GAMES = ROOT / "tests" / "gallery_games"
PAGE = ROOT / "docs" / "findings.md"
WIDTH = 100
#: lines of a file that the page shows; longer ones are named only
_SHOWN_LINES = 40

_HEAD = """# Every finding there is

What `iuralloc check` can tell, each with a file that provokes it and the message it gets. Errors stop the run (status 2, or 4 where
a limit is reached); warnings are printed beside the result. This page is made by `python docs/make_gallery.py`.
"""

_GAMES_HEAD = """# Bare games

What `iuralloc solve` can tell, each with a game, a rule and parameters that provoke it. Errors end with status 2, or 4 where a limit is reached; a solution that
does not exist ends with status 3.
"""


def files() -> list[Path]:
    """The files that provoke findings, by name."""
    return sorted(path for path in GALLERY.iterdir() if path.suffix in {".yaml", ".json"})


def games() -> list[Path]:
    """The bare games that provoke findings, by name."""
    return sorted(GAMES.glob("*.json"))


def code_of(path: Path) -> str:
    """The code that a file is named for: what stands before the first point."""
    return path.name.split(".")[0]


def findings_of(path: Path) -> tuple[Finding, ...]:
    """What the program says of a file."""
    if path.parent.name == GAMES.name:
        return _of_game(path)
    try:
        return examine(path.read_bytes(), path.name, Folder(path.parent)).findings
    except Refusal as refusal:
        return refusal.findings


def _of_game(path: Path) -> tuple[Finding, ...]:
    data = path.read_bytes()
    try:
        asked = read_plain(data, path.name)
        solution = solve(asked, asked.pop("rule"), {})
    except Refusal as refusal:
        return placed(refusal.findings, data, path.name)
    return (solution.why,) if solution.why else ()


def message(path: Path) -> str:
    """The findings about a file as a reader sees them."""
    return render_findings(findings_of(path), path.read_bytes(), path.name, WIDTH)


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_entries(files()), _GAMES_HEAD, *_entries(games())])


def _entries(paths: Sequence[Path]) -> Iterator[str]:
    told = ""
    for path in paths:
        code = code_of(path)
        if code != told:
            first = next((f for f in findings_of(path) if f.code == code), None)
            severity = finding_data(first, path.name)["severity"] if first else "error"
            yield f"## {code}\n\n*{severity}*\n"
            told = code
        yield from _file(path)
        yield f"```text\n{message(path).rstrip()}\n```\n"


def _file(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = ""
    plain = all(sign.isprintable() or sign == "\n" for sign in text)
    if text and plain and text.count("\n") <= _SHOWN_LINES and len(text) < WIDTH * _SHOWN_LINES:
        yield f"```{'json' if path.parent == GAMES else 'yaml'}\n{text.rstrip()}\n```\n"
    else:
        yield f"([{path.name}](../tests/{path.parent.name}/{path.name}))\n"


def main() -> None:
    """Write page and messages."""
    for path in [*files(), *games()]:
        path.with_suffix(".txt").write_text(message(path), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
