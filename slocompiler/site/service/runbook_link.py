"""Where the runbook of an alert is."""

from msgspec import Struct

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.runbook_pages.leading_alerts import leads_to
from slocompiler.site.grid import Item
from slocompiler.site.places import link, outside, runbook_page


class RunbookLinks(Struct, frozen=True):
    """Links from one page to the runbooks that a service's alerts may name."""

    page: str
    service: ServiceIr
    organization: OrganizationIr

    def items(self, reference: RunbookRefIr | None) -> tuple[Item, ...]:
        """The page on this site, an address outside, or nothing; an address that is none stays text."""
        if reference is None:
            return ()
        found = self.runbook(reference)
        if found is not None:
            return (Item(found.title, link(self.page, runbook_page(found, self.service))),)
        return (Item(reference.url, outside(reference.url)),)

    def runbook(self, reference: RunbookRefIr | None) -> RunbookIr | None:
        """The page of the service or of the organization that a reference means."""
        runbooks = (*self.service.runbooks, *self.organization.runbooks)
        return next((one for one in runbooks if leads_to(reference, one, self.service)), None)
