"""From two compiled sides to all that is known of the services that may differ."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.diff.artifacts import Files, without_origin
from slocompiler.diff.meaning import is_same
from slocompiler.diff.side import OrganizationSide, ServiceSide, WorkspaceSide
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.pipeline.diffing.compiled_side import CompiledSide, ServiceKey
from slocompiler.pipeline.diffing.made import Artifacts, all_artifacts, counted_artifacts, made_of, shared_artifacts
from slocompiler.pipeline.diffing.tellings import tellings
from slocompiler.pipeline.progress import Progress
from slocompiler.proof.table.service_table import service_detection

#: What decides who is told, and nothing of what is measured, proven or built.
_WHO_IS_TOLD = frozenset(("receivers", "teams", "runbooks", "extra_rules", "time_intervals", "severities", "limits"))


class Known(Struct, frozen=True):
    """A side, and the files that targets make of the services in it, without the lines that say from what."""

    side: WorkspaceSide
    files: Files


class Wanted(Struct, frozen=True):
    """`is_whole`: every service is compiled, also what cannot differ. `artifacts`: generated files are compared."""

    is_whole: bool = False
    artifacts: bool = False


class Differing(Struct, frozen=True):
    """The services that may differ. `is_built`: those of which more than who is told may differ."""

    told: frozenset[ServiceKey]
    built: frozenset[ServiceKey]


def differing(old: CompilationIr, new: CompilationIr) -> Differing:
    """Services that changed, all of them where the organization did; and those that depend on them."""
    before, after = ({_key(service): service for service in side.services} for side in (old, new))
    changed = {
        key
        for key in before.keys() | after.keys()
        if key not in before or key not in after or not is_same(before[key], after[key])
    }
    if not is_same(old.organization, new.organization):
        everything = frozenset(before.keys() | after.keys())
        is_local = is_same(old.organization, new.organization, _WHO_IS_TOLD)
        return Differing(everything, frozenset(changed) if is_local else everything)
    names = {name for name, _ in changed}
    dependent = {key for side in (before, after) for key, one in side.items() if names & {*one.depends_on}}
    return Differing(frozenset(changed | dependent), frozenset(changed))


def known(
    compiled: CompiledSide, compilation: CompilationIr, asked: Differing, wanted: Wanted, progress: Progress
) -> Known:
    """Delivery, detection, artifacts and costs of the services that were asked for."""
    assert compiled.workspace.organization is not None
    loaded, told = compiled.loaded(), tellings(compilation) if asked.told else {}
    sides, files = list[ServiceSide](), dict[str, str]()
    services = [service for service in compilation.services if _key(service) in asked.told]
    for done, service in enumerate(services):
        progress(done, len(services), service.name)
        side = ServiceSide(service, loaded[_key(service)], told.get(_key(service), {}))
        if _key(service) in asked.built:
            side, made = _built(side, compilation, wanted)
            files |= made
        sides.append(side)
    if wanted.is_whole and wanted.artifacts and asked.told:
        files |= _without_origin(shared_artifacts(compilation), compilation.organization, compilation.services)
    organization = OrganizationSide(compilation.organization, compiled.workspace.organization)
    return Known(WorkspaceSide(organization, tuple(sides)), files)


def _built(side: ServiceSide, compilation: CompilationIr, wanted: Wanted) -> tuple[ServiceSide, Files]:
    service, organization = side.ir, compilation.organization
    artifacts = (all_artifacts if wanted.artifacts else counted_artifacts)(service, compilation)
    detection = service_detection(service, organization)
    made = made_of(service, artifacts, compilation)
    files = _without_origin(artifacts, organization, (service,)) if wanted.artifacts else {}
    return replace(side, detection=detection, made=made), files


def _without_origin(artifacts: Artifacts, organization: OrganizationIr, services: Iterable[ServiceIr]) -> Files:
    texts = {artifact.path: artifact.text for of_target in artifacts.values() for artifact in of_target}
    sources = [organization.source, *(service.source for service in services)]
    return without_origin(texts, (word for source in sources for word in (source.digest, source.path)))


def _key(service: ServiceIr) -> ServiceKey:
    return (service.name, service.environment)
