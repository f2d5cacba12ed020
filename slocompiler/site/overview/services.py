"""The services of the organization, by environment."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.cost.report import ServiceCost
from slocompiler.cost.tracing_cost import dollars
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.runbook_pages.alerts_in_words import group_words
from slocompiler.site.catalogue import Catalogue
from slocompiler.site.grid import Grid, columns, head, number, several, text
from slocompiler.site.places import service_page


class ServiceGroup(Struct, frozen=True):
    """The services of one environment; `title` is empty when there is only one."""

    title: str
    grid: Grid


def service_groups(catalogue: Catalogue) -> tuple[ServiceGroup, ...]:
    """In the order of the compilation: environments by name, then services."""
    by_environment: dict[str, list[tuple[ServiceIr, ServiceCost]]] = {}
    for service, cost in zip(catalogue.compilation.services, catalogue.cost.services, strict=True):
        by_environment.setdefault(service.environment or "", []).append((service, cost))
    return tuple(ServiceGroup(name, _grid(name, services)) for name, services in by_environment.items())


def _grid(environment: str, services: list[tuple[ServiceIr, ServiceCost]]) -> Grid:
    rows = tuple(
        (
            head(service.name, href=service_page(service), note=service.description or ""),
            text(service.team),
            text(service.tier or ""),
            several(_promises(service)),
            number(dollars(cost.bill.total)),
        )
        for service, cost in services
    )
    heads = columns("Service", "Team", "Tier", "Promises", "A month", numbers=(4,))
    return Grid(f"Services in {environment}" if environment else "Services", heads, rows, is_stacked=True)


def _promises(service: ServiceIr) -> Iterator[str]:
    for slo in service.slos:
        for partition in slo.partitions:
            yield f"{slo.name}{group_words(partition.group)}: {partition.objective} over {slo.window.text}"
