"""An absence alert that a restart sets off."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.alerts import AbsenceIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts
from slocompiler.values import Duration

#: How long a deployment or a moved target may leave a hole: one lookback of Prometheus.
PATIENCE = Duration.of(minutes=5)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for _, alert, partition in alerts(context.compilation):
        if isinstance(partition.condition, AbsenceIr) and partition.for_ < PATIENCE:
            yield RULE.rule.at(
                partition.span,
                f"`{alert.name}` fires {_when(partition.for_)} when the signal is absent",
                "a deployment or a moved target leaves such a hole: wait `for: 5m` or longer",
            )


def _when(wait: Duration) -> str:
    return f"after {wait}" if wait.milliseconds else "at once"


RULE = LintRule(
    Rule(
        code="SLO603",
        name="hasty-absence",
        severity=Severity.WARNING,
        summary="an absence alert waits less than five minutes",
        why=(
            "Targets come and go with every deployment, and a counter needs two scrapes to have a rate. An "
            "absence alert that does not wait fires on each of these."
        ),
        failing="""\
alerts:
  silent: {signal: requests, when: {absent: {}}, severity: P1, runbook: fix-it}
""",
        passing="""\
alerts:
  silent: {signal: requests, when: {absent: {}}, for: 5m, severity: P1, runbook: fix-it}
""",
    ),
    check,
)
