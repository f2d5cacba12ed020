"""A receiver that no team notifies."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import organization_key_span


def check(context: LintContext) -> Iterator[Diagnostic]:
    organization = context.compilation.organization
    used: set[str | None] = {name for team in organization.teams for names in team.notify.values() for name in names}
    used |= {name for team in organization.teams for name in team.cc}
    used.add(organization.automation.receiver)
    for receiver in organization.receivers:
        if receiver.name not in used:
            yield RULE.rule.at(
                organization_key_span(context, "receivers", receiver.name),
                f"no team notifies receiver `{receiver.name}`",
                "name it under a team's `notify` or `cc`, or delete it",
            )


RULE = LintRule(
    Rule(
        code="SLO703",
        name="unused-receiver",
        severity=Severity.WARNING,
        summary="no team notifies this receiver",
        why=(
            "A pager that no route leads to looks like coverage and is none. Most often a team was renamed, or "
            "its line was lost in a merge."
        ),
        failing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}
  spare: {slack: {channel: '#shop', api_url_file: /etc/alertmanager/slack}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}}}
---
version: slocompiler/v1
service: example
team: shop
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
""",
        passing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}}}
---
version: slocompiler/v1
service: example
team: shop
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
""",
    ),
    check,
)
