"""Hours over a year, against a reading of every quarter of an hour as Alertmanager reads it (timeinterval.go)."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slocompiler.routing.hours.calendar_hours import CalendarHours, Range, calendar_spans
from slocompiler.routing.hours.spans import Spans, difference, next_start, span_at, union
from tests.property.profile import profile

WORK = ((540, 1080),)
WORKDAYS = ((1, 5),)


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


START, END = seconds("2026-01-01"), seconds("2027-01-01")


def contains(hours: CalendarHours, moment: datetime) -> bool:
    """A plain reading of ContainsTime: the clock and the calendar of the zone at that moment."""
    local = moment.astimezone(ZoneInfo(hours.zone))
    last = (local.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

    def day_of_month(days: Range) -> bool:
        first, final = (number if number > 0 else last.day + number + 1 for number in days)
        return first <= last.day and max(first, -last.day) <= local.day <= min(final, last.day)

    def any_of(ranges: tuple[Range, ...] | None, value: int) -> bool:
        return ranges is None or any(first <= value <= final for first, final in ranges)

    minute = 60 * local.hour + local.minute
    return (
        (hours.times is None or any(opens <= minute < closes for opens, closes in hours.times))
        and any_of(hours.weekdays, (local.weekday() + 1) % 7)
        and any_of(hours.months, local.month)
        and any_of(hours.years, local.year)
        and (hours.days_of_month is None or any(map(day_of_month, hours.days_of_month)))
    )


CASES = [
    CalendarHours(),
    CalendarHours(WORK, WORKDAYS, zone="America/New_York"),
    CalendarHours(((90, 210),), zone="Europe/Berlin"),  # over both changes of clocks
    CalendarHours(((90, 150),), zone="Australia/Lord_Howe"),  # half an hour
    CalendarHours(((0, 1440),), ((0, 0), (6, 6)), zone="Asia/Kathmandu"),
    CalendarHours(WORK, zone="Africa/Casablanca"),  # clocks go back for Ramadan
    CalendarHours(days_of_month=((-1, -1), (1, 1))),
    CalendarHours(days_of_month=((29, 31),), months=((2, 2),)),
    CalendarHours(days_of_month=((-31, -29),)),
    CalendarHours(days_of_month=((5, -20),)),
    CalendarHours(months=((3, 4), (10, 11)), weekdays=((0, 0),), zone="Europe/Berlin"),
    CalendarHours(years=((2025, 2025), (2027, 2030)), zone="Pacific/Auckland"),
    CalendarHours(years=((2020, 2025),)),
]


@pytest.mark.parametrize("hours", CASES, ids=str)
def test_every_quarter_of_an_hour_of_a_year(hours: CalendarHours) -> None:
    spans = calendar_spans(hours, START, END)
    wrong = [
        moment
        for moment in range(START, END, 900)
        if (span_at(spans, moment) is not None) != contains(hours, datetime.fromtimestamp(moment, UTC))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("hours", "start", "expected"),
    [
        # New York puts its clocks forward on 8 March: 09:00 is 14:00 UTC before and 13:00 after.
        (CASES[1], "2026-03-06T00:00", ["14:00-23:00"]),
        (CASES[1], "2026-03-08T00:00", []),
        (CASES[1], "2026-03-09T00:00", ["13:00-22:00"]),
        # Berlin: 02:00 to 03:00 is skipped on 29 March and comes twice on 25 October.
        (CASES[2], "2026-03-27T12:00", ["00:30-02:30"]),
        (CASES[2], "2026-03-28T12:00", ["00:30-01:30"]),
        (CASES[2], "2026-10-24T12:00", ["23:30-02:30"]),
        (CASES[2], "2026-10-25T12:00", ["00:30-02:30"]),
    ],
)
def test_days_on_which_clocks_change(hours: CalendarHours, start: str, expected: list[str]) -> None:
    spans = calendar_spans(hours, seconds(start), seconds(start) + 86_400)
    clock = [tuple(datetime.fromtimestamp(moment, UTC).strftime("%H:%M") for moment in span) for span in spans]
    assert [f"{opens}-{closes}" for opens, closes in clock] == expected


def test_hours_are_cut_to_the_time_asked_for() -> None:
    assert calendar_spans(CASES[0], START + 5, START + 7) == ((START + 5, START + 7),)
    assert calendar_spans(CASES[1], START, START) == ()


SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda one: (one[0], one[0] + one[1])), max_size=5
)


def moments(spans: Spans) -> set[int]:
    return {moment for start, end in spans for moment in range(start, end)}


@profile(300)
@given(SPANS, SPANS)
def test_spans_are_sets_of_moments(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> None:
    ours, theirs = union(first), union(second)
    assert moments(ours) == moments(tuple(first))
    assert all(end < start for (_, end), (start, _) in pairwise(ours))
    assert moments(difference(ours, theirs)) == moments(ours) - moments(theirs)
    for moment in range(-1, 28):
        assert (span_at(ours, moment) is not None) == (moment in moments(ours))
        assert next_start(ours, moment) == min((start for start, _ in ours if start > moment), default=None)
