"""Specs to a bill."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from slocompiler.cost.price_table import Item
from slocompiler.cost.report import CostReport
from slocompiler.ir.slos import CompositeMode, CompositeSli, DistributionSli
from slocompiler.pipeline.cost import cost
from slocompiler.pipeline.costing.prometheus_usage import prometheus_usage, raw_series
from slocompiler.promql import parse_selector
from tests.ir_builders import FAST_ONLY, compilation, distribution_signal, events_signal, part, partition, service, slo
from tests.snippets import workspace_of

ORGANIZATION = """\
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities: {P0: {urgency: 1, page: true}, P2: {urgency: 2, page: false}}
receivers: {pager: {pagerduty: {routing_key_file: /run/secrets/pager}}}
teams: {web: {notify: {P0: [pager], P2: [pager]}}}
burn_rate_policies: {fast: {fast: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P0}}}
defaults: {window: 30d, burn_rate_policy: fast}
environments:
  production: {cloudwatch: {account: "123456789012", regions: [eu-central-1, us-east-1]}}
cloudwatch: {actions: {P0: "arn:aws:sns:{region}:123456789012:pager"}}
---
"""
EDGE = """\
version: slocompiler/v1
service: edge
team: web
signals:
  logins:
    traffic: 100/s
    events:
      cloudwatch:
        namespace: Shop/Edge
        dimensions: {Method: [password, key]}
        total: Logins
        bad: FailedLogins
alerts:
  failing: {signal: logins, when: {bad_ratio: {above: 1%, over: 5m}}, severity: P0, runbook: fix-it}
  odd: {signal: logins, when: {rate: {deviates: 3, season: 1w}}, for: 10m, severity: P2, runbook: fix-it}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
tracing: {sampling: {default: {rate: 50%}}}
"""
API = """\
---
version: slocompiler/v1
service: api
team: web
signals:
  requests:
    traffic: 10/s
    events: {prometheus: {total: requests_total, bad_where: code="500"}}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
tracing: {sampling: {default: {rate: 100%}}}
"""

FAST = partition("99.9%", policy=FAST_ONLY)


def report(snippet: str, folder: Path, service: str | None = None, series: int = 100) -> CostReport:
    counted = cost(workspace_of(snippet, folder), service, series)
    assert counted.report is not None, counted.compiled.diagnostics
    return counted.report


def quantities(found: CostReport, place: int = 0) -> dict[Item, Fraction]:
    return {line.item: line.quantity for line in found.services[place].bill.lines}


def test_what_a_service_uses_of_cloudwatch(tmp_path: Path) -> None:
    """Two values of a dimension in two Regions: each alarm four times, each metric four times."""
    found = report(ORGANIZATION + EDGE, tmp_path)
    used = quantities(found)
    assert used[Item.CUSTOM_METRICS] == 2 * 2 * 2
    assert used[Item.ANOMALY_ALARMS] == 2 * 2
    assert used[Item.ALARM_METRICS] % 4 == 0
    assert used[Item.DASHBOARDS] == 1
    assert used[Item.LOG_INGESTION] > 100 * 2_592_000 * 150 / Fraction(10**9)
    assert used[Item.TRACES] == 50 * 2_592_000
    assert found.total == sum((line.amount for line in found.lines), Fraction(0))


def test_what_prometheus_reads_grows_with_the_series(tmp_path: Path) -> None:
    specs = workspace_of(ORGANIZATION + API, tmp_path)
    few, many = (cost(specs, None, series).report for series in (100, 300))
    assert few
    assert many
    first, second = few.services[0].rules, many.services[0].rules
    assert (first.rules, first.series) == (second.rules, second.series)
    assert first.samples < second.samples
    assert first.per_second < second.per_second


def test_the_groups_of_a_service_add_up_to_what_its_rules_read(tmp_path: Path) -> None:
    rules = report(ORGANIZATION + API, tmp_path).services[0].rules
    assert [(group.name, str(group.interval)) for group in rules.groups] == [
        ("api:availability", "30s"),
        ("api:availability:budget", "2m"),
    ]
    assert rules.samples == sum(group.samples for group in rules.groups)
    assert rules.per_second == Fraction(rules.groups[0].samples, 30) + Fraction(rules.groups[1].samples, 120)


def test_a_composite_reads_what_its_members_record() -> None:
    """Of each of two members the events and the bad events, and its own two counts for each of its other reads."""
    members = [service(events_signal(), slo("availability", None, FAST), name=name) for name in ("one", "two")]
    sli = CompositeSli((part("one", "availability"), part("two", "availability")), CompositeMode.POOLED)
    journey = service(slo("journey", sli, FAST), name="journey")
    alone, together = (prometheus_usage(journey, compilation(*others, journey), 100) for others in ([], members))
    assert together.groups[0].samples == alone.groups[0].samples + 4
    assert together.groups[1:] == alone.groups[1:]


def test_a_native_histogram_costs_by_its_buckets() -> None:
    """A classic one is read as its count and one bucket; of a native one all buckets are."""
    sli = DistributionSli("duration", Decimal("0.03"), None)
    classic, native = (
        prometheus_usage(built, compilation(built), 100)
        for built in (
            service(distribution_signal(boundaries=boundaries), slo("latency", sli, FAST))
            for boundaries in (("0.03", "1"), None)
        )
    )
    assert native.groups[0].samples > 20 * classic.groups[0].samples
    assert native.groups[1] == classic.groups[1]


def test_a_histogram_is_read_bucket_by_bucket() -> None:
    count = raw_series(service(distribution_signal("lat", ("0.1", "1", "5"))), 100)
    read = {text: count(parse_selector(text)) for text in ("lat_bucket", 'lat_bucket{le="0.1"}', "lat_count", "other")}
    assert read == {"lat_bucket": 400, 'lat_bucket{le="0.1"}': 100, "lat_count": 100, "other": 100}


def test_one_service_pays_the_same_alone_and_among_all(tmp_path: Path) -> None:
    specs = workspace_of(ORGANIZATION + EDGE + API, tmp_path)
    every, alone = cost(specs).report, cost(specs, "edge").report
    assert every
    assert alone
    assert [each.bill.service for each in every.services] == ["api", "edge"]
    assert alone.services == every.services[1:]
    assert alone.total == every.services[1].bill.total
    assert alone.tracing_total == every.tracing_total
    assert {each.about for each in alone.assumptions} <= {None, "edge"}


def test_a_service_that_a_traced_one_calls_pays_for_no_trace(tmp_path: Path) -> None:
    caller = EDGE.replace("team: web\n", "team: web\ndepends_on: [api]\n")
    found = report(ORGANIZATION + caller + API, tmp_path, "api")
    assert Item.TRACES not in quantities(found)
    assert not found.services[0].begins_traces
    assert any("no trace begins here" in each.text for each in found.assumptions)


def test_traces_without_traffic_are_said_not_to_count(tmp_path: Path) -> None:
    found = report(ORGANIZATION + API.removeprefix("---\n").replace("    traffic: 10/s\n", ""), tmp_path)
    assert found.services[0].traces is None
    assert "traces are not counted: no signal states its traffic" in [each.text for each in found.assumptions]


@pytest.mark.parametrize("text", ["", "a price that is nowhere: 5\n"])
def test_half_a_workspace_has_no_bill(text: str, tmp_path: Path) -> None:
    broken = ORGANIZATION + EDGE.replace("team: web", "team: wep") + text
    counted = cost(workspace_of(broken, tmp_path))
    assert counted.report is None
    assert counted.compiled.diagnostics
