"""The alerts that start what a runbook has an automation for, whatever store evaluates them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from slocompiler.ir.automation import page_of
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store


class StartingAlert(Struct, frozen=True):
    """One alert of one team and severity. `slo` is empty for alerts outside any SLO; `by` tells its groups apart."""

    service: ServiceIr
    store: Store
    team: str
    severity: str
    alert_name: str
    slo: str
    by: tuple[str, ...]


def starting_alerts(
    runbook: RunbookIr, services: Iterable[ServiceIr], organization: OrganizationIr
) -> Iterator[StartingAlert]:
    """The pages of some services that lead there, in the order of services, SLOs and alerts.

    A ticket starts nothing: it can wait for a person. Hand-written rules start nothing either.
    """
    for service in services:
        for alert, reference in _alerts(service):
            is_page = organization.severity(alert.severity).page
            if is_page and page_of(reference, service, organization) == runbook:
                yield alert


def _alerts(service: ServiceIr) -> Iterator[tuple[StartingAlert, RunbookRefIr | None]]:
    for slo in service.slos:
        for partition in slo.partitions:
            for burn in partition.burn_alerts:
                one = (service, slo.store, partition.team, burn.severity, burn.alert_name, slo.name, slo.by)
                yield StartingAlert(*one), partition.runbook
    for alert in service.alerts:
        for part in alert.partitions:
            one = (service, alert.store, part.team, part.severity, alert.alert_name, "", alert.by)
            yield StartingAlert(*one), part.runbook
