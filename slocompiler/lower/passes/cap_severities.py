"""Severity caps: nothing is more urgent than the least urgent `max_severity` that applies."""

from collections.abc import Iterable

from slocompiler.ir.organization import SeverityIr
from slocompiler.load.loaded import Route
from slocompiler.lower.references import severity_exists
from slocompiler.lower.scope import ServiceScope


def capped(severity: SeverityIr, caps: Iterable[SeverityIr]) -> SeverityIr:
    """The least urgent of an alert's severity and its caps."""
    return max((severity, *caps), key=lambda each: each.urgency)


def resolve_cap(scope: ServiceScope, name: str | None, route: Route) -> tuple[SeverityIr, ...]:
    """A `max_severity` as a cap; empty without one, or when the severity does not exist (which is reported)."""
    if name is None or not severity_exists(scope, name, route):
        return ()
    return (scope.shared.severities[name],)
