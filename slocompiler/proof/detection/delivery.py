"""From the alert that fires to the notification that goes out."""

from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.ir.organization import SeverityIr
from slocompiler.values import Duration

_DAY = 24 * 60
_WEEK = 7 * _DAY
#: Clocks are put forward or back by so much, and closed hours are longer by that once a year.
_CLOCK_CHANGE = Duration.of(hours=1)


class DeliveryDelay(Struct, frozen=True):
    """Between these, a notification leaves Alertmanager. `latest` counts a closed time that has just begun."""

    earliest: Duration
    latest: Duration


def delivery_delay(severity: SeverityIr, active: TimeIntervalIr | None) -> DeliveryDelay:
    """How long Alertmanager keeps an alert of this severity (SEMANTICS 11).

    The first alert of a group waits `group_wait`; one that joins a group is sent with its next flush, at most
    `group_interval` later. Outside of the active hours nothing is sent; when they begin, the group's next flush sends.
    """
    at_most = max(severity.group_wait, severity.group_interval)
    if active is None:
        return DeliveryDelay(severity.group_wait, at_most)
    closed = Duration(longest_closed(active).milliseconds + severity.group_interval.milliseconds)
    return DeliveryDelay(severity.group_wait, max(at_most, closed))


def longest_closed(interval: TimeIntervalIr) -> Duration:
    """The longest time between two active times of a week, with an hour for the change of clocks."""
    opening = sorted(_open_times(interval))
    if not opening:
        return Duration.of(days=7)
    ends = list(accumulate((end for _, end in opening), max))
    following = [start for start, _ in opening[1:]] + [opening[0][0] + _WEEK]
    closed = max(0, *(start - end for start, end in zip(following, ends, strict=True)))
    change = 0 if interval.timezone == "UTC" or not closed else _CLOCK_CHANGE.milliseconds
    return Duration(closed * 60_000 + change)


def _open_times(interval: TimeIntervalIr) -> Iterator[tuple[int, int]]:
    """Start and end of each active time, in minutes of the week."""
    length = (interval.end - interval.start) % _DAY or _DAY
    for weekday in interval.weekdays:
        start = weekday * _DAY + interval.start
        yield start, start + length
