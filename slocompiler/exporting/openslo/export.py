"""A compilation as OpenSLO documents."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from slocompiler.emit import comment_header, write_yaml
from slocompiler.exporting.note import ExportNote, Telling
from slocompiler.exporting.openslo import wording
from slocompiler.exporting.openslo.alerting import Alerting
from slocompiler.exporting.openslo.data_sources import data_sources, names_own_files, sources_of
from slocompiler.exporting.openslo.document import Document
from slocompiler.exporting.openslo.names import Names
from slocompiler.exporting.openslo.scope import ExportScope, Shared
from slocompiler.exporting.openslo.service_document import service_document, service_notes
from slocompiler.exporting.openslo.slo_document import slo_document
from slocompiler.ir.compilation import CompilationIr
from slocompiler.load.loaded import LoadedOrganization, LoadedWorkspace

SHARED_FILE = "_organization.yaml"
HEADER = "Written by slocompile export openslo from"


class ExportedFile(Struct, frozen=True):
    """`path` below the output folder, with forward slashes."""

    path: str
    text: str


class Exported(Struct, frozen=True):
    """Files by path, and what OpenSLO cannot say, by place."""

    files: tuple[ExportedFile, ...]
    notes: tuple[ExportNote, ...]


def export_openslo(workspace: LoadedWorkspace, compilation: CompilationIr) -> Exported:
    """A file for each service (one folder an environment, where there are several), and one for what they share."""
    loaded = workspace.organization
    assert loaded is not None
    shared = _shared(workspace, compilation, loaded)
    alerting = Alerting(compilation.organization)
    files: list[ExportedFile] = []
    notes: list[ExportNote] = []
    for scope in shared.scopes.values():
        documents = [service_document(scope, _absent_from(scope)), *_slos(scope, alerting, notes)]
        notes.extend(service_notes(scope))
        files.append(ExportedFile(_path(scope), _text(documents, scope.service.source.path)))
    common = [*data_sources(compilation.services, loaded), *alerting.documents()]
    files.append(ExportedFile(SHARED_FILE, _text(common, compilation.organization.source.path)))
    notes.extend(_organization_notes(loaded))
    ordered = sorted(dict.fromkeys(notes), key=lambda note: note.sort_key)
    return Exported(tuple(sorted(files, key=lambda file: file.path)), tuple(ordered))


def _shared(workspace: LoadedWorkspace, compilation: CompilationIr, loaded: LoadedOrganization) -> Shared:
    policies = list(loaded.spec.burn_rate_policies)
    only = policies[0] if len(policies) == 1 else None
    spec = loaded.spec
    shared = Shared(compilation.organization, only, spec.defaults, spec.tiers, Names(), Names(), {})
    documents = {(each.spec.service, each.environment): each for each in workspace.services}
    # A single environment has no name in the IR, and one in the document.
    single = {each.spec.service: each for each in workspace.services}
    for service in compilation.services:
        document = documents.get((service.name, service.environment), single[service.name])
        scope = ExportScope(service, document, sources_of(service), shared)
        shared.scopes[service.name, service.environment] = scope
    return shared


def _slos(scope: ExportScope, alerting: Alerting, notes: list[ExportNote]) -> Iterator[Document]:
    for slo in scope.service.slos:
        made = slo_document(scope, slo, alerting.policies_of(slo, scope.policy_of(slo.name) or ""))
        notes.extend(made.notes)
        yield made.document


def _absent_from(scope: ExportScope) -> list[str]:
    if scope.service.environment is None:
        return []
    environments = [each.name for each in scope.organization.environments]
    return [each for each in environments if (scope.service.name, each) not in scope.shared.scopes]


def _organization_notes(loaded: LoadedOrganization) -> Iterator[ExportNote]:
    name = loaded.spec.organization
    yield ExportNote(Telling.ANNOTATED, loaded.key_span("organization"), name, "organization", wording.ORGANIZATION)
    for route in names_own_files(loaded.tree):
        span = loaded.key_span(*route)
        yield ExportNote(Telling.LEFT_OUT, span, name, ".".join(route), wording.OWN_FILES)


def _path(scope: ExportScope) -> str:
    folder = f"{scope.service.environment}/" if scope.service.environment else ""
    return f"{folder}{scope.service.name}.yaml"


def _text(documents: Iterable[Document], source: str) -> str:
    return comment_header((f"{HEADER} {source}.",)) + "---\n".join(write_yaml(each) for each in documents)
