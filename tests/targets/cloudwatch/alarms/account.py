"""An AWS account in miniature: emitted alarms over reported metrics, minute by minute.

Alarms are evaluated every minute over the time just before it, those that look back more than a day every hour.
Composites see the alarms of the same minute. A suppressor silences while it is on; waiting is left out.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from tests.targets.cloudwatch.alarms.metric_data import Metric
from tests.targets.cloudwatch.alarms.metric_math import Evaluation, Value

#: Metric name -> its data; one namespace and one place are enough for a test.
Metrics = Mapping[str, Metric]

_ALARM = re.compile(r'ALARM\("([^"]+)"\)')
_BEYOND: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "GreaterThanThreshold": lambda value, threshold: value > threshold,
    "LessThanThreshold": lambda value, threshold: value < threshold,
}
_DAY = 24 * 60


class Account:
    """The alarms of one Region."""

    def __init__(self, resources: Iterable[Resource], metrics: Metrics) -> None:
        self._bodies: dict[str, Mapping[str, Any]] = {
            one.name: one.body
            for one in resources
            if one.kind in (ResourceKind.METRIC_ALARM, ResourceKind.COMPOSITE_ALARM)
        }
        self._metrics = metrics

    def told(self, name: str, minutes: Sequence[int]) -> list[int]:
        """The minutes at which an alarm is on and tells somebody, for those minutes in order."""
        return [minute for minute in minutes if self._is_told(name, minute)]

    def is_on(self, name: str, minute: int) -> bool:
        body = self._bodies[name]
        if "AlarmRule" not in body:
            return self._metric_alarm(name, minute)
        rule = str(body["AlarmRule"])
        children = [self.is_on(child, minute) for child in _ALARM.findall(rule)]
        return all(children) if " AND " in rule else any(children)

    def _is_told(self, name: str, minute: int) -> bool:
        body = self._bodies[name]
        suppressor = body.get("ActionsSuppressor")
        silenced = suppressor is not None and self.is_on(suppressor, minute)
        return bool(body["ActionsEnabled"]) and not silenced and self.is_on(name, minute)

    def _metric_alarm(self, name: str, minute: int) -> bool:
        body = self._bodies[name]
        period, count = _period(body) // 60, body["EvaluationPeriods"]
        if period * count > _DAY:
            minute -= minute % 60
        key = (name, minute)
        if key not in self._seen:
            self._seen[key] = self._judged(body, minute, period, count)
        return self._seen[key]

    @cached_property
    def _seen(self) -> dict[tuple[str, int], bool]:
        return {}

    def _judged(self, body: Mapping[str, Any], minute: int, period: int, count: int) -> bool:
        values = self._values(body, minute, period, count + 1)[1:]
        beyond = _BEYOND[body["ComparisonOperator"]]
        threshold, missing = Fraction(str(body["Threshold"])), body["TreatMissingData"] == "breaching"
        judged = [missing if value is None else beyond(value, threshold) for value in values]
        return bool(sum(judged) >= body.get("DatapointsToAlarm", count))

    def _values(self, body: Mapping[str, Any], minute: int, period: int, count: int) -> list[Value]:
        """The newest `count` data points, oldest first."""
        starts = [minute - period * back for back in range(count, 0, -1)]
        if "MetricName" in body:
            stat = body.get("Statistic") or body["ExtendedStatistic"]
            return [self._metrics[body["MetricName"]].statistic(stat, start, start + period) for start in starts]
        series: dict[str, list[Value]] = {}
        [expression] = [query["Expression"] for query in body["Metrics"] if query["ReturnData"]]
        for query in (query for query in body["Metrics"] if "MetricStat" in query):
            metric, stat = query["MetricStat"]["Metric"]["MetricName"], query["MetricStat"]["Stat"]
            known = self._metrics.get(metric, Metric(0, []))
            series[query["Id"]] = [known.statistic(stat, start, start + period) for start in starts]
        return Evaluation(expression, series).result()


def _period(body: Mapping[str, Any]) -> int:
    if "Period" in body:
        return int(body["Period"])
    return int(next(query["MetricStat"]["Period"] for query in body["Metrics"] if "MetricStat" in query))
