"""Hours of the source as an interval of ours: some weekdays, from one clock time to another."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from slocompiler.routing.hours.calendar_hours import CalendarHours
from slocompiler.routing.hours.week import MINUTES_A_DAY, MINUTES_A_WEEK, Span
from slocompiler.spec.organization import TimeIntervalSpec, Weekday

_DAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UTC = ("UTC", "Etc/UTC", "")


class WeeklyHours(Struct, frozen=True):
    """Minutes of the week in which something is open, sorted, apart from each other; and the zone of the clock."""

    spans: tuple[Span, ...]
    zone: str


def weekly(entries: Sequence[CalendarHours]) -> WeeklyHours | None:
    """The hours of a week; None where months, days of months or years count, or clocks of several zones."""
    zones = {entry.zone for entry in entries}
    if len(zones) > 1 or any(entry.days_of_month or entry.months or entry.years for entry in entries):
        return None
    spans: list[Span] = []
    for entry in entries:
        for first, last in entry.weekdays or ((0, 6),):
            for day in range(first, last + 1):
                midnight = (day - 1) % 7 * MINUTES_A_DAY
                times = ((0, MINUTES_A_DAY),) if entry.times is None else entry.times
                spans += [(midnight + start, midnight + end) for start, end in times]
    return WeeklyHours(_merged(spans), zones.pop() if zones else "UTC")


def without(hours: WeeklyHours, muted: WeeklyHours) -> WeeklyHours | None:
    """What is left outside of the muted hours; None where the clocks are of two zones."""
    if hours.zone != muted.zone:
        return None
    minutes, left = 0, list[Span]()
    for start, end in (*muted.spans, (MINUTES_A_WEEK, MINUTES_A_WEEK)):
        left += [(max(minutes, one), min(start, other)) for one, other in hours.spans]
        minutes = end
    return WeeklyHours(_merged(span for span in left if span[0] < span[1]), hours.zone)


def always(zone: str) -> WeeklyHours:
    return WeeklyHours(((0, MINUTES_A_WEEK),), zone)


def as_interval(hours: WeeklyHours) -> TimeIntervalSpec | None:
    """The interval with exactly these hours; None where one cannot say them."""
    return _same_times(hours) or _over_midnight(hours)


def around(hours: WeeklyHours) -> TimeIntervalSpec | None:
    """The narrowest interval on the same days that has all of these hours; None where they are never."""
    daily = _daily(hours.spans)
    times = [time for spans in daily.values() for time in spans]
    if not times:
        return None
    widest = (min(start for start, _ in times), max(end for _, end in times))
    return _interval(daily, *widest, hours.zone)


def _same_times(hours: WeeklyHours) -> TimeIntervalSpec | None:
    daily = _daily(hours.spans)
    shapes = {tuple(spans) for spans in daily.values()}
    if len(shapes) != 1 or len(next(iter(shapes))) != 1:
        return None
    ((start, end),) = shapes.pop()
    return _interval(daily, start, end, hours.zone)


def _over_midnight(hours: WeeklyHours) -> TimeIntervalSpec | None:
    spans = list(hours.spans)
    if len(spans) > 1 and spans[0][0] == 0 and spans[-1][1] == MINUTES_A_WEEK:
        spans = [*spans[1:-1], (spans[-1][0], MINUTES_A_WEEK + spans[0][1])]
    shapes = {(start % MINUTES_A_DAY, end - start) for start, end in spans}
    if len(shapes) != 1:
        return None
    start, length = shapes.pop()
    end = start + length - MINUTES_A_DAY
    return _interval([span[0] // MINUTES_A_DAY for span in spans], start, end, hours.zone) if 0 < end <= start else None


def _interval(days: Iterable[int], start: int, end: int, zone: str) -> TimeIntervalSpec:
    named = [_DAYS[day] for day in sorted(days)]
    is_whole = (start, end) == (0, MINUTES_A_DAY)
    return TimeIntervalSpec(
        weekdays=None if len(named) == len(_DAYS) else named,
        from_=None if is_whole else _clock(start),
        to=None if is_whole else _clock(end),
        timezone=None if zone in _UTC else zone,
    )


def _daily(spans: Iterable[Span]) -> dict[int, list[Span]]:
    daily: dict[int, list[Span]] = {}
    for start, end in spans:
        for day in range(start // MINUTES_A_DAY, (end - 1) // MINUTES_A_DAY + 1):
            midnight = day * MINUTES_A_DAY
            daily.setdefault(day, []).append((max(start - midnight, 0), min(end - midnight, MINUTES_A_DAY)))
    return daily


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
