"""The organization and the service that snippets of whole documents share, whichever layer their rules are in."""

ORGANIZATION = """\
version: slocompiler/v1
organization: acme
severities:
  P1: {urgency: 1, page: true}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}
teams:
  search: {notify: {P1: [pager]}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}
runbook_base_url: https://wiki.example.com/runbooks
"""

SERVICE = """\
---
version: slocompiler/v1
service: checkout
team: search
signals:
  requests:
    events:
      prometheus:
        total: requests_total
        bad_where: code=~"5.."
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
"""
