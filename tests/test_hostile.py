"""Hostile input: whatever is handed to the program, it ends in a finding or a plain sentence, soon, with a status."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from attacks.contracts import NONSENSE, PLAIN
from effort import many
from iuralloc.allocate import examine
from iuralloc.contract.sheets.beside import Folder
from iuralloc.errors import Refusal, Severity
from iuralloc.report import tabulate
from iuralloc.report.findings import render_findings
from iuralloc.report.writers import render_csv, render_markdown, render_text
from iuralloc.verify import verify

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(ROOT.glob("examples/*/contract.yaml"))
#: rounds of the fuzzer for each example
ROUNDS = many(40)


@pytest.mark.parametrize("name", NONSENSE)
def test_contract_is_refused_in_words(name: str) -> None:
    """A file that is nonsense ends the run with findings, each of which can be printed."""
    try:
        findings = examine(NONSENSE[name], "contract.yaml").findings
    except Refusal as refusal:
        findings = refusal.findings

    assert any(finding.severity is Severity.ERROR for finding in findings)
    assert "Traceback" not in render_findings(findings, NONSENSE[name], "contract.yaml", 80)


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""], ids=["byte order mark", "none"])
@pytest.mark.parametrize("end", [b"\r\n", b"\n"], ids=["crlf", "lf"])
def test_harmless_notation_is_read(start: bytes, end: bytes) -> None:
    """A byte order mark and the line ends of another system change no figure."""
    data = start + PLAIN.encode().replace(b"\n", end)
    trail = examine(data, "contract.yaml").trail()

    assert trail.amount("fees.1.maker") == trail.amount("fees.1.exact.maker")
    assert verify(trail.text().encode(), data).green


@pytest.mark.parametrize(
    "name", ["[/bold]", "=1+1", "+SUM(A1)", "@x", "\\x1b[31m", "\\u202Eevil", "\\u200b", "|", "<b>", "`"]
)
def test_names_stay_text_in_every_format(name: str) -> None:
    """A name is printed as it is written, or with its unseen signs shown; never as markup, never as a formula."""
    data = PLAIN.replace("maker: {}", f'maker: {{name: "{name}"}}').encode()
    trail = examine(data, "contract.yaml").trail()
    tables = tabulate(trail)
    text, sheet, page = render_text(tables, 100), render_csv(tables), render_markdown(tables)

    assert all(sign == "\n" or sign.isprintable() for sign in text + page)
    assert not any(cell.startswith(("=", "+", "@")) for line in sheet.splitlines() for cell in line.split(","))
    assert "<b>" not in page.replace("\\<b\\>", "")


def _mutated(data: bytes, choose: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(choose.randint(1, 3)):
        at = choose.randrange(len(lines))
        match choose.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, choose.choice(lines))
            case 2:
                other = choose.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                line = bytearray(lines[at])
                line[choose.randrange(len(line))] = choose.randrange(256)
                lines[at] = bytes(line)
            case 4:
                numbers = (b"0", b"-1", b"1/3", b"45", b"1e30", b"50%", b"x", b"1.000,00", b"", b"9" * 30)
                lines[at] = lines[at].replace(
                    choose.choice(b"0123456789").to_bytes(1, "big"), choose.choice(numbers), 1
                )
            case _:
                lines[at] = choose.choice((b"", b"  ")) + lines[at][choose.randrange(4) :]
        if not lines:
            lines = [b"\n"]
    return b"".join(lines)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_mutated_examples_never_break_the_program(path: Path) -> None:
    """A slip of the hand anywhere in a real contract: findings, or figures that the checker confirms."""
    original = path.read_bytes()
    for seed in range(ROUNDS):
        data = _mutated(original, random.Random(f"{path.parent.name} {seed}"))
        try:
            examined = examine(data, "contract.yaml", Folder(path.parent))
        except Refusal as refusal:
            render_findings(refusal.findings, data, "contract.yaml", 80)
            continue
        render_findings(examined.findings, data, "contract.yaml", 80)
        if examined.ledger is not None:
            trail = examined.trail()

            sheets = examined.contract.sheet_data if examined.contract else {}
            assert verify(trail.text().encode(), data, None, sheets).faults == (), seed


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "iuralloc", *arguments]
    return subprocess.run(command, input=b"", capture_output=True, timeout=120, check=False)


def _plainly(done: subprocess.CompletedProcess[bytes], status: int) -> str:
    said = done.stderr.decode()

    assert done.returncode == status, said
    assert "Traceback" not in said
    return said


def test_what_is_no_contract_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    """A folder, a pipe with a name, a file that is not there: status 2, and what to do."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)

    assert "folder" in _plainly(_run("allocate", str(tmp_path)), 2)
    assert "no regular file" in _plainly(_run("allocate", str(fifo)), 2)
    assert "no such file" in _plainly(_run("allocate", str(tmp_path / "contract.yaml")), 2)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """No overwriting without --force, nothing left behind where writing fails."""
    contract, out = tmp_path / "contract.yaml", tmp_path / "out.md"
    contract.write_text(PLAIN)

    _plainly(_run("allocate", str(contract), "-o", str(out)), 0)
    before = out.read_bytes()
    assert "--force" in _plainly(_run("allocate", str(contract), "-o", str(out)), 2)
    assert out.read_bytes() == before
    _plainly(_run("allocate", str(contract), "-o", str(out), "--force"), 0)
    link = tmp_path / "link.md"
    link.symlink_to(out)
    assert "--force" in _plainly(_run("allocate", str(contract), "-o", str(link)), 2)
    _plainly(_run("allocate", str(contract), "-o", str(tmp_path / "none" / "out.md")), 2)
    _plainly(_run("allocate", str(contract), "-o", str(tmp_path / "out.unknown")), 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["contract.yaml", "link.md", "out.md"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_in_a_sentence(tmp_path: Path) -> None:
    """What could not be written was not written, and that is said."""
    contract = tmp_path / "contract.yaml"
    contract.write_text(PLAIN)
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "iuralloc", "allocate", str(contract)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"cannot be written" in done.stderr


def test_a_reader_may_leave(tmp_path: Path) -> None:
    """`iuralloc allocate … | head -1` is no error."""
    contract = tmp_path / "contract.yaml"
    contract.write_text(PLAIN.replace("{maker: {}", "{maker: {count: 500}"))
    command = [sys.executable, "-m", "iuralloc", "allocate", str(contract)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (0, b"")


#: a shell that starts a command in the background has it ignore Ctrl-C; here none may
_LISTENING = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
_MAIN = "\nimport sys\nsys.argv = ['iuralloc', 'allocate', '-']\nfrom iuralloc.cli import main\nmain()"


def test_interrupt_while_reading_ends_the_run() -> None:
    """Ctrl-C: status 130, no traceback, no result."""
    command = [sys.executable, "-c", _LISTENING + _MAIN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        # More than a pipe holds: when all is written, the program is reading, and waits for the rest.
        process.stdin.write(b"#" * 1_000_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        shown, said = process.communicate(timeout=120)

    assert (process.returncode, shown) == (130, b"")
    assert b"Traceback" not in said


def test_interrupt_while_computing_ends_the_run() -> None:
    """The same in the midst of the arithmetic."""
    planted = (
        "import sys, iuralloc.allocate\n"
        "sys.modules['iuralloc.allocate'].fold = lambda *_, **__: signal.raise_signal(signal.SIGINT)\n"
    )
    command = [sys.executable, "-c", _LISTENING + planted + _MAIN]
    done = subprocess.run(command, input=PLAIN.encode(), capture_output=True, timeout=120, check=False)

    assert "Traceback" not in _plainly(done, 130)
    assert done.stdout == b""


def test_memory_stays_small() -> None:
    """The largest nonsense of this page takes less than the 500 MB that are promised."""
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))"
    command = [sys.executable, "-c", limit + _MAIN.replace("allocate", "check")]
    data = NONSENSE["five million brackets"]

    _plainly(subprocess.run(command, input=data, capture_output=True, timeout=120, check=False), 4)
