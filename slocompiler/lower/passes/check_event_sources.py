"""Whether each source of events is complete in itself."""

from slocompiler.ir.signals import Store
from slocompiler.load.loaded import Route
from slocompiler.lower.passes.resolve_alert_store import Sources
from slocompiler.lower.rules.signals import INCOMPLETE_EVENTS, THREE_COUNTS
from slocompiler.lower.rules.slos import ACROSS_STORES
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.signals import CloudWatchEvents, PrometheusEvents

WAYS_OUT = (
    "no engine joins the two: bring CloudWatch into Prometheus with an exporter or a metric stream, "
    "bring the counters into CloudWatch, or state two SLOs"
)


def check_event_sources(scope: ServiceScope, sources: Sources, route: Route) -> bool:
    """Whether all sources are complete. A ratio that is only complete across both stores has a finding of its own."""
    for store in Store:
        if _has_three(getattr(sources, store.value)):
            help = "leave out `good`: it is total minus bad"
            scope.report_key(THREE_COUNTS, (*route, store.value, "good"), "total and bad determine `good`", help)
            return False
    incomplete = [store for store in Store if _has_no_whole(getattr(sources, store.value))]
    if not incomplete:
        return True
    other = [store for store in Store if getattr(sources, store.value) is not None and store not in incomplete]
    if other and not _has_ratio(getattr(sources, other[0].value)):
        message = f"bad events from {incomplete[0].value} and all events from {other[0].value} make no ratio"
        scope.report_key(ACROSS_STORES, (*route, incomplete[0].value), message, WAYS_OUT)
        return False
    for store in incomplete:
        help = "write `total`: all events, good and bad"
        scope.report_key(INCOMPLETE_EVENTS, (*route, store.value), "bad or good events alone are no ratio", help)
    return False


def _has_no_whole(source: object) -> bool:
    """Whether neither `total` nor both halves of it are there."""
    if not isinstance(source, PrometheusEvents | CloudWatchEvents):
        return False
    return source.total is None and (source.good is None or source.bad is None)


def _has_three(source: object) -> bool:
    if not isinstance(source, PrometheusEvents | CloudWatchEvents):
        return False
    return None not in (source.total, source.good, source.bad)


def _has_ratio(source: object) -> bool:
    if isinstance(source, PrometheusEvents) and source.bad_where is not None:
        return True
    return isinstance(source, PrometheusEvents | CloudWatchEvents) and (
        source.bad is not None or source.good is not None
    )
