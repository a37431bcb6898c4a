"""Kinds of steps, one a file: each turns a plan of the contract into exact entitlements with their formulas."""
