"""Environments: where services run, and what tells their series apart."""

from collections.abc import Mapping

from slocompiler.ir.organization import EnvironmentIr, SeverityIr
from slocompiler.lower.queries import read_matchers
from slocompiler.lower.references import severity_exists
from slocompiler.lower.scope import Scope
from slocompiler.promql import Matcher


def lower_environments(scope: Scope) -> tuple[EnvironmentIr, ...]:
    """All environments by name; none when there is only one: then no label and no folder appear."""
    specs = scope.organization.spec.environments
    if len(specs) < 2:
        return ()
    return tuple(_environment(scope, name) for name in sorted(specs))


def _environment(scope: Scope, name: str) -> EnvironmentIr:
    cloudwatch = scope.organization.spec.environments[name].cloudwatch
    return EnvironmentIr(
        name=name,
        account=cloudwatch.account if cloudwatch else None,
        regions=tuple(cloudwatch.regions) if cloudwatch else (),
        span=scope.document.key_span("environments", name),
    )


def environment_matchers(scope: Scope) -> dict[str, tuple[Matcher, ...]]:
    """By environment, what is added to every selector of its services."""
    return {
        name: read_matchers(scope, ("environments", name, "matchers")) or ()
        for name, spec in scope.organization.spec.environments.items()
        if spec.matchers is not None
    }


def environment_caps(scope: Scope, severities: Mapping[str, SeverityIr]) -> dict[str, SeverityIr]:
    """By environment, the severity that nothing there may be more urgent than."""
    return {
        name: severities[spec.max_severity]
        for name, spec in scope.organization.spec.environments.items()
        if spec.max_severity is not None
        and severity_exists(scope, spec.max_severity, ("environments", name, "max_severity"))
    }
