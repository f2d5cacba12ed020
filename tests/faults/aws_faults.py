"""Faults of the source document's CloudWatch alarms, log lines and dashboard: its own text, and what tells each."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from slocompiler.aws.judge import check_alarm, check_dashboard
from slocompiler.aws.violation import ViolationKind

Body = dict[str, Any]


@dataclass(frozen=True)
class Emitted:
    """Alarms, the bodies of dashboards, what log lines state (namespace, metric, dimensions), and runbook texts."""

    alarms: Sequence[Body] = ()
    dashboards: Sequence[Body] = ()
    stated: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    runbooks: Sequence[str] = ()


@dataclass(frozen=True)
class AwsFault:
    """`faulty`: the document's part. `find` gives what is wrong with one: something here, nothing with ours."""

    about: str
    faulty: Emitted
    find: Callable[[Emitted], Iterator[str]]


def percentile_as_statistic(emitted: Emitted) -> Iterator[str]:
    return _of_kind(emitted, ViolationKind.STATISTIC)


def metric_and_metrics(emitted: Emitted) -> Iterator[str]:
    return _of_kind(emitted, ViolationKind.ALARM_SOURCE)


def unguarded_ratio(emitted: Emitted) -> Iterator[str]:
    return _of_kind(emitted, ViolationKind.UNGUARDED_RATIO)


def _of_kind(emitted: Emitted, kind: ViolationKind) -> Iterator[str]:
    for alarm in emitted.alarms:
        yield from (f"{alarm['AlarmName']}: {each.message}" for each in check_alarm(alarm) if each.kind is kind)


def metric_that_never_exists(emitted: Emitted) -> Iterator[str]:
    """Metrics read by another set of dimensions than any log line states: CloudWatch adds nothing up."""
    known = {(namespace, metric) for namespace, metric, _ in emitted.stated}
    for alarm in emitted.alarms:
        for metric in _metrics(alarm):
            names = tuple(sorted(each["Name"] for each in metric.get("Dimensions", ())))
            key = (metric["Namespace"], metric["MetricName"])
            if key in known and (*key, names) not in emitted.stated:
                yield f"{alarm['AlarmName']}: {key[1]} by {list(names)}"


def missing_data_left_open(emitted: Emitted) -> Iterator[str]:
    """Alarms that do not say what a minute without data means."""
    return (alarm["AlarmName"] for alarm in emitted.alarms if "TreatMissingData" not in alarm and "Metrics" in alarm)


def country_as_place(emitted: Emitted) -> Iterator[str]:
    """The viewer's country taken for the place of the edge."""
    for _, metric, names in emitted.stated:
        if "EdgeLocation" in names:
            yield f"{metric} by EdgeLocation"


def widget_without_what_it_needs(emitted: Emitted) -> Iterator[str]:
    """Dashboards that CloudWatch refuses."""
    for body in emitted.dashboards:
        found = check_dashboard({"DashboardName": "edge", "DashboardBody": json.dumps(body)})
        yield from (each.message for each in found)


def ratio_of_a_widget_without_guard(emitted: Emitted) -> Iterator[str]:
    """Divisions by a metric that may be 0, outside any IF."""
    for body in emitted.dashboards:
        for widget in body.get("widgets", body.get("spec", {}).get("widgets", ())):
            for line in widget["properties"].get("metrics", ()):
                expression = str(line[-1].get("expression", "")) if isinstance(line[-1], dict) else ""
                if re.fullmatch(r"m\d\s*/\s*m\d.*", expression):
                    yield expression


def concurrency_at_the_edge(emitted: Emitted) -> Iterator[str]:
    """Runbooks that scale what cannot be scaled: Lambda@Edge has no provisioned concurrency."""
    return (text for text in emitted.runbooks if "ProvisionedConcurrency" in text or "$LATEST" in text)


def _metrics(value: Any) -> Iterator[Body]:
    if isinstance(value, dict):
        if "MetricName" in value:
            yield value
        for item in value.values():
            yield from _metrics(item)
    elif isinstance(value, list):
        for item in value:
            yield from _metrics(item)


_LATENCY: Body = {
    "AlarmName": "AkiDB-Edge-High-Latency",
    "Namespace": "AkiDB/Edge",
    "MetricName": "InferenceLatency",
    "Statistic": "p95",
    "Period": 60,
    "EvaluationPeriods": 3,
    "Threshold": 100,
    "ComparisonOperator": "GreaterThanThreshold",
    "TreatMissingData": "notBreaching",
}
_RATIO: Body = {
    "AlarmName": "AkiDB-Edge-High-Error-Rate",
    "Namespace": "AkiDB/Edge",
    "Metrics": [
        {"Id": "e1", "Expression": "m2/m1*100", "Label": "Error Rate %"},
        *(
            {
                "Id": id_,
                "MetricStat": {
                    "Metric": {"Namespace": "AkiDB/Edge", "MetricName": name},
                    "Period": 60,
                    "Stat": "Sum",
                },
                "ReturnData": False,
            }
            for id_, name in (("m1", "RequestCount"), ("m2", "ErrorCount"))
        ),
    ],
    "EvaluationPeriods": 2,
    "Threshold": 1,
    "ComparisonOperator": "GreaterThanThreshold",
}
_STATED = tuple(
    ("AkiDB/Edge", metric, names)
    for metrics, sets in (
        (("InferenceLatency", "RequestCount"), (("EdgeLocation",), ("Model",))),
        (("ErrorCount",), (("EdgeLocation",), ("ErrorType",))),
    )
    for metric in metrics
    for names in sets
)
_DASHBOARD: Body = {
    "apiVersion": "cloudwatch.aws.amazon.com/v1",
    "kind": "Dashboard",
    "spec": {
        "widgets": [
            {
                "type": "metric",
                "properties": {
                    "title": "Lambda@Edge Error Rate (Real-Time)",
                    "region": "us-east-1",
                    "metrics": [
                        [{"expression": "m2/m1*100", "label": "Error Rate %", "id": "e1"}],
                        ["AkiDB/Edge", "RequestCount", {"id": "m1", "stat": "Sum", "visible": False}],
                        [".", "ErrorCount", {"id": "m2", "stat": "Sum", "visible": False}],
                    ],
                },
            }
        ]
    },
}
_DOCUMENT = Emitted(
    alarms=(_LATENCY, _RATIO),
    dashboards=(_DASHBOARD,),
    stated=_STATED,
    runbooks=("lambda put-provisioned-concurrency-config --qualifier $LATEST",),
)

AWS_FAULTS = (
    AwsFault("percentiles are extended statistics", _DOCUMENT, percentile_as_statistic),
    AwsFault("one metric or a list of them", _DOCUMENT, metric_and_metrics),
    AwsFault("a ratio says what no request means", _DOCUMENT, unguarded_ratio),
    AwsFault("an alarm says what no data means", _DOCUMENT, missing_data_left_open),
    AwsFault("a metric is its exact set of dimensions", _DOCUMENT, metric_that_never_exists),
    AwsFault("the viewer's country is not the edge", _DOCUMENT, country_as_place),
    AwsFault("a dashboard is its widgets, without a wrapper", _DOCUMENT, widget_without_what_it_needs),
    AwsFault("a graph of a ratio shows no request as 0", _DOCUMENT, ratio_of_a_widget_without_guard),
    AwsFault("Lambda@Edge has no provisioned concurrency", _DOCUMENT, concurrency_at_the_edge),
)
