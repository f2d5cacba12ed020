"""Metric filters: log lines that become values of a signal's metrics."""

from collections.abc import Iterator

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr, LogFilterIr, LogSourceIr, SignalIr
from slocompiler.targets.cloudwatch.alarms.names import alarm_name
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.cloudwatch.sources import measured_here, units_of


def metric_filters(service: ServiceIr) -> tuple[Resource, ...]:
    """The filters of all signals, in every Region; one that two signals share is made once."""
    once: dict[tuple[str, str, str, str], Resource] = {}
    for signal, source in measured_here(service):
        if source.logs is not None:
            for made in _filters(service, signal, source, source.logs):
                pattern = str(made.body["filterPattern"])
                transformed = str(made.body["metricTransformations"])
                once.setdefault((made.region, str(source.log_group), pattern, transformed), made)
    return tuple(once.values())


def _filters(service: ServiceIr, signal: SignalIr, source: CloudWatchSourceIr, logs: LogSourceIr) -> Iterator[Resource]:
    for each in logs.filters:
        name = alarm_name(service, signal.name, each.key)
        body = {
            "logGroupName": source.log_group,
            "filterName": name,
            "filterPattern": each.text,
            "metricTransformations": [_transformation(signal, source, logs, each)],
        }
        for region in source.regions:
            yield Resource(ResourceKind.METRIC_FILTER, name, region, body, each.span)


def _transformation(
    signal: SignalIr, source: CloudWatchSourceIr, logs: LogSourceIr, each: LogFilterIr
) -> dict[str, object]:
    """What a matching line adds to the metric.

    Minutes with lines of which none matches count as 0, so that no failure is 0 and not nothing. That is for counts
    only: a measurement of 0 would be false. CloudWatch takes no such default beside dimensions.
    """
    transformation: dict[str, object] = {
        "metricName": each.metric,
        "metricNamespace": source.namespace,
        "metricValue": each.value,
        "unit": units_of(signal, source)[each.metric],
    }
    if logs.dimensions:
        return transformation | {"dimensions": dict(logs.dimensions)}
    return transformation | ({"defaultValue": 0} if each.counts_lines else {})
