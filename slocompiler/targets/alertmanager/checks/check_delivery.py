"""Findings about the way of every alert through the configuration as it goes out."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.ir.compilation import CompilationIr
from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.delivered import Delivered, counted, deliver, when
from slocompiler.proof.delivery.findings.delivery_findings import delivery_findings
from slocompiler.proof.delivery.findings.subject import Subject, route_title
from slocompiler.proof.delivery.walk import Way, same_ways
from slocompiler.routing.labels.sent_alerts import sent_alerts
from slocompiler.routing.routing_tree import NOBODY
from slocompiler.targets.alertmanager.base.read_base import entries, mapping
from slocompiler.targets.alertmanager.rules import BASE_TAKES_ALERTS


def check_delivery(
    compilation: CompilationIr, ours: Mapping[str, Any], merged: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    """Findings about `merged`, which is `ours` behind the user's own configuration where there is one."""
    organization = compilation.organization
    base = organization.alertmanager.base or {}
    base_routes = len(entries(mapping(base.get("route")), "routes"))
    span = SourceSpan.start_of(organization.alertmanager.base_path or organization.span.path)
    configuration, alerts = read_configuration(merged), sent_alerts(compilation)
    delivered = deliver(configuration, alerts)
    taken = _taken(delivered, read_configuration(ours).root, base_routes) if base_routes else {}
    yield from _findings(taken, span)
    lost = {id(one) for one, _ in chain(*taken.values())}
    left = tuple(one for one in delivered if id(one) not in lost)
    rules = len(entries(base, "inhibit_rules"))
    yield from delivery_findings(Subject(organization, configuration, left, span, base_routes, rules))


def _taken(
    delivered: tuple[Delivered, ...], ours: Route, base_routes: int
) -> dict[tuple[int, ...], list[tuple[Delivered, Way]]]:
    """Alerts that routes of the base keep from ours, which would have told somebody; by the path of the route."""
    taken: dict[tuple[int, ...], list[tuple[Delivered, Way]]] = {}
    for one in delivered:
        for way in one.ways:
            is_theirs = all(route.path and route.path[0] < base_routes for route in way.routes)
            if is_theirs and any(route.receiver != NOBODY for other in same_ways(ours, way) for route in other.routes):
                taken.setdefault(way.routes[-1].path, []).append((one, way))
                break
    return taken


def _findings(taken: dict[tuple[int, ...], list[tuple[Delivered, Way]]], span: SourceSpan) -> Iterator[Diagnostic]:
    for alerts in taken.values():
        first, way = alerts[0]
        yield BASE_TAKES_ALERTS.at(
            span,
            f"{route_title(way.routes[-1])} takes {counted([one for one, _ in alerts])}{when(way)} before the route of "
            f"team `{first.alert.team}`",
            'add `continue: true` to it, or a matcher that leaves these alerts out, such as `team=""`',
        )
