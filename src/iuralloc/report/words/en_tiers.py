"""English, bands and policies: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "title-bands": "{step}: the bands of {years}, in {unit}",
    "title-bands-once": "{step}: the bands, in {unit}",
    "bands-year": "year",
    "band": "band",
    "band-from": "above",
    "band-to": "up to",
    "band-in-it": "in the band",
    "band-rate": "rate",
    "band-gives": "gives",
    "note-bands-capped": "A cap leaves less than the rates give: {where}.",
    "band-number": "band {band}",
    "bands-all": "all bands together",
    "band-counted": "counted with it",
    "note-bands": "Bands per {per}, {count}, {method}.",
    "bands-per-invention": "invention",
    "bands-per-inventor": "inventor",
    "bands-per-licence": "licence",
    "bands-count-life": "counted over all years",
    "bands-count-year": "counted anew each year",
    "bands-method-marginal": "marginal: each band holds for what lies in it; its upper end belongs to it",
    "bands-method-slab": "slab: the band that is reached holds for all of the year; its upper end belongs to it",
    "title-policies": "policies, and where they stand",
    "policy-at": "where",
    "policy": "policy",
    "policy-of": "of whom",
    "policy-date": "as of",
    "policy-as-read": "as read",
    "policy-source": "source",
    "policy-confidence": "read",
    "policy-base": "what is divided",
    "policy-order": "in which order",
    "policy-inventors": "among inventors",
    "policy-confidence-A": "A: in full",
    "policy-confidence-B": "B: as an excerpt",
    "policy-confidence-C": "C: second-hand",
    "policy-of-file": "of this contract",
    "rule-bands": "band by band",
    "split-bands": "bands",
    "divided-bands": "Divided band by band",
    "label-band-upto": "upper end of band {band} of {step}",
    "label-band-rate": "rate of band {band} of {step}",
    "label-band-part": "what lies in band {band} of {step}",
    "label-band-pays": "what band {band} of {step} gives",
    "label-band-gives": "what band {band} of {step} gives {party}",
    "label-band-beyond": "1 if more is counted than the upper end of band {band} of {step}, else 0",
    "label-band-given": "what band {band} of {step} has given in all",
    "label-bands-given": "what all bands of {step} have given in all",
    "label-bands-pays": "what all bands of {step} give",
    "label-bands-counted": "what the bands of {step} have counted",
    "label-bands-so-far": "what the bands of {step} had counted before",
    "label-bands-through": "what is put through the bands of {step}",
    "choice-bands-of-rest": "{step}: its bands take what is left when the step runs; they say no `of`.",
    "choice-bands-per-invention": "{step}: its bands are per invention; the money that reaches it is taken as that of one "
    "invention.",
    "choice-bands-per-licence": "{step}: its bands are per licence; the money that reaches it is taken as that of one licence.",
    "choice-bands-per-inventor": "{step}: its bands are per inventor; each end counts {persons} times, once for each person "
    "of {party}, as if they had equal parts.",
    "choice-bands-per-persons": "{step}: its bands are per inventor; each end counts {persons} times, as if all had equal "
    "parts.",
    "choice-bands-slab-over-life": "{step}: the band that all years together have reached holds for the money of the year; "
    "earlier years are not reckoned again.",
    "choice-bands-index-over-life": "{step}: what comes in a year meets the ends as they are indexed in that year; earlier "
    "years are not reckoned again.",
    "choice-policy-second-hand": "{figure}: the policy {policy} is known second-hand only (confidence {confidence}, {source}); "
    "the contract accepts that.",
    "choice-policy-fact-left-out": "{figure}: the policy {policy} could be given `{fact}`; nothing is given, so its plan goes "
    "without it.",
}
