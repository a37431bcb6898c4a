"""English, what `iuralloc verify` has found: every sentence by its code, as verify.py says it by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "finding-title": "{file}",
    "finding-severity": "severity",
    "finding-code": "code",
    "finding-line": "line",
    "finding-column": "column",
    "finding-path": "path",
    "finding-message": "message",
    "finding-why": "why",
    "finding-mend": "mend",
    "title-verified": "Check of the trail {digest}",
    "title-faults": "What does not hold",
    "counted": "what",
    "how-many": "how many",
    "code": "code",
    "verified-recomputed": "recomputed",
    "verified-certificate": "certificate checked",
    "verified-given": "given",
    "verified-estimate": "estimate",
    "verified-readings": "read again in the contract",
    "verified-constants": "constants",
    "verify-recomputed": "recomputed: {count} (figures computed again from the figures below them).",
    "verify-certificate": "certificate checked: {count} (figures put forward with a proof, and the proof holds).",
    "verify-given": "given: {count} (figures that are a number of the contract). {read}",
    "verify-read": "Read again at their place in the contract: {count} numbers, also inside formulas.",
    "verify-not-read": "No contract given: raw texts were read, their bytes were not compared.",
    "verify-estimate": "estimate: {count} (this format has no estimates).",
    "verify-constants": "constants: {count} (numbers in formulas from a rule or a choice, not the contract).",
    "verify-digest": "digest: {digest} (compared with the one expected).",
    "verify-digest-alone": "digest: {digest} (no --expect: not compared).",
    "verify-no-digest": "none",
    "verify-not-agreed": "not checked: that a number is from the right clause; that a formula, constant or weight is "
    "agreed.",
    "verify-not-labels": "not checked: what labels, grounds, schedules, choices and findings say (the digest covers them).",
    "verify-not-environment": "not checked: the environment, which nothing covers.",
    "verify-fault": "FAULT {code}: {message}",
    "verify-fault-of": "FAULT {code}: figure {figure}: {message}",
    "verify-more": "… and more faults: {count}.",
    "verify-holds": "Everything that was checked holds.",
    "verify-failed": "VERIFICATION FAILED. Faults: {count}.",
}
