"""How much chance the tests try: the same draws everywhere, or many more, and new ones, on request.

``IURALLOC_PROFILE=longer pytest -q`` tries twenty times as many. It takes long; a failure prints what reproduces it.
"""

from __future__ import annotations

import os
from typing import Final

from hypothesis import HealthCheck, settings

PROFILE: Final = os.environ.get("IURALLOC_PROFILE", "steady")
_LONGER: Final = 20

# No deadline and no complaint about slow draws: neither would say anything but how busy the machine is.
settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("longer", settings.get_profile("steady"), derandomize=False, max_examples=100 * _LONGER)


def many(count: int) -> int:
    """So many draws in an ordinary run, and twenty times as many in a longer one."""
    return count * _LONGER if PROFILE == "longer" else count
