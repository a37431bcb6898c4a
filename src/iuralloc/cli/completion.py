"""What a shell offers after TAB: ids of templates and rules, with a word about each."""

from __future__ import annotations


def template_names(incomplete: str) -> list[tuple[str, str]]:
    """Templates that begin with what has been typed."""
    from iuralloc.contract.template import template, template_ids

    return [(name, template(name).title("en")) for name in template_ids() if name.startswith(incomplete)]


def rule_names(incomplete: str) -> list[tuple[str, str]]:
    """Rules that begin with what has been typed."""
    from iuralloc.rules import all_rules

    return [(card.id, card.title["en"]) for card in all_rules() if card.id.startswith(incomplete)]
