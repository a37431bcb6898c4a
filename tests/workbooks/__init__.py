"""Workbooks: computed again by two other programs, and looked at cell by cell."""
