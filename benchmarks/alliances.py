"""Contracts of any size: ``python benchmarks/alliances.py 200`` prints an alliance of two hundred parties."""

from __future__ import annotations

import sys


def alliance(parties: int) -> str:
    """An alliance of so many parties: half enterprises, three tenths universities, the rest institutes.

    Its game is a yardstick, core test included; a fund is paid by it, a loss by contribution, a cost equally. The
    amounts leave odd units, so that every pool is settled by largest remainder.
    """
    enterprises, universities = parties // 2, parties * 3 // 10
    institutes = parties - enterprises - universities
    return f"""\
iuralloc: 1
title: An alliance of {parties}
currency: CNY
unit: 万元
round: {{to: 1 yuan}}
parties:
  firm: {{kind: enterprise, count: {enterprises}}}
  uni: {{kind: university, count: {universities}}}
  inst: {{kind: institute, count: {institutes}}}
contributions:
  each firm: {{kind: cash, value: 8}}
  each uni: {{kind: technology, value: 2.5}}
  each inst: {{kind: staff, rate: 1.6, used: 30m}}
pools:
  worth_together:
    synergies:
      each enterprise: 3
      each university: 1.5
      each institute: 2.2
      each enterprise + each university: 0.1
      each enterprise + each institute: 0.6
      each institute + each institute: 0.4
      each enterprise + each university + each institute: 0.03
    split: {{by: shapley}}
  fund: {{amount: 5_681, split: {{by: worth_together}}}}
  loss: {{kind: loss, amount: 1_189.03, split: {{by: contribution}}}}
  cost: {{kind: cost, amount: 186.01, split: {{by: equal}}}}
"""


if __name__ == "__main__":
    print(alliance(int(sys.argv[1])), end="")
