"""Which service needs which: a drawing and a table for each environment."""

from msgspec import Struct

from slocompiler.ir.service import ServiceIr
from slocompiler.site.catalogue import Catalogue
from slocompiler.site.charts.dependency_graph import Graph, Link, graph
from slocompiler.site.grid import Cell, Grid, Item, columns, head
from slocompiler.site.places import service_page
from slocompiler.site.service.dependencies import links_of


class Connections(Struct, frozen=True):
    title: str
    graph: Graph | None
    grid: Grid


def connections(catalogue: Catalogue) -> tuple[Connections, ...]:
    """For each environment in which any service needs another."""
    by_environment: dict[str, dict[str, ServiceIr]] = {}
    for service in catalogue.compilation.services:
        by_environment.setdefault(service.environment or "", {})[service.name] = service
    found = ((name, services, links_of(services.values())) for name, services in by_environment.items())
    return tuple(
        Connections(name, graph(links, None, frozenset(services)), _grid(name, services, links))
        for name, services, links in found
        if links
    )


def _grid(environment: str, services: dict[str, ServiceIr], links: tuple[Link, ...]) -> Grid:
    needed: dict[str, list[str]] = {}
    for link in links:
        needed.setdefault(link.source, []).append(link.target)
    rows = tuple(
        (
            head(name, href=service_page(services[name])),
            Cell(tuple(Item(one, service_page(services[one]) if one in services else None) for one in targets)),
        )
        for name, targets in needed.items()
    )
    return Grid(
        f"Which service needs which{f' in {environment}' if environment else ''}", columns("Service", "Needs"), rows
    )
