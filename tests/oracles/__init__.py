"""Slow, obvious answers to compare the program with.

Each file does one thing the long way round, in exact fractions, with nothing but the standard library.
Nothing here may import ``iuralloc``: a program compared with itself finds no error.
"""
