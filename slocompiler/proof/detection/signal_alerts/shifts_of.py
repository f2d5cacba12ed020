"""The one place where it is told apart what an alert outside any SLO is asked about."""

from slocompiler.ir.alerts import AbsenceIr, AlertIr, AlertPartitionIr, BandIr, ChangeIr, RawConditionIr, ThresholdIr
from slocompiler.ir.signals import SignalIr, Store
from slocompiler.proof.detection.signal_alerts.absence import absence_shifts
from slocompiler.proof.detection.signal_alerts.band import band_shifts
from slocompiler.proof.detection.signal_alerts.changes import change_shifts
from slocompiler.proof.detection.signal_alerts.shift import NotModelled, Shifts, Timing
from slocompiler.proof.detection.signal_alerts.thresholds import threshold_shifts


def shifts_of(
    alert: AlertIr, partition: AlertPartitionIr, signal: SignalIr | None, timing: Timing
) -> Shifts | NotModelled:
    """The changes that a partition of an alert is there for, or why nobody can say when it fires."""
    if isinstance(partition.condition, RawConditionIr) or signal is None:
        return NotModelled("PromQL of its own can mean anything")
    if alert.store is not Store.PROMETHEUS:
        return NotModelled("CloudWatch evaluates it; of its alarms only those on burn rates are modelled")
    match partition.condition:
        case ThresholdIr() as threshold:
            return threshold_shifts(threshold, signal, timing)
        case ChangeIr() as change:
            return change_shifts(change, signal, timing)
        case BandIr() as band:
            return band_shifts(band, signal, timing)
        case AbsenceIr() as absence:
            return absence_shifts(absence, signal, timing)
