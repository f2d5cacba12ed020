"""Thanos Ruler: what an evaluation does when a store does not answer.

`abort` for all groups: a count that was made without one store's series would stay in the budget for its whole window,
and an `absent` would page for the store's outage. A skipped evaluation leaves a gap in events and errors alike, which
the weighted ratio does not see, and alerts keep the state they have.
"""

from collections.abc import Sequence

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.emit import comment_header
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.prometheus.flavors.flavor import Load, RuleFiles
from slocompiler.targets.prometheus.rule_file import groups_text, plain_file, prometheus_rule
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.target import Artifact, header

_STRATEGY = {"partial_response_strategy": "abort"}
#: The rules cannot say it: labels that replicas add would double every recorded series.
_FLAGS = (
    "Run each replica of the ruler with a label of its own, such as --label='ruler_replica=\"a\"',",
    "drop it from alerts with --alert.label-drop=ruler_replica, and name it in --query.replica-label of the querier.",
)


class ThanosFlavor(Struct, frozen=True):
    """`thanos-rules.yaml` and a resource with the strategy; `rules.yaml`, which promtool tests, has no such key."""

    counts_all: bool = False

    def arranged(self, groups: Sequence[RuleGroup]) -> list[RuleGroup]:
        return list(groups)

    def artifacts(self, files: RuleFiles, groups: Sequence[RuleGroup]) -> tuple[Artifact, ...]:
        source, facts = files.source, files.organization.prometheus
        text = groups_text(groups, _STRATEGY)
        return (
            prometheus_rule(files.folder, files.name, text, source, facts),
            plain_file(files.folder, groups_text(groups), source),
            Artifact(f"{files.folder}/thanos-rules.yaml", header(source) + comment_header(_FLAGS) + text),
        )

    def service_findings(self, service: ServiceIr, groups: Sequence[RuleGroup]) -> Sequence[Diagnostic]:
        return ()

    def organization_findings(self, organization: OrganizationIr, loads: Sequence[Load]) -> Sequence[Diagnostic]:
        return ()


THANOS = ThanosFlavor()
