"""What the pages are made of."""

from msgspec import Struct

from slocompiler.cost.report import CostReport
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.delivery.table.routes_report import RoutesReport
from slocompiler.proof.table.service_table import ServiceDetection


class Catalogue(Struct, frozen=True):
    """`detections` and the services of `cost` are in the order of the compilation's services."""

    compilation: CompilationIr
    detections: tuple[ServiceDetection, ...]
    routes: RoutesReport
    cost: CostReport

    def in_environment(self, service: ServiceIr) -> dict[str, ServiceIr]:
        """The services of the same environment, by name."""
        return {one.name: one for one in self.compilation.services if one.environment == service.environment}
