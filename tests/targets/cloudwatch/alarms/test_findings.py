"""What alarms cannot have, or only nearly: codes, places, and what to write instead."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.diagnostics import Severity
from slocompiler.ir.organization import CloudWatchActionIr, CloudWatchFactsIr, LongWindows, OrganizationIr
from slocompiler.ir.signals import SignalIr
from slocompiler.ir.slos import CompositeMode, GaugeSli, NoData, RatioSli
from slocompiler.targets.cloudwatch.alarms import alarm_resources
from slocompiler.values import Duration
from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.examples import (
    ACTION_SPAN,
    alert,
    cdn,
    journey,
    latency,
    made,
    organization,
    queue,
    requests,
    slo,
)

RATE = ir.measure("rate", "5m")
BUSY = ir.above(RATE, "1")
#: One entry that CloudWatch can have as it is.
PLAIN = {"fast": ("14.4", "1h", "5m", "0s", "P2", False)}
PARTITION = ir.partition("99.9%", policy=PLAIN)
MINUTES = ("SLO816", Severity.WARNING)


def waiting(condition: Any, for_: str, keep: str = "0s", on: str = "requests") -> Any:
    built = alert("watched", condition, on=on)
    lengths = {"for_": Duration.parse(for_), "keep_firing_for": Duration.parse(keep)}
    return replace(built, partitions=(replace(built.default, **lengths),))


def with_action(arn: str) -> OrganizationIr:
    actions = {name: CloudWatchActionIr(arn, ACTION_SPAN) for name in ("P0", "P1", "P2")}
    return replace(organization(), cloudwatch=CloudWatchFactsIr(actions, LongWindows.ALARM))


#: What it shows, the parts of the service, and the codes.
CASES: list[tuple[str, tuple[Any, ...], list[str]]] = [
    ("nothing", (requests(), slo(PARTITION), alert("busy", BUSY)), []),
    ("a ratio with a weight", (cdn(), slo(PARTITION, sli=RatioSli("cdn"))), ["SLO816"]),
    ("a ratio without one", (cdn(weight=None), slo(PARTITION, sli=RatioSli("cdn"))), []),
    ("idle time is bad", (requests(), slo(PARTITION, no_data=NoData.BAD)), ["SLO821"]),
    ("idle slices are bad", (queue(), slo(PARTITION, sli=GaugeSli("queue", Decimal(1), None, None),
                                          no_data=NoData.BAD)), []),
    ("a budget without planned work", (requests(), slo(PARTITION, masked=True)), ["SLO823"]),
    ("a slice of half a minute", (queue(), slo(PARTITION, sli=GaugeSli("queue", Decimal(1), None,
                                                                       Duration.parse("30s")))), ["SLO825"]),
    (
        "slices longer than a window",
        (queue(), slo(PARTITION, sli=GaugeSli("queue", Decimal(1), None, Duration.parse("10m")))),
        ["SLO825"],
    ),
    ("for in whole periods", (requests(), waiting(BUSY, "10m")), []),
    ("for in no whole periods", (requests(), waiting(BUSY, "7m")), ["SLO815"]),
    ("for shorter than a period", (requests(), waiting(BUSY, "2m")), ["SLO815"]),
    ("keep_firing_for", (requests(), waiting(BUSY, "5m", "10m")), ["SLO815"]),
    ("a day", (requests(), waiting(BUSY, "23h55m")), []),
    ("more than a day", (requests(), waiting(BUSY, "1d")), ["SLO811"]),
    ("a week by hours", (requests(), waiting(ir.above(ir.measure("rate", "1h"), "1"), "6d")), []),
    ("no whole minutes", (requests(), alert("x", ir.above(ir.measure("rate", "90s"), "1"))), ["SLO825"]),
    ("another statistic", (queue(statistic="Sum"), alert("x", ir.above(ir.measure("value", "5m", "mean"), "1"),
                                                         on="queue")), ["SLO825"]),
    ("the same statistic", (queue(statistic="Maximum"), alert("x", ir.above(ir.measure("value", "5m", "max"), "1"),
                                                              on="queue")), []),
    ("a drop against the median", (requests(), alert("x", ir.drops(RATE))), ["SLO820"]),
    ("a drop against the period before", (requests(), alert("x", ir.drops(RATE, "50%", "5m"))), []),
    ("the same with for", (requests(), waiting(ir.drops(RATE, "50%", "5m"), "5m")), ["SLO820"]),
    ("a drop against a week ago", (requests(), alert("x", ir.drops(RATE, "50%", "7d"))), ["SLO818"]),
    ("a rise against an hour ago", (latency(), alert("x", ir.rises(ir.measure("p95"), "50%", "1h"), on="latency")),
     ["SLO818"]),
    ("a week's rhythm", (requests(), alert("x", ir.deviates(RATE))), []),
    ("a month's rhythm", (requests(), alert("x", ir.deviates(RATE, season="28d"))), ["SLO825"]),
    ("absence of data", (requests(), alert("x", ir.absent())), ["SLO824"]),
    ("absence that is forgotten", (queue(), alert("x", ir.absent("1d"), on="queue")), ["SLO824"]),
    ("absence of a gauge", (queue(), alert("x", ir.absent(), on="queue")), []),
    ("ten metrics", (requests(total=tuple("ABCDEFGHIJ")), alert("x", BUSY)), []),
    ("eleven metrics", (requests(total=tuple("ABCDEFGHIJK")), alert("x", BUSY)), ["SLO818"]),
    ("a label that is no tag", (requests(), replace(alert("x", BUSY), partitions=(
        ir.alert_partition(BUSY, for_=Duration(0), labels={"a": "50 %"}),))), ["SLO829"]),
    ("one name twice", (requests(), slo(PARTITION), alert("availability-fast", BUSY)), ["SLO827"]),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "codes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_findings(parts: tuple[Any, ...], codes: list[str]) -> None:
    assert [finding.code for finding in made(*parts)[1]] == codes


@pytest.mark.parametrize(
    ("arn", "codes"),
    [
        ("arn:aws:sns:{region}:123456789012:pager", []),
        ("arn:aws:sns:eu-west-1:123456789012:pager", []),
        ("arn:aws:ssm-incidents::123456789012:responseplan/page", []),
        ("arn:aws-cn:sns:{region}:123456789012:pager", []),
        ("arn:aws:sns:us-east-1:123456789012:pager", ["SLO813"]),
        ("arn:aws:sns:{account}:123456789012:pager", ["SLO813"]),
        ("arn:aws:sns:eu-west-1:{account}:pager", ["SLO813"]),
        ("pager", ["SLO813"]),
        ("arn:aws::eu-west-1:123456789012:pager", ["SLO813"]),
    ],
)
def test_actions(arn: str, codes: list[str]) -> None:
    """One finding for a severity, however many alarms have it, at the action."""
    found = made(requests(), alert("x", BUSY), alert("y", BUSY), built=with_action(arn))[1]
    assert [(finding.code, finding.span) for finding in found] == [(code, ACTION_SPAN) for code in codes]


def test_a_severity_without_an_action_is_an_error_at_the_first_alarm() -> None:
    found = made(requests(), slo(PARTITION), alert("x", BUSY), alert("y", BUSY), built=organization(actions=("P0",)))[1]
    assert [(finding.code, finding.severity) for finding in found] == [("SLO812", Severity.ERROR)] * 2
    assert [finding.message.partition(" has severity")[0] for finding in found] == [
        "alert `x`",
        "entry `fast` of `availability`",
    ]
    assert 'add `P1: "arn:aws:sns:{region}:<account>:<topic>"`' in (found[0].help or "")


def test_the_way_out_of_a_drop_is_said() -> None:
    [finding] = made(requests(), alert("x", ir.drops(RATE, "50%", "7d")))[1]
    for way in ("over: 7d, against: 7d", "rate: {below: 5/s}", "deviates: 3"):
        assert way in (finding.help or "")


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (requests(total=("Payments",), regions=("us-east-1",)), "SLO818"),
        (requests(total=("Payments",), ingest="otlp"), "SLO818"),
    ],
    ids=["another Region", "PromQL"],
)
def test_composites_that_no_alarm_can_be(second: SignalIr, code: str) -> None:
    parts = [part for part in journey(CompositeMode.POOLED) if part.name != "payments"]
    found, findings = made(*parts, replace(second, name="payments"))
    assert code in [finding.code for finding in findings]
    assert not any("journey" in one.name for one in found)


def test_a_composite_of_time_is_refused() -> None:
    parts = [part for part in journey(CompositeMode.POOLED) if part.name not in ("payments", "paid")]
    paid = slo(PARTITION, name="paid", sli=GaugeSli("queue", Decimal(1), None, None))
    [finding] = [one for one in made(*parts, queue(), paid)[1] if one.code == "SLO818"]
    assert "`paid` counts time, not events" in finding.message


def test_the_worst_of_windows_is_said() -> None:
    found = made(*journey(CompositeMode.WORST))[1]
    assert [(one.code, one.severity) for one in found if one.severity is not Severity.NOTE] == [MINUTES]


def test_a_name_of_another_service_is_reported_once() -> None:
    """`svc` has an alert `api-busy`, and `svc-api` an alert `busy`."""
    services = [
        ir.service(requests(), alert("api-busy", BUSY)),
        ir.service(requests(), alert("busy", BUSY), name="svc-api"),
    ]
    compilation = ir.compilation(*services, built=organization())
    found = [[one.code for one in alarm_resources(service, compilation)[1]] for service in services]
    assert found == [["SLO827"], []]
