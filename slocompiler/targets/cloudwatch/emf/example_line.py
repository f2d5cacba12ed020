"""A log line that states all metrics of a service: a good event."""

from collections.abc import Iterator, Sequence
from typing import Any

from slocompiler.targets.cloudwatch.emf.stated import DimensionSet, StatedMetric
from slocompiler.targets.cloudwatch.sources import NO_UNIT

#: 2026-01-01T00:00:00Z in milliseconds: an example has no time of its own.
_SOME_TIME = 1_767_225_600_000
_MOST_METRICS = 100
_SOME_VALUE = "example"


def example_line(stated: Sequence[StatedMetric]) -> dict[str, Any]:
    """The line as plain data."""
    chosen = _chosen_values(stated)
    dimensions = sorted({name for metric in stated for name in metric.dimensions})
    return {
        "_aws": {"Timestamp": _SOME_TIME, "CloudWatchMetrics": list(_directives(stated))},
        **{name: chosen.get(name, _SOME_VALUE) for name in dimensions},
        **{metric.name: _value(metric) for metric in reversed(stated)},
    }


def _chosen_values(stated: Sequence[StatedMetric]) -> dict[str, str]:
    """One value of each dimension that something reads: the first of them."""
    chosen: dict[str, str] = {}
    for metric in stated:
        for name, value in metric.values:
            chosen.setdefault(name, value)
    return chosen


def _directives(stated: Sequence[StatedMetric]) -> Iterator[dict[str, Any]]:
    """One for each namespace and list of sets, and for each hundred metrics."""
    together: dict[tuple[str, tuple[DimensionSet, ...]], dict[str, dict[str, Any]]] = {}
    for metric in stated:
        of = together.setdefault((metric.source.namespace, metric.sets), {})
        of.setdefault(metric.name, _definition(metric))
    for (namespace, sets), definitions in sorted(together.items()):
        listed = [definitions[name] for name in sorted(definitions)]
        for start in range(0, len(listed), _MOST_METRICS):
            yield {
                "Namespace": namespace,
                "Dimensions": [list(names) for names in sets],
                "Metrics": listed[start : start + _MOST_METRICS],
            }


def _definition(metric: StatedMetric) -> dict[str, Any]:
    unit = {} if metric.unit == NO_UNIT else {"Unit": metric.unit}
    return {"Name": metric.name} | unit | ({"StorageResolution": 1} if metric.high_resolution else {})


def _value(metric: StatedMetric) -> int:
    """One event, which was good: 1 for what counts it, 0 for failures."""
    return 0 if metric.name in metric.source.bad and metric.name not in metric.source.total else 1
