"""Parts of the specs that the explanations of alarms show."""

#: One entry that CloudWatch can have as it is, and somebody who is told.
ORGANIZATION = """\
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities:
  P1: {urgency: 1, page: true}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/pager}}
teams:
  web: {notify: {P1: [pager]}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, keep_firing_for: 0s, severity: P1}
cloudwatch: {actions: {P1: "arn:aws:sns:{region}:123456789012:pager"}}
---
"""
SERVICE = """\
version: slocompiler/v1
service: login
team: web
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
"""
REQUESTS = """\
signals:
  requests:
    events:
      cloudwatch: {namespace: Shop/Login, regions: [eu-west-1], total: Requests, bad: Errors}
"""
AVAILABILITY = """\
slos:
  availability: {objective: 99.9%, signal: requests, burn_rate_policy: standard, runbook: fix-it}
"""
QUEUE = """\
signals:
  queue:
    unit: count
    gauge:
      cloudwatch: {namespace: Shop/Login, regions: [eu-west-1], metric: Depth}
"""
WITH_SLO = ORGANIZATION + SERVICE + REQUESTS + AVAILABILITY


def alert(signal: str, when: str, more: str = "") -> str:
    """An alert of severity P1 on a signal."""
    return f"alerts:\n  watched: {{signal: {signal}, when: {{{when}}}, severity: P1, runbook: fix-it{more}}}\n"
