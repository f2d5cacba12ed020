"""The generated unit tests of SLOs: promtool passes them with the rules as they are."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from slocompiler.emit import write_yaml
from slocompiler.ir.operations import ExtraRuleIr, ExtraRulesIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusGaugeIr, SignalForm, SignalIr
from slocompiler.ir.slos import (
    CompositeMode,
    CompositeSli,
    DistributionSli,
    EventsSli,
    GaugeSli,
    NoData,
    RatioSli,
    TimesliceSli,
)
from slocompiler.proof.rule_tests.rule_test_file import untested
from slocompiler.values import Duration, Share, Unit
from tests.ir_builders import (
    SPAN,
    alert,
    by,
    distribution_signal,
    events_signal,
    facts,
    gauge_signal,
    maintenance,
    organization,
    part,
    partition,
    query,
    ratio_signal,
    raw,
    service,
    signal,
    slo,
    weekly,
)
from tests.proof.rule_tests.generated import document_of, run

LATENCY = slo("latency", DistributionSli("duration", Decimal("0.03"), None), partition("99.9%", prefix="SvcLatency"))
SLICES = TimesliceSli(EventsSli("requests"), Duration.parse("5m"), Share.parse("95%"))
MEMBERS = (part("svc", "availability"), part("svc", "latency"))
FULL, OLD = Decimal("0.9"), Decimal(93600)
EVERY_NIGHT = maintenance("reindex", weekly("night", range(7), "02:00", "03:00"), excludes_budget=True)


def age_signal(metric: str) -> SignalIr:
    """The time since a timestamp."""
    return signal("gauge", SignalForm.GAUGE, PrometheusGaugeIr(query(f"time() - {metric}"), True, SPAN))


SERVICES: dict[str, ServiceIr] = {
    "errors-and-latency": service(events_signal(), slo(), distribution_signal(), LATENCY),
    "groups": service(
        events_signal(by=by("region")),
        slo("availability", None, partition(), partition("99%", (("region", "eu"),)), by=("region",)),
    ),
    "good-of-total": service(
        events_signal('r_total{job="x"}', bad=None, good='r_total{code!~"5..",job="x"}', by=by("service as upstream")),
        slo(by=("upstream",)),
    ),
    "good-and-bad": service(events_signal(total=None, bad="failed_total", good="done_total"), slo()),
    "slices": service(events_signal(), slo("slices", SLICES)),
    "maintenance": service(events_signal(), slo(masked=True), EVERY_NIGHT),
    "windows": service(
        events_signal(total="sum(rate(all_total[$window]))", bad='sum(increase(failed_total{kind="x"}[$window]))'),
        slo(),
    ),
    "native": service(distribution_signal(boundaries=None), LATENCY),
    "gauges": service(
        gauge_signal('sum(used{pool="a"}) / sum(size{pool="a"})'), slo("full", GaugeSli("gauge", FULL, None, None))
    ),
    "ages": service(age_signal("last_success"), slo("fresh", GaugeSli("gauge", OLD, None, Duration.parse("5m")))),
    "probes": service(
        gauge_signal('min(up{job="x"})', unit=Unit.BOOL),
        slo("up", GaugeSli("gauge", None, Decimal("0.5"), None), no_data=NoData.BAD),
    ),
    "ratio": service(
        ratio_signal("sum(rate(bad_total[$window])) / sum(rate(all_total[$window]))"), slo("ratio", RatioSli("ratio"))
    ),
    "weighted-ratio": service(
        ratio_signal("sum(rate(b_total[$window])) / sum(rate(a_total[$window]))", "sum(rate(a_total[$window]))"),
        slo("ratio", RatioSli("ratio")),
    ),
    "idle-is-bad": service(events_signal(), slo(no_data=NoData.BAD)),
    "composites": service(
        events_signal(),
        slo(),
        distribution_signal(),
        LATENCY,
        slo("journey", CompositeSli(MEMBERS, CompositeMode.POOLED), partition("99%", prefix="SvcJourney")),
        slo("journey-worst", CompositeSli(MEMBERS, CompositeMode.WORST), partition("99%", prefix="SvcWorst")),
    ),
}


@pytest.mark.parametrize("name", SERVICES)
def test_everything_is_tested(name: str) -> None:
    assert untested(SERVICES[name], organization()) == ()


@pytest.mark.parametrize("name", SERVICES)
def test_promtool_confirms_the_table(name: str, tmp_path: Path) -> None:
    verdict = run(tmp_path, SERVICES[name])
    assert verdict.ok, verdict.output


@pytest.mark.parametrize(
    "built",
    [
        facts(scrape_interval=Duration.parse("15s"), evaluation_interval=Duration.parse("60s")),
        facts(scrape_interval=Duration.parse("60s"), evaluation_interval=Duration.parse("30s"), sloth_names=True),
    ],
    ids=["many scrapes to an evaluation", "two evaluations to a scrape, and sloth's names"],
)
def test_promtool_confirms_it_for_other_deployments(built: OrganizationIr, tmp_path: Path) -> None:
    one = service(events_signal(), slo())
    verdict = run(tmp_path, one, built, only=("100 % fails", "5 % fails", "no error series exists"))
    assert verdict.ok, verdict.output


def test_what_has_no_tests_is_listed_with_the_reason() -> None:
    reasons = {
        "elsewhere": "rules of another service",
        "twice": "two of its members",
        "expression": "more than a sum over one counter",
        "gauge": "not proportional",
        "own": "only its author",
        "by-hand": "written by hand",
    }
    rule = ExtraRuleIr("group", None, {"alert": "by-hand", "expr": "up == 0"}, True, "P1", None, SPAN)
    one = service(
        events_signal(),
        events_signal(total="sum(count_over_time(a[$window]))", bad="sum(count_over_time(b[$window]))", name="summed"),
        gauge_signal("max(a) * max(a)"),
        slo("elsewhere", CompositeSli((part("other", "a"),), CompositeMode.POOLED)),
        slo("twice", CompositeSli((part("svc", "one"), part("svc", "two")), CompositeMode.POOLED)),
        slo("one"),
        slo("two", None, partition(prefix="Two")),
        slo("gauge", GaugeSli("gauge", None, Decimal("0.5"), None)),
        slo("expression", EventsSli("summed")),
        alert("own", raw("up == 0"), on=None),
        extra_rules=(ExtraRulesIr("mine", (rule,), (), None, None, SPAN),),
    )
    found = {left.subject: left.reason for left in untested(one, organization())}
    assert found.keys() == reasons.keys()
    assert all(reasons[name] in reason for name, reason in found.items()), found


def test_maintenance_at_all_hours_leaves_no_time_for_tests() -> None:
    always = maintenance("always", weekly("always", range(7), "00:00", "24:00"), excludes_budget=True)
    (left,) = untested(service(events_signal(), slo(masked=True), always), organization())
    assert "eight hours" in left.reason


def names_of(one: ServiceIr) -> list[str]:
    return [test["name"] for test in document_of(one)["tests"]]


def test_tests_of_different_signals_are_run_together() -> None:
    names = names_of(SERVICES["errors-and-latency"])
    assert any("availability" in name and "latency" in name for name in names)
    assert any(name.startswith("availability") and "no error series exists" in name for name in names)


def test_slos_on_one_signal_are_tested_one_after_the_other() -> None:
    strict = slo("strict", None, partition("99.99%", prefix="SvcStrict"))
    assert not any(
        "availability" in name and "strict" in name for name in names_of(service(events_signal(), slo(), strict))
    )


def test_a_composite_is_read_behind_its_members() -> None:
    order = document_of(SERVICES["composites"])["group_eval_order"]
    assert order.index("svc:journey") > order.index("svc:latency")


def test_every_failure_of_the_table_has_a_test_and_the_silent_ones_share_one() -> None:
    names = [name.partition(": ")[2] for name in names_of(service(events_signal(), slo()))]
    wanted = ["100 % fails", "50 % fails", "10 % fails", "5 % fails", "1 % fails", "2x the budget fails"]
    assert [one for one in wanted if not any(one in name for name in names)] == []
    assert not any("1x the budget" in name for name in names)


def test_every_value_is_a_whole_number_and_counters_start_high() -> None:
    for test in document_of(SERVICES["errors-and-latency"])["tests"]:
        for line in test["input_series"]:
            assert re.fullmatch(r"10000000000( \d+(\+\d+x\d+)?)*", line["values"]), line


def test_the_document_is_the_same_every_time() -> None:
    one = SERVICES["groups"]
    assert write_yaml(document_of(one)) == write_yaml(document_of(one))
    assert yaml.safe_load(write_yaml(document_of(one))) == document_of(one)
