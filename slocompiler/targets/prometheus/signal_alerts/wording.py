"""Words about measures, for summaries and descriptions."""

from slocompiler.ir.alerts import MeasureIr, MeasureKind
from slocompiler.ir.signals import SignalIr
from slocompiler.queries.measures import is_instant, window_of
from slocompiler.targets.prometheus.signal_alerts.condition import AlertScope
from slocompiler.targets.prometheus.templates import PLAIN_VALUE, RATIO_VALUE, group_template, value_template


def subject(scope: AlertScope) -> str:
    """`svc duration (region=eu)`: what an alert is about."""
    groups = tuple(label.recorded for label in scope.signal.by)
    return f"{scope.service.name} {scope.signal.name}{group_template(groups)}"


def measure_words(measure: MeasureIr) -> str:
    """`p95 over 5m`, `mean value over 15m`, `value`."""
    name = measure.text.replace("_", " ")
    if is_instant(measure):
        return name
    aggregate = f"{measure.aggregate or 'mean'} " if measure.kind is MeasureKind.VALUE else ""
    return f"{aggregate}{name} over {window_of(measure)}"


def value_words(signal: SignalIr, measure: MeasureIr) -> str:
    """The template for the value of the measure, in its unit."""
    match measure.kind:
        case MeasureKind.BAD_RATIO:
            return RATIO_VALUE
        case MeasureKind.RATE:
            return f"{PLAIN_VALUE}/s"
        case MeasureKind.COUNT:
            return PLAIN_VALUE
        case _:
            return value_template(signal.unit)
