"""What an alarm is charged as. CloudWatch charges for the metrics that an alarm watches, not for the alarm.

Source: Amazon CloudWatch pricing, "Alarms"; an anomaly alarm is charged for its metric and the two bounds of its band.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from slocompiler.cost.price_table import Item

_STANDARD_SECONDS = 60


def alarm_items(body: Mapping[str, object]) -> tuple[Item, Fraction]:
    """The item and how many of it, for the input of PutMetricAlarm.

    A Metrics Insights or PromQL query counts as one metric: how many it matches is known to CloudWatch only.
    """
    if "ThresholdMetricId" in body:
        return Item.ANOMALY_ALARMS, Fraction(1)
    queries = body.get("Metrics")
    entries = queries if isinstance(queries, Sequence) else ()
    stats = [entry["MetricStat"] for entry in entries if "MetricStat" in entry]
    periods = [int(stat["Period"]) for stat in stats] or [_period(body)]
    is_fast = min(periods) < _STANDARD_SECONDS
    item = Item.HIGH_RESOLUTION_ALARM_METRICS if is_fast else Item.ALARM_METRICS
    return item, Fraction(max(1, len(stats)))


def is_query(body: Mapping[str, object]) -> bool:
    """Whether CloudWatch finds the metrics of the alarm itself."""
    return "EvaluationCriteria" in body or "SELECT " in str(body.get("Metrics", "")).upper()


def _period(body: Mapping[str, object]) -> int:
    period = body.get("Period", _STANDARD_SECONDS)
    return period if isinstance(period, int) else _STANDARD_SECONDS
