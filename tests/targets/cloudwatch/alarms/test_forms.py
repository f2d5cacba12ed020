"""What the watched expression of each kind of SLI and alert is; metrics are written as `Name:Statistic`."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.ir.signals import SignalIr, TrafficIr
from slocompiler.ir.slos import CompositeMode, DistributionSli, EventsSli, GaugeSli, NoData, RatioSli, TimesliceSli
from slocompiler.targets.cloudwatch.resource import ResourceKind
from slocompiler.values import Duration, Rate, Share
from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.examples import (
    alert,
    bodies,
    cdn,
    expressions,
    journey,
    latency,
    made,
    queue,
    requests,
    slo,
)

_LONG = "svc-availability-burn-1h-above-0.0144-min-5"
_SHORT = "svc-availability-burn-5m-above-0.0144"
#: What it shows, signal, SLI, expressions of the long and of the short window.
SLIS: list[tuple[str, SignalIr, Any, str, str]] = [
    (
        "bad and total",
        requests(),
        EventsSli("requests"),
        "IF(Errors:Sum >= 5, IF(Requests:Sum > 0, Errors:Sum / Requests:Sum, 0), 0)",
        "IF(Requests:Sum > 0, Errors:Sum / Requests:Sum, 0)",
    ),
    (
        "good and total",
        requests(bad=(), good=("Fine",)),
        EventsSli("requests"),
        "IF((Requests:Sum - Fine:Sum) >= 5, IF(Requests:Sum > 0, (Requests:Sum - Fine:Sum) / Requests:Sum, 0), 0)",
        "IF(Requests:Sum > 0, (Requests:Sum - Fine:Sum) / Requests:Sum, 0)",
    ),
    (
        "good and bad",
        requests(total=(), good=("Fine",)),
        EventsSli("requests"),
        "IF(Errors:Sum >= 5, IF((Fine:Sum + Errors:Sum) > 0, Errors:Sum / (Fine:Sum + Errors:Sum), 0), 0)",
        "IF((Fine:Sum + Errors:Sum) > 0, Errors:Sum / (Fine:Sum + Errors:Sum), 0)",
    ),
    (
        "sums",
        requests(total=("A", "B"), bad=("B", "C")),
        EventsSli("requests"),
        "IF((B:Sum + C:Sum) >= 5, IF((A:Sum + B:Sum) > 0, (B:Sum + C:Sum) / (A:Sum + B:Sum), 0), 0)",
        "IF((A:Sum + B:Sum) > 0, (B:Sum + C:Sum) / (A:Sum + B:Sum), 0)",
    ),
    (
        "at or under a limit is good",
        latency(),
        DistributionSli("latency", Decimal("0.5"), None),
        "IF((Latency:SampleCount - Latency:TC(:0.5)) >= 5, "
        "IF(Latency:SampleCount > 0, (Latency:SampleCount - Latency:TC(:0.5)) / Latency:SampleCount, 0), 0)",
        "IF(Latency:SampleCount > 0, (Latency:SampleCount - Latency:TC(:0.5)) / Latency:SampleCount, 0)",
    ),
    (
        "above a limit is good",
        latency(),
        DistributionSli("latency", None, Decimal(20)),
        "IF(Latency:TC(:20) >= 5, IF(Latency:SampleCount > 0, Latency:TC(:20) / Latency:SampleCount, 0), 0)",
        "IF(Latency:SampleCount > 0, Latency:TC(:20) / Latency:SampleCount, 0)",
    ),
    (
        "a percentage with a weight",
        cdn(),
        RatioSli("cdn"),
        "IF((ErrorRate:Average / 100) * Requests:Sum >= 5, "
        "IF(Requests:Sum > 0, (ErrorRate:Average / 100) * Requests:Sum / Requests:Sum, 0), 0)",
        "IF(Requests:Sum > 0, (ErrorRate:Average / 100) * Requests:Sum / Requests:Sum, 0)",
    ),
    (
        "a share of the minutes",
        cdn(scale="percent", weight=None),
        RatioSli("cdn"),
        "IF((ErrorRate:Average / 100) * 60 >= 5, (ErrorRate:Average / 100), 0)",
        "(ErrorRate:Average / 100)",
    ),
]


@pytest.mark.parametrize(
    ("signal", "sli", "long", "short"), [case[1:] for case in SLIS], ids=[case[0] for case in SLIS]
)
def test_burn_rate_expressions(signal: SignalIr, sli: Any, long: str, short: str) -> None:
    found = bodies(made(signal, slo(sli=sli))[0])
    assert expressions(found[_LONG]) == [long]
    assert expressions(found[_SHORT]) == [short]
    assert (found[_LONG]["Threshold"], found[_LONG]["EvaluationPeriods"]) == (Decimal("0.0144"), 1)
    assert {query["MetricStat"]["Period"] for query in found[_LONG]["Metrics"] if "MetricStat" in query} == {3600}
    assert {query["MetricStat"]["Period"] for query in found[_SHORT]["Metrics"] if "MetricStat" in query} == {300}
    assert all(found[name]["TreatMissingData"] == "notBreaching" for name in (_LONG, _SHORT))


def test_a_ratio_that_is_a_ratio_is_the_metric_itself() -> None:
    found = bodies(made(cdn(scale="ratio", weight=None), slo(sli=RatioSli("cdn")))[0])
    assert (found[_SHORT]["MetricName"], found[_SHORT]["Statistic"], found[_SHORT]["Period"]) == (
        "ErrorRate",
        "Average",
        300,
    )


def test_idle_time_can_be_bad() -> None:
    found = bodies(made(requests(), slo(no_data=NoData.BAD))[0])
    long = "IF(Requests:Sum > 0, IF(Errors:Sum >= 5, IF(Requests:Sum > 0, Errors:Sum / Requests:Sum, 0), 0), 1)"
    assert expressions(found[_LONG]) == [long]
    assert found[_LONG]["TreatMissingData"] == "breaching"


@pytest.mark.parametrize(
    ("mode", "short"),
    [
        (
            CompositeMode.WORST,
            "MAX([IF(Requests:Sum > 0, Errors:Sum / Requests:Sum, 0), "
            "IF(Payments:Sum > 0, FailedPayments:Sum / Payments:Sum, 0)])",
        ),
        (
            CompositeMode.POOLED,
            "IF((Requests:Sum + Payments:Sum) > 0, "
            "(Errors:Sum + FailedPayments:Sum) / (Requests:Sum + Payments:Sum), 0)",
        ),
    ],
)
def test_composites(mode: CompositeMode, short: str) -> None:
    found = bodies(made(*journey(mode))[0])
    assert expressions(found["svc-journey-burn-5m-above-0.0144"]) == [short]


#: Slices: SLI, window, then period, periods, of which so many must be bad, statistic, comparison and limit.
SLICES: list[tuple[str, GaugeSli, str, tuple[object, ...]]] = [
    ("a gauge, by minutes", GaugeSli("queue", Decimal(5), None, None), "burn-5m-above-0.0144",
     (60, 5, 1, "Average", "GreaterThanThreshold", 5)),
    ("with the guard", GaugeSli("queue", Decimal(5), None, None), "burn-1h-above-0.0144-min-5",
     (60, 60, 5, "Average", "GreaterThanThreshold", 5)),
    ("many bad minutes", GaugeSli("queue", Decimal(5), None, None), "burn-6h-above-0.06-min-5",
     (60, 360, 22, "Average", "GreaterThanThreshold", 5)),
    ("a floor", GaugeSli("queue", None, Decimal("0.5"), None), "burn-5m-above-0.0144",
     (60, 5, 1, "Average", "LessThanThreshold", Decimal("0.5"))),
    ("slices see the worst moment", GaugeSli("queue", Decimal(5), None, Duration.of(minutes=5)),
     "burn-1h-above-0.0144-min-5", (300, 12, 5, "Maximum", "GreaterThanThreshold", 5)),
    ("slices of a floor", GaugeSli("queue", None, Decimal(5), Duration.of(minutes=5)),
     "burn-1h-above-0.0144-min-5", (300, 12, 5, "Minimum", "LessThanThreshold", 5)),
    ("three days by hours", GaugeSli("queue", Decimal(5), None, None), "burn-3d-above-0.002-min-5",
     (3600, 72, 5, "Average", "GreaterThanThreshold", 5)),
]  # fmt: skip


@pytest.mark.parametrize(("sli", "name", "expected"), [case[1:] for case in SLICES], ids=[case[0] for case in SLICES])
def test_slices(sli: GaugeSli, name: str, expected: tuple[object, ...]) -> None:
    objective = "99%" if "0.06" in name else "99.9%"
    body = bodies(made(queue(), slo(ir.partition(objective), sli=sli))[0])[f"svc-availability-{name}"]
    keys = ("Period", "EvaluationPeriods", "DatapointsToAlarm", "Statistic", "ComparisonOperator", "Threshold")
    assert tuple(body[key] for key in keys) == expected


def test_slices_of_events() -> None:
    sli = TimesliceSli(EventsSli("requests"), Duration.of(minutes=5), Share.parse("95%"))
    body = bodies(made(requests(), slo(sli=sli))[0])[_LONG]
    assert expressions(body) == ["IF(Requests:Sum > 0, Errors:Sum / Requests:Sum, 0)"]
    assert (body["EvaluationPeriods"], body["DatapointsToAlarm"], body["Threshold"]) == (12, 5, Decimal("0.05"))


#: Alerts: condition on a signal, then period, threshold, comparison, statistic or expression, and missing data.
ALERTS: list[tuple[str, SignalIr, Any, tuple[object, ...]]] = [
    ("rate", requests(), ir.above(ir.measure("rate", "5m"), "2"), (300, 600, ">", "Sum", "notBreaching")),
    ("rate below", requests(), ir.below(ir.measure("rate", "1m"), "0.5"), (60, 30, "<", "Sum", "breaching")),
    ("count", requests(), ir.above(ir.measure("count", "1h"), "2"), (3600, 2, ">", "Sum", "notBreaching")),
    ("count of several", requests(total=("A", "B")), ir.above(ir.measure("count", "5m"), "2"),
     (300, 2, ">", "(A:Sum + B:Sum)", "notBreaching")),
    ("bad ratio", requests(), ir.above(ir.measure("bad_ratio", "5m"), "0.01"),
     (300, Decimal("0.01"), ">", "IF(Requests:Sum > 0, Errors:Sum / Requests:Sum, 0)", "notBreaching")),
    ("bad ratio of a percentage", cdn(), ir.above(ir.measure("bad_ratio", "5m"), "0.01"),
     (300, Decimal("0.01"), ">", "(ErrorRate:Average / 100)", "notBreaching")),
    ("quantile", latency(), ir.above(ir.measure("p99.9", "5m"), "100"), (300, 100, ">", "p99.9", "notBreaching")),
    ("mean", latency(), ir.above(ir.measure("mean", "5m"), "100"), (300, 100, ">", "Average", "notBreaching")),
    ("value now", queue(statistic="Sum"), ir.above(ir.measure("value", None), "9"),
     (60, 9, ">", "Sum", "notBreaching")),
    ("a trimmed mean", queue(statistic="tm90"), ir.above(ir.measure("value", None), "9"),
     (60, 9, ">", "tm90", "notBreaching")),
    ("value over time", queue(), ir.below(ir.measure("value", "15m", "min"), "9"),
     (900, 9, "<", "Minimum", "notBreaching")),
    ("absence", latency(), ir.absent(), (300, 1, "<", "SampleCount", "breaching")),
    ("absence of events", requests(), ir.absent("1d"), (300, 1, "<", "Sum", "breaching")),
    ("a drop against before", queue(), ir.drops(ir.measure("value", None), "50%", "1m", None),
     (60, 0, ">", "IF(Depth:Average < 0.5 * (Depth:Average - DIFF(Depth:Average)), 1, 0)", "notBreaching")),
    ("a drop of events", requests(), ir.drops(ir.measure("count", "10m"), "20%", "10m", 50),
     (600, 0, ">", "IF(FILL(Requests:Sum, 0) < 0.8 * (FILL(Requests:Sum, 0) - DIFF(FILL(Requests:Sum, 0))) AND "
      "(FILL(Requests:Sum, 0) - DIFF(FILL(Requests:Sum, 0))) >= 100, 1, 0)", "notBreaching")),
    ("a rise", latency(), ir.rises(ir.measure("p95", "5m"), "100%", "5m"),
     (300, 0, ">", "IF(Latency:p95 > 2 * (Latency:p95 - DIFF(Latency:p95)) AND "
      "(Latency:p95 - DIFF(Latency:p95)) > 0, 1, 0)", "notBreaching")),
]  # fmt: skip
_SIGNS = {"GreaterThanThreshold": ">", "LessThanThreshold": "<"}


@pytest.mark.parametrize(
    ("signal", "condition", "expected"), [case[1:] for case in ALERTS], ids=[case[0] for case in ALERTS]
)
def test_alerts(signal: SignalIr, condition: Any, expected: tuple[object, ...]) -> None:
    body = bodies(made(signal, alert("watched", condition, on=signal.name))[0])["svc-watched"]
    period = body.get("Period") or body["Metrics"][0]["MetricStat"]["Period"]
    watched = body.get("Statistic") or body.get("ExtendedStatistic") or expressions(body)[0]
    found = (period, body["Threshold"], _SIGNS[body["ComparisonOperator"]], watched, body["TreatMissingData"])
    assert found == expected
    assert ("EvaluateLowSampleCountPercentile" in body) == str(watched).startswith("p9")


def test_a_drop_below_declared_traffic() -> None:
    signal = replace(requests(), traffic=TrafficIr(Rate.parse("9/s"), Rate.parse("2/s"), ir.SPAN))
    condition = ir.drops(ir.measure("rate", "5m"), "25%")
    body = bodies(made(signal, alert("watched", condition))[0])["svc-watched"]
    assert (body["Threshold"], body["Statistic"], body["TreatMissingData"]) == (450, "Sum", "breaching")


def test_a_band_has_a_detector_of_the_same_measure() -> None:
    found = made(latency(), alert("odd", ir.deviates(ir.measure("p95", "5m"), "2.5"), on="latency"))[0]
    body = bodies(found)["svc-odd"]
    assert (body["ThresholdMetricId"], body["ComparisonOperator"]) == (
        "band",
        "LessThanLowerOrGreaterThanUpperThreshold",
    )
    assert "Threshold" not in body
    assert expressions(body) == ["ANOMALY_DETECTION_BAND(Latency:p95, 2.5)"]
    [detector] = bodies(found, ResourceKind.ANOMALY_DETECTOR).values()
    assert detector == {"SingleMetricAnomalyDetector": {"Namespace": "Shop", "MetricName": "Latency", "Stat": "p95"}}


def test_a_band_of_an_expression_learns_the_expression() -> None:
    found = made(requests(), alert("odd", ir.deviates(ir.measure("bad_ratio", "5m"))))[0]
    body = bodies(found)["svc-odd"]
    assert expressions(body)[-1] == "ANOMALY_DETECTION_BAND(e1, 4)"
    assert [query["Id"] for query in body["Metrics"] if query["ReturnData"]] == ["e1", "band"]
    [detector] = bodies(found, ResourceKind.ANOMALY_DETECTOR).values()
    assert detector["MetricMathAnomalyDetector"]["MetricDataQueries"] == body["Metrics"][:-1]


def test_alerts_on_the_same_measure_share_a_detector() -> None:
    condition = ir.deviates(ir.measure("p95", "5m"))
    alerts = [alert(name, condition, on="latency") for name in ("odd", "odder")]
    assert len(bodies(made(latency(), *alerts)[0], ResourceKind.ANOMALY_DETECTOR)) == 1
