"""What can be started from a runbook, for its page: what it does, within which bounds, who lets it, how to try it."""

import json
from collections.abc import Iterator
from shlex import quote

from slocompiler.emit.markdown import code, escape, fenced, table
from slocompiler.ir.automation import document_name, numbers_within, only_account, role_of
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.runbooks import AutomationIr, RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.routing.starting_alerts import starting_alerts


def automation_section(runbook: RunbookIr, services: list[ServiceIr], compilation: CompilationIr) -> dict[str, str]:
    """The parts of the section; empty for a runbook that nothing can be started from. Texts of the spec stay text."""
    action = runbook.automation
    if action is None:
        return {}
    parameters = json.dumps(action.parameters, indent=2, ensure_ascii=False, default=str)
    owner = None if runbook.is_shared else services[0]
    return {
        "facts": table(("what", "how"), _facts(runbook, action, services, compilation)),
        "parameters": fenced(parameters, "json"),
        "try": fenced(_command(runbook, owner, services, compilation, "true"), "sh"),
        "start": fenced(_command(runbook, owner, services, compilation, "false"), "sh"),
    }


def _facts(
    runbook: RunbookIr, action: AutomationIr, services: list[ServiceIr], compilation: CompilationIr
) -> Iterator[tuple[str, str]]:
    yield "calls", code(f"{action.service}:{action.operation}")
    values = dict(numbers_within(action.parameters))
    for bound in action.bounds:
        limits = (("at least", bound.least), ("at most", bound.most))
        words = " and ".join(f"{word} {limit}" for word, limit in limits if limit is not None)
        yield code(bound.path), escape(f"{values.get(bound.path)}; whoever starts it may choose {words}")
    if action.only_if is not None:
        first = action.only_if
        wanted = " or ".join(map(code, first.values))
        yield "only if", f"{code(first.property)} of {code(f'{first.service}:{first.operation}')} is {wanted}"
    yield "at most", escape(str(action.at_most)) if action.at_most else "as often as it is started"
    yield "who lets it", _approval(action)
    yield "who starts it", _starters(runbook, action, services, compilation)
    yield "document", code(document_name(runbook, None if runbook.is_shared else services[0]))


def _approval(action: AutomationIr) -> str:
    if not action.needs_approval:
        return "nobody is asked"
    return f"one of {', '.join(map(code, action.approvers)) or 'nobody'}, within an hour"


def _starters(runbook: RunbookIr, action: AutomationIr, services: list[ServiceIr], compilation: CompilationIr) -> str:
    if not action.on_alert:
        return "a person"
    found = starting_alerts(runbook, services, compilation.organization)
    names = ", ".join(map(code, sorted({alert.alert_name for alert in found})))
    way = "which only looks (a dry run)" if action.dry_run else "which does it"
    return f"a person, or one of {names}, {way}"


def _command(
    runbook: RunbookIr, owner: ServiceIr | None, services: list[ServiceIr], compilation: CompilationIr, dry_run: str
) -> str:
    """The command that starts the document; what is not known stands there in capitals."""
    action, account = runbook.automation, owner.account if owner else only_account(services)
    assert action is not None, "only what can be started is started"
    regions = action.regions or tuple(dict.fromkeys(region for service in services for region in service.regions))
    role = role_of(compilation.organization, account) or compilation.organization.automation.role or "ROLE_ARN"
    parameters = {"DryRun": [dry_run], "AutomationAssumeRole": [role.replace("{account}", "ACCOUNT")]}
    return (
        f"aws ssm start-automation-execution --region {quote(regions[0] if regions else 'REGION')} "
        f"--document-name {quote(document_name(runbook, owner))} \\\n"
        f"  --parameters {quote(json.dumps(parameters))}"
    )
