"""Terms that bound a split: as contracts state them, and as the checker proves what became of them."""
