"""English, what is held against something else: awards against terms, rules and drafts against each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "formula-rounded-down": "{of} down to a whole number of {unit}",
    "title-award-terms": "Award, table {table}: the terms of pool {pool}, in {unit}",
    "missed-by": "missed by {amount}",
    "only-reached": "only just reached: not enough",
    "missed-in-units": "missed by {amount}, as by the contract in whole units",
    "note-award-terms-by-step": "The terms of this pool hold in single years or steps: an award on all of them together is not held to them.",
    "game-is-folder": "{file} is a folder; name the file of the game in it",
    "award-is-folder": "{file} is a folder; name the file of the award in it",
    "allocation-is-folder": "{file} is a folder; name the file of the allocation in it",
    "proof-of-terms": "{split}, in {unit}",
    "note-nearest-by-hand": "To check a level by hand: write each of its conditions as “at least” (“maker below”: maker gets at least its "
    "reference − the deviation; “maker above”: −maker at least −reference − the deviation; “total”: the parts make the "
    "amount), multiply by the weights and add up. Whoever is not settled cancels out, and what is left is that the "
    "deviation is at least the one shown.",
    "title-beside-inside": "{divided}, inside the parties: {verb}, in {unit}",
    "title-beside-split": "Pool {pool}, split {number} beside it, {split}: what it would give, in {unit}",
    "note-objects-most": "{variant}: {group} objects most, by {by}.",
    "verb-holds": "who holds how much",
    "note-closest": "{variant}: nobody objects; {group} is closest to it, with {by}.",
    "note-rule-taken": "{rule} was told nothing more, and has taken {items}.",
    "ground-overridden": "set on the command line: {word} {new}, in the file {old}",
    "ground-overridden-by-scenario": "set by the scenario {scenario}: {word} {new}, in the file {old}",
}
