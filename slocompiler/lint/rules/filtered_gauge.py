"""A gauge whose values are missing where they fail a comparison."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.slos import GaugeSli, NoData
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.lint.walk import slos
from slocompiler.promql import Binary, Expr, print_expr, without_parens
from slocompiler.promql.functions import COMPARISONS


def check(context: LintContext) -> Iterator[Diagnostic]:
    filtered = {id(found.signal): found for found in context.queries if found.key == "value" and _is_filter(found.expr)}
    for service, slo in slos(context.compilation) if filtered else ():
        if isinstance(slo.sli, GaugeSli) and slo.no_data is NoData.IGNORE:
            found = filtered.get(id(service.signal(slo.sli.signal)))
            if found is not None:
                bare = without_parens(found.expr)
                assert isinstance(bare, Binary)
                yield RULE.rule.at(
                    value_span(context, service, *found.route),
                    f"a value that is not `{bare.op} {print_expr(bare.rhs)}` is missing here, and time without one "
                    "does not count",
                    f"leave the comparison out, `good` of the SLO makes it; or write `{bare.op} bool` for 1 and 0",
                    (RelatedSpan(slo.span, f"`{slo.name}` judges the value"),),
                )


def _is_filter(expr: Expr) -> bool:
    bare = without_parens(expr)
    return isinstance(bare, Binary) and bare.op in COMPARISONS and not bare.return_bool


RULE = LintRule(
    Rule(
        code="SLO413",
        name="filtered-gauge",
        severity=Severity.WARNING,
        summary="an SLO judges a gauge whose query drops values by a comparison",
        why=(
            "PromQL's `x < 100` is no answer but a filter: while x is 200 there is no series. To an SLO that ignores "
            "missing data the worst hours never happened."
        ),
        failing="""\
signals:
  queue:
    unit: count
    gauge: {prometheus: {value: 'max(login_queue_length{job="login"}) < 100'}}
slos:
  short-queue: {objective: 99%, signal: queue, good: {below: 50}, runbook: fix-it}
""",
        passing="""\
signals:
  queue:
    unit: count
    gauge: {prometheus: {value: 'max(login_queue_length{job="login"})'}}
slos:
  short-queue: {objective: 99%, signal: queue, good: {below: 50}, runbook: fix-it}
""",
    ),
    check,
)
