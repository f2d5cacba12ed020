"""A function over the wrong kind of metric."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.alerts import RawConditionIr
from slocompiler.ir.signals import QueryIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts, signal_queries
from slocompiler.promql import range_misuses


def check(context: LintContext) -> Iterator[Diagnostic]:
    for query in _queries(context):
        for misuse in range_misuses(query.expr):
            yield RULE.rule.at(query.span, misuse.message, misuse.help)


def _queries(context: LintContext) -> Iterator[QueryIr]:
    for service in context.compilation.services:
        for signal in service.signals:
            yield from signal_queries(signal)
    for _, _, partition in alerts(context.compilation):
        if isinstance(partition.condition, RawConditionIr):
            yield partition.condition.query


RULE = LintRule(
    Rule(
        code="SLO511",
        name="range-misuse",
        severity=Severity.ERROR,
        summary="a query applies rate to a gauge, or a gauge function to a counter",
        why=(
            "rate treats every decrease as a counter reset: over a gauge it invents traffic from every dip. deriv "
            "and delta over a counter see each restart as a fall. Both give plausible numbers that are wrong."
        ),
        failing="""\
alerts:
  memory:
    promql: rate(process_resident_memory_bytes{job="example"}[5m]) > 1e6
    severity: P2
    runbook: fix-it
""",
        passing="""\
alerts:
  memory:
    promql: deriv(process_resident_memory_bytes{job="example"}[5m]) > 1e6
    severity: P2
    runbook: fix-it
""",
    ),
    check,
)
