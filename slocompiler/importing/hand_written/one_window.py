"""Expressions over one window, with the placeholder in its place."""

from slocompiler.promql import WINDOW, Expr, MatrixSelector, fixed_ranges
from slocompiler.promql.walk import map_children
from slocompiler.values import Duration


def over_one_window(expr: Expr) -> tuple[Expr, Duration] | None:
    """The expression with `[$window]` in every range, and the window; None when there are several, or none."""
    found = {node.range if isinstance(node, MatrixSelector) else None for node in fixed_ranges(expr)}
    if len(found) != 1:
        return None
    window = found.pop()
    return (_windowed(expr), window) if isinstance(window, Duration) and window.milliseconds else None


def _windowed(expr: Expr) -> Expr:
    if isinstance(expr, MatrixSelector):
        return MatrixSelector(expr.selector, WINDOW)
    return map_children(expr, _windowed)
