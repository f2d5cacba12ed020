"""A quantile that is none."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Aggregation, Call, Expr, NumberLiteral

_FUNCTIONS = ("histogram_quantile", "quantile_over_time")


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        for node in found.nodes:
            number = _quantile(node)
            if number is not None and not 0 <= number.value <= 1:
                yield RULE.rule.at(
                    value_span(context, found.service, *found.route),
                    f"there is no quantile {number.text}: the result is infinite, whatever was measured",
                    "write a share: 0.95 for the 95th percentile",
                )


def _quantile(node: Expr) -> NumberLiteral | None:
    if isinstance(node, Call) and node.function in _FUNCTIONS:
        return node.args[0] if isinstance(node.args[0], NumberLiteral) else None
    if isinstance(node, Aggregation) and node.op == "quantile":
        return node.param if isinstance(node.param, NumberLiteral) else None
    return None


RULE = LintRule(
    Rule(
        code="SLO531",
        name="quantile-in-percent",
        severity=Severity.ERROR,
        summary="a quantile is not between 0 and 1",
        why=(
            "PromQL answers a quantile of 95 with +Inf, and one below 0 with -Inf. The alert above a limit always "
            "fires, and the one below it never does; a graph shows an empty panel."
        ),
        failing="""\
alerts:
  slow:
    promql: histogram_quantile(95, sum by (le) (rate(login_duration_seconds_bucket[5m]))) > 0.5
    severity: P1
    runbook: fix-it
""",
        passing="""\
alerts:
  slow:
    promql: histogram_quantile(0.95, sum by (le) (rate(login_duration_seconds_bucket[5m]))) > 0.5
    severity: P1
    runbook: fix-it
""",
    ),
    check,
)
