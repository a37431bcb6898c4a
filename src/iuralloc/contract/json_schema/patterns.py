r"""Regular expressions that mean the same in an editor and in Python.

Editors read them as ECMAScript does, where ``\w`` and ``\d`` know only ASCII; so a letter is written as what
is no known sign. That lets through a few signs that `check` refuses, and refuses nothing that `check` takes.

A formula is read here token by token: numbers, names and operators in turn. That its brackets match and its
names mean something is left to `check`.
"""

from __future__ import annotations

import re
from typing import Final

from iuralloc.contract.expression import FUNCTIONS
from iuralloc.quantities import CURRENCY_WORDS, DURATION_PATTERN, MULTIPLIERS, NUMBER_PATTERN, UNIT_PATTERN

_SIGNS: Final = r"\[-^`{-\u00a9\u2000-\u206f\u3000-\u3003\u3008-\u3020\uff01-\uff0f\uff1a-\uff20"
_FIRST: Final = rf"[^\s!-@_{_SIGNS}\uff10-\uff19]"
_NEXT: Final = rf"[^\s!-/:-@{_SIGNS}]"
_NAME: Final = rf"{_FIRST}{_NEXT}*"
_MEMBER: Final = rf"{_NAME}(?:\.{_NAME})*"
_ONE: Final = rf"(?:main contributors|{_MEMBER})"
_SLOT: Final = rf"(?:each\s+)?{_ONE}"


def _portable(pattern: re.Pattern[str]) -> str:
    """A pattern without names of groups, which ECMAScript writes in another way."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)


def _full_width(pattern: str) -> str:
    """A pattern that takes full-width digits and signs, too; they are folded before a number is read."""
    widened = pattern.replace("[0-9]", r"[0-9\uff10-\uff19]").replace("(?:,", r"(?:[,\uff0c]")
    widened = widened.replace("[+-]", r"[+\uff0b\uff0d\u2212-]").replace(r"\.", r"[.\uff0e]")
    return widened.replace("[%‰]", r"[%\uff05‰]").replace("[A-Z]", r"[A-Z\uff21-\uff3a]").replace("/", r"[/\uff0f]")


_NUMBER: Final = _full_width(_portable(NUMBER_PATTERN))
_DIGITS: Final = r"[0-9\uff10-\uff19_,\uff0c.\uff0eeE+-]+"
_PERCENT: Final = rf"{_DIGITS}(?:[/\uff0f]{_DIGITS})?\s*[%\uff05‰]"
_FRACTION: Final = rf"{_DIGITS}[/\uff0f]{_DIGITS}"

_UNITS: Final = "|".join([*CURRENCY_WORDS, rf"[A-Z]{{3}}(?!{_NEXT})"])
_MULTIPLIER: Final = "|".join(MULTIPLIERS)
_LITERAL: Final = rf"[0-9][0-9_]*(?:\.[0-9]+)?(?:\s*[%‰]|\s*(?:{_MULTIPLIER})(?:\s*(?:{_UNITS}))?|\s*(?:{_UNITS}))?"
_WORD: Final = rf"(?:_|{_FIRST}){_NEXT}*"
_ATOM: Final = rf"(?:{_LITERAL}|{_WORD}(?:\s*\.\s*{_WORD})*)"
_BEFORE: Final = rf"(?:[\s(-]|(?:{'|'.join(FUNCTIONS)})\s*\()*"
_BETWEEN: Final = rf"[\s)]*(?:[-+*/,]|(?<=[\s)%‰])of(?!{_NEXT}))"
#: a formula is more than one number, right or misspelt; a comma stands only inside brackets
_FORMULA: Final = (
    rf"(?!\s*(?:{_NUMBER}|[-0-9.,_/]+)\s*$)(?![^(]*,){_BEFORE}{_ATOM}(?:{_BETWEEN}{_BEFORE}{_ATOM})*[\s)]*"
)


def _whole(*alternatives: str) -> str:
    return rf"^\s*(?:{'|'.join(alternatives)})\s*$"


ID: Final = rf"^{_NAME}$"
PARTY_KEY: Final = _whole(_SLOT)
GROUP_KEY: Final = _whole(rf"(?!each\s){_ONE}(?:\s*\+\s*(?!each\s){_ONE})*")
GROUP_OR_EACH: Final = _whole(rf"{_SLOT}(?:\s*\+\s*{_SLOT})*")
SYNERGY_KEY: Final = _whole(rf"{_SLOT}(?:\s*\+\s*{_SLOT})*(?:\s+without\s+{_MEMBER}(?:\s*\+\s*{_MEMBER})*)?")
#: both ends of a range: two dots in the middle; `check` says where a range may stand, and reads its ends
RANGE: Final = r"^(?:[^.]|\.(?!\.))*[^\s.]\s+\.\.\s+[^\s.](?:[^.]|\.(?!\.))*$"
_RANGED: Final = RANGE.removeprefix("^").removesuffix("$")
NUMBER: Final = _whole(_NUMBER, _FORMULA, _RANGED)
AMOUNT: Final = _whole(rf"(?!{_PERCENT}\s*$){_NUMBER}", _FORMULA, _RANGED)
COIN: Final = _whole(rf"(?!{_PERCENT}\s*$){_NUMBER}")
SHARE: Final = _whole(_PERCENT, _FRACTION, _FORMULA, _RANGED)
INTEREST: Final = _whole(rf"(?:{_NUMBER}|{_FORMULA})(?:\s+(?:simple|compound))?")
FORMULA: Final = _whole(_FORMULA)
_RELATION: Final = r"(?:at\s+(?:least|most)|(?:more|less)\s+than)"
_BOUND: Final = rf"(?:(?!{_DIGITS}\s*$){_NUMBER}|{_FRACTION}|{_FORMULA})"
CONDITION: Final = _whole(rf"(?:each\s+{_ONE}|{_ONE}(?:\s*\+\s*{_ONE})*)\s+{_RELATION}\s+{_BOUND}")
RATE: Final = _whole(rf"(?![-\uff0d\u2212]){_DIGITS}", _FRACTION)
COUNT: Final = r"^\s*(?!0+\s*$)[0-9][0-9_,]*(?:\.0+)?\s*$"
DURATION: Final = _whole(_full_width(_portable(DURATION_PATTERN)))
UNIT: Final = rf"^(?:1|(?=.){_portable(UNIT_PATTERN)})$"
UNIT_OF_CURRENCY: Final = rf"(?:{'|'.join([*CURRENCY_WORDS, '[A-Z]{3}'])})$"
CURRENCY: Final = "^[A-Z]{3}$"
YEARS: Final = r"^\s*[0-9]{4}\s*\.\.\s*[0-9]{4}\s*$|^[0-9]{4}$"
YEAR_KEY: Final = r"^\s*(?:[0-9]{4}(?:\s*\.\.\s*(?:[0-9]{4})?)?|\.\.\s*[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\s*$"
UNPAID: Final = _whole(r"lost", rf"carried(?:\s+at\s+(?:{_NUMBER}|{_FORMULA})(?:\s+compound)?)?")
DAY: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
