"""Tests of `iuralloc.rules`."""
