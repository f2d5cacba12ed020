"""The X-Ray target."""

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.target import Target, TargetOutput


class XRayTarget(Struct, frozen=True):
    """Sampling rules, groups, and the tail-sampling configuration of a collector."""

    name: str = "xray"
    summary: str = "X-Ray sampling rules and groups, tail sampling for an OpenTelemetry collector"

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        return TargetOutput()

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        return TargetOutput()


XRAY: Target = XRayTarget()
