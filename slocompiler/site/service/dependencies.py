"""What a service needs and who needs it, as a drawing and as a table; which of its alerts are told as one."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import CompositeSli
from slocompiler.site.charts.dependency_graph import Graph, Link, graph
from slocompiler.site.grid import Cell, Grid, columns, head, several, text
from slocompiler.site.places import link, service_page


class Dependencies(Struct, frozen=True):
    graph: Graph | None
    services: Grid | None
    correlations: Grid | None


def dependencies(service: ServiceIr, around: dict[str, ServiceIr]) -> Dependencies | None:
    """`around`: the services of the environment, by name. None where nothing is declared."""
    links = [one for one in links_of(around.values()) if service.name in (one.source, one.target)]
    correlations = _correlations(service)
    if not links and correlations is None:
        return None
    drawn = graph(links, service.name, frozenset(around))
    return Dependencies(drawn, _services(service, links, around) if links else None, correlations)


def links_of(services: Iterable[ServiceIr]) -> tuple[Link, ...]:
    """What `depends_on` and composite SLOs of some services say, each pair once, sorted."""
    return tuple(sorted({one for service in services for one in _links(service)}))


def _links(service: ServiceIr) -> Iterator[Link]:
    declared = [name for name in service.depends_on if name != service.name]
    yield from (Link(service.name, name) for name in declared)
    for slo in service.slos:
        for part in slo.sli.parts if isinstance(slo.sli, CompositeSli) else ():
            if part.service != service.name and part.service not in declared:
                yield Link(service.name, part.service, is_part=True)


def _services(service: ServiceIr, links: list[Link], around: dict[str, ServiceIr]) -> Grid:
    rows = tuple(_row(service, one, around) for one in links)
    return Grid(
        "Services that it needs, and that need it", columns("Service", "Relation", "Team"), rows, is_stacked=True
    )


def _row(service: ServiceIr, one: Link, around: dict[str, ServiceIr]) -> tuple[Cell, ...]:
    is_needed = one.source == service.name
    name = one.target if is_needed else one.source
    other = around.get(name)
    href = None if other is None else link(service_page(service), service_page(other))
    return head(name, href=href), text(_relation(one, is_needed)), text("no spec here" if other is None else other.team)


def _relation(one: Link, is_needed: bool) -> str:
    if one.is_part:
        return (
            "its SLO counts in one of this service" if is_needed else "counts an SLO of this service in one of its own"
        )
    return "this service needs it" if is_needed else "needs this service"


def _correlations(service: ServiceIr) -> Grid | None:
    rows = tuple(
        (
            head(one.name),
            several(one.alerts),
            text(f"for each {', '.join(one.per)}" if one.per else "all together"),
            text(f"for up to {one.hold}" if one.hold else ""),
        )
        for one in service.correlations
    )
    heads = columns("Incident kind", "Alerts told as one", "Grouped", "Held back")
    return Grid("Alerts that are told as one", heads, rows, is_stacked=True) if rows else None
