"""Variants: a contract and named overrides, or several drafts, to trails that stand side by side."""
