"""Custom metrics: each name with each set of dimension values in each Region is one, and is charged as one."""

from math import prod

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr

#: Values that a dimension is taken to have where the spec names none.
ASSUMED_VALUES = 10
_OF_AWS = "AWS/"


def custom_metrics(service: ServiceIr, values: int = ASSUMED_VALUES) -> int:
    """The metrics that a service itself publishes, by name, dimension set, values and Region; AWS's own are free."""
    found: dict[tuple[str, str, tuple[str, ...], str], int] = {}
    for signal in service.signals:
        source = signal.cloudwatch
        if source is None or source.namespace.startswith(_OF_AWS):
            continue
        for name in _names(source):
            for dimensions in _sets(source):
                count = prod(len(source.dimensions.get(dimension, ())) or values for dimension in dimensions)
                for region in source.regions:
                    key = (source.namespace, name, dimensions, region)
                    found[key] = max(found.get(key, 0), count)
    return sum(found.values())


def unknown_dimensions(service: ServiceIr) -> tuple[str, ...]:
    """The dimensions whose values the spec does not name."""
    sources = [signal.cloudwatch for signal in service.signals if signal.cloudwatch]
    return tuple(
        sorted(
            {
                dimension
                for source in sources
                if not source.namespace.startswith(_OF_AWS)
                for dimensions in _sets(source)
                for dimension in dimensions
                if not source.dimensions.get(dimension)
            }
        )
    )


def _names(source: CloudWatchSourceIr) -> tuple[str, ...]:
    named = (*source.total, *source.bad, *source.good, source.metric, source.weight)
    return tuple(dict.fromkeys(name for name in named if name))


def _sets(source: CloudWatchSourceIr) -> tuple[tuple[str, ...], ...]:
    """The sets that log lines state, else the one that is read."""
    if source.emits:
        return source.emits.sets
    return (tuple(sorted(source.logs.dimensions if source.logs else source.dimensions)),)
