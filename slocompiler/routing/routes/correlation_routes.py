"""Alerts of one incident kind: one notification thread instead of one per alert."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.ir.operations import CorrelationIr
from slocompiler.ir.organization import SeverityIr, TeamIr
from slocompiler.ir.service import ServiceIr
from slocompiler.routing.matcher import equals, one_of
from slocompiler.routing.routes.routing_context import RoutingContext, timing_of
from slocompiler.routing.routing_tree import LeafRoute
from slocompiler.values import Duration


class _Incident(Struct, frozen=True):
    """A correlation as one team and one severity sees it; equal ones of several environments are one route."""

    service: str
    correlation: str
    alert_names: tuple[str, ...]
    severity: SeverityIr
    per: tuple[str, ...]
    hold: Duration | None


def correlation_routes(context: RoutingContext, team: TeamIr) -> Iterator[LeafRoute]:
    """A route per incident kind and severity, before the ordinary ones, grouped by service and `per`.

    Severities stay apart here too, so that joining an incident changes neither who is told nor at which hours.
    `hold` is the group interval: the first alert is sent as fast as ever, and what joins the incident is told together,
    at most once per `hold`. As a group wait it would hold back the first page.
    """
    environments: dict[_Incident, list[str]] = {}
    for service in (service for services in context.services.values() for service in services):
        for correlation in service.correlations:
            for incident in _incidents(context, team, service, correlation):
                environments.setdefault(incident, []).append(service.environment or "")
    for incident in sorted(
        environments, key=lambda one: (one.service, one.correlation, one.severity.urgency, one.alert_names)
    ):
        yield _route(context, team, incident, environments[incident])


def _incidents(
    context: RoutingContext, team: TeamIr, service: ServiceIr, correlation: CorrelationIr
) -> Iterator[_Incident]:
    for severity in context.notified_severities(team):
        names = {
            alert.alert_name
            for alert in context.alerts_of(service)
            if (alert.team, alert.severity) == (team.name, severity.name)
            and alert.alert_name in correlation.alert_names
        }
        if names:
            yield _Incident(
                service.name, correlation.name, tuple(sorted(names)), severity, correlation.per, correlation.hold
            )


def _route(context: RoutingContext, team: TeamIr, incident: _Incident, environments: list[str]) -> LeafRoute:
    severity = incident.severity
    return LeafRoute(
        (
            equals("service", incident.service),
            *context.in_environments(environments),
            equals("severity", severity.name),
            one_of("alertname", incident.alert_names),
        ),
        context.receivers(team.name, severity.name),
        context.labels("service", *incident.per),
        timing_of(severity, incident.hold),
        severity.active,
    )
