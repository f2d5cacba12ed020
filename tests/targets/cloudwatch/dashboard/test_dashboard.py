"""The dashboard: what is on it, and that CloudWatch would take it."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from slocompiler.aws.judge import check_dashboard
from slocompiler.emit import compact_json
from tests.targets.cloudwatch.built import ACCOUNT, EDGE, IN_AWS, ONE_REGION, built

FILE = "cloudwatch-dashboard.json"
LOGS = """\
signals:
  logins:
    events:
      cloudwatch:
        namespace: Shop
        log_group: /aws/lambda/login
        total: Logins
        bad: Failures
        from_logs: {total: '{ $.event = "login" }', bad: '{ $.event = "login" && $.failed IS TRUE }'}
  duration:
    unit: milliseconds
    distribution:
      cloudwatch: {namespace: Shop, log_group: /aws/lambda/login, metric: Duration, from_logs: {value: $.ms}}
"""
EVERYTHING = """\
signals:
  requests:
    events:
      cloudwatch: {namespace: Edge, dimensions: {Model: [mini, maxi]}, total: Requests, bad: [Errors, Timeouts]}
  size:
    unit: bytes
    distribution: {cloudwatch: {namespace: Edge, metric: Size}}
  memory:
    unit: percent
    gauge: {cloudwatch: {namespace: Edge, metric: Memory, statistic: Maximum}}
  cdn:
    ratio: {cloudwatch: {namespace: AWS/CloudFront, bad: Rate, scale: percent, weight: Requests}}
  heap:
    unit: bytes
    gauge: {prometheus: {value: heap_bytes}}
  both:
    alert_on: prometheus
    events:
      prometheus: {total: all_total, bad: bad_total}
      cloudwatch: {namespace: Both, total: Requests, bad: Errors}
slos:
  requests: {objective: 99%, window: 7d, signal: requests, burn_rate_policy: standard, runbook: fix-it}
  cdn: {objective: 99%, window: 7d, signal: cdn, burn_rate_policy: standard, runbook: fix-it}
  both: {objective: 99%, window: 30d, signal: both, burn_rate_policy: standard, runbook: fix-it}
  room: {objective: 99%, window: 30d, signal: memory, good: {below: 90%}, burn_rate_policy: standard, runbook: fix-it}
  journey:
    objective: 98%
    window: 7d
    composite: {of: [requests, cdn], as: worst}
    burn_rate_policy: standard
    runbook: fix-it
alerts:
  odd: {signal: size, when: {p95: {deviates: 4}}, for: 10m, severity: P2, runbook: fix-it}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
"""
SERVICES = {"edge": EDGE, "logs": LOGS, "everything": EVERYTHING}
Widget = dict[str, Any]


def widgets(body: str, organization: str = IN_AWS) -> list[Widget]:
    found: list[Widget] = built(body, organization).json(FILE)["widgets"]
    return found


def titled(body: str, title: str, organization: str = ONE_REGION) -> Any:
    """The properties of the one widget with a title."""
    (found,) = (each["properties"] for each in widgets(body, organization) if each["properties"].get("title") == title)
    return found


def expressions(properties: Any) -> Iterator[str]:
    return (line[-1]["expression"] for line in properties["metrics"] if "expression" in line[-1])


@pytest.mark.parametrize("name", SERVICES)
def test_cloudwatch_would_take_it(name: str) -> None:
    made = built(SERVICES[name])
    assert made.codes == []
    body = {"DashboardName": "edge", "DashboardBody": compact_json(made.json(FILE))}
    assert check_dashboard(body) == ()


@pytest.mark.parametrize("name", SERVICES)
def test_widgets_fit_the_grid_and_do_not_overlap(name: str) -> None:
    found = widgets(SERVICES[name])
    assert all(each["x"] >= 0 and each["x"] + each["width"] <= 24 and each["height"] > 0 for each in found)
    for one, other in combinations(found, 2):
        beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
        assert beside or above


@pytest.mark.parametrize("name", SERVICES)
def test_every_metric_widget_has_a_region_and_whole_minutes(name: str) -> None:
    for each in widgets(SERVICES[name]):
        if each["type"] == "metric":
            periods = [each["properties"]["period"], *(line[-1]["period"] for line in each["properties"]["metrics"])]
            assert each["properties"]["region"] in ("us-east-1", "eu-central-1")
            assert all(period % 60 == 0 for period in periods)


def test_every_region_has_all_graphs() -> None:
    regions = [each["properties"]["region"] for each in widgets(EDGE) if "region" in each["properties"]]
    assert regions.count("us-east-1") == regions.count("eu-central-1") > 8
    assert [each["properties"]["markdown"].split("\n")[0] for each in widgets(EDGE) if each["type"] == "text"] == [
        "# edge", "## eu-central-1", "## us-east-1",
    ]  # fmt: skip
    assert len([each for each in widgets(EDGE, ONE_REGION) if each["type"] == "text"]) == 1


def test_golden_signals() -> None:
    errors = titled(EDGE, "requests: errors")
    assert list(expressions(errors)) == ["100 * (IF(m1 > 0, m2 / m1, 0))"]
    assert [line[:4] for line in errors["metrics"][:2]] == [
        ["Edge", "RequestCount", "Model", "mini"],
        ["Edge", "ErrorCount", "Model", "mini"],
    ]
    latency = titled(EDGE, "latency: latency")
    assert [line[-1]["stat"] for line in latency["metrics"]] == ["p50", "p95", "p99"]
    assert [(mark["label"], mark["value"]) for mark in latency["annotations"]["horizontal"]] == [
        ("fast: below", 100),
        ("slow (P1)", 100),
    ]
    assert titled(EVERYTHING, "memory: saturation")["metrics"][0][-1]["stat"] == "Maximum"


def test_one_line_for_each_value_of_a_dimension() -> None:
    labels = [line[-1].get("label") for line in titled(EVERYTHING, "requests: errors")["metrics"]]
    assert labels == [None] * 6 + ["bad mini", "bad maxi"]


def test_the_band_of_an_anomaly_alert() -> None:
    size = titled(EVERYTHING, "size: size")
    assert list(expressions(size)) == ["ANOMALY_DETECTION_BAND(m2, 4)"]
    assert size["metrics"][1][-1]["stat"] == "p95"


def test_the_thresholds_of_an_slo() -> None:
    ratio = titled(EDGE, "availability: 99.9% of 30d")
    assert [(mark["label"], mark["value"]) for mark in ratio["annotations"]["horizontal"]] == [
        ("budget", 0.1),
        ("fast: 14.4x", 1.44),
        ("medium: 6x", 0.6),
        ("slow: 2x", 0.2),
    ]


def test_burn_rates_over_the_windows_of_the_policy() -> None:
    rates = titled(EDGE, "availability: burn rate")
    assert [line[-1]["period"] for line in rates["metrics"] if "expression" in line[-1]] == [3600, 21600]
    assert [mark["value"] for mark in rates["annotations"]["horizontal"]] == [14.4, 6, 2]
    assert all(text.endswith("/ 0.001") for text in expressions(rates))
    assert built(EDGE).json(FILE)["periodOverride"] == "inherit"


def test_the_budget_left_is_one_number_over_the_whole_window() -> None:
    left = titled(EVERYTHING, "requests: budget left")
    assert (left["start"], left["end"], left["setPeriodToTimeRange"]) == ("-P7D", "P0D", True)
    assert left["view"] == "singleValue"


def test_a_composite_is_the_worst_of_its_members() -> None:
    (ratio,) = expressions(titled(EVERYTHING, "journey: 98% of 7d"))
    assert ratio.startswith("100 * (MAX([")
    (left,) = expressions(titled(EVERYTHING, "journey: budget left"))
    assert left.startswith("TIME_SERIES(100 * (1 - (SUM(MAX([")
    assert ") / SUM(MAX([(m1 + m2), m7])))" in left


def test_the_budget_of_a_share_is_weighed_by_its_events() -> None:
    left = titled(EVERYTHING, "cdn: budget left")
    assert list(expressions(left)) == ["TIME_SERIES(100 * (1 - (SUM((m1 / 100) * m2) / SUM(m2)) / 0.01))"]
    assert (left["setPeriodToTimeRange"], left["period"]) == (False, 3600)


def test_what_only_prometheus_measures_is_not_on_it() -> None:
    titles = [str(each["properties"].get("title")) for each in widgets(EVERYTHING)]
    assert not [title for title in titles if "heap" in title]
    assert [title for title in titles if title.startswith("both")]


def test_alarms_that_tell_somebody() -> None:
    (alarms,) = (each["properties"]["alarms"] for each in widgets(EDGE, ONE_REGION) if each["type"] == "alarm")
    start = f"arn:aws:cloudwatch:eu-central-1:{ACCOUNT}:alarm:edge-"
    assert all(arn.startswith(start) for arn in alarms)
    names = {arn.removeprefix(start) for arn in alarms}
    assert {"availability-fast", "availability-medium", "availability-slow", "slow"} <= names
    assert not [name for name in names if "burn-1h" in name]


def test_without_an_account_the_missing_alarms_are_named() -> None:
    organization = ONE_REGION.replace(f'{{cloudwatch: {{account: "{ACCOUNT}", regions: [eu-central-1]}}}}', "{}")
    body = EDGE.replace("        namespace: Edge\n", "        namespace: Edge\n        regions: [eu-central-1]\n")
    made = built(body, organization)
    assert made.codes == ["SLO837"]
    assert not [each for each in made.json(FILE)["widgets"] if each["type"] == "alarm"]


def test_metrics_that_only_promql_reads_are_named() -> None:
    body = EDGE.replace(
        "slos:", "  q:\n    unit: count\n    gauge: {cloudwatch: {namespace: Q, metric: q, ingest: otlp}}\nslos:"
    )
    made = built(body)
    assert made.codes == ["SLO837"]
    assert not [each for each in made.json(FILE)["widgets"] if str(each["properties"].get("title")).startswith("q:")]


def queries(body: str) -> list[str]:
    return [each["properties"]["query"] for each in widgets(body, ONE_REGION) if each["type"] == "log"]


def test_log_lines_behind_metrics_in_them() -> None:
    latency, requests = queries(EDGE)
    assert requests == (
        "SOURCE '/aws/lambda/edge' | fields @timestamp, Model, ErrorCount, @message"
        ' | filter Model = "mini" and ErrorCount > 0 | sort @timestamp desc | limit 20'
    )
    assert latency.endswith('| filter Model = "mini" and ispresent(Latency) | sort Latency desc | limit 20')


def test_log_lines_behind_metric_filters() -> None:
    duration, logins = queries(LOGS)
    assert logins == (
        "SOURCE '/aws/lambda/login' | fields @timestamp, @message"
        ' | filter event = "login" and failed = 1 | sort @timestamp desc | limit 20'
    )
    assert duration.endswith("| filter ispresent(ms) | sort ms desc | limit 20")


def test_who_owns_it_and_where_to_read_on() -> None:
    markdown = widgets(EDGE)[0]["properties"]["markdown"]
    for words in (
        "Embeddings at the edge",
        "Owner: **search**, tier standard",
        "`specs/edge.yaml`",
        "availability | 99.9% | 30d | [fix-it](https://wiki.example.com/runbooks/edge/fix-it)",
        "slow | P1 | [fix-it]",
    ):
        assert words in markdown


def test_too_many_metrics_in_one_widget() -> None:
    names = ", ".join(f"m{number}" for number in range(260))
    body = "signals:\n  requests:\n    events:\n      cloudwatch: {namespace: AWS/X, total: T, bad: B, dimensions: "
    made = built(f"{body}{{D: [{names}]}}}}\n", ONE_REGION)
    assert "SLO838" in made.codes
