"""What stands below the name of a service."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.site.grid import Item
from slocompiler.site.places import link, outside, service_page


class Fact(Struct, frozen=True):
    """A term and what it is for this service."""

    term: str
    items: tuple[Item, ...]


def facts(service: ServiceIr, compilation: CompilationIr) -> tuple[Fact, ...]:
    """Those that the service has."""
    found = (Fact(term, tuple(items)) for term, items in _all(service, compilation))
    return tuple(fact for fact in found if fact.items)


def _all(service: ServiceIr, compilation: CompilationIr) -> Iterator[tuple[str, list[Item]]]:
    page = service_page(service)
    others = [
        one for one in compilation.services if one.name == service.name and one.environment != service.environment
    ]
    yield "Team", [Item(service.team)]
    yield "Copies to", [Item(team) for team in service.cc]
    yield "Tier", [Item(service.tier)] if service.tier else []
    yield "Environment", [Item(service.environment)] if service.environment else []
    yield "Also in", [Item(one.environment or "", link(page, service_page(one))) for one in others]
    yield "Account", [Item(service.account)] if service.account else []
    yield "Regions", [Item(region) for region in service.regions]
    yield "Labels", [Item(f"{name}={value}", is_code=True) for name, value in sorted(service.labels.items())]
    yield "Pages at most", [Item(str(service.pages_at_most))] if service.pages_at_most else []
    yield "Dashboard", _dashboard(service, compilation)
    yield "Spec", [Item(service.source.path, is_code=True)]


def _dashboard(service: ServiceIr, compilation: CompilationIr) -> list[Item]:
    base = compilation.organization.dashboard_base_url
    address = outside(f"{base.rstrip('/')}/d/{service.dashboard_uid}") if base else None
    return [Item("SLOs in Grafana", address)] if address else []
