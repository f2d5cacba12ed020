"""A window that reaches further back than Prometheus keeps samples."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import Calendar, SloIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.lint.walk import slos
from slocompiler.promql import Expr, MatrixSelector, Subquery, VectorSelector, Window
from slocompiler.values import Duration

#: What a calendar window reads: its longest possible length.
_LONGEST = {
    Calendar.WEEK: Duration.of(days=7),
    Calendar.MONTH: Duration.of(days=31),
    Calendar.QUARTER: Duration.of(days=92),
}


def check(context: LintContext) -> Iterator[Diagnostic]:
    retention = context.compilation.organization.prometheus.retention
    if retention is None:
        return
    for _, slo in slos(context.compilation):
        if slo.store is Store.PROMETHEUS and _reach(slo) > retention:
            yield RULE.rule.at(
                slo.window.span,
                f"this window reaches {_reach(slo)} back, and Prometheus keeps {retention}",
                "shorten the window, or raise the retention and `prometheus.retention` in the organization",
            )
    for found in context.queries:
        longest = max((_looks_back(node) for node in found.nodes), default=0)
        if longest > retention.milliseconds:
            yield RULE.rule.at(
                value_span(context, found.service, *found.route),
                f"this query looks {Duration(longest)} back, and Prometheus keeps {retention}",
                "look back less far, or raise the retention and `prometheus.retention` in the organization",
            )


def _looks_back(node: Expr) -> int:
    """Milliseconds that a selector, a range or a subquery reaches into the past."""
    if isinstance(node, VectorSelector):
        return _length(node.offset)
    if isinstance(node, MatrixSelector):
        return _length(node.selector.offset) + _length(node.range)
    return _length(node.offset) + _length(node.range) if isinstance(node, Subquery) else 0


def _length(length: Duration | Window | None) -> int:
    return length.milliseconds if isinstance(length, Duration) else 0


def _reach(slo: SloIr) -> Duration:
    return _LONGEST[slo.window.calendar] if slo.window.calendar else slo.window.length


RULE = LintRule(
    Rule(
        code="SLO404",
        name="retention-too-short",
        severity=Severity.ERROR,
        summary="an SLO window, or a range or an offset in a query, is longer than the retention of Prometheus",
        why=(
            "Samples older than the retention are gone. A budget over 30 days on a server that keeps 15 is a "
            "budget over 15 days that says 30: it recovers twice as fast as it was promised to."
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
prometheus: {retention: 35d}
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
