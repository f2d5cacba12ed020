"""All pages of the catalogue."""

from collections.abc import Iterator

from slocompiler.site.catalogue import Catalogue
from slocompiler.site.overview.overview_page import overview_page
from slocompiler.site.page import Page
from slocompiler.site.runbook_pages import pages_of_service, shared_pages
from slocompiler.site.service.service_page import page_of_service


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The overview, each service with its runbooks, shared runbooks. The same catalogue gives the same bytes."""
    yield overview_page(catalogue)
    services = zip(catalogue.compilation.services, catalogue.detections, catalogue.cost.services, strict=True)
    for service, detection, cost in services:
        yield page_of_service(service, detection, cost, catalogue)
        yield from pages_of_service(service, catalogue)
    yield from shared_pages(catalogue)
