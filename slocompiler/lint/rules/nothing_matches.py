"""Two vectors of which no two series match."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Binary
from slocompiler.promql.certain_labels import unmatched_labels


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        for node in found.nodes:
            labels = sorted(unmatched_labels(node)) if isinstance(node, Binary) else []
            if isinstance(node, Binary) and labels:
                named = " and ".join(f"`{label}`" for label in labels)
                yield RULE.rule.at(
                    value_span(context, found.service, *found.route),
                    f"no two series of the sides of `{node.op}` match: only one side has {named}{_effect(node)}",
                    f"keep the same labels on both sides, or leave them out of the match: "
                    f"`{node.op} ignoring ({', '.join(labels)})`",
                )


def _effect(node: Binary) -> str:
    return ", so `unless` takes nothing away" if node.op == "unless" else ", so the result is empty, always"


RULE = LintRule(
    Rule(
        code="SLO523",
        name="nothing-matches",
        severity=Severity.ERROR,
        summary="a query joins two vectors whose series never have the same labels",
        why=(
            "Series match when all their labels are equal. `sum by (pod) (a) / sum(b)` divides nothing by nothing: the "
            "result is empty, which is what a healthy service looks like to an alert. Prometheus reports no error."
        ),
        failing="""\
alerts:
  errors:
    promql: sum by (pod) (rate(login_errors_total[5m])) / sum(rate(login_requests_total[5m])) > 0.05
    severity: P1
    runbook: fix-it
""",
        passing="""\
alerts:
  errors:
    promql: sum by (pod) (rate(login_errors_total[5m])) / sum by (pod) (rate(login_requests_total[5m])) > 0.05
    severity: P1
    runbook: fix-it
""",
    ),
    check,
)
