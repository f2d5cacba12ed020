"""One side compiled: what its specs mean, and what is wrong with them."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.load.loaded import LoadedService, LoadedWorkspace

#: A service and its environment.
ServiceKey = tuple[str, str | None]


class CompiledSide(Struct, frozen=True):
    """`compilation` is None where nothing could be compiled, or nothing had to be. `errors` are sorted by place."""

    workspace: LoadedWorkspace
    compilation: CompilationIr | None
    errors: tuple[Diagnostic, ...]
    sources: Mapping[str, str]

    def loaded(self) -> dict[ServiceKey, LoadedService]:
        """The documents by service and environment."""
        is_parted = bool(self.compilation and self.compilation.organization.environments)
        return {
            (service.spec.service, service.environment if is_parted else None): service
            for service in self.workspace.services
        }
