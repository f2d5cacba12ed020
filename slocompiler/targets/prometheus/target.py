"""The Prometheus target: rule files for every service."""

from collections.abc import Sequence

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.targets.prometheus.extra_rules import organization_rule_groups, service_rule_groups
from slocompiler.targets.prometheus.findings import organization_findings, service_findings
from slocompiler.targets.prometheus.flavors.flavor import Load, RuleFiles
from slocompiler.targets.prometheus.flavors.registry import flavor_of
from slocompiler.targets.prometheus.groups import recording_interval
from slocompiler.targets.prometheus.maintenance import maintenance_groups
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.prometheus.rule_tests_file import rule_tests_artifact
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.series_limit import series_findings
from slocompiler.targets.prometheus.signal_alerts.alert_groups import alert_groups
from slocompiler.targets.prometheus.slo_groups import slo_groups
from slocompiler.targets.target import ORGANIZATION_FOLDER, Artifact, TargetOutput, service_folder


class PrometheusTarget:
    """Recording rules and alerts, as plain rule files and as PrometheusRule resources."""

    name = "prometheus"
    summary = "recording rules and alerts: rules.yaml and a PrometheusRule resource"

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        organization = compilation.organization
        groups = service_groups(service, compilation)
        artifacts = service_rules(service, compilation, groups)
        tests = rule_tests_artifact(service_folder(service), service, organization, groups)
        findings = (*service_findings(service, organization), *series_findings(service, groups, organization.limits))
        of_flavor = flavor_of(organization).service_findings(service, groups)
        return TargetOutput((*artifacts, *tests), (*findings, *of_flavor))

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        organization, flavor = compilation.organization, flavor_of(compilation.organization)
        name = f"slo-organization-{organization.name}"
        files = RuleFiles(
            ORGANIZATION_FOLDER, name, organization.name, organization.source, organization, organization.span
        )
        groups = flavor.arranged(organization_rule_groups(organization))
        loads = engine_loads(compilation) if flavor.counts_all else ()
        findings = (*organization_findings(organization), *flavor.organization_findings(organization, loads))
        return TargetOutput(flavor.artifacts(files, groups) if groups else (), findings)


def service_rules(service: ServiceIr, compilation: CompilationIr, groups: Sequence[RuleGroup]) -> tuple[Artifact, ...]:
    """The rule files of a service, without their tests; none without groups."""
    if not groups:
        return ()
    organization = compilation.organization
    words = tuple(filter(None, (service.environment, service.name)))
    files = RuleFiles(
        service_folder(service), "-".join(("slo", *words)), " ".join(words), service.source, organization, service.span
    )
    return flavor_of(organization).artifacts(files, groups)


def engine_loads(compilation: CompilationIr) -> list[Load]:
    """For each environment the groups and rules that one engine evaluates, those of the organization with them."""
    shared = flavor_of(compilation.organization).arranged(organization_rule_groups(compilation.organization))
    found: dict[str, Load] = {}
    for service in compilation.services:
        groups = service_groups(service, compilation)
        place = service.environment or ""
        before = found.get(place) or Load(place, len(shared), _rules(shared))
        found[place] = Load(place, before.groups + len(groups), before.rules + _rules(groups))
    return [found[place] for place in sorted(found)]


def _rules(groups: Sequence[RuleGroup]) -> int:
    return sum(len(group.rules) for group in groups)


def service_groups(service: ServiceIr, compilation: CompilationIr) -> list[RuleGroup]:
    """All groups of a service that are evaluated, in the order of the file, as the engine takes them."""
    organization = compilation.organization
    interval = recording_interval(organization.prometheus.evaluation_interval)
    scopes = [SloScope(slo, service, compilation) for slo in service.slos if slo.store is Store.PROMETHEUS]
    groups = [
        *maintenance_groups(service, interval),
        *(group for scope in scopes for group in slo_groups(scope)),
        *alert_groups(service, compilation),
        *service_rule_groups(service, organization),
    ]
    return flavor_of(organization).arranged(groups)


PROMETHEUS = PrometheusTarget()
