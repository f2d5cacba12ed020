"""A bucket where a whole histogram is named."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.signals import PrometheusDistributionIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        for signal in service.signals:
            source = signal.prometheus
            if isinstance(source, PrometheusDistributionIr) and any(m.label == "le" for m in source.selector.matchers):
                yield RULE.rule.at(
                    value_span(context, service, "signals", signal.name, "distribution", "prometheus", "histogram"),
                    "a histogram is named without a bucket: its count has no `le`, so that nothing would be counted",
                    "leave out `le`: the SLO's `good: {below: ...}` chooses the bucket",
                )


RULE = LintRule(
    Rule(
        code="SLO530",
        name="bucket-in-histogram",
        severity=Severity.ERROR,
        summary="a distribution's histogram has a condition on `le`",
        why=(
            "The compiler reads the histogram's `_count` beside the bucket of the threshold. With `le` in the selector "
            "there is no count at all, or two buckets that exclude each other: an SLO without data, which alerts on "
            "nothing."
        ),
        failing="""\
signals:
  duration:
    unit: seconds
    distribution:
      prometheus: {histogram: 'login_duration_seconds{job="login", le="0.3"}', buckets: [0.1, 0.3, 1]}
slos:
  latency: {objective: 99%, signal: duration, good: {below: 300ms}, runbook: fix-it}
""",
        passing="""\
signals:
  duration:
    unit: seconds
    distribution:
      prometheus: {histogram: 'login_duration_seconds{job="login"}', buckets: [0.1, 0.3, 1]}
slos:
  latency: {objective: 99%, signal: duration, good: {below: 300ms}, runbook: fix-it}
""",
    ),
    check,
)
