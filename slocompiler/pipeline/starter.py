"""The text of starter specs."""

from slocompiler.emit.templates import render
from slocompiler.spec import OrganizationSpec


def starter_organization() -> str:
    """A commented organization that compiles as it stands."""
    return render("starter/organization.yaml")


def starter_service(service: str, organization: OrganizationSpec) -> str:
    """A commented spec with the names of this organization in it."""
    severity = min(organization.severities, key=lambda name: organization.severities[name].urgency)
    has_policy = organization.defaults is not None and organization.defaults.burn_rate_policy is not None
    return render(
        "starter/service.yaml",
        service=service,
        team=next(iter(organization.teams)),
        severity=severity,
        policy=None if has_policy else next(iter(organization.burn_rate_policies), "standard"),
    )
