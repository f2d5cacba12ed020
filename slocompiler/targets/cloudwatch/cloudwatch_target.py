"""The CloudWatch target."""

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.target import Target, TargetOutput


class CloudWatchTarget(Struct, frozen=True):
    """Alarms, anomaly detectors, dashboards, metric filters, the EMF contract, and a template with all of them."""

    name: str = "cloudwatch"
    summary: str = "CloudWatch alarms, dashboard, EMF contract, and a CloudFormation template with all of it"

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        return TargetOutput()

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        return TargetOutput()


CLOUDWATCH: Target = CloudWatchTarget()
