"""Grafana Mimir: namespaces of groups, each of at most 20 rules.

The groups of a tenant are evaluated at the same time, on several rulers: a rule that reads what another group records
may read what it was one evaluation before. So a group is parted between rules that do not read each other.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.emit import write_yaml
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.prometheus.flavors.flavor import Load, RuleFiles, place
from slocompiler.targets.prometheus.flavors.part_group import late_rules, part_group, parts_of_groups
from slocompiler.targets.prometheus.flavors.rules import LATE_ACROSS_GROUPS, TOO_MANY_GROUPS
from slocompiler.targets.prometheus.groups import MAX_RULES
from slocompiler.targets.prometheus.rule_file import groups_text, plain_file, prometheus_rule
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.target import Artifact, header

#: Defaults of `ruler_max_rules_per_rule_group` (MAX_RULES) and `ruler_max_rule_groups_per_tenant`.
MAX_GROUPS = 70


class MimirFlavor(Struct, frozen=True):
    """`mimir-rules.yaml` for `mimirtool rules sync`, and a resource for Alloy's `mimir.rules.kubernetes`."""

    counts_all: bool = True

    def arranged(self, groups: Sequence[RuleGroup]) -> list[RuleGroup]:
        return [part for group in groups for part in part_group(group, MAX_RULES)]

    def artifacts(self, files: RuleFiles, groups: Sequence[RuleGroup]) -> tuple[Artifact, ...]:
        text, source = groups_text(groups), files.source
        head = header(source) + write_yaml({"namespace": files.name})
        return (
            Artifact(f"{files.folder}/mimir-rules.yaml", head + text),
            prometheus_rule(files.folder, files.name, text, source, files.organization.prometheus),
            plain_file(files.folder, text, source),
        )

    def service_findings(self, service: ServiceIr, groups: Sequence[RuleGroup]) -> Sequence[Diagnostic]:
        places = {f"{service.name}:{slo.name}": slo.span for slo in service.slos}
        places |= {f"{service.name}:extra:{one.name}": one.span for one in service.extra_rules}
        return [
            LATE_ACROSS_GROUPS.at(
                next((span for name, span in places.items() if _is_of(parts[0].name, name)), service.span),
                f"`{parts[0].name}` has {sum(len(part.rules) for part in parts)} rules, which Mimir takes in "
                f"{len(parts)} groups: {late} of them may read what was recorded one evaluation before",
                f"keep fewer groups apart, or raise `ruler_max_rules_per_rule_group` above {MAX_RULES}",
            )
            for parts, late in _late(groups)
        ]

    def organization_findings(self, organization: OrganizationIr, loads: Sequence[Load]) -> Sequence[Diagnostic]:
        return [
            TOO_MANY_GROUPS.at(
                place(organization),
                f"{load.groups:,} rule groups{f' of {load.environment}' if load.environment else ''}: "
                f"a tenant of Mimir takes {MAX_GROUPS} by default",
                f"set `ruler_max_rule_groups_per_tenant` to {load.groups} or more, or give each team a tenant",
            )
            for load in loads
            if load.groups > MAX_GROUPS
        ]


def _is_of(group: str, name: str) -> bool:
    return group == name or group.startswith(f"{name}:")


def _late(groups: Sequence[RuleGroup]) -> Iterator[tuple[Sequence[RuleGroup], int]]:
    for parts in parts_of_groups(groups):
        late = late_rules(parts)
        if late:
            yield parts, late


MIMIR = MimirFlavor()
