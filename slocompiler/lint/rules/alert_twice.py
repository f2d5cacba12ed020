"""Two alerts of a service with one condition."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.alerts import AlertIr, RawConditionIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.promql import without_parens


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        first: dict[object, AlertIr] = {}
        for alert in sorted(service.alerts, key=lambda alert: alert.span):
            other = first.setdefault(_condition(alert), alert)
            if other is not alert:
                yield RULE.rule.at(
                    alert.span,
                    f"`{alert.name}` fires exactly when `{other.name}` does",
                    "keep one of them; `cc` and a severity's receivers tell more people of it, and a later reminder is "
                    "another `for`",
                    (RelatedSpan(other.span, f"`{other.name}` has the same condition"),),
                )


def _condition(alert: AlertIr) -> object:
    """When each partition fires: expressions without their places."""
    partitions = (
        (
            partition.group,
            without_parens(partition.condition.query.expr)
            if isinstance(partition.condition, RawConditionIr)
            else partition.condition,
            partition.for_.milliseconds,
        )
        for partition in alert.partitions
    )
    return (alert.signal, alert.store, alert.excluded, *partitions)


RULE = LintRule(
    Rule(
        code="SLO612",
        name="alert-twice",
        severity=Severity.WARNING,
        summary="two alerts of a service have the same condition and the same `for`",
        why=(
            "One failure makes two notifications, for good. When the limit is raised in one of them, because it woke "
            "somebody for nothing, the other keeps the old one and wakes them again."
        ),
        failing="""\
alerts:
  errors: {signal: requests, when: {bad_ratio: {above: 5%}}, for: 5m, severity: P1, runbook: fix-it}
  failures: {signal: requests, when: {bad_ratio: {above: 5%}}, for: 5m, severity: P2, runbook: fix-it}
""",
        passing="""\
alerts:
  errors: {signal: requests, when: {bad_ratio: {above: 5%}}, for: 5m, severity: P1, runbook: fix-it}
  failures: {signal: requests, when: {bad_ratio: {above: 1%}}, for: 30m, severity: P2, runbook: fix-it}
""",
    ),
    check,
)
