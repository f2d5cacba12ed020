"""The runbooks target."""

from collections.abc import Iterable

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.references import SourceIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.target import ORGANIZATION_FOLDER, Artifact, Target, TargetOutput, service_folder


class RunbooksTarget(Struct, frozen=True):
    """A page in markdown for every runbook; shared ones once, for all services that use them."""

    name: str = "runbooks"
    summary: str = "runbook pages: what to look at, what to do, which alerts lead here and when they fire"

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        return _pages(service_folder(service), service.runbooks, service.source, [service], compilation)

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        shared, source = compilation.organization.runbooks, compilation.organization.source
        return _pages(ORGANIZATION_FOLDER, shared, source, compilation.services, compilation)


def _pages(
    folder: str,
    runbooks: Iterable[RunbookIr],
    source: SourceIr,
    services: Iterable[ServiceIr],
    compilation: CompilationIr,
) -> TargetOutput:
    """The pages of some runbooks, with the alerts of these services that lead to them."""
    among, pages, found = list(services), list[Artifact](), list[Diagnostic]()
    for runbook in runbooks:
        # The page is filled in by Jinja, which is slow to import.
        from slocompiler.targets.runbooks.page import page

        made = page(runbook, source, among, compilation)
        if isinstance(made, Diagnostic):
            found.append(made)
        else:
            pages.append(Artifact(f"{folder}/runbooks/{runbook.name}.md", made))
    return TargetOutput(tuple(pages), tuple(found))


RUNBOOKS: Target = RunbooksTarget()
