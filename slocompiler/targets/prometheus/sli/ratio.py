"""Ratios: a bad share that somebody else computed."""

from slocompiler.ir.signals import PrometheusRatioIr
from slocompiler.promql import uses_window
from slocompiler.queries.event_queries import summed_rate
from slocompiler.queries.ratios import bad_share
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.recordings.names import ratio_name
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.sli.counts import Counts
from slocompiler.values import Duration


def count_ratio(scope: SloScope, source: PrometheusRatioIr) -> Counts:
    """The share of the last 5m, times its weight in events; without a weight every evaluation is one event.

    Time without a share (absent, or NaN from a division by zero) has no events either, whatever the weight says.
    """
    share, on = bad_share(source, scope.grouping, COUNT_WINDOW), scope.grouping.on
    if source.weight is None:
        events, errors = f"0 * {share} + 1", share
    else:
        weight = summed_rate((source.weight,), scope.grouping, COUNT_WINDOW)
        events = f"{scope.seconds} * {weight} and {on} {share}"
        errors = f"{share} * {on} {scope.seen_events}"

    def fresh(window: Duration) -> tuple[Recording, ...]:
        fresh_share = bad_share(source, scope.grouping, window)
        return (Recording(ratio_name(window), fresh_share, scope.names.labels(window)),)

    return Counts(events, errors, is_smoothed=True, fresh=fresh if uses_window(source.bad.expr) else None)
