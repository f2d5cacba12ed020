"""Prometheus itself, and what takes its files as they are."""

from collections.abc import Sequence

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.prometheus.flavors.flavor import Load, RuleFiles
from slocompiler.targets.prometheus.rule_file import groups_text, plain_file, prometheus_rule
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.target import Artifact


class PrometheusFlavor(Struct, frozen=True):
    """`rules.yaml`, and the same as a resource of the operator."""

    counts_all: bool = False

    def arranged(self, groups: Sequence[RuleGroup]) -> list[RuleGroup]:
        return list(groups)

    def artifacts(self, files: RuleFiles, groups: Sequence[RuleGroup]) -> tuple[Artifact, ...]:
        text, source, facts = groups_text(groups), files.source, files.organization.prometheus
        resource = prometheus_rule(files.folder, files.name, text, source, facts)
        return (resource, plain_file(files.folder, text, source))

    def service_findings(self, service: ServiceIr, groups: Sequence[RuleGroup]) -> Sequence[Diagnostic]:
        return ()

    def organization_findings(self, organization: OrganizationIr, loads: Sequence[Load]) -> Sequence[Diagnostic]:
        return ()


PROMETHEUS_FLAVOR = PrometheusFlavor()
