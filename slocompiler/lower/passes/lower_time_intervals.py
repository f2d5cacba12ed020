"""Time intervals: weekdays as numbers, clock times as minutes."""

import zoneinfo

from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.load.did_you_mean import closest
from slocompiler.load.yaml import MappingNode, ScalarNode
from slocompiler.lower.rules.organization import UNKNOWN_TIME_ZONE, UNQUOTED_CLOCK
from slocompiler.lower.scope import Scope
from slocompiler.spec.organization import TimeIntervalSpec

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = 24 * 60


def lower_time_intervals(scope: Scope) -> dict[str, TimeIntervalIr]:
    """By name. Without weekdays: all; without clock times: the whole day. One in an unknown zone is left out."""
    specs = scope.organization.spec.time_intervals
    for name in sorted(specs):
        _check_quotes(scope, name)
    return {
        name: _interval(scope, name, specs[name]) for name in sorted(specs) if _zone_exists(scope, name, specs[name])
    }


def _interval(scope: Scope, name: str, spec: TimeIntervalSpec) -> TimeIntervalIr:
    return TimeIntervalIr(
        name=name,
        weekdays=tuple(sorted({_WEEKDAYS.index(day) for day in spec.weekdays or _WEEKDAYS})),
        start=0 if spec.from_ is None else _minutes(spec.from_),
        end=_DAY if spec.to is None else _minutes(spec.to),
        timezone=spec.timezone or "UTC",
        span=scope.document.key_span("time_intervals", name),
    )


def _check_quotes(scope: Scope, name: str) -> None:
    entry = scope.document.node("time_intervals", name)
    written = entry.entries if isinstance(entry, MappingNode) else {}
    for key in ("from", "to"):
        clock = written[key].value if key in written else None
        if isinstance(clock, ScalarNode) and not clock.style:
            help = f'write it in quotes: "{clock.text}"'
            scope.report(UNQUOTED_CLOCK, ("time_intervals", name, key), f"`{clock.text}` is not in quotes", help)


def _minutes(clock: str) -> int:
    """Minutes since midnight; `24:00` is 1440."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _zone_exists(scope: Scope, name: str, spec: TimeIntervalSpec) -> bool:
    if spec.timezone is None or _is_zone(spec.timezone):
        return True
    route = ("time_intervals", name, "timezone")
    scope.report(UNKNOWN_TIME_ZONE, route, f"there is no time zone `{spec.timezone}`", _help_for(spec.timezone))
    return False


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _help_for(zone: str) -> str:
    # Listing the database takes longer than compiling a service: it is only done for a help line.
    meant = closest(zone, zoneinfo.available_timezones())
    return f"did you mean `{meant}`?" if meant else "write an IANA name, `Europe/Berlin` or `UTC`"
