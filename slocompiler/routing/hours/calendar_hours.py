"""Hours by clock and calendar, as one entry of an Alertmanager time interval states them."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from slocompiler.routing.hours.spans import Spans, union

#: First and last, both included.
Range = tuple[int, int]
_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1)


class CalendarHours(Struct, frozen=True):
    """When all of the parts agree; None restricts nothing.

    `times`: minutes of the day, the end not included. `weekdays`: 0 is Sunday. `days_of_month`: negative ones count
    from the end of the month, -1 is its last day.
    """

    times: tuple[Range, ...] | None = None
    weekdays: tuple[Range, ...] | None = None
    days_of_month: tuple[Range, ...] | None = None
    months: tuple[Range, ...] | None = None
    years: tuple[Range, ...] | None = None
    zone: str = "UTC"

    def has_day(self, day: date) -> bool:
        """Whether any time of the day can be open."""
        return (
            _within(self.weekdays, day.isoweekday() % 7)
            and _within(self.months, day.month)
            and _within(self.years, day.year)
            and (self.days_of_month is None or any(_has_day(days, day) for days in self.days_of_month))
        )


@lru_cache(maxsize=256)
def calendar_spans(hours: CalendarHours, start: int, end: int) -> Spans:
    """When the hours are open between two moments, in seconds of the epoch.

    Clock times follow the zone: where its clocks are put forward the skipped times are not there, and where they are
    put back they come twice, as for Alertmanager, which asks for the clock time of the present moment.
    """
    found: list[tuple[int, int]] = []
    for first, last, offset in _offsets(hours.zone, start, end):
        for day in _days(first + offset, last + offset):
            if hours.has_day(day):
                midnight = _local_seconds(day) - offset
                times = ((0, 24 * 60),) if hours.times is None else hours.times
                pieces = ((midnight + 60 * opens, midnight + 60 * closes) for opens, closes in times)
                found += [(max(opens, first), min(closes, last)) for opens, closes in pieces]
    return union((opens, closes) for opens, closes in found if opens < closes)


def _offsets(zone: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of time in which the zone keeps its distance to UTC: from, to, and seconds ahead."""
    clock, first = ZoneInfo(zone), start
    while first < end:
        offset, last = _offset(clock, first), first
        while last < end and _offset(clock, min(last + 86_400, end)) == offset:
            last = min(last + 86_400, end)
        if last < end:
            last = _change(clock, last, min(last + 86_400, end), offset)
        yield first, last, offset
        first = last


def _change(clock: ZoneInfo, before: int, after: int, offset: int) -> int:
    """The first second that has another distance, between one that has this distance and one that has not."""
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(clock, middle) == offset else (before, middle)
    return after


def _offset(clock: ZoneInfo, moment: int) -> int:
    ahead = datetime.fromtimestamp(moment, UTC).astimezone(clock).utcoffset() or timedelta()
    return int(ahead.total_seconds())


def _days(first: int, last: int) -> Iterator[date]:
    """The days touched between two local times."""
    day = (_EPOCH + timedelta(seconds=first)).date()
    while _local_seconds(day) < last:
        yield day
        day += _DAY


def _local_seconds(day: date) -> int:
    return (day - _EPOCH.date()).days * 86_400


def _within(ranges: tuple[Range, ...] | None, value: int) -> bool:
    return ranges is None or any(first <= value <= last for first, last in ranges)


def _has_day(days: Range, day: date) -> bool:
    """As ContainsTime of Alertmanager's timeinterval.go: a first day beyond the month is not in it."""
    length = monthrange(day.year, day.month)[1]
    first, last = (number if number > 0 else length + number + 1 for number in days)
    return first <= length and max(first, -length) <= day.day <= min(last, length)
