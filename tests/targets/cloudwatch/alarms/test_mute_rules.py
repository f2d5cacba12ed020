"""Planned work as alarm mute rules."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.examples import alert, made, requests, slo

BUSY = ir.above(ir.measure("rate", "5m"), "1")
NIGHT = ir.weekly("night", (6,), "22:00", "24:00")


def rules(*parts: Any) -> list[Resource]:
    return [one for one in made(requests(), *parts)[0] if one.kind is ResourceKind.MUTE_RULE]


def schedules(*parts: Any) -> list[tuple[str, ...]]:
    found: list[Any] = [rule.body["Rule"] for rule in rules(*parts)]
    return [tuple(rule["Schedule"][key] for key in ("Expression", "Duration", "Timezone")) for rule in found]


@pytest.mark.parametrize(
    ("interval", "expression", "duration", "zone"),
    [
        (NIGHT, "cron(0 22 * * SUN)", "PT2H5M", "UTC"),
        (ir.weekly("x", range(7), "00:30", "01:00", "Europe/Berlin"), "cron(30 0 * * *)", "PT35M", "Europe/Berlin"),
        (ir.weekly("x", (4, 0), "22:00", "06:15"), "cron(0 22 * * MON,FRI)", "PT8H20M", "UTC"),
        (ir.weekly("x", (0,), "00:00", "24:00"), "cron(0 0 * * MON)", "P1DT5M", "UTC"),
        (ir.weekly("x", (0,), "09:00", "09:00"), "cron(0 9 * * MON)", "P1DT5M", "UTC"),
    ],
)
def test_work_that_is_repeated(interval: TimeIntervalIr, expression: str, duration: str, zone: str) -> None:
    """The alarm looks back 5m: so long the work is in it when it is over."""
    found = schedules(alert("busy", BUSY), ir.maintenance("work", interval, ["P1"]))
    assert found == [(expression, duration, zone)]


START = datetime(2026, 12, 1, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (START, START + timedelta(hours=4), [("at(2026-12-01T22:00)", "PT4H5M", "UTC")]),
        (START + timedelta(seconds=30), START + timedelta(minutes=1), [("at(2026-12-01T22:00)", "PT6M", "UTC")]),
        (
            START,
            START + timedelta(days=20),
            [("at(2026-12-01T22:00)", "P15D", "UTC"), ("at(2026-12-16T22:00)", "P5DT5M", "UTC")],
        ),
        (START.astimezone(), START + timedelta(hours=1), [("at(2026-12-01T22:00)", "PT1H5M", "UTC")]),
    ],
    ids=["hours", "seconds count as minutes", "more than 15 days", "another zone"],
)
def test_work_that_is_done_once(start: datetime, end: datetime, expected: list[tuple[str, ...]]) -> None:
    work = ir.maintenance("work", None, ["P1"], start=start, end=end)
    assert schedules(alert("busy", BUSY), work) == expected


def test_only_the_severities_that_are_named_are_silent() -> None:
    found = rules(alert("busy", BUSY), slo(), ir.maintenance("work", NIGHT, ["P0", "P2"]))
    targets: list[Any] = [rule.body["MuteTargets"] for rule in found]
    assert [target["AlarmNames"] for target in targets] == [["svc-availability-slow"], ["svc-availability-fast"]]
    assert [rule.name for rule in found] == ["svc-maintenance-work-360m-longer", "svc-maintenance-work-5m-longer"]


def test_nothing_is_silent_without_mute() -> None:
    assert rules(alert("busy", BUSY), ir.maintenance("work", NIGHT)) == []


def test_a_rule_names_a_hundred_alarms_at_most() -> None:
    values = tuple(f"v{number:03}" for number in range(150))
    signal = requests(dimensions={"Value": values})
    made_of = made(signal, alert("busy", BUSY), ir.maintenance("work", NIGHT, ["P1"]))[0]
    found: list[Any] = [one.body["MuteTargets"] for one in made_of if one.kind is ResourceKind.MUTE_RULE]
    assert [len(target["AlarmNames"]) for target in found] == [100, 50]


def test_every_region_has_its_own_rule() -> None:
    signal = replace(requests(regions=("eu-west-1", "us-east-1")))
    made_of = made(signal, alert("busy", BUSY), ir.maintenance("work", NIGHT, ["P1"]))[0]
    assert [one.region for one in made_of if one.kind is ResourceKind.MUTE_RULE] == ["eu-west-1", "us-east-1"]
