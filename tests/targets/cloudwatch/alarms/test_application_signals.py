"""SLOs that Application Signals keeps."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.diagnostics import Severity
from slocompiler.ir.organization import LongWindows
from slocompiler.ir.slos import Calendar, CompositeMode, GaugeSli, RatioSli, WindowIr
from slocompiler.targets.cloudwatch.resource import ResourceKind
from slocompiler.values import Duration
from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.examples import bodies, cdn, journey, made, organization, queue, requests, slo


def objective(*parts: Any) -> Any:
    [body] = bodies(made(*parts)[0], ResourceKind.SERVICE_LEVEL_OBJECTIVE).values()
    return body


def test_none_without_being_asked() -> None:
    assert bodies(made(requests(), slo())[0], ResourceKind.SERVICE_LEVEL_OBJECTIVE) == {}


def test_requests_are_counted() -> None:
    body = objective(requests(), slo(application_signals=True))
    counted = body["RequestBasedSliConfig"]["RequestBasedSliMetricConfig"]
    [total] = counted["TotalRequestCountMetric"]
    [bad] = counted["MonitoredRequestCountMetric"]["BadCountMetric"]
    assert [query["MetricStat"]["Metric"]["MetricName"] for query in (total, bad)] == ["Requests", "Errors"]
    assert body["Goal"]["AttainmentGoal"] == Decimal("99.9")
    assert [rate["LookBackWindowMinutes"] for rate in body["BurnRateConfigurations"]] == [5, 30, 60, 360, 4320]


def test_time_is_judged_in_periods() -> None:
    sli = GaugeSli("queue", Decimal("2.5"), None, Duration.of(minutes=5))
    config = objective(queue(), slo(sli=sli, application_signals=True))["SliConfig"]
    assert (config["MetricThreshold"], config["ComparisonOperator"]) == (Decimal("2.5"), "LessThanOrEqualTo")
    assert config["SliMetricConfig"]["PeriodSeconds"] == 300
    assert config["SliMetricConfig"]["MetricDataQueries"][0]["MetricStat"]["Stat"] == "Maximum"


@pytest.mark.parametrize(
    ("window", "interval"),
    [
        (ir.window(), {"RollingInterval": {"DurationUnit": "DAY", "Duration": 30}}),
        (
            WindowIr(Duration.of(hours=36), None, ir.SPAN),
            {"RollingInterval": {"DurationUnit": "HOUR", "Duration": 36}},
        ),
        (
            WindowIr(Duration.of(days=30), Calendar.MONTH, ir.SPAN),
            {"CalendarInterval": {"StartTime": "2024-01-01T00:00:00Z", "DurationUnit": "MONTH", "Duration": 1}},
        ),
        (
            WindowIr(Duration.of(days=7), Calendar.WEEK, ir.SPAN),
            {"CalendarInterval": {"StartTime": "2024-01-01T00:00:00Z", "DurationUnit": "DAY", "Duration": 7}},
        ),
    ],
)
def test_windows(window: WindowIr, interval: object) -> None:
    built = replace(slo(application_signals=True), window=window)
    assert objective(requests(), built)["Goal"]["Interval"] == interval


def test_one_for_every_value() -> None:
    signal = requests(dimensions={"Edge": ("DE", "US")})
    found = bodies(made(signal, slo(application_signals=True))[0], ResourceKind.SERVICE_LEVEL_OBJECTIVE)
    assert sorted(found) == ["svc-availability-DE", "svc-availability-US"]


@pytest.mark.parametrize(
    "parts",
    [
        (cdn(weight=None), slo(sli=RatioSli("cdn"), application_signals=True)),
        (requests(ingest="otlp"), slo(application_signals=True)),
        tuple(
            replace(part, application_signals=True) if part.name == "journey" else part
            for part in journey(CompositeMode.WORST)
        ),
    ],
    ids=["a share of time", "OTLP", "the worst of several"],
)
def test_what_it_cannot_keep(parts: Any) -> None:
    resources, findings = made(*parts)
    assert bodies(resources, ResourceKind.SERVICE_LEVEL_OBJECTIVE) == {}
    assert [finding.code for finding in findings if finding.severity is Severity.ERROR] == ["SLO818"]


def test_a_long_window_that_it_cannot_keep_stays_an_alarm() -> None:
    built = organization(long_windows=LongWindows.APPLICATION_SIGNALS)
    resources, findings = made(cdn(weight=None), slo(sli=RatioSli("cdn")), built=built)
    assert "svc-availability-burn-3d-above-0.002-min-5" in bodies(resources)
    assert "SLO814" in [finding.code for finding in findings]
