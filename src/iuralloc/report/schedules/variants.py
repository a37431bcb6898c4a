"""Variants, or drafts, side by side: what was changed, what each party gets, which findings appear or go away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from iuralloc.audit.trail import Trail
from iuralloc.contract.sheets.fill import filled_tree
from iuralloc.contract.source import Node, Source
from iuralloc.errors import Status
from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.bilingual import in_languages
from iuralloc.report.findings import finding_data
from iuralloc.report.schedules.by_party import Measured, by_party, line_below
from iuralloc.report.schedules.core import objecting_group
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View
from iuralloc.variants.compare import Compared, Difference, Said, differences
from iuralloc.variants.outcome import Core, Divided
from iuralloc.variants.variant import Variant

_VERBS: Final[Mapping[str, str]] = {"income": "verb-income", "cost": "verb-cost", "loss": "verb-loss"}

#: characters of a value that is shown
_SHOWN: Final = 80

#: what a column says of a variant without a result
_STATES: Final[Mapping[Status, str]] = {
    Status.AT_FAULT: "state-at-fault",
    Status.NO_ALLOCATION: "state-no-allocation",
    Status.LIMIT: "state-limit",
}


def what_if_tables(compared: Compared, language: str = "en") -> tuple[Table, ...]:
    """The tables of `iuralloc whatif`."""

    def made(one: str) -> Iterator[Table]:
        sheet = _Sheet(compared, one, drafts=False)
        yield from (sheet.head(), sheet.changes(), *sheet.results(), *sheet.findings())

    return in_languages(language, made)


def draft_tables(compared: Compared, language: str = "en") -> tuple[Table, ...]:
    """The tables of `iuralloc compare` for several drafts."""

    def made(one: str) -> Iterator[Table]:
        sheet = _Sheet(compared, one, drafts=True)
        yield from (sheet.head(), sheet.differences(), *sheet.results(), *sheet.findings())

    return in_languages(language, made)


class _Sheet:
    """All tables of one comparison, with the words and names that they share."""

    def __init__(self, compared: Compared, language: str, *, drafts: bool) -> None:
        self.compared = compared
        self.drafts = drafts
        self.view = View(_of_all(compared), language)
        self.say = self.view.say

    def name(self, variant: Variant) -> str:
        """What a variant is called in headings."""
        if variant.name:
            return variant.name
        return self.say("file-itself" if variant is self.compared.base else "set-variant")

    def head(self) -> Table:
        """What is compared: digests of contracts and trails."""
        rows: list[Row] = []
        for variant in (self.compared.base, *self.compared.others):
            name = self.name(variant)
            rows.append(self._line(self.say("variant-sha256", variant=name), variant.source.sha256))
            told = variant.trail.digest if variant.computed else self.say("no-result")
            rows.append(self._line(self.say("variant-digest", variant=name), told))
            rows += [self._line(label, text) for label, text in self._disputed(variant, name)]
        named = self.compared.base.source.name
        title = self.say("title-drafts") if self.drafts else self.say("title-what-if", contract=named)
        return table("head", title, (Column(), Column()), rows)

    def _disputed(self, variant: Variant, name: str) -> Iterator[tuple[str, str]]:
        """What a variant restates, and what it leaves open: amounts below are those of first values."""
        for record in variant.trail.schedules if variant.computed else ():
            if record["table"] == "resettled":
                names = ", ".join(one["name"] for one in record["restated"])
                yield self.say("variant-restated", variant=name), names
            if record["table"] == "ranges":
                spots = ", ".join(f"{s['name']} {s['low']} .. {s['high']}" for s in record["spots"])
                yield self.say("variant-contested", variant=name), spots

    def _line(self, label: str, text: str) -> Row:
        return Cell(label, Role.HEAD), Cell(text)

    def changes(self) -> Table:
        """Path by path what each variant changes, with clause and line of the file."""
        say = self.say
        rows = [
            (
                Cell(self.name(variant)), Cell(change.path), Cell(_short(change.old)), Cell(_short(change.new)),
                Cell(self._set_by(change.scenario)), Cell(change.clause), Cell(change.cell or str(change.line or "")),
            )
            for variant in self.compared.others
            for change in variant.changes
        ]  # fmt: skip
        codes = ("variant", "path", "old", "new", "set-by", "clause", "line")
        columns = [Column(say(code), code == "line") for code in codes]
        return table("changes", say("title-changes"), columns, rows)

    def _set_by(self, scenario: str) -> str:
        return self.say("set-by-scenario", scenario=scenario) if scenario else self.say("set-on-command-line")

    def differences(self) -> Table:
        """Path by path what the drafts say differently, with the line in each."""
        say, variants = self.say, (self.compared.base, *self.compared.others)
        columns = [Column(say("path")), Column(say("clause"))]
        for variant in variants:
            name = self.name(variant)
            columns += [Column(name), Column(say("line-of", draft=name), numeric=True)]
        found = self._differences(variants)
        rows = [(Cell(one.path), Cell(_clause(one)), *_cells(one.said)) for one in found]
        return table("differences", say("title-differences"), columns, rows, [] if rows else [say("same-text")])

    def _differences(self, variants: Sequence[Variant]) -> list[Difference]:
        trees = [_tree(variant.source) for variant in variants]
        read = [tree for tree in trees if tree is not None]
        return differences(read) if len(read) == len(trees) else []

    def results(self) -> Iterator[Table]:
        """A table for everything that is divided otherwise in some variant, and one line for the rest."""
        alike, told = [], False
        pools = {one.pool for result in self.compared.results for one in result.values()}
        for name in self.compared.ids:
            if self.compared.changes(name):
                yield self._result(name, first=not told)
                told = True
                if self.compared.changes_inside(name):
                    yield self._inside(name)
            elif name in pools:
                alike.append(name)
        if alike:
            columns = (Column(), Column())
            row = self._line(self.say("unchanged"), self.say("list").join(alike))
            yield Table("unchanged", self.say("nothing-else" if told else "nothing-changes"), (), columns, (row,))

    def _result(self, name: str, *, first: bool) -> Table:
        base, *others = (result.get(name) for result in self.compared.results)
        known = next(one for one in (base, *others) if one is not None)
        measures = [self._amounts(self.name(self.compared.base), base)]
        cores = [base.core if base else None]
        notes = [self.say("note-beside") if first and any(v.computed for v in self.compared.others) else ""]
        for variant, own in zip(self.compared.others, others, strict=True):
            if not variant.computed:
                measures.append(self._state(variant, known))
                cores.append(None)
                continue
            measures.append(self._amounts(self.name(variant), own))
            cores.append(own.core if own else None)
            if self.compared.foreign(variant):
                currency = str(variant.trail.contract["currency"])
                notes.append(self.say("note-other-currency", variant=self.name(variant), currency=currency))
            elif base and own:
                measures += self._against(base, own)
                cores += [None, None]
        recipients = list(dict.fromkeys(r for one in (base, *others) if one for r in one.amounts))
        laid = by_party(self.view, recipients, measures)
        rows = [*laid.rows, *self._verdicts(cores, laid.rows[-1])]
        if len(self.compared.others) > 1:
            # Side by side the columns are many: the names stand in the tables of each by itself.
            rows = [(row[0], replace(row[1], text=""), *row[2:]) for row in rows]
        notes += [*self._objections(name), self.say("note-each") if laid.alike else ""]
        return table(f"{name}.beside", self._title(known), laid.columns, rows, notes)

    def _objections(self, name: str) -> Iterator[str]:
        """Who would gain most by leaving, a line for every column in which a group objects."""
        variants = (self.compared.base, *self.compared.others)
        for variant, result in zip(variants, self.compared.results, strict=True):
            core = result[name].core if name in result else None
            if core is None or not core.objecting:
                continue
            members, _ = variant.trail.figures[core.figure]["value"]["largest"][0]
            group = objecting_group(View(variant.trail, self.view.words.language), core.figure, members)
            yield self.say("note-objects-most", variant=self.name(variant), group=group, by=_said(core.largest))

    def _inside(self, name: str) -> Table:
        """The members below the recipients of one thing that is divided, each by its path."""
        base, *others = (result.get(name) for result in self.compared.results)
        known = next(one for one in (base, *others) if one is not None)
        measures = [self._members(self.name(self.compared.base), base)]
        for variant, own in zip(self.compared.others, others, strict=True):
            if not variant.computed:
                continue
            measures.append(self._members(self.name(variant), own))
            if base and own and not self.compared.foreign(variant):
                zero, step = Fraction(0), base.step if base.step == own.step else None
                both = dict.fromkeys([*base.inside, *own.inside])
                moved = {path: own.inside.get(path, zero) - base.inside.get(path, zero) for path in both}
                cells = {path: _signed(amount, step) for path, amount in moved.items()}
                measures.append(Measured(self.say("against-base"), cells))
        paths = list(dict.fromkeys(path for one in (base, *others) if one for path in one.inside))
        rows = [
            (
                Cell(path),
                Cell("" if len(others) > 1 else self.view.name(*path.split("."))),
                *(one.cells.get(path, Cell()) for one in measures),
            )
            for path in sorted(paths, key=lambda path: _in_tree(paths, path))
        ]
        headings = (Column(one.heading, numeric=True) for one in measures)
        columns = [Column(self.say("party")), Column(self.say("name")), *headings]
        title = self.say(
            "title-beside-inside",
            divided=known.id,
            verb=self.say(_VERBS.get(known.kind, "verb-holds")),
            unit=self.view.unit,
        )
        return table(f"{name}.beside.inside", title, columns, rows)

    def _members(self, heading: str, one: Divided | None) -> Measured:
        inside = one.inside if one else {}
        step = one.step if one else None
        return Measured(heading, {path: _amount(amount, step) for path, amount in inside.items()})

    def _title(self, known: Divided) -> str:
        unit = self.view.unit
        if known.beside:
            here = self.view.schedules("split", pool=known.pool, beside=known.beside)
            split = next((self.view.split(record) for record in here), self.view.rule(known.rule))
            return self.say("title-beside-split", pool=known.pool, number=str(known.beside), split=split, unit=unit)
        if known.id in {"equity", "expected"}:
            return self.say("title-beside-equity" if known.id == "equity" else "title-beside-expected", unit=unit)
        if known.section == "risk":
            return self.say("title-beside-event", divided=known.id, unit=unit)
        record = next(self.view.schedules("pool", pool=known.id), None)
        named = self.view.title(record) if record else ""
        title = self.say("after-name", name=named) if named else ""
        return self.say("title-beside", divided=known.id, title=title, verb=self.say(_VERBS[known.kind]), unit=unit)

    def _amounts(self, heading: str, one: Divided | None) -> Measured:
        if one is None:
            return Measured(heading, {}, Cell(self.say("not-divided-here")))
        cells = {recipient: _amount(amount, one.step) for recipient, amount in one.amounts.items()}
        return Measured(heading, cells, _amount(one.total, one.step))

    def _state(self, variant: Variant, known: Divided) -> Measured:
        told = Cell(self.say(_STATES.get(variant.status, "state-at-fault")))
        return Measured(self.name(variant), dict.fromkeys(known.amounts, told), told)

    def _against(self, base: Divided, own: Divided) -> Iterator[Measured]:
        """The difference in money, and in points of the whole."""
        zero = Fraction(0)
        recipients = list(dict.fromkeys([*base.amounts, *own.amounts]))
        step = base.step if base.step == own.step else None
        moved = {r: own.amounts.get(r, zero) - base.amounts.get(r, zero) for r in recipients}
        cells = {r: _signed(amount, step) for r, amount in moved.items()}
        yield Measured(self.say("against-base"), cells, _signed(own.total - base.total, step))
        points = {}
        for recipient in recipients:
            before, after = base.share(recipient), own.share(recipient)
            if before is not None and after is not None:
                part = after - before
                points[recipient] = Cell(numbers.points(part), exact=rational_text(part))
        yield Measured(self.say("points"), points)

    def _verdicts(self, cores: Sequence[Core | None], above: Row) -> Iterator[Row]:
        """Below the sums: how many groups object to each split, and the largest objection."""
        if not any(cores):
            return
        yield line_below(self.say("core"), [Cell(self._verdict(core)) for core in cores], above, Role.NOTE)
        if any(core and core.objecting for core in cores):
            excesses = [core.largest if core else Fraction(0) for core in cores]
            cells = [Cell(_brief(e) if e else "", exact=rational_text(e) if e else "") for e in excesses]
            yield line_below(self.say("largest-objection"), cells, above, Role.NOTE)

    def _verdict(self, core: Core | None) -> str:
        if core is None:
            return ""
        return self.say("core-out", count=numbers.count(core.objecting)) if core.objecting else self.say("core-in")

    def findings(self) -> Iterator[Table]:
        """What is told of a variant and not of the base, or of the base and not of the variant."""
        say = self.say
        rows = []
        for variant, appears, finding in self.compared.findings():
            of = variant if appears else self.compared.base
            told = finding_data(finding, of.source.name, self.view.words.language)
            rows.append((
                Cell(self.name(variant)), Cell(say("appears" if appears else "goes-away")), Cell(say(f"severity-{told['severity']}")),
                Cell(told["code"]), Cell(told["message"]), Cell(str(told["line"] or "")),
            ))  # fmt: skip
        if rows:
            codes = ("variant", "what", "severity", "finding")
            columns = [*(Column(say(code)) for code in codes), Column(), Column(say("line"), numeric=True)]
            yield table("findings", say("title-findings"), columns, rows)


def _of_all(compared: Compared) -> Trail:
    """The trail of the base with the parties and pools of the others behind its own: names for all of them."""
    base = compared.base.trail
    computed = [variant.trail for variant in compared.others if variant.computed]
    more = [r for trail in reversed(computed) for r in trail.schedules if r["table"] in {"parties", "pool"}]
    # Later records of parties take precedence over earlier ones: the base has the last word.
    pools = [record for record in more if record["table"] == "pool"]
    people = [record for record in more if record["table"] == "parties"]
    return replace(base, schedules=(*people, *base.schedules, *pools))


def _said(amount: Fraction) -> str:
    """A number in a sentence: exact, and about what it is where its decimals have no end."""
    shown = numbers.exact(amount)
    return f"{shown} ({numbers.about(amount)})" if "/" in shown else shown


def _brief(amount: Fraction) -> str:
    """A number in a narrow column; the sentence below the table has it in full."""
    shown = numbers.exact(amount)
    return numbers.about(amount) if "/" in shown else shown


def _in_tree(paths: Sequence[str], path: str) -> tuple[int, ...]:
    """Where a path stands when every member follows the one that it is inside of, in the order first met."""
    parts = path.split(".")
    heads = [".".join(parts[: depth + 1]) for depth in range(len(parts))]
    return tuple(next(at for at, other in enumerate(paths) if f"{other}.".startswith(f"{head}.")) for head in heads)


def _amount(amount: Fraction, step: Fraction | None) -> Cell:
    text = numbers.payable(amount, step) if step else numbers.exact(amount)
    return Cell(text, exact=rational_text(amount))


def _signed(amount: Fraction, step: Fraction | None) -> Cell:
    text = numbers.payable(amount, step) if step else numbers.exact(amount)
    return Cell(f"+{text}" if amount > 0 else text, exact=rational_text(amount))


def _short(text: str) -> str:
    """What is written on several lines of the file is shown by its beginning; the line says where all of it is."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _tree(source: Source) -> Node | None:
    return filled_tree(source)


def _clause(one: Difference) -> str:
    return next((said.clause for said in one.said if said.clause), "")


def _cells(said: Sequence[Said]) -> Iterator[Cell]:
    for one in said:
        yield from (Cell(_short(one.text)), Cell(one.cell or str(one.line or "")))
