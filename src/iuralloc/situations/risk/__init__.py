"""Losses and who bears them: caps, the ladder of one loss, expected burdens."""
