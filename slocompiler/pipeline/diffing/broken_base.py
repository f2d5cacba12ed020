"""What can be compared although the base has errors."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from slocompiler.diagnostics import Diagnostic
from slocompiler.diff.rules import BASE_BROKEN
from slocompiler.load.loaded import LoadedService
from slocompiler.load.yaml import MappingNode, YamlNode
from slocompiler.pipeline.diffing.compiled_side import CompiledSide


def broken_services(base: CompiledSide) -> frozenset[str] | None:
    """The names of services that the base has no whole meaning of; None when it has none of any."""
    organization = base.workspace.organization
    broken = {error.span.path for error in base.errors}
    if base.compilation is None or organization is None or organization.path in broken:
        return None
    found = {service.spec.service for service in base.workspace.services if broken & set(_files_of(service))}
    unread = {PurePosixPath(path).stem for path in broken}
    return frozenset(found | unread | base.workspace.broken_services)


def base_findings(base: CompiledSide) -> tuple[Diagnostic, ...]:
    """One for each error of the base."""
    help = "it is left out of the comparison; mend the base first, or read the change yourself"
    return tuple(
        BASE_BROKEN.at(error.span, f"the base has an error here: {error.message}", help) for error in base.errors
    )


def _files_of(service: LoadedService) -> Iterator[str]:
    """The files that values of a service come from."""
    yield service.path
    yield from _paths(service.tree)


def _paths(node: YamlNode) -> Iterator[str]:
    yield node.span.path
    for entry in node.entries.values() if isinstance(node, MappingNode) else ():
        yield from _paths(entry.value)
