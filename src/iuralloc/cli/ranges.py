"""``iuralloc compare FILE --ranges`` and ``--rule``: how far there is room, and what other rules would give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from iuralloc.cli.options import Format
from iuralloc.cli.streams import Unusable, beside, opened, refusing, tell, told

if TYPE_CHECKING:
    from iuralloc.audit.trail import Trail
    from iuralloc.report.table import Table
    from iuralloc.rules.card import Rule
    from iuralloc.settlement.ledger import Ledger

FORMAT: Final = "iuralloc-ranges/1"


def compare_ranges(
    file: str,
    *,
    ranges: bool,
    rules: Sequence[str],
    pool: str | None,
    form: Format,
    language: str,
    output: str | None,
    force: bool,
) -> None:
    """Print each party's ranges, and what rules would give on the games of a contract.

    Raises
    ------
    Refusal, Unusable
        For a contract that cannot be computed, a rule or pool that does not fit, and where there is nothing to say.
    """
    from iuralloc.allocate import examine
    from iuralloc.cli.results import deliver

    cards = [_card(name) for name in rules]
    data, name = opened(file)
    with refusing(name, lambda: data):
        examined = examine(data, name, beside(file))
        trail = examined.trail()
    if examined.ledger is None:
        raise Unusable("compare-nothing")
    text = _compared(trail, examined.ledger, cards, pool, form, language, ranges=ranges, to_file=output is not None)
    deliver(text, output, force=force)
    tell(told(examined.findings, data, name))


def _compared(
    trail: Trail,
    ledger: Ledger,
    cards: Sequence[Rule],
    pool: str | None,
    form: Format,
    language: str,
    *,
    ranges: bool,
    to_file: bool,
) -> str | bytes:
    from iuralloc.audit.by_rules import by_rules
    from iuralloc.audit.ranges import pool_ranges
    from iuralloc.cli.results import as_json, rendered
    from iuralloc.report.ranges import range_tables, rule_table
    from iuralloc.report.writers.documents import Layout

    pools = [record["pool"] for record in ledger.schedules if record["table"] == "pool"]
    if pool is not None and pool not in pools:
        raise Unusable("pool-unknown", pool=pool, known=pools)
    wanted = {pool} if pool is not None else set(pools)
    tables: list[Table] = []
    data: dict[str, dict[str, Any]] = {}
    for found in pool_ranges(ledger, wanted) if ranges else ():
        tables += range_tables(trail, found, language=language)
        data[found.pool] = {
            "pool": found.pool,
            "gives": {party: trail.figures[figure]["value"] for party, figure in found.gives.items()},
            "core": found.core.as_data() if found.core else None,
            "terms": found.terms.as_data() if found.terms else None,
        }
    for name in pools if cards else ():
        by_rule = by_rules(ledger, name, cards) if name in wanted else None
        if by_rule is not None:
            tables.append(rule_table(trail, name, by_rule, language=language))
            data.setdefault(name, {"pool": name})["rules"] = [each.as_data() for each in by_rule]
    if not tables:
        raise Unusable("pool-without-game", pool=pool) if pool else Unusable("no-pool-with-game")
    if form is Format.JSON:
        return as_json({"format": FORMAT, "digest": trail.digest, "pools": list(data.values())})
    return rendered(form, trail, tables, to_file=to_file, layout=Layout(language))


def _card(name: str) -> Rule:
    """The card of a rule that needs nothing but a game."""
    from difflib import get_close_matches

    from iuralloc.rules import all_rules

    fit = {
        card.id: card
        for card in all_rules()
        if card.kind == "allocation" and "game" in card.problems and not any(p.required for p in card.parameters)
    }
    if name not in fit:
        near = get_close_matches(name, fit, n=1)
        raise Unusable("rule-needs-more", rule=name, near="".join(near), known=fit)
    return fit[name]
