"""What an SLO says of the alerts of single entries of its policy."""

from collections.abc import Iterable, Mapping

from slocompiler.ir.slos import SloPartitionIr
from slocompiler.load.loaded import Route
from slocompiler.lower.labels import check_labels
from slocompiler.lower.rules.references import UNKNOWN_ENTRY
from slocompiler.lower.rules.signals import RESERVED_LABEL
from slocompiler.lower.scope import ServiceScope
from slocompiler.lower.suggestion import suggest
from slocompiler.spec.slos import BurnAlertSpec


def check_burn_alerts(
    scope: ServiceScope,
    route: Route,
    written: Mapping[str, BurnAlertSpec],
    partitions: Iterable[SloPartitionIr],
    by: Iterable[str],
) -> None:
    """Reports entries that no policy of the SLO has, and labels that are not theirs to set.

    `route` is that of `burn_alerts`. What a policy says is wrong only for an SLO with such groups, so it is said there.
    """
    alerts = {alert.entry: alert for partition in partitions for alert in partition.burn_alerts}
    entries = sorted(alerts)
    for entry in entries:
        labels = written[entry].labels if entry in written else {}
        for label in (name for name, _ in alerts[entry].labels if name in by and name not in labels):
            message = f"the label `{label}` of the policy's entry `{entry}` tells groups of this SLO apart"
            help = "give the label of the policy another name, or record the group under one: `region as zone`"
            scope.report_key(RESERVED_LABEL, route[:-1], message, help)
    for name, spec in written.items():
        check_labels(scope, (*route, name, "labels"), spec.labels, by)
        if name not in entries:
            message = f"the burn-rate policy has no entry `{name}`"
            scope.report_key(UNKNOWN_ENTRY, (*route, name), message, suggest(name, entries, "entries"))
