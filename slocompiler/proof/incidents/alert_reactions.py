"""What an alert outside any SLO makes of an incident."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

from msgspec import Struct

from slocompiler.ir.alerts import AbsenceIr, AlertIr, AlertPartitionIr, BandIr, ChangeIr, ConditionIr, ThresholdIr
from slocompiler.ir.operations import IncidentIr
from slocompiler.ir.references import GroupIr
from slocompiler.proof.detection.condition import Condition
from slocompiler.proof.incidents.given_levels import Levels
from slocompiler.proof.incidents.reaction import Peak, Reaction
from slocompiler.proof.incidents.timing import course, latest, since
from slocompiler.proof.rule_tests.alerts.absence_tests import events_of, is_present
from slocompiler.proof.rule_tests.alerts.conditions import (
    BASELINES,
    EVENT_KINDS,
    absence_condition,
    change_condition,
    threshold_condition,
)
from slocompiler.proof.rule_tests.alerts.measuring import Measuring, Reading, measuring
from slocompiler.proof.rule_tests.alerts.scene import firing_periods
from slocompiler.proof.rule_tests.alerts.subject import AlertSubject
from slocompiler.proof.rule_tests.alerts.values import Values
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.queries.measures import window_of
from slocompiler.values import Duration

_MARGIN = Duration.of(minutes=5).milliseconds


class Watching(Struct, frozen=True):
    """The condition of an alert on a course of things, and the value that it looks at."""

    condition: Condition
    value: Callable[[int], Reading | None]


def alert_reaction(subject: AlertSubject, incident: IncidentIr, levels: Levels) -> Reaction:
    """When the alert fires; raises NotTestableError where no model says."""
    interval, scrape = subject.interval.milliseconds, subject.scrape.milliseconds
    after = looks_back(subject.partition.condition) + subject.partition.for_.milliseconds + _MARGIN
    windows, begins = course(incident, levels, scrape, interval, after)
    watching = watch(subject, windows, levels.unit)
    ends = begins + incident.lasts.milliseconds + (0 if levels.wrong is None else after)
    periods = since(firing_periods(subject, watching.condition, ends), begins)
    look = None if periods else partial(_peak, subject, watching, range(begins, ends + 1, interval))
    return Reaction(subject.alert.name, None, periods, latest(periods, interval), look)


def partition_of(alert: AlertIr, group: GroupIr) -> AlertPartitionIr:
    """The partition that a group belongs to; the rest unless it is named."""
    return next((one for one in alert.partitions if one.group and set(one.group) <= set(group)), alert.default)


def looks_back(condition: ConditionIr) -> int:
    """How long (ms) a moment stays in what a condition looks at."""
    if isinstance(condition, ThresholdIr | ChangeIr):
        return window_of(condition.measure).milliseconds
    return Duration.of(minutes=5).milliseconds


def watch(
    subject: AlertSubject, windows: Windows[Any], unit: Fraction = Fraction(1), nudge: Fraction = Fraction(1)
) -> Watching:
    """The condition of an alert, its limit times `nudge`; raises NotTestableError where no model says.

    Rates and counts are in units of counted events, so limits on them are too.
    """
    match subject.partition.condition:
        case ThresholdIr() as threshold:
            measured = _measured(subject, threshold)
            values = Values(measured, windows, subject.interval.milliseconds)
            is_floor = not threshold.is_above and threshold.measure.kind in EVENT_KINDS and not subject.signal.by
            scale = nudge / (unit if threshold.measure.kind in EVENT_KINDS else 1)
            return Watching(threshold_condition(threshold, values, is_floor=is_floor, scale=scale), values.now)
        case ChangeIr() as change:
            values = Values(_measured(subject, change), windows, subject.interval.milliseconds)
            window = window_of(change.measure)
            return Watching(change_condition(change, values, None, window, nudge), values.now)
        case AbsenceIr() as absence:
            condition = absence_condition(
                absence,
                lambda moment: is_present(subject, windows, moment),
                lambda moment: events_of(subject, windows, moment),
                subject.interval.milliseconds,
                is_named=bool(subject.partition.group),
            )
            return Watching(condition, lambda moment: None)
        case BandIr():
            raise NotTestableError("its band depends on the weeks before")
    raise NotTestableError("it is PromQL of its own")


def _measured(subject: AlertSubject, condition: ThresholdIr | ChangeIr) -> Measuring:
    measure, scrape = condition.measure, subject.scrape.milliseconds
    return measuring(subject.form, measure, window_of(measure), scrape, by_bucket=True)


def oldest_baseline(condition: ConditionIr) -> Duration | None:
    """How far back a change looks at its own past; None for another condition."""
    if not isinstance(condition, ChangeIr):
        return None
    return BASELINES[0] if condition.against is None else condition.against


def _peak(subject: AlertSubject, watching: Watching, moments: range) -> Peak:
    condition = subject.partition.condition
    if any(watching.condition(moment) for moment in moments):
        return Peak(Fraction(1), f"is not true for all of its `for: {subject.partition.for_}`")
    if not isinstance(condition, ThresholdIr) or condition.measure.aggregate is not None:
        return Peak(Fraction(0), "sees nothing of it")
    seen = [one[0] if condition.is_above else one[1] for one in map(watching.value, moments) if one is not None]
    if not seen:
        return Peak(Fraction(0), "sees nothing of it")
    limit = Fraction(condition.value)
    value = max(seen) if condition.is_above else min(seen)
    reach = _reach(value, limit) if condition.is_above else _reach(limit, value)
    side = "above" if condition.is_above else "below"
    return Peak(reach, f"sees {condition.measure.text} at {float(value):.3g} and waits for {side} {float(limit):.3g}")


def _reach(part: Fraction, whole: Fraction) -> Fraction:
    return min(Fraction(1), part / whole) if whole > 0 and part >= 0 else Fraction(0)
