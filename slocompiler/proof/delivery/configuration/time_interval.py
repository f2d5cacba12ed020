"""Entries of time intervals."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from slocompiler.proof.delivery.configuration.plain_data import entries, texts
from slocompiler.routing.hours.calendar_hours import CalendarHours, Range

_DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


def read_hours(data: Mapping[str, Any]) -> CalendarHours:
    """One entry; a part that cannot be read opens nothing."""
    zone = str(data.get("location") or "UTC")
    if not _is_zone(zone):
        return CalendarHours(times=())
    return CalendarHours(
        times=_times(data),
        weekdays=_ranges(data, "weekdays", _DAYS.index),
        days_of_month=_ranges(data, "days_of_month", int),
        months=_ranges(data, "months", _month),
        years=_ranges(data, "years", int),
        zone=zone,
    )


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return True


def _times(data: Mapping[str, Any]) -> tuple[Range, ...] | None:
    if not data.get("times"):
        return None
    return tuple(
        _range((str(one.get("start_time")), str(one.get("end_time"))), _minute) for one in entries(data, "times")
    )


def _ranges(data: Mapping[str, Any], key: str, number: Callable[[str], int]) -> tuple[Range, ...] | None:
    if not data.get(key):
        return None
    return tuple(_range(text.lower().split(":"), number) for text in texts(data, key))


def _range(ends: Iterable[str], number: Callable[[str], int]) -> Range:
    first, *rest = ends
    try:
        return number(first), number(rest[0] if rest else first)
    except ValueError:
        return 1, 0


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _month(text: str) -> int:
    return _MONTHS.index(text) + 1 if text in _MONTHS else int(text)
