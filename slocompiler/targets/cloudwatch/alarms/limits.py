"""Limits of CloudWatch that no wording of an alarm gets around."""

from collections.abc import Iterable

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.targets.cloudwatch.resource import Resource
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import NOT_ON_CLOUDWATCH

#: Metrics that an alarm on metric math reads, and characters of its expression.
MOST_METRICS, _LONGEST = 10, 2048


def within_limits(resources: Iterable[Resource]) -> tuple[tuple[Resource, ...], tuple[Diagnostic, ...]]:
    """The resources of those parts of the spec all of whose alarms CloudWatch takes, and a finding for each other."""
    listed = tuple(resources)
    found: dict[SourceSpan, Diagnostic] = {}
    for resource in listed:
        metrics, longest = _size(resource)
        if (metrics > MOST_METRICS or longest > _LONGEST) and resource.span not in found:
            message = f"an alarm would read {metrics} metrics: CloudWatch takes {MOST_METRICS}"
            help = "publish a metric that is the sum already, or part the SLO"
            found[resource.span] = NOT_ON_CLOUDWATCH.at(resource.span, message, help)
    return tuple(one for one in listed if one.span not in found), tuple(found.values())


def _size(resource: Resource) -> tuple[int, int]:
    """How many metrics an alarm reads, and how long its expression is."""
    queries = resource.body.get("Metrics")
    entries = [entry for entry in queries if isinstance(entry, dict)] if isinstance(queries, list) else []
    expressions = [str(entry.get("Expression", "")) for entry in entries]
    return sum("MetricStat" in entry for entry in entries), max(map(len, expressions), default=0)
