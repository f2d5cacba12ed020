"""The alarm of an alert over OTLP metrics, or of PromQL of the user's own."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import RawConditionIr
from slocompiler.ir.signals import SignalForm
from slocompiler.targets.cloudwatch.alarms.body import promql_alarm
from slocompiler.targets.cloudwatch.alarms.otlp.conditions import otlp_query
from slocompiler.targets.cloudwatch.alarms.periods import DAY
from slocompiler.targets.cloudwatch.alarms.scope import Made
from slocompiler.targets.cloudwatch.alarms.signal_alerts.alert_alarms import about, telling
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import OTLP_COUNTERS, WINDOW_TOO_LONG
from slocompiler.values import Duration

_COUNTERS = (SignalForm.EVENTS, SignalForm.DISTRIBUTION)


def otlp_alert_alarm(subject: AlertAt) -> Iterator[Made]:
    """The alarm with `for` and `keep_firing_for` as they are, and what is only nearly as the spec says."""
    query = otlp_query(subject)
    if isinstance(query, Diagnostic):
        yield query
        return
    yield from query.findings
    pending, recovery = _periods(subject)
    if max(pending, recovery) > DAY:
        message = f"`{subject.alert.name}` would wait for more than a day, which CloudWatch does not"
        help = "shorten `for` and `keep_firing_for` to 1d or less"
        yield WINDOW_TOO_LONG.at(subject.partition.span, message, help)
        return
    yield from _counters(subject)
    measure = getattr(subject.partition.condition, "measure", None)
    lingers = Duration(0) if measure is None or measure.over is None else measure.over
    yield telling(subject, promql_alarm(about(subject, query.words), query.text, pending, recovery), lingers)


def _periods(subject: AlertAt) -> tuple[int, int]:
    """Seconds that it waits before it fires, and before it ends."""
    return subject.partition.for_.whole_seconds, subject.partition.keep_firing_for.whole_seconds


def _counters(subject: AlertAt) -> Iterator[Diagnostic]:
    alert, partition = subject.alert, subject.partition
    if subject.signal.form in _COUNTERS and not isinstance(partition.condition, RawConditionIr):
        message = f"`{alert.name}` takes its OTLP counters for cumulative ones"
        yield OTLP_COUNTERS.at(partition.span, message, "let the exporter send cumulative temporality, its default")
