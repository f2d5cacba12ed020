"""The text of starter specs."""

from slocompiler.spec import OrganizationSpec

STARTER_ORGANIZATION = """\
# What all services share. One file for the whole organization.
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com/runbooks

# How urgent a problem can be. Urgency 1 is most urgent; `page: true` wakes somebody.
severities:
  P1: {urgency: 1, page: true, group_wait: 30s, repeat_interval: 1h}
  P2: {urgency: 2, page: false, group_wait: 5m, repeat_interval: 24h}

# Where notifications go. Secrets are named here, never written here.
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/pagerduty-key}}
  tickets: {webhook: {url_file: /etc/alertmanager/secrets/tickets-url}}

# Who is told: the one place where a receiver is chosen.
teams:
  platform:
    notify: {P1: [pager], P2: [tickets]}

# When an error budget that burns too fast raises an alert, and how urgent that is.
burn_rate_policies:
  standard:
    fast:   {burn: 14.4, long: 1h, short: 5m,  for: 2m,  severity: P1}
    medium: {burn: 6,    long: 6h, short: 30m, for: 15m, severity: P1}
    slow:   {burn: 1,    long: 3d, short: 6h,  for: 1h,  severity: P2}

defaults:
  window: 30d
  burn_rate_policy: standard

# Facts about your Prometheus; how soon an alert fires is computed from them.
prometheus:
  scrape_interval: 30s
  evaluation_interval: 30s
  retention: 45d
"""

_SERVICE = """\
# What SERVICE promises, how it is measured, and what to do when the promise is in danger.
# `slocompile validate` checks this file; `slocompile build` makes alerts, routes and dashboards of it.
version: slocompiler/v1
service: SERVICE
team: TEAM

# What is measured.
signals:
  requests:
    # How many there usually are, and how few at night: shows which alerts one failure alone would raise.
    traffic: {mean: 100/s, low: 10/s}
    events:
      prometheus:
        total: http_requests_total{job="SERVICE"}
        # Which of them are bad: matchers that are added to `total`.
        bad_where: code=~"5.."

# What is promised.
slos:
  availability:
    objective: 99.9%
    signal: requests
POLICY    runbook: error-budget-burn

# Alerts outside any promise.
alerts:
  no-requests:
    signal: requests
    when: {absent: {}}
    for: 10m
    severity: SEVERITY
    runbook: error-budget-burn

# What whoever is paged does.
runbooks:
  error-budget-burn:
    title: The error budget of SERVICE burns too fast
    steps:
      - look: Which status codes are returned?
        query: sum by (code) (rate(http_requests_total{job="SERVICE"}[5m]))
      - do: Roll back the last deploy when it is younger than the burn.
"""


def starter_service(service: str, organization: OrganizationSpec) -> str:
    """A commented spec with the names of this organization in it."""
    severity = min(organization.severities, key=lambda name: organization.severities[name].urgency)
    has_policy = organization.defaults is not None and organization.defaults.burn_rate_policy is not None
    policy = "" if has_policy else f"    burn_rate_policy: {next(iter(organization.burn_rate_policies), 'standard')}\n"
    return (
        _SERVICE.replace("SERVICE", service)
        .replace("TEAM", next(iter(organization.teams)))
        .replace("SEVERITY", severity)
        .replace("POLICY", policy)
    )
