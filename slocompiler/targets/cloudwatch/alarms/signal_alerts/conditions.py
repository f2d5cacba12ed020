"""The one place where a kind of condition is told from another."""

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import AbsenceIr, BandIr, ChangeIr, ThresholdIr
from slocompiler.targets.cloudwatch.alarms.signal_alerts.absence import absence_condition
from slocompiler.targets.cloudwatch.alarms.signal_alerts.band import band_condition
from slocompiler.targets.cloudwatch.alarms.signal_alerts.change import change_condition
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt, Condition
from slocompiler.targets.cloudwatch.alarms.signal_alerts.threshold import threshold_condition


def signal_condition(subject: AlertAt) -> Condition | Diagnostic:
    """The condition of an alert on metrics, or why there is none; raises TypeError for PromQL, which reads OTLP."""
    match subject.partition.condition:
        case ThresholdIr() as threshold:
            return threshold_condition(subject, threshold)
        case ChangeIr() as change:
            return change_condition(subject, change)
        case BandIr() as band:
            return band_condition(subject, band)
        case AbsenceIr() as absence:
            return absence_condition(subject, absence)
    raise TypeError(f"{subject.alert.name} has no condition on metrics")
