"""English: what is wrong with a bare game or with what a rule was asked, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_FIELDS: Final = {
    "game-empty": Said(
        "there is nothing to read here",
        "It is empty, or holds only comments.",
        "check that this is what you meant; a game begins with its `type` and players, as `iuralloc rules shapley` shows.",
    ),
    "type-missing": Said(
        "`{field}` does not say its `type`",
        "There are {known}.",
        "write one of them as `type`.",
    ),
    "counts-make-no-game": Said(
        "an airport with several aircraft of a type is no game of its types",
        "With `counts`, answers are by aircraft: `shapley`, `airport_shapley` and `airport_nucleolus` give them.",
        "take one of these, or give every aircraft its own name and leave `counts` out.",
    ),
    "parameter-not-given": Said(
        "`{rule}` needs the parameter `{parameter}`",
        "It has no usual value that could be taken instead.",
        "write it under `params`, or add `--param {parameter}=…`; `iuralloc rules {rule}` says what it is.",
    ),
    "answers-too-fine": Said(
        "the answers are fractions with more than {digits:number} digits",
        "So many different numbers of sharers have no short common denominator.",
        "put those who are alike together, or ask for fewer.",
    ),
    "type-unknown": Said(
        "`{field}` says `{text}`, which is no type of game",
        "There are {known}.",
        "write one of them as `type`.",
    ),
    "field-missing": Said(
        "a game of type `{type}` needs `{name}`, and there is none",
        "",
        "add `{name}: …`.",
    ),
    "field-unknown": Said(
        "`{name}` is no field here",
        "What is read here: {known}.",
        "mend the word, or take it out.",
    ),
    "field-no-mapping": Said(
        "`{field}` should be a mapping with names for keys, and is {text}",
        "",
        "write `{{NAME: NUMBER, …}}`.",
    ),
    "field-no-list": Said(
        "`{field}` should be a list, and is {text}",
        "",
        "write it in square brackets.",
    ),
    "kind-unknown": Said(
        "the kind of a game is `profit` or `cost`, not `{text}`",
        "The sign decides what an objection is.",
        "write one of the two, or leave `kind` out for `profit`.",
    ),
    "number-not-read": Said(
        "`{field}` is no number: {text}",
        "",
        'write a whole number, a decimal or a fraction, such as `3`, `2.5` or `"7/12"`.',
    ),
    "number-inexact": Said(
        "`{field}` is the binary float {text}",
        "A float is seldom the number that was written, and every figure here is exact.",
        'give it as text, `"{text}"`, as a `Fraction`, or as a whole number.',
    ),
    "number-not-finite": Said(
        "`{field}` is {text}, which is no number",
        "Nothing can be divided by the side of it.",
        "mend the number.",
    ),
    "number-missing": Said(
        "`{field}` has no number for `{player}`",
        "Nothing is filled in silently.",
        "add `{player}: …`.",
    ),
    "number-negative": Said(
        "`{field}` is below zero: {value:number}",
        "",
        "mend the number.",
    ),
    "number-not-positive": Said(
        "`{field}` must be above zero and is {value:number}",
        "",
        "mend the number.",
    ),
    "players-missing": Said(
        "`{field}` names nobody",
        "",
        "name at least one player.",
    ),
    "player-not-named": Said(
        "`{player}` in `{field}` is no name of a player",
        "A name is a text, and has no plus sign in it: that separates the players of a group.",
        "give the player another name.",
    ),
    "player-twice": Said(
        "`{player}` stands twice in `{field}`",
        "One of the two would be lost without a word.",
        "take one out, or give it another name.",
    ),
    "player-unknown": Said(
        "`{field}` names `{player}`, who is no player",
        "The players are {known}.",
        "mend the name, or add the player.",
    ),
    "coalition-twice": Said(
        "the group `{group}` is listed twice",
        "The order of its members makes no difference.",
        "take one out.",
    ),
    "worth-of-nobody": Said(
        "`{field}` gives the empty group a worth",
        "Nobody is worth nothing, always.",
        "take that entry out.",
    ),
    "worth-not-listed": Said(
        "the group `{group}` has no worth; {listed} of {wanted} groups have one",
        "A missing worth is never taken for zero.",
        "list the group, or say what the others are worth: `default: 0`, or `default: superadditive` (what their parts are worth).",
    ),
    "worths-wrong-length": Said(
        "`{field}` has {length} entries, not {wanted}",
        "There is one for each group by bit mask, the empty one counted.",
        "check the number of players, and the list.",
    ),
    "table-too-large": Said(
        "a table of {parties} players has too many groups; at most {limit} players are read group by group",
        "It would not fit in memory, or not finish.",
        "for a value such as `shapley`, state the game by `dividends`, `mcnet`, `weighted_voting`, `airport` or "
        "`sequential_liability`: these work for many more; what looks at every group, such as a core, does not.",
    ),
    "list-wrong-length": Said(
        "`{field}` has {length} entries, not {wanted}",
        "",
        "mend the list.",
    ),
    "product-of-nothing": Said(
        "product {product} brings money and takes of no resource",
        "There would be no end to what can be made.",
        "say in `A` what it takes.",
    ),
    "bound-twice": Said(
        "the bound `{bound}` stands twice",
        "",
        "take one out.",
    ),
    "ratio-not-read": Said(
        "`{field}` is no ratio of two players: {text}",
        "A ratio says that one gets at most so many times what another gets.",
        'write `{{"A/B": 2/3}}` or `[A, B, 2/3]`.',
    ),
    "worth-not-finite": Said(
        "the worth of {group} (`{field}`) is {text}, which is no number",
        "A table with a gap has no exact value.",
        "give the worth, or leave the player out.",
    ),
    "worth-not-exact": Said(
        "`{field}` ({group}) is {text}, which is not the float of a whole number over {scale}",
        "A float is seldom the number that was written, and nothing is rounded here without a word.",
        "name the `scale` of the table (100 for two decimals), or give the worths as text or `Fraction`.",
    ),
    "scale-not-read": Said(
        "`scale` is {text}; it should be a whole number from 1 to {limit}",
        "It says over what whole number the floats of a table are fractions.",
        "write 100 for two decimals.",
    ),
    "votes-too-fine": Said(
        "{votes} votes decide among {parties} voters, in the smallest unit; at most {limit} can be counted for so many",
        "Every group is counted by its votes, in whole numbers of that unit.",
        "give the votes in a coarser unit.",
    ),
    "make-ups-too-many": Said(
        "the blocks of the game have {make_ups} make-ups; at most {limit} are counted",
        "A group is known by how many it has of each block.",
        "put players who are alike into one block.",
    ),
    "marginals-sum-to-zero": Said(
        "what the parties add to all groups sums to 0, so it cannot be scaled",
        "The normalized value is a part of that sum.",
        "read `banzhaf` instead.",
    ),
    "rule-of-nobody": Said(
        "`{field}` names nobody who must be there",
        "The empty group would be worth something.",
        "name at least one player in `pos`.",
    ),
    "matrix-wrong-size": Said(
        "`{field}` should be a square of {wanted} rows and columns, one for each player",
        "",
        "mend the rows.",
    ),
    "matrix-not-symmetric": Said(
        "`{field}` differs at row {row}, column {column} from row {column}, column {row}",
        "A covariance is the same from both sides.",
        "mend one of the two.",
    ),
}

_RULES: Final = {
    "rule-unknown": Said(
        "there is no rule `{rule}`",
        "There are {known}.",
        "write one of them; `iuralloc rules` says what each does.",
    ),
    "rule-not-for-this": Said(
        "the rule `{rule}` does not solve a game of type `{type}`",
        "It solves: {takes_named}.",
        "choose another rule (`iuralloc rules`), or state the game in another type.",
    ),
    "parameter-unknown": Said(
        "no rule knows a parameter `{name}`",
        "A parameter that another rule knows would be ignored; a misspelt one is not.",
        "mend the word, or take it out.",
    ),
    "partition-empty-group": Said(
        "`{field}` is a group of nobody",
        "",
        "take it out, or name its members.",
    ),
    "partition-incomplete": Said(
        "`{player}` is in none of the groups of `{field}`",
        "Every player stands in exactly one.",
        "add `[{player}]` as a group of its own, or put the player in a group.",
    ),
    "levels-not-nested": Said(
        "the group {group} of `{field}` lies across groups of the level above",
        "Levels are listed coarsest first, and each divides the groups of the one before.",
        "divide the group, or change the order of the levels.",
    ),
    "edge-not-a-pair": Said(
        "`{field}` is no pair of two different players: {text}",
        "An edge joins two who can work together directly.",
        "write `[A, B]`.",
    ),
    "bounds-clash": Said(
        "the bounds cannot all hold: {bounds}",
        "Any one of them could be kept without the others. How far each alone would have to give: {gives_told}.",
        "drop or soften one of them.",
    ),
    "no-imputation": Said(
        "alone the parties do better, in all, than together",
        "So every division leaves somebody worse off than alone, and only among divisions that do not is a nucleolus.",
        "take `prenucleolus`, or ask why they work together.",
    ),
    "core-empty": Said(
        "the core is empty: whatever the division, some group could do better without the others",
        "`core_nonempty` proves it, `least_core` says how much is lacking.",
        "take a rule that needs no core, such as `shapley` or `prenucleolus`.",
    ),
    "least-core-of-one": Said(
        "a single player has no least core: there is no group that could leave",
        "",
        "add the other parties, or ask for another rule.",
    ),
    "truth-not-read": Said(
        "`{field}` is {text}, neither true nor false",
        "",
        "write `true` or `false`.",
    ),
}

_DIVISIONS: Final = {
    "claim-negative": Said(
        "the claim of `{party}` is {value:number}",
        "Nobody claims less than nothing.",
        "correct the claim, or leave the party out.",
    ),
    "estate-negative": Said(
        "the amount to divide is {value:number}",
        "Claims divide what there is, and less than nothing is not there.",
        "correct the amount; a loss is stated as a positive amount with the losses as claims.",
    ),
    "claims-below-estate": Said(
        "all claims together make {sum:number}, and there is {estate:number} to divide",
        "A rule for claims pays nobody more than the claim, so something would be left over.",
        "correct a claim or the amount, or divide in proportion: that has no upper bounds.",
    ),
    "claimants-too-many": Said(
        "there are {parties} claimants; all orders of arrival are averaged for at most {limit}",
        "",
        "divide by `talmud` or `adjusted_proportional`; these work for any number.",
    ),
    "weight-not-positive": Said(
        "the weight of `{party}` is {weight:number}",
        "Only weights above zero say how much more one counts than another.",
        "correct the weight, or leave the party out.",
    ),
    "caps-below-total": Said(
        "the caps hold {caps:number}, and {total:number} is to be divided",
        "Somebody would get more than the cap, or something would be left over.",
        "raise a cap, or leave one party without one.",
    ),
    "bounds-without-room": Said(
        "the lower bounds make {low:number}, the total is {total:number}, and between the bounds there is no room in all",
        "The rule divides by the room between lower and upper bounds.",
        "state other bounds, or choose another rule.",
    ),
    "bounds-crossed": Said(
        "the bounds of `{player}` are crossed: at least {low:number}, at most {high:number}",
        "",
        "exchange the two, or correct one.",
    ),
    "ratings-missing": Said(
        "there are no ratings to make a factor of",
        "Factors that are printed are used as they are.",
        "add `ratings: {{NAME: {{PLAYER: NUMBER, …}}}}` and `factor_weights`.",
    ),
    "ratings-sum-to-zero": Said(
        "`{name}` adds up to nothing",
        "Points are scaled by their sum.",
        "correct the points, or leave the rating out.",
    ),
    "base-missing": Said(
        "`{rule}` corrects shares, and none are stated",
        "",
        "add `base: {{PLAYER: NUMBER, …}}`.",
    ),
    "products-sum-to-zero": Said(
        "values times factors add up to {sum:number}",
        "They are scaled to the whole by their sum.",
        "correct the factors, or choose the additive correction, `modified_shapley`.",
    ),
    "deduction-above-rest": Said(
        "`{to}` would take {amount:number} off, and {left:number} is left",
        "Deductions are made in their order, and none takes more than there is.",
        "lower the deduction, or change the order.",
    ),
    "deduction-rate-or-amount": Said(
        "the deduction for `{to}` says not what it takes, or says it twice",
        "It is a rate of what is left at that point, or an amount.",
        "write `rate` or `amount`, one of them.",
    ),
    "rate-out-of-range": Said(
        "`{field}` is {value:number}, and a rate lies between 0 and 1",
        "",
        "write 30 % as `30%` or `0.3`.",
    ),
    "tiers-missing": Said(
        "`{field}` lists no tiers",
        "",
        "add at least `{{upto: null, shares: …}}`.",
    ),
    "tier-end-misplaced": Said(
        "tier {place} should have an end unless it is the last, and none if it is",
        "Every amount must lie in one tier, however large it is.",
        "write `upto: null` in the last tier, and only there.",
    ),
    "tiers-not-rising": Said(
        "a tier ends at {upto:number}, the one before it at {before:number}",
        "Tiers are listed from the lowest up.",
        "correct an end, or change the order.",
    ),
    "shares-of-nothing": Said(
        "`{field}` gives nobody a share",
        "Nothing can be divided in the ratio of zeros.",
        "correct a share.",
    ),
    "total-not-whole-units": Said(
        "the total of {total:number} is no whole number of units of {unit:number}",
        "Whole units cannot add up to it.",
        "state a `total` in whole units, or a smaller `unit`.",
    ),
    "total-out-of-reach": Said(
        "the total of {total:number} cannot be reached: the amounts allow {least:number} to {most:number}",
        "Every amount is rounded down, or one unit up from there.",
        "correct the total or the amounts.",
    ),
    "aircraft-not-whole": Said(
        "there are {value:number} of `{player}`",
        "A count is a whole number from 1.",
        "correct the count, or leave the type out.",
    ),
}

_VALUES: Final = {
    "tau-rights-above-hopes": Said(
        "there is no tau value: `{party}` can insist on {right:number} and can hope for {hope:number}",
        "What a group could pay it passes what all would lose without it, so that no point lies between the two.",
        "divide by another rule, such as `nucleolus` or `shapley`.",
    ),
    "tau-duties-cross": Said(
        "there is no tau value: `{party}` need not pay more than {right:number}, and cannot hope for less than {hope:number}",
        "What all would save without a group passes what it would pay alone, so that no point lies between the two.",
        "divide by another rule, such as `nucleolus` or `shapley`.",
    ),
    "tau-whole-out-of-reach": Said(
        "there is no tau value: all are worth {whole:number}, the rights add up to {rights:number}, the hopes to {hopes:number}",
        "The worth of all must lie between the two sums.",
        "divide by another rule, such as `nucleolus` or `shapley`.",
    ),
    "weights-too-fine": Said(
        "payoffs by these weights are fractions with more than {digits} digits",
        "Every sum of weights that shares a dividend is a divisor of its own.",
        "give weights with fewer digits, such as `3`, `2` and `1`, or whole percentages.",
    ),
    "sharing-too-long": Said(
        "sharing the dividends of this game takes more than {limit} steps",
        "A dividend of many parties is shared in as many ways as these can be drawn from the blocks of the game.",
        "state synergies of fewer parties, or fewer different blocks, levels or weights.",
    ),
    "graph-too-dense": Said(
        "more than {limit} groups of the {parties} parties are connected by these edges",
        "The value is read from the worths of all connected groups.",
        "take out edges, or use `shapley` where nearly all work together directly.",
    ),
    "check-not-for-this": Said(
        "a game of type `{type}` says nothing of what groups could do alone",
        "An allocation is checked against what each group could have without the others.",
        "check it against a game of groups, such as type `tu`.",
    ),
    "groups-too-many": Said(
        "{parties} parties have too many groups to list; at most {limit} parties are listed group by group",
        "Every further party doubles the list.",
        "ask for less: `in_core` looks at all groups and names the ones that object most.",
    ),
}

GAMES: Final[Mapping[str, Said]] = {**_DIVISIONS, **_FIELDS, **_RULES, **_VALUES}
