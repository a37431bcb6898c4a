"""Variants: paths, changes in the text, what-if and drafts side by side."""
