"""What a query counts, when it is a sum of rates of bare selectors."""

from msgspec import Struct

from slocompiler.promql import (
    WINDOW,
    Aggregation,
    Binary,
    Call,
    Expr,
    MatrixSelector,
    Paren,
    VectorSelector,
    is_zero,
    without_parens,
)

_PER_WINDOW = ("rate", "increase")


class Counters(Struct, frozen=True):
    """Counters that are added up, and the labels that stay apart."""

    selectors: tuple[VectorSelector, ...]
    by: tuple[str, ...] = ()


def counters_in(expr: Expr) -> Counters | None:
    """The counters in `sum by (a) (rate(x[$window]))`, and in a sum of several such; None for anything else."""
    expr = without_parens(expr)
    if isinstance(expr, Binary) and expr.op == "+" and expr.matching is None:
        return _united(counters_in(expr.lhs), counters_in(expr.rhs))
    if not isinstance(expr, Aggregation) or expr.op != "sum" or expr.without is not None:
        return None
    selector = _counter(expr.expr)
    return None if selector is None else Counters((selector,), tuple(sorted(expr.by or ())))


def without_zero_fill(expr: Expr) -> Expr:
    """`x` of `x or vector(0)`: the compiler fills with zeros itself, for each group."""
    while isinstance(expr, Paren):
        expr = expr.expr
    if isinstance(expr, Binary) and expr.op == "or" and is_zero(expr.rhs):
        return without_zero_fill(expr.lhs)
    return expr


def _counter(expr: Expr) -> VectorSelector | None:
    if not isinstance(expr, Call) or expr.function not in _PER_WINDOW:
        return None
    argument = expr.args[0]
    if not isinstance(argument, MatrixSelector) or argument.range is not WINDOW:
        return None
    selector = argument.selector
    return selector if selector.offset is None and selector.at is None else None


def _united(one: Counters | None, other: Counters | None) -> Counters | None:
    """Both sides of a `+` between equal groups. It needs both to be there, a list of selectors does not."""
    if one is None or other is None or one.by != other.by:
        return None
    return Counters((*one.selectors, *other.selectors), one.by)
