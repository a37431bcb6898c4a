"""Formulate: what the contract says, turned into figures and problems that rules can solve."""
