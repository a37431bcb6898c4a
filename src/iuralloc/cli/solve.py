"""``iuralloc solve``: one rule on a bare game, without a contract, for researchers, teachers and tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iuralloc.cli.completion import rule_names
from iuralloc.cli.language import Language
from iuralloc.cli.options import Force, Format, InFormat, InLanguage, Output, chosen
from iuralloc.cli.streams import Unusable, colour, guarded, opened, refusing, said, tell, terminal_width, told
from iuralloc.errors import Finding, Refusal, Status

if TYPE_CHECKING:
    from iuralloc.problems.stability import Stability
    from iuralloc.report.table import Table
    from iuralloc.rules.card import Rule, Solution


@guarded
def solve(
    game: Annotated[str, typer.Argument(metavar="GAME", help="The game, JSON or YAML; - reads standard input.")],
    *,
    rule: Annotated[
        str | None,
        typer.Option(
            "--rule", "-r", metavar="ID", help="The rule; `iuralloc rules` lists them.", autocompletion=rule_names
        ),
    ] = None,
    check: Annotated[
        str | None,
        typer.Option(
            "--check",
            metavar="ALLOCATION",
            help="Instead of a rule: an allocation to test, a file, - or NAME=VALUE,…; is it efficient, individually "
            "rational, in the core, and who objects? Status 1 if it is not efficient or a group objects.",
        ),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", metavar="NAME=VALUE", help="A parameter, its value as in JSON or YAML; repeatable."
        ),
    ] = None,
    time_limit: Annotated[
        int | None, typer.Option("--time-limit", metavar="SECONDS", min=1, help="Stop after so long, with status 4.")
    ] = None,
    language: InLanguage = Language.EN,
    output: Output = None,
    force: Force = False,
    form: InFormat = None,
) -> None:
    """Solve a bare game by one rule, or check an allocation of it: exact fractions, with a proof where one is needed."""
    from iuralloc.cli.check_allocation import check_text
    from iuralloc.cli.results import deliver
    from iuralloc.cli.watch import watched
    from iuralloc.contract.plain import JSON_BYTES, read_plain
    from iuralloc.rules.solving import find_rule
    from iuralloc.rules.solving import solve as solved

    if (rule is None) == (check is None):
        raise Unusable("solve-what")
    wanted = chosen(form, output)
    data, name = opened(game, JSON_BYTES, folder="game-is-folder")
    if rule is None:
        found = _checked(data, name, str(check), time_limit)
        deliver(check_text(found, wanted, language, name), output, force=force)
        if found.objecting or not found.efficient:
            raise typer.Exit(int(Status.CHECK_FAILED))
        return
    with refusing(name, lambda: data):
        read = read_plain(data, name)
        given = _parameters(param or [])
        with _placing(data, name, given), watched(said("work-solve", rule=rule, game=name), time_limit):
            solution = solved(read, rule, given)
        card = find_rule(rule)
    deliver(_written(card, solution, wanted, language), output, force=force)
    if solution.answer is None:
        tell(told([solution.why] if solution.why else [], b"", name))
        raise typer.Exit(int(Status.NO_ALLOCATION))


def _checked(data: bytes, name: str, check: str, time_limit: int | None) -> Stability:
    from iuralloc.cli.check_allocation import checked
    from iuralloc.cli.watch import watched
    from iuralloc.contract.plain import read_plain

    with refusing(name, lambda: data):
        read = read_plain(data, name)
        with _placing(data, name), watched(said("work-check", game=name), time_limit):
            return checked(read, check, name)


class _placing:  # noqa: N801 - it stands in a `with` as a verb
    """Give what is refused its place in the file, unless it was given on the command line."""

    def __init__(self, data: bytes, name: str, given: Iterable[str] = ()) -> None:
        self._data, self._name = data, name
        self._given = frozenset(given)

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Refusal):
            from iuralloc.contract.plain import placed

            found = (
                (finding,) if self._is_given(finding) else placed([finding], self._data, self._name)
                for finding in error.findings
            )
            raise type(error)([finding for each in found for finding in each]) from None

    def _is_given(self, finding: Finding) -> bool:
        begin, _, rest = finding.path.partition(".")
        return begin == "params" and any(
            rest == name or rest.startswith((f"{name}.", f"{name}[")) for name in self._given
        )


def _parameters(texts: Sequence[str]) -> dict[str, Any]:
    """``NAME=VALUE`` to a mapping; a value is read as the file of the game is."""
    from iuralloc.contract.plain import read_plain

    parameters: dict[str, Any] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise Unusable("param-unreadable", text=text)
        parameters[name.strip()] = read_plain(value.encode("utf-8", "surrogateescape"), f"--param {name.strip()}")
    return parameters


def _written(card: Rule, solution: Solution, form: Format, language: Language) -> str:
    import json

    from iuralloc.report import render_csv, render_markdown, render_text
    from iuralloc.report.bilingual import in_languages
    from iuralloc.report.solution import solution_data

    if form is Format.JSON:
        # Not sorted: players stand in the order of the game.
        return json.dumps(solution_data(card, solution), ensure_ascii=False, indent=1)
    tables = in_languages(language, lambda one: _tables(card, solution, one))
    if form is Format.CSV:
        return render_csv(tables)
    if form is Format.MD:
        return render_markdown(tables)
    return render_text(tables, terminal_width(), color=colour())


def _tables(card: Rule, solution: Solution, language: str) -> Iterator[Table]:
    """The answer, and below it the proof."""
    from iuralloc.report.proofs import Proof, proof_table
    from iuralloc.report.solution import reason_text, solution_table

    why = reason_text(solution.why, language) if solution.why is not None else ""
    yield solution_table(card, solution, language, why)
    certificate = solution.certificate
    if certificate is not None and solution.answer is not None:
        players = tuple(certificate.get("players", ()))
        found = proof_table(Proof(f"{card.id}.proof", card.id, language, certificate, players))
        if found is not None:
            yield found
