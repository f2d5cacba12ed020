"""The false alarms of a service."""

from collections.abc import Iterator

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.false_alarms.burn_alerts import burn_estimates
from slocompiler.proof.false_alarms.estimate import AlertEstimate, FalseAlarms
from slocompiler.proof.false_alarms.signal_alerts import signal_estimates


def false_alarms(service: ServiceIr, organization: OrganizationIr) -> FalseAlarms:
    """How often each alert of a service fires while nothing is wrong, from the declared baselines and traffic."""
    return FalseAlarms(tuple(_estimates(service, organization)))


def _estimates(service: ServiceIr, organization: OrganizationIr) -> Iterator[AlertEstimate]:
    for slo in service.slos:
        yield from burn_estimates(service, organization, slo)
    for alert in service.alerts:
        yield from signal_estimates(service, organization, alert)
