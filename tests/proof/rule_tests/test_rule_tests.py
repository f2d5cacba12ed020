"""The generated unit tests: promtool passes them with the rules as they are, and fails them with broken ones."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from slocompiler.emit import write_yaml
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import CompositeMode, CompositeSli, DistributionSli, EventsSli, GaugeSli, NoData, TimesliceSli
from slocompiler.proof.rule_tests.rule_test_file import untested
from slocompiler.values import Duration, Share
from tests.ir_builders import (
    by,
    distribution_signal,
    events_signal,
    facts,
    gauge_signal,
    maintenance,
    organization,
    part,
    partition,
    service,
    slo,
    weekly,
)
from tests.proof.rule_tests.generated import document_of, run

LATENCY = slo("latency", DistributionSli("duration", Decimal("0.03"), None), partition("99.9%", prefix="SvcLatency"))
SLICES = TimesliceSli(EventsSli("requests"), Duration.parse("5m"), Share.parse("95%"))
EVERY_NIGHT = maintenance("reindex", weekly("night", range(7), "02:00", "03:00"), excludes_budget=True)
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
}


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
    verdict = run(
        tmp_path, one, built, only=(": 100 % fails", ": 5 % fails", "no error series exists", "traffic stops")
    )
    assert verdict.ok, verdict.output


def later(rules: str) -> str:
    return rules.replace("for: 2m\n", "for: 150s\n")


def kept_less(rules: str) -> str:
    return rules.replace("keep_firing_for: 15m", "keep_firing_for: 14m30s")


def higher_threshold(rules: str) -> str:
    return rules.replace("> 0.0072", "> 0.0172")


def unfilled(rules: str) -> str:
    """Errors are absent, not 0, in a service without one failure."""
    return re.sub(r"\n?\s*or on \(\) 0 \* [^\n)]*", "", rules)


def unguarded(rules: str) -> str:
    return rules.replace("> 4.5", "> 0")


def without_idle_check(rules: str) -> str:
    return re.sub(r"\((slo:sli_events:count\{[^}]*\}) > 0\)", r"(\1)", rules)


@pytest.mark.parametrize(
    ("broken", "test"),
    [
        (later, ": 100 % fails"),
        (kept_less, ": 100 % fails"),
        (higher_threshold, ": 5 % fails"),
        (unfilled, "no error series exists"),
        (unguarded, "one failure at one event a minute"),
        (without_idle_check, "traffic stops"),
    ],
)
def test_promtool_fails_broken_rules(broken: Callable[[str], str], test: str, tmp_path: Path) -> None:
    verdict = run(tmp_path, service(events_signal(), slo()), only=(test,), broken=broken)
    assert not verdict.ok
    assert "exp:" in verdict.output


def test_a_healthy_group_that_fires_is_noticed(tmp_path: Path) -> None:
    """Every event counts as bad, in whichever region."""
    one = service(events_signal(by=by("region")), slo(by=("region",)))
    verdict = run(tmp_path, one, only=(": 100 % fails",), broken=lambda rules: rules.replace('code=~"5..",', ""))
    assert not verdict.ok
    assert 'region=\\"group-2\\"' in verdict.output


def test_what_has_no_tests_is_listed_with_the_reason() -> None:
    reasons = {
        "composite": "other SLOs",
        "gauge": "gauge",
        "idle-is-bad": "counts as bad",
        "expression": "more than a selector",
        "native": "native histograms",
    }
    one = service(
        events_signal(),
        events_signal(total="sum(rate(a[$window]))", bad="sum(rate(b[$window]))", name="summed"),
        gauge_signal("up"),
        distribution_signal(boundaries=None),
        slo("composite", CompositeSli((part("svc", "a"),), CompositeMode.POOLED)),
        slo("gauge", GaugeSli("gauge", None, Decimal("0.5"), None)),
        slo("idle-is-bad", no_data=NoData.BAD),
        slo("expression", EventsSli("summed")),
        slo("native", DistributionSli("duration", Decimal("0.03"), None)),
    )
    found = {left.slo: left.reason for left in untested(one, organization())}
    assert found.keys() == reasons.keys()
    assert all(reasons[name] in reason for name, reason in found.items())
    assert document_of(one)["tests"] == []


def test_maintenance_at_all_hours_leaves_no_time_for_tests() -> None:
    always = maintenance("always", weekly("always", range(7), "00:00", "24:00"), excludes_budget=True)
    (left,) = untested(service(events_signal(), slo(masked=True), always), organization())
    assert "twelve hours" in left.reason


def test_tests_of_different_signals_are_run_together() -> None:
    names = [test["name"] for test in document_of(SERVICES["errors-and-latency"])["tests"]]
    assert "availability, latency: 100 % fails" in names
    assert "availability: no error series exists" in names


def test_slos_on_one_signal_are_tested_one_after_the_other() -> None:
    strict = slo("strict", None, partition("99.99%", prefix="SvcStrict"))
    names = [test["name"] for test in document_of(service(events_signal(), slo(), strict))["tests"]]
    assert {"availability: 100 % fails", "strict: 100 % fails"} <= set(names)


def test_every_value_is_a_whole_number_and_counters_start_high() -> None:
    for test in document_of(SERVICES["errors-and-latency"])["tests"]:
        for line in test["input_series"]:
            assert re.fullmatch(r"10000000( \d+(\+\d+x\d+)?)*", line["values"]), line


def test_the_document_is_the_same_every_time() -> None:
    one = SERVICES["groups"]
    assert write_yaml(document_of(one)) == write_yaml(document_of(one))
    assert yaml.safe_load(write_yaml(document_of(one))) == document_of(one)
