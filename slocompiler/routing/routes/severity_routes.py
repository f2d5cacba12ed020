"""One route per severity, twice: SLO alerts are grouped by their SLO, all others by their name."""

from collections.abc import Iterator

from slocompiler.ir.organization import SeverityIr, TeamIr
from slocompiler.routing.matcher import Matcher, equals, present
from slocompiler.routing.routes.routing_context import RoutingContext, timing_of
from slocompiler.routing.routing_tree import LeafRoute


def severity_routes(context: RoutingContext, team: TeamIr) -> Iterator[LeafRoute]:
    """The team's ordinary routes, most urgent first.

    Severities never share a group: its notification would carry none. Without the second grouping a CPU alert and a
    traffic drop, both without `slo`, would be one notification; with the name in the first, two burn-rate alerts of
    one SLO would be two pages. Both routes stand whether or not such alerts exist, so a new alert moves no route.
    """
    for severity in context.notified_severities(team):
        yield _route(context, team, severity, "slo", present("slo"))
        yield _route(context, team, severity, "alertname")


def _route(context: RoutingContext, team: TeamIr, severity: SeverityIr, grouped_by: str, *more: Matcher) -> LeafRoute:
    alerts = [alert for alert in context.alerts_for(team.name, severity.name) if bool(alert.slo) == bool(more)]
    return LeafRoute(
        (equals("severity", severity.name), *more),
        context.receivers(team.name, severity.name),
        context.labels("service", grouped_by, alerts=alerts),
        timing_of(severity),
        severity.active,
    )
