"""Labels as tags."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.examples import alert, made, requests, slo

BUSY = ir.above(ir.measure("rate", "5m"), "1")


def tags(static: dict[str, str], **service: Any) -> dict[str, str]:
    built = alert("busy", BUSY)
    labelled = replace(built, partitions=(replace(built.default, labels=static),))
    body: Any = made(requests(), labelled, **service)[0][0].body
    return {tag["Key"]: tag["Value"] for tag in body["Tags"]}


def test_an_alert_says_whose_it_is() -> None:
    assert tags({"kind": "load"}, environment="staging", tier="critical", labels={"company": "acme"}) == {
        "alert": "busy",
        "company": "acme",
        "environment": "staging",
        "kind": "load",
        "service": "svc",
        "severity": "P1",
        "signal": "requests",
        "team": "web",
        "tier": "critical",
    }


def test_an_entry_says_which_it_is() -> None:
    resources = made(requests(), slo(ir.partition("99.9%", policy=ir.FAST_ONLY)))[0]
    [body] = [one.body for one in resources if one.name == "svc-availability-fast"]
    found: Any = body["Tags"]
    assert {tag["Key"]: tag["Value"] for tag in found} == {
        "burn": "fast",
        "long": "1h",
        "service": "svc",
        "severity": "P0",
        "short": "5m",
        "slo": "availability",
        "team": "web",
    }


@pytest.mark.parametrize("value", ["50 %", "a&b", "{{ $x }}", "x" * 257])
def test_what_no_tag_holds_is_left_out(value: str) -> None:
    assert "kind" not in tags({"kind": value})


@pytest.mark.parametrize("value", ["a b", "x_.:/=+-@", "größe", "x" * 256])
def test_what_a_tag_holds(value: str) -> None:
    assert tags({"kind": value})["kind"] == value


def test_ours_win_and_there_is_room_for_forty_one_others() -> None:
    labels = {f"label_{number:02}": "x" for number in range(60)}
    found = tags(labels | {"a_label": "x", "team": "stolen"})
    assert (found["team"], found["severity"], found["a_label"]) == ("web", "P1", "x")
    assert ("label_39" in found, "label_40" in found) == (True, False)
    built = alert("busy", BUSY)
    findings = made(requests(), replace(built, partitions=(replace(built.default, labels=labels),)))[1]
    assert [finding.code for finding in findings] == ["SLO829"]
