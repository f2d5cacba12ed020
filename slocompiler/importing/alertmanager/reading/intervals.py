"""Time intervals, checked as Alertmanager checks them (timeinterval.go)."""

import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

from slocompiler.importing.alertmanager.reading.known_keys import INTERVAL
from slocompiler.importing.foreign.fields import Fields, Found

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_ANY = 10**6
_DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def check_intervals(root: Fields, trouble_key: str) -> dict[str, Found]:
    """The named intervals below a key, by name, with what is wrong about them reported."""
    named: dict[str, Found] = {}
    for entry in root.each(trouble_key, "a time interval"):
        name = entry.required_text("name")
        for hours in entry.each("time_intervals", "an entry of a time interval"):
            _check_hours(hours)
        if name is not None and name.text in named:
            entry.wrong(name.span, f"there is a second time interval `{name.text}`", "give it another name")
        elif name is not None:
            named[name.text] = name
    return named


def _check_hours(hours: Fields) -> None:
    hours.ignore(*INTERVAL)
    for times in hours.each("times", "an entry of `times`"):
        _check_times(times)
    _check_ranges(hours, "weekdays", _DAYS.index, 0, 6)
    _check_ranges(hours, "months", _month, 0, _ANY)  # Alertmanager takes any number
    _check_ranges(hours, "years", int, 0, _ANY)
    for found in hours.text_items("days_of_month"):
        _check_days(hours, found)
    zone = hours.text("location")
    if zone is not None and not _is_zone(zone.text):
        hours.wrong(zone.span, f"there is no time zone `{zone.text[:40]}`", "write a name such as `Europe/Berlin`")


def _check_times(times: Fields) -> None:
    start, end = (times.required_text(key) for key in ("start_time", "end_time"))
    if start is None or end is None:
        return
    for found in (start, end):
        if not _CLOCK.fullmatch(found.text):
            times.wrong(found.span, f"`{found.text[:20]}` is no clock time", 'write hours and minutes: "09:00"')
            return
    if start.text >= end.text:
        help = "an interval over midnight is two: until 24:00, and from 00:00"
        times.wrong(start.span, f"it begins at {start.text} and ends at {end.text}, not later", help)


def _check_ranges(hours: Fields, key: str, number: Callable[[str], int], least: int, most: int) -> None:
    for found in hours.text_items(key):
        ends = found.text.lower().split(":")
        try:
            numbers = [number(end) for end in ends]
        except ValueError:
            hours.wrong(found.span, f"`{found.text[:40]}` is nothing that `{key}` can be")
            continue
        if len(numbers) > 2 or not all(least <= one <= most for one in numbers) or numbers[0] > numbers[-1]:
            help = "a range goes from the earlier to the later, `monday:friday`; one over the end of a week is two"
            hours.wrong(found.span, f"`{found.text[:40]}` is no range of `{key}`", help if key == "weekdays" else None)


def _check_days(hours: Fields, found: Found) -> None:
    try:
        numbers = [int(end) for end in found.text.split(":")]
    except ValueError:
        numbers = []
    first, last = (numbers[0], numbers[-1]) if numbers else (0, 0)
    is_in_a_month = 1 <= abs(first) <= 31 and 1 <= abs(last) <= 31
    if len(numbers) > 2 or not is_in_a_month or (first < 0 < last) or _is_backwards(first, last):
        hours.wrong(found.span, f"`{found.text[:40]}` is no range of days of a month", "write `1:7`, or `-3:-1`")


def _is_backwards(first: int, last: int) -> bool:
    """Whether the range ends before it begins in every month, the longest of which has 31 days."""
    begin, end = (number if number > 0 else 32 + number for number in (first, last))
    return begin > end


def _month(text: str) -> int:
    return _MONTHS.index(text) + 1 if text in _MONTHS else int(text)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return name == "Local"
    return True
