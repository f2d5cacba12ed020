"""The first page: every service of the organization."""

from slocompiler.cost.tracing_cost import dollars
from slocompiler.ir.compilation import CompilationIr
from slocompiler.proof.runbook_pages.alerts_in_words import alerts_in_words
from slocompiler.proof.runbook_pages.leading_alerts import leading_alerts
from slocompiler.report.cost.tables import limit_of, notes_of
from slocompiler.report.plural import counted
from slocompiler.site.catalogue import Catalogue
from slocompiler.site.grid import Grid, columns, head, number
from slocompiler.site.overview.connections import connections
from slocompiler.site.overview.detections import detections_grid
from slocompiler.site.overview.people import severities_grid, teams_grid
from slocompiler.site.overview.services import service_groups
from slocompiler.site.page import Frame, Page, fill, parts_of
from slocompiler.site.places import OVERVIEW, link, shared_runbook_page

_TITLES = {
    "services": "Services",
    "detections": "Which failure is noticed when",
    "connections": "Dependencies",
    "severities": "Who is told, and when",
    "runbooks": "Shared runbooks",
    "costs": "Cost",
}


def overview_page(catalogue: Catalogue) -> Page:
    """Services first, then what they have in common."""
    compilation, cost = catalogue.compilation, catalogue.cost
    organization = compilation.organization
    shown = {
        "services": service_groups(catalogue),
        "detections": detections_grid(catalogue),
        "connections": connections(catalogue),
        "severities": severities_grid(organization),
        "runbooks": _runbooks(compilation),
        "costs": dollars(cost.total),
    }
    frame = Frame(
        path=OVERVIEW,
        title=organization.name,
        organization=organization.name,
        source=organization.source,
        parts=parts_of(*((id, title, shown[id]) for id, title in _TITLES.items())),
        has_filter=True,
    )
    return fill(
        "overview.html",
        frame,
        counts=_counts(compilation),
        teams=teams_grid(organization),
        limit=limit_of(cost) or "",
        assumptions=tuple(notes_of(cost)),
        titles=_TITLES,
        **shown,
    )


def _counts(compilation: CompilationIr) -> tuple[str, ...]:
    services = compilation.services
    names = {service.name for service in services}
    objectives = sum(len(slo.partitions) for service in services for slo in service.slos)
    alerts = sum(1 for service in services for _ in alerts_in_words(service))
    environments = len(compilation.organization.environments)
    return (
        counted(len(names), "service"),
        counted(objectives, "objective"),
        counted(alerts, "alert"),
        *((counted(environments, "environment"),) if environments else ()),
        counted(len(compilation.organization.teams), "team"),
    )


def _runbooks(compilation: CompilationIr) -> Grid | None:
    rows = tuple(
        (
            head(one.title, href=link(OVERVIEW, shared_runbook_page(one))),
            number(str(len(leading_alerts(one, compilation.services)))),
        )
        for one in compilation.organization.runbooks
    )
    return Grid("Runbooks that all services share", columns("Runbook", "Alerts", numbers=(1,)), rows) if rows else None
