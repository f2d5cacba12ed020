"""Metric filters of all signals of a service, side by side."""

from collections.abc import Iterable

from slocompiler.diagnostics import RelatedSpan, SourceSpan
from slocompiler.ir.signals import SignalIr
from slocompiler.lower.rules.log_filters import ONE_METRIC_TWO_FILTERS
from slocompiler.lower.scope import ServiceScope


def check_log_filters(scope: ServiceScope, signals: Iterable[SignalIr]) -> None:
    """Reports two filters on one metric, which count lines twice; the same filter in two signals is one."""
    seen: dict[tuple[object, ...], tuple[tuple[object, ...], SourceSpan]] = {}
    for signal in signals:
        source = signal.cloudwatch
        if source is None or source.logs is None:
            continue
        for each in source.logs.filters:
            metric = (source.namespace, each.metric, tuple(source.logs.dimensions))
            same = (source.log_group, each.text, each.value, source.logs.dimensions)
            first = seen.setdefault(metric, (same, each.span))
            if first[0] != same:
                message = f"another filter publishes the metric `{each.metric}` already"
                related = (RelatedSpan(first[1], "the other filter"),)
                help = "give this metric another name"
                scope.findings.append(ONE_METRIC_TWO_FILTERS.at(each.span, message, help, related))
