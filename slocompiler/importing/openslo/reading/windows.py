"""The window of an SLO, in either version."""

from datetime import datetime, timedelta

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.openslo.reading.durations import Shorthand, read_shorthand

_UNITS = {"Minute": "m", "Hour": "h", "Day": "d", "Week": "w", "Month": "M", "Quarter": "Q", "Year": "Y"}
_FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d")


class CalendarStart(Struct, frozen=True):
    """When the first calendar window began, in a zone of the time zone database."""

    moment: datetime
    zone: str


class Window(Struct, frozen=True):
    """`calendar` is None for a rolling window."""

    duration: Shorthand
    calendar: CalendarStart | None
    span: SourceSpan


def read_window(spec: Fields, key: str) -> Window | None:
    """The one window under a key; None when there is none, or it is wrong (which is reported)."""
    items = spec.each(key, "a window")
    if not items:
        return None
    if len(items) > 1:
        spec.wrong(items[1].span, f"`{key}` has {len(items)} windows, and an SLO has one", "keep one of them")
    fields = items[0]
    duration = _duration(fields)
    calendar = fields.fields("calendar")
    is_rolling = fields.flag("isRolling", default=calendar is None)
    if is_rolling and calendar is not None:
        fields.wrong(fields.key_span("calendar"), "a rolling window has no `calendar`", "keep one of the two")
    if not is_rolling and calendar is None and not fields.has("calendar"):
        fields.missing("calendar", "write when it begins, or `isRolling: true`")
        return None
    start = _start(calendar) if calendar is not None else None
    if duration is None or (calendar is not None and start is None):
        return None
    return Window(duration, start, fields.span)


def _duration(fields: Fields) -> Shorthand | None:
    """Of v1 `duration: 4w`, of v1alpha `unit: Week` and `count: 4`."""
    if fields.has("unit") or fields.has("count"):
        return _of_count(fields)
    found = fields.required_text("duration", "write how long the window is: `duration: 30d`")
    return None if found is None else read_shorthand(fields, found)


def _of_count(fields: Fields) -> Shorthand | None:
    unit, count = fields.required_text("unit"), fields.required_text("count")
    if unit is None or count is None:
        return None
    if unit.text == "Second":
        return _of_seconds(fields, count)
    if unit.text not in _UNITS:
        units = ", ".join(("Second", *_UNITS))
        fields.wrong(unit.span, f"there is no unit `{unit.text[:40]}`", f"units: {units}")
        return None
    return read_shorthand(fields, Found(f"{count.text}{_UNITS[unit.text]}", count.span, count.node))


def _of_seconds(fields: Fields, count: Found) -> Shorthand | None:
    if not count.text.isdecimal() or len(count.text) > 9 or int(count.text) % 60 or not int(count.text):
        fields.wrong(count.span, f"`{count.text[:40]}` seconds are no whole minutes", "write a multiple of 60")
        return None
    return Shorthand(int(count.text) // 60, "m")


def _start(calendar: Fields) -> CalendarStart | None:
    start, zone = calendar.required_text("startTime"), calendar.required_text("timeZone")
    if start is None or zone is None:
        return None
    moment = _moment(start.text)
    if moment is None:
        help = "write a date and a time: `2024-01-01 00:00:00`"
        calendar.wrong(start.span, f"`{start.text[:40]}` is no moment", help)
        return None
    return CalendarStart(moment, zone.text)


def _moment(text: str) -> datetime | None:
    for format in _FORMATS:
        try:
            return datetime.strptime(text, format)
        except ValueError:
            continue
    return None


def is_midnight(moment: datetime) -> bool:
    return moment - datetime(moment.year, moment.month, moment.day) == timedelta()
