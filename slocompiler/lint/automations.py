"""The automations of a workspace, each with what it calls and the way to its place in the documents."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.automation import placed
from slocompiler.ir.runbooks import AutomationIr, RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.lint.lint_rule import LintContext
from slocompiler.lint.places import key_span, organization_key_span, organization_span, value_span

#: What stands for the Region and the account while parameters are judged; one is like the other for every model.
_REGION, _ACCOUNT = "us-east-1", "123456789012"


class Call(Struct, frozen=True):
    """An operation that is called; `route` leads to it below `automate`."""

    service: str
    operation: str
    parameters: Mapping[str, Any]
    route: tuple[str, ...]


class Automation(Struct, frozen=True):
    """What a runbook can start. `service` None: the runbook is shared."""

    runbook: RunbookIr
    action: AutomationIr
    service: ServiceIr | None

    @property
    def calls(self) -> tuple[Call, ...]:
        """What is done, and what is asked first; with some Region and account in the parameters."""
        action, first = self.action, self.action.only_if
        done = Call(action.service, action.operation, _placed(action.parameters), ())
        if first is None:
            return (done,)
        return done, Call(first.service, first.operation, _placed(first.parameters), ("only_if",))

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


def texts_within(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of some parameters, each with the keys and indexes that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, member in value.items():
            yield from texts_within(member, (*path, key))
    elif isinstance(value, list | tuple):
        for index, member in enumerate(value):
            yield from texts_within(member, (*path, index))


def _placed(parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = placed(parameters, _REGION, _ACCOUNT)
    return found
