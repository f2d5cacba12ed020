"""Gauges: the share of time on the wrong side of a threshold."""

from slocompiler.ir.signals import PrometheusGaugeIr
from slocompiler.ir.slos import GaugeSli
from slocompiler.promql import Binary, Expr, number, print_expr
from slocompiler.queries.aggregation import Grouping
from slocompiler.queries.event_queries import selector_of
from slocompiler.recordings.names import SLICE_BAD
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.sli.counts import Counts


def count_gauge(scope: SloScope, source: PrometheusGaugeIr, sli: GaugeSli) -> Counts:
    """One slice per evaluation and series: an event where there is a value, bad on the wrong side of the threshold.

    A NaN is no value. With `every`, a slice is the time up to `every` ago and bad when the gauge was bad at any
    evaluation in it: one bad moment costs about `every` of budget.
    """
    value = selected(scope.grouping, source)
    limit, op = (sli.above, "<") if sli.below is None else (sli.below, ">")
    assert limit is not None, "one bound is set"
    events = _counted("count", Binary(">=", value, number(float("-inf"))), scope, source)
    errors = _counted("sum", Binary(op, value, number(limit), return_bool=True), scope, source)
    if sli.every is None:
        return Counts(events, errors, is_smoothed=False)
    moment = Recording(SLICE_BAD, errors, scope.names.labels())
    worst = f"max_over_time({scope.names.select(SLICE_BAD)}[{sli.every}])"
    return Counts(events, f"{worst} and {scope.grouping.on} {scope.seen_events}", False, before=(moment,))


def selected(grouping: Grouping, source: PrometheusGaugeIr) -> Expr:
    """The value, its selector narrowed to the groups that are left in."""
    bare = selector_of(source.value)
    return source.value.expr if bare is None else grouping.select(bare)


def _counted(op: str, expr: Expr, scope: SloScope, source: PrometheusGaugeIr) -> str:
    counted = scope.grouping.aggregate(op, expr)
    return print_expr(counted if selector_of(source.value) else scope.grouping.keep(counted))
