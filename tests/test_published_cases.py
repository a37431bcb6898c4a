"""Answers from print: every published case under every method that it answers.

The source of each stands in the case itself, in ``cases/published-cases.json``.
"""

from __future__ import annotations

import pytest

import iuralloc
from published_cases import ASKED, CASES, NAMES, Asked, inexact


@pytest.mark.parametrize("asked", ASKED, ids=NAMES)
def test_the_published_answer_is_given(asked: Asked) -> None:
    """The program answers otherwise than the source cited in the case, or not exactly."""
    solution = iuralloc.solve(asked.game, asked.method, **asked.params)

    assert inexact(solution.answer) == []
    assert asked.exact == solution.answer
    assert asked.is_printed(solution.answer)


@pytest.mark.parametrize("asked", [asked for asked in ASKED if asked.exact is None], ids=lambda asked: asked.name)
def test_an_answer_that_does_not_exist_has_a_reason(asked: Asked) -> None:
    """Nothing is printed, and nobody learns why."""
    solution = iuralloc.solve(asked.game, asked.method, **asked.params)

    assert solution.answer is None
    assert solution.why


def test_every_case_is_asked() -> None:
    """Two cases of one name would hide each other; a case without an answer tests nothing."""
    assert len({case["id"] for case in CASES}) == len(CASES) == 131
    assert all(case["source"] and case["exact"].keys() == case["expected"].keys() != set() for case in CASES)
    assert len(set(NAMES)) == len(ASKED) > 200
