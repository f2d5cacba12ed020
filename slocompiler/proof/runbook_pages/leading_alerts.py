"""The alerts that lead to a runbook."""

from collections.abc import Iterable

from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.runbook_pages.alerts_in_words import AlertInWords, alerts_in_words


def leading_alerts(runbook: RunbookIr, services: Iterable[ServiceIr]) -> tuple[AlertInWords, ...]:
    """In the order of services, and in that of each one's alerts."""
    return tuple(
        alert for service in services for alert in alerts_in_words(service) if leads_to(alert.runbook, runbook, service)
    )


def leads_to(reference: RunbookRefIr | None, runbook: RunbookIr, service: ServiceIr) -> bool:
    """A service's own page comes before a shared one of the same name."""
    if reference is None or reference.name != runbook.name:
        return False
    has_own = any(own.name == runbook.name for own in service.runbooks)
    return has_own is not runbook.is_shared
