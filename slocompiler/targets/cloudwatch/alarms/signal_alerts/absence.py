"""Silence: no data, or no events."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import AbsenceIr
from slocompiler.ir.signals import SignalForm
from slocompiler.targets.cloudwatch.alarms.body import BELOW, BREACHING, Watch
from slocompiler.targets.cloudwatch.alarms.formula import math
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt, Condition
from slocompiler.targets.cloudwatch.alarms.sli.of_signal import COUNT, all_events, stream
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import SILENCE

#: As long as Prometheus takes to call a series gone.
_PERIOD = 300


def absence_condition(subject: AlertAt, absence: AbsenceIr) -> Condition:
    """Less than one data point in every period that `for` reaches back to; with `seen_within`, less than one event."""
    is_counted = absence.seen_within is not None and subject.signal.form is SignalForm.EVENTS
    formula = (
        all_events(subject.source, subject.place)
        if is_counted
        else math(stream(subject.source, subject.place, _metric(subject), COUNT))
    )
    watch = Watch(formula, _PERIOD, BELOW, Decimal(1), subject.evaluations(_PERIOD), missing=BREACHING)
    return Condition(
        watch, "there are no events" if is_counted else "there is no data", tuple(_findings(subject, absence))
    )


def _metric(subject: AlertAt) -> str:
    """The metric that is there whenever the signal is."""
    source = subject.source
    if source.metric is not None:
        return source.metric
    return (*source.total, *source.good, *source.bad)[0]


def _findings(subject: AlertAt, absence: AbsenceIr) -> Iterator[Diagnostic]:
    if absence.seen_within is not None:
        message = f"`{subject.alert.name}` never forgets: it stays in alarm when {absence.seen_within.human} are over"
        help = "take the value out of `dimensions` when it is gone for good"
        yield SILENCE.at(subject.partition.span, message, help)
    elif subject.signal.form in (SignalForm.EVENTS, SignalForm.DISTRIBUTION):
        message = f"`{subject.alert.name}` cannot tell a service without requests from one without data"
        help = "nothing to do if there are requests at all hours, or if zeros are reported every minute"
        yield SILENCE.at(subject.partition.span, message, help)
