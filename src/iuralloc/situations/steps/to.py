"""One who gets, or bears, the whole."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.formula import Constant
from iuralloc.problems.division import Division, Stated
from iuralloc.rules import rule
from iuralloc.situations.grounds import ground_of
from iuralloc.situations.steps.setting import Setting
from iuralloc.situations.steps.split import Divided


def give(setting: Setting, recipient: str) -> Divided:
    """Everything to one recipient."""
    whole = Stated(Fraction(1), Constant(Fraction(1)))
    solution = rule("shares").solve(Division(setting.whole, {recipient: whole}))
    return Divided("to", "to", solution, ground_of(setting.entry, rule="to"))
