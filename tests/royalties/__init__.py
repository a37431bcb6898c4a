"""Pools as money flows: years, steps, balances."""
