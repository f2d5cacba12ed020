"""The page of one service in one environment."""

from slocompiler.cost.report import ServiceCost
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.table.service_table import ServiceDetection
from slocompiler.report.detection.wording import LEGEND
from slocompiler.site.catalogue import Catalogue
from slocompiler.site.page import Frame, Page, fill, parts_of
from slocompiler.site.places import OVERVIEW, service_page
from slocompiler.site.service.alerts import alerts_grid, changes_grid
from slocompiler.site.service.costs import costs
from slocompiler.site.service.dependencies import dependencies
from slocompiler.site.service.facts import facts
from slocompiler.site.service.objectives import objectives
from slocompiler.site.service.operations import incidents_grid, maintenance_grid
from slocompiler.site.service.runbook_link import RunbookLinks
from slocompiler.site.service.runbooks import runbooks_grid
from slocompiler.site.service.signals import signals_grid
from slocompiler.site.service.telling import telling
from slocompiler.site.service.tracing import tracing_view


def page_of_service(service: ServiceIr, detection: ServiceDetection, cost: ServiceCost, catalogue: Catalogue) -> Page:
    """Everything known about the service; sections with nothing in them are left out."""
    compilation = catalogue.compilation
    organization, path = compilation.organization, service_page(service)
    links = RunbookLinks(path, service, organization)
    shown = {
        "objectives": objectives(service, detection, organization, links),
        "alerts": alerts_grid(service, links),
        "told": telling(service, catalogue.routes),
        "runbooks": runbooks_grid(service, organization),
        "incidents": incidents_grid(service),
        "maintenance": maintenance_grid(service),
        "dependencies": dependencies(service, catalogue.in_environment(service)),
        "signals": signals_grid(service),
        "tracing": tracing_view(service.tracing, cost),
        "costs": costs(cost, catalogue.cost),
    }
    parts = parts_of(*((id, title, shown[id]) for id, title in _TITLES.items()))
    frame = Frame(
        path=path,
        title=f"{service.name} in {service.environment}" if service.environment else service.name,
        organization=organization.name,
        source=service.source,
        crumbs=((organization.name, OVERVIEW), *(((service.environment, None),) if service.environment else ())),
        parts=parts,
    )
    return fill(
        "service.html",
        frame,
        service=service,
        facts=facts(service, compilation),
        changes=changes_grid(detection),
        legend=LEGEND,
        titles=_TITLES,
        **shown,
    )


_TITLES = {
    "objectives": "Objectives",
    "alerts": "Alerts",
    "told": "Who is told, and when",
    "runbooks": "Runbooks",
    "incidents": "Incidents",
    "maintenance": "Planned work",
    "dependencies": "Dependencies",
    "signals": "Signals",
    "tracing": "Tracing",
    "costs": "Cost",
}
