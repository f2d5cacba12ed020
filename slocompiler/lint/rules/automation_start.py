"""An automation that alerts are to start, and cannot."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.automation import role_of
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.lint.automations import Automation, automations
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.routing.starting_alerts import StartingAlert, starting_alerts


def check(context: LintContext) -> Iterator[Diagnostic]:
    for automation in automations(context):
        if automation.action.on_alert:
            yield from _findings(context, automation)


def _findings(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    compilation, place = context.compilation, automation.value(context, "start")
    services = [automation.service] if automation.service else compilation.services
    leading = list(starting_alerts(automation.runbook, services, compilation.organization))
    problem = _problem(context, automation, leading)
    if problem is not None:
        yield RULE.rule.at(place, *problem)
        return
    yield from _during_work(automation, leading, context)


def _problem(context: LintContext, automation: Automation, leading: list[StartingAlert]) -> tuple[str, str] | None:
    facts = context.compilation.organization.automation
    if not leading:
        help = "name the page as `runbook` of an alert that pages; tickets start nothing"
        return "no alert that pages leads here, so that nothing starts this", help
    by_prometheus = [one for one in leading if one.store is Store.PROMETHEUS]
    if by_prometheus and facts.receiver is None:
        message = f"`{by_prometheus[0].alert_name}` is to start this, and Alertmanager has nobody to tell"
        return message, "name a webhook receiver as `automation: {receiver: ...}` of the organization"
    if facts.role is None:
        help = 'add `automation: {role: "arn:aws:iam::{account}:role/..."}` to the organization'
        return "alerts start this, and nothing says as which role it runs", help
    for one in leading:
        if problem := _unplaced(context, automation, one.service):
            return problem
    return None


def _unplaced(context: LintContext, automation: Automation, service: ServiceIr) -> tuple[str, str] | None:
    where = f"`{service.name}`" + (f" in {service.environment}" if service.environment else "")
    if not (automation.action.regions or service.regions):
        return f"alerts of {where} start this, and nothing says in which Region", "add `regions: [...]` here"
    if role_of(context.compilation.organization, service.account) is None:
        help = "state the account: `cloudwatch: {account: ...}` of the environment"
        return f"alerts of {where} start this, and its account, which `role` asks for, is unknown", help
    return None


def _during_work(automation: Automation, leading: list[StartingAlert], context: LintContext) -> Iterator[Diagnostic]:
    """A muted alarm changes its state all the same, and EventBridge tells of that: the work would be acted upon."""
    for one in leading:
        for work in one.service.maintenance if one.store is Store.CLOUDWATCH else ():
            if one.severity in work.mute:
                message = (
                    f"planned work `{work.name}` mutes {one.severity}, and its alarms would start this all the same"
                )
                help = "write `start: by-hand`, or mute other severities: CloudWatch mutes only what alarms call"
                related = (RelatedSpan(work.span, "the work"),)
                yield RULE.rule.at(automation.value(context, "start"), message, help, related)
                return


_SNIPPET = """\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Add nodes}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {clusterName: main, nodegroupName: spare, scalingConfig: {desiredSize: 5}}
      start: on-alert
      regions: [eu-central-1]
"""
_BY_HAND = _SNIPPET.replace("on-alert", "by-hand")

RULE = LintRule(
    Rule(
        code="SLO556",
        name="alert-cannot-start-automation",
        severity=Severity.ERROR,
        summary="a runbook's automation is to start with an alert, and no way leads there",
        why=(
            "An alert that Prometheus evaluates starts an automation through a webhook of Alertmanager, one that "
            "CloudWatch evaluates through EventBridge. Either needs to know where, and as which role. What is muted, "
            "silenced or inhibited must start nothing."
        ),
        failing=_SNIPPET,
        passing=_BY_HAND,
    ),
    check,
    needs_whole=True,
)
