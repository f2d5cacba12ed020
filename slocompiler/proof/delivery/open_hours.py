"""When a route sends."""

from datetime import UTC, datetime

from slocompiler.proof.delivery.configuration.configuration import Configuration
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.routing.hours.calendar_hours import calendar_spans
from slocompiler.routing.hours.spans import Spans, difference, union

#: What "at all hours" is judged over: four years, with eight changes of clocks and a leap day. Not the present time,
#: so that the same specs have the same findings on every day.
FIRST = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
LAST = int(datetime(2030, 1, 1, tzinfo=UTC).timestamp())


def open_spans(configuration: Configuration, route: Route, start: int = FIRST, end: int = LAST) -> Spans:
    """When notifications of the route go out between two moments, in seconds of the epoch.

    It is inside one of its active intervals, where it has any, and inside none of those that mute it.
    """
    actives = _inside(configuration, route.actives, start, end) if route.actives else ((start, end),)
    return difference(actives, _inside(configuration, route.mutes, start, end)) if route.mutes else actives


def is_always_open(spans: Spans, start: int = FIRST, end: int = LAST) -> bool:
    return spans == ((start, end),)


def _inside(configuration: Configuration, names: tuple[str, ...], start: int, end: int) -> Spans:
    entries = (entry for name in names for entry in configuration.intervals.get(name, ()))
    return union(span for entry in entries for span in calendar_spans(entry, start, end))
