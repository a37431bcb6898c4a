"""The core test of an alliance by types, alone: ``python benchmarks/core.py 26 18 9`` prints seconds."""

from __future__ import annotations

import sys
import time

from iuralloc.allocate import examine


def of_kinds(enterprises: int, universities: int, institutes: int) -> str:
    """An alliance with so many of each kind, and a yardstick whose core is tested by types."""
    return f"""\
iuralloc: 1
currency: CNY
parties:
  firm: {{kind: enterprise, count: {enterprises}}}
  uni: {{kind: university, count: {universities}}}
  inst: {{kind: institute, count: {institutes}}}
pools:
  pot:
    synergies:
      each enterprise: 3
      each university: 1.5
      each institute: 2.2
      each enterprise + each institute: 0.6
      each institute + each institute: 0.4
    split: {{by: shapley}}
"""


def seconds(enterprises: int, universities: int, institutes: int) -> float:
    """Time to compute the formula of the test once more, with everything below it at hand."""
    ledger = examine(of_kinds(enterprises, universities, institutes).encode(), "core.yaml").ledger
    if ledger is None:
        raise RuntimeError("the contract of the core test is not computed")
    test = ledger.figures["pot.1.core"].formula
    start = time.perf_counter()
    test.value(ledger.look)
    return time.perf_counter() - start


if __name__ == "__main__":
    print(seconds(*map(int, sys.argv[1:4])))
