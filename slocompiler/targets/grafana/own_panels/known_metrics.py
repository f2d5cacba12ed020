"""Metrics that somebody declares or records: what a panel may read without a question."""

from collections.abc import Iterable, Iterator

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.operations import ExtraRulesIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    SignalIr,
)
from slocompiler.ir.slos import SloIr
from slocompiler.promql import metric_names
from slocompiler.recordings import names
from slocompiler.recordings.names import ratio_name, slo_names, total_name, window_ratio_name
from slocompiler.values import Duration

#: What Prometheus writes of alerts and of every scrape.
_BUILT_IN = frozenset(
    (
        "ALERTS",
        "ALERTS_FOR_STATE",
        "up",
        "scrape_duration_seconds",
        "scrape_samples_scraped",
        "scrape_samples_post_metric_relabeling",
        "scrape_series_added",
    )
)
_RECORDED = frozenset(
    value for value in vars(names).values() if isinstance(value, str) and value.startswith(("slo:", "slo_"))
)
_HISTOGRAM = ("", "_bucket", "_count", "_sum")


def known_metrics(compilation: CompilationIr) -> frozenset[str]:
    """The metrics of all services' signals, what the generated rules record, and what rules written by hand do."""
    is_sloth = compilation.organization.prometheus.sloth_names
    found = {*_BUILT_IN, *_RECORDED, slo_names("", "", None, is_sloth=is_sloth).info_name}
    for service in compilation.services:
        found.update(_of_service(service))
    found.update(_written_by_hand(compilation.organization.extra_rules))
    return frozenset(found)


def _of_service(service: ServiceIr) -> Iterator[str]:
    for slo in service.slos:
        yield from _of_slo(slo)
    for signal in service.signals:
        yield from _of_signal(signal)
    yield from _written_by_hand(service.extra_rules)


def _written_by_hand(sets: Iterable[ExtraRulesIr]) -> Iterator[str]:
    return (str(rule.body["record"]) for extra in sets for rule in extra.rules if "record" in rule.body)


def _of_slo(slo: SloIr) -> Iterator[str]:
    alerts = [alert for partition in slo.partitions for alert in partition.burn_alerts]
    windows = {window for alert in alerts for window in (alert.long, alert.short)} | {Duration.of(minutes=5)}
    for window in windows:
        yield ratio_name(window)
        yield total_name(window)
    yield window_ratio_name(slo.window)


def _of_signal(signal: SignalIr) -> Iterator[str]:
    match signal.prometheus:
        case PrometheusEventsIr(total, bad, good):
            queries = (*(total or ()), *(bad or ()), *(good or ()))
        case PrometheusDistributionIr(selector):
            yield from (f"{selector.metric}{suffix}" for suffix in _HISTOGRAM)
            return
        case PrometheusGaugeIr(value):
            queries = (value,)
        case PrometheusRatioIr(bad_share, weight):
            queries = (bad_share,) if weight is None else (bad_share, weight)
        case _:
            return
    for query in queries:
        yield from metric_names(query.expr)
