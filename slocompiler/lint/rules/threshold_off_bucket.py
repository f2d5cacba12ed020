"""A latency SLO whose threshold is no bucket boundary."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.signals import PrometheusDistributionIr, Store
from slocompiler.ir.slos import DistributionSli, TimesliceSli
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.lint.walk import signal_of, slos
from slocompiler.values import print_number


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service, slo in slos(context.compilation):
        sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
        signal = signal_of(service, slo)
        if not isinstance(sli, DistributionSli) or signal is None or slo.store is not Store.PROMETHEUS:
            continue
        source, threshold = signal.prometheus, sli.below if sli.below is not None else sli.above
        if not isinstance(source, PrometheusDistributionIr) or source.boundaries is None or threshold is None:
            continue
        if threshold not in source.boundaries:
            yield RULE.rule.at(
                value_span(context, service, "slos", slo.name, "good", "below" if sli.below is not None else "above"),
                f"{print_number(threshold)} {signal.unit} is no bucket boundary of `{signal.name}`, "
                "so no query can count what lies under it",
                _help(threshold, source.boundaries),
                (RelatedSpan(source.span, "its buckets are stated here"),),
            )


def _help(threshold: Decimal, boundaries: tuple[Decimal, ...]) -> str:
    nearest = sorted(boundaries, key=lambda boundary: abs(boundary - threshold))[:2]
    return (
        f"use a boundary ({' or '.join(print_number(b) for b in sorted(nearest))}), or expose a bucket at the threshold"
    )


RULE = LintRule(
    Rule(
        code="SLO401",
        name="threshold-off-bucket",
        severity=Severity.ERROR,
        summary="the threshold of a latency SLO is not a bucket boundary",
        why=(
            "A classic histogram counts what lies under each of its boundaries and nothing between them. A rule that "
            "asks for another number selects a series that does not exist: the SLO has no data or, from a careless "
            "generator, no failures for ever."
        ),
        failing="""\
signals:
  duration:
    unit: seconds
    distribution: {prometheus: {histogram: login_request_duration_seconds, buckets: [0.1, 0.25, 0.5]}}
slos:
  latency: {objective: 99%, signal: duration, good: {below: 200ms}, runbook: fix-it}
""",
        passing="""\
signals:
  duration:
    unit: seconds
    distribution: {prometheus: {histogram: login_request_duration_seconds, buckets: [0.1, 0.25, 0.5]}}
slos:
  latency: {objective: 99%, signal: duration, good: {below: 250ms}, runbook: fix-it}
""",
    ),
    check,
)
