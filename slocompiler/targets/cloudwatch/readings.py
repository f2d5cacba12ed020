"""Which metrics are read: the bodies of alarms, detectors, objectives and dashboard themselves say it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind

#: A Metrics Insights query over a metric with exactly these dimensions: FROM SCHEMA("Shop", Model, "Edge Location").
_SCHEMA = re.compile(r"""SELECT\s+\w+\(\s*("[^"]+"|[\w.\-/]+)\s*\)\s+FROM\s+SCHEMA\(([^)]*)\)""", re.IGNORECASE)
_MINUTE = 60


class Reader(Struct, frozen=True):
    """What reads: a resource, with the part of the spec that it was made for, or a widget of the dashboard."""

    name: str
    span: SourceSpan | None


class Reading(Struct, frozen=True):
    """A metric that something reads. `dimensions`: its exact set of names, sorted. `period` in seconds.

    `values` are what the dimensions must be, where that is stated.
    """

    namespace: str
    metric: str
    dimensions: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    period: int
    reader: Reader


def readings(resources: Iterable[Resource], dashboard: Mapping[str, object] | None) -> Iterator[Reading]:
    """Every metric that the bodies read, as often as they do; `dashboard` is the body as plain data."""
    for resource in resources:
        if resource.kind is not ResourceKind.DASHBOARD:
            yield from _walk(resource.body, Reader(resource.name, resource.span), _MINUTE)
    yield from _widgets(dashboard or {})


def _walk(value: object, reader: Reader, period: int) -> Iterator[Reading]:
    """A metric is a mapping with a name and a namespace; its period stands beside it or further out."""
    if isinstance(value, Mapping):
        stated = value.get("Period")
        period = stated if isinstance(stated, int) else period
        if "MetricName" in value and "Namespace" in value:
            pairs = [(str(each["Name"]), str(each["Value"])) for each in value.get("Dimensions") or ()]
            yield _reading((str(value["Namespace"]), str(value["MetricName"])), pairs, period, reader)
        yield from _insights(value.get("Expression"), period, reader)
        for item in value.values():
            yield from _walk(item, reader, period)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _walk(item, reader, period)


def _widgets(dashboard: Mapping[str, object]) -> Iterator[Reading]:
    widgets = dashboard.get("widgets")
    for widget in widgets if isinstance(widgets, list) else ():
        properties = widget["properties"]
        reader = Reader(f"widget {properties.get('title', '')}", None)
        for line in properties.get("metrics", ()):
            yield from _line(line, int(properties.get("period", _MINUTE)), reader)


def _line(line: Sequence[object], period: int, reader: Reader) -> Iterator[Reading]:
    """A line of a metric widget: namespace, name, dimensions and their values by turns, options."""
    options = line[-1] if isinstance(line[-1], Mapping) else {}
    texts = [each for each in line if isinstance(each, str)]
    if "expression" in options:
        yield from _insights(options["expression"], period, reader)
    elif len(texts) > 1:
        pairs = list(zip(texts[2::2], texts[3::2], strict=True))
        yield _reading((texts[0], texts[1]), pairs, int(str(options.get("period", period))), reader)


def _insights(expression: object, period: int, reader: Reader) -> Iterator[Reading]:
    for found in _SCHEMA.finditer(expression) if isinstance(expression, str) else ():
        namespace, *names = (part.strip().strip('"') for part in found[2].split(","))
        yield Reading(namespace, found[1].strip('"'), tuple(sorted(names)), (), period, reader)


def _reading(metric: tuple[str, str], pairs: Sequence[tuple[str, str]], period: int, reader: Reader) -> Reading:
    values = tuple(sorted(pairs))
    return Reading(*metric, tuple(name for name, _ in values), values, period, reader)
