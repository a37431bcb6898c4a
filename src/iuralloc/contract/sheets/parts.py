"""The parts of a workbook: a zip archive of XML, read piece by piece within limits, entities and all links refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from iuralloc.contract.sheets.grid import NotASheet

#: bytes of all parts unpacked, and parts: what one sheet of a workbook takes is far less
_UNPACKED: Final = 50_000_000
_PARTS: Final = 2_000
_CHUNK: Final = 65_536
#: elements inside elements
_DEPTH: Final = 40

#: how other formats begin, or what parts they have
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY: Final = "xl/workbook.bin"

Attributes = Mapping[str, str]
Open = Callable[[str, Attributes], None]
Close = Callable[[str, str], None]


class Parts:
    """An open workbook.

    Raises
    ------
    NotASheet
        ``sheet-old-format`` for what is no such archive but another spreadsheet, or locked by a password;
        ``sheet-damaged``, ``sheet-too-large``.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND):
            raise NotASheet("sheet-old-format")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {part.filename.lstrip("/"): part for part in self._archive.infolist()}
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise NotASheet("sheet-damaged", part="") from error
        if len(self._parts) > _PARTS:
            raise NotASheet("sheet-too-large")
        if _BINARY in self._parts or "mimetype" in self._parts:
            raise NotASheet("sheet-old-format")
        self._room = _UNPACKED

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str, opened: Open, closed: Close) -> None:
        """Read a part, element by element: each as it opens, and as it closes with the text inside it.

        Raises
        ------
        NotASheet
            ``sheet-damaged`` with the name of the part, ``sheet-too-large``.
        """
        if part not in self._parts:
            raise NotASheet("sheet-damaged", part=part)
        parser = _parser(part, opened, closed)
        try:
            with self._archive.open(self._parts[part]) as stream:
                while chunk := stream.read(_CHUNK):
                    self._room -= len(chunk)
                    if self._room < 0:
                        raise NotASheet("sheet-too-large")
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise NotASheet("sheet-damaged", part=part) from error
        except (NotImplementedError, RuntimeError) as error:
            # How the archive is packed, or that it is locked.
            raise NotASheet("sheet-old-format") from error


def _parser(part: str, opened: Open, closed: Close) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator="}")
    texts: list[list[str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(texts) >= _DEPTH:
            raise NotASheet("sheet-damaged", part=part)
        texts.append([])
        opened(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        closed(_local(name), "".join(texts.pop()))

    def text(characters: str) -> None:
        if texts:
            texts[-1].append(characters)

    def refuse(*_: object) -> None:
        # Entities are how a few bytes become gigabytes; no spreadsheet writes any.
        raise NotASheet("sheet-damaged", part=part)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    return parser


def _local(name: str) -> str:
    return name.rpartition("}")[2]
