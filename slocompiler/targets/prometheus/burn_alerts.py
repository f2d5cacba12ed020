"""Burn-rate alerts: one for each entry of the policy and each partition of the SLO."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.ir.slos import BurnAlertIr, SloPartitionIr
from slocompiler.recordings.names import SeriesNames, ratio_name
from slocompiler.targets.prometheus.annotations import burn_annotations
from slocompiler.targets.prometheus.labels import burn_labels
from slocompiler.targets.prometheus.maintenance import muting
from slocompiler.targets.prometheus.rule_group import AlertRule
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.values import Duration, print_number


def burn_alerts(scope: SloScope) -> Iterator[AlertRule]:
    """The alerts of every partition, the rest first, each in the order of the policy."""
    for partition in scope.slo.partitions:
        for alert in partition.burn_alerts:
            yield _burn_alert(scope, partition, alert)


def _burn_alert(scope: SloScope, partition: SloPartitionIr, alert: BurnAlertIr) -> AlertRule:
    expr = burn_expression(scope.names_of(partition), alert)
    # Errors of the maintenance stay in the short window for its length; as long as they do, the alert stays mute.
    mute = muting(scope.service, scope.interval, alert.severity, alert.short, in_budget=True)
    return AlertRule(
        alert=alert.alert_name,
        expr=expr + (f"\nunless on () ({mute})" if mute else ""),
        for_=alert.for_,
        keep_firing_for=alert.keep_firing_for,
        labels=burn_labels(scope, partition, alert),
        annotations=burn_annotations(scope, partition, alert),
    )


def burn_expression(names: SeriesNames, alert: BurnAlertIr) -> str:
    """Long and short window over the threshold, still burning now, and enough failures in the long window.

    Without the third term a slower entry fires minutes after a short total outage is over. The guard
    counts failures, half of one less than asked for, as extrapolated counts are no whole numbers.
    """
    terms = [_over(names, alert.long, alert.threshold), _over(names, alert.short, alert.threshold)]
    if alert.still_burning is not None:
        terms.append(_over(names, alert.still_burning.window, alert.still_burning.threshold))
    if alert.min_failures > 0:
        least = print_number(alert.min_failures - Decimal("0.5"))
        terms.append(f"sum_over_time({names.errors}[{alert.long}]) > {least}")
    return f"\nand{names.across_windows} ".join(terms)


def _over(names: SeriesNames, window: Duration, threshold: Decimal) -> str:
    return f"{names.select(ratio_name(window))} > {print_number(threshold)}"
