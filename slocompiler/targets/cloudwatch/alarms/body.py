"""Bodies of alarms: what PutMetricAlarm and PutCompositeAlarm take."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from slocompiler.targets.cloudwatch.alarms.formula import Formula, queries

STATISTICS = ("SampleCount", "Average", "Sum", "Minimum", "Maximum")
NOT_BREACHING = "notBreaching"
BREACHING = "breaching"
ABOVE = "GreaterThanThreshold"
BELOW = "LessThanThreshold"

Body = Mapping[str, object]


class About(Struct, frozen=True):
    """What every alarm has, whatever it watches. `actions` empty: it tells nobody."""

    name: str
    description: str
    tags: tuple[tuple[str, str], ...]
    actions: tuple[str, ...] = ()

    @property
    def body(self) -> dict[str, object]:
        common: dict[str, object] = {
            "AlarmName": self.name,
            "AlarmDescription": self.description,
            "ActionsEnabled": bool(self.actions),
            "Tags": [{"Key": key, "Value": value} for key, value in self.tags],
        }
        if self.actions:
            common |= {"AlarmActions": list(self.actions), "OKActions": list(self.actions)}
        return common


class Watch(Struct, frozen=True):
    """A formula over periods, and how many of how many periods must be beyond the threshold.

    `period` in seconds. `datapoints` of the last `evaluations` must be beyond it; all of them when it is None.
    """

    formula: Formula
    period: int
    comparison: str
    threshold: Decimal
    evaluations: int = 1
    datapoints: int | None = None
    missing: str = NOT_BREACHING

    @property
    def timing(self) -> dict[str, object]:
        needed = {} if self.datapoints is None else {"DatapointsToAlarm": self.datapoints}
        return {"EvaluationPeriods": self.evaluations, "TreatMissingData": self.missing} | needed


def metric_alarm(about: About, watch: Watch) -> Body:
    """An alarm on one metric, or on metric math when the formula is more than that."""
    judged = {"ComparisonOperator": watch.comparison, "Threshold": number(watch.threshold)}
    stream = watch.formula.only
    if stream is None:
        return about.body | watch.timing | judged | {"Metrics": queries(watch.formula, watch.period)}
    body = about.body | watch.timing | judged | stream.metric_body | {"Period": watch.period}
    if stream.stat in STATISTICS:
        return body | {"Statistic": stream.stat}
    body |= {"ExtendedStatistic": stream.stat}
    return body | ({"EvaluateLowSampleCountPercentile": "ignore"} if stream.stat.startswith("p") else {})


def band_alarm(about: About, watch: Watch, deviations: Decimal, comparison: str) -> Body:
    """An alarm on a formula that leaves its anomaly band; the threshold of `watch` has no meaning here."""
    measured = queries(watch.formula, watch.period)
    id_ = measured[-1]["Id"]
    band = {"Id": "band", "Expression": f"ANOMALY_DETECTION_BAND({id_}, {number(deviations)})", "ReturnData": True}
    judged = {"ComparisonOperator": comparison, "ThresholdMetricId": "band", "Metrics": [*measured, band]}
    return about.body | watch.timing | judged


class Suppression(Struct, frozen=True):
    """The alarm during which a composite tells nobody; `wait` and `extension` in seconds."""

    alarm: str
    wait: int
    extension: int


def composite_alarm(about: About, rule: str, suppression: Suppression | None = None) -> Body:
    body = about.body | {"AlarmRule": rule}
    if suppression is None:
        return body
    return body | {
        "ActionsSuppressor": suppression.alarm,
        "ActionsSuppressorWaitPeriod": suppression.wait,
        "ActionsSuppressorExtensionPeriod": suppression.extension,
    }


def promql_alarm(about: About, query: str, pending: int, recovery: int) -> Body:
    """An alarm on PromQL: every series that the query returns is in alarm once it stayed for `pending` seconds."""
    criteria = {"Query": query, "PendingPeriod": pending, "RecoveryPeriod": recovery}
    return about.body | {"EvaluationCriteria": {"PromQLCriteria": criteria}, "EvaluationInterval": 60}


def all_of(alarms: Sequence[str]) -> str:
    """The rule of a composite: every one of the alarms."""
    return " AND ".join(f'ALARM("{name}")' for name in alarms)


def any_of(alarms: Sequence[str]) -> str:
    """The rule of a composite: at least one of the alarms."""
    return " OR ".join(f'ALARM("{name}")' for name in alarms)


def number(value: Decimal) -> int | Decimal:
    """A number as JSON has it: whole ones without a point."""
    return int(value) if value == value.to_integral_value() else value
