"""One service document to its loaded services, one for each environment."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.load.compose_service import composed_trees, templates_of
from slocompiler.load.documents.source_document import SourceDocument, digest
from slocompiler.load.loaded import LoadedService
from slocompiler.load.rules.keys import MISSING_KEY
from slocompiler.load.service_shape import service_shape_findings
from slocompiler.load.shape import WHOLE, CheckedShape, build_model, check_shape
from slocompiler.load.workspace_documents import WorkspaceDocuments
from slocompiler.load.yaml import MappingNode, node_at
from slocompiler.spec import ServiceDocument


def load_service(service: SourceDocument, workspace: WorkspaceDocuments) -> list[LoadedService] | None:
    """The service in each environment in which it is built; None when in one of them it could not be read."""
    workspace.findings.extend(service_shape_findings(service, workspace.text_of))
    trees = composed_trees(service, workspace)
    if trees is None or service.name is None:
        return None
    hash = digest(_sources(service, workspace))
    loaded = [_in_environment(service, environment, tree, hash, workspace) for environment, tree in trees]
    return None if None in loaded else [one for one in loaded if one is not None]


def _in_environment(
    service: SourceDocument, environment: str | None, tree: MappingNode, hash: str, workspace: WorkspaceDocuments
) -> LoadedService | None:
    checked = check_shape(tree, ServiceDocument, WHOLE, service.key_span, workspace.text_of)
    workspace.findings.extend(_inherited_findings(checked, tree))
    workspace.findings.extend(_without_team(service, tree))
    spec, broken = build_model(ServiceDocument, checked)
    if spec is None:
        return None
    return LoadedService(service.path, hash, tree, broken, spec, environment, service.requested)


def _inherited_findings(checked: CheckedShape, tree: MappingNode) -> Iterator[Diagnostic]:
    """The findings; one in a template's text also shows the `extends` entry that brought it here."""
    for finding in checked.findings:
        diagnostic = finding.diagnostic
        via = node_at(tree, finding.route).via
        if diagnostic and via and via != diagnostic.span:
            related = (*diagnostic.related, RelatedSpan(via, "inherited here"))
            diagnostic = Diagnostic(
                diagnostic.code, diagnostic.severity, diagnostic.message, diagnostic.span, diagnostic.help, related
            )
        if diagnostic:
            yield diagnostic


def _without_team(service: SourceDocument, tree: MappingNode) -> Iterator[Diagnostic]:
    if "team" not in tree.entries:
        message = f"service `{service.name}` has no `team`, and inherits none"
        yield MISSING_KEY.at(service.key_span, message, "write who is notified: `team: ...`")


def _sources(service: SourceDocument, workspace: WorkspaceDocuments) -> list[SourceDocument]:
    used = (workspace.templates.get(use.key) for use in templates_of(service))
    return [document for document in (service, workspace.organization, *used) if document]
