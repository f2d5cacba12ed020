"""A signal's measure as an expression over a window."""

from collections.abc import Callable

from slocompiler.ir.alerts import MeasureIr, MeasureKind
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    SignalIr,
)
from slocompiler.promql import Call, MatrixSelector, print_expr
from slocompiler.queries.aggregation import Grouping, operand
from slocompiler.queries.counters import event_counters
from slocompiler.queries.event_queries import selector_of, summed_rate, total_queries
from slocompiler.queries.histograms import Histogram
from slocompiler.queries.ratios import bad_share
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.values import Duration

_OVER_TIME = {"mean": "avg_over_time", "max": "max_over_time", "min": "min_over_time"}


def window_of(measure: MeasureIr) -> Duration:
    """How far back a measure looks: 5m unless the spec says otherwise."""
    return measure.over or COUNT_WINDOW


def is_instant(measure: MeasureIr) -> bool:
    """Whether the measure is a value of now, which does not look back."""
    return measure.kind is MeasureKind.VALUE and measure.over is None


def measured(
    signal: SignalIr, facts: PrometheusFactsIr, measure: MeasureIr, grouping: Grouping, window: Duration, collapse: str
) -> str:
    """The measure over a window, with one series for each group, as text that can stand beside any operator.

    A count is events in the window, a rate events per second. `collapse` (`max`, `min`, `avg`) makes one value of a
    gauge's several series in a group. A gauge's value is that of now.
    """
    match signal.prometheus:
        case PrometheusEventsIr() as source:
            return _EVENTS[measure.kind](source, grouping, window)
        case PrometheusDistributionIr() as source:
            histogram = Histogram(source, grouping, facts)
            if measure.kind is MeasureKind.MEAN:
                return histogram.mean(window)
            assert measure.quantile is not None, "a distribution is measured by its mean or a quantile"
            return histogram.quantile(measure.quantile, window)
        case PrometheusRatioIr() as source:
            return bad_share(source, grouping, window)
        case PrometheusGaugeIr() as source:
            return gauge_now(source, grouping, collapse)
    raise TypeError(f"{signal.name} has no source in Prometheus")


def recordable(measure: MeasureIr, value: str) -> str:
    """A value without NaN, which idle quantiles and means are: it would poison medians for weeks."""
    return f"{value} >= -Inf" if measure.kind in (MeasureKind.QUANTILE, MeasureKind.MEAN) else value


def gauge_now(source: PrometheusGaugeIr, grouping: Grouping, collapse: str) -> str:
    """A gauge's value of now."""
    bare = selector_of(source.value)
    if bare is not None:
        return print_expr(grouping.aggregate(collapse, grouping.select(bare)))
    return operand(grouping.keep(grouping.aggregate(collapse, source.value.expr)))


def gauge_over_time(source: PrometheusGaugeIr, grouping: Grouping, measure: MeasureIr, collapse: str) -> str | None:
    """A gauge's mean, maximum or minimum over time; None for an expression, which has to be recorded first."""
    bare = selector_of(source.value)
    if bare is None:
        return None
    over = Call(over_time(measure), (MatrixSelector(grouping.select(bare), window_of(measure)),))
    return print_expr(grouping.aggregate(collapse, over))


def over_time(measure: MeasureIr) -> str:
    """The function that makes one value of a stretch of time."""
    return _OVER_TIME[measure.aggregate or "mean"]


def _rate(source: PrometheusEventsIr, grouping: Grouping, window: Duration) -> str:
    return summed_rate(total_queries(source), grouping, window)


def _count(source: PrometheusEventsIr, grouping: Grouping, window: Duration) -> str:
    return f"{window.whole_seconds} * {_rate(source, grouping, window)}"


def _bad_ratio(source: PrometheusEventsIr, grouping: Grouping, window: Duration) -> str:
    counters = event_counters(source, grouping)
    total = counters.events(window)
    bad = counters.errors(window, "", total)
    bad = bad if bad.startswith("clamp_min(") else f"({bad})"
    return f"{bad} / ({total} > 0)"


_EVENTS: dict[MeasureKind, Callable[[PrometheusEventsIr, Grouping, Duration], str]] = {
    MeasureKind.RATE: _rate,
    MeasureKind.COUNT: _count,
    MeasureKind.BAD_RATIO: _bad_ratio,
}
