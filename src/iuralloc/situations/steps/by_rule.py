"""A split by a rule: the problem that it solves, its parameters by their kinds, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

from iuralloc.contract.checks.parameters import read
from iuralloc.contract.lists import Listing
from iuralloc.contract.schema import Split
from iuralloc.contract.schema.parameters import parameter_text, parameters_of
from iuralloc.contract.sets import ListReader
from iuralloc.errors import ContractAtFault, Finding, Inconsistency, LimitReached, NoAllocation
from iuralloc.formula import Constant
from iuralloc.problems.division import Division, Stated
from iuralloc.problems.games import GameProblem
from iuralloc.quantities import rational_text
from iuralloc.rules import rule
from iuralloc.rules.card import Parameter, Rule, Solution
from iuralloc.settlement.ledger import Draft
from iuralloc.situations.belonging import Belonging
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Broken
from iuralloc.situations.steps.part_years import EQUAL, equal_by_parts
from iuralloc.situations.steps.setting import Setting, by_party, evaluation_in, stated_apiece, stated_total


def solve_in(setting: Setting, split: Split, card: Rule, problem: object, parameters: Mapping[str, Any]) -> Solution:
    """Solve, and give what the rule refuses the place of the split.

    Raises
    ------
    ContractAtFault, LimitReached
        What the rule refuses.
    NoAllocation
        ``no-solution``, with the reason, where the rule has no answer to this problem.
    """
    try:
        solution = card.solve(problem, **parameters)
    except (ContractAtFault, LimitReached) as refusal:
        raise type(refusal)([_placed(setting, split, finding) for finding in refusal.findings]) from refusal
    if solution.answer is not None:
        return solution
    why = solution.why
    if why is None:
        raise Inconsistency(f"{card.id} has no answer and does not say why")
    facts = {**why.facts, "rule": card.id, "pool": setting.pool, "why": why.code}
    raise NoAllocation([Finding("no-solution", split.place_of_value("by"), facts, path=split.path)])


def _placed(setting: Setting, split: Split, finding: Finding) -> Finding:
    """A finding of a rule, which knows no file, at the parameter that it speaks of, or else at the split.

    The code of a finding about a parameter begins with its name: ``claims-below-estate``, ``weight-not-positive``.
    """
    begins = finding.code.replace("-", "_")
    word = next((word for word in split.parameters_written() if begins.startswith(word.removesuffix("s"))), "")
    place, path = (split.place_of_value(word), f"{split.path}.{word}") if word else (split.place, split.path)
    facts = {**finding.facts, "pool": setting.pool}
    return replace(finding, place=finding.place or place, facts=facts, path=finding.path or path)


def solved_by_rule(
    setting: Setting, draft: Draft, split: Split, card: Rule, belonging: Belonging
) -> tuple[str, Solution]:
    """What a split by a rule is called in headings, and its solution in the order of the parties."""
    told = {p.name: p for p in parameters_of(card) if p.name in split.parameters}
    in_parts = equal_by_parts(setting, belonging) if card.id == EQUAL else None
    if in_parts is None:
        belonging.refuse_partial(split, setting.among, card.id)
    problem = in_parts or _problem(setting, draft, split, card)
    parameters = {p.name: _parameter(setting, draft, split, p) for p in card.parameters if p.name in told}
    for parameter in card.parameters:
        if parameter.default and not parameter.partial and parameter.name not in told:
            # What is taken instead stands on the card of the rule, in every language.
            draft.choose("parameter-default", pool=setting.pool, rule=card.id, parameter=parameter.name)
    # Equal parts that belonged for unequal times are in proportion to these.
    solver = rule("proportional") if in_parts else card
    solution = solve_in(setting, split, solver, problem, parameters)
    _refuse_rest(setting, split, solution)
    in_order = replace(solution, answer={party: solution.payoff[party] for party in setting.among})
    by = ", ".join([card.id, *(f"{p} {parameter_text(split.parameters[p], told[p].kind)}" for p in told)])
    return by, in_order


def _refuse_rest(setting: Setting, split: Split, solution: Solution) -> None:
    """Refuse to pay by a rule that does not divide the whole: parties who are not linked cannot earn all of it."""
    divided = sum(solution.payoff.values(), Fraction(0))
    if setting.amount is not None and divided != setting.whole.value:
        facts = {"rule": str(split.by.text), "pool": setting.pool, "sum": rational_text(divided)}
        facts["whole"] = rational_text(setting.whole.value)
        raise NoAllocation([Finding("whole-not-divided", split.place_of_value("by"), facts, path=split.path)])


def _problem(setting: Setting, draft: Draft, split: Split, card: Rule) -> Division | GameProblem:
    """The first of the problems that the rule solves which a contract can state."""
    if "division" not in card.problems:
        if setting.game is None:
            raise at_fault("rule-without-game", split.place, split.path, rule=card.id, pool=setting.pool)
        return setting.game.problem
    if not card.measure:
        one = Stated(Fraction(1), Constant(Fraction(1)))
        return Division(setting.whole, dict.fromkeys(setting.among, one))
    measure = next(p for p in parameters_of(card) if p.name == card.measure)
    if measure.name not in split.parameters:
        # That it is missing, or cannot be read, was told.
        raise Broken
    stated, total = _numbers(setting, draft, split, measure)
    return Division(setting.whole, stated, total())


def _parameter(setting: Setting, draft: Draft, split: Split, parameter: Parameter) -> Any:
    value, name = split.parameters[parameter.name], parameter.name
    if isinstance(value, Listing):
        reader = ListReader(setting.contract.roster, setting.among, setting.pool, name)
        found = read(reader, value, parameter.kind)
        if reader.told:
            raise Broken
        return found
    match parameter.kind:
        case "truth":
            return value == "true"
        case "number":
            evaluation = evaluation_in(setting, split)
            return (evaluation.amount(value) if parameter.money else evaluation.part(value)).stated
        case "allocation":
            amounts = by_party(setting, draft, split, value, name, money=True)
            return {party: measure.value for party, measure in amounts.items()}
        case _:
            stated, _ = _numbers(setting, draft, split, parameter)
            return stated


def _numbers(
    setting: Setting, draft: Draft, split: Split, parameter: Parameter
) -> tuple[dict[str, Stated], Callable[[], Stated]]:
    """A number for each party as figures, and what states their sum for a rule that divides by them."""
    name = parameter.name
    words = {"money": parameter.money, "partial": parameter.partial}
    weights = by_party(setting, draft, split, split.parameters[name], name, **words)
    label = {"say": "parameter", "parameter": name, "pool": setting.pool}
    why = ground_of(split, within=setting.entry, place=split.place_of_value(name), path=f"{split.path}.{name}")
    stated = stated_apiece(setting, draft, weights, name, label, why)
    total = partial(
        stated_total,
        setting,
        draft,
        weights,
        stated,
        name,
        {**label, "say": "parameter-total"},
        replace(why, rule="sum"),
    )
    return stated, total
