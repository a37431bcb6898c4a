"""Royalties: base × rate, less what stacking takes off, lifted to a minimum; balances go from year to year."""

from iuralloc.situations.royalties.course import state_royalty

__all__ = ["state_royalty"]
