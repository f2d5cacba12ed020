"""Signals in Prometheus as metrics of OpenSLO.

A counter is given bare, as `counter: true` has it: whoever reads the document takes its increase over any time.
"""

from slocompiler.exporting.openslo.measured import Measured
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    QueryIr,
    SignalIr,
)
from slocompiler.ir.slos import DistributionSli, EventsSli, RatioSli
from slocompiler.promql import Aggregation, Binary, Expr, VectorSelector, print_expr, with_matchers, with_window
from slocompiler.promql import selector as make_selector
from slocompiler.queries.aggregation import Grouping
from slocompiler.queries.bucket_label import bucket_matcher
from slocompiler.queries.event_queries import selector_of, summed_rate, total_queries
from slocompiler.queries.histograms import Histogram
from slocompiler.values import Duration

TYPE = "Prometheus"
_RATE = Duration.of(minutes=5)
_ALL = Grouping(())
_FIXED = "there is no placeholder for a window: the query looks back 5m, and how budgets add up is left to the reader"


def prometheus_ratio(
    signal: SignalIr, sli: EventsSli | DistributionSli | RatioSli, facts: PrometheusFactsIr, source: str
) -> Measured:
    """The `ratioMetric` of an SLI."""
    match signal.prometheus, sli:
        case PrometheusEventsIr() as events, EventsSli():
            return _events(events, source)
        case PrometheusDistributionIr(boundaries=None) as native, DistributionSli():
            return _native(native, sli, facts, source)
        case PrometheusDistributionIr() as histogram, DistributionSli():
            return _classic(histogram, sli, facts, source)
        case PrometheusRatioIr() as ratio, RatioSli():
            return _ratio(ratio, source)
        case _:
            raise TypeError(f"{type(sli).__name__} is not measured by the signal `{signal.name}`")


def prometheus_threshold(signal: SignalIr, source: str) -> Measured:
    """The `thresholdMetric` of a gauge."""
    assert isinstance(signal.prometheus, PrometheusGaugeIr)
    return Measured(metric_source(source, print_expr(signal.prometheus.value.expr)))


def metric_source(source: str, query: str) -> dict[str, object]:
    return {"metricSource": {"metricSourceRef": source, "type": TYPE, "spec": {"query": query}}}


def _events(events: PrometheusEventsIr, source: str) -> Measured:
    part = "bad" if events.bad is not None else "good"
    chosen = events.bad if events.bad is not None else events.good
    assert chosen is not None
    total = total_queries(events)
    if all(selector_of(query) for query in (*chosen, *total)):
        metric = {
            "counter": True,
            part: metric_source(source, _summed(chosen)),
            "total": metric_source(source, _summed(total)),
        }
        return Measured(metric)
    rates = (summed_rate(queries, _ALL, _RATE) for queries in (chosen, total))
    numerator, denominator = (metric_source(source, rate) for rate in rates)
    return Measured({"counter": False, part: numerator, "total": denominator}, (_FIXED,))


def _summed(queries: tuple[QueryIr, ...]) -> str:
    first, *others = (Aggregation("sum", query.expr) for query in queries)
    found: Expr = first
    for other in others:
        found = Binary("+", found, other)
    return print_expr(found)


def _classic(
    histogram: PrometheusDistributionIr, sli: DistributionSli, facts: PrometheusFactsIr, source: str
) -> Measured:
    bound = sli.below if sli.below is not None else sli.above
    assert bound is not None
    bucket = with_matchers(_series(histogram, "_bucket"), (bucket_matcher(bound, facts),))
    part = "good" if sli.below is not None else "bad"
    metric = {
        "counter": True,
        part: metric_source(source, print_expr(Aggregation("sum", bucket))),
        "total": metric_source(source, print_expr(Aggregation("sum", _series(histogram, "_count")))),
    }
    return Measured(metric)


def _series(histogram: PrometheusDistributionIr, suffix: str) -> VectorSelector:
    return make_selector(f"{histogram.selector.metric}{suffix}", histogram.selector.matchers)


def _native(native: PrometheusDistributionIr, sli: DistributionSli, facts: PrometheusFactsIr, source: str) -> Measured:
    histogram = Histogram(native, _ALL, facts)
    bound = sli.below if sli.below is not None else sli.above
    assert bound is not None
    under = f"{histogram.share_up_to(bound, _RATE)} * {histogram.count(_RATE)}"
    part = "good" if sli.below is not None else "bad"
    metric = {
        "counter": False,
        part: metric_source(source, under),
        "total": metric_source(source, histogram.count(_RATE)),
    }
    return Measured(metric, (_FIXED,))


def _ratio(ratio: PrometheusRatioIr, source: str) -> Measured:
    metric = {"rawType": "failure", "raw": metric_source(source, print_expr(with_window(ratio.bad.expr, _RATE)))}
    weight = ("a ratio has no weight there: every moment counts alike, busy or not",) if ratio.weight else ()
    return Measured(metric, (_FIXED, *weight))
