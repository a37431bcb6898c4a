"""Amounts in foreign currencies, converted at rates fixed once."""
