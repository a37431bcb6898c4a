"""English: what is wrong with equity, risks and events, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_EQUITY: Final = {
    "equity-without-capital": Said(
        "`equity` does not say how large the capital is",
        "The contributions must add up to it.",
        "add `capital: …` to `equity`.",
    ),
    "equity-without-contributions": Said(
        "`equity` does not say who pays for the capital",
        "",
        "add `contributions:` to `equity`, by party.",
    ),
    "capital-not-subscribed": Said(
        "the capital is {capital:number}, the contributions add up to {sum:number}",
        "Every part of the capital is subscribed by somebody, and nobody subscribes more than there is.",
        "mend a contribution, or the capital.",
    ),
    "capital-without-value": Said(
        "this contribution of `{party}` to the capital has no value",
        "The company law asks that what is not money can be valued in money.",
        "add `value: …`, or what the value follows from.",
    ),
    "capital-not-whole-units": Said(
        "the capital of {capital:number} is no whole number of units of {unit:number}",
        "Capital is held in whole units.",
        "change `capital`, or write a smaller unit: `round: {{to: …}}` in `equity`.",
    ),
    "capital-without-date": Said(
        "{promised:number} of {value:number} subscribed has a date of payment",
        "Nothing says when the rest is paid; it counts as not paid in.",
        "add an instalment with its date under `paid`.",
    ),
    "instalment-without-amount": Said(
        "the instalment of {when} says no amount",
        "Only where there is a single instalment is it all that was subscribed.",
        "write `{when}: …` with an amount.",
    ),
    "paid-beyond-subscribed": Said(
        "the instalments add up to {promised:number}, subscribed are {value:number}",
        "Nobody pays in more than was subscribed.",
        "mend an instalment, or the value.",
    ),
    "date-needed": Said(
        "whether the instalment of {date} is paid cannot be said without the date of the contract",
        "No clock is read: what is due by the date of the contract counts as paid in.",
        "add `date: …` at the head of the file.",
    ),
    "valuation-gap": Said(
        "`{party}` counts for {agreed:number}, appraised at {appraised:number}: {gap:number} {side}",
        "Founders may answer for a contribution that is worth markedly less than it counts for.",
        "have the parties confirm the agreed value, or take the appraised one.",
    ),
}

_RISKS: Final = {
    "risk-without-owner": Said(
        "nobody bears the risk `{risk}`",
        "It has no steps of its own, and the file has no `liability`.",
        "add `liability:` with a `split`, or `steps:` to the risk.",
    ),
    "risk-incomplete": Said(
        "the risk `{risk}` has no {missing}",
        "Expected figures are probability × amount.",
        "add `{missing}: …` to it.",
    ),
    "not-a-probability": Said(
        "the probability of `{risk}` is {text:number}",
        "A probability lies between 0 and 100 %.",
        "write it as a percentage, such as `12%`.",
    ),
    "loss-without-phase": Said(
        "nothing says in which phase `{loss}` falls",
        "The shares of the parties and some caps are those of a phase.",
        "add `phase: …`.",
    ),
    "layers-do-not-meet": Said(
        "a {side}: the layer `{step}` begins above {over:number}, the steps before it reach {reached:number}",
        "What lies in a gap falls back on the parties; what lies in an overlap would be borne twice.",
        "begin the layer where the steps before it end: `over: {reached}`.",
    ),
    "step-without-plan": Said(
        "nothing says who bears the step `{step}`",
        "",
        "add `to:` with a party, or (under `liability`) `split:`.",
    ),
    "liability-without-plan": Said(
        "`liability` does not say who is liable",
        "What a risk's own steps leave must be borne by somebody, or stay uncovered by agreement.",
        "add `split: …`, or `steps:`.",
    ),
    "phase-without-shares": Said(
        "`{figure}` has no shares for the phase `{phase}`, in which the loss of line {line} falls",
        "",
        "add the phase to the table, with shares that make 100 %.",
    ),
    "phase-shares-do-not-fill": Said(
        "the shares of the phase `{phase}` make {sum:share}, not the whole",
        "Liability without an owner would stay with whoever suffered the loss.",
        "mend the shares of this phase so that they make 100 %.",
    ),
    "unknown-risk": Said(
        "no risk is called `{risk}`",
        "",
        "write the id as it stands under `risks`, or leave `risk` out and say `phase` and `amount`.",
    ),
    "event-without-amount": Said(
        "nothing says how large the loss `{loss}` was",
        "An event takes from its `risk` what it does not say itself.",
        "add `amount: …`, or a `risk` that has one.",
    ),
    "fault-without-degree": Said(
        "nothing says of what degree the fault of `{party}` was",
        "Caps bind for negligence; they are void for gross negligence and intent.",
        "add `degree: negligence`, `gross negligence` or `intent`.",
    ),
    "fault-beyond-whole": Said(
        "the parts by fault make {sum:number}, more than the whole loss",
        "A fault without `part` stands for the whole.",
        "say which part is whose, after its id: `{{part: 60%, degree: negligence}}`.",
    ),
    "late-beyond-loss": Said(
        "late notice by `{party}` made the loss {late:number} larger, but only {rest:number} is left of it",
        "The enlarged part is a part of the loss, after what is somebody's fault.",
        "mend `late`, or the amount of the loss.",
    ),
    "loss-uncovered": Said(
        "{amount:number} of the loss `{loss}` is borne by nobody",
        "It stays where it fell.",
        "agree on a reserve, a higher cap, or `overflow: those with room`.",
    ),
}

LOSSES: Final[Mapping[str, Said]] = {**_EQUITY, **_RISKS}
