"""Terms as they are written: ``lake + coast at least 37%``, ``coast at most 2/3 of lake``, ``maker more than 40%``.

A condition in words. Whether the line itself counts is the commonest dispute, so the four relations are closed and
no sign stands for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationInfo

from iuralloc.contract.expression import Expression, Literal, NotAFormula, read_expression, text_of
from iuralloc.contract.keys import PartyKey, Slot, read_key
from iuralloc.contract.reading import tell_number
from iuralloc.contract.source import Scalar, part_of
from iuralloc.contract.telling import Collector, collector_of, tell_shape
from iuralloc.errors import Place
from iuralloc.quantities import Written

#: the relations: whether the parties get at least the bound, and whether the bound itself is left out
_RELATIONS: Final = {
    "at least": (True, False), "at most": (False, False), "more than": (True, True), "less than": (False, True),
}  # fmt: skip
_RELATION: Final = re.compile(r"(?<!\w)(?<!no )(?<!not )(at\s+least|at\s+most|more\s+than|less\s+than)(?!\w)")
_OF: Final = re.compile(r"(?P<factor>.+?)\s+of\s+(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)\s*")

#: other words for a relation, and what is written in their place; longer ones first
_OTHER_WORDS: Final = {
    ">=": "at least", "≥": "at least", "=>": "at least", "no less than": "at least", "not less than": "at least",
    "no fewer than": "at least", "not below": "at least", "minimum": "at least", "不低于": "at least",
    "不少于": "at least", "至少": "at least",
    "<=": "at most", "≤": "at most", "no more than": "at most", "not more than": "at most", "not above": "at most",
    "not exceeding": "at most", "up to": "at most", "maximum": "at most", "不高于": "at most", "不超过": "at most",
    "至多": "at most",
    ">": "more than", "greater than": "more than", "above": "more than", "over": "more than", "超过": "more than",
    "<": "less than", "fewer than": "less than", "below": "less than", "under": "less than", "低于": "less than",
    "=": "at least … and, in a second term, at most", "equal to": "at least … and, in a second term, at most",
    "exactly": "at least … and, in a second term, at most",
}  # fmt: skip
#: words for parts, which leave open whether the line itself counts or of what the part is
_PARTS_IN_WORDS: Final = {
    "two thirds": "2/3", "two-thirds": "2/3", "three quarters": "3/4", "one third": "1/3", "a third": "1/3",
    "one half": "1/2", "half": "1/2", "a quarter": "1/4", "一半": "1/2", "三分之二": "2/3", "三分之一": "1/3",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on what some parties get together, or on what each of a group gets.

    Parameters
    ----------
    text
        In its plainest spelling.
    key
        Who: names joined by ``+``, or ``each`` and a group.
    least
        Whether they get at least the bound, not at most.
    strict
        Whether the bound itself is left out.
    bound
        A part of the amount that is divided, or money; with `of` a factor.
    of
        The party or group of whose amount the bound is a multiple; empty where there is none.
    place, of_place
        Where the condition and the name after ``of`` stand.
    """

    text: str
    key: PartyKey
    least: bool
    strict: bool
    bound: Expression
    of: str
    place: Place
    of_place: Place

    @property
    def each(self) -> Slot | None:
        """The group whose members are meant one by one."""
        first = self.key.slots[0]
        return first if first.each else None


def read_condition(node: Any, info: ValidationInfo) -> Condition | None:
    """A condition in words; what cannot be read is told."""
    collector = collector_of(info)
    if not isinstance(node, Scalar):
        tell_shape(collector, node, "text")
        return None
    relations = list(_RELATION.finditer(node.text))
    if len(relations) != 1 or not node.literal:
        _tell_relation(collector, node)
        return None
    (relation,) = relations
    key = _read_who(collector, node, node.text[: relation.start()])
    bound = _read_bound(collector, node, relation.end())
    if key is None or bound is None:
        return None
    words = re.sub(r"\s+", " ", relation[1])
    least, strict = _RELATIONS[words]
    number, name, place = bound
    who = " + ".join(f"each {slot.name}" if slot.each else slot.name for slot in key.slots)
    text = f"{who} {words} {text_of(number)}{f' of {name}' if name else ''}"
    return Condition(text, key, least, strict, number, name, node.place, place)


def _tell_relation(collector: Collector, node: Scalar) -> None:
    """Tell a condition without one of the four relations, with the words that were meant for one."""
    found = _in_other_words(node.text, _OTHER_WORDS)
    if found:
        collector.add("term-in-other-words", node.place, node.path, words=found, meant=_OTHER_WORDS[found])
    else:
        collector.add("term-not-read", node.place, node.path, text=node.text)


def _in_other_words(text: str, known: dict[str, str]) -> str:
    folded = text.casefold()
    return next((words for words in sorted(known, key=len, reverse=True) if _stands_in(words, folded)), "")


def _stands_in(words: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)) if words.isascii() else words in text


def _read_who(collector: Collector, node: Scalar, text: str) -> PartyKey | None:
    key = read_key(text)
    if key is None or key.without:
        collector.add("term-not-read", node.place, node.path, text=node.text)
        return None
    if len(key.slots) > 1 and any(slot.each for slot in key.slots):
        group = next(slot.name for slot in key.slots if slot.each)
        collector.add("term-each-in-sum", node.place, node.path, group=group)
        return None
    return key


def _read_bound(collector: Collector, node: Scalar, start: int) -> tuple[Expression, str, Place] | None:
    """The number after the relation; with ``of``, the factor before it, the name after it and its place."""
    part = part_of(node, start, len(node.text))
    words = _in_other_words(part.text, _PARTS_IN_WORDS)
    if words:
        collector.add("term-in-other-words", part.place, node.path, words=words, meant=_PARTS_IN_WORDS[words])
        return None
    of = _OF.fullmatch(part.text)
    if of is not None:
        base = start + len(node.text[start:]) - len(node.text[start:].lstrip())
        factor = _number(collector, part_of(node, base, base + of.end("factor")))
        place = part_of(node, base + of.start("name"), base + of.end("name")).place
        return None if factor is None else (factor, of["name"], place)
    number = _number(collector, part)
    if isinstance(number, Literal) and number.quantity.written is Written.NUMBER and "/" not in number.raw:
        collector.add("term-bare-number", part.place, node.path, text=number.raw)
        return None
    return None if number is None else (number, "", part.place)


def _number(collector: Collector, part: Scalar) -> Expression | None:
    try:
        number = read_expression(part)
    except NotAFormula as error:
        tell_number(collector, part, error)
        return None
    if not isinstance(number, Literal):
        collector.count_formula(part.text, part.place)
    return number
