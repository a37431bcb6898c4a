"""Files in, text out, refusals as plain words: where the program meets the system."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final, ParamSpec, TextIO

import typer

from iuralloc.errors import Budget, Finding, Refusal, Status

if TYPE_CHECKING:
    from iuralloc.contract.sheets.beside import Beside
    from iuralloc.report.words import Words

P = ParamSpec("P")

#: what `--lang` says; also what fails before a command has read anything is told in it
_SPOKEN: Final[ContextVar[str]] = ContextVar("spoken", default="en")


def spoken() -> str:
    """The language of the run: ``en``, ``zh`` or ``both``."""
    return _SPOKEN.get()


class Unusable(Exception):
    """A file or an option that cannot be used: the code of one plain sentence, its facts, and a status.

    Parameters
    ----------
    code
        Of a sentence about commands.
    status
        With which the program ends.
    facts
        What the sentence names; several names are listed, and of ``near`` the reader is asked whether it is meant.
    """

    def __init__(self, code: str, status: Status = Status.AT_FAULT, /, **facts: str | Iterable[str]) -> None:
        super().__init__(code)
        self.status = status
        self.facts = {fact: told if isinstance(told, str) else tuple(told) for fact, told in facts.items()}

    def __str__(self) -> str:
        """The sentence in the language of the run."""
        return said(str(self.args[0]), **self.facts)


def said(code: str, /, **facts: str | Iterable[str]) -> str:
    """A sentence about commands in the language of the run; a line for each language."""
    from iuralloc.report.bilingual import each
    from iuralloc.report.words import words

    return "\n".join(_said(words(language), code, facts) for language in each(spoken()))


def _said(known: Words, code: str, facts: Mapping[str, str | Iterable[str]]) -> str:
    shown = {
        fact: visible(told) if isinstance(told, str) else known.say("list").join(map(visible, told))
        for fact, told in facts.items()
    }
    if not known.knows(code):
        return code
    shown["meant"] = known.say("did-you-mean", near=shown["near"]) if shown.get("near") else ""
    return known.say(code, **shown)


def complain(code: str, /, **facts: str) -> None:
    """Tell what went wrong, under the name of the program."""
    for line in said(code, **facts).splitlines():
        tell(f"iuralloc: {line}")


def read_bytes(name: str, limit: int = Budget.BYTES, folder: str = "file-is-folder") -> bytes:
    """The bytes of a regular file, or of standard input for ``-``; at most one beyond the limit.

    `folder` is the code of what is said where a folder is named.

    Raises
    ------
    Unusable
        For what is no readable regular file, with the reason and what to do.
    """
    if name == "-":
        return sys.stdin.buffer.read(limit + 1)
    path = Path(name)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Unusable(folder, file=name)
        if not stat.S_ISREG(mode):
            raise Unusable("file-not-regular", file=name)
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except FileNotFoundError as error:
        raise Unusable("file-absent", file=name, near=_beside(path)) from error
    except OSError as error:
        raise Unusable("file-unreadable", file=name, reason=str(error.strerror or error)) from error
    except ValueError as error:
        raise Unusable("file-no-name", file=name) from error


def _beside(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    near = get_close_matches(path.name, names, n=1)
    return str(path.with_name(near[0])) if near else ""


def visible(text: str) -> str:
    """Text with control characters, bidi controls and lone surrogates shown as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def write_file(name: str, text: str | bytes, *, force: bool) -> None:
    """Write a file whole or not at all, and never over an existing one without `force`.

    Raises
    ------
    Unusable
        If it exists, or cannot be written; nothing is left behind then.
    """
    path = Path(name)
    if not force and os.path.lexists(path):
        raise Unusable("output-exists", file=name)
    if path.is_symlink():
        path = path.resolve()
    temporary: Path | None = None
    try:
        if path.exists() and not path.is_file():
            raise Unusable("output-not-regular", file=name)
        with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(text if isinstance(text, bytes) else text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
        if force:
            temporary.replace(path)
        else:
            # A link fails if somebody made the file meanwhile; replacing it would not.
            os.link(temporary, path)
            temporary.unlink()
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise Unusable("output-unwritable", file=name, reason=str(error.strerror or error)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def put(text: str | bytes) -> None:
    """Write a result to standard output: text whatever its encoding, a document byte by byte.

    Raises
    ------
    Unusable
        If a document would go to a terminal.
    """
    if isinstance(text, str):
        _write(sys.stdout, text)
        return
    if sys.stdout.isatty():
        raise Unusable("document-for-terminal")
    sys.stdout.buffer.write(text)
    sys.stdout.flush()


def tell(text: str) -> None:
    """Write anything else to standard error."""
    if text:
        _write(sys.stderr, text)


def _write(stream: TextIO, text: str) -> None:
    """Text with one line end at its end; signs that the stream lacks are replaced by plain ones."""
    from iuralloc.report.writers.visible import encodable

    # A redirect on a Chinese Windows is GBK: a sign that it lacks must not end the run, and no minus may be lost.
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    stream.write(encodable(text if text.endswith("\n") or not text else text + "\n", stream.encoding or "utf-8"))
    stream.flush()


def terminal_width() -> int | None:
    """Columns of the terminal; None in a pipe that does not say."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return None


def colour() -> bool:
    """Whether standard output wants colour."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def told(findings: Sequence[Finding], data: bytes, name: str) -> str:
    """Findings as text for a reader, in the language of the run."""
    from iuralloc.report.findings import render_findings

    return render_findings(findings, data, name, terminal_width() or 100, spoken())


@contextmanager
def _guard(name: str, source: Callable[[], bytes]) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        tell(told(refusal.findings, source(), name))
        raise typer.Exit(int(refusal.status)) from None


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """A command that ends in a status and a sentence, never in a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        _SPOKEN.set(str(kwargs.get("language") or "en"))
        try:
            command(*args, **kwargs)
        except typer.Exit:
            # It is a RuntimeError to Python, and must not be taken for a bug below.
            raise
        except Unusable as error:
            for line in str(error).splitlines():
                tell(f"iuralloc: {line}")
            raise typer.Exit(int(error.status)) from None
        except (KeyboardInterrupt, typer.Abort):
            complain("interrupted")
            raise typer.Exit(int(Status.INTERRUPTED)) from None
        except BrokenPipeError:
            # The reader has gone (`| head`); what is left to write must not complain at exit either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(int(Status.DONE)) from None
        except OSError as error:
            complain("result-unwritable", reason=str(error.strerror or error))
            raise typer.Exit(int(Status.AT_FAULT)) from None
        except Exception as error:
            if os.environ.get("IURALLOC_DEBUG"):
                raise
            complain("bug", what=f"{type(error).__name__}: {str(error)[:300]}")
            tell(said("bug-reported"))
            raise typer.Exit(int(Status.BUG)) from None

    return run


def opened(name: str, limit: int = Budget.BYTES, folder: str = "file-is-folder") -> tuple[bytes, str]:
    """The bytes of a file and the base name it goes by."""
    return read_bytes(name, limit, folder), "-" if name == "-" else Path(name).name


def beside(name: str) -> Beside:
    """Where the sheets of a contract file come from: its folder; standard input lies in none."""
    from iuralloc.contract.sheets.beside import Folder, Nothing

    return Nothing() if name == "-" else Folder(Path(name).parent)


refusing = _guard
