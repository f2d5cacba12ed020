"""What alarms, metrics and log lines count as."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.cost.alarm_items import alarm_items, is_query
from slocompiler.cost.custom_metrics import custom_metrics, unknown_dimensions
from slocompiler.cost.log_volume import line_bytes, monthly_gigabytes
from slocompiler.cost.price_table import Item
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr, EmittedSetsIr, SignalForm
from tests.cost.traced import traffic
from tests.ir_builders import SPAN, service, signal

QUERY = "SELECT AVG(Latency) FROM SCHEMA(Shop, Model)"


def stat(period: int) -> dict[str, Any]:
    return {"Id": "m1", "MetricStat": {"Period": period, "Stat": "Sum", "Metric": {}}}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"Period": 60, "MetricName": "Errors"}, (Item.ALARM_METRICS, 1)),
        ({"Period": 10, "MetricName": "Errors"}, (Item.HIGH_RESOLUTION_ALARM_METRICS, 1)),
        ({"Metrics": [stat(300), stat(300), {"Id": "e1", "Expression": "m1/m2"}]}, (Item.ALARM_METRICS, 2)),
        ({"Metrics": [stat(10), {"Id": "e1", "Expression": "m1*2"}]}, (Item.HIGH_RESOLUTION_ALARM_METRICS, 1)),
        ({"Metrics": [stat(300), {"Id": "b"}], "ThresholdMetricId": "b"}, (Item.ANOMALY_ALARMS, 1)),
        ({"Metrics": [{"Id": "q1", "Expression": QUERY, "Period": 60}]}, (Item.ALARM_METRICS, 1)),
        ({"EvaluationCriteria": {"PromQLCriteria": {"Query": "up"}}}, (Item.ALARM_METRICS, 1)),
    ],
)
def test_alarms(body: Mapping[str, object], expected: tuple[Item, int]) -> None:
    item, count = expected
    assert alarm_items(body) == (item, Fraction(count))
    assert is_query(body) is ("EvaluationCriteria" in body or QUERY in str(body))


def source(**changes: Any) -> CloudWatchSourceIr:
    built = CloudWatchSourceIr(
        "Shop/Edge", {"Model": ("a", "b")}, ("us-east-1", "eu-west-1"), "emf", ("Requests",), ("Errors",), (),
        None, None, None, None, SPAN,
    )  # fmt: skip
    return replace(built, **changes)


def measured(*sources: CloudWatchSourceIr, mean: str | None = None) -> ServiceIr:
    stated = None if mean is None else traffic(mean)
    signals = [
        signal(f"s{number}", SignalForm.EVENTS, None, cloudwatch=each, traffic=stated)
        for number, each in enumerate(sources)
    ]
    return service(*signals)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([source()], 2 * 2 * 2),
        ([source(), source()], 2 * 2 * 2),
        ([source(namespace="AWS/Lambda")], 0),
        ([source(dimensions={})], 2 * 2),
        ([source(emits=EmittedSetsIr((("Model",), ()), SPAN))], 2 * 2 * (2 + 1)),
        ([source(emits=EmittedSetsIr((("Country", "Model"),), SPAN))], 2 * 2 * (10 * 2)),
        ([source(total=(), bad=(), metric="Latency", regions=("us-east-1",))], 2),
        ([source(total=(), weight="Requests")], 2 * 2 * 2),
    ],
    ids=["each value and Region", "once for two signals", "of AWS", "no dimension", "a roll-up", "an unknown dimension",
         "one Region", "a weight"],
)  # fmt: skip
def test_custom_metrics(sources: list[CloudWatchSourceIr], expected: int) -> None:
    assert custom_metrics(measured(*sources)) == expected


def test_unknown_dimensions_are_named() -> None:
    assert unknown_dimensions(measured(source())) == ()
    assert unknown_dimensions(measured(source(emits=EmittedSetsIr((("Country", "Model"),), SPAN)))) == ("Country",)


def test_log_lines_of_a_month() -> None:
    """A line of 10 characters and a line break, 1,000 times a second: 28.5 GB."""
    example = {"a": "bcd"}
    assert line_bytes(example) == len('{"a":"bcd"}') + 1
    assert monthly_gigabytes(measured(source(), mean="1000/s"), example) == Fraction(12 * 1000 * 2_592_000, 10**9)
    assert monthly_gigabytes(measured(source()), example) is None
    assert monthly_gigabytes(measured(source(ingest="aws"), mean="1000/s"), example) is None
