"""Thresholds: a measure above or below a number."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import MeasureIr, MeasureKind, ThresholdIr
from slocompiler.ir.signals import SignalForm
from slocompiler.targets.cloudwatch.alarms.body import ABOVE, BELOW, BREACHING, NOT_BREACHING, Watch
from slocompiler.targets.cloudwatch.alarms.formula import math
from slocompiler.targets.cloudwatch.alarms.signal_alerts.measure import (
    EVENT_KINDS,
    as_events,
    is_other_statistic,
    measured,
    statistic,
)
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt, Condition, looks_back
from slocompiler.targets.cloudwatch.alarms.signal_alerts.wording import measure_words
from slocompiler.targets.cloudwatch.alarms.sli.of_signal import event_counts
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import OTHER_STATISTIC


def threshold_condition(subject: AlertAt, threshold: ThresholdIr) -> Condition:
    """The measure beyond the number, in every period that `for` reaches back to.

    Events that must not be too few are none when there is no data; without events no ratio is low.
    """
    measure, period = threshold.measure, looks_back(threshold.measure.over)
    formula = measured(subject, measure)
    if measure.kind is MeasureKind.BAD_RATIO and not threshold.is_above and subject.signal.form is SignalForm.EVENTS:
        counts = event_counts(subject.source, subject.place)
        formula = math("IF(", counts.total, " > 0, ", counts.ratio, ", 1)")
    is_floor = not threshold.is_above and measure.kind in EVENT_KINDS
    watch = Watch(
        formula=formula,
        period=period,
        comparison=ABOVE if threshold.is_above else BELOW,
        threshold=as_events(measure, threshold.value),
        evaluations=subject.evaluations(period),
        missing=BREACHING if is_floor else NOT_BREACHING,
    )
    side = "above" if threshold.is_above else "below"
    words = f"{measure_words(measure)} is {side} {threshold.text}"
    return Condition(watch, words, tuple(statistic_findings(subject, measure)))


def statistic_findings(subject: AlertAt, measure: MeasureIr) -> Iterator[Diagnostic]:
    """A gauge's own statistic that the measure takes no notice of."""
    if is_other_statistic(subject, measure):
        used, own = statistic(subject, measure), subject.source.statistic
        message = f"`{subject.alert.name}` takes the {used} of the raw data points, not of each minute's {own}"
        help = f"leave out `over` and `as` to compare the {own} of each minute, or `statistic: {own}` of the source"
        yield OTHER_STATISTIC.at(subject.partition.span, message, help)
