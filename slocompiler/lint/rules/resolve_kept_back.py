"""A severity with hours whose receiver waits for an end that is never told."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import organization_key_span

#: These merge a new alert into the open one of its group, and close it only when they are told to. PagerDuty merges as
#: well but has a time after which it resolves on its own.
_WAITING = {"jira": "issue", "opsgenie": "alert"}


def check(context: LintContext) -> Iterator[Diagnostic]:
    organization = context.compilation.organization
    kinds = {receiver.name: receiver.kind for receiver in organization.receivers}
    for severity in organization.severities:
        names = {name for team in organization.teams for name in team.notify.get(severity.name, ())}
        for name in sorted(names) if severity.active else ():
            if kinds.get(name) in _WAITING:
                thing = _WAITING[kinds[name]]
                yield RULE.rule.at(
                    organization_key_span(context, "severities", severity.name, "active"),
                    f"{severity.name} keeps the hours `{severity.active}`, and `{name}` is not told of ends outside of "
                    f"them: its {thing} stays open, and the next alert is added to it in silence",
                    "leave out `active` for this severity, or notify a receiver that keeps nothing open: chat, mail",
                    (RelatedSpan(organization_key_span(context, "receivers", name), "the receiver"),),
                )


_ORGANIZATION = """\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: false, active: office}}
time_intervals: {office: {weekdays: [monday], from: "09:00", to: "17:00"}}
teams: {shop: {notify: {P1: [board]}}}
"""

RULE = LintRule(
    Rule(
        code="SLO761",
        name="resolve-kept-back",
        severity=Severity.WARNING,
        summary="a severity with active hours notifies a receiver that stays open until it is told of the end",
        why=(
            "Alertmanager tells nobody that an alert is over when it ends outside of the hours of its route: what it "
            "keeps back it forgets. A Jira issue or an Opsgenie alert then stays open, and Alertmanager adds the next "
            "alert of the same group to it instead of raising a new one. Nobody notices that it fires again."
        ),
        failing=_ORGANIZATION
        + "receivers: {board: {jira: {api_url: https://jira.example.com, project: OPS, issue_type: Bug}}}\n",
        passing=_ORGANIZATION + "receivers: {board: {slack: {channel: '#shop', api_url_file: /run/secrets/slack}}}\n",
    ),
    check,
)
