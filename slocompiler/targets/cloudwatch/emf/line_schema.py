"""The JSON Schema of log lines: what a service's own tests hold its lines against.

The format is that of the CloudWatch user guide, "Specification: Embedded metric format".
"""

from collections.abc import Mapping, Sequence
from typing import Any

from slocompiler.targets.cloudwatch.emf.stated import DimensionSet, StatedMetric
from slocompiler.targets.cloudwatch.sources import NO_UNIT

Schema = dict[str, Any]

#: How log lines may spell units.
UNITS = (
    *("Seconds", "Microseconds", "Milliseconds", "Percent", "Count", "Count/Second", "None"),
    *(
        f"{size}{per}"
        for size in ("Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes")
        for per in ("", "/Second")
    ),
    *(f"{size}{per}" for size in ("Bits", "Kilobits", "Megabits", "Gigabits", "Terabits") for per in ("", "/Second")),
)
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_METADATA: Schema = {
    "type": "object",
    "required": ["Timestamp", "CloudWatchMetrics"],
    "properties": {
        "Timestamp": {"description": "milliseconds since 1970", "type": "integer", "minimum": 1_000_000_000_000},
        "CloudWatchMetrics": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/directive"}},
    },
}
_DIRECTIVE: Schema = {
    "type": "object",
    "required": ["Namespace", "Dimensions", "Metrics"],
    "properties": {
        "Namespace": {"type": "string", "pattern": "^(?!AWS/)[^:].{0,254}$"},
        "Dimensions": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "array",
                "maxItems": 30,
                "uniqueItems": True,
                "items": {"type": "string", "minLength": 1, "maxLength": 250},
            },
        },
        "Metrics": {"type": "array", "minItems": 1, "maxItems": 100, "items": {"$ref": "#/$defs/metric"}},
    },
}
_METRIC: Schema = {
    "type": "object",
    "required": ["Name"],
    "properties": {
        "Name": {"type": "string", "minLength": 1, "maxLength": 255},
        "Unit": {"enum": sorted(UNITS)},
        "StorageResolution": {"enum": [1, 60]},
    },
    "additionalProperties": False,
}


def line_schema(title: str, stated: Sequence[StatedMetric]) -> Schema:
    """The schema of any line of the service that states one of the metrics.

    A line need not have all metrics. But one with a metric of a signal has all metrics of that signal, with their
    units, in all sets of dimensions that are read: so a success states 0 failures.
    """
    signals = {metric.signal.name: [each for each in stated if each.signal == metric.signal] for metric in stated}
    names = sorted({metric.name for metric in stated})
    return {
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "required": ["_aws"],
        "properties": {"_aws": {"$ref": "#/$defs/metadata"}},
        "anyOf": [{"required": [name]} for name in names],
        "dependentSchemas": {name: {"allOf": _references(name, signals)} for name in names},
        "$defs": {
            "metadata": _METADATA,
            "directive": _DIRECTIVE,
            "metric": _METRIC,
            "dimension": {"type": "string", "minLength": 1, "maxLength": 1024, "pattern": "\\S"},
            "count": _values({"type": "number", "minimum": 0}),
            "measurement": _values({"type": "number"}),
            **{f"signal-{name}": _signal(metrics) for name, metrics in sorted(signals.items())},
        },
    }


def _references(name: str, signals: Mapping[str, Sequence[StatedMetric]]) -> list[Schema]:
    having = [signal for signal, metrics in sorted(signals.items()) if name in {metric.name for metric in metrics}]
    return [{"$ref": f"#/$defs/signal-{signal}"} for signal in having]


def _values(one: Schema) -> Schema:
    """A number, or up to a hundred that were collected."""
    return {"anyOf": [one, {"type": "array", "minItems": 1, "maxItems": 100, "items": one}]}


def _signal(metrics: Sequence[StatedMetric]) -> Schema:
    dimensions = sorted({name for metric in metrics for name in metric.dimensions})
    members = {metric.name: {"$ref": f"#/$defs/{'count' if metric.counts else 'measurement'}"} for metric in metrics}
    stated = {"CloudWatchMetrics": {"allOf": [{"contains": _directive(metric)} for metric in metrics]}}
    return {
        "required": [*members, *dimensions],
        "properties": {
            **members,
            **{name: {"$ref": "#/$defs/dimension"} for name in dimensions},
            "_aws": {"properties": stated},
        },
    }


def _directive(metric: StatedMetric) -> Schema:
    """A directive that states the metric, in the right namespace and in all sets."""
    return {
        "properties": {
            "Namespace": {"const": metric.source.namespace},
            "Dimensions": {"allOf": [{"contains": _set(names)} for names in metric.sets]},
            "Metrics": {"contains": _definition(metric)},
        }
    }


def _definition(metric: StatedMetric) -> Schema:
    properties: Schema = {"Name": {"const": metric.name}, "Unit": {"const": metric.unit}}
    required = ["Name"] if metric.unit == NO_UNIT else ["Name", "Unit"]
    if metric.high_resolution:
        properties["StorageResolution"] = {"const": 1}
        required.append("StorageResolution")
    return {"required": required, "properties": properties}


def _set(names: DimensionSet) -> Schema:
    """The names in any order."""
    return {
        "minItems": len(names),
        "maxItems": len(names),
        **({"allOf": [{"contains": {"const": name}} for name in names]} if names else {}),
    }
