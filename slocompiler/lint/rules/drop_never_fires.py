"""A traffic drop whose baseline the traffic never reaches."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.alerts import ChangeIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts
from slocompiler.values import print_fraction


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service, alert, partition in alerts(context.compilation):
        condition = partition.condition
        if not isinstance(condition, ChangeIr) or not condition.is_drop or not condition.min_baseline or alert.by:
            continue
        traffic = service.signal(alert.signal).traffic if alert.signal else None
        if traffic and traffic.mean.per_second * 300 <= condition.min_baseline:
            yield RULE.rule.at(
                partition.span,
                f"`{alert.name}` needs a baseline of {condition.min_baseline} events in 5 minutes, and {traffic.mean} "
                f"brings {print_fraction(traffic.mean.per_second * 300, 3)}",
                "watch for silence instead (`absent`), or for failures; a drop of so few events is chance",
            )


RULE = LintRule(
    Rule(
        code="SLO605",
        name="drop-never-fires",
        severity=Severity.ERROR,
        summary="the baseline that a drop needs is above the stated mean traffic",
        why=(
            "Few events halve by chance: ten in five minutes give a hundred false alarms a week. A drop alert "
            "therefore waits for a baseline, and on a signal that never reaches it the alert can never fire."
        ),
        failing="""\
signals:
  requests:
    traffic: 6/m
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
alerts:
  drop: {signal: requests, when: {rate: {drops: 50%}}, for: 2m, severity: P1, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    traffic: 6/s
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
alerts:
  drop: {signal: requests, when: {rate: {drops: 50%}}, for: 2m, severity: P1, runbook: fix-it}
""",
    ),
    check,
)
