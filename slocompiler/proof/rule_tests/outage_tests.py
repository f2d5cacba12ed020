"""Tests of the detection table: every failure, up to the evaluation at which its first alert is quiet again."""

from collections.abc import Iterator

from slocompiler.proof.detection.outcome import Firing, Outcome
from slocompiler.proof.detection.simulate import simulate_together
from slocompiler.proof.rule_tests.checks import Check, Watched, alert_checks, expect
from slocompiler.proof.rule_tests.clear_outage import Outage, clear_outage
from slocompiler.proof.rule_tests.outage_plan import planned
from slocompiler.proof.rule_tests.promtool_test import Phase, PromtoolTest, build_test
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.proof.table import DetectionTable


def outage_tests(subject: Subject, table: DetectionTable, *, only_total: bool) -> Iterator[PromtoolTest]:
    """A test for each row, or for the total outage alone."""
    for row in table.rows[:1] if only_total else table.rows:
        plan = planned(subject, row)
        outage = clear_outage(subject, plan.outage)
        outcomes = simulate_together(subject.partition.burn_alerts, subject.facts, outage.scenario)
        phases = (Phase(outage.history), Phase(outage.lasts, outage.bad_ratio), Phase(outage.ends))
        healthy = {place: (Phase(2 * outage.ends),) for place in range(1, len(subject.groups))}
        just = "" if outage.bad_ratio == row.failure.bad_ratio else "just under "
        name = f"{just}{row.failure.text} fails{plan.note}"
        yield build_test(subject, name, {0: phases, **healthy}, _checks(subject, outage, outcomes))


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
