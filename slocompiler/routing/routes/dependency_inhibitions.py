"""While a dependency is down, its dependants' tickets keep silent; their pages do not."""

from collections.abc import Iterator

from slocompiler.ir.organization import SeverityIr
from slocompiler.routing.matcher import equals
from slocompiler.routing.routes.routing_context import RoutingContext
from slocompiler.routing.routing_tree import Inhibition


def dependency_inhibitions(context: RoutingContext) -> Iterator[Inhibition]:
    """A rule per edge of `depends_on`, as `equal` cannot compare one alert's service with another's dependency.

    The target must say `page="false"`: an alert without the label, hand-written perhaps, is never muted.
    """
    severity = _total_failure(context)
    for (front, dependency), environments in sorted(_edges(context).items()):
        if severity is not None and _is_told(context, dependency, severity):
            yield Inhibition(
                (equals("service", dependency), equals("severity", severity.name)),
                (equals("service", front), equals("page", "false"), *context.in_environments(environments)),
                context.labels(),
                context.services[front][0].team,
            )


def _total_failure(context: RoutingContext) -> SeverityIr | None:
    """The most urgent severity, if it pages at every hour: a source that nobody is told of must mute nothing."""
    always = [severity for severity in context.organization.severities if severity.page and severity.active is None]
    return min(always, key=lambda severity: severity.urgency, default=None)


def _edges(context: RoutingContext) -> dict[tuple[str, str], list[str]]:
    edges: dict[tuple[str, str], list[str]] = {}
    for service in (service for services in context.services.values() for service in services):
        for dependency in service.depends_on:
            if dependency != service.name:
                edges.setdefault((service.name, dependency), []).append(service.environment or "")
    return edges


def _is_told(context: RoutingContext, dependency: str, severity: SeverityIr) -> bool:
    """Whether the dependency is built here and whoever owns its alerts of that severity has a receiver for them."""
    services = context.services.get(dependency, ())
    teams = {service.team for service in services}
    alerts = (alert for service in services for alert in context.alerts_of(service))
    teams |= {alert.team for alert in alerts if alert.severity == severity.name}
    return bool(services) and all(context.receivers(team, severity.name) for team in teams)
