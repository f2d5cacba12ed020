"""Rules about tiers, environments and the removal of what is inherited."""

from slocompiler.diagnostics import Rule, Severity

UNKNOWN_TIER = Rule(
    code="SLO241",
    name="unknown-tier",
    severity=Severity.ERROR,
    summary="a tier that the organization does not have",
    why=("A tier brings policies and detection limits. A mistyped tier would leave a critical service without them."),
    failing="""\
tier: citical
""",
    passing="""\
tier: critical
""",
)

UNKNOWN_ENVIRONMENT = Rule(
    code="SLO243",
    name="unknown-environment",
    severity=Severity.ERROR,
    summary="an environment that the organization does not have",
    why=(
        "Overrides for an environment that is never built change nothing, and the environment that was meant "
        "is built without them."
    ),
    failing="""\
version: slocompiler/v1
service: login
team: web
environments: {stagign: {description: not there}}
---
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
teams: {web: {notify: {P0: []}}}
environments: {staging: {}, production: {}}
""",
    passing="""\
version: slocompiler/v1
service: login
team: web
environments: {staging: {description: in staging}}
---
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
teams: {web: {notify: {P0: []}}}
environments: {staging: {}, production: {}}
""",
)

REMOVES_NOTHING = Rule(
    code="SLO251",
    name="removes-nothing",
    severity=Severity.WARNING,
    summary="`false` for an entry that is not inherited",
    why=(
        "`false` takes away what a template, a tier or the service itself brought. Here there is nothing: the "
        "name is probably mistyped, and the entry that was meant is still there."
    ),
    failing="""\
slos: {latency: false}
""",
    passing="""\
version: slocompiler/v1
service: login
team: web
slos: {latency: {objective: 99%, signal: requests, runbook: fix-it}}
signals: {requests: {events: {prometheus: {total: requests_total}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
environments: {staging: {slos: {latency: false}}}
---
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
teams: {web: {notify: {P0: []}}}
environments: {staging: {}, production: {}}
""",
)

LAYER_RULES = (UNKNOWN_TIER, UNKNOWN_ENVIRONMENT, REMOVES_NOTHING)
