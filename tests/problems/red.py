"""A property counts after it has been seen red: run it on a wrong program, and want it to fail."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import Phase, given, settings
from hypothesis.strategies import SearchStrategy

Case = TypeVar("Case")


def turns_red(check: Callable[[Case], None], cases: SearchStrategy[Case]) -> None:
    """Fail unless the property, given a foil, fails on some of the cases."""

    @settings(
        database=None,
        derandomize=True,
        max_examples=300,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        deadline=None,
    )
    @given(cases)
    def run(case: Case) -> None:
        check(case)

    with pytest.raises(AssertionError):
        run()
