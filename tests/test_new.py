"""Templates: each can be computed as it is, in each language; the command writes over no file unasked."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

import iuralloc
from iuralloc.allocate import Examined, examine
from iuralloc.cli.app import app
from iuralloc.contract.template import Template, template, template_ids

#: the modes of cooperation for which the program was asked for a template
WANTED: Final = {
    "licence", "commissioned", "joint_rd", "co_institute", "tech_equity", "in_unit", "science_park",
    "alliance", "platform_111", "locality", "five_in_one", "six_party", "committee", "centre_membership",
    "talent",
}  # fmt: skip

#: warnings that a template shows on purpose: technology agreed above its appraised value
MEANT: Final = {"tech_equity": {"valuation-gap"}}

LANGUAGES: Final = (("en",), ("zh",), ("en", "zh"))
CHINESE: Final = re.compile(r"[\u4e00-\u9fff\uff01-\uff60]")


def examined(text: str) -> Examined:
    return examine(text.encode(), "contract.yaml")


def told(text: str) -> set[str]:
    return {finding.code for finding in examined(text).findings}


def comments(text: str) -> list[str]:
    """What stands after the signs of comments, apart from samples to be switched on."""
    found = [line.partition("# ")[2] for line in text.splitlines() if "# " in line]
    return [comment for comment in found if comment]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["new", *arguments])


def test_there_is_a_file_for_every_mode_and_no_other() -> None:
    """The list in the program, the files, and what was asked for are one."""
    shipped = {entry.name.removesuffix(".yaml") for entry in files("iuralloc").joinpath("templates").iterdir()}

    assert shipped == WANTED
    assert set(template_ids()) == WANTED
    assert len(template_ids()) == len(WANTED)


@pytest.mark.parametrize("name", template_ids())
@pytest.mark.parametrize("languages", LANGUAGES, ids="+".join)
def test_it_can_be_computed_as_it_is(name: str, languages: tuple[str, ...]) -> None:
    """A newcomer's first run must not end in a finding."""
    result = examined(template(name).written(*languages))

    assert {finding.code for finding in result.findings} == MEANT.get(name, set())
    assert result.ledger is not None


@pytest.mark.parametrize("name", template_ids())
def test_its_samples_can_be_switched_on(name: str) -> None:
    """Lines that begin with `#|` are YAML to be used, and nobody would notice if they had gone wrong."""
    assert told(template(name).written("en").replace("#| ", "")) <= MEANT.get(name, set())


@pytest.mark.parametrize("name", template_ids())
def test_its_trail_verifies(name: str) -> None:
    """The stand-alone checker computes every figure again."""
    text = template(name).written("en")

    assert iuralloc.verify(examined(text).trail(), text.encode()).green or name in MEANT


@pytest.mark.parametrize("name", template_ids())
def test_every_language_says_the_same_contract(name: str) -> None:
    """Only comments differ: what is computed does not."""

    def bare(*languages: str) -> list[str]:
        lines = (line.split("#")[0].rstrip() for line in template(name).written(*languages).splitlines())
        return [line for line in lines if line]

    assert bare("en") == bare("zh")
    assert bare("en") == bare("en", "zh")


@pytest.mark.parametrize("name", template_ids())
def test_a_language_keeps_its_own_comments(name: str) -> None:
    """No marks are left, no Chinese among the English comments, and both stand where both were asked for."""
    english, chinese, both = (template(name).written(*languages) for languages in LANGUAGES)

    assert not re.search(r"# (en|zh):", english + chinese + both)
    assert [comment for comment in comments(english) if CHINESE.search(comment)] == []
    assert [comment for comment in comments(chinese) if not CHINESE.search(comment)] == []
    assert all(comment in both for comment in comments(english) + comments(chinese))


@pytest.mark.parametrize("name", template_ids())
def test_every_comment_stands_in_both_languages(name: str) -> None:
    """At the end of a line both, and in every block of comments both."""
    for block in _blocks(template(name)):
        assert {"en", "zh"} == set(re.findall(r"# (en|zh): ", block)), block


def _blocks(found: Template) -> Iterator[str]:
    """Ends of lines with comments, and runs of lines that are nothing else."""
    run_: list[str] = []
    for line in [*found.source.splitlines(), ""]:
        alone = line.lstrip().startswith(("# en:", "# zh:"))
        if not alone:
            if run_:
                yield "\n".join(run_)
            run_ = []
            if "# en:" in line or "# zh:" in line:
                yield line
        else:
            run_.append(line)


def test_all_explain_the_notation_in_the_same_words() -> None:
    """The lines between the title and what to change first are one text in fifteen files."""
    guides = {tuple(template(name).source.split("\n#\n")[1].splitlines()) for name in template_ids()}

    assert len(guides) == 1


@pytest.mark.parametrize("name", template_ids())
def test_it_says_what_to_change_first_and_what_is_not_read_yet(name: str) -> None:
    """In plain words, in both languages; and no line runs off a page."""
    english, chinese = template(name).written("en"), template(name).written("zh")

    assert "Change first: " in english
    assert "not read yet: " in english
    assert "首先修改：" in chinese
    assert "暂不读取：" in chinese
    assert max(cell_len(line) for line in (english + chinese).splitlines()) <= 120


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("alliance", {"enterprise": 26, "university": 18, "institute": 9}),
        ("committee", {"university": 1, "enterprise": 45}),
        ("platform_111", {"government": 1, "institute": 1, "enterprise": 1}),
        ("five_in_one", {"government": 1, "enterprise": 1, "university": 1, "institute": 1, "finance": 1}),
        (
            "six_party",
            {
                "government": 1,
                "enterprise": 1,
                "university": 1,
                "institute": 1,
                "commercial": 1,
                "finance": 1,
            },
        ),
    ],
)
def test_it_has_the_parties_of_its_mode(name: str, kinds: dict[str, int]) -> None:
    """As the papers on cooperation count them."""
    contract = examined(template(name).written("en")).contract
    assert contract is not None
    partners = [body.entry.kind for body in contract.roster.bodies.values() if body.partner]

    assert {kind: partners.count(kind) for kind in partners if kind} == kinds


@pytest.mark.parametrize("name", template_ids())
def test_new_then_check_then_allocate(name: str, tmp_path: Path) -> None:
    """The three commands of a first afternoon."""
    path = tmp_path / "contract.yaml"

    assert run(str(path), "--from", name, "--lang", "zh").exit_code == 0
    assert path.read_text("utf-8") == template(name).written("zh")
    assert CliRunner().invoke(app, ["check", str(path)]).exit_code == 0
    assert CliRunner().invoke(app, ["allocate", str(path)]).exit_code == 0


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    """On standard error, so that a pipe gets nothing it did not ask for; a name with a space is quoted."""
    path = tmp_path / "our contract.yaml"
    result = run(str(path), "--from", "talent")

    assert result.stdout == ""
    assert f"iuralloc allocate '{path}'" in result.stderr


def test_the_file_is_contract_yaml_unless_another_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("--from", "licence").exit_code == 0
    assert (tmp_path / "contract.yaml").read_text("utf-8") == template("licence").written("en")


def test_a_dash_writes_to_standard_output() -> None:
    """Nothing else goes there, so that it can be piped on."""
    assert run("-", "--from", "joint_rd", "--lang", "both").stdout == template("joint_rd").written("en", "zh")


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    """A day's work is not lost to a second `new`; `--force` is a word of one's own."""
    path = tmp_path / "contract.yaml"
    path.write_text("mine", "utf-8")
    refused = run(str(path), "--from", "licence")

    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert path.read_text("utf-8") == "mine"
    assert run(str(path), "--from", "licence", "--force").exit_code == 0
    assert path.read_text("utf-8") == template("licence").written("en")
    assert [entry.name for entry in tmp_path.iterdir()] == ["contract.yaml"]


def test_an_unknown_template_names_the_nearest(tmp_path: Path) -> None:
    result = run(str(tmp_path / "c.yaml"), "--from", "license")

    assert result.exit_code == 2
    assert "did you mean licence?" in result.stderr
    assert not (tmp_path / "c.yaml").exists()


def test_without_a_terminal_it_asks_nothing() -> None:
    """A script must not hang: the list on standard error, and the status for wrong usage."""
    result = run()

    assert result.exit_code == 2
    assert result.stdout == ""
    assert all(name in result.stderr for name in template_ids())


@pytest.mark.parametrize(("language", "shown"), [("en", "en"), ("zh", "zh")])
def test_the_list(language: str, shown: str) -> None:
    result = run("--list", "--lang", language)

    assert result.exit_code == 0
    assert all(f"{name} " in result.stdout and template(name).title(shown) in result.stdout for name in template_ids())


def _at_a_terminal(typed: str, folder: Path) -> tuple[int, str]:
    """Run `new` with a terminal for standard input and error; gives the status and what was shown there."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from iuralloc.cli import main; main()", "new"]
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=folder,
        env={**os.environ, "TERM": "dumb"},
    ) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        shown = b""
        try:
            while chunk := os.read(ours, 4096):
                shown += chunk
        except OSError:
            # Linux ends a terminal with an error when the other side has closed it.
            pass
        status = process.wait(timeout=30)
    os.close(ours)
    return status, shown.decode(errors="replace")


def test_at_a_terminal_it_asks(tmp_path: Path) -> None:
    """A number or an id; what is neither is asked again; then the language."""
    status, shown = _at_a_terminal("99\nlicense\n5\nzh\n", tmp_path)

    assert status == 0, shown
    assert "did you mean licence?" in shown
    assert (tmp_path / "contract.yaml").read_text("utf-8") == template("tech_equity").written("zh")


def test_at_a_terminal_one_may_leave(tmp_path: Path) -> None:
    """Control-D at the question: the status of an interruption, nothing written, no traceback."""
    status, shown = _at_a_terminal("\x04", tmp_path)

    assert status == 130, shown
    assert "Traceback" not in shown
    assert list(tmp_path.iterdir()) == []
