"""The pages tell the truth: their output is printed, their figures stand in a trail, their links lead on.

A page marks what is to be recomputed by HTML comments, which a reader does not see. A comment on a line of
its own speaks of the fenced block below it:

``<!-- file: NAME -->``
    the block is written to a file of that name, in a folder of the page's own that also holds ``examples``
    and ``src/iuralloc/verify.py``;
``<!-- file: NAME, onwards -->``
    the block takes the place of everything from the line on that reads like its own first line; where there
    is no such line, it is put at the end;
``<!-- run -->``
    the commands of the block are run (or the whole block, if it is Python), and each must end with status 0;
``<!-- printed by: COMMAND -->``, ``<!-- printed by: COMMAND; status 2 -->``
    the block is a contiguous part of what the command prints, 100 columns wide; the status is 0 if none is
    named;
``<!-- part of: NAME -->``
    the block is a contiguous part of that file;
``<!-- figures: NAME -->``
    stands alone: the figures quoted from here on are those of this contract.

In running prose a number followed by ``<!-- figure: ID -->`` is that figure, to the last digit; after ``≈``
it is rounded to the digits it has. In place of an id there may be a sum such as ``profit.1.maker // round``,
worked from left to right with ``+ - * / //`` and ``%``, the last two for the whole number and the remainder
of a division. Comments that begin with ``generated`` are passed over; any other is a slip, and told. Trailing
blanks and the ends of lines do not count anywhere.

``python tests/test_docs.py`` puts what is printed now in the place of blocks that are no longer true, and new
digests in the place of old ones. Read the difference before you commit it: a changed figure is news.
"""

import operator
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from typer.testing import CliRunner

from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.cli.app import app

REPOSITORY = Path(__file__).parents[1]
README = REPOSITORY / "README.md"
DOCS = REPOSITORY / "docs"
PAGES = (README, *sorted(DOCS.rglob("*.md")))

_FENCE = re.compile(r"(?P<fence>`{3,})(?P<language>\w*)\s*")
_MARKER = re.compile(r"<!--(?!\s*generated)\s*(?P<word>[^:>]+?)(?::\s*(?P<rest>.*?))?\s*-->")
_LINK = re.compile(r"\[(?:[^\]\\]|\\.)*\]\((?P<target>[^)\s]+)\)")
_CODE = re.compile(r"`[^`]*`")
_NUMBER = re.compile(
    r"(?P<about>≈ ?)?(?P<sign>[−-]?)(?:(?P<whole>[\d,]+) )?"
    r"(?P<number>[\d,]*\.?\d+(?:/[\d,]+)?)(?P<percent> ?%)?[*`]*$"
)
_DIGIT = re.compile(r"(?P<digit>\d)")
_QUOTED = re.compile(r"(?P<digit>\d)(?P<rest>[ %*`]*<!-- figure: )")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_STATUS = re.compile(r"(?P<command>.*?)(?:; status (?P<status>\d+))?")
#: words of markers, and whether a fenced block follows them
_WORDS: Final = {
    "file": True,
    "run": True,
    "printed by": True,
    "part of": True,
    "figures": False,
    "figure": False,
}
_ARITHMETIC: Final[Mapping[str, Callable[[Fraction, Fraction], Fraction]]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
    "//": lambda a, b: Fraction(a // b), "%": operator.mod,
}  # fmt: skip


@dataclass(frozen=True)
class Marker:
    """A comment that says what is to be recomputed; `before` is the prose of its line up to it."""

    line: int
    word: str
    rest: str
    before: str


@dataclass(frozen=True)
class Block:
    """A fenced block, with the marker above it if there is one."""

    line: int
    language: str
    text: str
    marker: Marker | None


@dataclass
class Page:
    """A page as it is read from the top: the folder it works in, what it has run, what is wrong with it."""

    path: Path
    folder: Path
    complaints: list[str] = field(default_factory=list)
    trail: Trail | None = None
    #: the commands of the block just above
    commands: tuple[str, ...] = ()
    #: blocks that are not true: the line where each begins, what it shows, what stands there now
    stale: list[tuple[int, list[str], list[str]]] = field(default_factory=list)

    def complain(self, line: int, sentence: str) -> None:
        """Note one thing that is not true."""
        self.complaints.append(f"{self.path.name}:{line}: {sentence}")

    def block(self, block: Block) -> None:
        """Recompute a fenced block."""
        marker = block.marker
        if marker is None:
            self.commands = _commands(block)
            for command in self.commands:
                self._usable(block.line, command)
            return
        match marker.word:
            case "file":
                self._write(block, *re.fullmatch(r"(.*?)(, onwards)?", marker.rest).groups())  # type: ignore[union-attr]
            case "run":
                python = (f"python -c {shlex.quote(block.text)}",)
                for command in python if block.language == "python" else _commands(block):
                    status, told = _run(command, self.folder)
                    if status:
                        self.complain(block.line, f"`{command}` ends with status {status}: {told}")
            case "printed by":
                self._printed(block, marker.rest)
            case _:
                path = self.folder / marker.rest
                self._part(block, marker.rest, path.read_text(encoding="utf-8") if path.is_file() else "")
        self.commands = ()

    def marker(self, marker: Marker) -> None:
        """Take up a marker that stands without a block."""
        if marker.word not in _WORDS:
            self.complain(marker.line, f"nobody knows the marker `{marker.word}`")
        elif _WORDS[marker.word]:
            self.complain(marker.line, f"no fenced block stands below the marker `{marker.word}`")
        elif marker.word == "figures":
            self.trail = examine((self.folder / marker.rest).read_bytes(), marker.rest).trail()
        else:
            self._figure(marker)

    def _usable(self, line: int, command: str) -> None:
        words = shlex.split(command)
        if words[0] == "iuralloc":
            known = _help(words[1])
            missing = [word for word in _options(words) if word not in known]
            if not known:
                self.complain(line, f"there is no command `iuralloc {words[1]}`")
            elif missing:
                self.complain(line, f"`iuralloc {words[1]}` knows no {', '.join(missing)}")

    def _write(self, block: Block, name: str, onwards: str | None) -> None:
        path = self.folder / name
        kept: list[str] = []
        if onwards:
            lines = path.read_text(encoding="utf-8").splitlines()
            first = block.text.splitlines()[0]
            kept = lines[: lines.index(first)] if first in lines else [*lines, ""]
        path.write_text("".join(f"{line}\n" for line in [*kept, *block.text.splitlines()]), encoding="utf-8")

    def _printed(self, block: Block, rest: str) -> None:
        wanted = _STATUS.fullmatch(rest)
        assert wanted
        command = wanted["command"]
        if self.commands and command not in self.commands:
            self.complain(block.line, f"the commands shown above are not `{command}`")
        status, output = _printed(command, self.folder)
        if status != int(wanted["status"] or 0):
            self.complain(block.line, f"`{command}` ends with status {status}")
        self._part(block, f"what `{command}` prints", output)

    def _part(self, block: Block, name: str, whole: str) -> None:
        shown, lines = _bare(block.text), _bare(whole)
        if shown and any(lines[start : start + len(shown)] == shown for start in range(len(lines))):
            return
        now = _nearest(shown, lines)
        self.stale.append((block.line, shown, now))
        differs = next((pair for pair in zip(shown, now, strict=False) if pair[0] != pair[1]), ("", ""))
        self.complain(block.line, "the block is no part of {}: it says {!r}, not {!r}".format(name, *reversed(differs)))

    def _figure(self, marker: Marker) -> None:
        number = _NUMBER.search(marker.before)
        if number is None:
            self.complain(marker.line, f"no number stands before the marker of {marker.rest}")
            return
        if self.trail is None:
            self.complain(marker.line, "no `figures: NAME` says above of which contract the figures are")
            return
        try:
            value = _worked(marker.rest, self.trail)
        except (KeyError, ValueError) as error:
            self.complain(marker.line, f"{marker.rest} cannot be worked: {error}")
            return
        if not _says(number, value):
            self.complain(marker.line, f"{marker.rest} is {value}, not {number[0]}")


@cache
def read(path: Path, text: str) -> Page:
    """A page, read from the top to the bottom in a folder of its own."""
    with TemporaryDirectory() as folder:
        page = Page(path, Path(folder))
        shutil.copytree(REPOSITORY / "examples", page.folder / "examples")
        (page.folder / "src/iuralloc").mkdir(parents=True)
        shutil.copy(REPOSITORY / "src/iuralloc/verify.py", page.folder / "src/iuralloc/verify.py")
        for part in _parts(text):
            if isinstance(part, Block):
                page.block(part)
            else:
                page.marker(part)
    return page


def complaints_about(path: Path, text: str) -> list[str]:
    """Everything on a page that is not so."""
    return read(path, text).complaints


def refreshed(path: Path, text: str, rounds: int = 3) -> str:
    """A page with what is printed now in the place of what was printed once, as far as that can be found.

    New digests come first, in blocks, prose and commands alike: what `verify` prints turns on them.
    """
    stale = read(path, text).stale
    pairs = [
        pair for _, *sides in stale for pair in zip(*(_DIGEST.findall(" ".join(side)) for side in sides), strict=False)
    ]
    digests = {old: new for old, new in pairs if old != new}
    if digests and rounds:
        return refreshed(path, _DIGEST.sub(lambda old: digests.get(old[0], old[0]), text), rounds - 1)
    lines = text.splitlines()
    for line, shown, now in reversed(stale):
        if shown and now:
            first = next(row for row, inside in enumerate(lines) if row >= line and inside.strip())
            lines[first : first + len(shown)] = now
    return "".join(f"{line}\n" for line in lines)


def dead_links(path: Path, text: str) -> list[str]:
    """Relative links of a page that lead to no file."""
    prose = "\n".join(_CODE.sub("", line) for _, line in _prose(text))
    targets = (match["target"].partition("#")[0] for match in _LINK.finditer(prose))
    local = (target for target in targets if target and not re.match(r"[a-z]+:", target))
    return [f"{path.name}: {target} leads nowhere" for target in local if not (path.parent / target).exists()]


def _parts(text: str) -> Iterator[Block | Marker]:
    """Blocks and lonely markers in the order of the page."""
    waiting: Marker | None = None
    for line, part in _blocks(text):
        if isinstance(part, Block):
            yield Block(part.line, part.language, part.text, waiting)
            waiting = None
            continue
        markers = [
            Marker(line, match["word"], match["rest"] or "", part[: match.start()]) for match in _MARKER.finditer(part)
        ]
        if part.strip() and waiting:
            yield waiting
            waiting = None
        if len(markers) == 1 and not _MARKER.sub("", part).strip() and _WORDS.get(markers[0].word):
            waiting = markers[0]
        else:
            yield from markers
    if waiting:
        yield waiting


def _blocks(text: str) -> Iterator[tuple[int, Block | str]]:
    """Lines of prose and fenced blocks, with the numbers of their lines."""
    lines = enumerate(text.splitlines(), 1)
    for number, line in lines:
        fence = _FENCE.fullmatch(line)
        if fence is None:
            yield number, line
            continue
        inside = []
        for _, row in lines:
            if row.rstrip() == fence["fence"]:
                break
            inside.append(row)
        yield number, Block(number, fence["language"], "\n".join(inside), None)


def _prose(text: str) -> Iterator[tuple[int, str]]:
    for number, part in _blocks(text):
        if isinstance(part, str):
            yield number, part


def _bare(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def _nearest(shown: list[str], lines: list[str]) -> list[str]:
    """As many lines as are shown, from where most of them are the same, or nearly so."""
    if not shown or not lines:
        return []

    def likeness(start: int) -> float:
        pairs = zip(shown, lines[start:], strict=False)
        return sum(1.0 if a == b else SequenceMatcher(None, a, b).quick_ratio() / 2 for a, b in pairs)

    start = max(range(len(lines)), key=likeness)
    return lines[start : start + len(shown)]


def _commands(block: Block) -> tuple[str, ...]:
    """The commands of a block of shell, one by one, without comments."""
    if block.language != "sh":
        return ()
    lines = (line.partition(" # ")[0] for line in block.text.splitlines())
    commands = (command.strip() for line in lines for command in line.split("&&"))
    return tuple(command for command in commands if command and not command.startswith("#"))


_PRINTED: dict[tuple[object, ...], tuple[int, str]] = {}


def _printed(command: str, folder: Path) -> tuple[int, str]:
    """Status and output of a command, which is run once for all pages that are the same up to it."""
    files = tuple((path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file())
    if (command, files) not in _PRINTED:
        _PRINTED[command, files] = _run(command, folder)
    return _PRINTED[command, files]


def _run(command: str, folder: Path) -> tuple[int, str]:
    words = shlex.split(command)
    surroundings = {"COLUMNS": "100", "PYTHONPATH": str(REPOSITORY / "src"), "PYTHONUTF8": "1"}
    if words[0] == "iuralloc":
        # Not in a process of its own: the pages run some fifty commands, and starting takes longer than most of them.
        with chdir(folder):
            result = CliRunner().invoke(app, words[1:], env=surroundings, prog_name="iuralloc", catch_exceptions=False)
        return result.exit_code, result.stdout + result.stderr
    if words[0] != "python":
        return -1, f"a page may run iuralloc and python, not {words[0]}"
    done = subprocess.run(
        [sys.executable, *words[1:]],
        cwd=folder,
        env=os.environ | surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def _options(words: list[str]) -> list[str]:
    return [word.partition("=")[0] for word in words[2:] if re.match(r"--?[a-z]", word)]


@cache
def _help(command: str) -> frozenset[str]:
    """The options that a command knows; none if there is no such command."""
    status, text = _run(f"iuralloc {command} --help", REPOSITORY)
    return frozenset(re.findall(r"(?<!\S)--?[a-z][a-z-]*", text)) if status == 0 else frozenset()


def _worked(expression: str, trail: Trail) -> Fraction:
    """A figure, or a sum of figures and whole numbers, from left to right."""
    first, *rest = expression.split()
    value = _operand(first, trail)
    for sign, operand in zip(rest[::2], rest[1::2], strict=True):
        value = _ARITHMETIC[sign](value, _operand(operand, trail))
    return value


def _operand(word: str, trail: Trail) -> Fraction:
    return Fraction(word) if re.fullmatch(r"[\d.]+", word) else trail.amount(word)


def _says(number: re.Match[str], value: Fraction) -> bool:
    """Whether a number as it is written is this value."""
    written = number["number"].replace(",", "")
    shown = Fraction(written) + int((number["whole"] or "0").replace(",", ""))
    shown = (-shown if number["sign"] else shown) / (100 if number["percent"] else 1)
    digits = len(written.partition(".")[2]) + (2 if number["percent"] else 0)
    return abs(shown - value) * 10**digits <= Fraction(1, 2) if number["about"] else shown == value


def marks(text: str) -> list[tuple[int, str]]:
    """Every marked thing on a page that a wrong number would make untrue: its line, and what stands there."""
    found = []
    for part in _parts(text):
        if isinstance(part, Block) and part.marker and part.marker.word in {"printed by", "part of"}:
            found.append((part.line, part.text))
        elif isinstance(part, Marker) and part.word == "figure":
            number = _NUMBER.search(part.before)
            found.append((part.line, number[0] if number else ""))
    return found


def planted(text: str) -> str:
    """A page with one wrong digit in every marked block, and in every marked number."""
    lines = text.splitlines()
    for part in _parts(text):
        if isinstance(part, Block) and part.marker and part.marker.word in {"printed by", "part of"}:
            row = next((row for row, line in enumerate(part.text.splitlines()) if _DIGIT.search(line)), 0) + part.line
            lines[row] = _DIGIT.sub(_wrong, lines[row], count=1) if _DIGIT.search(lines[row]) else f"{lines[row]} 7"
    return "\n".join(_QUOTED.sub(lambda quoted: _wrong(quoted) + quoted["rest"], line) for line in lines)


def _wrong(match: re.Match[str]) -> str:
    return str((int(match["digit"]) + 1) % 10)


def _named(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


@pytest.mark.parametrize("path", PAGES, ids=_named)
def test_what_a_page_shows_is_so(path: Path) -> None:
    """A page that shows old output, or an old figure, teaches its reader not to believe the next one."""
    assert complaints_about(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", PAGES, ids=_named)
def test_every_link_leads_to_a_file(path: Path) -> None:
    assert dead_links(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [README, DOCS / "tutorial.md", DOCS / "one-cent.md"], ids=_named)
def test_every_mark_turns_red_at_a_wrong_digit(path: Path) -> None:
    """A block without its marker would never be looked at again; one that stays green was never looked at."""
    text = path.read_text(encoding="utf-8")
    lines = [line for line, _ in marks(text)]
    told = [int(complaint.split(":")[1]) for complaint in complaints_about(path, planted(text))]

    assert lines
    assert told == lines


@pytest.mark.parametrize("path", [README, DOCS / "tutorial.md", DOCS / "one-cent.md"], ids=_named)
def test_an_old_page_is_brought_up_to_date(path: Path) -> None:
    """What is printed now takes the place of what was printed once, and nothing else changes."""
    text = path.read_text(encoding="utf-8")
    fresh = refreshed(path, planted(text))

    assert [line for line in fresh.splitlines() if not _QUOTED.search(line)] == [
        line for line in text.splitlines() if not _QUOTED.search(line)
    ]


def test_an_old_digest_is_brought_up_to_date() -> None:
    """A digest stands in commands, too, and what they print turns on it."""
    path = DOCS / "tutorial.md"
    text = path.read_text(encoding="utf-8")
    digest = max(_DIGEST.findall(text), key=text.count)

    assert refreshed(path, text.replace(digest, "0" * 64)) == text


SOUND = """\
<!-- file: pot.yaml -->
```yaml
iuralloc: 1
currency: CNY
parties: {mill: {}, uni: {}}
```

<!-- file: pot.yaml, onwards -->
```yaml
pools:
  pot: {amount: 11, split: {mill: 2/3, uni: 1/3}}
```

<!-- file: pot.yaml, onwards -->
```yaml
pools:
  pot: {amount: 10, split: {mill: 2/3, uni: 1/3}}
```

```sh
iuralloc explain pot.yaml pot.1.mill
```

<!-- printed by: iuralloc explain pot.yaml pot.1.mill -->
```text
pot.1.mill = 6.67 CNY
```

<!-- printed by: iuralloc explain pot.yaml pot.1.nobody; status 2 -->
```text
iuralloc: there is no figure pot.1.nobody; did you mean pot.1.uni?; --list prints them all
```

<!-- run -->
```sh
iuralloc explain pot.yaml --list -o list.csv
```

<!-- part of: list.csv -->
```text
pot.amount,10,CNY,amount of pot,pools.pot.amount
```

<!-- figures: pot.yaml -->
The mill gets **6.67**<!-- figure: pot.1.mill --> CNY, that is 667<!-- figure: pot.1.mill // round -->
units, or ≈ 66.67 %<!-- figure: pot.1.exact.mill / pot.amount -->; [more](README.md#words),
[elsewhere](https://example.org), `[a](b)`.
"""

PLANTINGS = {
    "another number in the contract": (
        "amount: 10",
        "amount: 12",
        "no part of what `iuralloc explain pot.yaml pot.1.mill",
    ),
    "another number in the output": (
        "pot.1.mill = 6.67",
        "pot.1.mill = 6.66",
        "says 'pot.1.mill = 6.67 CNY', not 'pot.1.mill = 6.66 CNY'",
    ),
    "a line left out": (
        "pot.1.mill = 6.67 CNY\n",
        "pot.1.mill = 6.67 CNY\n└─ pot.1.settled = 2 amounts\n",
        "not '└─ pot.1.settled",
    ),
    "an empty block": ("pot.1.mill = 6.67 CNY\n", "", "no part of what"),
    "another command shown": (
        "```sh\niuralloc explain pot.yaml pot.1.mill",
        "```sh\niuralloc check pot.yaml",
        "shown above",
    ),
    "another status": ("; status 2", "; status 1", "ends with status 2"),
    "a status that is not told": ("; status 2", "", "ends with status 2"),
    "a command that fails": (
        "--list -o list.csv",
        "pot.1.nobody -o list.csv",
        "status 2: iuralloc: there is no figure",
    ),
    "a Python block that fails": (
        "<!-- run -->\n",
        "<!-- run -->\n```python\nimport iurallok\n```\n",
        "No module named",
    ),
    "a program that no page may run": ("explain pot.yaml --list", "list.csv\ncat list.csv", "not cat"),
    "another file": ("pot.amount,10", "pot.amount,11", "list.csv: it says 'pot.amount,10,"),
    "a file that is not there": ("part of: list.csv", "part of: list.txt", "no part of list.txt"),
    "another figure": ("**6.67**", "**6.66**", "pot.1.mill is 667/100, not 6.66"),
    "another rounding": ("≈ 66.67", "≈ 66.66", "is 2/3, not ≈ 66.66 %"),
    "a figure that is not there": ("figure: pot.1.mill -->", "figure: pot.1.mull -->", "cannot be worked"),
    "a figure without a number": ("**6.67**", "a lot", "no number stands before"),
    "figures of no contract": ("<!-- figures: pot.yaml -->", "", "of which contract"),
    "a marker with a slip": (
        "printed by: iuralloc explain pot.yaml pot.1.mill",
        "printed bye: x",
        "nobody knows the marker",
    ),
    "a marker in capitals": ("<!-- part of", "<!-- Part of", "nobody knows the marker `Part of`"),
    "a marker without a block": (
        "<!-- part of: list.csv -->",
        "<!-- part of: list.csv -->\nprose",
        "no fenced block",
    ),
    "an option that is not there": (
        "pot.1.mill\n```\n\n<!-- pr",
        "pot.1.mill --deep\n```\n\n<!-- pr",
        "knows no --deep",
    ),
    "a command that is not there": (
        "```sh\niuralloc explain pot",
        "```sh\niuralloc explode pot",
        "there is no command",
    ),
}


def test_a_sound_page_is_not_complained_about() -> None:
    """Without this one the plantings below would prove nothing."""
    assert complaints_about(DOCS / "page.md", SOUND) == []
    assert dead_links(DOCS / "page.md", SOUND) == []


@pytest.mark.parametrize(("old", "new", "said"), PLANTINGS.values(), ids=PLANTINGS.keys())
def test_what_is_not_so_is_complained_about(old: str, new: str, said: str) -> None:
    """Each check of a page, seen red."""
    assert old in SOUND

    assert said in "\n".join(complaints_about(DOCS / "page.md", SOUND.replace(old, new, 1)))


def test_a_link_that_leads_nowhere_is_told() -> None:
    told = dead_links(DOCS / "page.md", SOUND.replace("README.md#words", "no-such-page.md"))

    assert told == ["page.md: no-such-page.md leads nowhere"]


def test_a_link_in_a_block_is_no_link() -> None:
    assert dead_links(DOCS / "page.md", "```text\n[a](b)\n```\n") == []


def _glossary() -> list[list[str]]:
    """The rows of the glossary, without its head."""
    lines = (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return rows[2:]


def test_the_glossary_is_sorted_and_full() -> None:
    """Each word once, in the order of the alphabet, with a Chinese term; some reader has a word for it."""
    words = [row[0] for row in _glossary()]

    assert words == sorted(set(words), key=str.casefold)
    assert [row for row in _glossary() if not re.search("[\u4e00-\u9fff]", row[1])] == []
    assert [row for row in _glossary() if len(row) != 5 or set(row[2:]) == {"–"}] == []


def test_the_words_of_the_glossary_are_words_of_the_program() -> None:
    """A glossary of words that the program does not use sends its reader looking for them."""
    sources = sorted((REPOSITORY / "src/iuralloc").rglob("*.py"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources).casefold()

    assert [row[0] for row in _glossary() if not re.search(rf"\b{re.escape(row[0].casefold())}\b", text)] == []


if __name__ == "__main__":
    for stale in PAGES:
        stale.write_text(refreshed(stale, stale.read_text(encoding="utf-8")), encoding="utf-8")
