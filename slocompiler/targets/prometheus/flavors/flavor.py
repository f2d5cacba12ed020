"""What a flavor is: from the groups that every engine has in common to the files of one."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import SourceIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.target import Artifact


class RuleFiles(Struct, frozen=True):
    """Whose rules are written: `folder` is below the output folder, `name` that of resources, `title` for people."""

    folder: str
    name: str
    title: str
    source: SourceIr
    organization: OrganizationIr
    span: SourceSpan


class Load(Struct, frozen=True):
    """What one tenant, workspace or server evaluates: all services of one environment, and what they share.

    `rules` and `groups` are numbers; `environment` is empty where there is only one.
    """

    environment: str
    groups: int
    rules: int


class Flavor(Protocol):
    """One engine. All functions are pure."""

    @property
    def counts_all(self) -> bool:
        """Whether it has limits on the rules of all services together."""

    def arranged(self, groups: Sequence[RuleGroup]) -> list[RuleGroup]:
        """The same rules, in groups that the engine takes."""

    def artifacts(self, files: RuleFiles, groups: Sequence[RuleGroup]) -> tuple[Artifact, ...]:
        """The files for arranged groups, of which there is at least one."""

    def service_findings(self, service: ServiceIr, groups: Sequence[RuleGroup]) -> Sequence[Diagnostic]:
        """What the engine does otherwise with the arranged groups of a service."""

    def organization_findings(self, organization: OrganizationIr, loads: Sequence[Load]) -> Sequence[Diagnostic]:
        """What it does otherwise with all of them; no loads unless `counts_all`."""


def place(organization: OrganizationIr) -> SourceSpan:
    """Where the flavor is named."""
    return organization.prometheus.span or organization.span
