"""Thresholds: a measure above or below a number."""

from slocompiler.ir.alerts import MeasureKind, ThresholdIr
from slocompiler.ir.signals import PrometheusGaugeIr
from slocompiler.queries.measures import (
    gauge_now,
    gauge_over_time,
    is_instant,
    measured,
    over_time,
    window_of,
)
from slocompiler.recordings.names import SIGNAL_VALUE
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.signal_alerts.condition import AlertScope, Condition
from slocompiler.targets.prometheus.signal_alerts.wording import measure_words, subject, value_words
from slocompiler.values import print_number

_EVENT_KINDS = (MeasureKind.RATE, MeasureKind.COUNT)


def threshold_condition(scope: AlertScope, threshold: ThresholdIr) -> Condition:
    """The measure, read fresh, beyond the number. Of a gauge's several series in a group, the worst one decides.

    Events that must not be too few are none when their series are gone; of groups nobody could say which are gone.
    """
    measure = threshold.measure
    value, recordings = _value(scope, threshold)
    side, operator = ("above", ">") if threshold.is_above else ("below", "<")
    words = measure_words(measure)
    return Condition(
        expr=f"{value} {operator} {print_number(threshold.value)}",
        summary=f"{subject(scope)}: {words} is {side} {threshold.text}",
        description=f"The {words} is {value_words(scope.signal, measure)}, {side} {threshold.text}.",
        recordings=recordings,
        looks_back=None if is_instant(measure) else window_of(measure),
    )


def _value(scope: AlertScope, threshold: ThresholdIr) -> tuple[str, tuple[Recording, ...]]:
    measure, source = threshold.measure, scope.signal.prometheus
    worst = "max" if threshold.is_above else "min"
    if measure.kind is MeasureKind.VALUE and measure.over is not None and isinstance(source, PrometheusGaugeIr):
        direct = gauge_over_time(source, scope.grouping, measure, worst)
        if direct is not None:
            return direct, ()
        now = gauge_now(source, scope.recorded_grouping, worst)
        recording = Recording(SIGNAL_VALUE, now, scope.recorded.labels())
        return f"{over_time(measure)}({scope.selected.select(SIGNAL_VALUE)}[{measure.over}])", (recording,)
    value = measured(scope.signal, scope.facts, measure, scope.grouping, window_of(measure), worst)
    is_floor = not threshold.is_above and measure.kind in _EVENT_KINDS and not scope.signal.by
    return (f"({value} or on () vector(0))" if is_floor else value), ()
