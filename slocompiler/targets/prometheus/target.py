"""The Prometheus target: rule files for every service."""

from collections.abc import Sequence

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.targets.prometheus.extra_rules import organization_rule_groups, service_rule_groups
from slocompiler.targets.prometheus.findings import organization_findings, service_findings
from slocompiler.targets.prometheus.groups import recording_interval
from slocompiler.targets.prometheus.maintenance import maintenance_groups
from slocompiler.targets.prometheus.rule_file import rule_artifacts
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
        groups = service_groups(service, compilation)
        artifacts = service_rules(service, compilation, groups)
        tests = rule_tests_artifact(service_folder(service), service, compilation.organization, groups)
        findings = (*service_findings(service), *series_findings(service, groups, compilation.organization.limits))
        return TargetOutput((*artifacts, *tests), findings)

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        organization = compilation.organization
        groups = organization_rule_groups(organization)
        name = f"slo-organization-{organization.name}"
        artifacts = rule_artifacts(ORGANIZATION_FOLDER, name, groups, organization.source, organization.prometheus)
        return TargetOutput(artifacts, organization_findings(organization))


def service_rules(service: ServiceIr, compilation: CompilationIr, groups: Sequence[RuleGroup]) -> tuple[Artifact, ...]:
    """The rule files of a service, without their tests."""
    name = "-".join(filter(None, ("slo", service.environment, service.name)))
    facts = compilation.organization.prometheus
    return rule_artifacts(service_folder(service), name, groups, service.source, facts)


def service_groups(service: ServiceIr, compilation: CompilationIr) -> list[RuleGroup]:
    """All groups of a service that Prometheus evaluates, in the order of the file."""
    organization = compilation.organization
    interval = recording_interval(organization.prometheus.evaluation_interval)
    scopes = [SloScope(slo, service, compilation) for slo in service.slos if slo.store is Store.PROMETHEUS]
    return [
        *maintenance_groups(service, interval),
        *(group for scope in scopes for group in slo_groups(scope)),
        *alert_groups(service, compilation),
        *service_rule_groups(service, organization),
    ]


PROMETHEUS = PrometheusTarget()
