"""What must hold of every change of every contract, on contracts invented at random; each property seen red once.

A path set to its own text changes nothing; a variant is what its saved file comes to; what is taken out and put
back gives the same figures; no path and no value, however hostile, ends in anything but a finding.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from effort import many
from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.contract.load import Contract
from iuralloc.contract.paths import path_text, put, same
from iuralloc.contract.scenarios import Setting
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence, Source
from iuralloc.contract.tree import read_tree
from iuralloc.errors import Finding, Refusal
from iuralloc.report.findings import render_findings
from iuralloc.variants import change as changes_made
from iuralloc.variants import splice
from iuralloc.variants.change import changed
from iuralloc.variants.variant import Variant, as_it_stands, set_by_text, varied
from iuralloc.verify import verify
from strategies import Case, contracts

_PLAIN: Final = settings(
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
ANY: Final = contracts()

Property = Callable[[Case, int], None]


def _contract(data: bytes) -> Contract:
    contract = examine(data, "contract.yaml").contract
    assert contract is not None
    return contract


def _nodes(node: Node, keys: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Node]]:
    below: list[tuple[tuple[str | int, ...], Node]] = [(keys, node)] if keys else []
    if isinstance(node, Mapping):
        return below + [found for key, inner in node.items() for found in _nodes(inner, (*keys, key))]
    if isinstance(node, Sequence):
        return below + [found for at, inner in enumerate(node) for found in _nodes(inner, (*keys, at))]
    return below


def _without_records(trail: Trail) -> Trail:
    kept = tuple(choice for choice in trail.choices if not choice["code"].startswith("overridden"))
    return replace(trail, choices=kept)


def own_text_changes_nothing(case: Case, seed: int) -> None:
    """The same trail apart from the record, the same bytes where the value stands on one line."""
    contract = _contract(case.data)
    scalars = [(keys, node) for keys, node in _nodes(contract.document.tree) if isinstance(node, Scalar)]
    keys, node = Random(seed).choice([found for found in scalars if not found[1].empty and found[1].text != "none"])
    variant = varied(contract, "", [set_by_text(path_text(keys), node.raw)])
    base = as_it_stands(contract.source, "")

    if "\n" not in node.raw:
        assert variant.source.data == case.data
    assert variant.computed == base.computed
    assert _without_records(variant.trail).digest == base.trail.digest
    assert [choice["code"] for choice in variant.trail.choices][:1] == ["overridden"]


def saved_is_the_variant(case: Case, seed: int) -> None:
    """What `--save` writes comes to the trail of the variant, and the checker agrees with both."""
    contract = _contract(case.data)
    rng = Random(seed)
    numbers = [(k, n) for k, n in _nodes(contract.document.tree) if isinstance(n, Scalar) and n.text.isdecimal()]
    picked = rng.sample(numbers, min(len(numbers), 2))
    variant = varied(contract, "", [set_by_text(path_text(k), str(int(n.text) + rng.randint(1, 9))) for k, n in picked])
    again: Variant = as_it_stands(Source.from_bytes(variant.source.data, "contract.yaml"), "")

    assert again.computed == variant.computed
    if variant.computed:
        assert _without_records(variant.trail).text() == again.trail.text()
        assert verify(variant.trail.text().encode(), variant.source.data).faults == ()


def only_what_is_asked_for_changes(case: Case, seed: int) -> None:
    """Any node replaced, taken out, or put back: the file then says exactly that, and nothing else."""
    source = Source.from_bytes(case.data, "contract.yaml")
    root = read_tree(source, [])
    assert root is not None
    rng = Random(seed)
    keys, node = rng.choice(_nodes(root))
    value = rng.choice(
        [set_by_text("x", text).value for text in ("7", "{a: 1, b: [c, d]}", "[x, 'y: z']", "a, b", '"q\\"r"')]
    )
    after, made = changed(source, [Setting(path_text(keys), value)])
    tree = read_tree(after, [])

    assert tree is not None
    assert same(tree, put(root, keys, value))
    assert len(made) == 1
    block = not isinstance(node, Scalar) or "\n" in node.raw
    if not block:
        touched = [a != b for a, b in zip(case.data.split(b"\n"), after.data.split(b"\n"), strict=True)]
        assert sum(touched) <= 1


def out_and_back_gives_the_same(case: Case, seed: int) -> None:
    """A word that was taken out and put back: the figures are the ones from before."""
    contract = _contract(case.data)
    # Where the order of entries counts (parties, shares of equal remainders) putting back at the end is another order.
    words = {"clause", "amount", "round", "kind", "by", "unit", "title", "evidence", "value", "weights"}
    paths = [
        (keys, node)
        for keys, node in _nodes(contract.document.tree)
        if keys[-1] in words and keys[0] not in {"parties", "contributions"}
    ]
    keys, node = Random(seed).choice(paths)
    out, _ = changed(contract.source, [set_by_text(path_text(keys), "none")])
    gone = read_tree(out, [])
    back, _ = changed(out, [Setting(path_text(keys), node)])
    before, after = (examine(data, "contract.yaml").trail() for data in (case.data, back.data))

    assert gone is not None
    assert not same(gone, contract.document.tree)
    assert {name: record["value"] for name, record in after.figures.items()} == {
        name: record["value"] for name, record in before.figures.items()
    }


PROPERTIES: Final[dict[Property, int]] = {
    own_text_changes_nothing: 25,
    saved_is_the_variant: 20,
    only_what_is_asked_for_changes: 80,
    out_and_back_gives_the_same: 20,
}


@pytest.mark.parametrize("held", PROPERTIES, ids=lambda held: held.__name__)
def test_it_holds(held: Property) -> None:
    @settings(parent=_PLAIN, max_examples=many(PROPERTIES[held]))
    @given(ANY, st.integers(0, 2**30))
    def test(case: Case, seed: int) -> None:
        held(case, seed)

    test()


def _beside_it(sheet: splice.Sheet, nodes: object, keys: object, text: str) -> bytes:
    """A foil: the value is put at the end of the file."""
    _ = nodes, keys
    return sheet.data + f"\nlast: {text}\n".encode()


def _one_too_few(sheet: splice.Sheet, nodes: list[Node], keys: list[str | int]) -> bytes:
    """A foil: the line before goes, too."""
    start = sheet.line_start(nodes[-1].place.start)
    return sheet.data[: sheet.line_start(max(start - 1, 0))] + sheet.data[start:] if keys else sheet.data


CHANGED: Final = changes_made.changed
VARIED: Final = varied


def _unchanged(contract: Contract, name: str, settings: list[Setting]) -> Variant:
    """A foil: the bytes that are saved are those of the file it came from."""
    return replace(VARIED(contract, name, settings), source=contract.source)


def _told(source: Source, settings: list[Setting]) -> tuple[Source, tuple[changes_made.Change, ...]]:
    """A foil: what is asked for is recorded, and not made."""
    return source, CHANGED(source, settings)[1]


def _also(source: Source, settings: list[Setting]) -> tuple[Source, tuple[changes_made.Change, ...]]:
    """A foil: a comment is lost, or a line is laid out anew, besides."""
    after, made = CHANGED(source, settings)
    return Source.from_bytes(after.data + b"# more\n", source.name), made


@pytest.mark.parametrize(
    ("held", "module", "name", "foil"),
    [
        (own_text_changes_nothing, "iuralloc.variants.variant", "changed", _also),
        (own_text_changes_nothing, "iuralloc.variants.change", "replaced", _beside_it),
        (saved_is_the_variant, __name__, "varied", _unchanged),
        (only_what_is_asked_for_changes, __name__, "changed", _told),
        (only_what_is_asked_for_changes, "iuralloc.variants.change", "replaced", _beside_it),
        (out_and_back_gives_the_same, "iuralloc.variants.change", "removed", _one_too_few),
        (out_and_back_gives_the_same, __name__, "changed", _told),
    ],
)
def test_it_is_seen_red(held: Property, module: str, name: str, foil: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A property that no slip breaks says nothing."""
    monkeypatch.setattr(sys.modules[module], name, foil)

    @settings(parent=_PLAIN, max_examples=100)
    @given(ANY, st.integers(0, 2**30))
    def test(case: Case, seed: int) -> None:
        held(case, seed)

    with pytest.raises((AssertionError, Refusal, ValueError)):
        test()


_PATHS: Final = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(["pools", "a", "[1]", "[999999999]", '"x y"', "..", "'", '"', "[", "]", "\x00", "\ud800", "甲", "none", "set"]), max_size=8).map(".".join),
    st.sampled_from(["pools", "parties", "iuralloc", "pools." * 50 + "x", "[1]", "scenarios.x.set", "[" * 900, '"' * 999]),
)  # fmt: skip
_VALUES: Final = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["none", "{" * 60, "[" * 60, "&a [*a]", "!!python/object:os.system x", "{a: {a: {a: 1}}}", "\ud800", "9" * 5000, "1e999999", "|\n x", "? a", "---\na\n---\nb", "#"]),
)  # fmt: skip


@settings(max_examples=many(150))
@given(_PATHS, _VALUES)
def test_hostile_paths_and_values_end_in_a_finding(path: str, value: str) -> None:
    """A traceback, a hang, or a file with something in it that nobody asked for."""
    text = b"iuralloc: 1\ncurrency: CNY\nparties: {a: {}, b: {}}\npools:\n  p: {amount: 3, split: equal}\n"
    contract = _contract(text)
    findings: tuple[Finding, ...] = ()
    try:
        variant = varied(contract, "", [set_by_text(path, value)])
        findings = variant.findings
        computed = variant.computed
    except Refusal as refusal:
        findings, computed = refusal.findings, False

    assert computed or findings
    assert render_findings(findings, text, "contract.yaml") or computed
