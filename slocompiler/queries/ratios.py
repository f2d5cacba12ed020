"""Ratios: a bad share that somebody else computed."""

from slocompiler.ir.signals import PrometheusRatioIr
from slocompiler.promql import Binary, number, print_expr, with_window
from slocompiler.queries.aggregation import Grouping
from slocompiler.values import Duration


def bad_share(source: PrometheusRatioIr, grouping: Grouping, window: Duration) -> str:
    """The bad share over a window where there is one, in parentheses."""
    share = grouping.keep(grouping.aggregate("avg", with_window(source.bad.expr, window)))
    return f"({print_expr(Binary('>=', share, number(0)))})"
