"""Durations in OpenSLO's shorthand: one whole number and one unit, minutes at the least."""

from slocompiler.values import Duration

_UNITS = ((86_400_000, "d"), (3_600_000, "h"), (60_000, "m"))
_MINUTE = 60_000


def shorthand(duration: Duration) -> str:
    """The shortest text: `30d`, `90m`; what is no whole number of minutes is rounded up."""
    milliseconds = -(-duration.milliseconds // _MINUTE) * _MINUTE
    for unit, letter in _UNITS:
        if milliseconds and milliseconds % unit == 0:
            return f"{milliseconds // unit}{letter}"
    return "0m"


def is_whole(duration: Duration) -> bool:
    """Whether the shorthand says the duration exactly."""
    return duration.milliseconds % _MINUTE == 0
