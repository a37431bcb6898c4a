"""What holds for all tests: the draws of the chosen profile (`effort`)."""

from __future__ import annotations

from hypothesis import settings

from effort import PROFILE

settings.load_profile(PROFILE)
