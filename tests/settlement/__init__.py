"""Tests of `iuralloc.settlement`."""
