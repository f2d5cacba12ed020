"""Alarms in PromQL, over metrics that arrive by OTLP."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.ir.signals import SignalIr
from slocompiler.ir.slos import DistributionSli, EventsSli, GaugeSli, NoData, RatioSli, TimesliceSli
from slocompiler.promql import parse_expr
from slocompiler.values import Duration, Share
from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.examples import alert, bodies, cdn, latency, made, queue, requests, slo

OTLP = {"ingest": "otlp"}
FAST = ir.partition("99.9%", policy=ir.FAST_ONLY)


def query_of(*parts: Any, name: str = "svc-availability-burn-fast") -> str:
    criteria: Any = bodies(made(*parts)[0])[name]["EvaluationCriteria"]
    return str(criteria["PromQLCriteria"]["Query"])


def test_an_entry_is_one_query_with_its_times() -> None:
    found = bodies(made(requests(**OTLP), slo(FAST))[0])
    body = found["svc-availability-burn-fast"]
    criteria: Any = body["EvaluationCriteria"]["PromQLCriteria"]
    assert (criteria["PendingPeriod"], criteria["RecoveryPeriod"], body["EvaluationInterval"]) == (120, 900, 60)
    assert criteria["Query"] == (
        '((sum(increase({__name__="Errors"}[1h])) or vector(0)) / (sum(increase({__name__="Requests"}[1h])) > 0))'
        " > 0.0144\n"
        'and ((sum(increase({__name__="Errors"}[5m])) or vector(0)) / (sum(increase({__name__="Requests"}[5m])) > 0))'
        " > 0.0144\n"
        'and ((sum(increase({__name__="Errors"}[1h])) or vector(0))) > 4.5'
    )
    assert found["svc-availability-fast"]["AlarmRule"] == 'ALARM("svc-availability-burn-fast")'


def test_it_has_no_period_statistic_or_missing_data() -> None:
    body = bodies(made(requests(**OTLP), slo(FAST))[0])["svc-availability-burn-fast"]
    assert not body.keys() & {"Period", "EvaluationPeriods", "TreatMissingData", "Threshold", "ComparisonOperator"}


#: Signal and SLI, and what the query must have in it.
SLIS: list[tuple[str, SignalIr, Any, str]] = [
    ("good events", requests(bad=(), good=("Fine",), **OTLP), EventsSli("requests"),
     'clamp_min(sum(increase({__name__="Requests"}[5m])) - sum(increase({__name__="Fine"}[5m])), 0) / '),
    ("several counters", requests(total=("A", "B"), **OTLP), EventsSli("requests"),
     '((sum(increase({__name__="A"}[5m])) or vector(0)) + (sum(increase({__name__="B"}[5m])) or vector(0))) > 0'),
    ("a histogram", latency(**OTLP), DistributionSli("latency", Decimal("0.5"), None),
     '(1 - histogram_fraction(-Inf, 0.5, sum(increase({__name__="Latency"}[5m]))))'),
    ("a histogram from the other side", latency(**OTLP), DistributionSli("latency", None, Decimal(2)),
     '(histogram_fraction(-Inf, 2, sum(increase({__name__="Latency"}[5m]))) * '),
    ("a gauge", queue(**OTLP), GaugeSli("queue", Decimal(9), None, None),
     'sum_over_time((max({__name__="Depth"}) > bool 9)[5m:1m])'),
    ("slices of a gauge", queue(**OTLP), GaugeSli("queue", None, Decimal(9), Duration.of(minutes=5)),
     'sum_over_time(max_over_time((min({__name__="Depth"}) < bool 9)[5m:1m])[5m:1m])'),
    ("a percentage", cdn(**OTLP), RatioSli("cdn"),
     'sum_over_time((avg({__name__="ErrorRate"}) / 100 * sum({__name__="Requests"}))[5m:1m])'),
    ("a ratio without weight", cdn(scale="ratio", weight=None, **OTLP), RatioSli("cdn"),
     'count_over_time((avg({__name__="ErrorRate"}))[5m:1m])'),
    ("UTF-8 names", requests(total=("http.server.requests",), dimensions={"@resource.service.name": ("a\"b",)}, **OTLP),
     EventsSli("requests"), '{__name__="http.server.requests", "@resource.service.name"="a\\"b"}[5m]'),
]  # fmt: skip


@pytest.mark.parametrize(("signal", "sli", "part"), [case[1:] for case in SLIS], ids=[case[0] for case in SLIS])
def test_slis(signal: SignalIr, sli: Any, part: str) -> None:
    query = query_of(signal, slo(FAST, sli=sli))
    assert part in query
    if "@" not in query:
        parse_expr(query)


def test_idle_time_can_be_bad() -> None:
    query = query_of(requests(**OTLP), slo(FAST, no_data=NoData.BAD))
    assert query.count("or vector(1)) > 0.0144") == 2
    assert query.endswith('> 4.5 or (vector(1) unless sum(increase({__name__="Requests"}[1h])) > 0))')
    parse_expr(query)


#: Conditions of alerts, and their queries.
ALERTS: list[tuple[str, SignalIr, Any, str]] = [
    ("rate", requests(**OTLP), ir.above(ir.measure("rate"), "5"), 'sum(rate({__name__="Requests"}[5m])) > 5'),
    ("floor", requests(**OTLP), ir.below(ir.measure("count"), "5"),
     '(sum(increase({__name__="Requests"}[5m])) or vector(0)) < 5'),
    ("bad ratio", requests(**OTLP), ir.above(ir.measure("bad_ratio", "1m"), "0.01"),
     '(sum(increase({__name__="Errors"}[1m])) or vector(0)) / (sum(increase({__name__="Requests"}[1m])) > 0) > 0.01'),
    ("quantile", latency(**OTLP), ir.above(ir.measure("p95"), "50"),
     'histogram_quantile(0.95, sum(rate({__name__="Latency"}[5m]))) > 50'),
    ("mean", latency(**OTLP), ir.above(ir.measure("mean"), "50"),
     'histogram_avg(sum(rate({__name__="Latency"}[5m]))) > 50'),
    ("value", queue(**OTLP), ir.below(ir.measure("value", None), "5"), 'min({__name__="Depth"}) < 5'),
    ("value over time", queue(**OTLP), ir.above(ir.measure("value", "1h", "mean"), "5"),
     'max(avg_over_time({__name__="Depth"}[1h])) > 5'),
    ("a percentage", cdn(**OTLP), ir.above(ir.measure("bad_ratio"), "0.1"),
     'avg_over_time((avg({__name__="ErrorRate"}) / 100)[5m:1m]) > 0.1'),
    ("absence", requests(**OTLP), ir.absent(), 'absent({__name__="Requests"})'),
    ("absence of events", requests(**OTLP), ir.absent("1d"),
     '(sum(increase({__name__="Requests"}[5m])) or vector(0)) == 0'),
    ("a drop", requests(**OTLP), ir.drops(ir.measure("rate"), "50%", "1d"),
     '(sum(rate({__name__="Requests"}[5m])) or vector(0)) < 0.5 * (sum(rate({__name__="Requests"}[5m] offset 1d)))\n'
     'and 300 * (sum(rate({__name__="Requests"}[5m] offset 1d))) > 50'),
    ("a rise", queue(**OTLP), ir.rises(ir.measure("value", None), "100%", "15m"),
     'max({__name__="Depth"}) > 2 * (max({__name__="Depth"} offset 15m))\n'
     'and (max({__name__="Depth"} offset 15m)) > 0'),
    ("PromQL of the user's own", requests(**OTLP), ir.raw("max(up) by (x) < 1"), "max by (x) (up) < 1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("signal", "condition", "query"), [case[1:] for case in ALERTS], ids=[case[0] for case in ALERTS]
)
def test_alerts(signal: SignalIr, condition: Any, query: str) -> None:
    found = query_of(signal, alert("watched", condition, on=signal.name), name="svc-watched")
    assert found == query
    parse_expr(found)


def test_for_is_exact() -> None:
    built = alert("watched", ir.above(ir.measure("rate"), "5"))
    lengths = {"for_": Duration.parse("7m"), "keep_firing_for": Duration.parse("90s")}
    waiting = replace(built, partitions=(replace(built.default, **lengths),))
    resources, findings = made(requests(**OTLP), waiting)
    criteria: Any = bodies(resources)["svc-watched"]["EvaluationCriteria"]
    assert (criteria["PromQLCriteria"]["PendingPeriod"], criteria["PromQLCriteria"]["RecoveryPeriod"]) == (420, 90)
    assert [finding.code for finding in findings] == ["SLO828"]


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ((requests(**OTLP), slo(FAST)), ["SLO828"]),
        ((queue(**OTLP), slo(FAST, sli=GaugeSli("queue", Decimal(1), None, None))), []),
        ((requests(**OTLP), alert("x", ir.drops(ir.measure("rate")))), ["SLO820", "SLO828"]),
        ((requests(**OTLP), alert("x", ir.deviates(ir.measure("rate")))), ["SLO818"]),
        (
            (
                requests(**OTLP),
                slo(FAST, sli=TimesliceSli(EventsSli("requests"), Duration.of(minutes=1), Share.parse("9%"))),
            ),
            ["SLO818"],
        ),
    ],
    ids=["counters", "gauges", "two baselines", "no bands", "no slices of events"],
)
def test_findings(parts: tuple[Any, ...], codes: list[str]) -> None:
    assert [finding.code for finding in made(*parts)[1]] == codes


def test_three_days_are_nothing_special() -> None:
    slow = {"slow": ("2", "3d", "6h", "1h", "P2", False)}
    resources, findings = made(requests(**OTLP), slo(ir.partition("99.9%", policy=slow)))
    assert [finding.code for finding in findings] == ["SLO828"]
    assert "[3d]" in str(bodies(resources)["svc-availability-burn-slow"])
