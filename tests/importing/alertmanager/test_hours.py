"""Hours of the source as intervals: the same minutes of the week, or as few more as can be."""

import pytest

from slocompiler.importing.alertmanager.meaning.weekly import always, around, as_interval, weekly, without
from slocompiler.routing.hours.calendar_hours import CalendarHours
from slocompiler.spec.organization import TimeIntervalSpec, Weekday


def hours(*times: tuple[int, int], days: tuple[tuple[int, int], ...] | None = None) -> CalendarHours:
    return CalendarHours(times=tuple((60 * start, 60 * end) for start, end in times) or None, weekdays=days)


WORKDAYS: list[Weekday] = ["monday", "tuesday", "wednesday", "thursday", "friday"]
EXACT = [
    ((hours((9, 17), days=((1, 5),)),), TimeIntervalSpec(weekdays=WORKDAYS, from_="09:00", to="17:00")),
    ((hours((9, 17)),), TimeIntervalSpec(from_="09:00", to="17:00")),
    ((hours(days=((0, 0), (6, 6))),), TimeIntervalSpec(weekdays=["saturday", "sunday"])),
    ((hours((22, 24)), hours((0, 6))), TimeIntervalSpec(from_="22:00", to="06:00")),
    (
        (hours((22, 24), days=((0, 0),)), hours((0, 6), days=((1, 1),))),
        TimeIntervalSpec(weekdays=["sunday"], from_="22:00", to="06:00"),
    ),
    ((hours((9, 12)), hours((12, 17))), TimeIntervalSpec(from_="09:00", to="17:00")),
]


@pytest.mark.parametrize(("entries", "interval"), EXACT)
def test_exact(entries: tuple[CalendarHours, ...], interval: TimeIntervalSpec) -> None:
    found = weekly(entries)
    assert found is not None
    assert as_interval(found) == interval


def test_two_times_a_day_are_widened() -> None:
    found = weekly([hours((9, 12), (13, 17), days=((1, 2),))])
    assert found is not None
    assert as_interval(found) is None
    assert around(found) == TimeIntervalSpec(weekdays=["monday", "tuesday"], from_="09:00", to="17:00")


def test_months_are_no_weekly_hours() -> None:
    assert weekly([CalendarHours(months=((1, 2),))]) is None
    assert weekly([hours((1, 2)), CalendarHours(zone="Europe/Berlin")]) is None


def test_outside_of_muted_hours() -> None:
    muted = weekly([hours((0, 9), (17, 24), days=((1, 5),)), hours(days=((6, 6), (0, 0)))])
    assert muted is not None
    left = without(always("UTC"), muted)
    assert left is not None
    assert as_interval(left) == TimeIntervalSpec(weekdays=WORKDAYS, from_="09:00", to="17:00")
