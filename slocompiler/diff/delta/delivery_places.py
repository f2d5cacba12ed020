"""Where it is written who is told of an alert: with the alert, or in the organization."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.diff.delta.alarms import Alarm
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.meaning import is_same
from slocompiler.diff.pairing import Pair
from slocompiler.diff.places import place
from slocompiler.diff.side import OrganizationSide
from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.load.loaded import Route

Places = tuple[SourceSpan, SourceSpan]


def receiver_places(delta: ServiceDelta, alarm: Pair[Alarm]) -> Places:
    """The team's receivers where those changed; else the alert itself."""
    sides = delta.organization
    if _is_routed_alike(alarm) and _notify(sides.old, alarm.old) != _notify(sides.new, alarm.new):
        return _in_organization(sides, ("teams", alarm.new.team, "notify", alarm.new.severity))
    return _own(delta, alarm)


def hours_places(delta: ServiceDelta, alarm: Pair[Alarm]) -> Places:
    """The severity or its hours, where those changed; else the alert itself."""
    sides = delta.organization
    if not _is_routed_alike(alarm):
        return _own(delta, alarm)
    old, new = (side.ir.severity(alarm.new.severity).active for side in (sides.old, sides.new))
    if old != new:
        return _in_organization(sides, ("severities", alarm.new.severity))
    if new is not None and not is_same(_interval(sides.old, new), _interval(sides.new, new)):
        return _in_organization(sides, ("time_intervals", new))
    return _own(delta, alarm)


def _is_routed_alike(alarm: Pair[Alarm]) -> bool:
    return alarm.old.team == alarm.new.team and alarm.old.severity == alarm.new.severity


def _interval(side: OrganizationSide, name: str) -> TimeIntervalIr | None:
    return next((one for one in side.ir.time_intervals if one.name == name), None)


def _own(delta: ServiceDelta, alarm: Pair[Alarm]) -> Places:
    return place(delta.sides.old.loaded, *alarm.old.routes), place(delta.sides.new.loaded, *alarm.new.routes)


def _notify(side: OrganizationSide, alarm: Alarm) -> frozenset[str]:
    return frozenset(side.ir.team(alarm.team).notify.get(alarm.severity, ()))


def _in_organization(sides: Pair[OrganizationSide], route: Route) -> Places:
    return place(sides.old.loaded, route), place(sides.new.loaded, route)
