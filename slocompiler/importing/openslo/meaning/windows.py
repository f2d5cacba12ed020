"""Windows of OpenSLO as windows of SLOs."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.openslo.reading.windows import CalendarStart, Window, is_midnight
from slocompiler.importing.remark import Remark, approximated
from slocompiler.importing.rules.framework import FILLED_IN
from slocompiler.importing.rules.openslo import OTHER_WINDOW
from slocompiler.values import Duration

_USUAL = Duration.of(days=30)
_CALENDARS = {"1w": "calendar-week", "7d": "calendar-week", "1M": "calendar-month", "1Q": "calendar-quarter"}
_CALENDARS |= {"3M": "calendar-quarter"}
_UTC = ("UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu", "Universal")


def window_of(
    window: Window | None, wanted: Duration | None, span: SourceSpan, remarks: list[Remark]
) -> Duration | str:
    """The window; `wanted` is that of SLOs that name none, and `span` where such a one stands."""
    if window is None:
        found = wanted or _USUAL
        if wanted is None:
            why = "the SLO does not say over which time it promises something: give a --window, or write it in the spec"
            remarks.append(approximated(FILLED_IN, span, f"a window of {found}", why))
        return found
    if window.calendar is None:
        return _rolling(window, remarks)
    name = _CALENDARS.get(str(window.duration), "")
    if not name:
        why = "there are calendar windows of a week, a month and a quarter; this one rolls instead"
        remarks.append(approximated(OTHER_WINDOW, window.span, f"window {window.duration.length}", why))
        return window.duration.length
    shift = _shifted(name, window.calendar)
    if shift:
        remarks.append(approximated(OTHER_WINDOW, window.span, f"window {name}", shift))
    return name


def _rolling(window: Window, remarks: list[Remark]) -> Duration:
    length = window.duration.length
    if not window.duration.is_exact:
        why = f"`{window.duration}` has no fixed length as a rolling window"
        remarks.append(approximated(OTHER_WINDOW, window.span, f"window {length}", why))
    return length


def _shifted(name: str, start: CalendarStart) -> str | None:
    """Why a calendar window does not begin where ours does."""
    moment = start.moment
    begins = {
        "calendar-week": moment.weekday() == 0,
        "calendar-month": moment.day == 1,
        "calendar-quarter": moment.day == 1 and moment.month in (1, 4, 7, 10),
    }[name]
    if begins and is_midnight(moment) and start.zone in _UTC:
        return None
    first = {"calendar-week": "on Monday", "calendar-month": "on the first", "calendar-quarter": "in January"}[name]
    return f"it begins {first} at midnight in UTC, not at {moment:%Y-%m-%d %H:%M} in {start.zone[:40]}"
