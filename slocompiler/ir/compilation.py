"""Everything that one build knows."""

from msgspec import Struct

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr


class CompilationIr(Struct, frozen=True):
    """The organization and its services, sorted by environment and name."""

    organization: OrganizationIr
    services: tuple[ServiceIr, ...]
