"""All files of a service: one folder for each Region, because an alarm lives in one; two that all Regions share."""

from collections.abc import Iterator, Sequence

from slocompiler.diagnostics import Diagnostic
from slocompiler.emit import compact_json, write_json
from slocompiler.ir.organization import CloudWatchFactsIr, OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.cloudwatch.dashboard.dashboard import Dashboard
from slocompiler.targets.cloudwatch.files.body_lists import call_files, list_files
from slocompiler.targets.cloudwatch.files.region_template import About, region_template, template_findings
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.target import ORGANIZATION_FOLDER, Artifact, service_folder


def dashboard_resource(service: ServiceIr, dashboard: Dashboard) -> Resource:
    """The dashboard as PutDashboard takes it: its body is a text."""
    body = {"DashboardName": dashboard.name, "DashboardBody": compact_json(dashboard.body)}
    return Resource(ResourceKind.DASHBOARD, dashboard.name, dashboard.region, body, service.span)


def dashboard_file(service: ServiceIr, dashboard: Dashboard) -> Artifact:
    """The body of the dashboard, as `put-dashboard --dashboard-body file://` takes it."""
    return Artifact(f"{service_folder(service)}/cloudwatch-dashboard.json", write_json(dashboard.body))


def service_about(service: ServiceIr) -> About:
    environment = f" ({service.environment})" if service.environment else ""
    return About(
        stack="-".join(filter(None, ("slo", service.environment, service.name))),
        title=f"Alarms and dashboard of {service.name}{environment}",
        folder=service_folder(service),
        source=service.source,
        span=service.span,
    )


def organization_about(organization: OrganizationIr) -> About:
    return About(
        stack=f"slo-organization-{organization.name}",
        title=f"Alarms of {organization.name}",
        folder=ORGANIZATION_FOLDER,
        source=organization.source,
        span=organization.span,
    )


def region_files(
    about: About, resources: Sequence[Resource], facts: CloudWatchFactsIr
) -> Iterator[Artifact | Diagnostic]:
    """The files of every Region, and what CloudFormation would refuse."""
    for region in sorted({one.region for one in resources}):
        here = [one for one in resources if one.region == region]
        folder = f"{about.folder}/{region}"
        if facts.as_lists:
            yield from list_files(folder, here)
        if facts.as_calls:
            yield from call_files(folder, here)
        if facts.as_template:
            text = region_template(about, region, here)
            yield Artifact(f"{folder}/cloudformation.json", text)
            yield from template_findings(about, region, len(here), text)
