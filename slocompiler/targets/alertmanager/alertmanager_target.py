"""The target itself: which files there are, and what stands above them."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.diagnostics import sort_diagnostics
from slocompiler.emit import write_json, write_yaml
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.routing.routes.build_tree import build_tree
from slocompiler.routing.routing_tree import RoutingTree
from slocompiler.targets.alertmanager.base.merge_base import merge_base
from slocompiler.targets.alertmanager.checks.check_base import check_base
from slocompiler.targets.alertmanager.checks.check_delivery import check_delivery
from slocompiler.targets.alertmanager.checks.check_receivers import check_receivers
from slocompiler.targets.alertmanager.checks.check_resources import check_resources
from slocompiler.targets.alertmanager.event_orchestration import event_orchestration
from slocompiler.targets.alertmanager.file_form import file_config
from slocompiler.targets.alertmanager.resource_form import team_resource
from slocompiler.targets.target import ORGANIZATION_FOLDER, Artifact, Target, TargetOutput, header, service_folder


class AlertmanagerTarget(Struct, frozen=True):
    """Routes, inhibition, receivers and hours, as a configuration file, as AlertmanagerConfig resources, or both."""

    name: str = "alertmanager"
    summary: str = "Alertmanager configuration: routes, inhibition, receivers, time intervals"

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        """The PagerDuty rules of a service that correlates alerts; nothing for any other."""
        orchestration = event_orchestration(service, compilation) if service.correlations else None
        if orchestration is None:
            return TargetOutput()
        path = f"{service_folder(service)}/pagerduty-event-orchestration.json"
        return TargetOutput((Artifact(path, write_json(orchestration)),))

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        organization, tree = compilation.organization, build_tree(compilation)
        artifacts: list[Artifact] = []
        findings = list(check_receivers(organization))
        if organization.alertmanager.as_file:
            ours = file_config(organization, tree)
            merged = merge_base(organization.alertmanager.base, ours)
            findings += check_base(compilation, ours) or check_delivery(compilation, ours, merged)
            artifacts.append(_artifact(organization, "alertmanager.yaml", merged))
        if organization.alertmanager.as_resource:
            findings += check_resources(compilation, tree)
            artifacts += _resources(organization, tree)
        return TargetOutput(tuple(artifacts), tuple(sort_diagnostics(findings)))


def _resources(organization: OrganizationIr, tree: RoutingTree) -> Iterator[Artifact]:
    for team in tree.teams:
        yield _artifact(organization, f"alertmanager-config-{team.team}.yaml", team_resource(organization, tree, team))


def _artifact(organization: OrganizationIr, name: str, content: object) -> Artifact:
    return Artifact(f"{ORGANIZATION_FOLDER}/{name}", header(organization.source) + write_yaml(content))


ALERTMANAGER: Target = AlertmanagerTarget()
