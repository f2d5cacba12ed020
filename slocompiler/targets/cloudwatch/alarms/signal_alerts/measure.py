"""Measures of signals as metric math."""

from collections.abc import Callable
from decimal import Decimal

from slocompiler.ir.alerts import MeasureIr, MeasureKind
from slocompiler.ir.signals import SignalForm
from slocompiler.targets.cloudwatch.alarms.formula import Formula, math
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt, looks_back
from slocompiler.targets.cloudwatch.alarms.sli.of_signal import all_events, bad_share, event_counts, stream
from slocompiler.values import print_number

EVENT_KINDS = (MeasureKind.RATE, MeasureKind.COUNT)
_STATISTICS = {"mean": "Average", "max": "Maximum", "min": "Minimum"}


def measured(subject: AlertAt, measure: MeasureIr) -> Formula:
    """The measure over its period. A rate is read as the events of the period: `as_events` turns numbers into those."""
    if subject.signal.form is SignalForm.RATIO:
        return bad_share(subject.source, subject.place)
    return _MEASURES[measure.kind](subject, measure)


def as_events(measure: MeasureIr, value: Decimal) -> Decimal:
    """A number that a measure is compared with, in what `measured` reads: events per second become events."""
    return value * looks_back(measure.over) if measure.kind is MeasureKind.RATE else value


def statistic(subject: AlertAt, measure: MeasureIr) -> str:
    """The statistic of a gauge: its own for a value of now, else what the alert asks for."""
    if measure.over is None:
        assert subject.source.statistic is not None, "a gauge has a statistic"
        return subject.source.statistic
    return _STATISTICS[measure.aggregate or "mean"]


def is_other_statistic(subject: AlertAt, measure: MeasureIr) -> bool:
    """Whether the gauge has a statistic of its own which the alert's takes no notice of."""
    own = subject.source.statistic
    return measure.kind is MeasureKind.VALUE and own not in (None, "Average", statistic(subject, measure))


def _bad_ratio(subject: AlertAt, measure: MeasureIr) -> Formula:
    """0 without events: that is a matter of alerts on absence."""
    return event_counts(subject.source, subject.place).ratio


def _quantile(subject: AlertAt, measure: MeasureIr) -> Formula:
    assert measure.quantile is not None, "a quantile has a number"
    return _statistic_of_metric(subject, f"p{print_number(measure.quantile.scaleb(2))}")


def _statistic_of_metric(subject: AlertAt, stat: str) -> Formula:
    assert subject.source.metric is not None, "a distribution or gauge has a metric"
    return math(stream(subject.source, subject.place, subject.source.metric, stat))


_MEASURES: dict[MeasureKind, Callable[[AlertAt, MeasureIr], Formula]] = {
    MeasureKind.RATE: lambda subject, _: all_events(subject.source, subject.place),
    MeasureKind.COUNT: lambda subject, _: all_events(subject.source, subject.place),
    MeasureKind.BAD_RATIO: _bad_ratio,
    MeasureKind.QUANTILE: _quantile,
    MeasureKind.MEAN: lambda subject, _: _statistic_of_metric(subject, "Average"),
    MeasureKind.VALUE: lambda subject, measure: _statistic_of_metric(subject, statistic(subject, measure)),
}
