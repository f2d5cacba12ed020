"""Tests of the detection table: every failure, up to the evaluation at which its first alert is quiet again."""

from collections.abc import Iterator
from fractions import Fraction

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.condition import longest_window
from slocompiler.proof.detection.outcome import Firing, Outcome
from slocompiler.proof.detection.simulate import simulate_together
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW
from slocompiler.proof.failures import Failure
from slocompiler.proof.rule_tests.checks import Check, Watched, alert_checks, expect
from slocompiler.proof.rule_tests.clear_outage import Outage, clear_outage
from slocompiler.proof.rule_tests.promtool_test import Phase, PromtoolTest, build_test
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.proof.table import DetectionRow, DetectionTable
from slocompiler.values import Duration

#: A whole window of history is given to windows up to here; longer ones would take promtool minutes.
LONGEST_HISTORY = Duration.of(hours=7)
#: How long a test runs before a failure that nobody notices in time, and with it.
SHORT = Duration.of(minutes=20)
LONGEST_FAILURE = Duration.of(hours=4)


def outage_tests(subject: Subject, table: DetectionTable, *, only_total: bool) -> Iterator[PromtoolTest]:
    """A test for each row, or for the total outage alone."""
    for row in table.rows[:1] if only_total else table.rows:
        outage = _outage(subject, row)
        outcomes = simulate_together(subject.partition.burn_alerts, subject.facts, outage.scenario)
        phases = (Phase(outage.history), Phase(outage.lasts, outage.bad_ratio), Phase(outage.ends))
        name = _name(row.failure, outage.bad_ratio)
        healthy = {place: (Phase(2 * outage.ends),) for place in range(1, len(subject.groups))}
        yield build_test(subject, name, {0: phases, **healthy}, _checks(subject, outage, outcomes))


def _name(failure: Failure, given: Fraction) -> str:
    return f"{failure.text} fails" if given == failure.bad_ratio else f"just under {failure.text} fails"


def _outage(subject: Subject, row: DetectionRow) -> Outage:
    """History for the windows of the alert that fires first, then the failure as the table ends it."""
    first = None if row.first is None else row.first.alert
    history = _history(subject, first)
    lasts, after = SHORT, Duration(0)
    if row.lasted is not None and row.resets is not None and row.lasted <= LONGEST_FAILURE:
        lasts, after = row.lasted, row.resets
    lasts = Duration(_whole(lasts.milliseconds, subject.facts.scrape.milliseconds))
    ends = history + lasts.milliseconds + after.milliseconds + subject.facts.interval.milliseconds
    ends = _whole(ends, subject.facts.interval.milliseconds)
    return clear_outage(subject, Outage(row.failure.bad_ratio, history, lasts.milliseconds, ends))


def _history(subject: Subject, first: BurnAlertIr | None) -> int:
    """As long as the windows of the first alert, when that is not too long."""
    needed = SHORT if first is None else longest_window((first,))
    history = SHORT if needed > LONGEST_HISTORY else needed
    return _whole(history.milliseconds + 2 * COUNT_WINDOW.milliseconds, subject.common_step)


def _checks(subject: Subject, outage: Outage, outcomes: tuple[Outcome, ...]) -> Iterator[Check]:
    """The failing group as computed, the healthy ones silent to the end."""
    interval = subject.facts.interval.milliseconds
    for alert, outcome in zip(subject.partition.burn_alerts, outcomes, strict=True):
        failing = Watched(alert.alert_name, {**subject.identity, **subject.groups[0].recorded})
        yield from alert_checks(failing, outcome, outage.history, outage.ends, interval)
        for healthy in subject.groups[1:]:
            watched = Watched(alert.alert_name, {**subject.identity, **healthy.recorded})
            for moment in _moments(outcome, outage):
                yield expect(watched.firing, moment, None)


def _moments(outcome: Outcome, outage: Outage) -> tuple[int, ...]:
    """When the failing group fires, if it does, and the end."""
    fires = outage.history + outcome.fires.milliseconds if isinstance(outcome, Firing) else outage.ends
    return tuple(dict.fromkeys((min(fires, outage.ends), outage.ends)))


def _whole(milliseconds: int, step: int) -> int:
    return -(-milliseconds // step) * step
