"""The running example put to a rule, and what it answers: solved when the page is made, never written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from iuralloc.formula import Data
from iuralloc.report.findings import finding_data
from iuralloc.report.solution import solution_data, solution_table
from iuralloc.report.table import Table
from iuralloc.report.words.rules import WORDS
from iuralloc.rules.card import Rule, Solution
from iuralloc.rules.running_example import parameters_for, question_for
from iuralloc.rules.solving import solve


def example(card: Rule) -> Solution:
    """What a rule answers to the running example.

    Examples
    --------
    >>> from iuralloc.rules import rule
    >>> {party: str(amount) for party, amount in example(rule("shapley")).payoff.items()}
    {'Firm': '4', 'Univ': '7/2', 'Inst': '5/2'}
    """
    return solve(question_for(card).game, card.id, parameters_for(card))


def example_table(card: Rule, language: str) -> Table:
    """Question, parameters and answer as one table."""
    solution = example(card)
    why = str(finding_data(solution.why, "", language)["message"]) if solution.why else ""
    answer = solution_table(card, solution, language, why)
    title = f"{WORDS['example'][language]}{WORDS['colon'][language]}{question_for(card).words[language]}"
    notes = tuple(note for note in (_asked(card, language), *answer.notes) if note)
    return replace(answer, id=f"rules.{card.id}.example", title=title, notes=notes)


def example_data(card: Rule) -> Data:
    """Question, parameters and answer as plain data; the game can be put to `iuralloc solve`."""
    question = question_for(card)
    answer: Any = solution_data(card, example(card))
    return {
        "words": dict(question.words), "game": dict(question.game), "params": dict(parameters_for(card)),
        "answer": answer["answer"],
    }  # fmt: skip


def _asked(card: Rule, language: str) -> str:
    parameters = parameters_for(card)
    if not parameters:
        return ""
    parts = [f"{name}: {_text(value)}" for name, value in parameters.items()]
    return WORDS["with"][language].format(parameters=WORDS["and"][language].join(parts))


def _text(value: Any) -> str:
    """A parameter as a file would write it.

    Examples
    --------
    >>> _text({"Firm": "1/2", "Univ": 2}), _text([["Firm"], ["Univ", "Inst"]])
    ('{Firm: 1/2, Univ: 2}', '[[Firm], [Univ, Inst]]')
    """
    match value:
        case Mapping():
            return f"{{{', '.join(f'{key}: {_text(entry)}' for key, entry in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(_text, value))}]"
        case bool():
            return "true" if value else "false"
    return str(value)
