"""The names that a workspace declares."""

from slocompiler.load.loaded import LoadedWorkspace
from slocompiler.spec.schema import KnownNames


def known_names(workspace: LoadedWorkspace) -> KnownNames:
    """What can be referred to in this workspace, for a schema that completes it. Sorted, except severities."""
    organization = workspace.organization.spec if workspace.organization else None
    services = tuple(sorted({service.spec.service for service in workspace.services}))
    templates = tuple(template.spec.template for template in workspace.templates)
    if organization is None:
        return KnownNames(services=services, templates=templates)
    return KnownNames(
        teams=tuple(sorted(organization.teams)),
        severities=tuple(sorted(organization.severities, key=lambda name: organization.severities[name].urgency)),
        tiers=tuple(sorted(organization.tiers)),
        policies=tuple(sorted(organization.burn_rate_policies)),
        receivers=tuple(sorted(organization.receivers)),
        intervals=tuple(sorted(organization.time_intervals)),
        runbooks=tuple(sorted(organization.runbooks)),
        services=services,
        templates=templates,
        environments=tuple(sorted(organization.environments)),
    )
