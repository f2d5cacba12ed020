"""Queries of added panels: read as PromQL, and held against what is recorded and declared."""

from pathlib import Path

import pytest

from slocompiler.targets.grafana.own_panels.check_queries import filled_in, problems
from slocompiler.targets.grafana.own_panels.known_metrics import known_metrics
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.target import service_groups
from tests.targets.grafana.own_panels.example import SERVICE, built, folder_of
from tests.targets.grafana.test_dashboards import CASES

VARIABLES = frozenset(("prometheus", "aws_region"))
KNOWN = frozenset(("up", "x_total", "slo:objective:ratio"))


@pytest.mark.parametrize(
    ("expr", "filled"),
    [
        ("rate(x_total[$__rate_interval])", "rate(x_total[5m])"),
        ("rate(x_total[${__range}])", "rate(x_total[5m])"),
        ("max_over_time(up[$__range:$__interval])", "max_over_time(up[5m:5m])"),
        ('up{region="$aws_region",b=~"${x:regex}"}', 'up{region="x",b=~"x"}'),
        ("up{a='[[b]]'} > $limit", "up{a='x'} > 1"),
        ('label_replace(up, "a", "$1", "b", "(.*)")', 'label_replace(up, "a", "$1", "b", "(.*)")'),
    ],
)
def test_variables_are_filled_in(expr: str, filled: str) -> None:
    assert filled_in(expr) == filled


@pytest.mark.parametrize(
    ("expr", "messages"),
    [
        ("rate(x_total[$__rate_interval]) / slo:objective:ratio", []),
        ('up{region="$aws_region"}', []),
        ('up{region="$region"}', ["reads the variable `$region`, which its dashboard has not"]),
        ("up +", ["asks for what is no PromQL: "]),
        ("rate(y_total[5m]) / z", ["reads `y_total`, which is neither", "reads `z`, which is neither"]),
        ('{__name__=~"x.*"}', []),
        ('label_replace(up, "a", "$1", "b", "(.*)")', []),
    ],
)
def test_problems(expr: str, messages: list[str]) -> None:
    found = [problem.message for problem in problems(expr, KNOWN, VARIABLES)]
    assert len(found) == len(messages)
    assert all(message.startswith(expected) for message, expected in zip(found, messages, strict=True))


@pytest.mark.parametrize("case", CASES)
def test_all_that_the_rules_record_is_known(case: str) -> None:
    compiled = CASES[case]()
    groups = [group for service in compiled.services for group in service_groups(service, compiled)]
    recorded = {rule.record for group in groups for rule in group.rules if isinstance(rule, Recording)}
    assert recorded <= known_metrics(compiled)


@pytest.mark.parametrize(
    ("expr", "codes"),
    [
        ("service.slos[0].series.error_ratio['30d']", []),
        ("service.slos[0].series.burn_rate", []),
        ("service.signals[0].promql['bad_ratio']", []),
        ("'histogram_quantile(0.9, other_bucket)'", ["SLO565"]),
        ("'slo:sli_error:ratio_rate7d'", ["SLO565"]),
        ("'sum(rate('", ["SLO564"]),
    ],
)
def test_findings_stand_at_the_function_and_are_said_once(expr: str, codes: list[str], tmp_path: Path) -> None:
    module = (
        "from grafanalib.core import Target, TimeSeries\n\n\n"
        f"def panels(service):\n    return [TimeSeries(title='T', targets=[Target(expr={expr})])]\n"
    )
    folder = folder_of(tmp_path, module, "panels", services=(SERVICE, SERVICE.replace("login", "logout")))
    _, findings = built(folder)
    assert sorted({finding.code for finding in findings}) == codes
    assert len({finding.sort_key for finding in findings}) == len(codes)
    assert all("`T`" in finding.message for finding in findings)
