"""English, what is said beside the result: restatements, ranges, claims: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # the second settlement
    "title-restated": "What was restated",
    "title-resettled": "The second settlement beside the first, in {unit}",
    "title-resettled-inside": "The second settlement beside the first, inside {party}, in {unit}",
    "title-payments": "Who pays whom after the second settlement, in {unit}",
    "in-pool": "pool",
    "in-year": "year",
    "in-all": "in all",
    "first-value": "first",
    "restated-value": "restated",
    "as-of-day": "as of",
    "first-settled": "settled first",
    "restated-settled": "by restated values",
    "interest-on-it": "interest",
    "who-pays": "who pays",
    "to-whom-paid": "whom",
    "how-much": "how much",
    "payer": "whoever pays the pools",
    "note-resettled": "What was settled first is paid. The second settlement uses the restated values, each amount "
    "rounded by itself; a difference above 0 means that more is due than was settled.",
    "note-resettled-costs": "In all: receipts less payments. In a pool of costs or losses a difference above 0 means "
    "that more is to be borne.",
    "note-no-interest": "No interest is stated: none is counted.",
    "note-interest": "Interest at {rate} % a year, simple, from the end of each year to {until}: whole years, then days "
    "over 365.",
    "note-interest-compound": "Interest at {rate} % a year, compound by whole years, from the end of each year to "
    "{until}; days beyond whole years over 365, simple.",
    "note-payments": "In the order of the parties: the first who owes pays the first who is owed, until one of them is "
    "even.",
    "note-payments-rounded": "Differences with interest are brought to whole units by largest remainder.",
    "note-no-payments": "Nobody owes anybody anything.",
    "note-payer": "The amounts of the pools have changed: the rest is due from whoever pays them, or back to them.",
    "note-payment-inside": "{payer} pays {payee} {amount} {unit}.",
    "choice-resettled-all-at-once": "Values were restated as of several days ({dates}): there is one second settlement "
    "for all of them together.",
    "choice-resettled-in-order-of-parties": "Who pays whom after the second settlement follows the order of the parties.",
    "choice-resettled-interest": "Interest on differences runs from the end of each year to {until}, by days over 365; "
    "between parties only, not inside them.",
    "label-restated": "{label}, by restated values",
    "label-resettled-line": "how much more {party} is due of {pool} {year} by restated values",
    "label-resettled-interest": "interest on the difference of {party}, {pool} {year}",
    "label-resettled-before": "what {party} got in all by the first settlement",
    "label-resettled-after": "what {party} gets in all by restated values",
    "label-resettled-difference": "the difference of {party} in all",
    "label-resettled-earned": "interest on the differences of {party} in all",
    "label-resettled-due": "what {party} is owed (below 0: owes) after the second settlement",
    "label-resettled-moved": "what is paid in all after the second settlement",
    "label-resettled-gets": "what each gets after the second settlement, in whole units",
    "label-resettled-pays": "what each pays after the second settlement, in whole units",
    "label-resettled-gets-one": "what {party} gets after the second settlement",
    "label-resettled-pays-one": "what {party} pays after the second settlement",
    "label-resettled-payment": "what {party} pays {to} after the second settlement",
    "label-resettled-rate": "interest of a year on differences",
    "label-resettled-factor": "interest on a difference of {year}: {years} years and {days} days",
    "rule-interest": "interest on the difference",
    "rule-order_of_parties": "payments in the order of the parties",
    "part-restated": "the settlement by restated values",
    "part-resettled": "the differences",
    "chosen-resettled-interest": "interest from the end of the year, days over 365",
    # ranges
    "title-not-agreed": "What is not agreed",
    "title-runs": "Which values were computed",
    "title-range": "{name}: between which amounts each {verb}, in {unit}",
    "range-from": "from",
    "range-to": "to",
    "settlement": "settlement",
    "settled-on": "settled on the value stated beside it",
    "left-open": "open",
    "run": "run",
    "computed-with": "values",
    "settled-amount": "settled",
    "least-of-all": "least",
    "most-of-all": "most",
    "in-run": "in run",
    "has": "has",
    "as-settled": "as settled",
    "runs-and-more": "{shown} …",
    "note-runs-together": "All combinations of the ends.",
    "note-runs-alone": "Too many ranges for all combinations: all lower ends, all upper ends, and each end alone, the "
    "others as settled or, where nothing is settled, at their lower end.",
    "note-range": "The least and the most of the runs above and of what is settled; values between the ends of a range "
    "were not computed.",
    "note-open": "Nothing of this is settled: it rests on a value that is not agreed. To settle it meanwhile, put a "
    "number in the place of `contested` and leave the range.",
    "choice-ranges-each-alone": "{count} ranges have too many combinations: each was computed alone.",
    "label-at-ends": "{label}, with {values}",
    "label-range-least": "the least that {party} can have of {pool}",
    "label-range-most": "the most that {party} can have of {pool}",
    "rule-range": "over all runs",
    "part-range": "what is not agreed",
    # claims
    "title-claimed": "Claimed beside computed; amounts in {unit}",
    "computed-here": "computed",
    "claimed-here": "claimed",
    "claimed-less-computed": "claimed less computed",
    "verdict-claimed-confirmed": "confirmed",
    "verdict-claimed-within-unit": "less than a smallest unit off",
    "verdict-claimed-differs": "differs",
    "verdict-claimed-open": "not settled",
    "label-claimed": "what is claimed for {name}",
    "label-claimed-computed": "what was computed for {name}",
    "label-claimed-difference": "how much more is claimed for {name} than was computed",
    "part-claimed": "claims",
    # explain, variants
    "explain-restated": "by restated values {value} (figure {figure})",
    "explain-range": "between {least} and {most} (figures {figure_least}, {figure_most})",
    "explain-contested": "not agreed: {low} .. {high}",
    "figure-not-settled": "{figure} is not settled, since it rests on a value that is not agreed; see {run} and the other runs",
    "variant-restated": "{variant}: restated, settled on first values",
    "variant-contested": "{variant}: not agreed",
}
