"""Tests of the linear programs."""
