"""Tests of health and of its edges: no failure ever, a counter reset, no traffic, few events."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from slocompiler.ir.slos import BurnAlertIr, EventsSli, NoData, TimesliceSli
from slocompiler.promql import Matcher, print_expr, selector
from slocompiler.proof.detection.anonymous import anonymous
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW
from slocompiler.proof.rule_tests.burn_outcomes import NUDGES, burn_periods
from slocompiler.proof.rule_tests.checks import Check, Watched, alert_checks, expect
from slocompiler.proof.rule_tests.forms.classic import ClassicForm
from slocompiler.proof.rule_tests.forms.events import Events, EventsForm, bad_of_all
from slocompiler.proof.rule_tests.forms.gauge import GaugeForm
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.outcomes import Periods, is_modelled
from slocompiler.proof.rule_tests.phases import Phase
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.sli_counts import Recorded, SliCounts, event_counts
from slocompiler.proof.rule_tests.subject import Subject, recorded_by
from slocompiler.proof.rule_tests.timeline import Stretch, Timeline
from slocompiler.recordings.names import ERRORS, EVENTS, ratio_name
from slocompiler.values import Duration

_MINUTE = Duration.of(minutes=1).milliseconds
#: Long enough for the fast windows to fill, and short enough to be run for every service.
_WHILE = 12 * _MINUTE
_RATIO_5M = ratio_name(COUNT_WINDOW)


def quiet_tests(subject: Subject) -> Iterator[PromtoolTest]:
    """All of them that mean something for the SLI, for one partition."""
    forms = [member.source.form for member in subject.members]
    yield _healthy(subject)
    if not subject.is_composite and subject.members[0].source.has_bad_series:
        yield _never_failed(subject)
    if not any(isinstance(form, GaugeForm) for form in forms):
        yield _counter_reset(subject)
    if subject.slo.no_data is NoData.IGNORE and all(member.slo.no_data is NoData.IGNORE for member in subject.members):
        yield _no_traffic(subject)
    # A slice counts as one failure however many events it has.
    is_guarded = all(alert.min_failures > 1 for alert in subject.partition.burn_alerts)
    if is_guarded and isinstance(subject.slo.sli, EventsSli) and is_modelled(subject.slo):
        yield from _few_failures(subject)


def _usual_errors(subject: Subject) -> Fraction:
    """Half of the budget."""
    return subject.facts.budget / 2 if subject.any_ratio else Fraction(0)


def _test(
    subject: Subject, name: str, phases: tuple[Phase, ...], checks: list[Check], ends: int, *, no_bad: bool = False
) -> PromtoolTest:
    series = subject.series(phases, no_bad=no_bad)
    return PromtoolTest(subject.title, name, subject.facts.scrape, series, subject.reads, tuple(checks), ends)


def _silence(subject: Subject, phases: tuple[Phase, ...], until: int) -> Iterator[Check]:
    """No alert fires up to a moment.

    Where time without data counts as bad, a test begins with some, and an alert may answer to that.
    """
    counts = None if is_modelled(subject.slo) else subject.counts(phases)
    for alert in subject.partition.burn_alerts:
        watched = Watched(alert.alert_name, {**subject.identity, **subject.groups[0].recorded})
        periods = () if counts is None else burn_periods(alert, counts, until)
        yield from alert_checks(watched, periods, until, subject.facts.interval.milliseconds)


def _recorded(subject: Subject, operation: str, name: str) -> str:
    matchers = tuple(Matcher(label, "=", value) for label, value in subject.identity.items())
    return f"{operation}({print_expr(selector(name, matchers))})"


def _healthy(subject: Subject) -> PromtoolTest:
    phases = (Phase(_WHILE, _usual_errors(subject)),)
    return _test(subject, "healthy traffic", phases, list(_silence(subject, phases, _WHILE)), _WHILE)


def _never_failed(subject: Subject) -> PromtoolTest:
    """Without a series of errors the ratio is 0, not absent: the service has a budget."""
    ratio = expect(_recorded(subject, "max", _RATIO_5M), _WHILE, 0)
    phases = (Phase(_WHILE),)
    checks = [ratio, *_silence(subject, phases, _WHILE)]
    return _test(subject, "no error series exists", phases, checks, _WHILE, no_bad=True)


def _counter_reset(subject: Subject) -> PromtoolTest:
    """Every counter starts from 0 again, as after a restart."""
    usual = _usual_errors(subject)
    phases = (Phase(_WHILE, usual), Phase(_WHILE, usual, restarts=True))
    return _test(subject, "counters are reset", phases, list(_silence(subject, phases, 2 * _WHILE)), 2 * _WHILE)


def _no_traffic(subject: Subject) -> PromtoolTest:
    """When the last event is older than any recorded count, nothing has a ratio, and no sum of counts is NaN."""
    slices = (sli.every for sli in (one.slo.sli for one in subject.members) if isinstance(sli, TimesliceSli))
    quiet = _WHILE + COUNT_WINDOW.milliseconds + max((*slices, COUNT_WINDOW)).milliseconds
    phases = (Phase(_WHILE, _usual_errors(subject)), Phase(quiet - _WHILE + _MINUTE, is_idle=True))
    checks = [*_silence(subject, phases, quiet), expect(_recorded(subject, "count", _RATIO_5M), quiet, None)]
    forms = [member.source.form for member in subject.members]
    is_counted = all(isinstance(form, EventsForm | ClassicForm) for form in forms)
    if is_counted and not any(isinstance(member.slo.sli, TimesliceSli) for member in subject.members):
        checks += [expect(_recorded(subject, "sum", name), quiet, 0) for name in (EVENTS, ERRORS)]
    return _test(subject, "traffic stops", phases, checks, quiet)


def _few_failures(subject: Subject) -> Iterator[PromtoolTest]:
    """One event a minute: one of them is bad, which is more than a page's threshold and not worth one; then all are.

    So the moment at which the alerts have seen enough failures is the moment at which they fire. An alert that has a
    limit met exactly is left out: rounding would decide.
    """
    (member,) = subject.members
    assert isinstance(member.source.form, EventsForm)
    interval, scrape = subject.facts.interval.milliseconds, subject.facts.scrape.milliseconds
    series = member.source.form.series(member.groups[0].stored, _few(scrape))
    alerts = tuple(map(anonymous, subject.partition.burn_alerts))
    ends, outcomes = _few_periods(alerts, scrape, recorded_by(subject.slo, subject.facts.interval))
    checks: list[Check] = []
    for alert, periods in zip(subject.partition.burn_alerts, outcomes, strict=True):
        watched = Watched(alert.alert_name, {**subject.identity, **subject.groups[0].recorded})
        if periods is not None:
            checks += alert_checks(watched, periods, ends, interval)
    if checks:
        name = "few failures at one event a minute"
        yield PromtoolTest(subject.title, name, subject.facts.scrape, series, subject.reads, tuple(checks), ends)


def _few(scrape: int) -> Timeline[Events]:
    return Timeline(scrape, tuple(_one_a_minute(scrape)))


@lru_cache(maxsize=256)
def _few_periods(alerts: tuple[BurnAlertIr, ...], scrape: int, how: Recorded) -> tuple[int, tuple[Periods | None, ...]]:
    """The end of the test and the times of firing in it: the same for all SLOs with the same alerts.

    None for an alert that fires at other times with limits a millionth apart.
    """
    line = _few(scrape)
    ends = line.ends // how.interval * how.interval
    counts = event_counts(bad_of_all, Windows(line), how)
    return ends, tuple(_clear_periods(alert, counts, ends) for alert in alerts)


def _clear_periods(alert: BurnAlertIr, counts: SliCounts, ends: int) -> Periods | None:
    above, below = (burn_periods(alert, counts, ends, nudge) for nudge in NUDGES)
    return above if above == below else None


def _one_a_minute(scrape: int) -> Iterator[Stretch[Events]]:
    """Good events for a while, a bad one, good ones for a while, bad ones for a while."""
    pause = max(1, _MINUTE // scrape) - 1
    for minute in range(3 * _WHILE // _MINUTE):
        is_bad = minute == _WHILE // _MINUTE or minute >= 2 * _WHILE // _MINUTE
        yield Stretch(1, Events(1, int(is_bad)))
        if pause:
            yield Stretch(pause, Events(0))
