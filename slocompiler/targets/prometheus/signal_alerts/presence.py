"""Whether a signal is there: as a number above 0 for each group, and as one expression for all of it."""

from msgspec.structs import replace

from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    PrometheusSourceIr,
)
from slocompiler.promql import Expr, print_expr, with_window
from slocompiler.queries.aggregation import Grouping, operand, union
from slocompiler.queries.event_queries import selector_of, summed_rate, total_queries
from slocompiler.queries.histograms import Histogram
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.targets.prometheus.signal_alerts.condition import AlertScope


def presence(scope: AlertScope, grouping: Grouping) -> str:
    """Events per second of each group; for gauges and ratios, how many series there are."""
    match scope.signal.prometheus:
        case PrometheusEventsIr() as source:
            return summed_rate(total_queries(source), grouping, COUNT_WINDOW)
        case PrometheusDistributionIr() as source:
            return Histogram(source, grouping, scope.facts).count(COUNT_WINDOW)
        case PrometheusGaugeIr() | PrometheusRatioIr() as source:
            query = source.value if isinstance(source, PrometheusGaugeIr) else source.bad
            bare = selector_of(query)
            if bare is not None:
                return print_expr(grouping.aggregate("count", grouping.select(bare)))
            return operand(grouping.keep(grouping.aggregate("count", with_window(query.expr, COUNT_WINDOW))))
    raise TypeError(f"{scope.signal.name} has no source in Prometheus")


def whole_signal(source: PrometheusSourceIr | None) -> str:
    """Everything that the signal reads; selectors as they are, so that `absent` takes over their labels."""
    match source:
        case PrometheusEventsIr():
            parts: list[Expr] = [with_window(query.expr, COUNT_WINDOW) for query in total_queries(source)]
        case PrometheusDistributionIr(selector, boundaries):
            suffix = "" if boundaries is None else "_count"
            parts = [replace(selector, metric=f"{selector.metric}{suffix}")]
        case PrometheusGaugeIr(query) | PrometheusRatioIr(query):
            parts = [with_window(query.expr, COUNT_WINDOW)]
        case None:
            raise TypeError("the signal has no source in Prometheus")
    return print_expr(union(parts))
