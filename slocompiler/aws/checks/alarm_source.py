"""What a metric alarm watches: one metric, several by a metric-math expression, or a PromQL query.

Source: CloudWatch API reference, PutMetricAlarm.
"""

from collections.abc import Iterator

from slocompiler.aws.reading import Body
from slocompiler.aws.violation import Violation, ViolationKind
from slocompiler.load.did_you_mean import quoted

_SOURCES = ("MetricName", "Metrics", "EvaluationCriteria")
_OF_ONE_METRIC = ("Namespace", "Statistic", "ExtendedStatistic", "Dimensions", "Period", "Unit")
_OF_THRESHOLDS = ("Threshold", "ThresholdMetricId", "ComparisonOperator", "EvaluationPeriods", "DatapointsToAlarm")
#: Source -> keys that cannot stand beside it, and keys that must.
_FOREIGN = {
    "MetricName": ("EvaluationInterval",),
    "Metrics": (*_OF_ONE_METRIC, "EvaluationInterval"),
    "EvaluationCriteria": (*_OF_ONE_METRIC, *_OF_THRESHOLDS, "TreatMissingData", "EvaluationWindow"),
}
_NEEDED = {
    "MetricName": ("Namespace", "Period", "EvaluationPeriods", "ComparisonOperator"),
    "Metrics": ("EvaluationPeriods", "ComparisonOperator"),
    "EvaluationCriteria": ("EvaluationInterval",),
}
_WHY = {
    "MetricName": "it belongs to PromQL alarms only",
    "Metrics": "with `Metrics`, each entry says this itself",
    "EvaluationCriteria": "the PromQL query says all of it",
}


def check_alarm_source(body: Body) -> Iterator[Violation]:
    """Exactly one source, and the keys that go with it."""
    sources = [source for source in _SOURCES if source in body]
    if len(sources) != 1:
        given = f"both {' and '.join(f'`{source}`' for source in sources)}" if sources else "nothing"
        path = (sources[-1],) if sources else ()
        help = f"write exactly one of {quoted(_SOURCES)}"
        yield Violation(ViolationKind.ALARM_SOURCE, path, f"this alarm watches {given}", help)
        return
    (source,) = sources
    for key in _FOREIGN[source]:
        if key in body:
            message = f"`{key}` cannot stand beside `{source}`"
            yield Violation(ViolationKind.ALARM_SOURCE, (key,), message, f"remove it: {_WHY[source]}")
    for key in _NEEDED[source]:
        if key not in body:
            message = f"an alarm with `{source}` needs `{key}`"
            yield Violation(ViolationKind.ALARM_SOURCE, (), message, f"add `{key}`")
