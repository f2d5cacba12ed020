"""Whether a long window may be summed up from recorded short ones.

`sum_over_time` of 5m results equals the result over the long window only for a query that is linear in its events:
`$window` under rate, increase, count_over_time or sum_over_time, and sums and constant factors around it.
"""

from typing import Final, Literal

from msgspec import Struct

from slocompiler.promql.expr import (
    WINDOW,
    Aggregation,
    Binary,
    Call,
    Expr,
    MatrixSelector,
    NumberLiteral,
    Paren,
    Subquery,
    Unary,
)
from slocompiler.promql.functions import COMPARISONS, SET_OPERATORS
from slocompiler.promql.printer import print_expr
from slocompiler.promql.transform import uses_window

Scale = Literal["rate", "count"]

#: What a function of the window gives: events per second, or events in the window.
_SCALES: Final[dict[str, Scale]] = {
    "rate": "rate",
    "increase": "count",
    "count_over_time": "count",
    "sum_over_time": "count",
}
_LABEL_FUNCTIONS: Final = frozenset(
    ("label_replace", "label_join", "sort", "sort_desc", "sort_by_label", "sort_by_label_desc")
)
_ZERO: Final = "zero"
_Term = Scale | Literal["zero"]


class AdditivityReport(Struct, frozen=True):
    """Whether the sum of short windows is exact, and what forbids it when not.

    `scale` is "rate" for events per second, "count" for events in the window.
    """

    ok: bool
    reason: str | None = None
    scale: Scale | None = None


class _NotAdditiveError(Exception):
    """The first part of a query that is not linear."""


def is_additive(expr: Expr) -> AdditivityReport:
    """Whether the query over a long window is exactly the sum of its short windows; the reason names the part."""
    if not uses_window(expr):
        return AdditivityReport(False, "no range is `[$window]`")
    try:
        term = _term(expr)
    except _NotAdditiveError as obstacle:
        return AdditivityReport(False, str(obstacle))
    if term == _ZERO:
        return AdditivityReport(False, "the query is always 0")
    return AdditivityReport(True, scale=term)


def is_zero(expr: Expr) -> bool:
    """Whether a query is 0 wherever it has a series: `0 * x`, `vector(0)`, `x * 0`, sums of these."""
    match expr:
        case NumberLiteral():
            return expr.value == 0
        case Paren(inner) | Unary(inner):
            return is_zero(inner)
        case Call("vector", (argument,)):
            return is_zero(argument)
        case Aggregation("sum" | "max" | "min" | "avg", inner):
            return is_zero(inner)
        case Binary("*", lhs, rhs):
            return is_zero(lhs) or is_zero(rhs)
        case Binary("/", lhs, rhs):
            return is_zero(lhs) and bool(_constant(rhs))
        case Binary("+" | "-" | "or", lhs, rhs):
            return is_zero(lhs) and is_zero(rhs)
        case _:
            return False


def _term(expr: Expr) -> _Term:
    """The scale of a linear part; raises _NotAdditiveError for a part that is not linear."""
    if is_zero(expr):
        return _ZERO
    match expr:
        case Paren(inner) | Unary(inner) | Aggregation("sum", inner):
            return _term(inner)
        case Call(function, (MatrixSelector() as argument,)):
            return _window_call(function, argument, expr)
        case Call(function, args) if function in _LABEL_FUNCTIONS:
            return _term(args[0])
        case Binary():
            return _binary(expr)
        case _:
            raise _NotAdditiveError(_obstacle(expr))


def _window_call(function: str, argument: MatrixSelector, expr: Expr) -> Scale:
    if argument.range is not WINDOW:
        raise _NotAdditiveError(f"`{print_expr(expr)}` has a fixed range")
    if function not in _SCALES:
        raise _NotAdditiveError(f"`{function}` over the window is not a sum of its parts")
    if argument.selector.at is not None:
        raise _NotAdditiveError(f"`{print_expr(expr)}` stands still with `@`")
    return _SCALES[function]


def _binary(expr: Binary) -> _Term:
    op, lhs, rhs = expr.op, expr.lhs, expr.rhs
    if op in ("+", "-"):
        return _same_scale(_term(lhs), _term(rhs), op)
    if op == "or" and is_zero(rhs):
        return _term(lhs)
    if op in ("*", "/") and _constant(rhs) is not None:
        return _term(lhs)
    if op == "*" and _constant(lhs) is not None:
        return _term(rhs)
    raise _NotAdditiveError(_binary_obstacle(expr))


def _same_scale(left: _Term, right: _Term, op: str) -> _Term:
    if left == _ZERO:
        return right
    if right in (_ZERO, left):
        return left
    raise _NotAdditiveError(f"`{op}` mixes events per second and events in the window")


def _constant(expr: Expr) -> float | None:
    """The value of an expression of numbers alone."""
    match expr:
        case NumberLiteral():
            return expr.value
        case Paren(inner):
            return _constant(inner)
        case Unary(inner):
            value = _constant(inner)
            return None if value is None else -value
        case Binary(op, lhs, rhs):
            return _fold(op, _constant(lhs), _constant(rhs))
        case _:
            return None


def _fold(op: str, left: float | None, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    match op:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/" if right:
            return left / right
        case _:
            return None


def _binary_obstacle(expr: Binary) -> str:
    if expr.op in COMPARISONS:
        return f"the comparison `{expr.op}` does not add up over time"
    if expr.op in SET_OPERATORS:
        return f"`{expr.op}` chooses between series, which does not add up over time"
    if expr.op == "/" and uses_window(expr.rhs):
        return "a division by something over the window is a ratio, and ratios do not add up"
    if uses_window(expr.lhs) and uses_window(expr.rhs):
        return f"`{expr.op}` between two parts over the window is not linear"
    return f"`{expr.op}` with something that is not a constant is not linear"


def _obstacle(expr: Expr) -> str:
    match expr:
        case Aggregation(op):
            return f"`{op}` does not add up over time"
        case Call(function):
            return f"`{function}` is not linear"
        case Subquery():
            return "a subquery is not linear"
        case _ if not uses_window(expr):
            return f"`{print_expr(expr)}` is added without `[$window]`"
        case _:
            return f"`{print_expr(expr)}` is not linear"
