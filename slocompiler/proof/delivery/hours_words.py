"""Hours in words: `Mon-Fri 09:00-18:00 New York`."""

from collections.abc import Callable

from slocompiler.proof.delivery.configuration.configuration import Configuration
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.open_hours import is_always_open, open_spans
from slocompiler.routing.hours.calendar_hours import CalendarHours, Range

ALWAYS, NEVER = "always", "never"
_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: An interval with more entries than that is told by its name.
_MOST_ENTRIES = 3


def hours_words(configuration: Configuration, route: Route) -> str:
    """When the route sends."""
    spans = open_spans(configuration, route)
    if not spans:
        return NEVER
    if is_always_open(spans):
        return ALWAYS
    actives = " and ".join(_interval(configuration, name) for name in route.actives)
    mutes = " and ".join(_interval(configuration, name) for name in route.mutes)
    return f"{actives or ALWAYS}, except {mutes}" if mutes else actives


def zone_of(configuration: Configuration, route: Route) -> str:
    """The zone that the hours of the route are written in; UTC when there are several, or none."""
    entries = (entry for name in (*route.actives, *route.mutes) for entry in configuration.intervals.get(name, ()))
    zones = {entry.zone for entry in entries}
    return zones.pop() if len(zones) == 1 else "UTC"


def place_of(zone: str) -> str:
    """`New York` of `America/New_York`."""
    return zone.rpartition("/")[2].replace("_", " ")


def _interval(configuration: Configuration, name: str) -> str:
    entries = configuration.intervals.get(name, ())
    if not entries or len(entries) > _MOST_ENTRIES:
        return f"`{name}`"
    zones = {entry.zone for entry in entries}
    if len(zones) > 1:
        return ", ".join(f"{_entry(entry)} {place_of(entry.zone)}" for entry in entries)
    return f"{', '.join(map(_entry, entries))} {place_of(zones.pop())}"


def _entry(entry: CalendarHours) -> str:
    parts = (
        _ranges(entry.years, str),
        _ranges(entry.months, lambda month: _MONTHS[month]),
        _prefixed("day ", _ranges(entry.days_of_month, str)),
        _ranges(entry.weekdays, lambda day: _DAYS[day]) if entry.weekdays != ((0, 6),) else "every day",
        "" if entry.times is None else ",".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in entry.times),
    )
    return " ".join(filter(None, parts)) or ALWAYS


def _ranges(ranges: tuple[Range, ...] | None, word: Callable[[int], str]) -> str:
    if ranges is None:
        return ""
    return ",".join(word(first) if first == last else f"{word(first)}-{word(last)}" for first, last in ranges)


def _prefixed(prefix: str, text: str) -> str:
    return f"{prefix}{text}" if text else ""


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
