"""Periods, and how long an alarm may look back.

Source: CloudWatch API reference, PutMetricAlarm, `Period` and `DatapointsToAlarm`.
"""

from collections.abc import Iterator

from slocompiler.aws.checks.metric_queries import alarm_period
from slocompiler.aws.checks.period_values import bad_period, is_period
from slocompiler.aws.reading import Body, mapping, whole
from slocompiler.aws.violation import Path, Violation, ViolationKind

HOUR, DAY, WEEK = 3600, 86_400, 604_800
_WALL_CLOCK = (60, 300, HOUR, DAY, WEEK)


def check_periods(body: Body) -> Iterator[Violation]:
    """`Period` and `EvaluationInterval` of the alarm itself, and the total that it looks back over."""
    for key in ("Period", "EvaluationInterval"):
        seconds = whole(body, key)
        if seconds is not None and seconds > 0 and not is_period(seconds):
            yield bad_period(seconds, (key,))
    yield from _datapoints(body)
    found = alarm_period(body)
    if found:
        yield from _look_back(body, *found)
        yield from _wall_clock(body, *found)


def _look_back(body: Body, period: int, path: Path) -> Iterator[Violation]:
    periods = whole(body, "EvaluationPeriods")
    longest = WEEK if period >= HOUR else DAY
    if periods is not None and is_period(period) and period * periods > longest:
        message = f"the alarm looks back over {periods} x {period} s = {periods * period} s"
        help = f"at most {DAY} s, and {WEEK} s with periods of an hour or more"
        place: Path = ("EvaluationPeriods",) if periods > 1 else path
        yield Violation(ViolationKind.EVALUATION_WINDOW, place, message, help)


def _wall_clock(body: Body, period: int, path: Path) -> Iterator[Violation]:
    if "WallClockWindow" in mapping(body, "EvaluationWindow") and period not in _WALL_CLOCK:
        message = f"a wall clock window has no period of {period} s"
        help = f"one of {', '.join(str(seconds) for seconds in _WALL_CLOCK)} s"
        yield Violation(ViolationKind.EVALUATION_WINDOW, path, message, help)


def _datapoints(body: Body) -> Iterator[Violation]:
    points, periods = whole(body, "DatapointsToAlarm"), whole(body, "EvaluationPeriods")
    if points is not None and periods is not None and points > periods > 0:
        message = f"{points} of {periods} data points can never breach"
        help = "`DatapointsToAlarm` is at most `EvaluationPeriods`"
        yield Violation(ViolationKind.DATAPOINTS, ("DatapointsToAlarm",), message, help)
