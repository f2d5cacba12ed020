"""From the IR to artifacts: every service through every target."""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.pipeline.incremental.build_memory import ServiceMemory
from slocompiler.pipeline.incremental.service_keys import service_id
from slocompiler.pipeline.progress import Progress
from slocompiler.pipeline.workers import each
from slocompiler.targets.target import Artifact, Target, TargetOutput

#: Target -> what it made.
Outputs = dict[str, TargetOutput]


class TargetsOutput(Struct, frozen=True):
    """`made`: target -> its artifacts. `diagnostics`: what targets could not express, or only nearly.

    `services`: what was made of each service, by its id; not of those that are remembered.
    """

    made: dict[str, list[Artifact]]
    diagnostics: tuple[Diagnostic, ...]
    services: dict[str, Outputs] = field(default_factory=dict)


def run_targets(
    compilation: CompilationIr,
    targets: Sequence[Target],
    progress: Progress,
    remembered: Mapping[str, ServiceMemory] | None = None,
) -> TargetsOutput:
    """The output of every target, in the order of the targets and of the services.

    Of `remembered` services (id -> what an earlier build made of it) nothing is made again, and their findings are
    among the diagnostics.
    """
    known = remembered or {}
    services = [service for service in compilation.services if service_id(service) not in known]
    total = len(services) + len(targets)
    outputs: dict[str, Outputs] = {}
    results = each(partial(_of_service, compilation, targets), services)
    for done, service in enumerate(services):
        progress(done, total, service.name)
        outputs[service_id(service)] = next(results)
    of_organization: Outputs = {}
    for done, target in enumerate(targets, len(services)):
        progress(done, total, f"{target.name}: {compilation.organization.name}")
        of_organization[target.name] = target.for_organization(compilation)
    return _joined(compilation, targets, outputs, of_organization, known)


def _of_service(compilation: CompilationIr, targets: Sequence[Target], service: ServiceIr) -> Outputs:
    return {target.name: target.for_service(service, compilation) for target in targets}


def _joined(
    compilation: CompilationIr,
    targets: Sequence[Target],
    outputs: dict[str, Outputs],
    of_organization: Outputs,
    remembered: Mapping[str, ServiceMemory],
) -> TargetsOutput:
    made: dict[str, list[Artifact]] = {}
    diagnostics: list[Diagnostic] = []
    ids = [service_id(service) for service in compilation.services]
    for target in targets:
        mine = [*(outputs[id][target.name] for id in ids if id in outputs), of_organization[target.name]]
        made[target.name] = [artifact for output in mine for artifact in output.artifacts]
        diagnostics += [finding for output in mine for finding in output.diagnostics]
        for id in remembered.keys() & set(ids):
            diagnostics += remembered[id].findings.get(target.name, ())
    return TargetsOutput(made, tuple(diagnostics), outputs)
