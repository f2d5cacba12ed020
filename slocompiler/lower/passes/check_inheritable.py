"""What `defaults` and tiers name: also where no service inherits it."""

from slocompiler.lower.references import policy_exists, severity_exists, team_exists
from slocompiler.lower.scope import Scope
from slocompiler.spec.organization import DefaultsSpec


def check_inheritable(scope: Scope) -> None:
    """Reports teams, severities and policies that do not exist. Runbooks may be those of a service."""
    spec = scope.organization.spec
    if spec.defaults is not None:
        _check(scope, spec.defaults, ("defaults",))
    for name, tier in spec.tiers.items():
        _check(scope, tier, ("tiers", name))


def _check(scope: Scope, spec: DefaultsSpec, route: tuple[str, ...]) -> None:
    if spec.team is not None:
        team_exists(scope, spec.team, (*route, "team"))
    for index, team in enumerate(spec.cc):
        team_exists(scope, team, (*route, "cc", index))
    if spec.max_severity is not None:
        severity_exists(scope, spec.max_severity, (*route, "max_severity"))
    if spec.burn_rate_policy is not None:
        policy_exists(scope, spec.burn_rate_policy, (*route, "burn_rate_policy"))
