"""The window of an SLO."""

from slocompiler.exporting.openslo.durations import shorthand
from slocompiler.ir.slos import Calendar, WindowIr

#: The first of January 2024 began a week, a month and a quarter.
START = "2024-01-01 00:00:00"
CALENDARS = {Calendar.WEEK: "1w", Calendar.MONTH: "1M", Calendar.QUARTER: "1Q"}


def time_window(window: WindowIr) -> dict[str, object]:
    """The only item of `timeWindow`. Calendar windows begin at midnight in UTC."""
    if window.calendar is None:
        return {"duration": shorthand(window.length), "isRolling": True}
    calendar = {"startTime": START, "timeZone": "UTC"}
    return {"duration": CALENDARS[window.calendar], "isRolling": False, "calendar": calendar}
