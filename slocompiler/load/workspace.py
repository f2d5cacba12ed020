"""Paths to a workspace: every document that belongs together, checked, merged, and with a place for every value."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from slocompiler.diagnostics import Diagnostic, SourceSpan, sort_diagnostics
from slocompiler.load.collect_files import collect_files
from slocompiler.load.documents.attachments import without_attachments
from slocompiler.load.documents.find_files import MOST_FILES
from slocompiler.load.documents.names import file_name_finding, first_of_each_name, one_organization
from slocompiler.load.documents.reader import Reader, ReadFile
from slocompiler.load.documents.source_document import Kind, SourceDocument
from slocompiler.load.documents.version import version_finding
from slocompiler.load.files import DISK, FileSource
from slocompiler.load.layers.template_checks import load_template
from slocompiler.load.load_service import load_service
from slocompiler.load.loaded import LoadedService, LoadedTemplate, LoadedWorkspace
from slocompiler.load.organization import load_organization
from slocompiler.load.rules.documents import ORGANIZATION_MISSING
from slocompiler.load.rules.layers import REMOVES_NOTHING
from slocompiler.load.rules.templates import TEMPLATE_UNUSED
from slocompiler.load.workspace_documents import WorkspaceDocuments


def load_workspace(
    paths: Sequence[Path], *, most_files: int = MOST_FILES, source: FileSource = DISK
) -> LoadedWorkspace:
    """The workspace of folders of specs and of single service files.

    A folder is read whole. With single files, the organization is looked for beside them and in the folders above,
    and only the templates and services that they name are read. Every problem is a diagnostic. `source` is where all
    files come from, also those that are read later because a document names them.
    """
    reader = Reader(source)
    path_findings, whole = collect_files(paths, reader, most_files)
    files = without_attachments(list(reader.files.values()))
    documents = [document for file in files for document in file.documents]
    workspace = _sorted_documents(documents, files)
    workspace.findings.extend(path_findings)
    workspace.findings.extend(_findings_of(files, documents))
    return _loaded(workspace, files, whole, source)


def _sorted_documents(documents: list[SourceDocument], files: list[ReadFile]) -> WorkspaceDocuments:
    findings: list[Diagnostic] = []
    by_kind = {kind: [document for document in documents if document.kind is kind] for kind in Kind}
    return WorkspaceDocuments(
        organization=one_organization(by_kind[Kind.ORGANIZATION], findings),
        services=first_of_each_name(by_kind[Kind.SERVICE], findings),
        templates=first_of_each_name(by_kind[Kind.TEMPLATE], findings),
        texts={file.shown_as: file.text for file in files},
        unreadable=frozenset(PurePosixPath(file.shown_as).stem for file in files if not file.documents),
        findings=findings,
    )


def _findings_of(files: list[ReadFile], documents: list[SourceDocument]) -> Iterable[Diagnostic]:
    for file in files:
        yield from file.diagnostics
    for document in documents:
        yield from filter(None, (version_finding(document), file_name_finding(document)))


def _loaded(workspace: WorkspaceDocuments, files: list[ReadFile], whole: bool, source: FileSource) -> LoadedWorkspace:
    findings = workspace.findings
    document = workspace.organization
    organization = load_organization(document, workspace.text_of, findings) if document else None
    templates = [load_template(document, workspace.text_of, findings) for document in workspace.templates.values()]
    services, broken = _services(workspace)
    findings.extend(_missing_organization(workspace))
    findings.extend(_idle_removals(workspace))
    findings.extend(_unused_templates(workspace) if whole else ())
    return LoadedWorkspace(
        organization=organization,
        services=tuple(sorted(services, key=lambda service: (service.environment or "", service.spec.service))),
        templates=tuple(sorted(filter(None, templates), key=_template_name)),
        sources=workspace.texts,
        comments={file.shown_as: file.comments for file in files},
        diagnostics=_of_requested(findings, files),
        broken_services=broken | workspace.unreadable,
        files=source,
    )


def _services(workspace: WorkspaceDocuments) -> tuple[list[LoadedService], frozenset[str]]:
    """All loaded services, and the names of those that are not loaded as they should be."""
    services: list[LoadedService] = []
    broken = set()
    for name, document in workspace.services.items():
        loaded = load_service(document, workspace)
        services.extend(loaded or ())
        if loaded is None:
            broken.add(name)
    return services, frozenset(broken)


def _template_name(template: LoadedTemplate) -> str:
    return template.spec.template


def _missing_organization(workspace: WorkspaceDocuments) -> Iterable[Diagnostic]:
    requested = [document for document in workspace.services.values() if document.requested]
    if workspace.organization is None and requested and "organization" not in workspace.unreadable:
        first = min(requested, key=lambda document: document.path)
        message, help = "there is no organization", "write organization.yaml in the folder of the specs, or above it"
        yield ORGANIZATION_MISSING.at(SourceSpan.start_of(first.path), message, help)


def _idle_removals(workspace: WorkspaceDocuments) -> Iterable[Diagnostic]:
    for span in workspace.removals.idle - workspace.removals.effective:
        message, help = (
            "this removes nothing: no such entry is inherited",
            'remove it, or correct its name; the text is "false"',
        )
        yield REMOVES_NOTHING.at(span, message, help)


def _unused_templates(workspace: WorkspaceDocuments) -> Iterable[Diagnostic]:
    for name, template in workspace.templates.items():
        # A file that could not be read may be the one that extends it.
        if not workspace.unreadable and template.name and name not in workspace.extended:
            message, help = (
                f"no service extends the template `{name}`",
                f"remove it, or write `extends: {{{name}: {{}}}}`",
            )
            yield TEMPLATE_UNUSED.at(template.name_span, message, help)


def _of_requested(findings: list[Diagnostic], files: list[ReadFile]) -> tuple[Diagnostic, ...]:
    """Each finding once, and none about a file that was read only because another refers to it."""
    others = {file.shown_as for file in files if not file.requested}
    first: dict[tuple[str, SourceSpan, str], Diagnostic] = {}
    for finding in findings:
        if finding.span.path not in others:
            first.setdefault((finding.code, finding.span, finding.message), finding)
    return tuple(sort_diagnostics(list(first.values())))
