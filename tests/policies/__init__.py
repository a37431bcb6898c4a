"""Policies that are shipped, and those of a file."""
