"""The runbooks target."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

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
        pages = _pages(service_folder(service), service.runbooks, service.source, [service], compilation)
        return TargetOutput(tuple(pages))

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        shared, source = compilation.organization.runbooks, compilation.organization.source
        return TargetOutput(tuple(_pages(ORGANIZATION_FOLDER, shared, source, compilation.services, compilation)))


def _pages(
    folder: str,
    runbooks: Iterable[RunbookIr],
    source: SourceIr,
    services: Iterable[ServiceIr],
    compilation: CompilationIr,
) -> Iterator[Artifact]:
    """The pages of some runbooks, with the alerts of these services that lead to them."""
    among = list(services)
    for runbook in runbooks:
        # The page is filled in by Jinja, which is slow to import.
        from slocompiler.targets.runbooks.page import page

        yield Artifact(f"{folder}/runbooks/{runbook.name}.md", page(runbook, source, among, compilation))


RUNBOOKS: Target = RunbooksTarget()
