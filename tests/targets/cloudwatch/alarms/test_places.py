"""One set of alarms for every Region and every value of a dimension."""

from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.ir.slos import EventsSli
from slocompiler.targets.cloudwatch.alarms.names import alarm_name
from slocompiler.targets.cloudwatch.resource import Resource
from slocompiler.values import Duration
from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.examples import ARN, SOURCE_SPAN, alert, made, requests, slo

REGIONS = ("eu-west-1", "us-east-1")
BUSY = ir.above(ir.measure("rate", "5m"), "1")


def watched(found: tuple[Resource, ...]) -> list[tuple[str, str]]:
    return [(one.region, one.name) for one in found]


def tags_of(resource: Resource) -> dict[str, str]:
    tags: Any = resource.body["Tags"]
    return {tag["Key"]: tag["Value"] for tag in tags}


def test_one_alarm_for_every_region() -> None:
    found, findings = made(requests(regions=REGIONS), alert("busy", BUSY))
    assert (watched(found), findings) == ([(region, "svc-busy") for region in REGIONS], ())
    assert [one.body["AlarmActions"] for one in found] == [
        [ARN.replace("{region}", region) + "p1"] for region in REGIONS
    ]


def test_one_alarm_for_every_value() -> None:
    source = requests(dimensions={"Model": ("big",), "Edge": ("DE", "US")})
    found, _ = made(source, alert("busy", BUSY))
    assert watched(found) == [("eu-west-1", "svc-busy-DE"), ("eu-west-1", "svc-busy-US")]
    assert found[0].body["Dimensions"] == [{"Name": "Model", "Value": "big"}, {"Name": "Edge", "Value": "DE"}]


def test_groups_of_an_slo_are_values() -> None:
    """`DE` has its own objective, `JP` has none."""
    signal = replace(requests(dimensions={"Edge": ("DE", "US", "JP")}), by=ir.by("Edge as edge"))
    objective = slo(
        ir.partition("99.9%", policy=ir.FAST_ONLY),
        ir.partition("99%", (("edge", "DE"),), policy=ir.FAST_ONLY, team="edge"),
        by=("edge",),
        excluded=((("edge", "JP"),),),
        sli=EventsSli("requests"),
    )
    found, _ = made(signal, objective)
    assert [name for _, name in watched(found)] == [
        "svc-availability-fast-DE",
        "svc-availability-fast-US",
        "svc-availability-burn-1h-above-0.0144-min-5-US",
        "svc-availability-burn-1h-above-0.144-min-5-DE",
        "svc-availability-burn-5m-above-0.0144-US",
        "svc-availability-burn-5m-above-0.144-DE",
    ]
    assert tags_of(found[0])["team"] == "edge"


def test_regions_are_groups_too() -> None:
    signal = replace(requests(regions=REGIONS), by=ir.by("region"))
    special = ir.alert_partition(BUSY, (("region", "us-east-1"),), severity="P0", for_=Duration(0))
    found, findings = made(signal, alert("busy", BUSY, special, by=("region",)))
    assert findings == ()
    assert [tags_of(one)["severity"] for one in found] == ["P1", "P0"]


def test_a_source_without_a_region_is_an_error_at_the_source() -> None:
    found, [finding] = made(requests(regions=()), alert("busy", BUSY), alert("busier", BUSY))
    assert (found, finding.code, finding.span) == ((), "SLO810", SOURCE_SPAN)


def test_groups_that_are_no_dimension_are_an_error() -> None:
    found, [finding] = made(replace(requests(), by=ir.by("pod")), alert("busy", BUSY, by=("pod",)))
    assert (found, finding.code) == ((), "SLO817")


def test_a_group_that_is_no_value_is_an_error() -> None:
    signal = replace(requests(dimensions={"Edge": ("DE", "US")}), by=ir.by("Edge"))
    elsewhere = ir.alert_partition(BUSY, (("Edge", "FR"),), for_=Duration(0))
    _, [finding] = made(signal, alert("busy", BUSY, elsewhere, by=("Edge",)))
    assert (finding.code, finding.severity.name) == ("SLO817", "ERROR")
    assert "Edge=FR" in finding.message


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("busy",), "svc-busy"),
        (("busy", "GET /x"), "svc-busy-GET-x-541a2d"),
        (("busy", "GET /x "), "svc-busy-GET-x-1051aa"),
        (("busy", "ünïcode"), "svc-busy-n-code-b8be89"),
        (("busy", "a.b_c-d"), "svc-busy-a.b_c-d"),
    ],
)
def test_names_are_plain_and_stay_apart(parts: tuple[str, ...], name: str) -> None:
    assert alarm_name(ir.service(), *parts) == name


def test_long_names_end_in_a_hash() -> None:
    names = {alarm_name(ir.service(), "x" * 300, text) for text in ("a", "b")}
    assert sorted(map(len, names)) == [255, 255]


def test_the_environment_comes_first() -> None:
    assert alarm_name(ir.service(environment="staging"), "busy") == "staging-svc-busy"
