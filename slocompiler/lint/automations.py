"""The automations of a workspace, each with the model of what it calls and the way to its place in the documents."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.runbooks import AutomationIr, RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.lint.lint_rule import LintContext
from slocompiler.lint.places import key_span, organization_key_span, organization_span, value_span


class Automation(Struct, frozen=True):
    """What a runbook can start. `service` None: the runbook is shared."""

    runbook: RunbookIr
    action: AutomationIr
    service: ServiceIr | None

    def value(self, context: LintContext, *path: str | int) -> SourceSpan:
        """Where a value below `automate` stands."""
        route = ("runbooks", self.runbook.name, "automate", *path)
        return value_span(context, self.service, *route) if self.service else organization_span(context, *route)

    def key(self, context: LintContext, *path: str | int) -> SourceSpan:
        """Where a key below `automate` stands."""
        route = ("runbooks", self.runbook.name, "automate", *path)
        return key_span(context, self.service, *route) if self.service else organization_key_span(context, *route)


def automations(context: LintContext) -> Iterator[Automation]:
    """Each once: a shared runbook belongs to the organization, whatever services use it."""
    for runbook in context.compilation.organization.runbooks:
        if runbook.automation is not None:
            yield Automation(runbook, runbook.automation, None)
    for service in context.compilation.services:
        for runbook in service.runbooks:
            if runbook.automation is not None and not runbook.is_shared:
                yield Automation(runbook, runbook.automation, service)
