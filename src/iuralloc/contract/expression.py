"""The small closed grammar of formulas: ``sales - 12% of returns``, ``max(a, b)``, ``sum(x)``, ``x.lake``.

A text that is one number stays one number; anything else is parsed by `lark` into a tree whose leaves know
their bytes, so that a reader can be shown the very characters a figure was read from.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final, TypeAlias

from iuralloc.contract.source import Scalar
from iuralloc.errors import Budget, Place
from iuralloc.quantities import NotANumber, Quantity, read_quantity

FUNCTIONS: Final = ("min", "max", "sum", "total")

_GRAMMAR: Final = r"""
?start: sum
?sum: product | sum "+" product -> add | sum "-" product -> subtract
?product: ratio | ratio _OF product -> part_of
?ratio: unary | ratio "*" unary -> multiply | ratio "/" unary -> divide
?unary: atom | "-" atom -> negate
?atom: NUMBER -> literal | NAME "(" [sum ("," sum)*] ")" -> call | NAME ("." NAME)* -> name | "(" sum ")"
_OF.3: /of(?!\w)/
NUMBER.2: /[0-9][0-9_]*(\.[0-9]+)?\s*(%|‰|(百|千|万|亿|thousand(?!\w)|million(?!\w)|billion(?!\w))?\s*(元|yuan(?!\w)|RMB(?!\w)|[A-Z]{3}(?!\w))?)/
NAME: /[^\W\d]\w*/
%ignore /[ \t]+/
"""


@dataclass(frozen=True, slots=True)
class Literal:
    """A number with the characters it was read from."""

    quantity: Quantity
    raw: str
    place: Place
    #: the program has brought it: it stands in no contract
    brought: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name, perhaps with parts after dots: ``contribution.cash``."""

    parts: tuple[str, ...]
    place: Place

    @property
    def text(self) -> str:
        """The name as written."""
        return ".".join(self.parts)


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions joined by ``+``, ``-``, ``*``, ``/`` or ``of``."""

    operator: str
    left: Expression
    right: Expression
    #: from the first character of the left side to the last of the right
    place: Place = field(init=False, compare=False)

    def __post_init__(self) -> None:
        left = self.left.place
        whole = replace(left, end=max(self.right.place.end, left.end))
        object.__setattr__(self, "place", whole)


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the closed list, with its arguments."""

    function: str
    arguments: tuple[Expression, ...]
    place: Place


Expression: TypeAlias = Literal | Name | Operation | Call


class NotAFormula(ValueError):
    """The text is no formula; carries a finding's code and facts."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def read_expression(scalar: Scalar) -> Expression:
    """Read a scalar as one number or as a formula.

    Raises
    ------
    NotAFormula
        ``not-a-number``, ``ambiguous-number``, ``number-too-long``, ``formula-not-read``, ``unknown-function``,
        ``not-read-yet``, ``number-not-literal``, ``formula-too-long``, ``formula-too-deep``.

    Examples
    --------
    >>> from iuralloc.contract.source import Scalar
    >>> read_expression(Scalar("a * b", "a * b", Place(0, 5, 1, 1), "", quoted=False)).operator
    '*'
    """
    text = scalar.text.strip()
    if len(text) > Budget.FORMULA_CHARACTERS:
        raise NotAFormula("formula-too-long", limit=str(Budget.FORMULA_CHARACTERS))
    if not scalar.literal:
        raise NotAFormula("number-not-literal", text=text[:60])
    try:
        return Literal(read_quantity(text), scalar.raw, scalar.place, scalar.brought)
    except NotANumber as error:
        # `45` misspelt is a number to the reader; `sales` and `a + b` are formulas.
        number_meant = error.code != "not-a-number" or (text[:1].isdecimal() and not any(map(str.isalpha, text)))
        if (number_meant or not text) and not _looks_like_a_formula(text):
            raise NotAFormula(error.code, text=text) from error
    return _Builder(scalar).build()


def names_in(expression: Expression) -> list[Name]:
    """All names that stand in an expression, in the order written."""
    match expression:
        case Name():
            return [expression]
        case Operation(_, left, right):
            return [*names_in(left), *names_in(right)]
        case Call(_, arguments, _):
            return [name for argument in arguments for name in names_in(argument)]
        case _:
            return []


def text_of(expression: Expression) -> str:
    """An expression in its plainest spelling.

    Examples
    --------
    >>> from iuralloc.contract.source import Scalar
    >>> text_of(read_expression(Scalar("2*( a+b )", "2*( a+b )", Place(0, 9, 1, 1), "", quoted=False)))
    '2 * (a + b)'
    """
    match expression:
        case Literal():
            return expression.raw
        case Name():
            return expression.text
        case Call():
            return f"{expression.function}({', '.join(map(text_of, expression.arguments))})"
        case Operation():
            if isinstance(expression.left, Literal) and not expression.left.raw:
                return f"-{_bracketed(expression.right, '*')}"
            left = _bracketed(expression.left, expression.operator)
            right = _bracketed(expression.right, expression.operator, right=True)
            return f"{left} {expression.operator} {right}"


def _bracketed(expression: Expression, around: str, *, right: bool = False) -> str:
    text = text_of(expression)
    if not isinstance(expression, Operation):
        return text
    binds = {"+": 0, "-": 0, "of": 1, "*": 2, "/": 2}
    looser = binds[expression.operator] - binds[around]
    return f"({text})" if looser < 0 or (right and looser == 0) else text


def _looks_like_a_formula(text: str) -> bool:
    return any(sign in text for sign in "*+()") or " - " in text or " / " in text or " of " in text


@cache
def _parser() -> Any:
    from lark import Lark

    return Lark(_GRAMMAR, parser="lalr", propagate_positions=True)


class _Builder:
    def __init__(self, scalar: Scalar) -> None:
        self.scalar = scalar
        #: characters of the scalar before its text: the opening quotation mark
        self.shift = 1 if scalar.quoted else 0

    def build(self) -> Expression:
        from lark.exceptions import LarkError, UnexpectedInput

        try:
            tree = _parser().parse(self.scalar.text)
        except UnexpectedInput as error:
            column = max(getattr(error, "column", 1), 1)
            rest = self.scalar.text[column - 1 :].strip()
            raise NotAFormula("formula-not-read", text=self.scalar.text, near=rest[:20]) from error
        except (LarkError, RecursionError) as error:
            raise NotAFormula("formula-not-read", text=self.scalar.text[:60], near="") from error
        return self._tree(tree, 0)

    def _place(self, start: int, end: int) -> Place:
        if self.scalar.brought:
            return self.scalar.place
        before, inside = self.scalar.text[:start], self.scalar.text[start:end]
        first = self.scalar.place.start + self.shift + len(before.encode())
        column = self.scalar.place.column + self.shift + start
        return replace(self.scalar.place, start=first, end=first + len(inside.encode()), column=column)

    def _tree(self, tree: Any, depth: int) -> Expression:
        if depth > Budget.FORMULA_DEPTH:
            raise NotAFormula("formula-too-deep", limit=str(Budget.FORMULA_DEPTH))
        if tree.data == "literal":
            return self._literal(tree.children[0])
        place = self._place(tree.meta.start_pos, tree.meta.end_pos)
        if tree.data == "name":
            return Name(tuple(str(part) for part in tree.children), place)
        if tree.data == "call":
            return self._call(tree, place, depth)
        parts = [self._tree(child, depth + 1) for child in tree.children]
        if tree.data == "negate":
            minus_one = Literal(Quantity(-read_quantity("1").value, read_quantity("1").written), "", place)
            return Operation("*", minus_one, parts[0])
        operator = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "part_of": "of"}[tree.data]
        return Operation(operator, parts[0], parts[1])

    def _literal(self, token: Any) -> Literal:
        text = str(token).rstrip()
        try:
            quantity = read_quantity(text)
        except NotANumber as error:
            raise NotAFormula(error.code, text=text) from error
        place = self._place(token.start_pos, token.start_pos + len(text))
        return Literal(quantity, text, place, self.scalar.brought)

    def _call(self, tree: Any, place: Place, depth: int) -> Call:
        function, *arguments = tree.children
        name = str(function)
        if name not in FUNCTIONS:
            raise NotAFormula("unknown-function", name=name, known=", ".join(FUNCTIONS))
        return Call(name, tuple(self._tree(part, depth + 1) for part in arguments if part is not None), place)
