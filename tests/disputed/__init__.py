"""Restated, contested and claimed values."""
