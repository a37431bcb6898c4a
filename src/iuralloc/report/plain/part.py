"""A part of the page: a heading and its sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A heading on a line of its own, and sentences, each of which begins a line."""

    heading: str
    sentences: tuple[str, ...]
