"""A long sum that stands in every party's formula, stated once: n figures of n terms would be a trail of n² terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count

from iuralloc.settlement.ledger import Draft, Ground
from iuralloc.situations.measures import Measure


def sharing(draft: Draft, name: str, label: Mapping[str, str], ground: Ground) -> Callable[[Measure], Measure]:
    """What states a sum as the figure `name` (a second one as ``name.2``) and refers to it."""
    numbers = count(1)

    def share(total: Measure) -> Measure:
        number = next(numbers)
        figure = draft.state(name if number == 1 else f"{name}.{number}", label, total.unit, total.formula, ground)
        return Measure(figure.amount, figure.reference, total.money)

    return share
