"""From the table that a user has in memory to whole numbers over one denominator, exactly or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import gcd
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from iuralloc.errors import Budget
from iuralloc.problems.array_game import ArrayGame
from iuralloc.problems.bare.fields import read_number, read_players, refuse, shown
from iuralloc.problems.coalition import group_text, members_of
from iuralloc.problems.sums_by_size import WORD, WholeNumbers
from iuralloc.problems.tugame import common_denominator, refuse_beyond

#: above it neighbours of a whole number over a scale may have the same nearest float
_DISTINCT: Final = 1 << 50
_PIECE: Final = 1 << 18


def read_table(players: Sequence[str], worths: Any, scale: int | None = None) -> ArrayGame:
    """The game with these worths by mask; see `TUGame.from_table`, which says what is read and what refused."""
    names = read_players(list(players), "players")
    refuse_beyond("game-too-large", len(names), Budget.ARRAY_PARTIES)
    step = _scale(scale)
    # A sequence is taken one number at a time: NumPy would make floats of whole numbers beside a float.
    table = worths if isinstance(worths, np.ndarray) else _array_of(_listed(worths))
    wanted = 1 << len(names)
    if table.shape != (wanted,):
        length = str(len(table)) if table.ndim == 1 else " x ".join(map(str, table.shape))
        refuse("worths-wrong-length", "worths", length=length, wanted=str(wanted))
    match table.dtype.kind:
        case "i" | "u":
            denominator, numbers = 1, _words(table)
        case "f":
            denominator, numbers = _from_floats(table, names, step)
        case _:
            denominator, numbers = _from_objects(table.astype(object).tolist(), names, step)
    if numbers[0]:
        refuse("worth-of-nobody", "worths")
    return ArrayGame.of_whole_numbers(names, *_in_lowest_terms(denominator, numbers))


def _scale(scale: object) -> int | None:
    if scale is None:
        return None
    if not isinstance(scale, int) or isinstance(scale, bool) or not 0 < scale <= _DISTINCT:
        refuse("scale-not-read", "scale", text=shown(scale), limit=str(_DISTINCT))
    return scale


def _listed(worths: object) -> list[Any]:
    if isinstance(worths, str | bytes | Mapping | set | frozenset) or not isinstance(worths, Iterable):
        refuse("field-no-list", "worths", text=shown(worths))
    return list(worths)


def _array_of(worths: list[Any]) -> NDArray[Any]:
    types = set(map(type, worths))
    if types == {int}:
        return _narrowed(worths)
    if types == {float}:
        return np.array(worths, np.float64)
    return _objects(worths)


def _objects(worths: Sequence[Any]) -> NDArray[Any]:
    table = np.empty(len(worths), object)
    table[:] = worths
    return table


def _narrowed(worths: Sequence[int]) -> WholeNumbers:
    """As machine words if they hold every number."""
    try:
        return np.array(worths, np.int64)
    except OverflowError:
        return _objects(worths)


def _words(table: NDArray[Any]) -> WholeNumbers:
    if table.dtype.kind == "u" and len(table) and int(table.max()) >= WORD:
        return table.astype(object)
    # An array of int64 in one piece stays where it is.
    return np.ascontiguousarray(table, np.int64)


def _from_objects(worths: list[Any], players: Sequence[str], scale: int | None) -> tuple[int, WholeNumbers]:
    numbers = []
    for mask, worth in enumerate(worths):
        if isinstance(worth, float | np.floating):
            denominator, whole = _from_floats(np.array([worth]), players, scale, mask)
            numbers.append(Fraction(int(whole[0]), denominator))
        else:
            numbers.append(read_number(worth, f"worths[{mask}]"))
    denominator = common_denominator(numbers)
    return denominator, _narrowed([int(number * denominator) for number in numbers])


def _from_floats(
    table: NDArray[Any], players: Sequence[str], scale: int | None, first: int = 0
) -> tuple[int, WholeNumbers]:
    """Whole numbers k such that each float is the one nearest to k / scale; without a scale, equal to k.

    A product of floats is off by less than the last bit, so the nearest whole number to it is k if there is a k
    at all; the quotient k / scale is rounded correctly, so that the comparison is exact.
    """
    wide = table.astype(np.float64)
    if wide.dtype != table.dtype and not np.array_equal(wide.astype(table.dtype), table, equal_nan=True):
        refuse("worth-not-exact", "worths", group="", text=str(table.dtype), scale=str(scale or 1))
    whole = np.empty(len(wide), np.int64)
    for start in range(0, len(wide), _PIECE):
        piece = wide[start : start + _PIECE]
        if not np.isfinite(piece).all():
            place = start + int(np.argmin(np.isfinite(piece)))
            field, group = _at(first + place, players)
            refuse("worth-not-finite", field, group=group, text=repr(wide[place].item()))
        # Beyond the range of floats is beyond that of the scale, and refused below.
        with np.errstate(over="ignore"):
            nearest = np.rint(piece * (scale or 1))
        small = np.abs(nearest) <= _DISTINCT
        fits = (nearest / scale == piece) & small if scale else nearest == piece
        if not fits.all():
            place = start + int(np.argmin(fits))
            field, group = _at(first + place, players)
            refuse("worth-not-exact", field, group=group, text=repr(wide[place].item()), scale=str(scale or 1))
        if not small.all() and not (np.abs(nearest) < WORD).all():
            return 1, _objects([int(worth) for worth in wide.tolist()])
        whole[start : start + _PIECE] = nearest
    return scale or 1, whole


def _at(mask: int, players: Sequence[str]) -> tuple[str, str]:
    return f"worths[{mask}]", group_text(members_of(mask, players))


def _in_lowest_terms(denominator: int, numbers: WholeNumbers) -> tuple[int, WholeNumbers]:
    common = denominator
    for start in range(0, len(numbers), _PIECE):
        if common == 1:
            return denominator, numbers
        common = gcd(common, int(np.gcd.reduce(numbers[start : start + _PIECE])))
    return denominator // common, numbers // common
