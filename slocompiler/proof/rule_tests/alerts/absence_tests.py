"""Silence: series that end, counters that stop, and series that never were."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from slocompiler.ir.alerts import AbsenceIr
from slocompiler.promql import VectorSelector, without_parens
from slocompiler.proof.detection.condition import Condition
from slocompiler.proof.rule_tests.alerts.conditions import absence_condition
from slocompiler.proof.rule_tests.alerts.scene import Act, Scene, firing_periods, scene_test
from slocompiler.proof.rule_tests.alerts.subject import AlertSubject
from slocompiler.proof.rule_tests.checks import alert_checks
from slocompiler.proof.rule_tests.forms.distribution import Measurements, all_of
from slocompiler.proof.rule_tests.forms.events import Events, EventsForm, all_events
from slocompiler.proof.rule_tests.forms.gauge import GaugeForm, Value
from slocompiler.proof.rule_tests.forms.ratio import RatioForm
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.queries.event_queries import total_queries
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.values import Duration

_BEFORE = Duration.of(minutes=10).milliseconds
_WINDOW = COUNT_WINDOW.milliseconds


def absence_tests(subject: AlertSubject, absence: AbsenceIr) -> Iterator[PromtoolTest]:
    """The tests of one partition; raises NotTestableError."""
    yield scene_test(subject, [_scene(subject, absence, "series end", None)])
    if absence.seen_within is None:
        yield _never_there(subject)
    elif not isinstance(subject.form, GaugeForm | RatioForm):
        idle = Events(0) if isinstance(subject.form, EventsForm) else Measurements(((Fraction(1), 0),))
        yield scene_test(subject, [_scene(subject, absence, "counters stop", idle)])


def _scene(subject: AlertSubject, absence: AbsenceIr, name: str, silent: Any) -> Scene:
    usual = usual_level(subject)
    lasts = 2 * _WINDOW + subject.partition.for_.milliseconds
    acts = [Act(_BEFORE, usual), Act(lasts, silent)]
    if silent is not None:
        acts.append(Act(2 * _WINDOW + subject.partition.keep_firing_for.milliseconds, usual))

    def condition(windows: Windows[Any], scale: Fraction) -> Condition:
        return absence_condition(
            absence,
            lambda moment: is_present(subject, windows, moment),
            lambda moment: events_of(subject, windows, moment),
            subject.interval.milliseconds,
            is_named=bool(subject.partition.group),
        )

    return Scene(name, tuple(acts), usual, condition)


def usual_level(subject: AlertSubject) -> Any:
    """A level of health: any at which there is something."""
    if isinstance(subject.form, EventsForm | RatioForm):
        return Events(100)
    return Value(Fraction(1)) if isinstance(subject.form, GaugeForm) else Measurements(((Fraction(1), 100),))


def is_present(subject: AlertSubject, windows: Windows[Any], moment: int) -> bool:
    """Whether anything is left of the signal: its series, or of an expression its value."""
    form = subject.form
    if isinstance(form, GaugeForm):
        return form.value(windows, moment) is not None
    is_expression = isinstance(form, RatioForm) or (
        isinstance(form, EventsForm)
        and not isinstance(without_parens(total_queries(form.source)[0].expr), VectorSelector)
    )
    if is_expression:
        return windows.per_second("all", all_events, _WINDOW, moment) is not None
    return windows.newest(moment) is not None


def events_of(subject: AlertSubject, windows: Windows[Any], moment: int) -> Fraction | None:
    """What is recorded of a group: events per second, or how many series of a gauge there are."""
    if isinstance(subject.form, GaugeForm | RatioForm):
        return Fraction(1) if is_present(subject, windows, moment) else None
    added = all_events if isinstance(subject.form, EventsForm) else all_of
    return windows.per_second("all", added, _WINDOW, moment)


def _never_there(subject: AlertSubject) -> PromtoolTest:
    """No series at all: the alert does not need to have seen any."""
    interval = subject.interval.milliseconds
    ends = -(-(subject.partition.for_.milliseconds + _WINDOW) // interval) * interval
    periods = firing_periods(subject, lambda moment: True, ends)
    checks = tuple(alert_checks(subject.whole, periods, ends, interval))
    return PromtoolTest(subject.title, "no series were ever there", subject.scrape, {}, subject.reads, checks, ends)
