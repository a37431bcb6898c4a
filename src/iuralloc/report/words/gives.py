"""What each of several bounds that clash would have to give, as a finding carries it."""

from __future__ import annotations

import json
from fractions import Fraction

from iuralloc.report.numbers import exact


def gives_of(fact: str) -> list[tuple[str, str]]:
    """Bounds and amounts, out of a fact that is a JSON object; nothing where somebody has cut it.

    Examples
    --------
    >>> gives_of('{"lake at least 7": "3/2"}')
    [('lake at least 7', '1.5')]
    """
    if not (fact.startswith("{") and fact.endswith("}")):
        return []
    return [(str(bound), exact(Fraction(amount))) for bound, amount in json.loads(fact).items()]
