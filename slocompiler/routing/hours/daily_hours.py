"""Weekly hours as Alertmanager writes them: weekdays that share their clock times."""

from collections.abc import Iterable

from msgspec import Struct

from slocompiler.routing.hours.week import MINUTES_A_DAY, Span

_NAMES = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


class DailyHours(Struct, frozen=True):
    """Weekday ranges (`monday:friday`) and the clock times that are open on each of their days."""

    weekdays: tuple[str, ...]
    times: tuple[tuple[str, str], ...]


def daily_hours(spans: Iterable[Span]) -> tuple[DailyHours, ...]:
    """The spans, cut at midnight and gathered by days with equal times: no time passes 24:00, no range wraps a week.

    Alertmanager's week begins on Sunday.
    """
    days_by_times: dict[tuple[Span, ...], list[int]] = {}
    week = tuple(spans)
    for day in (6, 0, 1, 2, 3, 4, 5):
        times = tuple(_clipped(span, day) for span in week if _touches(span, day))
        if times:
            days_by_times.setdefault(times, []).append((day + 1) % 7)
    return tuple(
        DailyHours(_ranges(days), tuple((_clock(start), _clock(end)) for start, end in times))
        for times, days in days_by_times.items()
    )


def _touches(span: Span, day: int) -> bool:
    return span[0] < (day + 1) * MINUTES_A_DAY and span[1] > day * MINUTES_A_DAY


def _clipped(span: Span, day: int) -> Span:
    midnight = day * MINUTES_A_DAY
    return max(span[0] - midnight, 0), min(span[1] - midnight, MINUTES_A_DAY)


def _ranges(days: list[int]) -> tuple[str, ...]:
    """Ranges of consecutive days, which are sorted with Sunday as 0."""
    starts = [day for day in days if day - 1 not in days]
    ends = [day for day in days if day + 1 not in days]
    return tuple(
        _NAMES[start] if start == end else f"{_NAMES[start]}:{_NAMES[end]}"
        for start, end in zip(starts, ends, strict=True)
    )


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
