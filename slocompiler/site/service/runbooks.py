"""The runbooks that a service's alerts lead to."""

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.runbook_pages.leading_alerts import leading_alerts
from slocompiler.site.grid import Grid, code, columns, head, number
from slocompiler.site.places import link, runbook_page, service_page


def runbooks_grid(service: ServiceIr, organization: OrganizationIr) -> Grid | None:
    """Its own, and shared ones that alerts of it lead to."""
    own = [(one, leading_alerts(one, [service])) for one in service.runbooks]
    shared = [(one, leading_alerts(one, [service])) for one in organization.runbooks]
    rows = tuple(
        (
            head(
                one.title,
                href=link(service_page(service), runbook_page(one, service)),
                note="shared" if one.is_shared else "",
            ),
            number(str(len(one.steps))),
            code(*dict.fromkeys(alert.name for alert in alerts)),
        )
        for one, alerts in (*own, *(pair for pair in shared if pair[1]))
    )
    return Grid("Runbooks", columns("Runbook", "Steps", "For", numbers=(1,)), rows, is_stacked=True) if rows else None
