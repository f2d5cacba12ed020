"""A page that goes where nobody is woken."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import organization_key_span, organization_span

#: What is read when somebody looks. Of a webhook nobody knows what is behind it.
_READ_LATER = {"email": "mail", "slack": "chat", "msteams": "chat", "discord": "chat", "jira": "tickets"}


def check(context: LintContext) -> Iterator[Diagnostic]:
    organization = context.compilation.organization
    kinds = {receiver.name: receiver.kind for receiver in organization.receivers}
    for severity in organization.severities:
        for team in organization.teams if severity.page else ():
            used = [kinds.get(name, "") for name in team.notify.get(severity.name, ())]
            if used and all(kind in _READ_LATER for kind in used):
                where = " and ".join(sorted({_READ_LATER[kind] for kind in used}))
                yield RULE.rule.at(
                    organization_span(context, "teams", team.name, "notify", severity.name),
                    f"pages of `{team.name}` ({severity.name}) go to {where} alone, which wakes nobody",
                    "add a receiver that calls somebody: pagerduty, opsgenie, incident_io, sns, a webhook",
                    (RelatedSpan(organization_key_span(context, "severities", severity.name, "page"), "it pages"),),
                )


_ORGANIZATION = """\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}}
receivers:
  channel: {slack: {channel: '#shop', api_url_file: /run/secrets/slack}}
  pager: {pagerduty: {routing_key_file: /run/secrets/key}}
teams: {shop: {notify: {P1: [pager]}, cc: [channel]}}
"""

RULE = LintRule(
    Rule(
        code="SLO706",
        name="page-wakes-nobody",
        severity=Severity.WARNING,
        summary="a severity that pages notifies a team by mail, chat or tickets alone",
        why=(
            "Everything before this point is proven: the alert fires after two minutes and is delivered ten seconds "
            "later, into a channel that the first person opens at half past eight."
        ),
        failing=_ORGANIZATION.replace(
            "{notify: {P1: [pager]}, cc: [channel]}", "{notify: {P1: [channel]}, cc: [pager]}"
        ),
        passing=_ORGANIZATION,
    ),
    check,
)
