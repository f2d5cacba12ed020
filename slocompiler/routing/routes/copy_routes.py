"""Copies: other teams read along, and nobody of them is paged."""

from collections.abc import Iterator

from slocompiler.ir.organization import TeamIr
from slocompiler.ir.service import ServiceIr
from slocompiler.routing.matcher import equals, one_of
from slocompiler.routing.routes.routing_context import RoutingContext, timing_of
from slocompiler.routing.routing_tree import LeafRoute

#: Severity name and the receivers of the copy, sorted.
_Copy = tuple[str, tuple[str, ...]]


def copy_routes(context: RoutingContext, team: TeamIr) -> Iterator[LeafRoute]:
    """Routes that send copies of the team's alerts and go on to the team's own.

    An alert takes one of them at most, and a receiver that the team itself notifies is left out: nobody is told
    twice. Copies go out at any hour, as they wake nobody.
    """
    copies = _services_by_copy(context, team)
    for severity in context.notified_severities(team):
        for (name, receivers), services in sorted(copies.items()):
            if name == severity.name:
                for environments, names in _by_environments(services):
                    yield _route(context, team, (name, receivers), names, environments)


def _services_by_copy(context: RoutingContext, team: TeamIr) -> dict[_Copy, list[ServiceIr]]:
    copies: dict[_Copy, list[ServiceIr]] = {}
    for service in (service for services in context.services.values() for service in services):
        for severity in _severities(context, team, service):
            receivers = _readers(context, team, service) - set(context.receivers(team.name, severity))
            if receivers:
                copies.setdefault((severity, tuple(sorted(receivers))), []).append(service)
    return copies


def _severities(context: RoutingContext, team: TeamIr, service: ServiceIr) -> set[str]:
    """Severities of the service's alerts that this team owns."""
    return {alert.severity for alert in context.alerts_of(service) if alert.team == team.name}


def _readers(context: RoutingContext, team: TeamIr, service: ServiceIr) -> set[str]:
    others = (other for other in context.organization.teams if other.name in service.cc and other.name != team.name)
    return {receiver for other in others for receiver in other.cc}


def _by_environments(services: list[ServiceIr]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The services that share their set of environments, so that one route serves them."""
    environments: dict[str, list[str]] = {}
    for service in services:
        environments.setdefault(service.name, []).append(service.environment or "")
    for chosen in sorted({tuple(sorted(found)) for found in environments.values()}):
        yield chosen, sorted(name for name, found in environments.items() if tuple(sorted(found)) == chosen)


def _route(
    context: RoutingContext, team: TeamIr, copy: _Copy, services: list[str], environments: tuple[str, ...]
) -> LeafRoute:
    severity, receivers = copy
    alerts = [alert for alert in context.alerts_for(team.name, severity) if alert.service in services]
    return LeafRoute(
        (
            one_of("service", services),
            *context.in_environments(environments),
            equals("severity", severity),
        ),
        receivers,
        context.labels("service", "slo", "alertname", alerts=alerts),
        timing_of(context.organization.severity(severity)),
        goes_on=True,
    )
