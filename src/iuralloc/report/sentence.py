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
from iuralloc.settlement.apportion import AT_LEAST, AT_MOST
from iuralloc.situations.steps.bounds import BELOW_ZERO

#: operands that are written out; the rest is counted
WRITTEN: Final = 12
#: weights of marginal contributions that are written out
_WEIGHTS: Final = 6
#: how tightly an operand is bound: 1 a sum, 2 a product or quotient, 3 needs no brackets
_SUM, _PRODUCT, _WHOLE = 1, 2, 3
_TIMES: Final = " × "
_OVER: Final = " / "
#: the relations of a row in words
_RELATIONS: Final = {">=": "relation-at-least", "<=": "relation-at-most", "=": "relation-exactly"}
#: on which side of a bound whole units are held
_SIDES: Final = {AT_LEAST: "relation-at-least", AT_MOST: "relation-at-most"}
_SIGNS: Final = frozenset("+-−")
#: a mode that is not here is a bug that the first golden file shows; it must not pass for another
_ROUNDED: Final = {"half away from zero": "formula-rounded", "down": "formula-rounded-down"}


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
        operands = view.say("list").join(_listed(view, operand) for operand in formula["of"][:WRITTEN])
        return view.say(code, operands=operands)

    return spoken


def _listed(view: View, operand: Data) -> str:
    """An operand of a list; one that is a list itself stands in brackets, or nobody sees where it ends."""
    text = _text(view, operand)[0]
    inner = isinstance(operand, Mapping) and operand["kind"] in {"least", "greatest"}
    return f"({text})" if inner else text


def _entry(view: View, formula: Mapping[str, Any]) -> str:
    return view.say("formula-entry", of=_text(view, formula["of"])[0], key=formula["key"])


def _rounded(view: View, formula: Mapping[str, Any]) -> str:
    unit = _bound(view, formula["unit"], _WHOLE)
    return view.say(_ROUNDED[formula["mode"]], of=_bound(view, formula["of"], _PRODUCT), unit=unit)


def _apportioned(view: View, formula: Mapping[str, Any]) -> str:
    total, unit = _text(view, formula["total"])[0], _text(view, formula["unit"])[0]
    count = numbers.count(len(formula["shares"]))
    said = view.say("formula-apportioned", total=total, unit=unit, count=count)
    bounds = [
        view.say("formula-within", party=party, relation=view.say(_SIDES[side]), bound=_text(view, bound)[0])
        for party, side, bound in formula.get("within", ())
    ]
    if not bounds:
        return said
    return view.say("formula-apportioned-within", apportioned=said, bounds=_some(view, bounds))


def _some(view: View, texts: Sequence[str]) -> str:
    """The first of many texts, and how many more there are."""
    shown = (
        list(texts)
        if len(texts) <= WRITTEN
        else [*texts[: WRITTEN - 1], view.say("formula-more", count=numbers.count(len(texts)))]
    )
    return view.say("list").join(shown)


def _nearest(view: View, formula: Mapping[str, Any]) -> str:
    """The nearest division: to what, and what is kept; the rows that keep everybody above zero are left out."""
    references = [_text(view, operand)[0] for _, operand in formula["reference"]]
    rows = [_row(view, row) for row in formula["rows"] if not row["name"].startswith(BELOW_ZERO)]
    facts = {
        "references": _some(view, references),
        "total": _text(view, formula["total"])[0],
        "rows": _some(view, rows),
    }
    return view.say("formula-nearest-ratio" if formula["scale"] else "formula-nearest", **facts)


def _row(view: View, row: Mapping[str, Any]) -> str:
    text = ""
    for coefficient, party in row["terms"]:
        value = Fraction(coefficient["value"]) if coefficient["kind"] == "constant" else None
        piece = party if value == 1 else _bound(view, coefficient, _PRODUCT) + _TIMES + party
        text += (" + " if text else "") + piece
    relation = view.say(_RELATIONS[row["relation"]])
    return view.say("formula-row", name=row["name"], sum=text, relation=relation, bound=_text(view, row["bound"])[0])


def _worths(view: View, formula: Mapping[str, Any]) -> str:
    filled = formula["unlisted"]
    code = "formula-worths" if filled == "none" else f"formula-worths-{filled}"
    return view.say(code, count=numbers.count(len(formula["listed"])))


def _synergies(view: View, formula: Mapping[str, Any]) -> str:
    return view.say("formula-synergies", count=numbers.count(len(formula["terms"])))


def _game(view: View, formula: Mapping[str, Any]) -> str:
    """The game that a formula reads: a figure, or one that is made of another on the spot."""
    return _text(view, formula["game"])[0]


def _worth(view: View, formula: Mapping[str, Any]) -> str:
    game, members = formula["game"], formula["members"]
    if len(members) > WRITTEN and isinstance(game, str) and len(members) == len(view.game(game).players):
        return view.say("formula-worth-all", count=numbers.count(len(members)), game=game)
    return view.say("formula-worth", group=view.say("and").join(members), game=_game(view, formula))


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
        "game": _game(view, formula),
        "count": numbers.count(1 << len(weights) - 1),
    }
    if len(weights) > _WEIGHTS:
        return view.say("formula-marginals-many", players=str(len(weights)), **facts)
    return view.say("formula-marginals", weights=view.say("list").join(weights), **facts)


def _shared_dividends(view: View, formula: Mapping[str, Any]) -> str:
    game = _game(view, formula)
    if formula["dual"]:
        game = view.say("formula-dual", game=game)
    weights = [_text(view, weight)[0] for _, weight in formula["weights"][:WRITTEN]]
    how = view.say("formula-by-weights", weights=view.say("list").join(weights)) if weights else view.say("equally")
    if formula["classes"]:
        how = view.say("formula-by-classes", how=how)
    levels = len(formula["levels"])
    if levels:
        code = "formula-by-unions" if levels == 1 else "formula-by-levels"
        how = view.say(code, count=numbers.count(levels), how=how)
    return view.say("formula-shared-dividends", player=formula["player"], game=game, how=how)


def _restricted(view: View, formula: Mapping[str, Any]) -> str:
    links = [view.say("formula-link", first=first, second=second) for first, second in formula["edges"][:WRITTEN]]
    if len(links) < len(formula["edges"]):
        links.append(view.say("formula-more-links", count=numbers.count(len(formula["edges"]))))
    facts = {"game": _game(view, formula), "links": view.say("list").join(links)}
    return view.say("formula-restricted" if links else "formula-restricted-apart", **facts)


def _minimal_right(view: View, formula: Mapping[str, Any]) -> str:
    burden = formula.get("sense") == "burden"
    code = "formula-minimal-right-burden" if burden else "formula-minimal-right"
    return view.say(code, player=formula["player"], game=_game(view, formula))


def _total_of_bounds(view: View, formula: Mapping[str, Any]) -> str:
    if formula["bound"] == "hope":
        return view.say("formula-total-of-hopes", game=_game(view, formula))
    burden = formula["sense"] == "burden"
    code = "formula-total-of-rights-burden" if burden else "formula-total-of-rights"
    return view.say(code, game=_game(view, formula))


def _claims_game(view: View, formula: Mapping[str, Any]) -> str:
    count = numbers.count(len(formula["claims"]))
    return view.say("formula-claims-game", count=count, estate=_text(view, formula["estate"])[0])


def _level(view: View, formula: Mapping[str, Any]) -> str:
    """The equation that a level solves, its parts written out as far as a reader follows them."""
    parts = []
    for weight, cap in formula["rows"][:WRITTEN]:
        plain = isinstance(weight, Mapping) and weight["kind"] == "constant" and weight["value"] == "1"
        part = view.say("level") if plain else view.say("level") + _TIMES + _bound(view, weight, _PRODUCT)
        parts.append(part if cap is None else view.say("formula-at-most", part=part, cap=_text(view, cap)[0]))
    if len(parts) < len(formula["rows"]):
        parts.append(view.say("formula-more", count=numbers.count(len(formula["rows"]))))
    return view.say("formula-level", sum=view.say("and").join(parts), total=_text(view, formula["total"])[0])


def _certified(view: View, formula: Mapping[str, Any]) -> str:
    facts = {"game": _game(view, formula), "levels": numbers.count(len(formula["proof"]))}
    return view.say(f"formula-{formula['claim'].replace('_', '-')}", **facts)


def _objections(view: View, formula: Mapping[str, Any]) -> str:
    burden = formula["sense"] == "burden"
    return view.say("formula-objections-burden" if burden else "formula-objections", game=formula["game"])


def _carried(view: View, formula: Mapping[str, Any]) -> str:
    return view.say("formula-carried", figure=formula["figure"])


_SPOKEN: Final[Mapping[str, Callable[[View, Mapping[str, Any]], str]]] = {
    "carried": _carried,
    "least": _several("formula-least"),
    "greatest": _several("formula-greatest"),
    "entry": _entry,
    "rounded": _rounded,
    "apportioned": _apportioned,
    "nearest": _nearest,
    "worths": _worths,
    "synergies": _synergies,
    "worth": _worth,
    "dividend": _dividend,
    "marginals": _marginals,
    "shared_dividends": _shared_dividends,
    "restricted": _restricted,
    "minimal_right": _minimal_right,
    "total_of_bounds": _total_of_bounds,
    "claims_game": _claims_game,
    "level": _level,
    "certified": _certified,
    "objections": _objections,
}
