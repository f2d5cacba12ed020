"""The CloudFormation template of a service's sampling rules and group."""

from collections.abc import Mapping, Sequence
from typing import Any

from slocompiler.aws.cloudformation import TemplateResource, template
from slocompiler.ir.service import ServiceIr


def xray_template(
    service: ServiceIr, rules: Sequence[Mapping[str, Any]], group: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Everything of the service, for each Region alike."""
    regions = service.tracing.regions if service.tracing else ()
    where = f", for {', '.join(regions)}" if regions else ""
    environment = f" ({service.environment})" if service.environment else ""
    resources = [TemplateResource("xray:CreateSamplingRule", rule["SamplingRule"]["RuleName"], rule) for rule in rules]
    if group is not None:
        resources.append(TemplateResource("xray:CreateGroup", group["GroupName"], group))
    origin = {"slocompiler": {"Source": service.source.path, "SourceSha256": service.source.digest}}
    description = f"X-Ray sampling rules and group of {service.name}{environment}{where}"
    return template(description, origin, resources)
