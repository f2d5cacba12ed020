"""The one place where a kind of condition is told from another."""

from slocompiler.ir.alerts import AbsenceIr, BandIr, ChangeIr, ThresholdIr
from slocompiler.targets.prometheus.signal_alerts.absence import absence_condition
from slocompiler.targets.prometheus.signal_alerts.band import band_condition
from slocompiler.targets.prometheus.signal_alerts.change import change_condition
from slocompiler.targets.prometheus.signal_alerts.condition import AlertScope, Condition
from slocompiler.targets.prometheus.signal_alerts.threshold import threshold_condition


def signal_condition(scope: AlertScope) -> Condition:
    """The condition of a partition of an alert on a signal; raises TypeError for raw PromQL, which has no signal."""
    match scope.partition.condition:
        case ThresholdIr() as threshold:
            return threshold_condition(scope, threshold)
        case ChangeIr() as change:
            return change_condition(scope, change)
        case BandIr() as band:
            return band_condition(scope, band)
        case AbsenceIr() as absence:
            return absence_condition(scope, absence)
    raise TypeError(f"{scope.alert.name} has no condition on a signal")
