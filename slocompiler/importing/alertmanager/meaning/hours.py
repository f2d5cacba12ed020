"""When a severity is told: the hours of the routes where its alerts end, as intervals of ours."""

from collections.abc import Iterable

from msgspec import Struct, field

from slocompiler.importing.alertmanager.meaning.weekly import (
    WeeklyHours,
    always,
    around,
    as_interval,
    weekly,
    without,
)
from slocompiler.importing.alertmanager.reading.source import Source
from slocompiler.importing.names import free_name, spec_name
from slocompiler.importing.remark import Remark, approximated, carried, no_equivalent
from slocompiler.importing.rules.alertmanager import NOTIFIED_OTHERWISE
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.routing.hours.calendar_hours import CalendarHours
from slocompiler.spec.organization import TimeIntervalSpec

Hours = tuple[tuple[str, ...], tuple[str, ...]]


class Intervals(Struct):
    """Intervals of ours by name; the name for hours of routes that were asked for."""

    specs: dict[str, TimeIntervalSpec] = field(default_factory=dict)
    named: dict[Hours, str | None] = field(default_factory=dict)


def intervals_of(source: Source, remarks: list[Remark]) -> Intervals:
    """Every interval of the source that can be said, under its own name."""
    intervals = Intervals()
    for name, found in source.intervals.items():
        hours = weekly(source.configuration.intervals[name])
        exact = as_interval(hours) if hours else None
        wide = around(hours) if hours and exact is None else None
        what = f"time interval `{name}`"
        if exact is not None:
            remarks.append(carried(found.span, what))
        elif wide is not None:
            why = "an interval is some weekdays from one clock time to another: it is as wide as all of these hours"
            remarks.append(approximated(NOTIFIED_OTHERWISE, found.span, what, why))
        else:
            why = "an interval is some weekdays from one clock time to another, on the clock of one time zone"
            remarks.append(no_equivalent(NOTIFIED_OTHERWISE, found.span, what, why))
        if exact is not None or wide is not None:
            ours = free_name(spec_name(name, "hours"), intervals.specs)
            intervals.specs[ours] = exact or wide or TimeIntervalSpec()
            intervals.named[(name,), ()] = ours
    return intervals


def hours_of(route: Route) -> Hours | None:
    """The intervals that a route is timed by; None for one that sends at any time."""
    return (route.actives, route.mutes) if route.is_timed else None


def active(source: Source, intervals: Intervals, hours: Hours) -> str | None:
    """The interval of ours for some hours of routes; None where no interval can be like them."""
    if hours not in intervals.named:
        intervals.named[hours] = _made(source, intervals, hours)
    return intervals.named[hours]


def _made(source: Source, intervals: Intervals, hours: Hours) -> str | None:
    actives, mutes = hours
    muted = weekly(_entries(source, mutes))
    opened = weekly(_entries(source, actives)) if actives else always(muted.zone if muted else "UTC")
    left = _left(opened, muted, has_mutes=bool(mutes))
    spec = (as_interval(left) or around(left)) if left else None
    if spec is None or spec == TimeIntervalSpec(timezone=spec.timezone):
        return None
    known = next((name for name, one in intervals.specs.items() if one == spec), None)
    if known is None:
        words = [*actives, *(f"outside-{name}" for name in mutes)]
        known = free_name(spec_name("-".join(words), "hours"), intervals.specs)
        intervals.specs[known] = spec
    return known


def _left(opened: WeeklyHours | None, muted: WeeklyHours | None, *, has_mutes: bool) -> WeeklyHours | None:
    if opened is None or (has_mutes and muted is None):
        return None
    return without(opened, muted) if has_mutes and muted else opened


def is_exact(source: Source, intervals: Intervals, hours: Hours) -> bool:
    """Whether the interval of ours for these hours is open exactly then."""
    actives, mutes = hours
    muted = weekly(_entries(source, mutes))
    opened = weekly(_entries(source, actives)) if actives else always(muted.zone if muted else "UTC")
    left = _left(opened, muted, has_mutes=bool(mutes))
    return left is not None and as_interval(left) is not None and active(source, intervals, hours) is not None


def _entries(source: Source, names: Iterable[str]) -> list[CalendarHours]:
    return [entry for name in names for entry in source.configuration.intervals[name]]
