"""Whether links to runbook pages can be followed."""

from collections.abc import Iterable, Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.lower.rules.organization import RELATIVE_RUNBOOK_LINKS
from slocompiler.lower.scope import Scope


def check_runbook_links(
    scope: Scope, organization: OrganizationIr, services: Iterable[ServiceIr]
) -> Iterator[Diagnostic]:
    """One note when there are pages and the organization does not say where they are published."""
    if organization.runbook_base_url is not None or scope.document.is_broken("runbook_base_url"):
        return
    if organization.runbooks or any(each.runbooks for each in services):
        message = "alerts link to runbook pages by their path in the output folder"
        help = "write `runbook_base_url`: where the pages are published"
        yield RELATIVE_RUNBOOK_LINKS.at(scope.document.key_span("organization"), message, help)
