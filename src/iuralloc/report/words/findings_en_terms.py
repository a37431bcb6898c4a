"""English: what is wrong with terms that bound a split, why, and what to do, by the code of the finding."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from iuralloc.report.numbers import exact, points
from iuralloc.report.words.said import Said

TERMS: Final[Mapping[str, Said]] = {
    "terms-clash": Said(
        "{terms_cannot} in {clash_where}",
        "{clash_told}",
        "{clash_mend}",
    ),
    "term-not-read": Said(
        "the term `{text}` cannot be read",
        "A term names who, one of four relations, and how much: `lake + coast at least 37%`, `coast at most 2/3 of "
        "lake`, `each smelter more than 5%`.",
        "write it with `at least`, `at most`, `more than` or `less than`.",
    ),
    "term-in-other-words": Said(
        "a term does not say `{words}`",
        "Whether the line itself counts is the commonest dispute: so there are four relations in words, and parts "
        "are numbers.",
        "write `{meant}`.",
    ),
    "term-bare-number": Said(
        "`{text}` alone does not say of what it is: percent, ratio or money?",
        "A part of the amount is `22%` or `2/9`, a multiple of what another party gets `2/3 of lake`, money "
        "`30万元` or the name of a figure in money.",
        "add what is missing.",
    ),
    "term-each-in-sum": Said(
        "`each {group}` stands in a sum",
        "`each` bounds every member by itself; in a sum a group counts as one body.",
        "write `{group}` without `each`, or a term of its own for each of them.",
    ),
    "term-each-of-one": Said(
        "`{party}` is one party: there is no `each` of it",
        "",
        "leave out `each`, or name a group.",
    ),
    "term-of-itself": Said(
        "`{text}` compares `{party}` with itself",
        "",
        "name another party after `of`.",
    ),
    "term-without-value": Said(
        "the term `{term}` does not say anything",
        "",
        "add `value: …`, such as `value: lake at least 22%`.",
    ),
    "term-negative": Said(
        "`{text}` is below zero",
        "A term bounds what somebody gets, pays or bears.",
        "mend the number.",
    ),
    "term-beyond-whole": Said(
        "`{text}` is more than the whole",
        "A percentage or a fraction alone is one of the amount that is divided.",
        "mend the number; a multiple of what another gets is written `{text} of PARTY`.",
    ),
    "term-names-no-recipient": Said(
        "the term `{term}` names `{party}`, who has no part of its own in {pool}",
        "A term can bound only what the split gives: the parties or groups that it names, each as it names "
        "them; in a year in which a party does not belong it gives that party nothing.",
        "name who gets something there, or take the term out.",
    ),
    "measure-without-terms": Said(
        "`measure` says how far a split is from its rule, but no terms move it",
        "",
        "add `terms:`, or take `measure` out.",
    ),
    "ratio-of-nothing": Said(
        "`measure: ratio` counts a deviation in units of what the rule gives, and it gives `{party}` nothing in {pool}",
        "",
        "write `measure: points`, or leave `measure` out.",
    ),
    "terms-too-many": Said(
        "a split with terms divides among more than {recipients} recipients, or has more than {rows} bounds",
        "The nearest division is found and proved exactly; beyond that it takes too long.",
        "bound groups as one body, or fewer parties.",
    ),
    "terms-too-hard": Said(
        "what these terms ask for takes too long to find and to prove",
        "The nearest division, or the fewest terms that clash, are computed in fractions, step by step; steps and "
        "digits are counted, and limited.",
        "bound fewer parties, or groups as one body, or write figures and bounds with fewer digits.",
    ),
    "term-missed-by-rounding": Said(
        "`{term}` ({text}) holds exactly, and is missed by {missed:number} in whole units",
        "{pool} is paid in whole units of {unit:number}, by largest remainder. Terms of one party alone are kept in "
        "whole units wherever these allow it; what terms of several lose by it is named.",
        "agree whether the term counts before or after rounding, or write a smaller unit under `round`.",
    ),
}


def told_of_clash(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of a clash in sentences: which terms, what each would have to give, what to do.

    Examples
    --------
    >>> term = {"id": "floor", "text": "lake at least 120万元", "gives": "20", "points": "1/5"}
    >>> told = told_of_clash({"clash": json.dumps([term]), "pool": "fees", "unit": "万元"})
    >>> told["clash_told"]
    'floor (lake at least 120万元) would have to give 20.00 points, which is 20 万元.'
    """
    if "clash" not in facts:
        return {}
    # A fact that is no list of terms was cut by somebody: what is left of the finding is still told.
    terms: list[dict[str, Any]] = json.loads(facts["clash"]) if facts["clash"].startswith("[{") else []
    several = len({term["id"] for term in terms}) > 1
    ids = [f"`{name}`" for name in dict.fromkeys(str(term["id"]) for term in terms)]
    named = f"{', '.join(ids[:-1])} and {ids[-1]}" if several else "".join(ids)
    below = " Nobody can get less than nothing." if facts.get("nobody") else ""
    alone = "Each alone, the others kept: " if several else ""
    inside = f"{facts['pool']}, inside {facts['inside']}" if facts.get("inside") else facts["pool"]
    return {
        "terms_cannot": f"the terms {named} cannot all be kept" if several else f"the term {named} cannot be kept",
        "clash_where": inside,
        "clash_told": alone + "; ".join(_term(term, facts.get("unit", "")) for term in terms) + "." + below,
        "clash_mend": "drop one of them, whichever it is, or let one give way by as much as stands beside it."
        if several
        else "drop it, or let it give way by as much as stands beside it.",
    }


def _term(term: Mapping[str, Any], unit: str) -> str:
    why = [str(term["text"])]
    if term.get("quote"):
        why.append(f"“{term['quote']}”")
    if term.get("clause"):
        why.append(f"clause {term['clause']}")
    if term.get("asked_by"):
        why.append(f"asked by {term['asked_by']}")
    of = [str(party) for party in term.get("of", [])]
    whom = f" for {_listed(of)}" if of else ""
    part = f"{points(Fraction(term['points'])).replace('+', '')} points, which is " if term.get("points") else ""
    gives = f"{part}{exact(Fraction(term['gives']))} {unit}".strip()
    return f"{term['id']} ({', '.join(why)}) would have to give {gives}{whom}"


def _listed(parties: list[str]) -> str:
    """Some parties, one of whom is meant; of many the first and the last."""
    if len(parties) == 1:
        return parties[0]
    return f"one of {', '.join(parties)}" if len(parties) <= 4 else f"one of {parties[0]} … {parties[-1]}"  # noqa: PLR2004
