"""`emf.json`: the contract between what a service logs and what watches it."""

from collections.abc import Sequence
from typing import Any

from slocompiler.ir.service import ServiceIr
from slocompiler.targets.cloudwatch.emf.example_line import example_line
from slocompiler.targets.cloudwatch.emf.line_schema import line_schema
from slocompiler.targets.cloudwatch.emf.stated import StatedMetric


def contract(service: ServiceIr, stated: Sequence[StatedMetric]) -> dict[str, Any]:
    """What the service's log lines must state, for people, for tests, and by example."""
    title = f"Log lines of {service.name}" + (f" in {service.environment}" if service.environment else "")
    return {
        "generated": {"from": service.source.path, "sha256": service.source.digest},
        "namespaces": {
            namespace: _namespace([metric for metric in stated if metric.source.namespace == namespace])
            for namespace in sorted({metric.source.namespace for metric in stated})
        },
        "schema": line_schema(title, stated),
        "example": example_line(stated),
    }


def _namespace(stated: Sequence[StatedMetric]) -> dict[str, Any]:
    sources = [metric.source for metric in stated]
    return {
        "regions": sorted({region for source in sources for region in source.regions}),
        "log_groups": sorted({source.log_group for source in sources if source.log_group}),
        "dimensions": {
            name: sorted({value for metric in stated for key, value in metric.values if key == name})
            for name in sorted({name for metric in stated for name in metric.dimensions})
        },
        "metrics": {name: _metric([one for one in stated if one.name == name]) for name in _names(stated)},
    }


def _names(stated: Sequence[StatedMetric]) -> list[str]:
    return sorted({metric.name for metric in stated})


def _metric(same: Sequence[StatedMetric]) -> dict[str, Any]:
    """One metric, of one signal or of several."""
    metric = same[0]
    return {
        "unit": metric.unit,
        "storage_resolution": 1 if metric.high_resolution else 60,
        "dimension_sets": [list(names) for names in metric.sets],
        "signals": sorted({one.signal.name for one in same}),
        "logged_as_zero": metric.counts,
        "read_by": list(metric.readers),
    }
