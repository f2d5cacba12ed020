"""Signals: what is measured, in four forms, each with one or more sources."""

from typing import Annotated, Literal

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import (
    BucketsField,
    MetricName,
    MetricNames,
    Queries,
    QueryText,
    RateField,
    Text,
)
from slocompiler.spec.marks import Before, Chars
from slocompiler.values import Rate

UnitName = Literal[
    "seconds",
    "milliseconds",
    "microseconds",
    "nanoseconds",
    "bytes",
    "ratio",
    "percent",
    "count",
    "bool",
    "usd",
    "usd-per-hour",
]
StoreName = Literal["prometheus", "cloudwatch"]
#: A label to group by, or `theirs as ours` to record it under another name.
BY_PATTERN = r"^[a-zA-Z_][a-zA-Z0-9_]*( as [a-zA-Z_][a-zA-Z0-9_]*)?$"
ByLabel = Annotated[str, Chars(BY_PATTERN)]
NAMESPACE_PATTERN = r"^[0-9A-Za-z.\-_/#:]{1,255}$"
REGION_PATTERN = r"^[a-z]{2}(-[a-z]+)+-\d$"
LOG_GROUP_PATTERN = r"^[.\-_/#A-Za-z0-9]{1,512}$"
DIMENSION_PATTERN = r"^[!-9;-~][ -~]{0,254}$"


class TrafficSpec(SpecModel):
    """Expected events: `mean` decides cost, `low` decides what counts as low traffic."""

    mean: Annotated[RateField, "average over a day"]
    low: Annotated[RateField, "what is left in the quietest hours"]


def _both(value: object) -> object:
    return {"mean": value, "low": value} if isinstance(value, str | int | float) else value


_TRAFFIC_SCHEMA = {
    "description": "expected events; one rate sets both mean and low",
    "anyOf": [
        {"type": "string", "pattern": Rate.PATTERN},
        {
            "type": "object",
            "properties": {
                "mean": {"type": "string", "pattern": Rate.PATTERN},
                "low": {"type": "string", "pattern": Rate.PATTERN},
            },
            "required": ["mean", "low"],
            "additionalProperties": False,
        },
    ],
}
TrafficField = Annotated[TrafficSpec, Before(_both, _TRAFFIC_SCHEMA)]


class PrometheusEvents(SpecModel):
    """Counters of events: two of good, bad and total, or total alone (traffic without an SLI)."""

    at_most_one_of = (("bad", "bad_where"), ("good", "bad_where"))

    total: Annotated[Queries | None, "selector of all events, or an expression with $window"] = None
    bad: Annotated[Queries | None, "selector of the bad events"] = None
    good: Annotated[Queries | None, "selector of the good events"] = None
    bad_where: Annotated[QueryText | None, "matchers added to total that make an event bad"] = None


class PrometheusDistribution(SpecModel):
    """A histogram, classic (with its bucket boundaries) or native."""

    histogram: Annotated[QueryText, "selector of the histogram, without _bucket, _count or _sum"]
    buckets: BucketsField


class PrometheusGauge(SpecModel):
    """A value now: an instant expression, or the age of a timestamp."""

    exactly_one_of = (("value", "age_of"),)

    value: Annotated[QueryText | None, "instant expression without $window"] = None
    age_of: Annotated[QueryText | None, "a timestamp metric: the value is time() minus it"] = None


class PrometheusRatio(SpecModel):
    """A bad share that somebody else computed."""

    bad: Annotated[QueryText, "expression with $window that gives the bad share, 0 to 1"]
    weight: Annotated[QueryText | None, "expression with $window that gives events per second"] = None


DimensionValues = Text | list[Text]


class CloudWatchSource(SpecModel):
    """What every CloudWatch source says: where the metric is."""

    namespace: Annotated[str, Chars(NAMESPACE_PATTERN)]
    dimensions: dict[str, DimensionValues] = {}
    regions: list[Annotated[str, Chars(REGION_PATTERN)]] | None = None
    ingest: Literal["aws", "emf", "otlp"] | None = None
    log_group: Annotated[str, Chars(LOG_GROUP_PATTERN)] | None = None
    emits: list[list[Annotated[str, Chars(DIMENSION_PATTERN)]]] | None = None


FilterPattern = Annotated[str, Chars(least=0, most=1024)]


class LogSource(SpecModel):
    """What every metric filter on a log group says."""

    dimensions: dict[str, Text] = {}


class LogCounts(LogSource):
    """Events that are lines of a log: a filter pattern for each metric, under the metric's own key."""

    at_least_one_of = (("total", "bad", "good"),)

    total: FilterPattern | None = None
    bad: FilterPattern | None = None
    good: FilterPattern | None = None


class LogValues(LogSource):
    """Measurements that stand in lines of a log."""

    value: Annotated[str, Chars(least=1, most=99)]
    where: FilterPattern | None = None


class CloudWatchEvents(CloudWatchSource):
    """Event counts as CloudWatch metrics; a list is summed."""

    total: MetricNames | None = None
    bad: MetricNames | None = None
    good: MetricNames | None = None
    from_logs: LogCounts | None = None


class CloudWatchDistribution(CloudWatchSource):
    metric: MetricName
    from_logs: LogValues | None = None


class CloudWatchGauge(CloudWatchSource):
    metric: MetricName
    from_logs: LogValues | None = None
    statistic: Annotated[str, Chars(least=1, most=64)] = "Average"


class CloudWatchRatio(CloudWatchSource):
    bad: MetricName
    scale: Literal["percent", "ratio"] = "ratio"
    weight: MetricName | None = None


class EventsSpec(SpecModel):
    at_least_one_of = (("prometheus", "cloudwatch"),)
    prometheus: PrometheusEvents | None = None
    cloudwatch: CloudWatchEvents | None = None


class DistributionSpec(SpecModel):
    at_least_one_of = (("prometheus", "cloudwatch"),)
    prometheus: PrometheusDistribution | None = None
    cloudwatch: CloudWatchDistribution | None = None


class GaugeSpec(SpecModel):
    at_least_one_of = (("prometheus", "cloudwatch"),)
    prometheus: PrometheusGauge | None = None
    cloudwatch: CloudWatchGauge | None = None


class RatioSpec(SpecModel):
    at_least_one_of = (("prometheus", "cloudwatch"),)
    prometheus: PrometheusRatio | None = None
    cloudwatch: CloudWatchRatio | None = None


class SignalSpec(SpecModel):
    """Something measured. The form key is the discriminator."""

    exactly_one_of = (("events", "distribution", "gauge", "ratio"),)

    description: str | None = None
    unit: Annotated[UnitName | None, "what the metric counts in, as exposed"] = None
    traffic: TrafficField | None = None
    by: Annotated[list[ByLabel], "labels that stay apart; `theirs as ours` renames"] = []
    alert_on: Annotated[StoreName | None, "the store that evaluates and pages; needed with two sources"] = None
    events: EventsSpec | None = None
    distribution: DistributionSpec | None = None
    gauge: GaugeSpec | None = None
    ratio: RatioSpec | None = None
