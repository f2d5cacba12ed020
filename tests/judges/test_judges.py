"""The judges themselves: each accepts what is right and refuses what is wrong, so that their yes means something."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.judges.programs import (
    Verdict,
    check_config,
    check_mimir_rules,
    check_prometheus_config,
    check_rules,
    check_thanos_rules,
    check_vmalert_rules,
    routes_test,
    run_rule_tests,
    strict_decode,
    validate_openslo,
)
from tests.judges.programs import read_yaml_with_go as go_yaml

RULES = """
groups:
- name: checkout
  rules:
  - record: job:errors:rate5m
    expr: sum by (job) (rate(errors_total[5m]))
  - alert: Errors
    expr: job:errors:rate5m > 1
    labels: {severity: page}
"""
RULE_TESTS = """
rule_files: [rules.yaml]
evaluation_interval: 1m
tests:
- interval: 1m
  input_series:
  - {series: 'errors_total{job="checkout"}', values: '0+120x10'}
  alert_rule_test:
  - eval_time: 8m
    alertname: Errors
    exp_alerts: [{exp_labels: {job: checkout, severity: page}}]
"""
PROMETHEUS_RULE = """
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: checkout}
spec:
  groups:
  - name: checkout
    rules: [{alert: Errors, expr: up == 0, for: 5m, labels: {severity: page}}]
"""
ALERTMANAGER = """
route:
  receiver: default
  routes:
  - matchers: ['team="payments, \\"EU\\""']
    receiver: payments
    active_time_intervals: [office]
  - {matchers: [severity="P0"], receiver: pager, continue: true}
  - {matchers: [severity=~"P0|P1"], receiver: pager}
time_intervals:
- {name: office, time_intervals: [{weekdays: [monday:friday], times: [{start_time: '09:00', end_time: '18:00'}]}]}
receivers: [{name: default}, {name: payments}, {name: pager}]
"""
ALERTMANAGER_CONFIG = """
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: {name: payments}
spec:
  route:
    receiver: default
    matchers: [{name: team, value: payments, matchType: '='}]
    routes: [{receiver: default, matchers: [{name: severity, value: P0}], continue: true, muteTimeIntervals: [night]}]
  receivers: [{name: default, webhookConfigs: [{url: http://example.org/}]}]
  muteTimeIntervals: [{name: night, timeIntervals: [{times: [{startTime: '09:00', endTime: '18:00'}]}]}]
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_promtool_accepts_rules(tmp_path: Path) -> None:
    verdict = check_rules([written(tmp_path, "rules.yaml", RULES)], lint=True)
    assert verdict.ok, verdict.output


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("rate(errors_total[5m])", "rate(errors_total[5m]", "unclosed left parenthesis"),
        ("rate(errors_total[5m])", "rate(errors_total)", "expected type range vector"),
        ("labels:", "label:", "field label not found"),
        ("record: job:errors:rate5m", "record: x, alert: x", "mapping values are not allowed"),
    ],
)
def test_promtool_refuses_broken_rules(tmp_path: Path, right: str, wrong: str, complaint: str) -> None:
    verdict = check_rules([written(tmp_path, "rules.yaml", RULES.replace(right, wrong, 1))])
    assert not verdict.ok
    assert complaint in verdict.output


def test_promtool_lints_only_when_asked(tmp_path: Path) -> None:
    twice = written(tmp_path, "rules.yaml", RULES + RULES.partition("rules:\n")[2])
    assert check_rules([twice]).ok
    assert not check_rules([twice], lint=True).ok


def test_promtool_runs_rule_tests(tmp_path: Path) -> None:
    written(tmp_path, "rules.yaml", RULES)
    verdict = run_rule_tests([written(tmp_path, "right.yaml", RULE_TESTS)])
    assert verdict.ok, verdict.output
    assert not run_rule_tests([written(tmp_path, "wrong.yaml", RULE_TESTS.replace("0+120x10", "0+1x10"))]).ok


def test_promtool_checks_prometheus_configurations(tmp_path: Path) -> None:
    written(tmp_path, "rules.yaml", RULES)
    verdict = check_prometheus_config(written(tmp_path, "right.yaml", "rule_files: [rules.yaml]\n"))
    assert verdict.ok, verdict.output
    assert not check_prometheus_config(written(tmp_path, "wrong.yaml", "rule_file: [rules.yaml]\n")).ok


def test_amtool_accepts_a_configuration(tmp_path: Path) -> None:
    verdict = check_config(written(tmp_path, "alertmanager.yaml", ALERTMANAGER))
    assert verdict.ok, verdict.output


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("active_time_intervals: [office]", "time_intervals: [office]", "field time_intervals not found"),
        ("active_time_intervals: [office]", "active_time_intervals: [night]", "undefined time interval"),
        ("receiver: payments", "receiver: unknown", "undefined receiver"),
        ("end_time: '18:00'", "end_time: '08:00'", "start time cannot be equal or greater than end time"),
    ],
)
def test_amtool_refuses_broken_configurations(tmp_path: Path, right: str, wrong: str, complaint: str) -> None:
    verdict = check_config(written(tmp_path, "alertmanager.yaml", ALERTMANAGER.replace(right, wrong, 1)))
    assert not verdict.ok
    assert complaint in verdict.output


@pytest.mark.parametrize(
    ("labels", "receivers"),
    [
        ({}, ["default"]),
        ({"team": 'payments, "EU"', "severity": "P9"}, ["payments"]),
        ({"severity": "P0"}, ["pager", "pager"]),
        ({"severity": "P1", "note": ""}, ["pager"]),
    ],
)
def test_amtool_finds_the_receivers_of_labels(tmp_path: Path, labels: dict[str, str], receivers: list[str]) -> None:
    assert routes_test(written(tmp_path, "alertmanager.yaml", ALERTMANAGER), labels) == receivers


@pytest.mark.parametrize(
    ("kind", "text"), [("prometheusrule", PROMETHEUS_RULE), ("alertmanagerconfig", ALERTMANAGER_CONFIG)]
)
def test_strictdecode_accepts_resources(kind: str, text: str) -> None:
    verdict = strict_decode(kind, text)
    assert verdict.ok, verdict.output


@pytest.mark.parametrize(
    ("kind", "text", "complaint"),
    [
        ("prometheusrule", PROMETHEUS_RULE.replace("expr:", "exprs:"), 'unknown field "exprs"'),
        ("prometheusrule", PROMETHEUS_RULE.replace("for: 5m", "for: 5m, for: 6m"), 'key "for" already set'),
        ("prometheusrule", PROMETHEUS_RULE.replace("/v1", "/v2"), 'want "monitoring.coreos.com/v1"'),
        ("prometheusrule", ALERTMANAGER_CONFIG, 'want "monitoring.coreos.com/v1" "PrometheusRule"'),
        ("alertmanagerconfig", ALERTMANAGER_CONFIG.replace("matchType: '='", "type: x"), 'unknown field "type"'),
        ("alertmanagerconfig", ALERTMANAGER_CONFIG.replace("continue", "continues"), 'unknown field "continues"'),
        ("alertmanagerconfig", ALERTMANAGER_CONFIG.replace("value: P0", "matchType: '<>'"), "spec.route.routes[0]"),
        (
            "alertmanagerconfig",
            ALERTMANAGER_CONFIG.replace("'09:00'", "'19:00'"),
            "start time 1140 cannot be",
        ),
    ],
)
def test_strictdecode_refuses_broken_resources(kind: str, text: str, complaint: str) -> None:
    verdict = strict_decode(kind, text)
    assert not verdict.ok
    assert complaint in verdict.output


OPENSLO = """
apiVersion: openslo/v1
kind: Service
metadata: {name: shop}
spec: {description: The shop}
---
apiVersion: openslo/v1
kind: SLO
metadata: {name: availability}
spec:
  service: shop
  indicatorRef: requests
  budgetingMethod: Occurrences
  timeWindow: [{duration: 30d, isRolling: true}]
  objectives: [{target: 0.999}]
"""


def test_openslo_is_accepted() -> None:
    verdict = validate_openslo(OPENSLO)
    assert verdict.ok, verdict.output


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("name: shop", "name: The Shop", "document 0: "),
        ("description:", "text:", 'unknown field "text"'),
        ("kind: SLO", "kind: SLA", "SLA"),
        ("openslo/v1\nkind: SLO", "openslo/v3\nkind: SLO", "openslo/v3"),
        ("target: 0.999", "target: 1", "document 1: "),
        ("isRolling: true", "isRolling: false", "'calendar' must be set"),
    ],
)
def test_broken_openslo_is_refused(right: str, wrong: str, complaint: str) -> None:
    verdict = validate_openslo(OPENSLO.replace(right, wrong))
    assert not verdict.ok
    assert complaint in verdict.output


def test_the_go_readers_agree_on_quoted_text_and_differ_on_plain_text() -> None:
    quoted, plain, broken = go_yaml(['{"on": "yes"}\n', "{a: yes, b: 1.0, c: 2026-01-01, d: .nan}\n", "a: [\n"])
    assert set(quoted) == {"v2", "v3", "fork_v2", "fork_v3", "sigs"}
    assert all(seen == {"on": "yes"} for seen in quoted.values())
    assert plain["v2"] == {"a": True, "b": 1.0, "c": "2026-01-01", "d": "NaN"}
    assert plain["v3"] == {"a": "yes", "b": 1.0, "c": {"timestamp": "2026-01-01T00:00:00Z"}, "d": "NaN"}
    assert isinstance(plain["v2"]["b"], float)
    assert all(set(seen) == {"error"} for seen in [*broken.values(), plain["sigs"]])


def test_a_text_with_line_separators_stays_one_text() -> None:
    text = "a\u2028b\u0085c"
    (seen,) = go_yaml(['k: "a\\Lb\\Nc"'])
    assert seen["v3"] == {"k": text}


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (check_vmalert_rules, RULES, RULES.replace("- name: checkout", "- name: checkout\n  query_offset: 1m")),
        (check_vmalert_rules, RULES, RULES.replace("rate(errors", "histogram_count(errors")),
        (check_mimir_rules, f"namespace: shop{RULES}", f"namespaces: shop{RULES}"),
        (check_mimir_rules, RULES, RULES + "".join(f"  - {{record: r{i}, expr: up}}\n" for i in range(19))),
        (
            check_thanos_rules,
            RULES.replace("- name: checkout", "- name: checkout\n  partial_response_strategy: abort"),
            RULES.replace("- name: checkout", "- name: checkout\n  partial_response_strategy: maybe"),
        ),
    ],
    ids=("key of vmalert", "MetricsQL", "key of Mimir", "21 rules for Mimir", "strategy of Thanos"),
)
def test_engines_refuse_what_they_do_not_take(
    check: Callable[[list[Path]], Verdict], right: str, wrong: str, tmp_path: Path
) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(right)
    assert check([path]).ok, check([path]).output
    path.write_text(wrong)
    assert not check([path]).ok
