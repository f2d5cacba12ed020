"""An anomaly band that Prometheus has no memory for."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.alerts import BandIr
from slocompiler.ir.signals import Store
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts
from slocompiler.values import Duration


def check(context: LintContext) -> Iterator[Diagnostic]:
    retention = context.compilation.organization.prometheus.retention
    if retention is None:
        return
    for _, alert, partition in alerts(context.compilation):
        condition = partition.condition
        if isinstance(condition, BandIr) and alert.store is Store.PROMETHEUS:
            needed = history(condition.season)
            if needed > retention:
                yield RULE.rule.at(
                    partition.span,
                    f"the band of `{alert.name}` needs {needed} of history, and Prometheus keeps {retention}",
                    "raise the retention and `prometheus.retention`, or use a fixed threshold",
                )


def history(season: Duration) -> Duration:
    """What a band reads: three seasons for the expected value, one week of residuals for the spread."""
    return Duration(3 * season.milliseconds + Duration.of(days=7).milliseconds)


RULE = LintRule(
    Rule(
        code="SLO604",
        name="band-needs-history",
        severity=Severity.ERROR,
        summary="an anomaly band needs more history than Prometheus keeps",
        why=(
            "The band compares with the same time one, two and three seasons ago and takes its width from a week "
            "of residuals: four weeks for a weekly rhythm. On a server that keeps 15 days (the default) it never "
            "has a value, and the alert never fires."
        ),
        failing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}}}
prometheus: {retention: 15d}
---
version: slocompiler/v1
service: example
team: shop
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
alerts: {odd: {signal: requests, when: {rate: {deviates: 4}}, for: 10m, severity: P1, runbook: fix-it}}
""",
        passing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}}}
prometheus: {retention: 35d}
---
version: slocompiler/v1
service: example
team: shop
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
alerts: {odd: {signal: requests, when: {rate: {deviates: 4}}, for: 10m, severity: P1, runbook: fix-it}}
""",
    ),
    check,
)
