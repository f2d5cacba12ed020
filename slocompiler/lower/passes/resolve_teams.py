"""Who is notified."""

from slocompiler.load.loaded import Route
from slocompiler.lower.references import team_exists
from slocompiler.lower.scope import Scope, ServiceScope
from slocompiler.spec import ServiceSpec


def resolve_service_team(scope: Scope, spec: ServiceSpec) -> str | None:
    """The service's team; None when it has none that exists. The loader reports that it has none at all."""
    return spec.team if spec.team is not None and team_exists(scope, spec.team, ("team",)) else None


def resolve_team(scope: ServiceScope, name: str | None, route: Route) -> str | None:
    """The team of an SLO or an alert: its own, else the service's; None when there is none (which is reported)."""
    if name is None:
        return scope.team
    return name if team_exists(scope, name, route) else None


def resolve_copies(scope: Scope, spec: ServiceSpec) -> tuple[str, ...]:
    """The teams that get a copy, by name."""
    return tuple(sorted({name for index, name in enumerate(spec.cc) if team_exists(scope, name, ("cc", index))}))
