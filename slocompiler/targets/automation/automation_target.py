"""The automation target."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, sort_diagnostics
from slocompiler.emit import write_json
from slocompiler.ir.automation import document_name, only_account, role_of
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.references import SourceIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.automation.check_documents import document_findings
from slocompiler.targets.automation.document.document import create_body, document_of
from slocompiler.targets.automation.programs.text import program_text
from slocompiler.targets.automation.starts import starts
from slocompiler.targets.automation.template import documents_template
from slocompiler.targets.target import ORGANIZATION_FOLDER, Artifact, Target, TargetOutput, header, service_folder


class AutomationTarget(Struct, frozen=True):
    """A document of Systems Manager for every runbook that can be started, and what alerts start them with."""

    name: str = "automation"
    summary: str = "Systems Manager documents of what runbooks can start, and the webhook that starts them"

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        """The documents of a service's own runbooks."""
        folder = f"{service_folder(service)}/automation"
        environment = f" ({service.environment})" if service.environment else ""
        title = f"Automation of {service.name}{environment}"
        return _output(_files(folder, title, service.runbooks, service.source, service, compilation))

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        """The documents of shared runbooks, and what Alertmanager's webhook needs where alerts start something."""
        organization, folder = compilation.organization, f"{ORGANIZATION_FOLDER}/automation"
        title = f"Automation of {organization.name}"
        made = _files(folder, title, organization.runbooks, organization.source, None, compilation)
        return _output([*made, *_webhook(folder, compilation)])


def _output(made: Iterable[Artifact | Diagnostic]) -> TargetOutput:
    listed = list(made)
    artifacts = tuple(one for one in listed if isinstance(one, Artifact))
    return TargetOutput(artifacts, tuple(sort_diagnostics([one for one in listed if isinstance(one, Diagnostic)])))


def _files(
    folder: str,
    title: str,
    runbooks: Iterable[RunbookIr],
    source: SourceIr,
    service: ServiceIr | None,
    compilation: CompilationIr,
) -> Iterator[Artifact | Diagnostic]:
    account = only_account(compilation.services) if service is None else service.account
    role = role_of(compilation.organization, account)
    documents: list[tuple[str, dict[str, Any]]] = []
    for runbook in runbooks:
        if runbook.automation is not None:
            name = document_name(runbook, service)
            document = document_of(runbook, name, role, source, compilation.organization)
            documents.append((name, document))
            yield Artifact(f"{folder}/{runbook.name}.ssm.json", write_json(document))
            yield from document_findings(create_body(name, document), runbook.automation.span)
    if documents:
        yield Artifact(f"{folder}/cloudformation.json", write_json(documents_template(title, source, documents)))


def _webhook(folder: str, compilation: CompilationIr) -> Iterator[Artifact]:
    table, source = starts(compilation), compilation.organization.source
    if table:
        origin = {"Source": source.path, "SourceSha256": source.digest}
        yield Artifact(f"{folder}/starts.json", write_json({"slocompiler": origin, "starts": table}))
        yield Artifact(f"{folder}/receiver.py", header(source) + program_text("receiver.py"))


AUTOMATION: Target = AutomationTarget()
