"""Functions over the wrong kind of metric, and histograms without their buckets."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.promql.expr import Aggregation, Call, Expr, MatrixSelector, Paren, Subquery
from slocompiler.promql.functions import COUNTER_FUNCTIONS, GAUGE_FUNCTIONS
from slocompiler.promql.inventory import metric_names
from slocompiler.promql.metric_kinds import looks_like_counter, looks_like_gauge
from slocompiler.promql.printer import print_expr
from slocompiler.promql.walk import children, walk


class RangeMisuse(Struct, frozen=True):
    """One function that does not fit what it is given: the part of the query, why, and what to write."""

    expr: Expr
    message: str
    help: str


def range_misuses(expr: Expr) -> tuple[RangeMisuse, ...]:
    """Every misuse in the tree that the names of the metrics make certain, in the order they print."""
    return tuple(_misuses(expr, in_histogram=False))


def _misuses(expr: Expr, in_histogram: bool) -> Iterator[RangeMisuse]:
    if isinstance(expr, Call):
        in_histogram = in_histogram or expr.function.startswith("histogram_")
        found = _kind_misuse(expr, in_histogram) or _rate_of_sum(expr) or _lost_buckets(expr)
        if found:
            yield found
    for child in children(expr):
        yield from _misuses(child, in_histogram)


def _kind_misuse(call: Call, in_histogram: bool) -> RangeMisuse | None:
    argument = call.args[0] if call.args else None
    if not isinstance(argument, MatrixSelector) or argument.selector.metric is None:
        return None
    function, metric = call.function, argument.selector.metric
    if function in COUNTER_FUNCTIONS and looks_like_gauge(metric, maybe_histogram=in_histogram):
        remedy = f"`{function}` takes every fall for a restart: use `deriv`, `delta` or `avg_over_time`"
        return RangeMisuse(call, f"`{function}` is taken of `{metric}`, which looks like a gauge", remedy)
    if function in GAUGE_FUNCTIONS and looks_like_counter(metric):
        remedy = f"`{function}` breaks at a restart: use `rate` or `increase`"
        return RangeMisuse(call, f"`{function}` is taken of `{metric}`, which looks like a counter", remedy)
    return None


def _rate_of_sum(call: Call) -> RangeMisuse | None:
    if call.function not in COUNTER_FUNCTIONS or not call.args:
        return None
    argument = _bare(call.args[0])
    if not isinstance(argument, Subquery):
        return None
    aggregation = _bare(argument.expr)
    if not isinstance(aggregation, Aggregation):
        return None
    message = f"`{call.function}` is taken of `{aggregation.op}(...)`, which hides restarts of its counters"
    return RangeMisuse(call, message, f"aggregate last: `{aggregation.op}({call.function}(...))`")


def _lost_buckets(call: Call) -> RangeMisuse | None:
    if call.function != "histogram_quantile" or len(call.args) != 2:
        return None
    buckets = [name for name in metric_names(call.args[1]) if name.endswith("_bucket")]
    for node in walk(call.args[1]):
        if buckets and isinstance(node, Aggregation) and _drops_le(node):
            grouping = ", ".join((*(node.by or ()), "le"))
            message = f"`{print_expr(node)}` drops `le`, without which `histogram_quantile` has no buckets"
            remedy = "leave `le` out of `without`" if node.without is not None else f"write `{node.op} by ({grouping})`"
            return RangeMisuse(call, message, remedy)
    return None


def _drops_le(node: Aggregation) -> bool:
    if node.without is not None:
        return "le" in node.without
    return node.op in ("sum", "avg", "min", "max") and "le" not in (node.by or ())


def _bare(expr: Expr) -> Expr:
    while isinstance(expr, Paren):
        expr = expr.expr
    return expr
