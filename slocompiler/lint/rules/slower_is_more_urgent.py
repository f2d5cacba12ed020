"""A slower burn that is more urgent than a faster one."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import partitions


def check(context: LintContext) -> Iterator[Diagnostic]:
    organization = context.compilation.organization
    for _, _, partition in partitions(context.compilation):
        for faster, slower in zip(partition.burn_alerts, partition.burn_alerts[1:], strict=False):
            if organization.severity(slower.severity).urgency < organization.severity(faster.severity).urgency:
                yield RULE.rule.at(
                    slower.span,
                    f"entry `{slower.entry}` burns slower than `{faster.entry}` and is more urgent "
                    f"({slower.severity} over {faster.severity})",
                    "give the faster burn the more urgent severity",
                )


RULE = LintRule(
    Rule(
        code="SLO409",
        name="slower-is-more-urgent",
        severity=Severity.ERROR,
        summary="a slower entry of a burn-rate policy is more urgent than a faster one",
        why=(
            "The faster the budget goes, the sooner somebody must act. A policy that wakes people for the slow "
            "burn and opens a ticket for the fast one is almost always two lines that changed places."
        ),
        failing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}, P2: {urgency: 2, page: false}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager], P2: [pager]}}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, severity: P2}
    slow: {burn: 6, long: 6h, short: 30m, severity: P1}
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
severities: {P1: {urgency: 1, page: true}, P2: {urgency: 2, page: false}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager], P2: [pager]}}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}
    slow: {burn: 6, long: 6h, short: 30m, severity: P2}
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
