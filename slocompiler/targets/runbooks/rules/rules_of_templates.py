"""What is wrong with a template of the organization's own."""

from slocompiler.diagnostics import Rule, Severity

_ORGANIZATION = """\
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
page_templates: {runbook: runbook.md}
---
version: slocompiler/v1
service: checkout
team: search
signals:
  requests: {events: {prometheus: {total: requests_total}}}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
---
# runbook.md
# {{ title }}
{% for step in steps %}
{{ loop.index }}. {{ step.text }}
{% endfor %}
"""

PAGE_TEMPLATE = Rule(
    code="SLO567",
    name="page-template",
    severity=Severity.ERROR,
    summary="a page template cannot be filled in",
    why="A page that somebody reads at night has all it should have, or the build says that it has not.",
    failing=_ORGANIZATION.replace("{{ title }}", "{{ titel }}"),
    passing=_ORGANIZATION,
)

TEMPLATE_RULES = (PAGE_TEMPLATE,)
