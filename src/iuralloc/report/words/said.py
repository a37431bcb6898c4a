"""What is said of a finding, in whatever language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """What is wrong, in a sentence; why, or what follows; what to do."""

    sentence: str
    why: str = ""
    mend: str = ""
