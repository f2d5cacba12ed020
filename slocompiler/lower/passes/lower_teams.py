"""Teams: which receivers a severity reaches."""

from slocompiler.ir.organization import TeamIr
from slocompiler.load.loaded import Route
from slocompiler.lower.references import receiver_exists, severity_exists
from slocompiler.lower.scope import Scope
from slocompiler.spec.organization import TeamSpec


def lower_teams(scope: Scope) -> tuple[TeamIr, ...]:
    """All teams by name, without the severities and receivers that do not exist."""
    return tuple(_team(scope, name, spec) for name, spec in sorted(scope.organization.spec.teams.items()))


def _team(scope: Scope, name: str, spec: TeamSpec) -> TeamIr:
    route = ("teams", name)
    notify = {
        severity: _receivers(scope, names, (*route, "notify", severity))
        for severity, names in spec.notify.items()
        if severity_exists(scope, severity, (*route, "notify", severity), at_key=True)
    }
    cc = _receivers(scope, spec.cc, (*route, "cc"))
    return TeamIr(name, dict(sorted(notify.items())), cc, scope.document.key_span(*route))


def _receivers(scope: Scope, names: list[str], route: Route) -> tuple[str, ...]:
    return tuple(name for index, name in enumerate(names) if receiver_exists(scope, name, (*route, index)))
