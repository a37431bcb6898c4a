"""Formulas of the trail as formulas of a spreadsheet: functions of Excel 2007 only, no text of the contract in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from iuralloc.formula import Data
from iuralloc.report.writers.spreadsheet.digits import fits, literal
from iuralloc.report.writers.spreadsheet.exact import DOWN, Exact, guard, rounds_alike
from iuralloc.report.writers.spreadsheet.plan import Plan, found, game_key
from iuralloc.report.writers.spreadsheet.readings import reading_key
from iuralloc.report.writers.spreadsheet.spots import NotLive, Spot, runs, span

#: how tightly a text is bound: 1 a sum, 2 a product or quotient, 3 needs no brackets
_SUM, _PRODUCT, _WHOLE = 1, 2, 3
#: characters of a formula, and arguments of a function, that every spreadsheet takes
_LONGEST: Final = 8000
_ARGUMENTS: Final = 200
_SPOKEN: Final = MappingProxyType({"least": "MIN", "greatest": "MAX"})


class Formulas:
    """Writes formulas for cells.

    Parameters
    ----------
    plan
        Where everything stands.
    exact
        The values of the trail.
    """

    def __init__(self, plan: Plan, exact: Exact) -> None:
        self.plan = plan
        self.exact = exact
        self._kinds: Mapping[str, Callable[[Mapping[str, Any], str], tuple[str, int]]] = {
            "given": self._given, "constant": self._constant, "sum": self._sum, "product": self._product,
            "quotient": self._quotient, "least": self._chosen, "greatest": self._chosen, "rounded": self._rounded,
            "entry": self._entry, "worth": self._worth, "marginals": self._marginals,
            "dividend": self._dividend, "total_of_bounds": self._bounds,
        }  # fmt: skip

    def text(self, operand: Data, here: str) -> str:
        """The formula of an operand, without the sign of equality, for a cell of a sheet.

        Raises
        ------
        NotLive
            If a spreadsheet cannot compute it, or would round it otherwise than the trail.
        """
        return bounded(self._text(operand, here)[0])

    def _text(self, operand: Data, here: str) -> tuple[str, int]:
        if isinstance(operand, str):
            return self.spot(operand).seen_from(here), _WHOLE
        if operand["kind"] not in self._kinds:
            raise NotLive(operand["kind"])
        return self._kinds[operand["kind"]](operand, here)

    def spot(self, figure: str) -> Spot:
        """The cell of a figure.

        Raises
        ------
        NotLive
            If it is a table, or no number that a spreadsheet has.
        """
        spot = found(self.plan.figures, figure)
        if not fits(self.exact.value(figure)):
            raise NotLive(figure)
        return spot

    def _bound(self, operand: Data, here: str, least: int) -> str:
        text, bound = self._text(operand, here)
        return text if bound >= least else f"({text})"

    def _given(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        if not fits(self.exact.value(formula)):
            raise NotLive("size")
        return found(self.plan.readings, reading_key(formula)).seen_from(here), _WHOLE

    def _constant(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:  # noqa: ARG002 - a leaf
        return _number(Fraction(formula["value"]))

    def _sum(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        text = ""
        for factor, operand in self._gathered(formula["terms"], here):
            size = abs(factor)
            piece = operand if size == 1 else f"{_wrapped(size, _PRODUCT)}*{operand}"
            text += ("-" if factor < 0 else "+" if text else "") + piece
        return text, _SUM

    def _gathered(self, terms: Sequence[Sequence[Data]], here: str) -> list[tuple[Fraction, str]]:
        """The terms, those that stand below each other as the sum of a range."""
        pieces: list[tuple[Fraction, str]] = []
        waiting: list[Spot] = []

        def settle() -> None:
            for run in runs(waiting):
                text = f"SUM({span(run, here)})" if len(run) > 1 else run[0].seen_from(here)
                pieces.append((Fraction(1), text))
            waiting.clear()

        for coefficient, operand in terms:
            factor = Fraction(coefficient)
            if factor == 1 and isinstance(operand, str):
                waiting.append(self.spot(operand))
                continue
            settle()
            pieces.append((factor, self._bound(operand, here, _PRODUCT)))
        settle()
        return pieces

    def _product(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        return "*".join(self._bound(part, here, _PRODUCT) for part in formula["of"]), _PRODUCT

    def _quotient(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        dividend, divisor = formula["of"]
        return f"{self._bound(dividend, here, _PRODUCT)}/{self._bound(divisor, here, _WHOLE)}", _PRODUCT

    def _chosen(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        parts = [self._text(part, here)[0] for part in formula["of"]]
        return called(_SPOKEN[formula["kind"]], parts), _WHOLE

    def _rounded(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        exact = self.exact.value(formula["of"]) / self.exact.value(formula["unit"])
        if not rounds_alike(exact, formula["mode"]):
            raise NotLive("rounding")
        whole = f"{self._bound(formula['of'], here, _PRODUCT)}/{self._bound(formula['unit'], here, _WHOLE)}"
        # Rounded to a few places first: a quotient that is whole may stand a hair below it in a spreadsheet.
        guarded = f"ROUND({whole},{guard(exact)})"
        units = f"INT({guarded})" if formula["mode"] == DOWN else f"ROUND({guarded},0)"
        return f"{units}*{self._bound(formula['unit'], here, _WHOLE)}", _PRODUCT

    def _entry(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        if not isinstance(formula["of"], str):
            raise NotLive("entry")
        return found(self.plan.parts, (formula["of"], formula["key"])).seen_from(here), _WHOLE

    def _worth(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        game = formula["game"]
        return self.plan.worth(game, self.plan.mask(game, formula["members"])).seen_from(here), _WHOLE

    def _dividend(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        if not isinstance(formula["game"], str):
            raise NotLive("dividend")
        return found(self.plan.dividends, (formula["game"], tuple(formula["draw"]))).seen_from(here), _WHOLE

    def _marginals(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        """What the player adds to every group, groups of one size together under their weight."""
        game, bit = formula["game"], self.plan.mask(formula["game"], [formula["player"]])
        pieces: list[str] = []
        for size, weight in enumerate(map(Fraction, formula["weights"]), start=1):
            masks = [mask for mask in range(1 << len(formula["weights"])) if mask & bit and mask.bit_count() == size]
            added = "+".join(self._adds(game, mask, bit, here) for mask in masks)
            if weight:
                pieces.append(f"{_wrapped(weight, _PRODUCT)}*({added})")
        return "+".join(pieces) or "0", _SUM

    def _adds(self, game: Data, mask: int, bit: int, here: str) -> str:
        worth = self.plan.worth(game, mask).seen_from(here)
        return worth if mask == bit else f"{worth}-{self.plan.worth(game, mask ^ bit).seen_from(here)}"

    def _bounds(self, formula: Mapping[str, Any], here: str) -> tuple[str, int]:
        """What all lose without each, added up; the rights are left to the trail."""
        if formula["bound"] != "hope":
            raise NotLive("rights")
        game = formula["game"]
        players = found(self.plan.players, game_key(game))
        every = (1 << len(players)) - 1
        return "+".join(f"({self._adds(game, every, 1 << at, here)})" for at in range(len(players))), _SUM


def bounded(text: str) -> str:
    """A formula that every spreadsheet takes.

    Raises
    ------
    NotLive
        If it is too long.
    """
    if len(text) > _LONGEST:
        raise NotLive("length")
    return text


def _number(value: Fraction) -> tuple[str, int]:
    if not fits(value):
        raise NotLive("size")
    text = literal(value)
    return text, _SUM if value < 0 else _PRODUCT if "/" in text else _WHOLE


def _wrapped(value: Fraction, least: int) -> str:
    text, bound = _number(value)
    return text if bound >= least else f"({text})"


def called(function: str, parts: Sequence[str]) -> str:
    """A function of many arguments, some at a time: a spreadsheet takes no more than 255.

    Examples
    --------
    >>> called("MAX", ["A1", "B1"]), len(called("MAX", ["A1"] * 201).split("MAX"))
    ('MAX(A1,B1)', 4)
    """
    if len(parts) > _ARGUMENTS:
        groups = [parts[at : at + _ARGUMENTS] for at in range(0, len(parts), _ARGUMENTS)]
        parts = [called(function, group) for group in groups]
    return f"{function}({','.join(parts)})"
