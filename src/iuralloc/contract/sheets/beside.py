"""What lies beside a contract file: the only files that a contract can make the program read."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from iuralloc.errors import Budget

#: signs that no name of a sheet has: another system's separator, a drive, and what moves or ends a line
_NOT_IN_NAMES: Final = frozenset('\\:*?"<>|\x00')
_NAME_CHARACTERS: Final = 200


class NotBeside(Exception):
    """A sheet that is not to be had: the code of the finding that says why, and the nearest name."""

    def __init__(self, code: str, near: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.near = near


class Beside(Protocol):
    """Where sheets come from; whoever hands over the bytes of a contract hands this over, too."""

    def read(self, name: str, limit: int = Budget.BYTES) -> bytes:
        """The bytes of a file beside the contract, at most one beyond the limit; the same at every call.

        Raises
        ------
        NotBeside
            ``sheet-not-beside``, ``sheet-not-found`` or ``sheet-without-folder``.
        """


@dataclass(frozen=True, slots=True)
class Nothing:
    """No folder: the contract came through standard input, or as bytes alone."""

    def read(self, name: str, limit: int = Budget.BYTES) -> bytes:  # noqa: ARG002 - as the others have it
        """Nothing can be read.

        Raises
        ------
        NotBeside
            Always, with ``sheet-without-folder``.
        """
        raise NotBeside("sheet-without-folder", name[:0])


@dataclass(frozen=True, slots=True)
class Files:
    """Files by their names, as a program that has them in memory hands them over.

    Examples
    --------
    >>> Files({"inputs.csv": b"party,value"}).read("inputs.csv")
    b'party,value'
    """

    files: Mapping[str, bytes]

    def read(self, name: str, limit: int = Budget.BYTES) -> bytes:
        """The bytes under a name."""
        refuse_odd_name(name)
        if name not in self.files:
            raise NotBeside("sheet-not-found", _near(name, list(self.files)))
        return self.files[name][: limit + 1]


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of a contract file. Each file in it is read once, so that variants rest on the same bytes."""

    path: Path
    _seen: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    def read(self, name: str, limit: int = Budget.BYTES) -> bytes:
        """The bytes of a regular file in the folder or below it; no link leads out of it."""
        if name not in self._seen:
            self._seen[name] = self._read(name, limit)
        return self._seen[name]

    def _read(self, name: str, limit: int) -> bytes:
        refuse_odd_name(name)
        path = self.path.joinpath(*PurePosixPath(name).parts)
        try:
            root, found = self.path.resolve(strict=True), path.resolve(strict=True)
            if not found.is_relative_to(root):
                raise NotBeside("sheet-not-beside")
            # Before it is opened: to open a pipe would wait for somebody to write.
            if not stat.S_ISREG(found.stat().st_mode):
                raise NotBeside("sheet-not-found")
            with found.open("rb") as stream:
                return stream.read(limit + 1)
        except (OSError, ValueError, RuntimeError) as error:
            raise NotBeside("sheet-not-found", _near(path.name, _names(path.parent))) from error


def refuse_odd_name(name: str) -> None:
    """Refuse a name that could lead out of the folder: absolute, with ``..``, of another system, a network address.

    Raises
    ------
    NotBeside
        ``sheet-not-beside``.
    """
    parts = name.split("/")
    odd = any(part in {"", ".", ".."} or part != part.strip() for part in parts)
    if odd or len(name) > _NAME_CHARACTERS or not name.isprintable() or _NOT_IN_NAMES & set(name):
        raise NotBeside("sheet-not-beside")


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir() if entry.suffix.lower() in {".xlsx", ".xlsm", ".csv", ".tsv"}]
    except OSError:
        return []


def _near(name: str, names: list[str]) -> str:
    return next(iter(get_close_matches(name, names, n=1)), "")
