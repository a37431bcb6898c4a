"""Load and check: bytes in, a contract with the place of every scalar out, and findings all at once."""
