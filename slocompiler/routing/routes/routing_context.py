"""What every kind of route is built from."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr, SeverityIr, TeamIr
from slocompiler.ir.service import ServiceIr
from slocompiler.routing.matcher import Matcher, one_of
from slocompiler.routing.routed_alerts import RoutedAlert, routed_alerts
from slocompiler.routing.routing_tree import Timing
from slocompiler.values import Duration

#: A muted alert is sent by the first flush after its interval opens, so this bounds how late "09:00" is.
LONGEST_WAKE_UP = Duration.of(minutes=5)


class RoutingContext(Struct, frozen=True):
    """The organization, its services by name, and their alerts as routing sees them."""

    organization: OrganizationIr
    services: Mapping[str, tuple[ServiceIr, ...]]
    alerts: tuple[RoutedAlert, ...]
    alerts_by_service: Mapping[tuple[str, str], tuple[RoutedAlert, ...]]
    alerts_by_owner: Mapping[tuple[str, str], tuple[RoutedAlert, ...]]

    def alerts_of(self, service: ServiceIr) -> tuple[RoutedAlert, ...]:
        """The alerts of one service in its environment."""
        return self.alerts_by_service.get((service.name, service.environment or ""), ())

    def alerts_for(self, team: str, severity: str) -> tuple[RoutedAlert, ...]:
        """The alerts of that severity that a team owns."""
        return self.alerts_by_owner.get((team, severity), ())

    def notified_severities(self, team: TeamIr) -> tuple[SeverityIr, ...]:
        """The severities that somebody of the team is told of, most urgent first."""
        return tuple(severity for severity in self.organization.severities if team.notify.get(severity.name))

    def receivers(self, team: str, severity: str) -> tuple[str, ...]:
        """Who is told, sorted and each once; empty when the team is unknown or has nobody."""
        found = (known.notify.get(severity, ()) for known in self.organization.teams if known.name == team)
        return tuple(sorted(set(next(found, ()))))

    def environments(self) -> tuple[str, ...]:
        """Names of the environments; empty when there is only one, and no label."""
        return tuple(environment.name for environment in self.organization.environments)

    def in_environments(self, wanted: Iterable[str]) -> tuple[Matcher, ...]:
        """The matcher for some of the environments; none is needed for all of them."""
        chosen = [name for name in self.environments() if name in set(wanted)]
        return () if len(chosen) == len(self.environments()) else (one_of("environment", chosen),)

    def labels(self, *first: str, alerts: Iterable[RoutedAlert] = ()) -> tuple[str, ...]:
        """Label names: the environment where there are several, the given ones, and what the alerts are split by."""
        environment = ("environment",) if self.environments() else ()
        by = sorted({label for alert in alerts for label in alert.by})
        return tuple(dict.fromkeys((*environment, *first, *by)))


def routing_context(compilation: CompilationIr) -> RoutingContext:
    alerts = routed_alerts(compilation)
    by_service: dict[tuple[str, str], list[RoutedAlert]] = {}
    by_owner: dict[tuple[str, str], list[RoutedAlert]] = {}
    for alert in alerts:
        by_service.setdefault((alert.service, alert.environment), []).append(alert)
        by_owner.setdefault((alert.team, alert.severity), []).append(alert)
    services: dict[str, list[ServiceIr]] = {}
    for service in compilation.services:
        services.setdefault(service.name, []).append(service)
    return RoutingContext(
        compilation.organization,
        {name: tuple(found) for name, found in sorted(services.items())},
        alerts,
        {key: tuple(found) for key, found in by_service.items()},
        {key: tuple(found) for key, found in by_owner.items()},
    )


def timing_of(severity: SeverityIr, group_interval: Duration | None = None) -> Timing:
    """The severity's timing; a route with hours wakes up at least every five minutes."""
    interval = group_interval or severity.group_interval
    if severity.active is not None:
        interval = min(interval, LONGEST_WAKE_UP)
    return Timing(severity.group_wait, interval, severity.repeat_interval)
