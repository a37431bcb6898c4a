"""Write the pages on rules: ``python docs/make_rules.py`` makes ``docs/rules.md`` and the answers in ``docs/choosing.md``.

Nothing on the first page is written by hand. The second is, but for what stands below lines such as::

    <!-- generated: answers of shapley owen -->
    <!-- generated: answers of shapley banzhaf_raw; game weighted_voting -->
    <!-- generated: rules not named above -->

which is made anew, up to the next blank line: what the rules answer to the running example (or to its question for
another type of game), and the rules that the page does not speak of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import get_args

from iuralloc.quantities import finite_decimal, rational_text
from iuralloc.report.cards import card_tables, list_tables
from iuralloc.report.numbers import about, exact
from iuralloc.report.table import Role, Table
from iuralloc.report.writers.visible import visible
from iuralloc.rules import all_rules, rule
from iuralloc.rules.axioms import all_axioms
from iuralloc.rules.card import Kind, Rule
from iuralloc.rules.running_example import PLAYERS, QUESTIONS, parameters_for, question_for
from iuralloc.rules.solving import solve

PAGE = Path(__file__).parent / "rules.md"
CHOOSING = Path(__file__).parent / "choosing.md"

_HEAD = """# Every rule there is

Made by `python docs/make_rules.py` from the cards that `iuralloc rules` prints, with one running example through all of them. [choosing.md](choosing.md) leads from
your question to a rule. `iuralloc rules ID --lang zh` prints the same page in Chinese. An axiom stands on a card only where tests have tried to refute it.
"""

_MARKER = re.compile(r"<!-- generated: (?P<what>[^;]*?)(?:; game (?P<game>\w+))? -->")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def page() -> str:
    """The page of all rules: lists by kind, then each rule, then the axioms and who keeps them."""
    cards = all_rules()
    lines = [_HEAD]
    for listed in list_tables(cards, "en"):
        lines += [f"## {listed.title}", "", *_linked(listed), ""]
    for kind in get_args(Kind):
        lines += [line for card in cards if card.kind == kind for line in _rule(card)]
    lines += ["## Axioms", "", *_axioms(cards)]
    return "\n".join(lines) + "\n"


def _linked(listed: Table) -> Iterator[str]:
    yield "| rule | | 规则 | solves |"
    yield "|---|---|---|---|"
    for name, title, *solves in ([cell.text for cell in row] for row in listed.rows):
        yield f"| [`{name}`](#{name}) | {_plain(title)} | {rule(name).title['zh']} | {', '.join(solves)} |"


def _rule(card: Rule) -> Iterator[str]:
    first, *rest = card_tables(card, "en")
    yield f"## {card.id}"
    yield ""
    yield f"**{_plain(card.title['en'])}** {card.title['zh']}"
    yield ""
    yield from _rows(first)
    for part in rest:
        yield f"**{_plain(part.title)}**"
        yield ""
        yield from _rows(part)
        for note in part.notes:
            yield _plain(note)
            yield ""


def _rows(part: Table) -> Iterator[str]:
    headed = any(column.heading for column in part.columns)
    yield f"| {' | '.join(_plain(column.heading) if headed else ' ' for column in part.columns)} |"
    yield f"|{'|'.join('---:' if column.numeric else '---' for column in part.columns)}|"
    for row in part.rows:
        yield f"| {' | '.join(_bold(cell.text, cell.role) for cell in row)} |"
    yield ""


def _bold(text: str, role: Role) -> str:
    return f"**{_plain(text)}**" if role is Role.TOTAL and text else _plain(text)


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", visible(text))


def _axioms(cards: Sequence[Rule]) -> Iterator[str]:
    yield "| axiom | | statement | on the cards of |"
    yield "|---|---|---|---|"
    for each in all_axioms():
        kept = ", ".join(f"[`{card.id}`](#{card.id})" for card in cards if each.id in card.axioms)
        yield f"| {each.title['en']} | {each.title['zh']} | {each.statement['en']} | {kept} |"


def refreshed(text: str) -> str:
    """A page with the generated parts made anew."""
    lines: list[str] = []
    passing = False
    for line in text.splitlines():
        marker = _MARKER.fullmatch(line.strip())
        if marker:
            lines += [line, *_made(marker["what"], marker["game"] or "", text)]
            passing = True
        elif not (passing and line.strip()):
            passing = False
            lines.append(line)
    return "\n".join(lines) + "\n"


def _made(what: str, game: str, text: str) -> Iterator[str]:
    if what == "rules not named above":
        for card in all_rules():
            if f"`{card.id}`" not in _without_generated(text):
                yield f"- [`{card.id}`](rules.md#{card.id}): {card.use['en']}"
        return
    yield from _answers([rule(name) for name in what.removeprefix("answers of ").split()], game)


def _without_generated(text: str) -> str:
    """What is written by hand."""
    return re.sub(rf"{_MARKER.pattern}\n(?:[^\n]+\n)*", "", text)


def _answers(cards: Sequence[Rule], game: str) -> Iterator[str]:
    answers = {
        card.id: solve(QUESTIONS[game].game if game else question_for(card).game, card.id, parameters_for(card)).payoff
        for card in cards
    }
    given = dict.fromkeys(name for answer in answers.values() for name in answer)
    names = [*(name for name in PLAYERS if name in given), *(name for name in given if name not in PLAYERS)]
    yield f"| rule | {' | '.join(names)} |"
    yield f"|---|{'---:|' * len(names)}"
    for card in cards:
        yield f"| {_named(card)} | {' | '.join(_number(answers[card.id], name) for name in names)} |"


def _named(card: Rule) -> str:
    return f"[`{card.id}`](rules.md#{card.id}) {_plain(card.title['en'])}"


def _number(answer: Mapping[str, Fraction], name: str) -> str:
    if name not in answer:
        return ""
    number = answer[name]
    return exact(number) if finite_decimal(number) is not None else f"{about(number)} ({rational_text(number)})"


def main() -> None:
    """Write both pages."""
    PAGE.write_text(page(), encoding="utf-8")
    CHOOSING.write_text(refreshed(CHOOSING.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
