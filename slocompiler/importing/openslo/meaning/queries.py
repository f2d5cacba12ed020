"""Queries of OpenSLO as queries over any window."""

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.openslo.reading.metrics import Metric
from slocompiler.importing.queries import Counters, foreign_expr
from slocompiler.importing.rules.framework import UNUSABLE_QUERY
from slocompiler.promql import (
    WINDOW,
    Aggregation,
    Binary,
    Call,
    Expr,
    MatrixSelector,
    Subquery,
    VectorSelector,
    fixed_ranges,
    uses_window,
    walk,
    with_window,
    without_parens,
)
from slocompiler.promql.walk import map_children
from slocompiler.values import Duration

_AT_ONCE = Duration.of(minutes=5)


class WindowQuery(Struct, frozen=True):
    """Counters, or a query with `[$window]`. `changed`: what was done to it, None when nothing."""

    side: Counters | Expr
    changed: str | None = None


class InstantQuery(Struct, frozen=True):
    """A query for a value now. `changed`: what was done to it, None when nothing."""

    expr: Expr
    changed: str | None = None


def parsed(metric: Metric) -> Expr | Diagnostic:
    """The tree of a metric's query, or why it has none."""
    assert metric.query is not None
    found = foreign_expr(metric.query, metric.source, needs_window=False)
    return found if isinstance(found, Diagnostic) else found.expr


def over_window(metric: Metric, *, is_counter: bool) -> WindowQuery | Diagnostic:
    """The query over any window. A metric that is no counter counts by its mean over the window."""
    expr = parsed(metric)
    if isinstance(expr, Diagnostic):
        return expr
    if uses_window(expr) and not fixed_ranges(expr):
        return WindowQuery(expr)
    if fixed_ranges(expr):
        return _with_our_window(metric, expr)
    counters = _counters(expr) if is_counter else None
    if counters is not None:
        grouped = "one budget for all series, not one for each of them" if _groups(expr) else None
        return WindowQuery(counters, grouped)
    function, changed = ("rate", None) if is_counter else ("avg_over_time", "its mean over the window counts")
    return WindowQuery(_each_selector(expr, function), changed)


def now(metric: Metric) -> InstantQuery | Diagnostic:
    """The query for a value now."""
    expr = parsed(metric)
    if isinstance(expr, Diagnostic) or not uses_window(expr):
        return expr if isinstance(expr, Diagnostic) else InstantQuery(expr)
    return InstantQuery(with_window(expr, _AT_ONCE), f"the placeholder for the window is {_AT_ONCE}")


def _with_our_window(metric: Metric, expr: Expr) -> WindowQuery | Diagnostic:
    ranges = [each for each in fixed_ranges(expr) if isinstance(each, MatrixSelector)]
    lengths = {str(each.range) for each in ranges}
    if any(isinstance(each, Subquery) for each in walk(expr)) or len(lengths) > 1 or uses_window(expr):
        message = "this query has ranges of its own that no window can replace"
        help = "write one and the same range everywhere, and no subquery: the compiler puts its windows there"
        return UNUSABLE_QUERY.at(metric.span, message, help)
    return WindowQuery(_replaced(expr), f"its range of {lengths.pop()} is every window that is asked for")


def _replaced(expr: Expr) -> Expr:
    if isinstance(expr, MatrixSelector):
        return MatrixSelector(expr.selector, WINDOW)
    return map_children(expr, _replaced)


def _each_selector(expr: Expr, function: str) -> Expr:
    if isinstance(expr, VectorSelector):
        return Call(function, (MatrixSelector(expr, WINDOW),))
    return map_children(expr, lambda part: _each_selector(part, function))


def _counters(expr: Expr) -> Counters | None:
    """The counters in `x`, in `sum(x)`, and in sums of such; labels that stay apart are added up as well."""
    expr = without_parens(expr)
    if isinstance(expr, Binary) and expr.op == "+" and expr.matching is None:
        left, right = _counters(expr.lhs), _counters(expr.rhs)
        return None if left is None or right is None else Counters((*left.selectors, *right.selectors))
    if isinstance(expr, Aggregation) and expr.op == "sum":
        expr = without_parens(expr.expr)
    if isinstance(expr, VectorSelector) and expr.offset is None and expr.at is None:
        return Counters((expr,))
    return None


def _groups(expr: Expr) -> bool:
    return any(isinstance(part, Aggregation) and (part.by or part.without is not None) for part in walk(expr))
