"""Limits of CloudWatch that no wording of an alarm gets around."""

from collections.abc import Iterable, Iterator

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.targets.cloudwatch.resource import Resource
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import NOT_ON_CLOUDWATCH

#: Metrics that an alarm on metric math reads, and characters of its expression.
_MOST_METRICS, _LONGEST = 10, 2048


def limit_findings(resources: Iterable[Resource]) -> Iterator[Diagnostic]:
    """Alarms that would read too many metrics; one finding for each part of the spec."""
    told: set[SourceSpan] = set()
    for resource in resources:
        queries = resource.body.get("Metrics")
        entries = [entry for entry in queries if isinstance(entry, dict)] if isinstance(queries, list) else []
        metrics = sum("MetricStat" in entry for entry in entries)
        longest = max((len(str(entry.get("Expression", ""))) for entry in entries), default=0)
        if (metrics > _MOST_METRICS or longest > _LONGEST) and resource.span not in told:
            told.add(resource.span)
            message = f"an alarm would read {metrics} metrics: CloudWatch takes {_MOST_METRICS}"
            help = "publish a metric that is the sum already, or part the SLO"
            yield NOT_ON_CLOUDWATCH.at(resource.span, message, help)
