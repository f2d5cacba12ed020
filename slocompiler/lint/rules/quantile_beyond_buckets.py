"""A quantile threshold that the histogram cannot exceed."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.alerts import MeasureKind, ThresholdIr
from slocompiler.ir.signals import PrometheusDistributionIr, Store
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts
from slocompiler.values import print_number


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service, alert, partition in alerts(context.compilation):
        condition = partition.condition
        if not isinstance(condition, ThresholdIr) or condition.measure.kind is not MeasureKind.QUANTILE:
            continue
        source = service.signal(alert.signal).prometheus if alert.signal else None
        if alert.store is not Store.PROMETHEUS or not isinstance(source, PrometheusDistributionIr):
            continue
        if condition.is_above and source.boundaries and condition.value >= source.boundaries[-1]:
            yield RULE.rule.at(
                partition.span,
                f"`{alert.name}` waits for {condition.measure.text} above {condition.text}, and the last bucket of "
                f"`{alert.signal}` ends at {print_number(source.boundaries[-1])}: no quantile is ever larger",
                "lower the threshold, or expose a bucket above it",
            )


RULE = LintRule(
    Rule(
        code="SLO606",
        name="quantile-beyond-buckets",
        severity=Severity.ERROR,
        summary="a quantile is compared with more than the histogram's last boundary",
        why=(
            "histogram_quantile answers with the last finite boundary for everything beyond it. An alert on a "
            "larger number can never fire, even when every request hangs."
        ),
        failing="""\
signals:
  duration:
    unit: seconds
    distribution: {prometheus: {histogram: login_request_duration_seconds, buckets: [0.1, 0.5, 1]}}
alerts:
  slow: {signal: duration, when: {p95: {above: 2s}}, for: 5m, severity: P1, runbook: fix-it}
""",
        passing="""\
signals:
  duration:
    unit: seconds
    distribution: {prometheus: {histogram: login_request_duration_seconds, buckets: [0.1, 0.5, 1]}}
alerts:
  slow: {signal: duration, when: {p95: {above: 500ms}}, for: 5m, severity: P1, runbook: fix-it}
""",
    ),
    check,
)
