"""Tables and their writers."""
