"""Conditions of alerts: numbers in the signal's unit, defaults, what a measure looks back over."""

from decimal import Decimal

import pytest

from slocompiler.ir.alerts import (
    AbsenceIr,
    BandIr,
    ChangeIr,
    ConditionIr,
    MeasureKind,
    RawConditionIr,
    ThresholdIr,
)
from slocompiler.ir.signals import Store
from slocompiler.promql import print_expr
from slocompiler.values import Duration
from tests.lower.workspaces import ORGANIZATION, compiled, compiled_service, lowered, service_text


def condition(when: str, signal: str = "requests", options: str = "") -> ConditionIr:
    body = f"alerts:\n  a: {{signal: {signal}, when: {{{when}}}, severity: P1{options}}}\n"
    return compiled_service(body).alerts[0].default.condition


@pytest.mark.parametrize(
    ("signal", "when", "expected"),
    [
        ("requests", "bad_ratio: {above: 0.5%}", "0.005"),
        ("requests", "bad_ratio: {below: 100%}", "1"),
        ("requests", "rate: {below: 90/m}", "1.5"),
        ("requests", "rate: {below: 1/d}", "0.0000115740740740741"),
        ("requests", "count: {above: 2}", "2"),
        ("latency", "p95: {above: 50ms}", "0.05"),
        ("latency", "p99.9: {above: 1.5s}", "1.5"),
        ("latency", "mean: {above: 2m}", "120"),
        ("queue", "value: {above: 1.5MiB}", "1572864"),
    ],
)
def test_threshold(signal: str, when: str, expected: str) -> None:
    found = condition(when, signal)
    assert isinstance(found, ThresholdIr)
    assert found.value == Decimal(expected)
    assert found.is_above is ("above" in when)
    assert found.text == when.split(" ")[-1].rstrip("}")
    assert found.measure.text == when.split(":")[0]


@pytest.mark.parametrize(
    ("measure", "kind", "quantile"),
    [
        ("p50", MeasureKind.QUANTILE, "0.5"),
        ("p90", MeasureKind.QUANTILE, "0.9"),
        ("p95", MeasureKind.QUANTILE, "0.95"),
        ("p99", MeasureKind.QUANTILE, "0.99"),
        ("p99.9", MeasureKind.QUANTILE, "0.999"),
        ("mean", MeasureKind.MEAN, None),
    ],
)
def test_measures_of_a_distribution(measure: str, kind: MeasureKind, quantile: str | None) -> None:
    found = condition(f"{measure}: {{above: 1s}}", "latency")
    assert isinstance(found, ThresholdIr)
    assert found.measure.kind is kind
    assert found.measure.quantile == (quantile and Decimal(quantile))


@pytest.mark.parametrize(
    ("signal", "when", "over", "aggregate"),
    [
        ("requests", "bad_ratio: {above: 1%}", "5m", None),
        ("requests", "bad_ratio: {above: 1%, over: 1m}", "1m", None),
        ("latency", "p95: {above: 1s}", "5m", None),
        ("queue", "value: {above: 1B}", None, None),
        ("queue", "value: {above: 1B, over: 15m, as: min}", "15m", "min"),
    ],
)
def test_how_far_back(signal: str, when: str, over: str | None, aggregate: str | None) -> None:
    found = condition(when, signal)
    assert isinstance(found, ThresholdIr)
    assert (found.measure.over and str(found.measure.over), found.measure.aggregate) == (over, aggregate)


@pytest.mark.parametrize(
    ("signal", "when", "options", "expected"),
    [
        ("requests", "rate: {drops: 50%}", "", (True, "50%", None, 50)),
        ("requests", "rate: {drops: 50%, against: 1h}", ", min_baseline: 7", (True, "50%", Duration.of(hours=1), 7)),
        ("requests", "count: {drops: 30%}", "", (True, "30%", None, 50)),
        ("requests", "rate: {rises: 200%}", "", (False, "200%", None, None)),
        ("requests", "bad_ratio: {drops: 10%}", "", (True, "10%", None, None)),
        ("queue", "value: {drops: 10%}", "", (True, "10%", None, None)),
    ],
)
def test_change(signal: str, when: str, options: str, expected: tuple[object, ...]) -> None:
    found = condition(when, signal, options)
    assert isinstance(found, ChangeIr)
    assert (found.is_drop, str(found.share), found.against, found.min_baseline) == expected


def test_band() -> None:
    weekly, daily = condition("rate: {deviates: 4}"), condition("rate: {deviates: 3.5, season: 1d}")
    assert isinstance(weekly, BandIr)
    assert isinstance(daily, BandIr)
    assert (weekly.deviations, weekly.season) == (Decimal(4), Duration.of(days=7))
    assert (daily.deviations, daily.season) == (Decimal("3.5"), Duration.of(days=1))


def test_absence() -> None:
    assert condition("absent: {}") == AbsenceIr(None, ())
    assert condition("absent: {seen_within: 1d}", "queue") == AbsenceIr(Duration.of(days=1), ())


def test_absence_knows_the_groups_that_are_named() -> None:
    body = (
        "slos:\n  q: {objective: 99%, signal: queue, good: {below: 1MB}, "
        "groups: {region: {eu: {objective: 98%}, us: {objective: 98%}, jp: {objective: 98%}, cn: false}}}\n"
        "alerts:\n  gone: {signal: queue, when: {absent: {seen_within: 1d}}, severity: P1, "
        "groups: {region: {eu: {severity: P2}, us: false}}}\n"
    )
    alert = compiled_service(body).alerts[0]
    declared = [
        partition.condition.declared for partition in alert.partitions if isinstance(partition.condition, AbsenceIr)
    ]
    assert declared == [((("region", "jp"),),), ((("region", "eu"),),)]
    assert alert.excluded == ((("region", "us"),),)


def test_promql_gets_the_matchers_of_the_environment() -> None:
    text = service_text("alerts:\n  a: {promql: 'predict_linear(x[6h], 4 * 3600) < 0', severity: P1}\n")
    organization = ORGANIZATION + "environments: {a: {matchers: 'env=\"a\"'}}\n"
    (service,) = compiled(text, organization=organization, environments=("a",)).services
    found = service.alerts[0].default.condition
    assert isinstance(found, RawConditionIr)
    assert print_expr(found.query.expr) == 'predict_linear(x{env="a"}[6h], 4 * 3600) < 0'
    assert (service.alerts[0].signal, service.alerts[0].by) == (None, ())


def test_groups_override_what_they_name() -> None:
    body = (
        "labels: {a: service, b: service, c: service}\n"
        "alerts:\n  q: {signal: queue, when: {value: {above: 1MB}}, for: 5m, severity: P1, runbook: fix-it, "
        "labels: {b: alert, c: alert}, annotations: {x: '1', y: '1'},\n"
        "    groups: {region: {us: {}, eu: {when: {value: {above: 2MB}}, for: 1m, severity: P2, team: ml, "
        "labels: {c: group}, annotations: {y: '2'}}}}}\n"
    )
    rest, eu, us = compiled_service(body).alerts[0].partitions
    assert [partition.group for partition in (rest, eu, us)] == [(), (("region", "eu"),), (("region", "us"),)]
    assert isinstance(eu.condition, ThresholdIr)
    assert (eu.condition.value, str(eu.for_), eu.severity, eu.page, eu.team) == (
        Decimal(2_000_000),
        "1m",
        "P2",
        False,
        "ml",
    )
    assert eu.labels == {"a": "service", "b": "alert", "c": "group"}
    assert eu.annotations == {"x": "1", "y": "2"}
    assert (us.condition, us.for_, us.severity, us.team, us.runbook) == (
        rest.condition, rest.for_, rest.severity, rest.team, rest.runbook,
    )  # fmt: skip


def test_a_signal_alert_is_not_kept_firing_unless_it_says_so() -> None:
    body = (
        "alerts:\n  a: {signal: requests, when: {rate: {below: 1/s}}, severity: P0}\n"
        "  b: {signal: requests, when: {rate: {below: 1/s}}, severity: P0, keep_firing_for: 10m}\n"
    )
    first, second = compiled_service(body).alerts
    assert (str(first.default.for_), str(first.default.keep_firing_for)) == ("0s", "0s")
    assert str(second.default.keep_firing_for) == "10m"
    assert first.alert_name == "CheckoutA"


OTLP = """\
signals:
  calls: {events: {cloudwatch: {namespace: Shop, regions: [eu-west-1], ingest: otlp, total: calls, bad: failed}}}
"""


def test_promql_beside_an_otlp_signal_is_evaluated_by_cloudwatch() -> None:
    """The matchers of an environment are those of Prometheus: the expression stays as it is."""
    text = service_text(OTLP + "alerts:\n  a: {signal: calls, promql: 'sum(x) > 1', severity: P1}\n")
    environments = 'environments:\n  a: {matchers: env="a"}\n  b: {matchers: env="b"}\n'
    [service] = compiled(text, organization=ORGANIZATION + environments, environments=["a"]).services
    [alert] = service.alerts
    assert (alert.signal, alert.store) == ("calls", Store.CLOUDWATCH)
    assert isinstance(alert.default.condition, RawConditionIr)
    assert print_expr(alert.default.condition.query.expr) == "sum(x) > 1"


@pytest.mark.parametrize("ingest", ["emf", "aws"])
def test_promql_beside_any_other_signal_is_a_mistake(ingest: str) -> None:
    text = OTLP.replace("otlp", ingest) + "alerts:\n  a: {signal: calls, promql: 'sum(x) > 1', severity: P1}\n"
    assert [found.code for found in lowered(service_text(text)).diagnostics] == ["SLO353"]
