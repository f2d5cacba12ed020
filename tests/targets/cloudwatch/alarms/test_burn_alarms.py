"""The set of alarms that a burn-rate policy comes to."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from slocompiler.ir.organization import LongWindows
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import SloIr
from slocompiler.targets.cloudwatch.resource import ResourceKind
from slocompiler.values import Duration
from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.examples import ARN, bodies, made, organization, requests, slo

COMPOSITE = ResourceKind.COMPOSITE_ALARM


def test_every_entry_is_a_composite_of_its_windows() -> None:
    found = bodies(made(requests(), slo())[0], COMPOSITE)
    assert {name: body["AlarmRule"] for name, body in found.items()} == {
        "svc-availability-fast": (
            'ALARM("svc-availability-burn-1h-above-0.0144-min-5") AND ALARM("svc-availability-burn-5m-above-0.0144")'
        ),
        "svc-availability-medium": (
            'ALARM("svc-availability-burn-6h-above-0.006-min-5") AND ALARM("svc-availability-burn-30m-above-0.006") '
            'AND ALARM("svc-availability-burn-5m-above-0.001")'
        ),
        "svc-availability-slow": (
            'ALARM("svc-availability-burn-3d-above-0.002-min-5") AND ALARM("svc-availability-burn-6h-above-0.002") '
            'AND ALARM("svc-availability-burn-30m-above-0.001")'
        ),
        "svc-availability-more-urgent-than-slow": (
            'ALARM("svc-availability-fast") OR ALARM("svc-availability-medium")'
        ),
    }


def test_only_what_tells_somebody_has_actions() -> None:
    found = bodies(made(requests(), slo())[0])
    acting = {name: body["AlarmActions"] for name, body in found.items() if body["ActionsEnabled"]}
    assert acting == {
        f"svc-availability-{entry}": [ARN.replace("{region}", "eu-west-1") + severity]
        for entry, severity in (("fast", "p0"), ("medium", "p1"), ("slow", "p2"))
    }
    assert all(found[name]["OKActions"] == actions for name, actions in acting.items())
    assert not any("AlarmActions" in body for name, body in found.items() if name not in acting)


def test_more_urgent_entries_silence_less_urgent_ones() -> None:
    found = bodies(made(requests(), slo())[0], COMPOSITE)
    keys = ("ActionsSuppressor", "ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod")
    assert {
        name.removeprefix("svc-availability-"): tuple(body.get(key) for key in keys) for name, body in found.items()
    } == {
        "fast": (None, None, None),
        "medium": ("svc-availability-fast", 60, 360),
        "slow": ("svc-availability-more-urgent-than-slow", 60, 1860),
        "more-urgent-than-slow": (None, None, None),
    }


def test_entries_of_one_severity_do_not_silence_each_other() -> None:
    policy = {name: (*entry[:4], "P1", True) for name, entry in ir.STANDARD.items()}
    found = bodies(made(requests(), slo(ir.partition("99.9%", policy=policy)))[0], COMPOSITE)
    assert not any("ActionsSuppressor" in body for body in found.values())


def test_equal_windows_are_one_alarm() -> None:
    """Both look at 5m above the same threshold."""
    policy = {"fast": ("10", "1h", "5m", "0s", "P0", True), "medium": ("10", "2h", "5m", "0s", "P1", True)}
    found = bodies(made(requests(), slo(ir.partition("99.9%", policy=policy)))[0], ResourceKind.METRIC_ALARM)
    assert sorted(found) == [
        "svc-availability-burn-1h-above-0.01-min-5",
        "svc-availability-burn-2h-above-0.01-min-5",
        "svc-availability-burn-5m-above-0.001",
        "svc-availability-burn-5m-above-0.01",
    ]


def slow_only() -> SloIr:
    return slo(ir.partition("99.9%", policy={"slow": ("2", "3d", "6h", "0s", "P2", False)}))


def test_long_windows_as_alarms() -> None:
    found, findings = made(requests(), slow_only())
    assert [finding.code for finding in findings] == ["SLO814"]
    body = bodies(found)["svc-availability-burn-3d-above-0.002-min-5"]
    assert {query["MetricStat"]["Period"] for query in body["Metrics"] if "MetricStat" in query} == {259_200}


def test_long_windows_left_to_application_signals() -> None:
    found, findings = made(requests(), slow_only(), built=organization(long_windows=LongWindows.APPLICATION_SIGNALS))
    assert [finding.message for finding in findings] == ["`slow` needs 5 failures in the last day, not in 3d"]
    alarms, [objective] = bodies(found), bodies(found, ResourceKind.SERVICE_LEVEL_OBJECTIVE).values()
    assert objective["BurnRateConfigurations"] == [{"LookBackWindowMinutes": 360}, {"LookBackWindowMinutes": 4320}]
    child = alarms["svc-availability-burn-rate-3d-above-2"]
    assert child["Dimensions"] == [
        {"Name": "BurnRateWindowMinutes", "Value": "4320"},
        {"Name": "SloName", "Value": objective["Name"]},
    ]
    assert (child["Namespace"], child["MetricName"], child["Threshold"]) == ("AWS/ApplicationSignals", "BurnRate", 2)
    assert alarms["svc-availability-slow"]["AlarmRule"] == (
        'ALARM("svc-availability-burn-rate-3d-above-2") AND ALARM("svc-availability-burn-6h-above-0.002") '
        'AND ALARM("svc-availability-burn-failures-1d-min-5")'
    )
    guard = alarms["svc-availability-burn-failures-1d-min-5"]
    assert (guard["MetricName"], guard["Period"], guard["Threshold"]) == ("Errors", 86_400, Decimal("4.5"))


def test_long_windows_left_out() -> None:
    found, findings = made(requests(), slow_only(), built=organization(long_windows=LongWindows.LEAVE_OUT))
    assert ([finding.code for finding in findings], found) == (["SLO826"], ())


def test_nothing_looks_back_more_than_a_week() -> None:
    policy = {"slow": ("1", "8d", "6h", "0s", "P2", False)}
    found, [finding] = made(requests(), slo(ir.partition("99.9%", policy=policy)))
    assert (finding.code, found) == ("SLO811", ())


def test_windows_are_whole_minutes() -> None:
    policy = {"fast": ("10", "1h", "90s", "0s", "P2", False)}
    found, [finding] = made(requests(), slo(ir.partition("99.9%", policy=policy)))
    assert (finding.code, finding.help) == ("SLO825", "write 2m")
    [short] = [body for name, body in bodies(found).items() if "burn-1m30s" in name]
    assert short["Metrics"][0]["MetricStat"]["Period"] == 120


@pytest.mark.parametrize("entry", ["fast", "medium"])
def test_an_entry_says_what_its_composite_cannot_wait_for(entry: str) -> None:
    _, findings = made(requests(), slo())
    [said] = [finding.message for finding in findings if f"`{entry}`" in finding.message]
    assert "before `for` is over and ends up to 15m before `keep_firing_for` is over" in said


def test_prometheus_evaluates_its_own() -> None:
    """The store that does not page has no alarms at all, not even silent ones."""
    of_prometheus = replace(slo(), store=Store.PROMETHEUS)
    assert made(requests(), of_prometheus) == ((), ())


def test_the_guard_can_be_left_out() -> None:
    built = slo()
    partition = built.default
    alerts = tuple(replace(one, min_failures=0, for_=Duration(0)) for one in partition.burn_alerts)
    found = bodies(made(requests(), replace(built, partitions=(replace(partition, burn_alerts=alerts),)))[0])
    assert "svc-availability-burn-1h-above-0.0144" in found


def test_the_alarm_of_an_entry_has_its_name_and_its_labels() -> None:
    """What silences others is named by its new name too."""
    part = ir.partition("99.9%", labels={"journey": "buy", "channel": "all"})
    fast, *slower = part.burn_alerts
    named = replace(fast, own_name="ShopFails", labels=(("channel", "loud"),))
    found = bodies(made(requests(), slo(replace(part, burn_alerts=(named, *slower))))[0], COMPOSITE)
    tags = {each["Key"]: each["Value"] for each in found["svc-availability-ShopFails"]["Tags"]}
    assert (tags["channel"], tags["journey"], tags["burn"]) == ("loud", "buy", "fast")
    assert found["svc-availability-medium"]["ActionsSuppressor"] == "svc-availability-ShopFails"
    others = {each["Key"]: each["Value"] for each in found["svc-availability-medium"]["Tags"]}
    assert others["channel"] == "all"
