"""Explanations: alarms that cannot start what they are to start."""

from slocompiler.diagnostics import Rule, Severity

_SNIPPET = """\
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities: {P0: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /run/secrets/pager}}}
teams: {web: {notify: {P0: [pager]}}}
environments:
  production: {cloudwatch: {account: "123456789012", regions: [eu-central-1]}}
cloudwatch: {actions: {P0: "arn:aws:sns:eu-central-1:123456789012:pager"}}
automation: {role: "arn:aws:iam::{account}:role/automation", approvers: [on-call]}
---
version: slocompiler/v1
service: login
team: web
signals:
  logins:
    events:
      cloudwatch:
        namespace: Shop/Login
        dimensions: {Method: password}
        total: Logins
        bad: FailedLogins
        emits: [[Method]]
alerts:
  failing: {signal: logins, when: {bad_ratio: {above: 1%, over: 5m}}, severity: P0, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Add nodes}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {clusterName: main, nodegroupName: spare, scalingConfig: {desiredSize: 5}}
      start: on-alert
      regions: [us-east-1]
"""

STARTS_ELSEWHERE = Rule(
    code="SLO591",
    name="automation-in-another-region",
    severity=Severity.ERROR,
    summary="an alarm is to start an automation that does not run in the alarm's Region",
    why=(
        "EventBridge takes the alarm's change of state to documents of the same Region. An automation that acts in "
        "other Regions only would never be started by it, and nobody would notice until it is needed."
    ),
    failing=_SNIPPET,
    passing=_SNIPPET.replace("regions: [us-east-1]", "regions: [eu-central-1, us-east-1]"),
)

AUTOMATION_RULES: tuple[Rule, ...] = (STARTS_ELSEWHERE,)
