"""An automation that waits for an approval that nobody can give, or names approvers and asks none."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.automations import Automation, automations
from slocompiler.lint.lint_rule import LintContext, LintRule

#: From the documentation of `aws:approve`.
_MOST = 10


def check(context: LintContext) -> Iterator[Diagnostic]:
    for automation in automations(context):
        action = automation.action
        if action.needs_approval and not action.approvers:
            message = "a person has to agree before this runs, and nobody is named who may"
            help = "name `approvers` here or under `automation` of the organization, or write `approval: none`"
            yield RULE.rule.at(automation.value(context, "approval"), message, help)
        elif action.needs_approval and len(action.approvers) > _MOST:
            message = f"{len(action.approvers)} may approve this, and AWS takes {_MOST} at most"
            yield RULE.rule.at(automation.value(context, "approvers"), message, "name a role that they share")
        elif not action.needs_approval:
            yield from _not_asked(context, automation)


def _not_asked(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    """Those of the organization approve what asks them; approvers of the automation's own are there to be asked."""
    place = automation.key(context, "approvers")
    if place != automation.key(context):
        message = "approvers are named, and `approval: none` asks nobody"
        yield RULE.rule.at(place, message, "write `approval: required`, or remove `approvers`")


_SNIPPET = """\
slos:
  availability: {{objective: 99.9%, signal: requests, runbook: fix-it}}
runbooks:
  fix-it:
    title: Fix it
    steps: [{{do: Add nodes}}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {{clusterName: main, nodegroupName: spare, scalingConfig: {{desiredSize: 5}}}}
      approval: {approval}
      approvers: ["arn:aws:iam::123456789012:role/on-call"]
"""

RULE = LintRule(
    Rule(
        code="SLO555",
        name="nobody-approves",
        severity=Severity.ERROR,
        summary="a runbook's automation needs an approval that nobody can give, or has approvers that nobody asks",
        why=(
            "Systems Manager asks exactly those who are named. Without a name the automation would wait until it "
            "times out, in the middle of an incident; and approvers that are not asked only look like a safeguard."
        ),
        failing=_SNIPPET.format(approval="none"),
        passing=_SNIPPET.format(approval="required"),
    ),
    check,
)
