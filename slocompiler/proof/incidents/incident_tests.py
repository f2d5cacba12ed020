"""Incidents as promtool tests: the series of what was given, and what every alert makes of them.

A test begins an hour or so before the incident. What windows of hours and days saw before that is given as one sample
of the recorded counts, at time 0, when the rules cannot record any yet.
"""

from collections.abc import Callable, Iterator
from functools import partial
from math import lcm

from msgspec import Struct

from slocompiler.ir.alerts import AlertIr, ThresholdIr
from slocompiler.ir.operations import GivenIr, IncidentIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import SloIr
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.detection.outcome import Period
from slocompiler.proof.incidents.alert_reactions import oldest_baseline, watch
from slocompiler.proof.incidents.burn_reactions import partition_of
from slocompiler.proof.incidents.reaction import Reaction, Unmodelled
from slocompiler.proof.incidents.reactions import Answer, given_levels, incident_subject, reactions, signal_of
from slocompiler.proof.incidents.stage import LONGEST_BASELINE, Stage, group_of, history_of, labels_of, line_of
from slocompiler.proof.incidents.timing import whole
from slocompiler.proof.incidents.verdict import hand_written, unknown_reason
from slocompiler.proof.rule_tests.alerts.conditions import EVENT_KINDS
from slocompiler.proof.rule_tests.alerts.scene import firing_periods
from slocompiler.proof.rule_tests.alerts.subject import signal_form
from slocompiler.proof.rule_tests.burn_outcomes import NUDGES, burn_periods
from slocompiler.proof.rule_tests.checks import Check, Watched, alert_checks
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.values import Duration

#: How long alerts are watched after the incident: longer where silence is what is expected.
_AFTER, _AFTER_SILENCE = (Duration.of(minutes=minutes).milliseconds for minutes in (10, 40))
_LONGEST = Duration.of(hours=8).milliseconds
Periods = tuple[Period, ...]


class Left(Struct, frozen=True):
    """An alert of an incident that has no test, and why."""

    name: str
    reason: str


class Told(Struct, frozen=True):
    """What one alert does in the test: as `watched`, in `periods` with limits a little higher and a little lower."""

    name: str
    watched: Watched
    periods: tuple[Periods, Periods]


def incident_test(
    service: ServiceIr, incident: IncidentIr, prometheus: PrometheusFactsIr, start: int
) -> tuple[PromtoolTest | None, tuple[Left, ...]]:
    """The test of an incident, and what it leaves out. None: nothing of it can be tested."""
    answers = reactions(service, incident, prometheus)
    left = [*_unmodelled(answers), *_unknown(service, incident, answers)]
    try:
        stages = [_stage(service, incident, given, prometheus, start) for given in incident.given]
    except NotTestableError as error:
        return None, (Left("", str(error)),)
    checks: list[Check] = []
    ends = stages[0].line.ends // stages[0].interval.milliseconds * stages[0].interval.milliseconds
    for stage in stages:
        for told in _told(stage, incident, ends):
            if isinstance(told, Left):
                left.append(told)
                continue
            reason = _disagreement(told, answers)
            if reason is None:
                interval = stage.interval.milliseconds
                checks += alert_checks(told.watched, told.periods[0], ends, interval)
            else:
                left.append(Left(told.name, reason))
    if not checks:
        return None, tuple(left)
    series = {name: values for stage in stages for name, values in stage.series().items()}
    reads = tuple(read for stage in stages for read in stage.form.reads)
    name = "the incident as it was"
    return PromtoolTest(incident.name, name, prometheus.scrape_interval, series, reads, tuple(checks), ends), tuple(
        left
    )


def _unmodelled(answers: tuple[Answer, ...]) -> Iterator[Left]:
    return (Left(one.name, one.reason) for one in answers if isinstance(one, Unmodelled))


def _unknown(service: ServiceIr, incident: IncidentIr, answers: tuple[Answer, ...]) -> Iterator[Left]:
    """Names in `fires` that nothing modelled has: those written by hand."""
    by_hand = hand_written(service)
    for name in incident.fires:
        reason = unknown_reason(name, (), by_hand)
        if reason is not None:
            yield Left(name, reason)


def _stage(
    service: ServiceIr, incident: IncidentIr, given: GivenIr, prometheus: PrometheusFactsIr, start: int
) -> Stage:
    signal = service.signal(given.signal)
    if signal.alert_on is Store.CLOUDWATCH:
        raise NotTestableError(f"`{signal.name}` is watched by CloudWatch")
    form = signal_form(signal, prometheus, start)
    levels = given_levels(given, service, prometheus, start)
    scrape = prometheus.scrape_interval.milliseconds
    step = lcm(scrape, recording_interval(prometheus).milliseconds)
    history = whole(history_of(service, incident), step)
    after = whole(_AFTER if incident.fires else _AFTER_SILENCE, step)
    line = line_of(incident, levels, scrape, history, after)
    if line.ends > _LONGEST:
        raise NotTestableError(f"it would take a test of {Duration(line.ends).human}")
    group = group_of(signal, form, service, incident)
    return Stage(service, signal, form, group, levels, line, prometheus, start)


def _told(stage: Stage, incident: IncidentIr, ends: int) -> Iterator[Told | Left]:
    for slo in stage.service.slos:
        if signal_of(slo) == stage.signal.name and slo.store is Store.PROMETHEUS:
            yield from _known(slo.name, partial(_of_slo, stage, slo, incident, ends))
    for alert in stage.service.alerts:
        if alert.signal == stage.signal.name and alert.store is Store.PROMETHEUS:
            yield from _known(alert.name, partial(_of_alert, stage, alert, incident, ends))


def _known(name: str, found: Callable[[], Iterator[Told]]) -> Iterator[Told | Left]:
    try:
        yield from list(found())
    except NotTestableError as error:
        yield Left(name, str(error))


def _of_slo(stage: Stage, slo: SloIr, incident: IncidentIr, ends: int) -> Iterator[Told]:
    counts = stage.counts(slo)
    labels = labels_of(slo, stage.prometheus, stage.group.recorded)
    for alert in partition_of(slo, incident.group).burn_alerts:
        above, below = (burn_periods(alert, counts, ends, nudge) for nudge in NUDGES)
        yield Told(f"{slo.name}/{alert.entry}", Watched(alert.alert_name, labels), (above, below))


def _of_alert(stage: Stage, alert: AlertIr, incident: IncidentIr, ends: int) -> Iterator[Told]:
    subject = incident_subject(alert, stage.service, incident, stage.prometheus, stage.start)
    condition = subject.partition.condition
    baseline = oldest_baseline(condition)
    if baseline is not None and baseline > LONGEST_BASELINE:
        raise NotTestableError("its baseline is older than its test")
    if isinstance(condition, ThresholdIr) and condition.measure.kind in EVENT_KINDS and stage.levels.unit != 1:
        raise NotTestableError("its limit is a rate, and tests count in other units")
    conditions = (watch(subject, stage.windows, nudge=nudge).condition for nudge in NUDGES)
    above, below = (firing_periods(subject, condition, ends) for condition in conditions)
    yield Told(alert.name, subject.watched(stage.group), (above, below))


def _disagreement(told: Told, answers: tuple[Answer, ...]) -> str | None:
    """Why an alert is not asked about: rounding decides, or in the test it does what it would not do in truth."""
    if told.periods[0] != told.periods[1]:
        return "a limit is met exactly, so that rounding decides"
    truth = next((one for one in answers if isinstance(one, Reaction) and one.name == told.name), None)
    if truth is None:
        return "no model knows it"
    if bool(truth.periods) != bool(told.periods[0]):
        return "its windows hold more than a test has time for"
    return None
