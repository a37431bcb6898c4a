"""English: what is wrong with an award, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_FILE: Final = {
    "award-without-tables": Said(
        "there is no table of an award here",
        "An award has `tables:`, each with `pool` and `lines`; or amounts by party below the id of a pool.",
        "write `POOL: {{PARTY: AMOUNT, …}}`.",
    ),
    "award-pool-unknown": Said(
        "the contract has no pool `{pool}`",
        "It has {known}.",
        "name the pool as the contract does.",
    ),
    "award-pool-open": Said(
        "pool `{pool}` is not settled, so that the award cannot be held to it",
        "It rests on a value that is not agreed.",
        "put the value that the award finds in the place of `contested`, and audit it then.",
    ),
    "award-party-unknown": Said(
        "`{party}` has no part in pool `{pool}`",
        "The pool is divided among {known}.",
        "name the party as the contract does; one of several alike by its number, such as `lab_1`.",
    ),
    "award-not-a-number": Said(
        "`{text}` is a formula; an award says numbers",
        "Only what is written down can be audited.",
        "write the number.",
    ),
    "award-amount-is-part": Said(
        "an amount is wanted, and `{text}` is a part of something",
        "",
        "write the amount, or call it `share`.",
    ),
    "award-share-is-amount": Said(
        "a share is wanted, and `{text}` is an amount",
        "",
        "write a percentage or a fraction, or call it `amount`.",
    ),
    "award-line-empty": Said(
        "`{key}` has neither `share` nor `amount`",
        "",
        "write one of them, or both.",
    ),
    "award-based-on-another": Said(
        "the award is based on `{based_on}`, and is held to `{file}`",
        "Its pools may mean something else there.",
        "name the contract that the award was made on.",
    ),
}

_AUDIT: Final = {
    "award-share-is-not-amount": Said(
        "{party} gets {amount:number}, but {share} of {total:number} is {makes:number}",
        "The amount is off by {off:number}.",
        "correct the share or the amount.",
    ),
    "award-lines-are-not-total": Said(
        "the lines add up to {sum:number}, and the total says {total:number}",
        "They are off by {off:number}.",
        "correct a line or the total.",
    ),
    "award-total-is-not-pool": Said(
        "the total says {total:number}, and pool `{pool}` has {divided:number} to divide",
        "",
        "correct the total, or the amount of the pool.",
    ),
    "award-lines-are-not-pool": Said(
        "the lines add up to {sum:number}, and pool `{pool}` has {divided:number} to divide",
        "They are off by {off:number}.",
        "correct a line.",
    ),
    "award-shares-are-not-whole": Said(
        "the shares add up to {shares:share}, not to {whole:share}",
        "",
        "correct a share.",
    ),
    "award-not-in-units": Said(
        "{amount:number} for {party} cannot be paid in units of {unit:number}",
        "",
        "round it, or say in the contract that smaller amounts are paid.",
    ),
    "award-party-missing": Said(
        "the award gives nothing to {parties}",
        "Whoever has a part in pool `{pool}` and is not named counts as 0.",
        "add a line if something was forgotten.",
    ),
    "award-misses-term": Said(
        "the award misses the term `{term}` of pool `{pool}` by {missed:number}",
        "`{text}` on line {contract_line} of the contract: the bound is {bound:number}, and the award has "
        "{has:number}.",
        "move the lines until the term is kept, or say why it does not hold.",
    ),
    "award-only-reaches-term": Said(
        "the award only just reaches the bound of the term `{term}` of pool `{pool}`",
        "`{text}` on line {contract_line} of the contract leaves the bound itself, {bound:number}, out.",
        "move the lines by one payable unit at least, or say why the term does not hold.",
    ),
    "award-groups-object": Said(
        "{count} of {groups} groups would do better without the others; most of all {group}, by {by:number}",
        "There are divisions of pool `{pool}` to which nobody objects.",
        "compare `iuralloc compare --ranges`, or say why the group gets less.",
    ),
    "award-groups-object-always": Said(
        "{count} of {groups} groups would do better without the others; most of all {group}, by {by:number}",
        "Some group objects to every division of pool `{pool}`: that alone speaks against no award.",
        "look at the proof in the tables; there is nothing to correct.",
    ),
}

AWARDS: Final[Mapping[str, Said]] = {**_FILE, **_AUDIT}
