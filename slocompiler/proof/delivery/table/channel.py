"""Where one route tells, and when."""

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from slocompiler.proof.delivery.configuration.configuration import Configuration
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.hours_words import hours_words, zone_of
from slocompiler.proof.delivery.open_hours import open_spans
from slocompiler.routing.hours.spans import Spans, next_start, span_at
from slocompiler.values import Duration

#: So far ahead the next opening is looked for.
_AHEAD = 366 * 86_400
_MONDAY, _WEEK = datetime(2026, 6, 1), 7 * 86_400


class Opening(Struct, frozen=True):
    """A route at one moment. `opens`: when it sends next, in seconds of the epoch; None: now, or not in a year."""

    is_open: bool
    opens: int | None


class Channel(Struct, frozen=True):
    """A route's receivers with their kinds. `zone`: in which its hours are written; `at` None: no moment was asked for.

    A notification goes out `group_wait` after its group's first alert, and when the hours begin by the next flush, at
    most `group_interval` later. `week`: when it sends in an ordinary week, in seconds from Monday 00:00 in `zone`.
    """

    receivers: tuple[tuple[str, str], ...]
    hours: str
    zone: str
    group_wait: Duration
    group_interval: Duration
    repeat_interval: Duration
    at: Opening | None
    week: Spans = ()


def channel(configuration: Configuration, route: Route, moment: int | None) -> Channel:
    return Channel(
        receivers=receivers_of(configuration, route),
        hours=hours_words(configuration, route),
        zone=zone_of(configuration, route),
        group_wait=route.group_wait,
        group_interval=route.group_interval,
        repeat_interval=route.repeat_interval,
        at=None if moment is None else _opening(configuration, route, moment),
        week=_week(configuration, route),
    )


def receivers_of(configuration: Configuration, route: Route) -> tuple[tuple[str, str], ...]:
    """Name and kind of everybody told; a generated receiver for several has their names with `+` in between."""
    names = route.receiver.split("+")
    if not all(name in configuration.receivers for name in names):
        names = [route.receiver]
    return tuple(
        (name, " and ".join(dict.fromkeys(where.kind for where in configuration.receiver(name).destinations)))
        for name in names
    )


def _week(configuration: Configuration, route: Route) -> Spans:
    """Clocks do not change in this week, in any zone that changes them by season."""
    monday = int(_MONDAY.replace(tzinfo=ZoneInfo(zone_of(configuration, route))).timestamp())
    spans = open_spans(configuration, route, monday, monday + _WEEK)
    return tuple((start - monday, end - monday) for start, end in spans)


def _opening(configuration: Configuration, route: Route, moment: int) -> Opening:
    spans = open_spans(configuration, route, moment, moment + _AHEAD)
    is_open = span_at(spans, moment) is not None
    return Opening(is_open, None if is_open else next_start(spans, moment))
