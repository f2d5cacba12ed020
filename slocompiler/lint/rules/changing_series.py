"""An alert on the largest few, which are others each time."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Aggregation, Binary, Expr, Paren, result_labels
from slocompiler.promql.functions import COMPARISONS, SELECTING_AGGREGATIONS


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        chosen = _chosen(found.expr) if found.alert is not None else None
        if chosen is not None and found.alert is not None and result_labels(chosen.expr) != frozenset():
            yield RULE.rule.at(
                value_span(context, found.service, *found.route),
                f"`{chosen.op}` returns other series from one evaluation to the next: each change ends an alert and "
                "begins another",
                f"leave `{chosen.op}` out: every series over the threshold is an alert, and they are sent as one group",
            )


def _chosen(expr: Expr) -> Aggregation | None:
    """The choice whose series become alerts as they are, compared or not."""
    match expr:
        case Paren(inner):
            return _chosen(inner)
        case Binary(op, lhs) if op in COMPARISONS:
            return _chosen(lhs)
        case Aggregation(op) if op in SELECTING_AGGREGATIONS:
            return expr
        case _:
            return None


RULE = LintRule(
    Rule(
        code="SLO529",
        name="changing-series",
        severity=Severity.WARNING,
        summary="an alert fires on the series that topk or bottomk chooses",
        why=(
            "Which pods are the three worst changes with every evaluation. An alert is one set of labels: it resolves "
            "when its pod becomes the fourth, a new one begins, and with a `for` none of them may live long enough to "
            "fire at all."
        ),
        failing="""\
alerts:
  slow-pods:
    promql: topk(3, sum by (pod) (rate(login_errors_total[5m]))) > 5
    for: 5m
    severity: P2
    runbook: fix-it
""",
        passing="""\
alerts:
  slow-pods:
    promql: sum by (pod) (rate(login_errors_total[5m])) > 5
    for: 5m
    severity: P2
    runbook: fix-it
""",
    ),
    check,
)
