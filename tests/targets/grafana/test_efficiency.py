"""What costs are shown, where, in which unit, and by which queries."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.values import Unit
from tests.ir_builders import compilation, events_signal, gauge_signal, organization, service, slo
from tests.targets.grafana.costs import TRAFFIC, costly, sampled
from tests.targets.grafana.example import dashboards


def section(compiled: CompilationIr, title: str = "Cost and efficiency") -> dict[str, dict[str, Any]]:
    """Title -> panel, of a section of the golden signals."""
    found: dict[str, dict[str, Any]] = {}
    is_inside = False
    for panel in dashboards(compiled)["svc/grafana-golden-signals.json"]["panels"]:
        if panel["type"] == "row":
            is_inside = panel["title"] == title
        elif is_inside:
            found[panel["title"]] = panel
    return found


PANELS = section(costly())


def unit(panel: dict[str, Any]) -> str:
    return str(panel["fieldConfig"]["defaults"]["unit"])


@pytest.mark.parametrize(
    ("title", "kind", "expected"),
    [
        ("bill", "timeseries", "currencyUSD"),
        ("spend, dollars an hour", "timeseries", "currencyUSD"),
        ("request: spend / 1000 requests", "timeseries", "currencyUSD"),
        ("call: functions / 1000 calls", "timeseries", "currencyUSD"),
        ("gpu", "timeseries", "percent"),
        ("slots: busy of slots", "timeseries", "percentunit"),
        ("provisioned", "timeseries", "percentunit"),
        ("lambda: in-use of allocated", "timeseries", "percentunit"),
        ("spend: a month like this", "stat", "currencyUSD"),
        ("functions: a month like this", "stat", "currencyUSD"),
        ("Tracing: a month like this", "stat", "currencyUSD"),
    ],
)
def test_every_panel_has_its_unit(title: str, kind: str, expected: str) -> None:
    assert (PANELS[title]["type"], unit(PANELS[title])) == (kind, expected)


@pytest.mark.parametrize(
    ("title", "expr"),
    [
        ("spend, dollars an hour", "sum by (region, zone) (hourly_cost)"),
        (
            "request: spend / 1000 requests",
            '1000 * sum by (region) (hourly_cost) / (3600 * (sum by (region) (rate(req_total{job="svc"}[5m])) > 0))',
        ),
        ("gpu", "avg by (region) (gpu)"),
        ("slots: busy of slots", "sum(busy) / (sum(slots) > 0)"),
        ("spend: a month like this", "720 * sum(hourly_cost)"),
        # 30 days of a tenth of all requests, at 5 dollars the million, less the 100,000 that are free.
        ("Tracing: a month like this", 'clamp_min(1.296 * sum(rate(req_total{job="svc"}[5m])) - 0.5, 0)'),
    ],
)
def test_queries_of_prometheus(title: str, expr: str) -> None:
    assert [target["expr"] for target in PANELS[title]["targets"]] == [expr]


@pytest.mark.parametrize(
    ("title", "metrics", "expression"),
    [
        ("bill", ["EstimatedCharges"], None),
        (
            "call: functions / 1000 calls",
            ["Fine", "Errors", "Throttles", "HourlyCost"],
            "IF(FILL(good0, 0) + FILL(bad0, 0) + FILL(bad1, 0) > 0, "
            "300000 * spent / (3600 * (FILL(good0, 0) + FILL(bad0, 0) + FILL(bad1, 0))))",
        ),
        ("lambda: in-use of allocated", ["InUse", "Allocated"], "IF(whole > 0, used / whole)"),
        ("provisioned", ["ProvisionedConcurrencyUtilization"], None),
        ("functions: a month like this", ["HourlyCost"], "720 * spent"),
    ],
)
def test_queries_of_cloudwatch(title: str, metrics: list[str], expression: str | None) -> None:
    targets = PANELS[title]["targets"]
    assert [target["metricName"] for target in targets if target.get("metricName")] == metrics
    shown = [target for target in targets if not target["hide"]]
    assert [target["expression"] or None for target in shown if "expression" in target] == [expression] * bool(
        expression
    )
    assert len(shown) == 1
    assert {target["region"] for target in targets} == {"${aws_region}"}


@pytest.mark.parametrize(
    ("title", "value"), [("request: spend / 1000 requests", 0.05), ("gpu", 80), ("slots: busy of slots", 0.8)]
)
def test_targets_are_lines(title: str, value: float) -> None:
    steps = PANELS[title]["fieldConfig"]["defaults"]["thresholds"]["steps"]
    assert [step["value"] for step in steps] == [None, value]


def test_the_limit_of_tracing_is_where_the_number_turns_red() -> None:
    steps = PANELS["Tracing: a month like this"]["fieldConfig"]["defaults"]["thresholds"]["steps"]
    assert [(step["value"], step["color"]) for step in steps][1:] == [(500, "red")]
    assert "it is $777.10" in PANELS["Tracing: a month like this"]["description"]
    (alone,) = section(costly(None))["Tracing: a month like this"]["fieldConfig"]["defaults"]["thresholds"]["steps"]
    assert alone["value"] is None


def test_money_is_no_saturation() -> None:
    saturation = section(costly(), "Saturation")
    assert {"gpu", "busy", "slots", "provisioned"} <= set(saturation)
    assert not {"bill", "spend", "functions"} & set(saturation)


def test_nothing_is_shown_where_nothing_is_declared() -> None:
    plain = compilation(service(events_signal(traffic=TRAFFIC), gauge_signal("cpu"), slo()))
    assert section(plain) == {}


@pytest.mark.parametrize(
    "changes",
    [{"tracing": None}, {"tracing": sampled(), "signals": (events_signal(),)}],
    ids=["untraced", "no traffic"],
)
def test_traces_cost_nothing_that_is_known_without_them_or_without_traffic(changes: dict[str, Any]) -> None:
    (svc,) = costly().services
    quiet = replace(svc, efficiency=(), **changes)
    assert "Tracing: a month like this" not in section(compilation(quiet, built=organization()))


def test_traces_of_requests_that_only_cloudwatch_counts() -> None:
    (svc,) = costly().services
    calls = svc.signal("calls")
    panel = section(compilation(replace(svc, signals=(calls,), efficiency=(), slos=())))["Tracing: a month like this"]
    assert panel["targets"][-1]["expression"].startswith("IF(0.00432 * (FILL(good0, 0)")
    assert Decimal("0.00432") * 300 == Decimal("1.296")


def test_a_sum_of_money_is_drawn_once() -> None:
    panels = section(compilation(service(gauge_signal("budget", "budget", unit=Unit.USD))))
    assert list(panels) == ["budget"]
