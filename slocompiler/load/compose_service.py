"""A service in each environment: five layers, one tree."""

from collections.abc import Iterator

from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.did_you_mean import closest, suggestion
from slocompiler.load.documents.source_document import SourceDocument
from slocompiler.load.documents.version import in_our_version
from slocompiler.load.layers.defaults import tier_of, tiers_of, with_defaults
from slocompiler.load.layers.disagreements import disagreements
from slocompiler.load.layers.layered import SERVICE_LAYER, environment_layer, mapping_in_layer, without
from slocompiler.load.layers.merge import merge, without_removed
from slocompiler.load.layers.template_use import filled, parameter_findings
from slocompiler.load.rules.layers import UNKNOWN_ENVIRONMENT, UNKNOWN_TIER
from slocompiler.load.rules.templates import UNKNOWN_TEMPLATE
from slocompiler.load.shape.structure import is_false
from slocompiler.load.workspace_documents import WorkspaceDocuments
from slocompiler.load.yaml import MappingEntry, MappingNode, ScalarNode
from slocompiler.spec import ServiceSpec
from slocompiler.spec.shape_of import LeafShape, ModelShape

_SERVICE = ModelShape(ServiceSpec)
_REUSE = frozenset(("extends", "environments"))


def composed_trees(
    service: SourceDocument, workspace: WorkspaceDocuments
) -> Iterator[tuple[str | None, MappingNode]] | None:
    """The merged tree for each environment in which the service is built.

    None when a template is missing: what the service is can then not be told.
    """
    templates = _templates(service, workspace)
    if templates is None:
        return None
    own = mapping_in_layer(without(in_our_version(service.tree, service), _REUSE), SERVICE_LAYER)
    workspace.findings.extend(_disagreements(templates, own))
    workspace.findings.extend(_unknown_environments(service, workspace))
    inherited = _merged_templates(templates, workspace)
    body = merge(inherited, own, _SERVICE, workspace.removals) if inherited else own
    return _by_environment(service, body, workspace)


def templates_of(service: SourceDocument) -> tuple[MappingEntry, ...]:
    """The entries of `extends`."""
    extends = service.child("extends")
    return tuple(extends.entries.values()) if isinstance(extends, MappingNode) else ()


def _by_environment(
    service: SourceDocument, body: MappingNode, workspace: WorkspaceDocuments
) -> Iterator[tuple[str | None, MappingNode]]:
    for environment in workspace.environments:
        override = service.child("environments", environment) if environment else None
        if override is not None and is_false(override):
            continue
        tree = body
        if environment and isinstance(override, MappingNode):
            tree = merge(body, mapping_in_layer(override, environment_layer(environment)), _SERVICE, workspace.removals)
        yield environment, _complete(service, tree, workspace)


def _complete(service: SourceDocument, body: MappingNode, workspace: WorkspaceDocuments) -> MappingNode:
    """The body over what the organization gives, without what was removed."""
    tier = _tier(body, workspace)
    tree = with_defaults(body, workspace.organization, tier, workspace.removals)
    tree = without_removed(tree, _SERVICE, workspace.removals)
    return replace(tree, span=service.tree.span)


def _tier(body: MappingNode, workspace: WorkspaceDocuments) -> str | None:
    entry = tier_of(body, workspace.organization)
    if entry is None or not isinstance(entry.value, ScalarNode) or not isinstance(entry.value.value, str):
        return None
    name, tiers = entry.value.text, tiers_of(workspace.organization)
    if name not in tiers and workspace.organization is not None and not entry.value.reported:
        message = f"there is no tier `{name}`"
        workspace.findings.append(UNKNOWN_TIER.at(entry.value.span, message, suggestion(name, tiers, "tiers")))
    return name


def _templates(service: SourceDocument, workspace: WorkspaceDocuments) -> list[MappingNode] | None:
    """The templates of a service, filled; None when one is missing."""
    found: list[MappingNode] = []
    missing = False
    for use in templates_of(service):
        template = workspace.templates.get(use.key)
        if template is None:
            missing = True
            _report_unknown(use, workspace)
            continue
        workspace.extended.add(use.key)
        workspace.findings.extend(parameter_findings(template, use))
        found.append(filled(template, use))
    return None if missing else found


def _report_unknown(use: MappingEntry, workspace: WorkspaceDocuments) -> None:
    if use.key not in workspace.unreadable:
        meant = closest(use.key, workspace.templates)
        if meant:
            workspace.extended.add(meant)
        message, help = f"there is no template `{use.key}`", suggestion(use.key, workspace.templates, "templates")
        workspace.findings.append(UNKNOWN_TEMPLATE.at(use.key_span, message, help))


def _merged_templates(templates: list[MappingNode], workspace: WorkspaceDocuments) -> MappingNode | None:
    merged: MappingNode | None = None
    for template in templates:
        # Without a shape: a choice of one template must not silently replace another's.
        merged = merge(merged, template, LeafShape(), workspace.removals) if merged else template
    return merged


def _disagreements(templates: list[MappingNode], own: MappingNode) -> Iterator[Diagnostic]:
    for index, first in enumerate(templates):
        for second in templates[index + 1 :]:
            yield from disagreements(first, second, own)


def _unknown_environments(service: SourceDocument, workspace: WorkspaceDocuments) -> Iterator[Diagnostic]:
    environments = service.child("environments")
    if workspace.organization is None or not isinstance(environments, MappingNode):
        return
    known = list(workspace.organization.names_under("environments"))
    for name, entry in environments.entries.items():
        if name not in known:
            help = suggestion(name, known, "environments")
            yield UNKNOWN_ENVIRONMENT.at(entry.key_span, f"there is no environment `{name}`", help)
