"""Planned work: repeated in a time interval, or once."""

from datetime import datetime

from slocompiler.ir.operations import MaintenanceIr
from slocompiler.load.loaded import Route
from slocompiler.lower.references import interval_exists, severity_exists
from slocompiler.lower.rules.operations import MAINTENANCE_PERIOD
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.operations import MaintenanceSpec


def lower_maintenance(scope: ServiceScope) -> tuple[MaintenanceIr, ...]:
    """All maintenance by name, without what has no time."""
    lowered = (_maintenance(scope, name, spec) for name, spec in sorted(scope.spec.maintenance.items()))
    return tuple(maintenance for maintenance in lowered if maintenance is not None)


def _maintenance(scope: ServiceScope, name: str, spec: MaintenanceSpec) -> MaintenanceIr | None:
    route = ("maintenance", name)
    mute = [
        severity
        for index, severity in enumerate(spec.mute)
        if severity_exists(scope, severity, (*route, "mute", index))
    ]
    start = end = interval = None
    if spec.during is not None:
        is_known = interval_exists(scope, spec.during, (*route, "during")) and _has_no_dates(scope, spec, route)
        interval = scope.shared.intervals.get(spec.during) if is_known else None
    else:
        start, end = _period(scope, spec, route)
    if interval is None and (start is None or end is None):
        return None
    return MaintenanceIr(
        name=name,
        description=spec.description,
        interval=interval,
        start=start,
        end=end,
        mute=tuple(sorted(set(mute), key=lambda severity: scope.shared.severities[severity].urgency)),
        excludes_budget=spec.budget == "exclude",
        span=scope.document.key_span(*route),
    )


def _has_no_dates(scope: ServiceScope, spec: MaintenanceSpec, route: Route) -> bool:
    if spec.to is None:
        return True
    scope.report_key(MAINTENANCE_PERIOD, (*route, "to"), "`to` has no meaning beside `during`", "remove `to`")
    return False


def _period(scope: ServiceScope, spec: MaintenanceSpec, route: Route) -> tuple[datetime | None, datetime | None]:
    """Start and end, in UTC; what is missing, impossible or reversed is reported."""
    start = _moment(scope, spec.from_, (*route, "from"))
    if spec.to is None:
        scope.report_key(MAINTENANCE_PERIOD, route, "this maintenance has no end", "write `to` too")
        return None, None
    end = _moment(scope, spec.to, (*route, "to"))
    if start is not None and end is not None and start >= end:
        scope.report(MAINTENANCE_PERIOD, (*route, "to"), "this is not after `from`", "write a later time")
        return None, None
    return start, end


def _moment(scope: ServiceScope, text: str | None, route: Route) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        help = "write a date of the calendar, in UTC: `2026-12-01T22:00:00Z`"
        scope.report(MAINTENANCE_PERIOD, route, f"`{text}` does not exist", help)
        return None
