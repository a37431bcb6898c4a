"""English: every sentence of the report by its code. Plain words, one idea a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_TITLES = {
    "title-head": "Settlement of {contract}",
    "title-parties": "Parties",
    "title-phases": "Phases",
    "title-contributions": "Contributions as accepted, in {unit}",
    "title-contribution-totals": "Contributions by party, in {unit}",
    "title-figure": "Figure {name}{title}",
    "title-result": "Pool {pool}{title}: result, in {unit}",
    "title-result-yardstick": "Pool {pool}{title}: a yardstick, paid to nobody, in {unit}",
    "title-comparison": "{pool}: the splits beside each other, in {unit}",
    "title-core": "{pool}: which groups object, in {unit}",
    "title-inside": "{pool}: inside the parties, in {unit}",
    "title-worths": "{pool}: what every group is worth, in {unit}",
    "title-terms": "{pool}: what the parties add by working together, in {unit}",
    "title-worksheet": "{pool}, {split}: worksheet of {party}{title}, in {unit}",
    "title-rounding": "{pool}: rounding to whole units of {step}",
    "title-rounding-inside": "{pool}: rounding inside {party} to whole units of {step}",
    "title-choices": "What the program chose because the contract does not say it",
    "title-grounds": "Grounds of the figures: {part}",
    "title-listing": "All figures",
}

_HEADINGS = {
    "party": "party",
    "name": "name",
    "kind": "kind",
    "standing": "standing",
    "clause": "clause",
    "phase": "phase",
    "entry": "entry",
    "how": "how",
    "value": "value",
    "accepted-value": "value",
    "appraised": "appraised",
    "evidence": "evidence",
    "total": "total",
    "share": "share",
    "exact": "exact",
    "gets": "gets",
    "pays": "pays",
    "bears": "bears",
    "together": "together",
    "group": "group",
    "worth": "worth",
    "source": "source",
    "without": "without {party}",
    "adds": "{party} adds",
    "weight": "weight",
    "product": "product",
    "groups": "groups",
    "each-adds": "each adds",
    "split": "split",
    "verdict": "verdict",
    "by-how-much": "by",
    "about": "about",
    "rounded-down": "rounded down",
    "remainder": "remainder",
    "rank": "rank",
    "odd-unit": "odd unit",
    "units": "units",
    "figure": "figure",
    "unit": "unit",
    "ground": "ground",
    "label": "what it is",
    "path": "in the contract",
    "number": "no.",
    "choice": "choice",
    "score": "score",
}

_ROWS = {
    "sum": "sum",
    "difference": "difference",
    "all-parties": "all parties",
    "sum-of": "sum of {party}",
    "core": "core",
    "payoff": "payoff = sum",
    "shapley-value": "Shapley value = sum",
    "correction": "correction: {how}",
    "payoff-corrected": "payoff",
    "weights": "weight",
    "each": "each",
    "alike": "{first} … {last} ({count} alike)",
    "alike-ids": "{first} … {last}",
    "paid-split": "{split} (settled)",
    "contract-file": "file",
    "contract-sha256": "SHA-256 of the file",
    "trail-digest": "digest of the trail",
    "contract-date": "date",
    "contract-law": "law",
    "law-none": "none (no default rule of law fills a gap)",
    "contract-unit": "unit of amounts",
    "unit-scaled": "{unit} = {scale} {currency}",
    "smallest-payable": "smallest payable amount",
    "step-in-currency": "{step} = {amount} {currency}",
    "unallocated": "not allocated",
    "itself": "the party itself",
    "outside": "paid to the outside",
    "reserve": "reserve",
    "other": "not a partner",
}

_KINDS = {
    "kind-enterprise": "enterprise",
    "kind-university": "university",
    "kind-institute": "institute",
    "kind-government": "government",
    "kind-finance": "finance",
    "kind-commercial": "commercial body",
    "kind-intermediary": "intermediary",
    "kind-insurer": "insurer",
    "kind-person": "person",
    "kind-laboratory": "laboratory",
    "kind-school": "school",
    "kind-team": "team",
    "kind-office": "office",
    "kind-main-contributors": "main contributors",
    "contributed-cash": "cash",
    "contributed-staff": "staff",
    "contributed-equipment": "equipment",
    "contributed-site": "site",
    "contributed-technology": "technology",
    "contributed-data": "data",
    "contributed-channel": "channel",
    "contributed-grant": "grant",
    "contributed-other": "other",
}

_NOTES = {
    "note-reading": "Every figure has an id. “iuralloc explain FILE ID” leads it back to its clauses; "
    "“iuralloc verify” and verify.py compute every figure again.",
    "note-equipment": "Equipment counts for its use: (price − residual value) / life × time used × share of use.",
    "note-no-value": "No value is stated for: {entries}.",
    "note-shares": "Percentages are rounded so that they add up to 100.00 %.",
    "note-each": "“each” marks the amount of every one of several alike parties; sums count all of them.",
    "note-amount": "The amount, {amount} {unit}: {ground}.",
    "note-divided": "{how}.",
    "note-divided-ground": "{how}: {ground}.",
    "note-ground": "Grounds: {ground}.",
    "note-capitals": "In capital numerals: {amounts}.",
    "capital-of": "{name} ({party})",
    "capital-amount": "{whose} {amount}",
    "note-quote": "The contract says: “{quote}”",
    "note-rounded-amount": "It is paid as {payable} {unit}, the nearest whole number of units of {step}.",
    "note-step": "Paid in whole units of {step}.",
    "note-nothing-rounded": "Every part is a whole number of units of {step}: nothing was rounded.",
    "block": "{count} {name} = {members}",
    "note-blocks": "Alike parties: {blocks}.",
    "note-terms": "A group of this make-up adds its amount once all its members are there, beyond what its "
    "smaller groups add. A group is worth the sum of what all groups inside it add.",
    "note-many-terms": "There are {count} make-ups of groups that add something; they stand in the trail, "
    "figure {figure}. Shown are single parties and all parties.",
    "note-many-groups": "There are {count} groups; their worths stand in the trail, figure {figure}. Shown "
    "are single parties and all parties.",
    "note-worksheet": "Weight: the part of all orders of joining in which the party comes last in the "
    "group. Product: what the party adds × weight.",
    "note-core-gain": "A group objects if it is worth more than its members get together: it would do "
    "better without the others. A split to which no group objects is in the core. Tested with exact "
    "amounts, before rounding.",
    "note-core-burden": "A group objects if its members pay together more than the group would pay alone: "
    "it would do better without the others. A split to which no group objects is in the core. Tested with "
    "exact amounts, before rounding.",
    "note-core-listed": "Of {split}, only the {listed} largest of {count} objections are listed.",
    "note-comparison": "Only the first split is settled; the others are computed for comparison only.",
    "note-comparison-yardstick": "Exact amounts; nobody is paid.",
    "note-units": "Exact amount / smallest payable amount = units rounded down + remainder.",
    "note-missing": "{count} units are left after rounding down. They go to the largest remainders: {parties}.",
    "note-missing:one": "{count} unit is left after rounding down. It goes to the largest remainder: {parties}.",
    "note-tie": "{count} remainders are equal where the units run out. Who is listed first is served "
    "first: {served} got a unit, {unserved} did not.",
    "evidence-mark": "[{mark}]",
    "note-evidence": "[{mark}] {evidence}",
    "note-alike-grounds": "Where several alike figures stand in one row, the formula is that of the first; "
    "in those of the others their own number stands.",
    "note-nothing-chosen": "Nothing: the contract says all that was needed.",
    "note-scaled-first": "Each criterion is scaled first: a score counts as its part of the sum of all "
    "scores in that criterion.",
    "note-scaled-end": "Score: the sum of weight × score over all criteria. Shares are taken at the end.",
}

_DIVIDED = {
    "divided-proportional": "Divided in proportion to {by}",
    "divided-shares": "Divided by the agreed shares",
    "divided-equal": "Divided into equal parts",
    "divided-to": "The whole goes to one recipient",
    "divided-rule": "Divided by {rule} ({idea})",
    "divided-rule-named": "Divided by {rule}: {idea}",
    "divided-with": "Divided by {rule}, {parameters}: {idea}",
    "split-shares": "agreed shares",
    "split-to": "to one recipient",
}

_CORE = {
    "core-in": "in the core",
    "core-out": "{count} groups object",
    "core-out:one": "{count} group objects",
    "core-in-of": "in the core: none of {groups} groups objects",
    "core-out-of": "{count} of {groups} groups object",
    "core-out-of:one": "{count} of {groups} groups objects",
    "core-untested": "not tested",
    "core-why": "not tested: {why}",
    "untested-split-among-others": "the amount does not go to the parties of the game alone",
    "untested-too-many-groups": "{groups} different make-ups of groups, the limit is {limit}",
    "member-of-type": "{count} like {first}",
    "member-of-run": "{count} of {block}",
    "member-of-block": "{count} {block}",
}

_SOURCES = {
    "source-listed": "line {line}",
    "source-superadditive": "not listed: what its parts are worth together",
    "source-zero": "not listed: 0",
    "source-terms": "sum of what groups inside it add",
}

_LABELS = {
    "label-smallest-payable": "smallest payable amount",
    "label-contribution": "contribution of {party}, entry {entry}",
    "label-appraised": "appraised value of the contribution of {party}, entry {entry}",
    "label-contribution-total": "contributions of {party} together",
    "label-contributions": "contributions of all parties",
    "label-figure": "{name}",
    "label-score": "score of {party} in {figure}",
    "label-score-total": "sum of all scores of {figure} in {criterion}",
    "label-amount": "amount of {pool}",
    "label-payable": "amount of {pool} in whole units",
    "label-game": "what each group is worth in {pool}",
    "label-worth-of-all": "what all parties together are worth in {pool}",
    "label-exact": "exact entitlement of {party} in {pool}",
    "label-share": "part of {party} in {pool}",
    "label-settled": "what is paid of {pool} in whole units",
    "label-settled-inside": "what is paid of {pool} inside {party} in whole units",
    "label-paid": "what {party} gets of {pool}",
    "label-sum": "sum of what is paid of {pool}",
    "label-sum-inside": "sum of what is paid of {pool} inside {party}",
    "label-difference": "what is left of {pool}",
    "label-difference-inside": "what is left of {pool} inside {party}",
    "label-core": "test of a split of {pool}: which groups object",
    "label-basis": "{by}, for {party}",
    "label-basis-total": "{by}, all parties together",
    "label-parameter": "{parameter} of {party} in {pool}",
    "label-parameter-total": "{parameter} of all parties together in {pool}",
    "label-part": "{part} in the division of {pool}",
    "label-part-inside": "{part} in the division of {pool} inside {party}",
}

_FORMULAS = {
    "formula-given": "“{raw}” in the contract",
    "formula-stated": "as stated",
    "formula-spelt": "stated as {raw}",
    "formula-entry": "what {of} gives {key}",
    "formula-least": "the smallest of {operands}",
    "formula-greatest": "the largest of {operands}",
    "formula-rounded": "{of} to the nearest whole number of {unit}, halves away from zero",
    "formula-apportioned": "the {count} exact parts in whole units of {unit}, by largest remainder, together {total}",
    "formula-apportioned:one": "the whole, {total}, in whole units of {unit}",
    "formula-worths": "the worths of {count} groups as listed",
    "formula-worths:one": "the worth of {count} group as listed",
    "formula-worths-zero": "the worths of {count} groups as listed; others are worth 0",
    "formula-worths-superadditive": "the worths of {count} groups as listed; others by splitting up",
    "formula-synergies": "{count} terms, each a sum that a group adds once its members are together",
    "formula-synergies:one": "{count} term: a sum that a group adds once its members are together",
    "formula-worth": "worth of {group} in {game}",
    "formula-worth-all": "worth of all {count} parties in {game}",
    "formula-dividend": "what {{{group}}} adds",
    "formula-in-game": "{formula}, in {game}",
    "formula-marginals": "average of what {player} adds to {count} groups of {game}, weights by size of "
    "group {weights}",
    "formula-marginals-many": "average of what {player} adds to {count} groups of {game}, weights (s − 1)! "
    "(n − s)! / n! for a group of s of the n = {players} parties",
    "formula-objections": "worth of each group in {game} − what its members get",
    "formula-objections-burden": "what the members of each group pay − what the group would pay, in {game}",
    "formula-shared-dividends": "what {player} gets of what each group adds in {game}, shared {how}",
    "formula-dual": "the dual of {game}",
    "formula-by-unions": "equally among the unions with members in it, and there {how}",
    "formula-by-levels": "equally among the unions with members in it, on {count} levels, and there {how}",
    "formula-by-classes": "among its members of the highest class {how}",
    "formula-by-weights": "by the weights {weights}",
    "equally": "equally",
    "formula-nucleolus": "the nucleolus of {game}, proved by {levels} levels of balanced groups",
    "formula-prenucleolus": "the prenucleolus of {game}, proved by {levels} levels of balanced groups",
    "formula-per-capita-nucleolus": "the per-capita nucleolus of {game}, proved by {levels} levels of balanced groups",
    "formula-core-least": "the least that each party gets in the core of {game}, proved by balanced groups",
    "formula-core-most": "the most that each party gets in the core of {game}, proved by balanced groups",
    "formula-restricted": "{game} for groups that are linked ({links}): others are worth what their linked parts are",
    "formula-restricted-apart": "{game} without any links: a group is worth what its members are alone",
    "formula-link": "{first}–{second}",
    "formula-more-links": "… ({count} links in all)",
    "formula-minimal-right": "the most that a group of {game} leaves to {player} when its other members get what "
    "each adds to all",
    "formula-minimal-right-burden": "the least that a group of {game} leaves to {player} when its other members pay "
    "what each adds to all",
    "formula-total-of-rights": "the sum over all parties of the most that a group of {game} leaves to each when its other "
    "members get what each adds to all",
    "formula-total-of-rights-burden": "the sum over all parties of the least that a group of {game} leaves to each when its "
    "other members pay what each adds to all",
    "formula-total-of-hopes": "the sum over all parties of what each adds to all others in {game}",
    "formula-claims-game": "what each group of the {count} parties is left of {estate} when all others are paid in full",
    "formula-level": "the smallest level at which {sum} = {total}",
    "level": "level",
    "formula-at-most": "min({part}, {cap})",
    "formula-run": "{first} + … + {last}",
    "formula-more": "… ({count} terms in all)",
}

_SHARED = {
    "shared-level": "the level that all get",
    "shared-second-level": "the second level",
    "shared-loss": "the loss that all bear",
    "shared-claims": "all claims together",
    "shared-shortfall": "what is missing for all claims",
    "shared-rest": "what is left after that",
    "shared-still-claimed": "what is still claimed",
    "shared-claims-game": "what each group is left by the claims of the others",
    "shared-gain": "what there is beyond that without an agreement",
    "shared-gain-by-weight": "gain for a weight of 1",
    "shared-corrected": "all corrected values together",
    "shared-part-of-room": "how far from the lower bounds to the upper",
    "shared-restricted": "what each group is worth along the links",
}

_VALUES = {
    "value-groups": "{count} groups",
    "value-groups:one": "{count} group",
    "value-make-ups": "{count} make-ups of groups",
    "value-make-ups:one": "{count} make-up of groups",
    "value-amounts": "{count} amounts",
    "value-amounts:one": "{count} amount",
    "value-objections": "{count} of {groups} object",
    "value-objections:one": "{count} of {groups} objects",
}

_GROUNDS = {
    "ground-line": "line {line}",
    "ground-clause": "clause {clause}",
    "ground-evidence": "evidence: {evidence}",
    "ground-quote": "“{quote}”",
    "ground-note": "note: {note}",
    "ground-rule": "rule: {rule}",
    "ground-choice": "choice of the program: {choice}",
    "rule-sum": "sum",
    "rule-difference": "difference",
    "rule-share": "part of the whole",
    "rule-core": "test of every group",
    "rule-largest_remainder": "largest remainder",
    "rule-to": "the whole to one",
    "rule-proportional": "in proportion",
    "rule-equal": "equal parts",
    "rule-shares": "agreed shares",
    "rule-weighted_points": "weighted points",
    "rule-composite_factor": "weighted points, each criterion scaled first",
    "part-file": "the whole file",
    "part-contribution": "contributions",
    "part-figure": "{name}",
}

_CHOICES = {
    "choice-smallest-coin": "The smallest payable amount is the smallest coin of {currency}; `round: {{to: "
    "…}}` would set another.",
    "choice-ties-in-order-of-parties": "Equal remainders: the party listed first gets the odd unit; "
    "`round: {{ties: …}}` would say so.",
    "choice-among-all": "All parties share in {pool}; `among` would name fewer.",
    "choice-yardstick": "No amount is stated for {pool}: it is computed as a yardstick and paid to nobody.",
    "choice-pool-rounded-to-units": "The amount of {pool} is no whole number of payable units: it is "
    "rounded to the nearest, halves away from zero.",
    "choice-paid-by-payoffs-of-game": "{pool} is divided in proportion to what each party gets by the game "
    "of {other}: those payoffs are scaled to the amount of {pool}.",
    "choice-not-divided-further": "What reaches {party} in {where} is not divided further: neither a plan "
    "nor shares of the members say how.",
    "choice-not-listed-contributes-nothing": "No contribution is listed for {party}: it counts as 0.",
    "choice-scores-scaled-at-the-end": "The scores of {figure} are weighed as they stand; `scaled: each "
    "first` would scale every criterion first.",
    "choice-parameter-default": "`{parameter}` is not stated for {rule} in {pool}: {default}.",
    "choice-unlisted-zero": "Groups that are not listed in {pool} are worth 0, as `unlisted: 0` says.",
    "choice-unlisted-superadditive": "Groups that are not listed in {pool} are worth what they can do by "
    "splitting up into listed groups and single parties, as `unlisted: superadditive` says.",
}

_SHORT_CHOICES = {
    "chosen-smallest-coin": "smallest coin of the currency",
    "chosen-pool-rounded-to-units": "amount rounded to payable units",
    "chosen-not-listed-contributes-nothing": "who is not listed contributes nothing",
}

_TREE = {
    "tree-shown": "shown above",
    "tree-deeper": "goes on: explain this figure by itself",
    "tree-given": "“{raw}”, line {line}",
    "tree-given-as": "{label}: “{raw}”, line {line}",
    "tree-more": "and {count} more",
    "tree-more-listed": "and {count} more: {first} … {last}",
    "tree-each": "{value} each, {count} alike",
}

_JOINTS = {
    "and-more": "{listed} and {count} more",
    "list": ", ",
    "parts": "; ",
    "and": " + ",
    "after-name": ", {name}",
}

SENTENCES: Final[Mapping[str, str]] = {
    **_TITLES, **_HEADINGS, **_ROWS, **_KINDS, **_NOTES, **_DIVIDED, **_CORE, **_SOURCES, **_LABELS,
    **_FORMULAS, **_SHARED, **_VALUES, **_GROUNDS, **_CHOICES, **_SHORT_CHOICES, **_TREE, **_JOINTS,
}  # fmt: skip
