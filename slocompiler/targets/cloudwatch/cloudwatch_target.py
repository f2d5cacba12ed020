"""The CloudWatch target."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Severity, sort_diagnostics
from slocompiler.emit import write_json
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.cloudwatch.alarms import alarm_resources
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope
from slocompiler.targets.cloudwatch.alarms.tags import service_tags
from slocompiler.targets.cloudwatch.alarms.unique import only_once
from slocompiler.targets.cloudwatch.automation.start_files import start_files
from slocompiler.targets.cloudwatch.by_hand import alarms_by_hand
from slocompiler.targets.cloudwatch.check_bodies import body_findings
from slocompiler.targets.cloudwatch.dashboard.dashboard import Dashboard, dashboard_findings, dashboard_of
from slocompiler.targets.cloudwatch.emf.checks import emf_findings
from slocompiler.targets.cloudwatch.emf.contract import contract
from slocompiler.targets.cloudwatch.emf.stated import stated_metrics
from slocompiler.targets.cloudwatch.files.service_files import (
    dashboard_file,
    dashboard_resource,
    organization_about,
    region_files,
    service_about,
)
from slocompiler.targets.cloudwatch.logs import metric_filters
from slocompiler.targets.cloudwatch.readings import readings
from slocompiler.targets.cloudwatch.resource import Resource
from slocompiler.targets.cloudwatch.sources import measured_here
from slocompiler.targets.target import Artifact, Target, TargetOutput, service_folder


class CloudWatchTarget(Struct, frozen=True):
    """Alarms, anomaly detectors, dashboards, metric filters, the EMF contract, and a template with all of them."""

    name: str = "cloudwatch"
    summary: str = "CloudWatch alarms, dashboard, EMF contract, and a CloudFormation template with all of it"

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        """The files of a service; nothing for one that CloudWatch measures nothing of."""
        return _output(_of_service(service, compilation))

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        """Hand-written alarms that belong to no service."""
        return _output(_of_organization(compilation))


def _output(made: Iterable[Artifact | Diagnostic]) -> TargetOutput:
    listed = list(made)
    artifacts = tuple(one for one in listed if isinstance(one, Artifact))
    return TargetOutput(artifacts, tuple(sort_diagnostics([one for one in listed if isinstance(one, Diagnostic)])))


def _of_service(service: ServiceIr, compilation: CompilationIr) -> Iterator[Artifact | Diagnostic]:
    alarms, findings = _alarms(service, compilation)
    yield from findings
    dashboard = dashboard_of(ServiceScope(service, compilation), alarms)
    resources = [*alarms, *metric_filters(service)]
    if dashboard is not None:
        resources.append(dashboard_resource(service, dashboard))
        yield dashboard_file(service, dashboard)
        yield from dashboard_findings(service, dashboard)
    yield from _log_lines(service, resources, dashboard)
    yield from body_findings(resources, [each.span for each in findings if each.severity is Severity.ERROR])
    yield from region_files(service_about(service), resources, compilation.organization.cloudwatch)
    yield from start_files(service, compilation)


def _alarms(service: ServiceIr, compilation: CompilationIr) -> tuple[tuple[Resource, ...], tuple[Diagnostic, ...]]:
    """The generated alarms and those of the user's own."""
    generated, findings = alarm_resources(service, compilation)
    regions = service.regions or [region for _, source in measured_here(service) for region in source.regions]
    tags = dict(service_tags(service))
    written = list(alarms_by_hand(service.extra_rules, compilation.organization, regions, tags))
    alarms, clashes = only_once([*generated, *(one for one in written if isinstance(one, Resource))])
    return alarms, (*findings, *(one for one in written if isinstance(one, Diagnostic)), *clashes)


def _log_lines(
    service: ServiceIr, resources: Sequence[Resource], dashboard: Dashboard | None
) -> Iterator[Artifact | Diagnostic]:
    """The contract of a service that states metrics in log lines."""
    stated = stated_metrics(service, readings(resources, dashboard.body if dashboard else None))
    yield from emf_findings(service, stated)
    if stated:
        yield Artifact(f"{service_folder(service)}/emf.json", write_json(contract(service, stated)))


def _of_organization(compilation: CompilationIr) -> Iterator[Artifact | Diagnostic]:
    organization = compilation.organization
    regions = [region for service in compilation.services for region in service.regions]
    written = list(alarms_by_hand(organization.extra_rules, organization, regions, {}))
    yield from (one for one in written if isinstance(one, Diagnostic))
    resources, clashes = only_once(one for one in written if isinstance(one, Resource))
    yield from clashes
    yield from region_files(organization_about(organization), resources, organization.cloudwatch)


CLOUDWATCH: Target = CloudWatchTarget()
