"""A severity with hours that is told late when they begin."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import organization_key_span
from slocompiler.values import Duration

#: Alertmanager looks at a group again every group_interval: that is how late "09:00" can be.
LATEST = Duration.of(minutes=5)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for severity in context.compilation.organization.severities:
        if severity.active and severity.group_interval > LATEST:
            yield RULE.rule.at(
                organization_key_span(context, "severities", severity.name, "group_interval"),
                f"{severity.name} is notified in `{severity.active}` only, and looked at every "
                f"{severity.group_interval}: the first notification of the day can come that late",
                "set `group_interval: 5m` or less",
            )


RULE = LintRule(
    Rule(
        code="SLO704",
        name="slow-to-wake",
        severity=Severity.WARNING,
        summary="a severity with active hours has a group_interval above 5 minutes",
        why=(
            "When the hours of a severity begin, Alertmanager does not wake up: it sends what is due at the next "
            "group_interval. With 30 minutes there, an alert that fired at night is told at 09:30."
        ),
        failing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true, active: office, group_interval: 30m}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
time_intervals: {office: {weekdays: [monday], from: "09:00", to: "17:00"}}
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
severities: {P1: {urgency: 1, page: true, active: office, group_interval: 5m}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
time_intervals: {office: {weekdays: [monday], from: "09:00", to: "17:00"}}
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
