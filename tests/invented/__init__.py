"""Invented contracts: written as text, and worked out a second time from what they were made of.

Nothing here imports ``iuralloc``. What a contract means is known before the program reads it, because the same
draw that wrote a number kept its value; `expected` divides it with the oracles.
"""
