"""Certificates as tables, short enough for an annex: what a stranger needs to check an answer with a pencil.

A certificate is read as a rule gives it or as a trail holds it (`docs/trail-format.md`): plain data in gains.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from iuralloc.problems.coalition import members_of
from iuralloc.quantities import rational_text
from iuralloc.report.numbers import exact
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.words.proofs import word

#: the proofs that go level by level
LEVELS: Final = ("nucleolus", "prenucleolus", "per_capita_nucleolus")
#: parties of whom a division is written out in a cell
_WRITTEN_OUT: Final = 6
_AND: Final = " + "


@dataclass(frozen=True, slots=True)
class Proof:
    """A certificate to be shown.

    Parameters
    ----------
    id
        Of the table.
    subject
        What it is the proof of, before the colon of the title.
    language
        ``en`` or ``zh``.
    certificate
        Plain data with a ``kind``.
    players
        In the order of the bits of its masks.
    """

    id: str
    subject: str
    language: str
    certificate: Mapping[str, Any]
    players: Sequence[str]

    def word(self, code: str, **facts: str) -> str:
        """The words of a code."""
        return word(code, self.language, **facts)

    @property
    def sign(self) -> int:
        """-1 where a burden was negated."""
        return -1 if self.certificate.get("sense") == "burden" else 1

    def group(self, mask: str) -> str:
        """The members of a mask."""
        return _AND.join(members_of(int(mask), self.players))

    def titled(self, columns: Sequence[Column], rows: Sequence[Row], notes: Sequence[str]) -> Table:
        """The table under the title of the kind of proof."""
        title = self.word(f"title-{self.certificate['kind']}", subject=self.subject)
        return table(self.id, title, columns, rows, notes)


def proof_table(proof: Proof) -> Table | None:
    """The table of a certificate; None for a kind that says nothing beside the answer."""
    kind = str(proof.certificate.get("kind", ""))
    made = _levels if kind in LEVELS else _KINDS.get(kind)
    return made(proof) if made else None


def number(value: Fraction, role: Role = Role.BODY) -> Cell:
    """A number in full."""
    return Cell(exact(value), role, rational_text(value))


def _levels(proof: Proof) -> Table:
    """Level by level: groups, what they have alone and get, their excess and weight."""
    certificate, words, sign = proof.certificate, proof.word, proof.sign
    payoff = dict(zip(proof.players, map(Fraction, certificate["payoff"]), strict=True))
    each = certificate["kind"] == "per_capita_nucleolus"
    rows: list[Row] = []
    for place, level in enumerate(certificate["levels"], start=1):
        shown = str(place)
        for mask, weight in level["coalitions"]:
            members = members_of(int(mask), proof.players)
            gets = sum((payoff[member] for member in members), Fraction(0))
            excess = Fraction(level["excess"])
            worth = gets + excess * (len(members) if each else 1)
            cells = number(sign * worth), number(sign * gets), number(excess), number(Fraction(weight))
            rows.append((Cell(shown), Cell(_AND.join(members)), *cells))
            shown = ""
        for player, weight in level["floors"]:
            name = proof.players[int(player)]
            alone = number(sign * payoff[name])
            label = Cell(words("alone-of", party=name))
            rows.append((Cell(shown), label, alone, alone, Cell(words("none-else")), number(Fraction(weight))))
            shown = ""
    codes = ("worth", "gets") if sign > 0 else ("would-pay", "pays")
    columns = [
        Column(words("level")),
        Column(words("group")),
        *(Column(words(code), numeric=True) for code in (*codes, "excess-each" if each else "excess", "weight")),
    ]
    floors = any(level["floors"] for level in certificate["levels"])
    notes = [
        words("note-excess-gain" if sign > 0 else "note-excess-burden"),
        words("note-levels"),
        words("note-floors") if floors else "",
        words("note-settled"),
    ]
    return proof.titled(columns, rows, notes)


def _ranges(proof: Proof) -> Table:
    """Both ends of each party's range: the groups that prove it, and a division that attains it."""
    words, sign = proof.word, proof.sign
    rows: list[Row] = []
    written = len(proof.players) <= _WRITTEN_OUT
    for player, ends in zip(proof.players, proof.certificate["ranges"], strict=True):
        named = player
        # What is most of a gain is least of a burden.
        for code, end_word in (
            (("least", "least"), ("most", "most")) if sign > 0 else (("most", "least"), ("least", "most"))
        ):
            end = ends[code]
            rows.append((
                Cell(named), Cell(words(end_word)), number(sign * Fraction(end["value"])), Cell(_weighed(proof, end)),
                Cell(_division(proof, end["point"]) if written else ""),
            ))  # fmt: skip
            named = ""
    columns = [
        Column(words("party")),
        Column(words("end")),
        Column(words("amount"), numeric=True),
        Column(words("proved-by")),
        Column(words("attained-at")),
    ]
    notes = [
        words("note-ranges"),
        words("note-ranges-burden") if sign < 0 else "",
        "" if written else words("note-points-in-trail"),
    ]
    return proof.titled(columns, rows, notes)


def _weighed(proof: Proof, end: Mapping[str, Any]) -> str:
    """Groups with their weights, and the weight of all."""
    parts = [f"{exact(Fraction(weight))} × ({proof.group(mask)})" for mask, weight in end["weights"]]
    total = Fraction(end["total"])
    if total:
        parts.append(f"{exact(total)} × ({proof.word('all')})")
    return "; ".join(parts)


def _division(proof: Proof, point: Sequence[str]) -> str:
    parts = zip(proof.players, point, strict=True)
    return ", ".join(f"{player} {exact(proof.sign * Fraction(amount))}" for player, amount in parts)


def _point(proof: Proof) -> Table:
    amounts = [proof.sign * Fraction(amount) for amount in proof.certificate["point"]]
    rows: list[Row] = [(Cell(name), number(amount)) for name, amount in zip(proof.players, amounts, strict=True)]
    rows.append((Cell(proof.word("sum"), Role.TOTAL), number(sum(amounts, Fraction(0)), Role.TOTAL)))
    return proof.titled(
        [Column(proof.word("party")), Column(proof.word("amount"), numeric=True)],
        rows,
        [proof.word("note-core-point")],
    )


def _empty(proof: Proof) -> Table:
    certificate, worths = proof.certificate, _worths(proof)
    weights = [(proof.group(mask), Fraction(weight), worths[mask]) for mask, weight in certificate["weights"]]
    return empty_core_table(proof, weights, worths[str((1 << len(proof.players)) - 1)])


def _worths(proof: Proof) -> dict[str, Fraction]:
    return {mask: proof.sign * Fraction(worth) for mask, worth in proof.certificate["worths"]}


def empty_core_table(
    proof: Proof, weights: Sequence[tuple[str, Fraction, Fraction]], together: Fraction, *, by_type: bool = False
) -> Table:
    """Groups, weights and worths that promise more than there is.

    Parameters
    ----------
    proof
        Of kind ``empty_core``.
    weights
        Group in words, weight, worth.
    together
        What all are worth.
    by_type
        Whether a group stands for all of its make-up.
    """
    words = proof.word
    rows: list[Row] = [
        (Cell(group), number(worth), number(weight), number(weight * worth)) for group, weight, worth in weights
    ]
    promised = sum((weight * worth for _, weight, worth in weights), Fraction(0))
    total = Cell(role=Role.TOTAL)
    rows.append((Cell(words("sum"), Role.TOTAL), total, total, number(promised, Role.TOTAL)))
    rows.append((Cell(words("all"), Role.TOTAL), total, total, number(together, Role.TOTAL)))
    columns = [
        Column(words("group")),
        *(
            Column(words(code), numeric=True)
            for code in ("worth" if proof.sign > 0 else "would-pay", "weight", "product")
        ),
    ]
    code = "note-empty-core" if proof.sign > 0 else "note-empty-core-burden"
    notes = [
        words(code, promised=exact(promised), together=exact(together)),
        words("note-make-ups") if by_type else "",
    ]
    return proof.titled(columns, rows, notes)


def _least_core(proof: Proof) -> Table:
    """Groups with equal largest excess and the weights that balance them."""
    certificate, words, worths = proof.certificate, proof.word, _worths(proof)
    epsilon = Fraction(certificate["epsilon"])
    rows: list[Row] = [
        (
            Cell(proof.group(mask)), number(worths[mask]), number(worths[mask] - proof.sign * epsilon),
            number(epsilon), number(Fraction(weight)),
        )
        for mask, weight in certificate["weights"]
    ]  # fmt: skip
    codes = ("worth", "gets") if proof.sign > 0 else ("would-pay", "pays")
    columns = [
        Column(words("group")),
        *(Column(words(code), numeric=True) for code in (*codes, "excess", "weight")),
    ]
    note = "note-excess-gain" if proof.sign > 0 else "note-excess-burden"
    shown = f"{words('attained-at')}: {_division(proof, certificate['point'])}"
    return proof.titled(columns, rows, [words(note), words("note-least-core"), shown])


def _nearest(proof: Proof) -> Table:
    rows: list[Row] = []
    for place, level in enumerate(proof.certificate["levels"], start=1):
        lead = Cell(str(place)), number(Fraction(level["deviation"]))
        for name, weight in level["weights"]:
            rows.append((*lead, Cell(name), number(Fraction(weight))))
            lead = Cell(), Cell()
    columns = [
        Column(proof.word("level")),
        Column(proof.word("deviation"), numeric=True),
        Column(proof.word("row")),
        Column(proof.word("weight"), numeric=True),
    ]
    return proof.titled(columns, rows, [proof.word("note-nearest"), proof.word("note-settled")])


def _owen(proof: Proof) -> Table:
    rows: list[Row] = [
        (Cell(str(place)), number(Fraction(price))) for place, price in enumerate(proof.certificate["prices"], start=1)
    ]
    columns = [Column(proof.word("resource")), Column(proof.word("price"), numeric=True)]
    return proof.titled(columns, rows, [proof.word("note-owen")])


_KINDS: Final[Mapping[str, Callable[[Proof], Table]]] = {
    "core_bounds": _ranges,
    "core_point": _point,
    "empty_core": _empty,
    "least_core": _least_core,
    "nearest": _nearest,
    "owen_prices": _owen,
}
