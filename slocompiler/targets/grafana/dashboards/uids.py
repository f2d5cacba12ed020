"""Identifiers of dashboards: from names alone, so that links last as long as the names."""

from hashlib import sha256

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr

#: Grafana refuses longer ones.
_LONGEST = 40


def signals_uid(service: ServiceIr) -> str:
    """The golden signals of a service."""
    return _short("-".join(filter(None, ("signals", service.environment, service.name))))


def overview_uid(organization: OrganizationIr) -> str:
    """All SLOs of an organization."""
    return _short(f"slos-{organization.name}")


def _short(uid: str) -> str:
    return uid if len(uid) <= _LONGEST else f"{uid[:31]}-{sha256(uid.encode()).hexdigest()[:8]}"
