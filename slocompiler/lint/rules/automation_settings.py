"""Settings of automations that AWS or Alertmanager would refuse: roles, topics, approvers, placeholders, limits."""

import re
from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity, SourceSpan
from slocompiler.lint.automations import Automation, automations, texts_within
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import organization_span
from slocompiler.load.did_you_mean import suggestion

PLACEHOLDERS = ("account", "region")
_ACCOUNT = r"(\d{12}|\{account\})"
_ROLE = re.compile(rf"arn:aws[a-z-]*:iam::{_ACCOUNT}:role/[\w+=,.@/-]+")
_TOPIC = re.compile(rf"arn:aws[a-z-]*:sns:([a-z0-9-]+|\{{region\}}):{_ACCOUNT}:(?P<name>[A-Za-z0-9_-]{{1,256}})")
#: A user's name, or the ARN of a user, a role or an assumed role: what `aws:approve` takes.
_PRINCIPAL = re.compile(
    rf"[\w+=,.@-]{{1,64}}|arn:aws[a-z-]*:(iam|sts)::{_ACCOUNT}:(user|role|assumed-role)/[\w+=,.@/-]+"
)


def check(context: LintContext) -> Iterator[Diagnostic]:
    yield from _organization(context)
    for automation in automations(context):
        yield from _placeholders(context, automation)
        yield from _limit(context, automation)
        yield from _approvers(context, automation)


def _organization(context: LintContext) -> Iterator[Diagnostic]:
    organization = context.compilation.organization
    facts = organization.automation
    kinds = {receiver.name: receiver.kind for receiver in organization.receivers}
    if facts.receiver is not None and kinds.get(facts.receiver, "webhook") != "webhook":
        message = f"`{facts.receiver}` is {kinds[facts.receiver]}: only a webhook gets alerts that a program can read"
        yield RULE.rule.at(_place(context, "receiver"), message, "name a receiver of the kind `webhook`")
    if facts.role is not None and not _ROLE.fullmatch(facts.role):
        help = "write `arn:aws:iam::123456789012:role/NAME`, or `{account}` for the account"
        yield RULE.rule.at(_place(context, "role"), f"`{facts.role}` is not the ARN of a role", help)
    topic = None if facts.approval_topic is None else _TOPIC.fullmatch(facts.approval_topic)
    if facts.approval_topic is not None and topic is None:
        help = "write `arn:aws:sns:{region}:{account}:Automation-approvals`"
        message = f"`{facts.approval_topic}` is not the ARN of a topic"
        yield RULE.rule.at(_place(context, "approval_topic"), message, help)
    elif topic is not None and not topic["name"].startswith("Automation"):
        message = f"AWS asks for approvals only by topics whose name begins with `Automation`: `{topic['name']}`"
        yield RULE.rule.at(_place(context, "approval_topic"), message, f"call it `Automation-{topic['name']}`")
    spec = context.workspace.organization.spec.automation if context.workspace.organization else None
    for index, approver in enumerate(spec.approvers if spec else ()):
        yield from _approver(approver, _place(context, "approvers", index))


def _place(context: LintContext, *route: str | int) -> SourceSpan:
    return organization_span(context, "automation", *route)


def _placeholders(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    """A misspelt placeholder would go to AWS as it is."""
    for call in automation.calls:
        for path, text in texts_within(call.parameters):
            for name in re.findall(r"(?<!\{)\{([a-z_]+)\}(?!\})", text):
                place = automation.value(context, *call.route, "with", *path)
                help = suggestion(name, PLACEHOLDERS, "placeholders")
                yield RULE.rule.at(place, f"`{{{name}}}` stands for nothing", help)


def _limit(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    rate = automation.action.at_most
    if rate is not None and (rate.counted is None or rate.counted[0] < 1):
        message = f"`{rate}` is not so many times in a second, a minute, an hour, a day or a week"
        yield RULE.rule.at(
            automation.value(context, "at_most"), message, "write a whole number: `1/h`, `3/d`, `1/week`"
        )


def _approvers(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    place = automation.value(context, "approvers")
    if place != automation.value(context):
        for index, approver in enumerate(automation.action.approvers):
            yield from _approver(approver, automation.value(context, "approvers", index))


def _approver(approver: str, place: SourceSpan) -> Iterator[Diagnostic]:
    if not _PRINCIPAL.fullmatch(approver):
        help = "write the name of an IAM user, or the ARN of a user or role"
        yield RULE.rule.at(place, f"`{approver}` is nobody that AWS could ask", help)


_SNIPPET = """\
version: slocompiler/v1
organization: shop
severities: {{P1: {{urgency: 1, page: true}}}}
receivers: {{pager: {{pagerduty: {{routing_key_file: /etc/alertmanager/key}}}}}}
teams: {{web: {{notify: {{P1: [pager]}}}}}}
prometheus: {{retention: 45d}}
automation: {{approval_topic: "arn:aws:sns:{{region}}:{{account}}:{name}"}}
"""

RULE = LintRule(
    Rule(
        code="SLO559",
        name="wrong-automation-setting",
        severity=Severity.ERROR,
        summary="a role, topic, approver, placeholder or limit of automations is not what AWS takes",
        why=(
            "These texts go into documents that AWS reads only when somebody starts them, in the middle of an "
            "incident. What can be known of their form is looked at when the spec is compiled."
        ),
        failing=_SNIPPET.format(name="approvals"),
        passing=_SNIPPET.format(name="Automation-approvals"),
    ),
    check,
)
