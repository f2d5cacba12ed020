"""What a target is: from the IR to files, each with a path and a text."""

from dataclasses import dataclass
from typing import Protocol

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr

ORGANIZATION_FOLDER = "_organization"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One generated file: `path` below the output folder, with forward slashes."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class TargetOutput:
    """What a target made, and what it could not express."""

    artifacts: tuple[Artifact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Target(Protocol):
    """One kind of output. Both functions are pure: the same IR gives the same bytes."""

    @property
    def name(self) -> str:
        """The word that `--target` takes."""

    @property
    def summary(self) -> str:
        """One line for `slocompile targets`."""

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        """The files of one service."""

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        """The files that all services share."""


def service_folder(service: ServiceIr) -> str:
    """Where a service's files go: one folder for each environment when there is more than one."""
    return f"{service.environment}/{service.name}" if service.environment else service.name
