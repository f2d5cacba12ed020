"""Alerts that start an automation: a webhook is told of them too, and nobody else notices."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.ir.organization import SeverityIr, TeamIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.routing.matcher import equals, one_of
from slocompiler.routing.routes.routing_context import RoutingContext, timing_of
from slocompiler.routing.routing_tree import LeafRoute
from slocompiler.routing.starting_alerts import StartingAlert, starting_alerts


class _Start(Struct, frozen=True):
    """What alerts of one page start, as one team and one severity sees it; equal ones of environments are one route."""

    service: str
    page: str
    alert_names: tuple[str, ...]
    severity: SeverityIr
    by: tuple[str, ...]


def automation_routes(context: RoutingContext, team: TeamIr) -> Iterator[LeafRoute]:
    """Routes that tell the webhook of exactly the alerts that start something, and go on to the team's own.

    Each alert is a group of its own, so that the webhook starts one automation for it. What is silenced, inhibited or
    outside the severity's hours is not sent: nothing starts of which nobody is told.
    """
    receiver = context.organization.automation.receiver
    environments: dict[_Start, list[str]] = {}
    for service in (service for services in context.services.values() for service in services if receiver):
        for start in _starts(context, team, service):
            environments.setdefault(start, []).append(service.environment or "")
    order = sorted(environments, key=lambda one: (one.service, one.page, one.severity.urgency, one.alert_names))
    for start in order:
        assert receiver is not None, "without a receiver nothing is collected"
        yield _route(context, start, receiver, environments[start])


def _starts(context: RoutingContext, team: TeamIr, service: ServiceIr) -> Iterator[_Start]:
    for page in (*service.runbooks, *context.organization.runbooks):
        if page.automation is not None and page.automation.on_alert:
            leading = list(starting_alerts(page, [service], context.organization))
            for severity in context.notified_severities(team):
                told = [one for one in leading if _is_told(one, team, severity)]
                names = tuple(sorted({one.alert_name for one in told}))
                by = tuple(sorted({label for one in told for label in one.by}))
                if names:
                    yield _Start(service.name, page.name, names, severity, by)


def _is_told(alert: StartingAlert, team: TeamIr, severity: SeverityIr) -> bool:
    owner = (alert.team, alert.severity)
    return alert.store is Store.PROMETHEUS and owner == (team.name, severity.name)


def _route(context: RoutingContext, start: _Start, receiver: str, environments: list[str]) -> LeafRoute:
    return LeafRoute(
        (
            equals("service", start.service),
            *context.in_environments(environments),
            equals("severity", start.severity.name),
            one_of("alertname", start.alert_names),
        ),
        (receiver,),
        context.labels("service", "slo", "alertname", *start.by),
        timing_of(start.severity),
        start.severity.active,
        goes_on=True,
    )
