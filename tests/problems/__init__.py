"""Tests of `iuralloc.problems`."""
