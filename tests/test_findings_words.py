"""Every finding that the program can make has words, and every word of a sentence a fact."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Final

import pytest

from codes_in_source import Site, sites
from iuralloc.errors import Finding, Severity
from iuralloc.report.findings import finding_data
from iuralloc.report.words.findings_en import FINDINGS, SEVERITIES, derived, summary
from iuralloc.report.words.said import Said

SITES: Final = sites()

#: a rule knows no pool; the split that names the rule adds which pool it stands in
_ADDED_TO_RULES: Final = frozenset({"pool"})
_RULES: Final = frozenset({"shares.py", "proportional.py", "modified_shapley.py"})

#: whoever reads a sheet does not know what the contract calls it; who asked for it adds that
_ADDED_TO_SHEETS: Final = frozenset({"file", "near"})
_SHEETS: Final = frozenset({"beside.py", "parts.py", "values.py", "workbook.py", "fill.py"})


def _fields(said: Said) -> set[str]:
    templates = (said.sentence, said.why, said.mend)
    return {field for template in templates for _, field, _, _ in string.Formatter().parse(template) if field}


def _unfed(site: Site) -> list[str]:
    """Fields of the sentences of a site's codes that no fact fills."""
    facts = dict.fromkeys(site.facts, "1/2")
    if site.where.split(":")[0] in _RULES:
        facts |= dict.fromkeys(_ADDED_TO_RULES, "fees")
    if site.where.split(":")[0] in _SHEETS:
        facts |= dict.fromkeys(_ADDED_TO_SHEETS, "inputs.xlsx")
    fed = {**facts, **derived(facts)}
    return [f"{code}: {field}" for code in site.codes for field in _fields(FINDINGS[code]) if field not in fed]


def test_every_code_has_words() -> None:
    """A finding without words would be printed as a bare code."""
    made = {code for site in SITES for code in site.codes}

    assert sorted(made - FINDINGS.keys()) == []


def test_no_words_are_left_over() -> None:
    """Words for a finding that nothing makes are a promise that is not kept."""
    made = {code for site in SITES for code in site.codes}

    assert sorted(FINDINGS.keys() - made) == []


@pytest.mark.parametrize("site", [site for site in SITES if site.whole], ids=lambda site: site.where)
def test_every_field_has_a_fact(site: Site) -> None:
    """A sentence with a gap in it: the fact is not given where the finding is made."""
    assert _unfed(site) == []


def test_nearly_all_facts_can_be_read() -> None:
    """If the facts of many findings could not be read from the text, the test above would prove little."""
    unread = [site.where for site in SITES if not site.whole]

    assert 25 * len(unread) < len(SITES)
    assert len(SITES) > 200


@pytest.mark.parametrize(("code", "said"), FINDINGS.items(), ids=list(FINDINGS))
def test_sentences_are_sentences(code: str, said: Said) -> None:
    """One style: the first line begins small and has no full stop, the others have one; a remedy says what to do."""
    assert said.sentence[0].islower() or not said.sentence[0].isalpha()
    assert not said.sentence.endswith(".")
    assert said.why == "" or said.why.endswith((".", "}"))
    assert said.mend.endswith((".", "}"))
    assert "  " not in said.sentence + said.why + said.mend
    assert code.replace("-", "").isalnum()


def test_an_unknown_code_has_words_of_its_own() -> None:
    """A bug of ours must not hide the finding behind a crash."""
    data = finding_data(Finding("never-heard-of", facts={"party": "maker"}), "contract.yaml")

    assert data["message"] == "never-heard-of"


def test_every_severity_has_words() -> None:
    """A severity that the words do not know would crash the message."""
    assert set(SEVERITIES) == {str(severity) for severity in Severity}
    assert summary({"error": 0, "warning": 2, "note": 1}) == "2 warnings, 1 note"


PLANTED: Final = """
def check(pool):
    facts = {"pool": pool}
    facts["missing"] = "1/2"
    yield Finding("never-heard-of", None, facts)
    raise at_fault("score-missing", None, "", party="maker")
"""


def test_a_code_without_words_is_seen(tmp_path: Path) -> None:
    """The walk sees a planted code, and that a planted finding lacks facts."""
    file = tmp_path / "planted.py"
    file.write_text(PLANTED, encoding="utf-8")
    first, second = sorted(sites(iter([file])), key=lambda site: site.where)

    assert first == Site("planted.py:5", frozenset({"never-heard-of"}), frozenset({"pool", "missing"}), whole=True)
    assert sorted(_unfed(second)) == ["score-missing: criterion"]
