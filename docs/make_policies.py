"""Write the page on shipped policies: ``python docs/make_policies.py`` makes ``docs/policies.md`` of their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from iuralloc.contract.presets import Preset, presets
from iuralloc.contract.source import Mapping as Node
from iuralloc.contract.source import Scalar, Sequence

PAGE: Final = Path(__file__).parent / "policies.md"
_CONFIDENCE: Final = {
    "A": "A: read in full",
    "B": "B: official or first-hand, read as an excerpt",
    "C": "C: second-hand; used only with `accept: C`",
}

_HEAD: Final = """# Policies that are shipped

What universities and statutes give inventors, as published; each stands as a plan where a contract names it. How to use them, and how to write your own: [bands and policies](tiers.md).
This page is made by `python docs/make_policies.py`; the plans are files of the program, in the words of a contract.

A file says `policy: {preset: NAME, given: {…}, roles: {…}}`, or just `policy: NAME` where nothing is left to it. `given` is what the published policy does not settle, or what only the case knows.
The names of a plan are sought among the members of the party where it stands; `roles` says who bears them otherwise. `university` is `itself`, if nothing is said.
Inventors divide by the shares of their own in the file, if they have any; else as the policy says. The tables name every policy used, its source and how sure it is.
Where a source speaks of “the first 100,000” and does not say over what, the bands count over life, and are taken per invention; both are printed with the tables.
"""

_TAIL: Final = """## Not shipped, and why

| policy | why |
|---|---|
| Columbia | The split changes at USD 125,000 gross, but the percentages stand in an image only: not confirmed. |
| MIT | The order is known (15 % of gross, then costs, then a reserve), the part of the inventors and what the reserve is are not confirmed. |
| Michigan | Expenses, a fee and tiers are named; the rates were not read. |
| Tsinghua, and the 70/30 of the pioneer university | Only quoted: not confirmed. |

Write such a policy under `policies` in your own file, with the clause that you have before you.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_overview(), *(line for each in presets() for line in _preset(each)), _TAIL])


def _overview() -> Iterator[str]:
    yield "| policy | of whom | | as of | read |"
    yield "|---|---|---|---|---|"
    for each in presets():
        anchor = each.id.replace(" ", "-")
        yield f"| [`{each.id}`](#{anchor}) | {each.institution['en']} | {each.institution['zh']} | {each.date or 'as read'} | {each.confidence} |"
    yield ""


def _preset(each: Preset) -> Iterator[str]:
    yield f"## {each.id}"
    yield ""
    yield f"{each.institution['en']} ({each.institution['zh']}), {each.date or 'as read'}. Source {each.source}: {each.host}. {_CONFIDENCE[each.confidence]}."
    yield ""
    yield f"- What is divided: {each.base['en']}."
    yield f"- Order: {each.order['en']}."
    yield f"- Among inventors: {each.inventors['en']}."
    names = "; ".join(f"`{role}` ({said['en']})" for role, said in each.roles.items())
    yield f"- Names: {names}."
    for word, need in each.needs.items():
        yield f"- `given: {{{word}: …}}`{'' if need.needed else ', if wanted'}: {need.meaning['en']}."
    for example in each.examples:
        given = ", ".join(f"{word}: {value}" for word, value in example.get("given", {}).items())
        gives = ", ".join(f"`{who}` {_number(part)}" for who, part in example["gives"].items())
        yield f"- {_number(example['amount'])}{f' with {given}' if given else ''} gives {gives}."
    yield ""
    yield "```yaml"
    yield from _plan(each.plan)
    yield "```"
    yield ""


def _number(text: object) -> str:
    return str(text).replace("_", ",")


def _plan(node: Node, depth: int = 0) -> Iterator[str]:
    """A plan as a reader would write it: short entries on one line."""
    for key, below in node.items():
        line = f"{'  ' * depth}{key}: {_flow(below)}"
        if isinstance(below, Node) and len(line) > 100:  # noqa: PLR2004 - a line that a reader takes in
            yield f"{'  ' * depth}{key}:"
            yield from _plan(below, depth + 1)
        elif isinstance(below, Sequence) and len(line) > 100:  # noqa: PLR2004 - a line that a reader takes in
            yield f"{'  ' * depth}{key}:"
            yield from (f"{'  ' * (depth + 1)}- {_flow(entry)}" for entry in below)
        else:
            yield line


def _flow(node: Any) -> str:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return f"[{', '.join(map(_flow, node))}]"
        case Mapping():
            return f"{{{', '.join(f'{key}: {_flow(below)}' for key, below in node.items())}}}"
    raise TypeError(node)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
