"""One slip, one finding: what only follows from another finding is not told.

A section that cannot be read makes every name unknown that stands in it; a misspelt `amount` leaves a pool
without one. Whoever mends the cause has mended the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from iuralloc.contract.checks.ids import odd_sign, skeleton
from iuralloc.errors import Finding, Severity

#: what a file lacks, and the section that would bring it
_NOT_THERE: Final = {
    "version-missing": "iuralloc", "currency-missing": "currency", "no-parties": "parties", "no-pools": "pools",
}  # fmt: skip

#: what an entry lacks, and the words of which one would bring it
_INCOMPLETE: Final = {
    "pool-without-amount": {"amount", "worth", "synergies"}, "pool-without-plan": {"to", "split", "steps"},
    "plan-missing": {"to", "split", "steps"}, "figure-without-value": {"value", "weights", "scores"},
    "weights-and-scores": {"weights", "scores"}, "member-without-share": {"share"}, "split-without-by": {"by"},
    "parameter-missing": set(), "contribution-incomplete": set(),
    "group-empty": set(),
}  # fmt: skip

#: faults of notation that make a word of an entry disappear, whichever it was
_SWALLOWING: Final = frozenset({
    "empty-value", "full-width-sign", "colon-without-space", "key-not-text", "alias-not-read", "tag-not-read",
    "comma-splits-number", "comma-splits-formula", "indent-too-small",
})  # fmt: skip

#: what a reader is told of a name that no section brings
_UNKNOWN: Final = frozenset({
    "unknown-party", "unknown-phase", "unknown-name", "unknown-member", "party-not-among", "group-not-read",
    "rule-without-game",
})  # fmt: skip

#: what is told of who belongs together, which a faulty group may have brought about
_OF_GROUPS: Final = frozenset({
    "worth-of-all-missing", "worth-missing", "worth-alone-missing", "group-twice", "party-not-among", "party-twice",
    "party-without-share", "party-in-no-set", "level-not-nested", "among-nobody",
})  # fmt: skip

#: sections that bring names
_NAMING: Final = frozenset({"parties", "others", "groups", "phases", "figures", "royalties", "pools"})

#: faults that a reader mends in one go wherever they stand: the later ones are named by their lines
_FOLDED: Final = frozenset({"unknown-party", "unknown-name", "name-looks-alike", "alias-not-read"})


#: slips that are made all over a table, or nowhere in it
_FOLDED_BY_TABLE: Final = frozenset({"share-without-percent"})


def told_once(findings: Sequence[Finding], ids: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Findings in file order without those that follow from others.

    Parameters
    ----------
    findings
        In file order.
    ids
        All names of the file, to tell a misspelt name from one that only looks like another.
    """
    kept = _caused(findings)
    drawn = {skeleton(name): name for name in reversed(list(ids))}
    return tuple(_folded([_looking_alike(finding, drawn) for finding in kept]))


def _caused(findings: Sequence[Finding]) -> list[Finding]:
    causes = [f for f in findings if _is_error(f) and f.code not in _NOT_THERE and f.code not in _INCOMPLETE]
    paths, codes = {cause.path for cause in causes}, {cause.code for cause in causes}
    meant = {cause.facts.get("near", "") for cause in causes if cause.code == "unknown-key" and "." not in cause.path}
    lost = _NAMING & (paths | meant)
    malformed = {cause.facts["id"] for cause in causes if cause.code == "id-malformed"}
    faulty = {above for path in paths for above in above_path(path)}

    def follows(finding: Finding) -> bool:
        if finding.code == "path-leads-nowhere" and any(code.startswith("sheet-") for code in codes):
            return True
        if finding.code in _NOT_THERE:
            return _NOT_THERE[finding.code] in paths | meant
        if finding.code in _INCOMPLETE:
            return any(_takes_away(cause, finding) for cause in causes)
        if finding.code == "contested-without-range" and f"{finding.path.removesuffix('.value')}.range" in paths:
            return True
        if finding.code in _OF_GROUPS and "groups" in faulty:
            return True
        if finding.code == "party-without-share":
            return finding.path in faulty
        named = {finding.facts.get("party"), finding.facts.get("name"), finding.facts.get("near") or None}
        return finding.code in _UNKNOWN and (bool(lost) or bool(named & malformed))

    return [finding for finding in findings if not follows(finding)]


def _takes_away(cause: Finding, missing: Finding) -> bool:
    """Whether a fault has taken from an entry what it is said to lack."""
    if missing.code == "group-empty":
        return missing.path in above_path(cause.path) or (cause.code == "circle" and cause.path.startswith("groups."))
    if cause.code == "unknown-key":
        near_it = cause.facts.get("near") in {*_INCOMPLETE[missing.code], missing.facts.get("parameter")}
        return near_it and cause.path.rpartition(".")[0] == missing.path
    swallowed = cause.code in _SWALLOWING or cause.code.startswith("sheet-")
    return swallowed and missing.path in {cause.path, cause.path.rpartition(".")[0]}


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def above_path(path: str) -> Iterator[str]:
    """The paths that a path lies in, itself among them.

    Examples
    --------
    >>> list(above_path("pools.fees.beside[2]"))
    ['pools.fees.beside[2]', 'pools.fees.beside', 'pools.fees', 'pools']
    """
    yield path
    while (cut := max(path.rfind("."), path.rfind("["))) > 0:
        path = path[:cut]
        yield path


def _looking_alike(finding: Finding, drawn: dict[str, str]) -> Finding:
    if finding.code not in {"unknown-party", "unknown-name"}:
        return finding
    word = finding.facts.get("party") or finding.facts.get("name", "")
    twin = drawn.get(skeleton(word), word)
    sign = odd_sign(word, twin)
    return (
        replace(finding, code="name-looks-alike", facts={"name": word, "other": twin, "sign": sign})
        if sign
        else finding
    )


def _folded(findings: Sequence[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    first: dict[tuple[str, ...], int] = {}
    for finding in findings:
        key = (finding.code, *(finding.facts.get(word, "") for word in ("party", "name")))
        if finding.code in _FOLDED_BY_TABLE:
            key = (finding.code, finding.path.rpartition(".")[0])
        if finding.code not in _FOLDED | _FOLDED_BY_TABLE or finding.place is None:
            kept.append(finding)
        elif key not in first:
            first[key] = len(kept)
            kept.append(finding)
        elif finding.code in _FOLDED_BY_TABLE:
            earlier = kept[first[key]]
            also = ", ".join(filter(None, [earlier.facts.get("also"), finding.facts["party"]]))
            kept[first[key]] = replace(earlier, facts={**earlier.facts, "also": also})
        else:
            earlier = kept[first[key]]
            lines = earlier.facts.get("again", "").split(", ") if earlier.facts.get("again") else []
            again = ", ".join(dict.fromkeys([*lines, finding.place.where]))
            kept[first[key]] = replace(earlier, facts={**earlier.facts, "again": again})
    return kept
