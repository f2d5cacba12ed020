"""An absence alert that a restart sets off."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.alerts import AbsenceIr, AlertPartitionIr, RawConditionIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts
from slocompiler.promql import Call, walk
from slocompiler.values import Duration

#: How long a deployment or a moved target may leave a hole: one lookback of Prometheus.
PATIENCE = Duration.of(minutes=5)


def check(context: LintContext) -> Iterator[Diagnostic]:
    scrape = context.compilation.organization.prometheus.scrape_interval
    # Who writes `absent` out may know how long a hole is; that one scrape is missed must be allowed for.
    least = Duration(2 * scrape.milliseconds)
    for _, alert, partition in alerts(context.compilation):
        if (_is_absence(partition) and partition.for_ < PATIENCE) or (
            _asks_for_absence(partition) and partition.for_ < least
        ):
            yield RULE.rule.at(
                partition.span,
                f"`{alert.name}` fires {_when(partition.for_)} when the signal is absent",
                "a deployment or a moved target leaves such a hole: wait `for: 5m` or longer",
            )


def _is_absence(partition: AlertPartitionIr) -> bool:
    return isinstance(partition.condition, AbsenceIr)


def _asks_for_absence(partition: AlertPartitionIr) -> bool:
    """Of the last sample: `absent_over_time` waits by itself."""
    if not isinstance(partition.condition, RawConditionIr):
        return False
    return any(isinstance(node, Call) and node.function == "absent" for node in walk(partition.condition.query.expr))


def _when(wait: Duration) -> str:
    return f"after {wait}" if wait.milliseconds else "at once"


RULE = LintRule(
    Rule(
        code="SLO603",
        name="hasty-absence",
        severity=Severity.WARNING,
        summary="an absence alert waits less than five minutes, or one of your own not even for two scrapes",
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
