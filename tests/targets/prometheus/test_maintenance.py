"""Maintenance through promtool: what it leaves out of the budget, what it silences, when it is on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from slocompiler.ir.operations import MaintenanceIr, TimeIntervalIr
from slocompiler.ir.slos import EventsSli
from tests.ir_builders import (
    FAST_ONLY,
    above,
    alert,
    alert_partition,
    events_signal,
    maintenance,
    measure,
    partition,
    service,
    slo,
    weekly,
)
from tests.targets.prometheus.promtool_case import PromtoolCase, counter, only, rules_of

FAST = partition("99.9%", policy=FAST_ONLY)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
OK, BAD = 'req_total{job="svc",code="200"}', 'req_total{job="svc",code="500"}'


def from_to(start: int, end: int, mute: tuple[str, ...], *, excludes_budget: bool) -> MaintenanceIr:
    """Single work between two minutes of promtool's time."""
    times = {"start": EPOCH + timedelta(minutes=start), "end": EPOCH + timedelta(minutes=end)}
    return maintenance("work", None, mute, excludes_budget=excludes_budget, **times)


def failing(start: int, end: int, per_minute: int = 2) -> dict[str, str]:
    """Everything fails between two minutes."""
    before, during = per_minute * start - 1, per_minute * (end - start) - 1
    return {
        OK: counter(100, before, (0, during), (100, 200 * per_minute)),
        BAD: counter(0, before, (100, during), (0, 200 * per_minute)),
    }


@pytest.mark.parametrize("late", [(), ("svc:maintenance:work",)])
def test_errors_of_the_work_stay_out_of_every_window(late: tuple[str, ...], tmp_path: Path) -> None:
    """All fails during the hour of work; nothing of it is left in a budget, nor in the minutes after it.

    It does not matter whether the groups of the SLO see the work at once or one evaluation later.
    """
    work = from_to(60, 120, (), excludes_budget=True)
    one = service(events_signal(), slo("availability", None, FAST, masked=True), work)
    case = PromtoolCase.of(one, failing(60, 120, per_minute=4))
    case.scrape = "15s"
    case.late_groups = late
    case.value("90m", "slo:sli_error:ratio_rate5m", None)
    for at in ("127m", "150m"):
        for window in ("5m", "1h", "30d"):
            case.value(at, f"sum(slo:sli_error:ratio_rate{window})", 0)
    case.fires_from_to("SvcBurnFast", silent=["70m", "90m", "121m", "125m", "130m", "150m"], firing=[])
    case.run(tmp_path)


def test_without_a_mask_the_same_hour_fires(tmp_path: Path) -> None:
    case = PromtoolCase.of(service(events_signal(), slo("availability", None, FAST)), failing(60, 120))
    case.firing("70m", "SvcBurnFast")
    case.run(tmp_path)


def test_muted_severities_are_silent_until_the_errors_have_left_their_windows(tmp_path: Path) -> None:
    """The budget counts, so the burn alert is gated; P1 is not muted and fires."""
    work = from_to(60, 120, ("P0",), excludes_budget=False)
    muted = alert("muted", None, alert_partition(above(measure("bad_ratio"), "0.01"), severity="P0"))
    heard = alert("heard", above(measure("bad_ratio"), "0.01"))
    one = slo("availability", EventsSli("requests"), FAST)
    case = PromtoolCase.of(service(events_signal(), one, muted, heard, work), failing(60, 120))
    for name in ("SvcBurnFast", "SvcMuted"):
        case.fires_from_to(name, silent=["70m", "119m", "121m", "124m", "130m"], firing=[])
    case.firing("70m", "SvcHeard")
    case.value("110m", "sum(slo:sli_error:ratio_rate1h) > bool 0.5", 1)
    case.run(tmp_path)


def test_an_outage_that_outlasts_the_work_is_heard(tmp_path: Path) -> None:
    work = from_to(60, 120, ("P0",), excludes_budget=False)
    case = PromtoolCase.of(service(events_signal(), slo("availability", None, FAST), work), failing(60, 150))
    case.fires_from_to("SvcBurnFast", silent=["119m", "124m"], firing=["130m"])
    case.run(tmp_path)


@pytest.mark.parametrize(
    "interval",
    [
        weekly("night", [6], "02:00", "03:00", "America/New_York"),
        weekly("office", [0, 1, 2, 3, 4], "09:00", "18:00", "Europe/Berlin"),
        weekly("late", [4, 6], "22:00", "06:00", "Australia/Sydney"),
        weekly("evening", range(7), "20:30", "24:00", "Asia/Kolkata"),
    ],
)
def test_repeated_work_is_on_in_its_local_hours(interval: TimeIntervalIr, tmp_path: Path) -> None:
    """A year, and every half an hour of the days around both changes of the clocks in 2027."""
    rules = only(rules_of(service(maintenance("work", interval))), "slo:")
    case = PromtoolCase(rules, {"x": "0"}, interval="30m", start="2027-03-01T00:00:00Z")
    start = datetime(2027, 3, 1, tzinfo=UTC)
    for step in range(40 * 48):
        moment = start + timedelta(minutes=30 * step)
        case.value(f"{30 * step}m", "sum(slo:maintenance)", is_on(interval, moment))
    case.run(tmp_path)


def is_on(interval: TimeIntervalIr, moment: datetime) -> int:
    """By the clock of the zone, with no PromQL in it."""
    local = moment.astimezone(ZoneInfo(interval.timezone))
    minute = local.hour * 60 + local.minute
    if interval.end > interval.start:
        return int(local.weekday() in interval.weekdays and interval.start <= minute < interval.end)
    today = local.weekday() in interval.weekdays and minute >= interval.start
    return int(today or ((local.weekday() - 1) % 7 in interval.weekdays and minute < interval.end))
