"""Silence of groups without saying who is missed."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.alerts import AbsenceIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts


def check(context: LintContext) -> Iterator[Diagnostic]:
    for _, alert, partition in alerts(context.compilation):
        condition = partition.condition
        if isinstance(condition, AbsenceIr) and alert.by and condition.seen_within is None and not condition.declared:
            yield RULE.rule.at(
                partition.span,
                f"`{alert.name}` watches the groups of {', '.join(alert.by)} and does not say which of them to miss",
                "write `absent: {seen_within: 1d}` for every group seen lately, or name the groups under `groups`",
            )


RULE = LintRule(
    Rule(
        code="SLO602",
        name="absence-needs-memory",
        severity=Severity.ERROR,
        summary="an absence alert on a grouped signal has no `seen_within` and no declared groups",
        why=(
            "A series that is gone has no labels left to tell which group it was. Prometheus can only miss a "
            "group that it remembers (`seen_within`) or that the spec names."
        ),
        failing="""\
signals:
  requests:
    by: [region]
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
alerts:
  silent: {signal: requests, when: {absent: {}}, for: 5m, severity: P1, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    by: [region]
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
alerts:
  silent: {signal: requests, when: {absent: {seen_within: 1d}}, for: 5m, severity: P1, runbook: fix-it}
""",
    ),
    check,
)
