"""Tests of the detection table: every failure, up to the evaluation at which its first alert is quiet again."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from slocompiler.proof.rule_tests.checks import Check, Watched, alert_checks, healthy_checks
from slocompiler.proof.rule_tests.clear_outage import clear_outage
from slocompiler.proof.rule_tests.outage_plan import Plan, plans, until_all_fire
from slocompiler.proof.rule_tests.outcomes import Outage, Periods, is_modelled, outage_periods
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.proof.table import detection_table


def outage_tests(subject: Subject) -> Iterator[PromtoolTest]:
    """A test for each row of the table and one in which every alert fires.

    The total outage alone for a named group, whose rules differ in numbers only, and the last one alone for an SLI
    that is either good or bad, or that the table is only about in part.
    """
    if not is_modelled(subject.slo) or not subject.any_ratio:
        yield _test(subject, until_all_fire(subject))
        return
    table = detection_table(subject.slo, subject.partition, subject.facts)
    for plan in plans(subject, table, only_total=bool(subject.partition.group)):
        yield _test(subject, plan)


def _test(subject: Subject, plan: Plan) -> PromtoolTest:
    outage = clear_outage(subject, plan.outage)
    just = "" if outage.bad_ratio == plan.outage.bad_ratio else "just under "
    checks = tuple(_checks(subject, outage, outage_periods(subject, outage)))
    series = subject.series(outage.phases, outage.ends)
    return PromtoolTest(
        subject.title, just + plan.name, subject.facts.scrape, series, subject.reads, checks, outage.ends
    )


def _checks(subject: Subject, outage: Outage, outcomes: tuple[Periods, ...]) -> Iterator[Check]:
    """The failing group as computed, the healthy ones when it fires, if it does, and at the end."""
    interval = subject.facts.interval.milliseconds
    usual = outage_periods(subject, replace(outage, bad_ratio=Fraction(0)))
    for alert, periods, healthy in zip(subject.partition.burn_alerts, outcomes, usual, strict=True):
        failing = Watched(alert.alert_name, {**subject.identity, **subject.groups[0].recorded})
        yield from alert_checks(failing, periods, outage.ends, interval)
        moments = (*(period.fires.milliseconds for period in periods[:1]), outage.ends)
        for group in subject.groups[1:]:
            watched = Watched(alert.alert_name, {**subject.identity, **group.recorded})
            yield from healthy_checks(watched, healthy, moments)
