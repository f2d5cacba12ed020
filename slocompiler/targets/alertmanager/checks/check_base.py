"""Findings in the user's own configuration. They point at the file, which is read as plain data."""

from collections.abc import Iterator, Mapping
from typing import Any

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.routing.routed_alerts import RoutedAlert, routed_alerts
from slocompiler.targets.alertmanager.base.base_matchers import accept, matchers_of
from slocompiler.targets.alertmanager.base.read_base import all_routes, entries, mapping, names, texts
from slocompiler.targets.alertmanager.rules import BASE_BROKEN, BASE_COLLISION, BASE_TAKES_ALERTS

_INTERVALS = ("time_intervals", "mute_time_intervals")


def check_base(compilation: CompilationIr, ours: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Findings about the base against `ours`, the configuration that is merged into it."""
    organization = compilation.organization
    base = organization.alertmanager.base
    if base is not None:
        span = SourceSpan.start_of(organization.alertmanager.base_path or organization.span.path)
        yield from _collisions(organization, base, ours, span)
        yield from _broken(base, ours, span)
        yield from _taken(compilation, base, span)


def _collisions(
    organization: OrganizationIr, base: Mapping[str, object], ours: Mapping[str, Any], span: SourceSpan
) -> Iterator[Diagnostic]:
    places = {receiver.name: receiver.span for receiver in organization.receivers}
    places |= {interval.name: interval.span for interval in organization.time_intervals}
    intervals = [name for key in _INTERVALS for name in names(base, key)]
    for noun, theirs, list_name in (
        ("receiver", names(base, "receivers"), "receivers"),
        ("time interval", intervals, "time_intervals"),
    ):
        for name in sorted({*theirs} & {*names(ours, list_name)}):
            place = places.get(name)
            related = (RelatedSpan(place, "and here"),) if place else ()
            yield BASE_COLLISION.at(
                span, f"the {noun} `{name}` is defined here and by the organization", "rename one of the two", related
            )


def _broken(base: Mapping[str, object], ours: Mapping[str, Any], span: SourceSpan) -> Iterator[Diagnostic]:
    root = mapping(base.get("route"))
    if root and not root.get("receiver"):
        yield BASE_BROKEN.at(span, "the root route has no receiver", "add `receiver:` below `route:`")
    receivers = {*names(base, "receivers"), *names(ours, "receivers")}
    intervals = {*names(ours, "time_intervals"), *(name for key in _INTERVALS for name in names(base, key))}
    for route in all_routes(root):
        receiver = route.get("receiver")
        if receiver and receiver not in receivers:
            yield BASE_BROKEN.at(span, f"a route names the receiver `{receiver}`, which nobody defines")
        for key in ("mute_time_intervals", "active_time_intervals"):
            for name in sorted(set(texts(route, key)) - intervals):
                yield BASE_BROKEN.at(span, f"a route names the time interval `{name}`, which nobody defines")


def _taken(compilation: CompilationIr, base: Mapping[str, object], span: SourceSpan) -> Iterator[Diagnostic]:
    pages = {severity.name: severity.page for severity in compilation.organization.severities}
    alerts = routed_alerts(compilation)
    for number, route in enumerate(entries(mapping(base.get("route")), "routes"), start=1):
        if route.get("continue") is not True:
            matchers = matchers_of(route)
            taken = [alert for alert in alerts if accept(matchers, _labels(alert, pages))]
            if taken:
                yield BASE_TAKES_ALERTS.at(
                    span,
                    f"route {number} takes {_counted(taken)} before the route of team `{taken[0].team}`",
                    'add `continue: true` to it, or a matcher that leaves these alerts out, such as `team=""`',
                )


def _labels(alert: RoutedAlert, pages: Mapping[str, bool]) -> dict[str, str]:
    return {
        "alertname": alert.alert_name,
        "service": alert.service,
        "environment": alert.environment,
        "team": alert.team,
        "severity": alert.severity,
        "slo": alert.slo,
        "page": str(pages.get(alert.severity, False)).lower(),
    }


def _counted(alerts: list[RoutedAlert]) -> str:
    first = f"`{alerts[0].alert_name}` of `{alerts[0].service}`"
    return first if len(alerts) == 1 else f"{first} and {len(alerts) - 1} more"
