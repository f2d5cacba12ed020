"""A week of minutes: from Monday 00:00 (0) to Sunday 24:00 (10080)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from slocompiler.ir.operations import TimeIntervalIr

MINUTES_A_DAY = 24 * 60
MINUTES_A_WEEK = 7 * MINUTES_A_DAY

#: Minutes of the week, start inclusive and end exclusive.
Span = tuple[int, int]

_FIRST_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)
_DAYS_SEEN = 10 * 366


def open_spans(interval: TimeIntervalIr) -> tuple[Span, ...]:
    """When the interval is open, in its own zone: sorted, without overlap, Sunday night running on into Monday."""
    nights = MINUTES_A_DAY if interval.end <= interval.start else 0
    days = (weekday * MINUTES_A_DAY for weekday in interval.weekdays)
    return _merged((day + interval.start, day + interval.end + nights) for day in days)


def open_spans_utc(interval: TimeIntervalIr) -> tuple[Span, ...]:
    """When the interval may be open in UTC: at every offset of its zone, so wider where clocks change."""
    offsets = _offsets(interval.timezone)
    return _merged((start - offset, end - offset) for start, end in open_spans(interval) for offset in offsets)


def follows_clock_changes(interval: TimeIntervalIr) -> bool:
    """Whether the distance of its zone to UTC changes, so that hours in UTC cannot be exact."""
    return len(_offsets(interval.timezone)) > 1


def is_utc(interval: TimeIntervalIr) -> bool:
    return interval.timezone in ("UTC", "Etc/UTC")


def _offsets(timezone: str) -> set[int]:
    """Minutes that the zone is ahead of UTC, at noon of every day of ten years, so that no rule of a zone is missed."""
    zone = ZoneInfo(timezone)
    days = (_FIRST_DAY + timedelta(days=day) for day in range(_DAYS_SEEN))
    offsets = (day.astimezone(zone).utcoffset() or timedelta() for day in days)
    return {int(offset.total_seconds() // 60) for offset in offsets}


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(piece for span in spans for piece in _wrapped(*span)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _wrapped(start: int, end: int) -> Iterator[Span]:
    """The parts of a span within one week; before Monday is Sunday, after Sunday is Monday."""
    shift = start // MINUTES_A_WEEK * MINUTES_A_WEEK
    start, end = start - shift, end - shift
    yield start, min(end, MINUTES_A_WEEK)
    if end > MINUTES_A_WEEK:
        yield 0, end - MINUTES_A_WEEK
