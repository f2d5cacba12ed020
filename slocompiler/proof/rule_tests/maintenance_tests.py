"""Planned work: what fails in it is kept out of the budget, and what it mutes stays silent."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from slocompiler.ir.operations import MaintenanceIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import NoData
from slocompiler.promql import Matcher, print_expr, selector
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW
from slocompiler.proof.rule_tests.checks import Check, Watched, expect, silence
from slocompiler.proof.rule_tests.outage_plan import common_step
from slocompiler.proof.rule_tests.outcomes import Outage
from slocompiler.proof.rule_tests.phases import Phase
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.start_time import FIRST_DAY, FORMAT
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.recordings.names import ERRORS, EVENTS
from slocompiler.values import Duration

_DAY = 24 * 60
_WHILE = Duration.of(minutes=20).milliseconds
_HEALTHY = Duration.of(minutes=6).milliseconds
_ALL = Fraction(1)


def during_work(subject: Subject) -> Iterator[PromtoolTest]:
    """Everything fails in the first twenty minutes of each work: the alerts that it silences do not fire.

    What the budget leaves out is not even counted.
    """
    for work in subject.service.maintenance:
        muted = [
            alert
            for alert in subject.partition.burn_alerts
            if (work.excludes_budget and subject.slo.masked) or alert.severity in work.mute
        ]
        if not muted or length_of(work) < _WHILE or subject.slo.no_data is NoData.BAD:
            continue
        step = common_step(subject.facts)
        history = -(-_HEALTHY // step) * step
        outage = Outage(_ALL, history, -(-_WHILE // step) * step - history, -(-_WHILE // step) * step)
        labels = {**subject.identity, **subject.groups[0].recorded}
        checks: list[Check] = [
            check for alert in muted for check in silence(Watched(alert.alert_name, labels), 0, outage.ends)
        ]
        if work.excludes_budget and subject.slo.masked:
            matchers = tuple(Matcher(label, "=", value) for label, value in subject.identity.items())
            checks.append(expect(f"count({print_expr(selector(EVENTS, matchers))})", outage.ends, None))
        series = subject.series(outage.phases)
        yield PromtoolTest(
            subject.title,
            f"everything fails during {work.name}",
            subject.facts.scrape,
            series,
            subject.reads,
            tuple(checks),
            outage.ends,
            begin_of(work),
        )


def after_work(subject: Subject) -> Iterator[PromtoolTest]:
    """Everything fails until a work is over that the budget leaves out: its errors do not leak into the counts.

    Counts cover five minutes, so that they begin again when the work is over for so long.
    """
    works = [work for work in subject.service.maintenance if work.excludes_budget and length_of(work) >= _WHILE]
    if not works or not subject.slo.masked or subject.slo.no_data is NoData.BAD or not subject.any_ratio:
        return
    work, step, window = works[0], common_step(subject.facts), COUNT_WINDOW.milliseconds
    over = -(-_WHILE // step) * step
    ends = over + 2 * (-(-window // step) * step)
    series = subject.series((Phase(over, _ALL), Phase(ends - over)))
    matchers = tuple(Matcher(label, "=", value) for label, value in subject.identity.items())
    errors = f"sum({print_expr(selector(ERRORS, matchers))})"
    interval = subject.facts.interval.milliseconds
    checks = (
        expect(errors, (over + window) // interval * interval - interval, None),
        expect(errors, ends // interval * interval, 0),
    )
    start = _shifted(begin_of(work), length_of(work) - over)
    yield PromtoolTest(
        subject.title, f"{work.name} ends", subject.facts.scrape, series, subject.reads, checks, ends, start
    )


def _shifted(start: str, milliseconds: int) -> str:
    moment = datetime.strptime(start, FORMAT).replace(tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    return moment.strftime(FORMAT)


def muted_tests(service: ServiceIr, severity: str, tests: list[PromtoolTest]) -> Iterator[PromtoolTest]:
    """The first test in which an alert fires once more, during each work that mutes it: now nothing fires."""
    for work in service.maintenance:
        fits = (test for test in tests if test.ends <= length_of(work) and any(map(_fires, test.checks)))
        test = next(fits, None) if severity in work.mute else None
        if test is not None:
            checks = tuple({**check, "exp_samples": []} for check in test.checks)
            yield replace(test, name=f"{test.name} during {work.name}", checks=checks, start=begin_of(work))


def _fires(check: Check) -> bool:
    return bool(check["exp_samples"])


def begin_of(work: MaintenanceIr) -> str:
    """The first time that the work begins, from a fixed day on."""
    if work.interval is None:
        assert work.start is not None, "work is repeated or has a start"
        return work.start.astimezone(UTC).strftime(FORMAT)
    interval, zone = work.interval, ZoneInfo(work.interval.timezone)
    day = next(day for day in map(_day, range(8)) if day.weekday() in interval.weekdays)
    local = datetime(day.year, day.month, day.day, interval.start // 60, interval.start % 60, tzinfo=zone)
    return local.astimezone(UTC).strftime(FORMAT)


def _day(number: int) -> datetime:
    return FIRST_DAY + timedelta(days=number + 1)


def length_of(work: MaintenanceIr) -> int:
    """How long (ms) the work lasts."""
    if work.interval is not None:
        minutes = (work.interval.end - work.interval.start) % _DAY or _DAY
        return Duration.of(minutes=minutes).milliseconds
    assert work.start is not None, "work is repeated or has both ends"
    assert work.end is not None, "work is repeated or has both ends"
    return int((work.end - work.start).total_seconds() * 1000)
