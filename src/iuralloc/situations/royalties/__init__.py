"""Royalties: base × rate, less what stacking takes off, lifted to a minimum; balances go from year to year."""

from iuralloc.situations.royalties.course import counts_pieces, state_royalty
from iuralloc.situations.royalties.opening import Opening, carries

__all__ = ["Opening", "carries", "counts_pieces", "state_royalty"]
