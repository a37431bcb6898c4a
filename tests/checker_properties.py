"""What must hold of the checker on every contract: green on what the program writes, red and to the point on a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from allocated import operands, ran
from iuralloc.verify import Report, verify
from strategies import Case


def is_verified(case: Case) -> None:
    """The stand-alone checker agrees with every figure, and reads every number again in the file."""
    run = ran(case)
    report = verify(run.trail, run.data)
    readings = sum(part["kind"] == "given" for figure in run.figures.values() for part in _formulas(figure))
    named_unit = '"raw"' in next(line for line in run.trail.decode().split("\n") if line.startswith('"contract":'))

    assert not report.faults
    assert report.recomputed + report.given == len(run.figures)
    assert report.readings == readings + named_unit


def _formulas(figure: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (part for part in operands(figure["formula"]) if "kind" in part)


_NEW_BYTES = b'0123456789abcdefXYZ"\\{}[]:,. /-\x00\x7f\x80\xe4\xff'


def a_changed_byte_is_found(case: Case) -> None:
    """Whichever byte of a trail is changed, the checker is red, and names the figure on whose line it stands."""
    run = ran(case)
    rng = Random(case.hand)
    lines = run.trail.split(b"\n")
    for _ in range(12):
        line = rng.randrange(len(lines) - 1)
        while lines[line].startswith(b'"environment":') or not lines[line]:
            line = rng.randrange(len(lines) - 1)
        at = rng.choice([0, len(lines[line]) - 1, *(rng.randrange(len(lines[line])) for _ in range(6))])
        new = rng.choice([byte for byte in _NEW_BYTES if byte != lines[line][at]])
        changed = lines[line][:at] + bytes([new]) + lines[line][at + 1 :]
        report = verify(b"\n".join([*lines[:line], changed, *lines[line + 1 :]]), run.data)

        assert report.faults, f"byte {at} of line {line + 1} made {new}"
        if lines[line].startswith(b'{"formula"'):
            assert_named(report, lines[line], line + 1, at)


def assert_named(report: Report, line: bytes, number: int, at: int) -> None:
    """A fault names the figure of a line; where its id was hit, by what is left of the id, and the line."""
    start = line.index(b'"id":"')
    name = line[start + 6 : line.index(b'"', start + 6)]
    named = {fault.figure for fault in report.faults}
    if start <= at <= start + 6 + len(name):
        assert any(fault.message.startswith(f"line {number}:") for fault in report.faults)
    else:
        assert name.decode() in named, f"byte {at} of line {number}"


def a_changed_digit_of_the_contract_is_found(case: Case) -> None:
    """A digit changed in the contract where a figure reads it: the checker names that figure."""
    run = ran(case)
    rng = Random(case.hand)
    readings = [
        (figure["id"], at)
        for figure in run.figures.values()
        for part in _formulas(figure)
        if part["kind"] == "given"
        for at in range(part["start"], part["end"])
        if chr(run.data[at]).isdigit() and run.data[at] < 128
    ]
    for name, at in rng.sample(readings, min(4, len(readings))):
        digit = rng.choice([d for d in b"0123456789" if d != run.data[at]])
        report = verify(run.trail, run.data[:at] + bytes([digit]) + run.data[at + 1 :])

        assert name in {fault.figure for fault in report.faults if fault.code == "contract"}
