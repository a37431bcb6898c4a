"""The schema for editors says what `check` says, as far as a schema can, which computes nothing."""

from __future__ import annotations

import ast
import json
import random
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from editor import as_an_editor_reads
from invented.faults import SLIPS, SOUND
from iuralloc.allocate import examine
from iuralloc.cli.app import app
from iuralloc.contract.json_schema import json_schema
from iuralloc.contract.sheets.beside import Beside, Folder
from iuralloc.contract.template import template, template_ids
from iuralloc.errors import Refusal, Severity

ROOT: Final = Path(__file__).parent.parent
GALLERY: Final = Path(__file__).parent / "gallery"

SCHEMA: Final = json_schema()
EDITOR: Final = Draft202012Validator(SCHEMA)

#: codes that a schema sees in every contract
SEEN: Final = frozenset(code for code, _, _ in SLIPS)

#: codes that a schema sees in their usual form (there is a slip for each), but not always, and what it misses
MOSTLY_SEEN: Final = {
    "date-not-a-day": "a day that the calendar has not, such as 30 February",
    "edge-not-two": "three names joined by plus signs, or a party with itself",
    "exchange-currency-unknown": "three letters that are a word for another code, such as RMB",
    "exchange-rate-not-above-zero": 'a zero that is written as text, such as "0"',
    "figure-without-value": "a figure that only names its grounds",
    "formula-not-read": "brackets that do not match",
    "id-malformed": "rare signs that Unicode does not count as letters",
    "id-reserved": "`others` may bear the name of a kind, if it is their own",
    "loss-without-phase": "an event with a day, where no phase names its days",
    "no-parties": "parties whose ids `others` take",
    "not-a-year": "a day that the calendar has not, such as 30 February",
    "not-a-number": "`5.` or `.5`, which YAML counts as numbers",
    "not-read-yet": "words inside a formula",
    "royalty-rate-out-of-range": "a part above the whole that is written as text, such as 200%",
    "round-not-an-amount": "a zero with a unit",
    "split-without-by": "parameters without a rule",
    "term-bare-number": "a term that names a figure",
    "term-in-other-words": "a word for a part, such as half, which could be the name of a figure",
    "too-many-parties": "a count that several entries make together",
    "use-not-a-part": "a part above the whole that is written as text, such as 200%",
    "version-unknown": "1.0, which JSON counts as 1",
}

#: codes that no schema sees, by the reason
UNSEEN: Final = {
    "it is about notation; where it is told there is nothing yet that a schema could look at": (
        "alias-not-read", "duplicate-key", "file-empty", "file-too-large", "key-not-text", "lone-surrogate",
        "nested-too-deeply", "not-utf8", "not-yaml", "number-not-literal", "tag-not-read",
        "too-many-entries", "two-documents", "colon-without-space", "comma-splits-formula", "control-character",
        "full-width-sign", "not-a-contract", "sign-needs-quotes", "tab-in-indent", "word-in-table",
        "bracket-not-closed", "bracket-not-opened", "colon-in-text", "colon-missing", "comma-missing",
        "escape-not-read", "hidden-character", "indent-uneven", "quote-not-closed", "text-after-quote",
        "indent-too-small", "path-not-read",
    ),
    "it is about the length of a text or the size of a job": (
        "cover-too-large", "denominator-too-large", "formula-too-long", "game-too-large", "number-too-long",
        "scenarios-too-many", "synergies-too-many", "synergy-too-large", "formula-too-deep", "formulas-too-long", "games-too-many", "number-too-large",
        "lists-too-long", "terms-too-hard", "terms-too-many", "too-many-figures", "too-many-players",
    ),
    "it rests on the names of other entries": (
        "by-inside", "circle", "nothing-to-remove", "path-leads-nowhere", "path-set-twice", "scenario-unknown", "criterion-without-weight", "evidence-twice", "group-empty", "group-twice",
        "group-without-each", "group-without-plan", "level-not-nested", "party-in-no-set", "id-taken", "ids-look-alike", "nobody-inside",
        "party-not-among", "party-twice", "score-missing", "two-sorts-of-keys", "unknown-member",
        "unknown-name", "unknown-party", "unknown-phase", "unknown-risk", "worth-missing",
        "worth-of-all-missing", "among-nobody", "contribution-not-listed", "inside-gets-nothing",
        "party-without-share", "worth-alone-missing", "term-each-of-one", "term-of-itself",
        "policy-unknown", "policy-role-unknown", "policy-roles-meet", "policy-fact-missing", "policy-fact-unknown", "policy-names-nobody",
        "policy-in-other-currency", "policy-not-sure", "policy-word-of-presets", "policy-unused",
    ),
    "it compares entries that stand side by side": (
        "date-needed", "instalment-without-amount", "layers-do-not-meet", "member-without-share",
        "risk-without-owner", "two-units", "exchange-of-own-currency", "exchange-unused", "other-currency-not-here", "unit-of-other-currency", "currency-sign", "perhaps-another-unit",
        "balance-not-carried", "residual-above-price", "round-without-unit", "amount-where-part",
        "left-name-comes-later", "left-name-taken", "step-not-ordered", "step-ordered-twice", "unknown-step",
        "year-outside", "year-twice", "years-too-many", "band-end-misplaced", "band-word-needs",
    ),
    "it compares days": (
        "day-in-no-phase", "phase-ends-first", "phase-of-another-day", "phases-leave-gap", "phases-overlap",
        "receipt-for-settled-year", "receipt-without-day", "left-before-joined", "dates-without-years", "nobody-belongs",
        "paid-while-absent", "group-of-part-year", "rule-without-part-years",
    ),
    "it rests on another file": (
        "opening-altered", "opening-counted-twice", "opening-missing", "opening-not-in-units", "opening-not-taken",
        "opening-other-currency", "opening-other-digest", "opening-other-pools", "opening-unknown-format",
        "opening-without-years", "opening-years-do-not-meet",
    ),
    "a rule tells it of what it is given, often only in a bare game": (
        "answers-too-fine", "game-empty", "tau-duties-cross", "tau-rights-above-hopes", "base-missing", "caps-below-total", "claim-negative", "claims-below-estate", "deduction-above-rest",
        "estate-negative", "graph-too-dense",  "make-ups-too-many",
        "ratings-missing", "ratings-sum-to-zero", "sharing-too-long",
        "total-not-whole-units", "total-out-of-reach", "votes-too-fine", "weight-not-positive", "weights-too-fine",
    ),
    "it is about a sheet, which is a file of its own": (
        "sheet-cell-error", "sheet-changed", "sheet-column-without-heading", "sheet-damaged",
        "sheet-digest-malformed", "sheet-encoding", "sheet-formula-not-computed", "sheet-formulas-taken",
        "sheet-heading-twice", "sheet-heading-unknown", "sheet-hidden", "sheet-key-twice",
        "sheet-merged", "sheet-not-beside", "sheet-not-found", "sheet-not-here",
        "sheet-number-format", "sheet-old-format", "sheet-row-twice", "sheet-row-without-key",
        "sheet-shows-rounded", "sheet-too-large", "sheet-total-row", "sheet-total-wrong",
        "sheet-unit-differs", "sheet-unknown", "sheet-value-missing", "sheet-which",
        "sheet-without-folder", "sheet-without-headings", "sheet-without-rows",
    ),
    "it is about an award, which is a file of its own": (
        "award-amount-is-part",
        "award-based-on-another",
        "award-groups-object",
        "award-groups-object-always",
        "award-line-empty",
        "award-misses-term",
        "award-only-reaches-term",
        "award-lines-are-not-pool",
        "award-lines-are-not-total",
        "award-not-a-number",
        "award-not-in-units",
        "award-party-missing",
        "award-party-unknown",
        "award-pool-open",
        "award-pool-unknown",
        "award-share-is-amount",
        "award-share-is-not-amount",
        "award-shares-are-not-whole",
        "award-total-is-not-pool",
        "award-without-tables",
    ),
    "it is about values that are not agreed: what a word means rests on what stands beside it": (
        "contested-without-range", "range-not-here", "range-needs-one-value", "range-upside-down", "ranges-too-many",
        "restated-leaves-out", "restated-interest-differs", "value-outside-range",
    ),
    "it shows only when something is computed": (
        "at-an-end", "claimed-differs", "claimed-otherwise-shaped", "figure-has-range", "figure-open",
        "figure-restated", "interest-too-long", "interest-without-day", "result-open", "with-restated-values",
        "amount-and-number", "amount-times-amount", "better-alone", "capital-not-subscribed",
        "capital-not-whole-units", "capital-without-date", "capital-without-value",
        "contribution-without-value", "criterion-all-zero", "currency-without-exchange", "division-by-zero",
        "entry-twice", "factor-not-one", "fault-beyond-whole", "figure-misses-party", "function-of-nothing",
        "game-worth-not-positive", "late-beyond-loss", "life-of-nothing", "loss-uncovered",
        "members-do-not-fill", "negative-amount", "negative-pool", "negative-score", "negative-weight",
        "not-a-probability", "number-over-amount", "number-where-table", "paid-beyond-subscribed",
        "phase-shares-do-not-fill", "phase-without-shares", "shares-do-not-fill", "shares-exceed-whole",
        "strength-out-of-range", "sum-of-a-number", "table-where-number", "two-sorts-of-tables",
        "used-beyond-life", "valuation-gap", "weights-do-not-fill", "weights-sum-to-zero",
        "worth-is-not-amount", "no-solution", "whole-not-divided", "ratio-of-nothing", "term-beyond-whole",
        "term-missed-by-rounding", "term-names-no-recipient", "term-negative", "terms-clash",
        "over-life-without-years", "unit-back-through-steps", "unit-taken-back",
        "pool-without-years", "refund-not-by-party", "refund-without-year", "released-beyond-whole",
        "steps-empty", "steps-leave-rest", "total-of-no-years", "unpaid-not-said", "year-not-listed",
        "years-without-pool-by-year", "word-of-steps", "ceiling-below-floor", "floor-above-rate", "losses-not-said",
        "royalty-base-not-by-year",
        "bands-not-rising", "band-rate-out-of-range", "band-index-small", "band-index-not-above-zero", "bands-persons-unknown",
        "bands-persons-no-number", "slab-cliff",
    ),
}  # fmt: skip


def codes(data: bytes, beside: Beside | None = None) -> set[str]:
    """What `check` refuses."""
    try:
        findings = examine(data, "contract.yaml", beside).findings
    except Refusal as refusal:
        findings = refusal.findings
    return {finding.code for finding in findings if finding.severity is Severity.ERROR}


def contracts() -> Iterator[tuple[str, bytes]]:
    yield "sound", SOUND.encode()
    for path in sorted((ROOT / "examples").glob("*/contract.yaml")):
        yield path.parent.name, path.read_bytes()
    for name in template_ids():
        yield name, template(name).written("en").encode()
        yield f"{name}-with-samples", template(name).written("zh").replace("#| ", "").encode()


SOUND_ONES: Final = dict(contracts())


def test_it_is_a_schema_of_its_draft_and_the_same_every_time() -> None:
    """An editor would drop a schema that breaks its own rules."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.dumps(json_schema()) == json.dumps(SCHEMA)


@pytest.mark.parametrize("name", SOUND_ONES)
def test_it_takes_every_contract_that_check_takes(name: str) -> None:
    """An editor that marks a sound contract would soon be switched off."""
    data = SOUND_ONES[name]

    assert codes(data, Folder(ROOT / "examples" / name)) == set()
    assert [error.message for error in EDITOR.iter_errors(as_an_editor_reads(data))] == []


@pytest.mark.parametrize(
    ("code", "words", "instead"), SLIPS, ids=[f"{code}-{at}" for at, (code, _, _) in enumerate(SLIPS)]
)
def test_it_sees_a_slip(code: str, words: str, instead: str) -> None:
    """A fault that stands in one entry is marked while it is typed."""
    assert SOUND.count(words) == 1
    data = SOUND.replace(words, instead).encode()

    assert code in codes(data)
    assert not EDITOR.is_valid(as_an_editor_reads(data))


@pytest.mark.parametrize("path", sorted(GALLERY.glob("**/*.yaml")), ids=lambda path: path.stem)
def test_it_agrees_on_the_gallery(path: Path) -> None:
    """What the gallery of findings shows is marked by an editor, but for what only `check` can see."""
    data = path.read_bytes()
    try:
        read = as_an_editor_reads(data)
    except Refusal:
        return
    refused = codes(data)
    if read is not None and not EDITOR.is_valid(read):
        assert refused
    if read is not None and refused & (SEEN - MOSTLY_SEEN.keys()):
        assert not EDITOR.is_valid(read)


#: what a slip of the hand may put in the place of something else
_STRAY: Final[tuple[Any, ...]] = (
    None, True, -1, 0, 45, 0.5, "45", "45%", "abc", "1.000,00", "", [], {}, {"x": 1}, ["kiln"], "kiln",
    "each smith", "2030-02-01", "7y", "sales * rate", {"kiln": "40%", "uni": "60%"}, "founding", "none",
    "equal", "shapley", "-5%", "5 yuan", "1/3",
    {"by": "shapley"}, {"kiln": None}, {"2027": 3}, "cash", "equipment",
)  # fmt: skip
_WORDS: Final = (
    "amuont", "value", "to", "split", "steps", "by", "kind", "phase", "each smith", "kiln", "insurer",
    "unallocated", "1st", "shares", "worth", "count", "share",
)  # fmt: skip


def _places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, below in entries:
        yield from _places(below, (*path, key))


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def slipped(sound: Any, random_: random.Random) -> Any:
    """A contract with one entry left out, misnamed, copied to another place, or replaced."""
    data = deepcopy(sound)
    *above, key = random_.choice(list(_places(data)))
    parent = _at(data, tuple(above))
    slip = random_.randrange(4)
    if slip == 0:
        del parent[key]
    elif slip == 1 and isinstance(parent, dict):
        parent[random_.choice(_WORDS)] = parent.pop(key)
    elif slip == 2:
        parent[key] = deepcopy(_at(data, random_.choice(list(_places(data)))))
    else:
        parent[key] = deepcopy(random_.choice(_STRAY))
    return data


@pytest.mark.parametrize("name", ["sound", "joint_rd", "tech_equity", "centre_membership", "five_in_one"])
def test_it_never_refuses_more_than_check_and_misses_nothing_it_should_see(name: str) -> None:
    """Slips of the hand by the hundred: a false alarm, or a promise of the lists above that does not hold."""
    sound = as_an_editor_reads(SOUND_ONES[name])
    for seed in range(50):
        data = json.dumps(slipped(sound, random.Random(f"{name} {seed}")), ensure_ascii=False).encode()
        refused = codes(data)
        if EDITOR.is_valid(as_an_editor_reads(data)):
            assert not refused & (SEEN - MOSTLY_SEEN.keys()), seed
        else:
            assert refused, seed


def test_every_code_is_in_one_list() -> None:
    """A new finding is shown by editors, with a slip that proves it, or somebody says why it cannot be."""
    unseen = [code for group in UNSEEN.values() for code in group]

    assert sorted(unseen) == sorted(set(unseen))
    assert set(unseen) & SEEN == set()
    assert set(MOSTLY_SEEN) <= SEEN
    assert _codes_in_the_program() == SEEN | set(unseen)


def _codes_in_the_program() -> set[str]:
    """The codes that stand in calls which make a finding, or in the names that are handed to one."""
    makers = {"Finding", "at_fault", "add", "_tell", "NotAFormula", "NotANumber", "NotASheet", "NotBeside", "Shown"}
    found: set[str] = set()
    for folder in ("contract", "situations", "rules", "allocate", "audit", "problems", "settlement"):
        for path in sorted((ROOT / "src" / "iuralloc" / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args) if name in makers:
                        # A node of the parser comes before the code in one of them.
                        found |= {code for arg in args[:2] for code in _constants(arg) if "-" in code}
                        found |= {code for code in _constants(args[0]) if name == "Finding"}
                    case ast.Assign(targets=[ast.Name(id="code")], value=value):
                        found |= {code for code in _constants(value) if "-" in code}
                    case _:
                        pass
    numbers = ast.parse((ROOT / "src" / "iuralloc" / "quantities.py").read_text("utf-8"))
    found |= {code for code in _constants(numbers) if "-" in code}
    return {code for code in found if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)}


def _constants(node: ast.AST) -> Iterator[str]:
    for below in ast.walk(node):
        if isinstance(below, ast.Constant) and isinstance(below.value, str):
            yield below.value


def test_it_has_no_words_of_later_editions() -> None:
    """A word that is not read yet is marked by an editor, as `check` refuses it."""
    pool, head = SCHEMA["$defs"]["Pool"]["properties"], SCHEMA["properties"]

    assert not {"as", "needs"} & pool.keys()
    assert not {"resolutions"} & head.keys()


def test_every_word_says_what_it_means() -> None:
    """An editor shows it beside the word; the contract reference is made of it."""
    entries = [SCHEMA, *(entry for entry in SCHEMA["$defs"].values() if "properties" in entry)]

    assert [entry["title"] for entry in entries if not entry["description"].endswith(".")] == []
    silent = [
        (entry["title"], word)
        for entry in entries
        for word, field in entry["properties"].items()
        if not field.get("description", "").endswith(".")
    ]
    assert silent == []


def test_its_patterns_mean_the_same_in_an_editor() -> None:
    r"""ECMAScript has no named groups of Python's kind, and its ``\w`` and ``\d`` know only ASCII."""
    patterns = {node["pattern"] for node in _mappings(SCHEMA) if isinstance(node.get("pattern"), str)}

    assert patterns
    assert [pattern for pattern in patterns if re.search(r"\(\?P|\\[wdbAZ]", pattern)] == []


def _mappings(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for below in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _mappings(below)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("1_000", True), ("1,000,000", True), ("12.5%", True), ("5/8", True), ("118万元", True),
        ("１２．５％", True), ("0.5 yuan", True), ("20% of sales", True), ("max(a, b) * 2", True),
        ("贡献 * 转化率", True), ("x.lake", True),
        ("1.000,00", False), ("12..5", False), ("--5", False), ("a b", False), ("max(a，b)", False),
        ("average(a)", False), ("1,00", False), ("2027-04-15", False), ("18 months", False),
    ],
)  # fmt: skip
def test_numbers_and_formulas(text: str, *, taken: bool) -> None:
    """The pattern takes what the reader takes, written as text."""
    number = Draft202012Validator({**SCHEMA["$defs"]["number"], "$defs": SCHEMA["$defs"]})

    assert number.is_valid(text) is taken


def test_a_pattern_is_read_in_a_moment() -> None:
    """A long name with `of` in it has once had a number of readings that doubles with each."""
    number = Draft202012Validator(SCHEMA["$defs"]["number"])

    assert number.is_valid("xof" * 300)
    assert not number.is_valid("xof" * 300 + "!")
    assert not number.is_valid("1 " * 400)


def test_the_command_prints_it(tmp_path: Path) -> None:
    """To standard output, or into a file that is never replaced unasked."""
    printed = CliRunner().invoke(app, ["schema"])
    written = tmp_path / "iuralloc.schema.json"

    assert json.loads(printed.stdout) == SCHEMA
    assert CliRunner().invoke(app, ["schema", "-o", str(written)]).exit_code == 0
    assert json.loads(written.read_text("utf-8")) == SCHEMA
    assert CliRunner().invoke(app, ["schema", "-o", str(written)]).exit_code == 2
