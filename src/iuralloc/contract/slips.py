"""Slips of the hand: what somebody meant who wrote what is no YAML, or is YAML with another meaning.

A parser says what it met; a lawyer wants to know what is wrong: a full-width colon, a colon without a space, a
line that stands too far to the right.
"""

from __future__ import annotations

import re
from typing import Any, Final

from iuralloc.contract.source import Source
from iuralloc.errors import Finding

#: signs of a Chinese keyboard that stand where YAML wants plain ones
FULL_WIDTH: Final = {"：": ":", "，": ",", "、": ",", "｛": "{", "｝": "}", "［": "[", "］": "]", "“": '"', "”": '"'}
_FULL_WIDTH = re.compile("[" + "".join(FULL_WIDTH) + "]")
#: where a full-width sign can only be meant as notation: after the key at the beginning, as a bracket, as a quote
_AS_NOTATION = re.compile(r"^\s*(?:- )?\w+(：)|([｛｝［］])|:\s*([“”])", re.MULTILINE)
_SEPARATOR = re.compile("[：，、]")

_KEY = r"[^\W\d]\w*(?:[ .+]+\w+)*"
_NO_SPACE = re.compile(rf"^\s*(?:- )?({_KEY}:)(?=[^\s/:])")
_HALF_KEY = re.compile(r"[^\W\d]\w*(:)\S")


def slip_of(source: Source, error: Any) -> Finding:
    """What is wrong where the parser gave up, as near as it can be told."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Finding("not-yaml", None, {"problem": str(error.problem or error.context or "")[:100]})
    return _Diagnosis(source, error, mark.index).finding()


def full_width_in(text: str) -> str:
    """The first full-width sign in a text that is no prose, or nothing."""
    found = _FULL_WIDTH.search(text)
    return found[0] if found else ""


def colon_without_space(text: str) -> bool:
    """Whether a key without a value is a key and its value run together: ``maker:45%``."""
    return _HALF_KEY.match(text) is not None


class _Diagnosis:
    def __init__(self, source: Source, error: Any, at: int) -> None:
        self.source = source
        self.problem = str(error.problem or "")
        self.context = str(error.context or "")
        self.at = at
        self.opened = error.context_mark.index if error.context_mark is not None else None
        place = source.place(at, at)
        self.column = place.column
        self.number = place.line
        self.line = source.line(place.line)

    def finding(self) -> Finding:
        """The finding for the first cause that fits."""
        return (
            self._full_width()
            or self._sign()
            or self._quotes()
            or self._flow()
            or self._colon()
            or self._indent()
            or self._tell("not-yaml", self.at, self.at + 1, problem=self.problem[:100])
        )

    def _tell(self, code: str, start: int, end: int, **facts: str) -> Finding:
        return Finding(code, self.source.place(start, max(start, min(end, len(self.source.text)))), facts)

    def _above(self) -> int:
        """The number of the last line above that says something, or of this line where there is none."""
        for number in range(self.number - 1, 0, -1):
            words = self.source.line(number).strip()
            if words and not words.startswith("#"):
                return number
        return self.number

    def _full_width(self) -> Finding | None:
        in_brackets = "flow" in self.context and self.opened is not None
        start = self.opened if in_brackets and self.opened is not None else self.source.start_of(self._above())
        end = max(self.at, self.source.start_of(self.number) + len(self.line))
        text = self.source.text[start:end]
        found = _SEPARATOR.search(text) if in_brackets else None
        notation = _AS_NOTATION.search(text)
        if notation is not None:
            number = notation.lastindex or 0
            where, sign = start + notation.start(number), notation[number]
        elif found is not None:
            where, sign = start + found.start(), found[0]
        else:
            return None
        return self._tell("full-width-sign", where, where + 1, sign=sign, meant=FULL_WIDTH[sign])

    def _sign(self) -> Finding | None:
        sign = self.source.text[self.at : self.at + 1]
        if "cannot start any token" in self.problem:
            code = "tab-in-indent" if sign == "\t" else "sign-needs-quotes"
            return self._tell(code, self.at, self.at + 1, sign=sign)
        if "are not allowed here" in self.problem and sign in {"-", "?"}:
            return self._tell("sign-needs-quotes", self.at, self.at + 1, sign=sign)
        if self.opened is not None and self.context.endswith(("an alias", "an anchor", "a block scalar", "a tag")):
            sign = self.source.text[self.opened : self.opened + 1]
            return self._tell("sign-needs-quotes", self.opened, self.opened + 1, sign=sign)
        return None

    def _quotes(self) -> Finding | None:
        if "quoted scalar" in self.context and self.opened is not None:
            if "escape" in self.problem:
                return self._tell("escape-not-read", self.at - 1, self.at + 1, sign=self.source.text[self.at])
            return self._tell("quote-not-closed", self.opened, self.opened + 1)
        if self.problem.endswith("'<scalar>'") and re.search(r"[\"']\s*$", self.line[: self.column - 1]):
            return self._tell("text-after-quote", self.at, self.at + 1)
        return None

    def _flow(self) -> Finding | None:
        if self.problem.startswith("expected <block end>") and self.problem[-2:-1] in {"}", "]"}:
            return self._tell("bracket-not-opened", self.at, self.at + 1, sign=self.problem[-2])
        if not self.context.startswith("while parsing a flow") or self.opened is None:
            return None
        first = self.source.place(self.opened, self.opened)
        beyond = self.number > first.line and _indent(self.line) <= _indent(self.source.line(first.line))
        if beyond or "<stream end>" in self.problem or self.problem[-2:-1] in {"}", "]"}:
            opened = self._bracket()
            return self._tell("bracket-not-closed", opened, opened + 1, sign=self.source.text[opened : opened + 1])
        if self.problem.startswith("expected ','"):
            return self._tell("comma-missing", self.at, self.at + 1)
        return None

    def _bracket(self) -> int:
        """Where the bracket stands that is open where the parser gave up."""
        text, closed = self.source.text, 0
        for at in range(self.at - 1, -1, -1):
            closed += (text[at] in "}]") - (text[at] in "{[")
            if closed < 0:
                return at
        return self.opened or 0

    def _colon(self) -> Finding | None:
        if self.problem.startswith("could not find expected ':'") and self.opened is not None:
            return self._without_colon(self.source.place(self.opened, self.opened).line)
        if not self.problem.startswith("mapping values"):
            return None
        if re.search(r":\s", self.line[: self.column - 1]):
            return self._tell("colon-in-text", self.at, self.at + 1)
        above = self._above()
        return None if above == self.number else self._without_colon(above)

    def _without_colon(self, number: int) -> Finding | None:
        line, start = self.source.line(number), self.source.start_of(number)
        run_together = _NO_SPACE.match(line)
        if run_together is not None:
            return self._tell("colon-without-space", start + run_together.start(1), start + run_together.end(1))
        if ":" in line.partition("#")[0]:
            return None
        return self._tell("colon-missing", start + _indent(line), start + len(line.rstrip()))

    def _indent(self) -> Finding | None:
        if self.problem.startswith(("expected <block end>", "mapping values")):
            start = self.source.start_of(self.number)
            return self._tell("indent-uneven", start + _indent(self.line), start + len(self.line.rstrip()))
        return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
