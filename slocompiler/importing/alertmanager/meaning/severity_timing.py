"""Waiting times and hours of a severity: those of the routes where its alerts end, which other teams share."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from slocompiler.importing.alertmanager.meaning.hours import Intervals, active, hours_of, is_exact
from slocompiler.importing.alertmanager.reading.source import Source
from slocompiler.importing.remark import Remark, approximated
from slocompiler.importing.rules.alertmanager import NOTIFIED_OTHERWISE
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.routing.routes.routing_context import LONGEST_WAKE_UP
from slocompiler.spec.organization import SeveritySpec
from slocompiler.values import Duration

_WAIT, _INTERVAL, _REPEAT = Duration.of(seconds=30), Duration.of(minutes=5), Duration.of(hours=4)


class Timing(Struct, frozen=True):
    group_wait: Duration
    group_interval: Duration
    repeat_interval: Duration


def timed_severity(
    source: Source,
    intervals: Intervals,
    severity: SeveritySpec,
    name: str,
    routes: Sequence[Route],
    remarks: list[Remark],
) -> SeveritySpec:
    """The severity with the times of `routes`, where its alerts end; a remark at each route that differs."""
    if not routes:
        return severity
    owners = [route for route in routes if not route.goes_on] or routes
    timing = Counter(map(_timing, owners)).most_common(1)[0][0]
    hours = _hours(source, intervals, name, routes, remarks)
    for route in {route.path: route for route in routes}.values():
        theirs = _timing(route)
        is_cut = hours is not None and theirs.group_interval > LONGEST_WAKE_UP
        if theirs != timing or is_cut:
            ours = f"{timing.group_wait}, {timing.group_interval}, {timing.repeat_interval}"
            why = f"the times of a severity are the same for all teams: {name} has {ours}"
            what = f"group_wait {theirs.group_wait}, group_interval {theirs.group_interval}, repeat_interval "
            _remark(source, route, what + str(theirs.repeat_interval), why, remarks)
    return SeveritySpec(
        urgency=severity.urgency,
        page=severity.page,
        group_wait=None if timing.group_wait == _WAIT else timing.group_wait,
        group_interval=None if timing.group_interval == _INTERVAL else timing.group_interval,
        repeat_interval=None if timing.repeat_interval == _REPEAT else timing.repeat_interval,
        active=hours,
    )


def _hours(
    source: Source, intervals: Intervals, name: str, routes: Sequence[Route], remarks: list[Remark]
) -> str | None:
    """The interval of all of them; None where they differ, or where one of them sends at any time."""
    found = {hours_of(route) for route in routes}
    only = found.pop() if len(found) == 1 else None
    chosen = active(source, intervals, only) if only is not None else None
    for route in {route.path: route for route in routes if route.is_timed}.values():
        theirs = hours_of(route)
        assert theirs is not None
        if chosen is None:
            why = f"hours belong to a severity: {name} is told at any time, so that nothing of it is kept back"
            _remark(source, route, "its hours", why, remarks)
        elif not is_exact(source, intervals, theirs):
            why = f"an interval is some weekdays from one clock time to another: `{chosen}` is wider"
            _remark(source, route, "its hours", why, remarks)
    return chosen


def _timing(route: Route) -> Timing:
    return Timing(route.group_wait, route.group_interval, route.repeat_interval)


def _remark(source: Source, route: Route, what: str, why: str, remarks: list[Remark]) -> None:
    title = f"{what} of the route to `{route.receiver}`"
    remarks.append(approximated(NOTIFIED_OTHERWISE, source.routes[route.path], title, why))
