"""Text that cannot move the cursor, turn the reading direction or hide a character: such signs are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

#: what a stream gets that has no sign for these: a lost minus would be another number
_PLAIN: Final[Mapping[str, str | int | None]] = {
    "−": "-", "×": "x", "≈": "~", "…": "...", "–": "-", "“": '"', "”": '"',
    "│": "|", "├": "|", "└": "`", "─": "-",
}  # fmt: skip
#: categories that nobody sees: controls, formats (bidi among them), surrogates, private and unknown ones
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    r"""Text on one line; every run of white space is one space, every unseen character its escape.

    Examples
    --------
    >>> visible("[/bold] a\tb")
    '[/bold] a b'
    >>> visible("x\x1b[31m") == r"x\x1b[31m", visible("x\u202ey") == r"x\u202ey"
    (True, True)
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(sign) for sign in text)


def _shown(sign: str) -> str:
    if sign in "\t\n\r\u00a0\u2007\u202f\u3000":
        return " "
    if unicodedata.category(sign) in _UNSEEN:
        return sign.encode("unicode_escape").decode()
    return sign


def escaped(json_text: str) -> str:
    r"""JSON in which unseen characters are escaped; it means the same.

    Examples
    --------
    >>> escaped('{"name":"a\u202eb"}') == r'{"name":"a\u202eb"}'
    True
    """
    if json_text.isascii() and "\x7f" not in json_text:
        return json_text
    return "".join(_in_json(sign) for sign in json_text)


def _in_json(sign: str) -> str:
    if sign == "\n" or unicodedata.category(sign) not in _UNSEEN:
        return sign
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def encodable(text: str, encoding: str) -> str:
    """Text for a stream that lacks some signs of ours: plain ones stand for them, and no minus is lost.

    Examples
    --------
    >>> encodable("−5 × 甲", "gbk"), encodable("−5 × 2", "ascii")
    ('-5 × 甲', '-5 x 2')
    """
    lacking = {sign: plain for sign, plain in _PLAIN.items() if not _has(encoding, sign)}
    return text.translate(str.maketrans(lacking)) if lacking else text


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
