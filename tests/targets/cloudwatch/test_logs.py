"""Metric filters: log lines that become metrics."""

from typing import Any

from slocompiler.aws.judge import check_body
from tests.targets.cloudwatch.built import ONE_REGION, built

FILTERED = """\
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
  methods:
    events:
      cloudwatch:
        namespace: Shop
        dimensions: {Method: password}
        log_group: /aws/lambda/login
        total: LoginsByMethod
        from_logs: {total: '{ $.method = * }', dimensions: {Method: $.method}}
slos:
  logins: {objective: 99.9%, window: 30d, signal: logins, burn_rate_policy: standard, runbook: fix-it}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
"""


def filters(body: str = FILTERED) -> dict[str, Any]:
    made = built(body, ONE_REGION)
    assert made.codes == []
    bodies = made.json("eu-central-1/cloudwatch-metric-filters.json")
    return {each["filterName"]: each for each in bodies}


def transformation(name: str) -> Any:
    (found,) = filters()[name]["metricTransformations"]
    return found


def test_aws_would_take_them() -> None:
    for body in filters().values():
        assert check_body("logs:PutMetricFilter", body) == ()


def test_names_and_patterns() -> None:
    assert sorted(filters()) == ["edge-duration-metric", "edge-logins-bad", "edge-logins-total", "edge-methods-total"]
    bad = filters()["edge-logins-bad"]
    assert bad["logGroupName"] == "/aws/lambda/login"
    assert bad["filterPattern"] == '{ $.event = "login" && $.failed IS TRUE }'


def test_no_failure_is_zero() -> None:
    assert transformation("edge-logins-bad") == {
        "metricName": "Failures",
        "metricNamespace": "Shop",
        "metricValue": "1",
        "unit": "Count",
        "defaultValue": 0,
    }


def test_a_measurement_is_never_made_up() -> None:
    made = transformation("edge-duration-metric")
    assert (made["metricValue"], made["unit"]) == ("$.ms", "Milliseconds")
    assert "defaultValue" not in made


def test_no_default_beside_dimensions() -> None:
    made = transformation("edge-methods-total")
    assert made["dimensions"] == {"Method": "$.method"}
    assert "defaultValue" not in made


def test_alarms_read_what_the_filters_make() -> None:
    text = built(FILTERED, ONE_REGION).texts["eu-central-1/cloudwatch-alarms.json"]
    assert '"MetricName": "Failures"' in text
    assert "emf.json" not in built(FILTERED, ONE_REGION).texts


def test_one_filter_for_two_signals() -> None:
    again = FILTERED.replace(
        "slos:\n", FILTERED[FILTERED.index("  logins:") : FILTERED.index("  duration:")] + "slos:\n", 1
    )
    again = again.replace("  logins:", "  again:", 1)
    assert len(filters(again)) == len(filters())


def test_every_region_has_its_own() -> None:
    made = built(FILTERED)
    assert all(f"{region}/cloudwatch-metric-filters.json" in made.texts for region in ("us-east-1", "eu-central-1"))
