"""``iuralloc rules``: all rules by kind, and one of them on a page, from their cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from iuralloc.cli.completion import rule_names
from iuralloc.cli.language import Language
from iuralloc.cli.options import Force, Format, InFormat, InLanguage, Output, chosen
from iuralloc.cli.streams import Unusable, colour, guarded, terminal_width

if TYPE_CHECKING:
    from iuralloc.rules.card import Rule


@guarded
def rules(
    name: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="The id of a rule; without it all are listed.", autocompletion=rule_names),
    ] = None,
    *,
    language: InLanguage = Language.EN,
    output: Output = None,
    force: Force = False,
    form: InFormat = None,
) -> None:
    """List all rules, or show one: what it does, when to use it, what it promises, an example, its sources."""
    from iuralloc.cli.results import deliver
    from iuralloc.rules import all_rules, rule

    wanted = chosen(form, output)
    _known(name)
    cards = all_rules() if name is None else (rule(name),)
    text = _as_json(cards) if wanted is Format.JSON else _as_tables(cards, wanted, language, single=name is not None)
    deliver(text, output, force=force)


def _known(name: str | None) -> None:
    from difflib import get_close_matches

    from iuralloc.rules import all_rules

    ids = [card.id for card in all_rules()]
    if name is not None and name not in ids:
        near = get_close_matches(name, ids, n=1)
        raise Unusable("rule-unknown", rule=name, near="".join(near), known=ids)


def _as_tables(cards: Sequence[Rule], form: Format, language: Language, *, single: bool) -> str:
    from iuralloc.report import render_csv, render_markdown, render_text
    from iuralloc.report.cards import card_tables, list_tables

    tables = [
        table
        for each in language.each
        for table in (card_tables(cards[0], each) if single else list_tables(cards, each))
    ]
    if form is Format.CSV:
        return render_csv(tables)
    if form is Format.MD:
        return render_markdown(tables)
    return render_text(tables, terminal_width(), color=colour())


def _as_json(cards: Sequence[Rule]) -> str:
    from iuralloc.cli.results import as_json
    from iuralloc.report.cards import card_data

    return as_json({"format": "iuralloc-rules/1", "rules": [card_data(card) for card in cards]})
