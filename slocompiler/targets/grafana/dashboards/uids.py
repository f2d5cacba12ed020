"""Identifiers of the dashboards that no alert links to."""

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr, grafana_uid


def signals_uid(service: ServiceIr) -> str:
    """The golden signals of a service."""
    return grafana_uid("signals", service.environment, service.name)


def overview_uid(organization: OrganizationIr) -> str:
    """All SLOs of an organization."""
    return grafana_uid("slos", organization.name)
