"""Hours that pass midnight, wrap the week or keep a zone, against a minute-by-minute reading of the declaration."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from slocompiler.ir.operations import TimeIntervalIr
from tests.ir_organization import ALL_DAYS, WORKDAYS, as_resource, compilation, interval, organization, severity
from tests.judges.programs import check_config
from tests.targets.alertmanager.example import text_of

DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")

#: The declaration -> what Alertmanager reads: weekdays and clock times of each entry.
SPLITS = [
    (interval("x", WORKDAYS, 540, 1080), [(["monday:friday"], ["09:00-18:00"])]),
    (interval("x", (6,), 1320, 1440), [(["sunday"], ["22:00-24:00"])]),
    (interval("x", (4,), 1320, 360), [(["friday"], ["22:00-24:00"]), (["saturday"], ["00:00-06:00"])]),
    (interval("x", (6,), 1320, 360), [(["sunday"], ["22:00-24:00"]), (["monday"], ["00:00-06:00"])]),
    (interval("x", (5, 6), 0, 1440), [(["sunday", "saturday"], ["00:00-24:00"])]),
    (interval("x", ALL_DAYS, 1320, 360), [(["sunday:saturday"], ["00:00-06:00", "22:00-24:00"])]),
    (interval("x", ALL_DAYS, 0, 1440), [(["sunday:saturday"], ["00:00-24:00"])]),
    (interval("x", (0,), 0, 0), [(["monday"], ["00:00-24:00"])]),
    (interval("x", (2,), 720, 720), [(["wednesday"], ["12:00-24:00"]), (["thursday"], ["00:00-12:00"])]),
    (
        interval("x", WORKDAYS, 1080, 540),
        [
            (["monday"], ["18:00-24:00"]),
            (["tuesday:friday"], ["00:00-09:00", "18:00-24:00"]),
            (["saturday"], ["00:00-09:00"]),
        ],
    ),
]


def config(declared: TimeIntervalIr) -> str:
    built = organization(severities=(severity("P0", 1, page=True, active=declared.name),), time_intervals=(declared,))
    return text_of(compilation(built))


def entries(declared: TimeIntervalIr) -> list[dict[str, Any]]:
    found = yaml.safe_load(config(declared))["time_intervals"][0]["time_intervals"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(("declared", "expected"), SPLITS)
def test_intervals_are_split(declared: TimeIntervalIr, expected: list[tuple[list[str], list[str]]]) -> None:
    found = [(e["weekdays"], [f"{t['start_time']}-{t['end_time']}" for t in e["times"]]) for e in entries(declared)]
    assert found == expected


@pytest.mark.parametrize("declared", [case[0] for case in SPLITS])
def test_every_minute_of_a_week_is_open_as_declared(declared: TimeIntervalIr) -> None:
    written = entries(declared)
    start = datetime(2026, 1, 5)
    for minute in range(7 * 1440):
        moment = start + timedelta(minutes=minute)
        assert is_open(written, moment) == is_declared(declared, moment), moment


def is_declared(declared: TimeIntervalIr, local: datetime) -> bool:
    """The declaration, read from the day it names: today's hours, or last night's."""
    minute, yesterday = local.hour * 60 + local.minute, (local.weekday() - 1) % 7
    if declared.start < declared.end:
        return local.weekday() in declared.weekdays and declared.start <= minute < declared.end
    tonight = local.weekday() in declared.weekdays and minute >= declared.start
    return tonight or (yesterday in declared.weekdays and minute < declared.end)


def is_open(written: list[dict[str, Any]], moment: datetime) -> bool:
    """As timeinterval.go decides, for the moment's own clock."""
    return any(_day_fits(entry, moment) and _time_fits(entry, moment) for entry in written)


def _day_fits(entry: dict[str, Any], moment: datetime) -> bool:
    day = moment.isoweekday() % 7
    ranges = [text.split(":") for text in entry["weekdays"]]
    return any(DAYS.index(ends[0]) <= day <= DAYS.index(ends[-1]) for ends in ranges)


def _time_fits(entry: dict[str, Any], moment: datetime) -> bool:
    clock = f"{moment:%H:%M}"
    times = [tuple(time.values()) for time in entry["times"]]
    return any(start <= clock < end for start, end in times)


def test_a_zone_is_kept_as_a_location(tmp_path: Path) -> None:
    declared = interval("office", WORKDAYS, 540, 1080, "Europe/Berlin")
    assert [entry["location"] for entry in entries(declared)] == ["Europe/Berlin"]
    path = tmp_path / "alertmanager.yaml"
    path.write_text(config(declared), encoding="utf-8")
    assert check_config(path).ok


@pytest.mark.parametrize("declared", [case[0] for case in SPLITS])
def test_amtool_reads_every_split(declared: TimeIntervalIr, tmp_path: Path) -> None:
    path = tmp_path / "alertmanager.yaml"
    path.write_text(config(declared), encoding="utf-8")
    verdict = check_config(path)
    assert verdict.ok, verdict.output


ZONES = ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland", "Africa/Casablanca"]


@pytest.mark.parametrize("zone", ZONES)
def test_hours_in_utc_keep_no_alert_back(zone: str) -> None:
    """The resource form: whenever the zone's clock says open, UTC says open, in summer and in winter."""
    declared = interval("office", WORKDAYS, 540, 1080, zone)
    built = organization(severities=(severity("P0", 1, page=True, active="office"),), time_intervals=(declared,))
    resource = yaml.safe_load(text_of(compilation(as_resource(built)), "alertmanager-config-web.yaml"))
    written = resource["spec"]["muteTimeIntervals"][0]["timeIntervals"]
    wrongly_open = 0
    for hour in range(365 * 24):
        moment = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        wanted = is_declared(declared, moment.astimezone(ZoneInfo(zone)))
        assert is_open(written, moment) or not wanted, moment
        wrongly_open += is_open(written, moment) and not wanted
    assert wrongly_open <= 261, "at most an hour a workday"
