"""Benefit, equity and risk allocation for industry-university-research cooperation: exact, and re-checkable."""
