"""The ground of a figure in words: where it stands, which clause, which rule or choice, which evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from iuralloc.contract.consequences import above_path
from iuralloc.report.view import View

#: rules that the formula itself says
_EVIDENT: Final = frozenset({"sum", "difference", "share"})

#: characters of a changed value that are shown
_SHOWN: Final = 60


def ground_text(view: View, ground: Mapping[str, Any], *, whole: bool = False) -> str:
    """The ground on one line.

    Parameters
    ----------
    view
        The trail it stands in.
    ground
        As the trail carries it.
    whole
        With the words quoted from the contract, and its notes.

    Examples
    --------
    >>> from iuralloc.audit.trail import Trail
    >>> ground_text(View(Trail({}, {}, (), (), (), {})), {"line": 7, "clause": "3.1", "rule": "shapley"})
    'line 7; clause 3.1; rule: Shapley value'
    """
    return view.say("parts").join(_parts(view, ground, whole=whole))


def _parts(view: View, ground: Mapping[str, Any], *, whole: bool) -> Iterator[str]:
    say = view.say
    if ground.get("cell"):
        yield say("ground-cell", cell=ground["cell"])
    if ground.get("line"):
        yield say("ground-line", line=str(ground["line"]))
    if ground.get("clause"):
        yield say("ground-clause", clause=ground["clause"])
    if ground.get("rule") and ground["rule"] not in _EVIDENT:
        yield say("ground-rule", rule=view.rule(ground["rule"]))
    if ground.get("choice"):
        yield say("ground-choice", choice=view.words.name("chosen", ground["choice"]))
    if ground.get("evidence"):
        yield say("ground-evidence", evidence=ground["evidence"])
    yield from _overridden(view, str(ground.get("path", "")))
    if whole and ground.get("quote"):
        yield say("ground-quote", quote=ground["quote"])
    if whole and ground.get("note"):
        yield say("ground-note", note=ground["note"])


def _overridden(view: View, path: str) -> Iterator[str]:
    """What a variant says otherwise than the file: at this place, above it, or in a word of the entry."""
    for choice in view.trail.choices:
        if not choice["code"].startswith("overridden"):
            continue
        facts = choice["facts"]
        entry = path in list(above_path(facts["path"]))[1:2]
        if path and (entry or _within(path, facts["path"])):
            code = "ground-overridden-by-scenario" if "scenario" in facts else "ground-overridden"
            told = {name: fact if len(fact) <= _SHOWN else f"{fact[:_SHOWN]}…" for name, fact in facts.items()}
            yield view.say(code, **{**told, "word": facts["path"].rpartition(".")[2]})


def _within(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))
