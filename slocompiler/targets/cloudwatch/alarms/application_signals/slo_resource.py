"""One SLO of Application Signals, as CreateServiceLevelObjective takes it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from slocompiler.ir.slos import BurnAlertIr, Calendar, WindowIr
from slocompiler.targets.cloudwatch.alarms.body import ABOVE, number
from slocompiler.targets.cloudwatch.alarms.burn.subject import SloAt
from slocompiler.targets.cloudwatch.alarms.formula import queries
from slocompiler.targets.cloudwatch.alarms.periods import DAY, HOUR, MINUTE, seconds_of
from slocompiler.targets.cloudwatch.alarms.sli.reader import Ratios, Reader, Slices
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind

#: Slices that Application Signals takes, in seconds.
_LONGEST_SLICE = 900
#: How far back a burn rate looks, in minutes, and how many there may be.
_LONGEST_LOOK, _MOST_LOOKS = 10_080, 10
#: Calendar windows begin with the Monday and the quarter on which 2024 began.
_FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_CALENDAR = {Calendar.WEEK: ("DAY", 7), Calendar.MONTH: ("MONTH", 1), Calendar.QUARTER: ("MONTH", 3)}


def slo_resource(subject: SloAt, reader: Reader, entries: Sequence[BurnAlertIr]) -> Resource:
    """The SLO, with a burn rate for every window of its policy; requests for events, periods for slices of time."""
    slo, partition = subject.slo, subject.partition
    body: dict[str, object] = {
        "Name": subject.slo_name,
        "Description": f"{subject.scope.service.name} {slo.name}: {partition.objective} over {slo.window.text}",
        **(_of_requests(reader) if isinstance(reader, Ratios) else _of_periods(reader)),
        "Goal": {
            "Interval": _interval(slo.window),
            "AttainmentGoal": number(partition.objective.share.percent),
        },
        "BurnRateConfigurations": [{"LookBackWindowMinutes": minutes} for minutes in _looks(entries)],
        "Tags": [{"Key": key, "Value": value} for key, value in subject.tags],
    }
    return subject.resource(ResourceKind.SERVICE_LEVEL_OBJECTIVE, subject.slo_name, body)


def _of_requests(reader: Ratios) -> dict[str, object]:
    counts = reader.counted.over(MINUTE)
    bad, total = queries(counts.bad, MINUTE), queries(counts.total, MINUTE)
    measured = {"TotalRequestCountMetric": total, "MonitoredRequestCountMetric": {"BadCountMetric": bad}}
    return {"RequestBasedSliConfig": {"RequestBasedSliMetricConfig": measured}}


def _of_periods(reader: Slices) -> dict[str, object]:
    """A period is good on the good side of the limit."""
    period = min(reader.every, _LONGEST_SLICE)
    return {
        "SliConfig": {
            "SliMetricConfig": {"MetricDataQueries": queries(reader.fine, period), "PeriodSeconds": period},
            "MetricThreshold": number(reader.limit),
            "ComparisonOperator": "LessThanOrEqualTo" if reader.comparison == ABOVE else "GreaterThanOrEqualTo",
        }
    }


def _interval(window: WindowIr) -> dict[str, object]:
    if window.calendar is not None:
        unit, count = _CALENDAR[window.calendar]
        first = _FIRST.strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"CalendarInterval": {"StartTime": first, "DurationUnit": unit, "Duration": count}}
    seconds = seconds_of(window.length)
    for unit, size in (("DAY", DAY), ("HOUR", HOUR)):
        if seconds % size == 0:
            return {"RollingInterval": {"DurationUnit": unit, "Duration": seconds // size}}
    return {"RollingInterval": {"DurationUnit": "MINUTE", "Duration": seconds // MINUTE}}


def _looks(entries: Sequence[BurnAlertIr]) -> list[int]:
    """Minutes that the policy's windows look back, the longest ones if there are too many."""
    windows = {window for entry in entries for window in (entry.long, entry.short)}
    minutes = sorted({min(seconds_of(window) // MINUTE, _LONGEST_LOOK) for window in windows})
    return minutes[-_MOST_LOOKS:]
