"""Everything that one build knows."""

from dataclasses import dataclass

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr


@dataclass(frozen=True, slots=True)
class CompilationIr:
    """The organization and its services, sorted by environment and name."""

    organization: OrganizationIr
    services: tuple[ServiceIr, ...]
