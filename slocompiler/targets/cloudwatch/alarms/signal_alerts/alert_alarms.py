"""The alarm of an alert outside any SLO, at one place."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import BandIr
from slocompiler.targets.cloudwatch.alarms.actions import actions_of
from slocompiler.targets.cloudwatch.alarms.body import About, Body, Watch, band_alarm, metric_alarm
from slocompiler.targets.cloudwatch.alarms.periods import duration_text, fits, is_whole
from slocompiler.targets.cloudwatch.alarms.scope import Made, Telling
from slocompiler.targets.cloudwatch.alarms.signal_alerts.band import detector
from slocompiler.targets.cloudwatch.alarms.signal_alerts.conditions import signal_condition
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt, Condition
from slocompiler.targets.cloudwatch.alarms.tags import alert_tags
from slocompiler.targets.cloudwatch.alarms.texts import described
from slocompiler.targets.cloudwatch.alarms.texts import subject as subject_text
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import OTHER_STATISTIC, TIMING, WINDOW_TOO_LONG
from slocompiler.values import Duration

_OUTSIDE = "LessThanLowerOrGreaterThanUpperThreshold"


def alert_alarm(subject: AlertAt) -> Iterator[Made]:
    """The alarm, the model of its band, and what is only nearly as the spec says."""
    condition = signal_condition(subject)
    if isinstance(condition, Diagnostic):
        yield condition
        return
    yield from condition.findings
    if not fits(condition.watch.period, condition.watch.evaluations):
        yield _too_long(subject, condition.watch)
        return
    yield from _timing(subject, condition.watch)
    if isinstance(subject.partition.condition, BandIr):
        yield detector(subject, subject.partition.condition)
    body = _body(about(subject, condition.words), condition)
    yield telling(subject, body, Duration(condition.watch.period * 1000))


def about(subject: AlertAt, words: str) -> About:
    """Name, text, tags and actions of the alarm; `words` say what is true then."""
    scope, alert, partition = subject.scope, subject.alert, subject.partition
    sentence = f"{subject_text(scope.service, alert.name, subject.place)}: {words}."
    return About(
        name=subject.name,
        description=described(scope, alert.description, [sentence], partition.runbook),
        tags=alert_tags(scope.service, alert, partition),
        actions=actions_of(scope.organization, partition.severity, subject.place.region),
    )


def telling(subject: AlertAt, body: Body, lingers: Duration) -> Telling:
    partition = subject.partition
    resource = Resource(ResourceKind.METRIC_ALARM, subject.name, subject.place.region, body, partition.span)
    return Telling(resource, partition.severity, f"alert `{subject.alert.name}`", lingers, partition.runbook)


def _body(of: About, condition: Condition) -> Body:
    if condition.deviations is None:
        return metric_alarm(of, condition.watch)
    return band_alarm(of, condition.watch, Decimal(condition.deviations), _OUTSIDE)


def _too_long(subject: AlertAt, watch: Watch) -> Diagnostic:
    looked = duration_text(watch.period * watch.evaluations)
    message = f"`{subject.alert.name}` would look back {looked}: a day is the most"
    help = "shorten `for`, or write `over: 1h` or longer, with which CloudWatch looks back a week"
    return WINDOW_TOO_LONG.at(subject.partition.span, message, help)


def _timing(subject: AlertAt, watch: Watch) -> Iterator[Diagnostic]:
    """Lengths that no number of periods comes to."""
    alert, partition, period = subject.alert, subject.partition, watch.period
    measure = getattr(partition.condition, "measure", None)
    over = None if measure is None else measure.over
    if over is not None and not is_whole(over):
        message = (
            f"`{alert.name}` looks back {duration_text(period)} instead of {over}: CloudWatch counts whole minutes"
        )
        yield OTHER_STATISTIC.at(partition.span, message, f"write `over: {duration_text(period)}`")
    waited = (subject.evaluations(period) - 1) * period * 1000
    if partition.for_.milliseconds > waited or partition.keep_firing_for.milliseconds:
        yield TIMING.at(partition.span, _timing_words(subject, waited, period), _TIMING_HELP)


_TIMING_HELP = "write a `for` that is a multiple of `over`, and no `keep_firing_for`, to have it as it is written"


def _timing_words(subject: AlertAt, waited: int, period: int) -> str:
    partition = subject.partition
    said = []
    if partition.for_.milliseconds > waited:
        said.append(f"waits {Duration(waited)} instead of {partition.for_}, in periods of {duration_text(period)}")
    if partition.keep_firing_for.milliseconds:
        said.append(f"ends {partition.keep_firing_for} earlier than `keep_firing_for` says")
    return f"`{subject.alert.name}` {' and '.join(said)}"
