"""A burn-rate policy whose entries contradict each other."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import burn_alerts


def check(context: LintContext) -> Iterator[Diagnostic]:
    for _, _, _, entry in burn_alerts(context.compilation):
        if entry.short >= entry.long:
            yield RULE.rule.at(
                entry.span,
                f"entry `{entry.entry}` looks back {entry.short} in its short window and {entry.long} in its long one",
                "the short window ends the alert soon after recovery: make it about a twelfth of the long one",
            )


RULE = LintRule(
    Rule(
        code="SLO408",
        name="policy-windows",
        severity=Severity.ERROR,
        summary="a short window is not shorter than its long window",
        why=(
            "The short window exists to end an alert soon after the failure ends. If it is as long as the long "
            "window, the alert fires for hours after recovery, and people learn not to believe it."
        ),
        failing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 1h, severity: P1}}}
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
