"""English: what is wrong with bands and policies, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_BANDS: Final = {
    "bands-not-said": Said(
        "these bands do not say `{words}`",
        "Of what they are, over what they count and how they hold changes every figure; nothing is assumed.",
        "add `{known}`.",
    ),
    "bands-missing": Said(
        "there are no bands here",
        "",
        "write them, the lowest first: `tiers: [{{upto: 50, rate: 75%}}, {{rate: 35%}}]`.",
    ),
    "band-end-misplaced": Said(
        "band {band} should have an `upto` unless it is the last, and none if it is",
        "Every amount must lie in one band, however large it is.",
        "let the last band, and no other, go without `upto`; if nothing is given above, add a last band that says so.",
    ),
    "band-without": Said(
        "band {band} has no `{word}`",
        "",
        "add `{word}: …`; a band that gives nothing says `0%`.",
    ),
    "bands-not-rising": Said(
        "band {band} ends at {text:number}, which is not above {before:number}",
        "Bands stand in order, the lowest first, and the first ends above 0.",
        "put the bands in order; each ends above the one before it.",
    ),
    "band-rate-out-of-range": Said(
        "the rate of band {band} comes to {value:number}, and a rate lies between 0 and 1",
        "A bare 75 is seventy-five times the amount.",
        "write a part between `0%` and `100%`, such as `75%`.",
    ),
    "band-index-small": Said(
        "the index `{text}` takes the ends of the bands down to {value:number} of what is written",
        "The ends are multiplied by it: where prices rise by 2 %, the index is 1.02.",
        "write what prices are over what they were, such as `1.02`; keep it if they have fallen so far.",
    ),
    "band-index-not-above-zero": Said(
        "the index `{text}` comes to {value:number}",
        "The ends of the bands are multiplied by it.",
        "write a factor above 0, such as `1.04`.",
    ),
    "band-word-needs": Said(
        "`{word}` has no meaning here without `{needed}`",
        "",
        "write `{needed}`, or take `{word}` out.",
    ),
    "bands-persons-unknown": Said(
        "the bands of `{step}` are per inventor, and nothing says how many there are",
        "Who gets it has no members that are persons.",
        "add `persons: 3`, or name the members.",
    ),
    "bands-persons-no-number": Said(
        "`{text}` persons come to {value:number}",
        "",
        "write a whole number from 1.",
    ),
    "slab-cliff": Said(
        "just above {upto:number} `{party}` gets less of these bands ({above:number}) than at {upto:number} ({at:number})",
        "The band that is reached holds for all of the amount, and it gives less than the band below.",
        "keep it if the clause means it; `method: marginal` has no such step.",
    ),
}

_POLICIES: Final = {
    "policy-unknown": Said(
        "there is no policy `{policy}`",
        "{known_too}",
        "write the id of one under `policies`, or of a shipped one.",
    ),
    "policy-unused": Said(
        "nobody uses the policy `{policy}`",
        "",
        "write `policy: {policy}` where it holds, or delete it.",
    ),
    "policy-empty": Said(
        "the policy `{policy}` says nothing",
        "",
        "give it `steps:`, `split:` or `to:`.",
    ),
    "policy-beside-plan": Said(
        "`{word}` stands beside `policy`",
        "A policy is the whole plan.",
        "delete one of the two.",
    ),
    "policy-not-named": Said(
        "exactly one of `plan` and `preset` names the policy",
        "`plan` is one of this file, `preset` one that is shipped.",
        "write one of them, or just the id: `policy: house_rule`.",
    ),
    "policy-word-of-presets": Said(
        "`{word}` says something about shipped policies, and `{policy}` is one of this file",
        "",
        "take `{word}` out.",
    ),
    "policy-not-sure": Said(
        "the policy `{policy}` is known second-hand only (confidence {confidence}, {source})",
        "What nobody has read in the original is used only where the contract says so.",
        "write `policy: {{preset: {policy}, accept: {confidence}}}`, or write the plan itself under `policies`.",
    ),
    "policy-in-other-currency": Said(
        "the policy `{policy}` has amounts in {currency}, and the contract is in {unit}",
        "The file names no rate of exchange, and none is invented.",
        "take its plan from docs/policies.md into `policies`, with its amounts in {unit}; "
        "or put this pool into a file in {currency}.",
    ),
    "policy-fact-missing": Said(
        "the policy `{policy}` leaves `{fact}` to the contract, which does not say it",
        "What the published policy does not settle is not guessed.",
        "add `given: {{{fact}: …}}`; docs/policies.md says what it is.",
    ),
    "policy-fact-unknown": Said(
        "the policy `{policy}` asks for no `{fact}`",
        "{known_too}",
        "take it out, or mend the name.",
    ),
    "policy-role-unknown": Said(
        "the policy `{policy}` has no `{role}`",
        "{known_too}",
        "put the name that the policy uses on the left, and the one of this file on the right.",
    ),
    "policy-roles-meet": Said(
        "`{first}` and `{second}` of the policy `{policy}` are both `{name}` here",
        "They stand in one table of shares, and a table names each once.",
        "name different members, or write the plan itself with their shares added up.",
    ),
    "policy-names-nobody": Said(
        "the policy `{policy}` names `{name}`, which `{party}` does not have",
        "Its names are sought where it stands: among {members}.",
        "say who that is: `roles: {{{name}: …}}`; `itself` is the party apart from its members.",
    ),
}

TIERS: Final[Mapping[str, Said]] = {**_BANDS, **_POLICIES}
