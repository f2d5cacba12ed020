"""The JSON Schema of the language, with the names of one organization in it."""

from pathlib import Path

from msgspec import Struct

from slocompiler.emit import write_json
from slocompiler.load.loaded import LoadedWorkspace
from slocompiler.load.workspace import load_workspace
from slocompiler.spec.schema import KnownNames, json_schema


class Schema(Struct, frozen=True):
    """`text` is the schema as JSON; None when the organization could not be read, as `workspace` tells."""

    text: str | None
    workspace: LoadedWorkspace | None


def schema(kind: str | None = None, specs: Path | None = None) -> Schema:
    """The schema of one kind of document or of any; with `specs`, it completes the names that are declared there."""
    if specs is None:
        return Schema(write_json(json_schema(kind)), None)
    workspace = load_workspace([specs])
    names = _known_names(workspace)
    return Schema(write_json(json_schema(kind, names)) if names else None, workspace)


def _known_names(workspace: LoadedWorkspace) -> KnownNames | None:
    if workspace.organization is None:
        return None
    organization = workspace.organization.spec
    return KnownNames(
        teams=tuple(organization.teams),
        severities=tuple(organization.severities),
        tiers=tuple(organization.tiers),
        policies=tuple(organization.burn_rate_policies),
        receivers=tuple(organization.receivers),
        intervals=tuple(organization.time_intervals),
        runbooks=tuple(organization.runbooks),
        services=tuple(sorted({service.spec.service for service in workspace.services})),
        templates=tuple(template.spec.template for template in workspace.templates),
        environments=tuple(organization.environments),
    )
