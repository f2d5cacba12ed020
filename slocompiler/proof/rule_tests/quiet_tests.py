"""Tests in which no alert may fire: health, no failure ever, a counter reset, no traffic, one failure of few events."""

from collections.abc import Iterator
from fractions import Fraction

from slocompiler.ir.slos import TimesliceSli
from slocompiler.promql import Matcher, print_expr, selector
from slocompiler.proof.rule_tests.checks import Check, Watched, expect
from slocompiler.proof.rule_tests.counter_values import START, Stretch, counter_values
from slocompiler.proof.rule_tests.promtool_test import Phase, PromtoolTest, build_test
from slocompiler.proof.rule_tests.roles import Role
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.values import Duration

_MINUTE = Duration.of(minutes=1).milliseconds
#: Long enough for the fast windows to fill, and short enough to be run for every service.
_WHILE = 12 * _MINUTE
_EVENTS, _ERRORS, _RATIO_5M = "slo:sli_events:count", "slo:sli_errors:count", "slo:sli_error:ratio_rate5m"


def quiet_tests(subject: Subject) -> Iterator[PromtoolTest]:
    """All of them, for one partition."""
    yield _healthy(subject)
    if any(series.role is Role.BAD for series in subject.series(subject.groups[0])):
        yield _never_failed(subject)
    yield _counter_reset(subject)
    yield _no_traffic(subject)
    # A slice counts as one failure however many events it has.
    is_guarded = all(alert.min_failures > 1 for alert in subject.partition.burn_alerts)
    if is_guarded and not isinstance(subject.slo.sli, TimesliceSli):
        yield _one_failure(subject)


def _usual_errors(subject: Subject) -> Fraction:
    """Half of the budget."""
    return subject.facts.budget / 2


def _silence(subject: Subject, *moments: int) -> Iterator[Check]:
    for alert in subject.partition.burn_alerts:
        watched = Watched(alert.alert_name, {**subject.identity, **subject.groups[0].recorded})
        for moment in moments:
            yield expect(watched.firing, moment, None)


def _recorded(subject: Subject, operation: str, name: str) -> str:
    matchers = tuple(Matcher(label, "=", value) for label, value in subject.identity.items())
    return f"{operation}({print_expr(selector(name, matchers))})"


def _healthy(subject: Subject) -> PromtoolTest:
    phases = (Phase(_WHILE, _usual_errors(subject)),)
    return build_test(subject, "healthy traffic", {0: phases}, _silence(subject, _WHILE))


def _never_failed(subject: Subject) -> PromtoolTest:
    """Without a series of errors the ratio is 0, not absent: the service has a budget."""
    checks = [expect(_recorded(subject, "max", _RATIO_5M), _WHILE, 0), *_silence(subject, _WHILE)]
    return build_test(subject, "no error series exists", {0: (Phase(_WHILE),)}, checks, no_bad=True)


def _counter_reset(subject: Subject) -> PromtoolTest:
    """Every counter starts from 0 again, as after a restart."""
    phases = (Phase(_WHILE, _usual_errors(subject)),)
    test = build_test(subject, "counters are reset", {0: phases}, ())
    series = {name: f"{values} {_from_zero(values)}" for name, values in test.series.items()}
    moments = (_WHILE, _WHILE + _MINUTE, _WHILE + 5 * _MINUTE, 2 * _WHILE)
    return PromtoolTest(test.name, subject, series, tuple(_silence(subject, *moments)))


def _from_zero(values: str) -> str:
    """The same steps, counted from 0: the first sample, then `a+bxn`."""
    _, _, rest = values.partition(" ")
    first, _, steps = rest.partition("+")
    added, _, count = steps.partition("x")
    return f"0 {int(first) - START}+{added}x{count}"


def _no_traffic(subject: Subject) -> PromtoolTest:
    """When the last event is older than any recorded count, nothing has a ratio, and no sum of counts is NaN."""
    quiet = _WHILE + 2 * 5 * _MINUTE
    phases = (Phase(_WHILE, _usual_errors(subject)), Phase(_WHILE, is_idle=True))
    checks = [*_silence(subject, quiet), expect(_recorded(subject, "count", _RATIO_5M), quiet, None)]
    if not isinstance(subject.slo.sli, TimesliceSli):
        checks += [expect(_recorded(subject, "sum", name), quiet, 0) for name in (_EVENTS, _ERRORS)]
    return build_test(subject, "traffic stops", {0: phases}, checks)


def _one_failure(subject: Subject) -> PromtoolTest:
    """One event a minute, and one of them bad: more than a page's threshold, and not worth one."""
    scrape = subject.facts.scrape.milliseconds
    series = {line.name: counter_values(_one_of_many(line.role, scrape)) for line in subject.series(subject.groups[0])}
    moments = (_WHILE + 2 * _MINUTE, _WHILE + 5 * _MINUTE, 2 * _WHILE)
    return PromtoolTest("one failure at one event a minute", subject, series, tuple(_silence(subject, *moments)))


def _one_of_many(role: Role, scrape: int) -> Iterator[Stretch]:
    """Good events for a while, the bad one, good ones for a while."""
    pause = max(1, _MINUTE // scrape) - 1
    for minute in range(2 * _WHILE // _MINUTE):
        is_bad = minute == _WHILE // _MINUTE
        yield Stretch(1, int(role is Role.ALL or (role is Role.BAD) == is_bad))
        yield Stretch(pause, 0)
