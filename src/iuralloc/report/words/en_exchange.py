"""English, rates of exchange: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "label-exchange": "{own} for one {currency}",
    "label-exchange-on": "{own} for one {currency}, fixed on {date}",
    "choice-converted-exactly": "Amounts in {currency} are converted at the rate {figure}, once and exactly, where they "
    "enter; only what is paid is rounded.",
}
