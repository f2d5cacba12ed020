"""Tests of the detection table: every failure, up to the evaluation at which its first alert is quiet again."""

from collections.abc import Iterator

from msgspec.structs import replace

from slocompiler.proof.rule_tests.checks import Check, Watched, alert_checks, healthy_checks
from slocompiler.proof.rule_tests.outage_plan import Plan, plans
from slocompiler.proof.rule_tests.outcomes import Periods, is_modelled, outage_periods
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.subject import Subject


def outage_tests(subject: Subject) -> Iterator[PromtoolTest]:
    """A test for each failure that is planned."""
    for plan in plans(subject):
        outage = plan.outage
        series = subject.series(outage.phases, outage.ends)
        checks = tuple(_checks(subject, plan))
        yield PromtoolTest(subject.title, plan.name, subject.facts.scrape, series, subject.reads, checks, outage.ends)


def _checks(subject: Subject, plan: Plan) -> Iterator[Check]:
    """The failing group as computed, the healthy ones when it fires, if it does, and at the end."""
    interval, ends, others = subject.facts.interval.milliseconds, plan.outage.ends, subject.groups[1:]
    usual = _usual(subject, plan) if others else ((),) * len(plan.periods)
    for alert, periods, healthy in zip(subject.partition.burn_alerts, plan.periods, usual, strict=True):
        failing = Watched(alert.alert_name, {**subject.identity, **subject.groups[0].recorded})
        yield from alert_checks(failing, periods, ends, interval)
        moments = (*(period.fires.milliseconds for period in periods[:1]), ends)
        for group in others:
            watched = Watched(alert.alert_name, {**subject.identity, **group.recorded})
            yield from healthy_checks(watched, healthy, moments)


def _usual(subject: Subject, plan: Plan) -> tuple[Periods, ...]:
    """What the alerts make of a group without failures: something at most where time without data counts as bad."""
    if is_modelled(subject.slo):
        return ((),) * len(plan.periods)
    return outage_periods(subject, replace(plan.outage, bad_ratio=plan.outage.baseline))
