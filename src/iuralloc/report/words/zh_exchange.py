"""Chinese, rates of exchange: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "label-exchange": "1 {currency}折合{own}",
    "label-exchange-on": "1 {currency}折合{own}，{date}固定",
    "choice-converted-exactly": "以{currency}计的金额在计入时按汇率{figure}一次性精确折算；仅对支付额取整。",
}
