"""Formulas in words: what the trail carries, as a short line that a reader can follow with a pencil."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any, Final

from iuralloc.audit.trail import canonical
from iuralloc.formula import Data
from iuralloc.report import numbers
from iuralloc.report.view import View

#: operands that are written out; the rest is counted
WRITTEN: Final = 12
#: weights of marginal contributions that are written out
_WEIGHTS: Final = 6
#: how tightly an operand is bound: 1 a sum, 2 a product or quotient, 3 needs no brackets
_SUM, _PRODUCT, _WHOLE = 1, 2, 3
_TIMES: Final = " × "
_OVER: Final = " / "
_SIGNS: Final = frozenset("+-−")


def sentence(view: View, formula: Data) -> str:
    """The sentence of a formula or operand.

    Parameters
    ----------
    view
        The trail it stands in.
    formula
        As the trail carries it: the id of a figure, or a record with its ``kind``.

    Examples
    --------
    >>> from iuralloc.audit.trail import Trail
    >>> view = View(Trail({}, {}, (), (), (), {}))
    >>> sixty = {"kind": "given", "raw": "60%"}
    >>> rest = {"kind": "sum", "terms": [["1", {"kind": "given", "raw": "126"}], ["-1", "worn"]]}
    >>> sentence(view, {"kind": "product", "of": [rest, sixty]})
    '(126 − worn) × 60%'
    """
    return _text(view, formula)[0]


def working(view: View, record: Mapping[str, Any]) -> str:
    """How the value of a figure was worked out; what the contract states outright is said to be stated.

    Parameters
    ----------
    view
        The trail.
    record
        The figure; how the contract spells a number is told where a reader could not find it by its value.
    """
    formula = record["formula"]
    if formula["kind"] != "given":
        return sentence(view, formula)
    raw = formula["raw"]
    plain = raw.strip("\"'").replace("_", "").replace(",", "")
    if plain == numbers.exact(Fraction(record["value"])).replace(",", ""):
        return view.say("formula-stated")
    return view.say("formula-spelt", raw=raw)


def _text(view: View, formula: Data) -> tuple[str, int]:
    if isinstance(formula, str):
        return formula, _WHOLE
    kind = formula["kind"]
    if kind == "given":
        raw = str(formula["raw"])
        return raw, _SUM if raw[:1] in _SIGNS else _PRODUCT if "/" in raw else _WHOLE
    if kind == "constant":
        text = numbers.exact(Fraction(formula["value"]))
        return text, _PRODUCT if "/" in text or text.startswith(numbers.MINUS) else _WHOLE
    if kind == "sum":
        return _sum(view, formula["terms"])
    if kind in {"product", "quotient"}:
        return _product(view, formula["of"], _TIMES if kind == "product" else _OVER), _PRODUCT
    return _SPOKEN[kind](view, formula), _WHOLE if kind == "dividend" else _SUM


def _bound(view: View, formula: Data, least: int) -> str:
    text, bound = _text(view, formula)
    return text if bound >= least else f"({text})"


def _product(view: View, operands: Sequence[Data], sign: str) -> str:
    first, *rest = operands
    # What stands behind a division sign keeps its brackets; a × (b / c) is a × b / c.
    least = _PRODUCT if sign == _TIMES else _WHOLE
    return sign.join([_bound(view, first, _PRODUCT), *(_bound(view, operand, least) for operand in rest)])


def _sum(view: View, terms: Sequence[Sequence[Data]]) -> tuple[str, int]:
    if len(terms) == 1 and terms[0][0] == "1":
        return _text(view, terms[0][1])
    pieces = _gathered(view, terms) if len(terms) > WRITTEN else [_term(view, *term) for term in terms]
    shown = pieces if len(pieces) <= WRITTEN else pieces[: WRITTEN - 1]
    text = ""
    for sign, written in shown:
        text += f" {sign} {written}" if text else (f"{sign}{written}" if sign == numbers.MINUS else written)
    if len(shown) < len(pieces):
        text += " + " + view.say("formula-more", count=numbers.count(len(terms)))
    games = _games_drawn(terms)
    if games:
        text = view.say("formula-in-game", formula=text, game=view.say("list").join(games))
    return text, _SUM


def _term(view: View, coefficient: str, operand: Data) -> tuple[str, str]:
    """The sign of a term, and its text without it."""
    factor = Fraction(coefficient)
    text = _bound(view, operand, _PRODUCT)
    if abs(factor) != 1:
        text = numbers.exact(abs(factor)) + _TIMES + text
    return (numbers.MINUS if factor < 0 else "+"), text


def _gathered(view: View, terms: Sequence[Sequence[Data]]) -> list[tuple[str, str]]:
    """The terms of a long sum, those of alike parties gathered to the first and the last."""

    def sort(term: Sequence[Data]) -> tuple[Data, ...]:
        coefficient, operand = term
        parts = operand.split(".") if isinstance(operand, str) else []
        masked = [view.families.get(part, part) for part in parts]
        return coefficient, masked or canonical(operand)

    pieces: list[tuple[str, str]] = []
    for _, group in groupby(terms, key=sort):
        first, *rest = group
        sign, text = _term(view, *first)
        if rest:
            text = view.say("formula-run", first=text, last=_term(view, *rest[-1])[1])
        pieces.append((sign, text))
    return pieces


def _games_drawn(terms: Sequence[Sequence[Data]]) -> list[str]:
    drawn = (term["game"] for _, term in terms if isinstance(term, Mapping) and term["kind"] == "dividend")
    return list(dict.fromkeys(str(game) for game in drawn))


def _several(code: str) -> Callable[[View, Mapping[str, Any]], str]:
    def spoken(view: View, formula: Mapping[str, Any]) -> str:
        operands = view.say("list").join(_text(view, operand)[0] for operand in formula["of"][:WRITTEN])
        return view.say(code, operands=operands)

    return spoken


def _entry(view: View, formula: Mapping[str, Any]) -> str:
    return view.say("formula-entry", of=_text(view, formula["of"])[0], key=formula["key"])


def _rounded(view: View, formula: Mapping[str, Any]) -> str:
    unit = _bound(view, formula["unit"], _WHOLE)
    return view.say("formula-rounded", of=_bound(view, formula["of"], _PRODUCT), unit=unit)


def _apportioned(view: View, formula: Mapping[str, Any]) -> str:
    total, unit = _text(view, formula["total"])[0], _text(view, formula["unit"])[0]
    count = numbers.count(len(formula["shares"]))
    return view.say("formula-apportioned", total=total, unit=unit, count=count)


def _worths(view: View, formula: Mapping[str, Any]) -> str:
    filled = formula["unlisted"]
    code = "formula-worths" if filled == "none" else f"formula-worths-{filled}"
    return view.say(code, count=numbers.count(len(formula["listed"])))


def _synergies(view: View, formula: Mapping[str, Any]) -> str:
    return view.say("formula-synergies", count=numbers.count(len(formula["terms"])))


def _worth(view: View, formula: Mapping[str, Any]) -> str:
    game, members = formula["game"], formula["members"]
    if len(members) > WRITTEN and len(members) == len(view.game(game).players):
        return view.say("formula-worth-all", count=numbers.count(len(members)), game=game)
    return view.say("formula-worth", group=view.say("and").join(members), game=game)


def _dividend(view: View, formula: Mapping[str, Any]) -> str:
    blocks = view.formula(formula["game"])["blocks"]
    sizes = [(name, len(members)) for name, members in blocks]
    return view.say("formula-dividend", group=draw_text(view, sizes, formula["draw"]))


def draw_text(view: View, blocks: Sequence[tuple[str, int]], draw: Sequence[int]) -> str:
    """How many a group takes from each block, given with its size: ``maker + 2 inst``."""
    taken = zip(blocks, draw, strict=True)
    return view.say("and").join(members_text(view, name, size, count) for (name, size), count in taken if count)


def members_text(view: View, block: str, size: int, count: int) -> str:
    """So many members of a block of alike parties; a block of one is called by its party."""
    if size == 1:
        return block
    code = "member-of-block" if block.isidentifier() else "member-of-run"
    return view.say(code, count=numbers.count(count), block=block)


def _marginals(view: View, formula: Mapping[str, Any]) -> str:
    weights = formula["weights"]
    facts = {
        "player": formula["player"],
        "game": formula["game"],
        "count": numbers.count(1 << len(weights) - 1),
    }
    if len(weights) > _WEIGHTS:
        return view.say("formula-marginals-many", players=str(len(weights)), **facts)
    return view.say("formula-marginals", weights=view.say("list").join(weights), **facts)


def _objections(view: View, formula: Mapping[str, Any]) -> str:
    burden = formula["sense"] == "burden"
    return view.say("formula-objections-burden" if burden else "formula-objections", game=formula["game"])


_SPOKEN: Final[Mapping[str, Callable[[View, Mapping[str, Any]], str]]] = {
    "least": _several("formula-least"),
    "greatest": _several("formula-greatest"),
    "entry": _entry,
    "rounded": _rounded,
    "apportioned": _apportioned,
    "worths": _worths,
    "synergies": _synergies,
    "worth": _worth,
    "dividend": _dividend,
    "marginals": _marginals,
    "objections": _objections,
}
