"""What a query reads: its selectors, metrics and fixed ranges."""

from slocompiler.promql.expr import WINDOW, Expr, MatrixSelector, Subquery, VectorSelector
from slocompiler.promql.walk import walk


def selectors(expr: Expr) -> tuple[VectorSelector, ...]:
    """Every selector of the tree, in the order they print, repeated ones too."""
    return tuple(node for node in walk(expr) if isinstance(node, VectorSelector))


def metric_names(expr: Expr) -> tuple[str, ...]:
    """Every metric the query names, once, in the order they appear. A selector without a name adds none."""
    return tuple(dict.fromkeys(node.metric for node in selectors(expr) if node.metric is not None))


def fixed_ranges(expr: Expr) -> tuple[MatrixSelector | Subquery, ...]:
    """Every part whose range is written out instead of `[$window]`, in the order they print."""
    return tuple(
        node
        for node in walk(expr)
        if isinstance(node, Subquery) or (isinstance(node, MatrixSelector) and node.range is not WINDOW)
    )
