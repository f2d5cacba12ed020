"""The tree of a metric-math expression. `start` counts characters from the start of the expression."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct


class Number(Struct, frozen=True):
    """A number as written."""

    value: Decimal
    start: int


class Text(Struct, frozen=True):
    """A text in quotes, without them."""

    value: str
    start: int


class Variable(Struct, frozen=True):
    """The id of another entry."""

    name: str
    start: int


class Word(Struct, frozen=True):
    """A word that a function knows: `REPEAT` and `LINEAR` of FILL, the order and statistic of SORT."""

    name: str
    start: int


class Array(Struct, frozen=True):
    """`[m1, m2]`: several time series."""

    items: "tuple[Expr, ...]"
    start: int


class Call(Struct, frozen=True):
    """A function and its arguments."""

    function: str
    arguments: "tuple[Expr, ...]"
    start: int


class Unary(Struct, frozen=True):
    """A sign."""

    operator: str
    operand: "Expr"
    start: int


class Binary(Struct, frozen=True):
    """Arithmetic, a comparison, AND or OR. `start` is where the operator stands."""

    operator: str
    left: "Expr"
    right: "Expr"
    start: int


Expr = Number | Text | Variable | Word | Array | Call | Unary | Binary


def parts(expr: Expr) -> tuple[Expr, ...]:
    """What an expression is made of directly."""
    match expr:
        case Array():
            return expr.items
        case Call():
            return expr.arguments
        case Unary():
            return (expr.operand,)
        case Binary():
            return (expr.left, expr.right)
    return ()


def walk(expr: Expr) -> Iterator[Expr]:
    """The expression and everything in it, outer ones first."""
    yield expr
    for part in parts(expr):
        yield from walk(part)
