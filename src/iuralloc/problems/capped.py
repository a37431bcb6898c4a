"""A loss that parties share in a ratio, each up to a cap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from iuralloc.problems.division import Stated
from iuralloc.problems.fineness import refuse_too_fine


@dataclass(frozen=True, slots=True)
class Capped:
    """A loss, and who bears it.

    Parameters
    ----------
    loss
        At least 0.
    shares
        Ratios, at least 0, not all 0.
    caps
        The most that a party bears; who is not named has no cap.
    reallocate
        Whether what exceeds a cap goes to the parties below theirs, or to nobody.
    """

    loss: Stated
    shares: Mapping[str, Stated] = field(hash=False)
    caps: Mapping[str, Stated] = field(hash=False)
    reallocate: bool = False

    def __post_init__(self) -> None:
        for name, table in (("shares", self.shares), ("caps", self.caps)):
            object.__setattr__(self, name, MappingProxyType(dict(table)))
        refuse_too_fine(stated.value for stated in (self.loss, *self.shares.values(), *self.caps.values()))
