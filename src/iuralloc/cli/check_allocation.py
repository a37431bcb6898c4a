"""``iuralloc solve --check``: an allocation that somebody has typed, held to a bare game."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from iuralloc.cli.language import Language
from iuralloc.cli.options import Format
from iuralloc.cli.streams import Unusable, colour, opened, refusing, terminal_width, visible
from iuralloc.errors import Finding, Refusal

if TYPE_CHECKING:
    from fractions import Fraction

    from iuralloc.problems.stability import Stability

#: the field that findings about an allocation name
_FIELD: Final = "allocation"
FORMAT: Final = "iuralloc-check/1"


def checked(game: object, said: str, name: str) -> Stability:
    """Hold an allocation to a game.

    Parameters
    ----------
    game
        Plain data.
    said
        A file, ``-`` for standard input, or ``NAME=VALUE,…``.
    name
        Of the game, for the title of findings.

    Raises
    ------
    Refusal, Unusable
        For what is wrong with either.
    """
    from iuralloc.problems.stability import stability
    from iuralloc.rules.solving import game_of

    problem = game_of(game)
    return stability(problem, _allocation(said, problem.game.players, from_input=name == "-"))


def _allocation(said: str, players: tuple[str, ...], *, from_input: bool) -> dict[str, Fraction]:
    if "=" in said and not Path(said).exists():
        return _numbers(_pairs(said), players)
    if said == "-" and from_input:
        raise Unusable("check-input-twice")
    from iuralloc.contract.plain import read_plain

    data, name = opened(said, folder="allocation-is-folder")
    with refusing(name, lambda: data):
        read = read_plain(data, name)
        # What `solve --format json` has printed is an allocation, too.
        solved = isinstance(read, Mapping) and "answer" in read and "rule" in read
        try:
            return _numbers(read["answer"] if solved else read, players)
        except Refusal as refusal:
            raise type(refusal)(_placed(refusal.findings, data, name, "answer." if solved else "")) from None


def _placed(findings: tuple[Finding, ...], data: bytes, name: str, inside: str) -> tuple[Finding, ...]:
    from iuralloc.contract.plain import placed

    found = [
        replace(finding, path=inside + finding.path.removeprefix(_FIELD).removeprefix(".")) for finding in findings
    ]
    return placed(found, data, name)


def _pairs(text: str) -> dict[str, Any]:
    """``NAME=VALUE,…`` as a mapping; a name that stands twice is refused."""
    pairs: dict[str, Any] = {}
    for part in text.split(","):
        name, sign, value = (side.strip() for side in part.partition("="))
        if not (sign and name and value) or name in pairs:
            raise Unusable("check-unreadable", text=text)
        pairs[name] = value
    return pairs


def _numbers(read: object, players: tuple[str, ...]) -> dict[str, Fraction]:
    from iuralloc.problems.bare.fields import read_numbers_of

    return read_numbers_of(read, players, _FIELD)


def check_text(found: Stability, form: Format, language: Language, name: str) -> str:
    """The verdicts in a format."""
    import json

    from iuralloc.report import render_csv, render_markdown, render_text
    from iuralloc.report.bilingual import in_languages
    from iuralloc.report.stability import stability_tables

    if form is Format.JSON:
        holds = found.efficient and not found.objecting
        # Not sorted: players stand in the order of the game.
        return json.dumps({"format": FORMAT, "holds": holds, **found.as_data()}, ensure_ascii=False, indent=1)
    tables = in_languages(language, lambda one: stability_tables(found, _FIELD, visible(name), one))
    if form is Format.CSV:
        return render_csv(tables)
    if form is Format.MD:
        return render_markdown(tables)
    return render_text(tables, terminal_width(), color=colour())
