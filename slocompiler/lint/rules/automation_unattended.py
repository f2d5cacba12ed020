"""An automation that alerts start, that changes things, and that neither a person nor a limit holds back."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.automations import automations
from slocompiler.lint.lint_rule import LintContext, LintRule


def check(context: LintContext) -> Iterator[Diagnostic]:
    for automation in automations(context):
        action = automation.action
        is_unattended = action.on_alert and not action.dry_run and not action.needs_approval
        if is_unattended and action.at_most is None:
            message = "every alert that leads here changes something, and nothing holds it back"
            help = "say how often: `at_most: 1/h`; or ask somebody: `approval: required`"
            yield RULE.rule.at(automation.value(context, "start"), message, help)


_SNIPPET = """\
# organization.yaml
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities: {{P1: {{urgency: 1, page: true}}}}
receivers:
  pager: {{pagerduty: {{routing_key_file: /etc/alertmanager/key}}}}
  automation: {{webhook: {{url_file: /etc/alertmanager/automation}}}}
teams: {{web: {{notify: {{P1: [pager]}}}}}}
burn_rate_policies: {{standard: {{fast: {{burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P1}}}}}}
defaults: {{window: 30d, burn_rate_policy: standard}}
prometheus: {{retention: 45d}}
automation: {{receiver: automation, role: "arn:aws:iam::123456789012:role/slo"}}
---
# login.yaml
version: slocompiler/v1
service: login
team: web
signals:
  requests:
    events:
      prometheus:
        total: login_requests_total
        bad_where: code=~"5.."
slos: {{availability: {{objective: 99.9%, signal: requests, runbook: fix-it}}}}
runbooks:
  fix-it:
    title: Fix it
    steps: [{{do: Add nodes}}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {{clusterName: main, nodegroupName: spare, scalingConfig: {{desiredSize: 5}}}}
      start: on-alert
      dry_run: false
      approval: none{at_most}
      regions: [eu-central-1]
"""

RULE = LintRule(
    Rule(
        code="SLO558",
        name="unattended-automation",
        severity=Severity.ERROR,
        summary="alerts start an automation that changes things, without approval and without a limit",
        why=(
            "An alert that flaps fires dozens of times a day. Each time would change the same thing again, at night "
            "too. A limit, an approval or a dry run keeps a bad alert from becoming a bad change."
        ),
        failing=_SNIPPET.format(at_most=""),
        passing=_SNIPPET.format(at_most="\n      at_most: 1/h"),
    ),
    check,
)
